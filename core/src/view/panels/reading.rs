//! How it was read: files, columns, decisions, and every row that was set aside.

use super::Place;
use crate::diagnostic::Tally;
use crate::node::{Element, el};
use crate::records::{FileReading, Kind};
use crate::report::Report;
use crate::view::mapping;
use crate::view::shell::{fold, lead, panel, remark};
use crate::view::templates::templates;
use crate::view::{
    cell::{self, Cell},
    twin, words,
};

/// The panel.
pub(in crate::view) fn reading(report: &Report, at: &Place<'_>) -> Element {
    let files = &report.input.files;
    let read: u64 = files.iter().map(|f| f.rows_read).sum();
    let counted: u64 = files.iter().map(|f| f.rows_counted).sum();
    let aside: u64 = files.iter().map(|f| f.rows_set_aside).sum();
    let sentence = words::plural(
        read,
        "{n} row read = {counted} counted + {aside} set aside. No row is lost.",
        "{n} rows read = {counted} counted + {aside} set aside. No row is lost.",
        &[
            ("counted", &words::count(counted)),
            ("aside", &words::count(aside)),
        ],
    );
    let mut card = panel("reading", "rg-full", "How it was read")
        .child(lead(sentence))
        .child(overview(files));
    if aside > 0 {
        card = card.child(super::aside::aside(report, at));
    }
    let several = files.len() > 1;
    for (i, file) in files.iter().enumerate() {
        card = card.children(about(i, file, several));
    }
    let columns = &at.choices.columns;
    if at.interactive && !columns.is_empty() {
        card = card.child(mapping::way(aside));
    } else {
        card = card.children(columns.iter().enumerate().map(|(i, c)| {
            let title = if several {
                words::fill("Columns of {file}", &[("file", &c.file)])
            } else {
                words::say("Columns")
            };
            fold(&format!("columns-{i}"), &title, [mapping::table(c).into()])
        }));
    }
    if at.interactive {
        card = card.child(fold("templates", "Templates", [templates().into()]));
    }
    card.child(remark(words::fill(
        "{generator} · settings {settings} · data {data} · schema {schema}",
        &[
            ("generator", &report.generator),
            ("settings", &report.config_hash),
            ("data", &report.data_hash),
            ("schema", &report.schema.to_string()),
        ],
    )))
}

fn overview(files: &[FileReading]) -> Element {
    let rows: Vec<Vec<Cell>> = files
        .iter()
        .map(|f| {
            vec![
                f.name.clone().into(),
                match f.profile {
                    Some(profile) => format!("{} ({profile})", kind(f.kind)),
                    None => kind(f.kind),
                }
                .into(),
                words::say(&f.encoding).into(),
                delimiter(f.delimiter).into(),
                f.line_ending.to_owned().into(),
                cell::count(Some(f.rows_read)),
                cell::count(Some(f.rows_counted)),
                cell::count(Some(f.rows_set_aside)),
            ]
        })
        .collect();
    twin::table(
        "Files",
        &[
            ("File", false),
            ("Rows are", false),
            ("Encoding", false),
            ("Between cells", false),
            ("Line ends", false),
            ("Rows read", true),
            ("Counted", true),
            ("Set aside", true),
        ],
        &rows,
    )
}

/// What else was noticed in a file.
fn about(at: usize, file: &FileReading, several: bool) -> Vec<Element> {
    let title = |title: &str| {
        let title = words::say(title);
        if several {
            format!("{title}, {}", file.name)
        } else {
            title
        }
    };
    let mut out = Vec::new();
    if !file.notes.is_empty() {
        let list = el("ul").children(file.notes.iter().map(|n| {
            el("li")
                .child(el("strong").text(n.header.as_str()))
                .text(format!(": {}", n.text))
        }));
        out.push(fold(
            &format!("notes-{at}"),
            &title("Decisions about columns"),
            [list.into()],
        ));
    }
    if !file.flags.is_empty() {
        let list = el("ul").children(file.flags.iter().map(flag));
        out.push(fold(
            &format!("flags-{at}"),
            &title("Counted, but odd"),
            [list.into()],
        ));
    }
    if !file.unused.is_empty() {
        let list = el("p").text(file.unused.join(", "));
        out.push(fold(
            &format!("unused-{at}"),
            &title("Columns not used; their cells were not kept"),
            [list.into()],
        ));
    }
    out
}

fn flag(tally: &Tally) -> Element {
    let lines: Vec<String> = tally.first_lines.iter().map(|&l| words::count(l)).collect();
    let lines = if lines.is_empty() {
        String::new()
    } else {
        format!(
            " {}",
            words::fill("(first lines: {lines})", &[("lines", &lines.join(", "))])
        )
    };
    el("li").child(el("code").text(tally.code)).text(format!(
        " {}: {}{lines}",
        words::plural(tally.count, "{n} row", "{n} rows", &[]),
        tally.message.spoken()
    ))
}

// words: leads | touches | calls | tasks | appointments | surveys | expectations
fn kind(kind: Kind) -> String {
    words::say(match kind {
        Kind::Wide => "touches with their leads",
        other => other.name(),
    })
}

fn delimiter(c: char) -> String {
    words::say(match c {
        ',' => words::msg("comma"),
        ';' => words::msg("semicolon"),
        '\t' => words::msg("tab"),
        '|' => words::msg("bar"),
        other => return other.to_string(),
    })
}
