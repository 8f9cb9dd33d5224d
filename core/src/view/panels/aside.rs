//! The rows set aside, file by file: why, where, and, when the reader asks for them, what stands in them.

use super::Place;
use crate::node::{Element, Node, el};
use crate::records::{FileAccount, SetAside, hint, reason};
use crate::report::Report;
use crate::view::header::reasons;
use crate::view::shell::{fold, remark};
use crate::view::{
    cell::{self, Cell},
    twin, words,
};

/// Rows shown of each reason.
const SHOWN: usize = 5;
/// Ranges of lines that are listed.
const RANGES: usize = 60;
/// Columns, and characters of a cell, that are shown: the download has them all.
const COLUMNS: usize = 12;
const CHARACTERS: usize = 60;

/// What can be opened below the files.
pub(super) fn aside(report: &Report, at: &Place<'_>) -> Element {
    let mut inside = vec![reasons(report)];
    // A saved page never holds a row.
    if at.interactive {
        match &at.choices.account {
            Some(files) => inside.extend(
                files
                    .iter()
                    .enumerate()
                    .flat_map(|(nth, file)| account(nth, file, !at.settings.masks_rows())),
            ),
            None => inside.push(
                remark(
                    "The rows themselves are not kept; to show them the files are read once more.",
                )
                .into(),
            ),
        }
        let mut buttons = el("p").class("rg-row");
        if at.choices.account.is_none() {
            buttons = buttons.child(button("recall", "", "Show these rows"));
        }
        inside.push(
            buttons
                .child(button("export", "set-aside", "Save these rows as CSV"))
                .into(),
        );
    }
    fold("reasons", "Rows set aside, and why", inside)
}

fn button(name: &str, value: &str, label: &str) -> Element {
    el("button")
        .class("rg-button")
        .attr("type", "button")
        .attr("data-rg", name)
        .attr("value", value)
        .text(words::say(label))
}

/// One file: each reason with all its lines, then a few rows of each.
fn account(nth: usize, file: &FileAccount, cells: bool) -> Vec<Node> {
    let mut codes: Vec<(&'static str, Vec<&SetAside>)> = Vec::new();
    for row in &file.rows {
        match codes.iter_mut().find(|known| known.0 == row.code) {
            Some((_, rows)) => rows.push(row),
            None => codes.push((row.code, vec![row])),
        }
    }
    let overview: Vec<Vec<Cell>> = codes
        .iter()
        .map(|(code, rows)| {
            vec![
                (*code).to_owned().into(),
                words::say(reason(code)).into(),
                words::say(hint(code)).into(),
                cell::count(Some(rows.len() as u64)),
                cell::of(
                    rows.first().map(|row| crate::view::cells::real(row.line)),
                    lines(rows),
                ),
            ]
        })
        .collect();
    let mut out: Vec<Node> = vec![
        twin::table(
            &words::fill("Rows set aside of {file}", &[("file", &file.name)]),
            &[
                ("Code", false),
                ("Why", false),
                ("What to do", false),
                ("Rows", true),
                ("Lines", false),
            ],
            &overview,
        )
        .into(),
    ];
    if cells {
        let shown: Vec<Vec<Cell>> = codes
            .iter()
            .flat_map(|(_, rows)| rows.iter().take(SHOWN))
            .map(|row| {
                let mut line = vec![cell::count(Some(row.line)), row.code.into()];
                line.extend(
                    row.cells
                        .iter()
                        .take(COLUMNS)
                        .map(|cell| short(cell).into()),
                );
                line.resize(2 + file.headers.len().min(COLUMNS), String::new().into());
                line
            })
            .collect();
        let heads: Vec<(&str, bool)> = [("Line", true), ("Code", false)]
            .into_iter()
            .chain(
                file.headers
                    .iter()
                    .take(COLUMNS)
                    .map(|header| (header.as_str(), false)),
            )
            .collect();
        let title = words::fill(
            "The first rows of each reason, {file}",
            &[("file", &file.name)],
        );
        out.push(
            fold(
                &format!("aside-{nth}"),
                &title,
                [twin::table(&title, &heads, &shown).into()],
            )
            .into(),
        );
    }
    out
}

/// The lines of these rows as ranges: "2–5, 9".
fn lines(rows: &[&SetAside]) -> String {
    let mut ranges: Vec<(u64, u64)> = Vec::new();
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if row.line <= *last + 1 => *last = (*last).max(row.line),
            _ => ranges.push((row.line, row.line)),
        }
    }
    let listed: Vec<String> = ranges
        .iter()
        .take(RANGES)
        .map(|&(first, last)| {
            if first == last {
                words::count(first)
            } else {
                format!("{}–{}", words::count(first), words::count(last))
            }
        })
        .collect();
    let rest = if ranges.len() > RANGES { " …" } else { "" };
    format!("{}{rest}", listed.join(", "))
}

/// The beginning of a cell.
fn short(cell: &str) -> String {
    match cell.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", &cell[..end]),
        None => cell.to_owned(),
    }
}
