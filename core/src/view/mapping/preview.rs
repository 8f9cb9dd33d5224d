//! The first lines of a file as they were read.

use crate::node::{Element, el};
use crate::records::{Columns, FirstLine, Glimpse};
use crate::view::words::{fill, say};

/// Rows below the header that are shown; further ones give samples.
const ROWS: usize = 8;

/// The table of first lines; none where there are none.
pub(super) fn preview(file: &Columns) -> Option<Element> {
    let width = file.shown.iter().map(|line| line.cells.len()).max()?;
    let mut below = 0;
    let rows = file.shown.iter().filter(|line| {
        below += usize::from(line.what == Glimpse::Row);
        below <= ROWS
    });
    let rows: Vec<Element> = rows.map(|line| row(line, width)).collect();
    let caption = fill(
        "The first lines of {file} as they were read",
        &[("file", &file.file)],
    );
    Some(
        el("div")
            .key("preview")
            .class("rg-scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", caption.as_str())
            .child(
                el("table")
                    .class("rg-preview")
                    .child(el("caption").text(caption))
                    .child(el("tbody").children(rows)),
            ),
    )
}

fn row(line: &FirstLine, width: usize) -> Element {
    let (class, what) = match (line.what, line.aside) {
        (Glimpse::Above, _) => ("rg-above", say("skipped")),
        (Glimpse::Header, _) => ("rg-heads", say("header")),
        (Glimpse::Row, Some(code)) => ("rg-aside", fill("set aside {code}", &[("code", code)])),
        (Glimpse::Row, None) => ("", String::new()),
    };
    let tag = if line.what == Glimpse::Header {
        "th"
    } else {
        "td"
    };
    if line.what == Glimpse::Above {
        let cell = el("td")
            .attr("colspan", width.to_string())
            .text(filled(line).join(" · "));
        return tr(line, class, what).child(cell);
    }
    let cells = (0..width).map(|at| {
        let cell = el(tag).text(line.cells.get(at).map_or("", String::as_str));
        if tag == "th" {
            cell.attr("scope", "col")
        } else {
            cell
        }
    });
    tr(line, class, what).children(cells)
}

/// The row with its line, and what became of it.
fn tr(line: &FirstLine, class: &'static str, what: String) -> Element {
    let mut first = el("th").attr("scope", "row").child(line.line.to_string());
    if !what.is_empty() {
        first = first.child(el("span").text(what));
    }
    el("tr")
        .key(line.line.to_string())
        .class(class)
        .child(first)
}

/// Cells that hold something.
fn filled(line: &FirstLine) -> Vec<&str> {
    let cells = line.cells.iter().map(|cell| cell.trim());
    cells.filter(|cell| !cell.is_empty()).collect()
}

/// Lines that could be the header: number and words.
pub(super) fn lines(file: &Columns) -> Vec<(String, String)> {
    file.shown
        .iter()
        .map(|line| {
            let number = line.line.to_string();
            let cells: String = filled(line).join(" · ").chars().take(40).collect();
            let words = format!("{}: {cells}", fill("line {n}", &[("n", &number)]));
            (number, words)
        })
        .collect()
}

/// The line of the header.
pub(super) fn header(file: &Columns) -> Option<u64> {
    let header = file.shown.iter().find(|line| line.what == Glimpse::Header);
    header.map(|line| line.line)
}

/// Values of a column, each once, as far as they are shown.
pub(super) fn samples(file: &Columns, column: usize) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for line in file.shown.iter().filter(|line| line.what == Glimpse::Row) {
        let cell = line.cells.get(column).map_or("", |cell| cell.trim());
        if !cell.is_empty() && !out.contains(&cell) && out.len() < 3 {
            out.push(cell);
        }
    }
    out
}
