//! What the values of a column mean, with a native select to say otherwise: those that were not understood first.
//!
//! The select is `data-rg="value"`. Its `data-rg-field` is a key of `Settings::values`: the field's name where there is
//! one file, with the kind before it where there are several. Its value is the value as written, a tab and the name of
//! the meaning; without a name the value means again what was recognised.

use super::shell::fold;
use super::words;
use crate::node::{Element, el};
use crate::records::{ColumnValues, Columns, Kind, ValueFound};

/// The values of one file's columns; `None` where no column has a vocabulary, or nothing can be chosen.
pub(super) fn section(at: usize, columns: &Columns, several: bool) -> Option<Element> {
    let of_file: Vec<&ColumnValues> = columns
        .values
        .iter()
        .filter(|column| !column.values.is_empty())
        .collect();
    if of_file.is_empty() {
        return None;
    }
    let unknown: u64 = of_file.iter().map(|column| column.unknown).sum();
    let mut title = match unknown {
        0 => words::say("What the values mean"),
        _ => words::plural(
            unknown,
            "One value not understood",
            "{n} values not understood",
            &[],
        ),
    };
    if several {
        title = format!("{title}, {}", columns.file);
    }
    let tables = of_file
        .into_iter()
        .map(|column| table(column, columns.kind, several).into());
    let folded = fold(&format!("values-{at}"), &title, tables);
    Some(if unknown > 0 {
        folded.attr("open", "")
    } else {
        folded
    })
}

fn table(column: &ColumnValues, kind: Option<Kind>, several: bool) -> Element {
    let bare = column.field.rsplit('.').next().unwrap_or(column.field);
    let key = match kind {
        Some(kind) if several => format!("{}.{bare}", kind.name()),
        _ => bare.to_owned(),
    };
    let head = |class: &str, text: &str| {
        el("th")
            .attr("scope", "col")
            .class(class)
            .text(words::say(text))
    };
    let rows = column.values.iter().map(|found| {
        el("tr")
            .key(found.value.as_str())
            .child(
                el("th")
                    .attr("scope", "row")
                    .class("rg-name")
                    .text(found.value.as_str()),
            )
            .child(el("td").class("rg-fig").text(words::count(found.count)))
            .child(el("td").child(select(column, found, &key)))
    });
    let caption = if column.unlisted > 0 {
        words::fill(
            "Values of “{header}”; {n} more are not listed",
            &[
                ("header", &column.header),
                ("n", &words::count(column.unlisted)),
            ],
        )
    } else {
        words::fill("Values of “{header}”", &[("header", &column.header)])
    };
    el("div")
        .key(format!("{}-{}", column.field, column.header))
        .class("rg-scroll")
        .child(
            el("table")
                .class("rg-mapping")
                .child(el("caption").text(caption))
                .child(
                    el("thead").child(
                        el("tr")
                            .child(head("rg-name", "Value"))
                            .child(head("rg-fig", "Rows"))
                            .child(head("rg-name", "What it means")),
                    ),
                )
                .child(el("tbody").children(rows)),
        )
}

fn select(column: &ColumnValues, found: &ValueFound, key: &str) -> Element {
    let option = |name: &str, label: &str, chosen: bool| {
        let option = el("option")
            .attr("value", format!("{}\t{name}", found.value))
            .text(words::say(label));
        if chosen {
            option.attr("selected", "")
        } else {
            option
        }
    };
    let recognised = match found.meaning {
        _ if found.told => words::msg("as recognised"),
        None => "not understood",
        Some("") => "understood otherwise",
        Some(_) => words::msg("as recognised"),
    };
    let is = |name: &str| found.meaning == Some(name);
    // What was recognised is shown as such; only another choice is told.
    let meanings = column
        .meanings
        .iter()
        .chain(&[("unknown", "tells nothing")]);
    el("select")
        .attr("data-rg", "value")
        .attr("data-rg-field", key)
        .attr(
            "aria-label",
            words::fill("What “{value}” means", &[("value", &found.value)]),
        )
        .child(option(
            "",
            recognised,
            found.meaning.is_none_or(str::is_empty),
        ))
        .children(meanings.map(|&(name, label)| option(name, label, is(name))))
}
