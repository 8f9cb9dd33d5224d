//! The table that says the same as a chart: real table, caption, header cells with scope.

use super::cell::Cell;
use super::words::say;
use crate::node::{Element, el};

/// Column headings; the flag says that a column holds figures.
pub(super) type Heads<'a> = &'a [(&'a str, bool)];

/// A table whose first column names the rows.
pub(super) fn table(caption: &str, heads: Heads<'_>, rows: &[Vec<Cell>]) -> Element {
    let figure = |figure: bool| if figure { "rg-fig" } else { "rg-name" };
    // A corner that heads nothing is no header.
    let header = el("tr").children(heads.iter().map(|&(head, f)| {
        let cell = if head.is_empty() {
            el("td")
        } else {
            el("th").attr("scope", "col")
        };
        cell.class(figure(f)).text(say(head))
    }));
    let body = rows.iter().map(|cells| {
        el("tr").children(
            cells
                .iter()
                .zip(heads)
                .enumerate()
                .map(|(at, (cell, &(_, f)))| {
                    let cell_el = if at == 0 {
                        el("th").attr("scope", "row")
                    } else {
                        el("td")
                    };
                    let mut cell_el = cell_el.class(figure(f)).text(cell.text.as_str());
                    cell_el.rank = cell.rank;
                    cell_el
                }),
        )
    });
    let caption = say(caption);
    el("div")
        .class("rg-scroll")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", caption.as_str())
        .child(
            el("table")
                .attr("part", "table")
                .child(el("caption").text(caption))
                .child(el("thead").child(header))
                .child(el("tbody").children(body)),
        )
}
