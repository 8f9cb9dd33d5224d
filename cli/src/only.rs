//! `--only`: a few figures of the report instead of all, and their tables as text.

use std::fmt::Write as _;

use reality_gap_core::metrics::catalogue;
use reality_gap_core::records::nearest;
use reality_gap_core::report::{
    About, Group, Report, Table, Value, decimals, table_to_csv, to_csv,
};
use reality_gap_core::view::words;
use reality_gap_core::words::{fill, say};

use crate::arguments::Format;
use crate::{Failure, text};

/// Fails where a figure is none, or where the format is not made of figures.
pub(crate) fn check(ids: &[String], format: Format) -> Result<(), Failure> {
    if matches!(format, Format::Html | Format::Worklist) && !ids.is_empty() {
        return Err(Failure::Usage(
            "--only: expected --format text, csv or json beside it".to_owned(),
        ));
    }
    let known: Vec<String> = catalogue().iter().map(|e| e.id.to_owned()).collect();
    match ids.iter().find(|id| !known.contains(id)) {
        None => Ok(()),
        Some(wrong) => {
            let near = nearest(known.iter(), wrong).map_or("", String::as_str);
            Err(Failure::Usage(format!(
                "--only: expected the id of a figure such as {near}, found `{wrong}`"
            )))
        }
    }
}

/// Takes everything out of the lists of the report that is not about these figures.
pub(crate) fn keep(report: &mut Report, ids: &[String]) {
    let wanted = |id: &str| ids.iter().any(|own| own == id);
    report.estimates.retain(|e| wanted(e.id));
    report.distributions.retain(|d| wanted(d.id));
    report.tables.retain(|t| wanted(t.id));
    report.findings.clear();
    if !wanted("worklist") {
        report.worklist.clear();
    }
}

/// These figures as CSV: the rows of the estimates and distributions, and one block a table after an empty line.
pub(crate) fn csv(report: &Report, about: &About) -> String {
    let mut blocks: Vec<String> = report.tables.iter().map(table_to_csv).collect();
    if blocks.is_empty() || !(report.estimates.is_empty() && report.distributions.is_empty()) {
        blocks.insert(0, to_csv(report, about));
    }
    blocks.join("\r\n")
}

/// These figures as lines of text, groups too.
pub(crate) fn lines(report: &Report, ids: &[String]) -> String {
    let mut out = String::new();
    text::head(&mut out, report);
    out.push('\n');
    for e in &report.estimates {
        about(&mut out, &e.group);
        text::line(&mut out, e);
    }
    for d in &report.distributions {
        about(&mut out, &d.group);
        text::times(&mut out, d);
    }
    for id in ids {
        // Without opening hours the figures in open minutes are not in the report at all.
        let shown = report.estimates.iter().map(|e| e.id);
        let shown = shown.chain(report.distributions.iter().map(|d| d.id));
        if shown
            .chain(report.tables.iter().map(|t| t.id))
            .all(|other| other != id)
        {
            let _ = writeln!(out, "{id:<26} {}", say("not known: add opening hours"));
        }
    }
    for t in &report.tables {
        out.push('\n');
        about(&mut out, &t.group);
        table(&mut out, t);
    }
    out
}

/// `dealer Northgate Cars: `; nothing for the whole selection.
fn about(out: &mut String, group: &Group) {
    for (field, value) in group {
        // Writing into a string has no way to fail.
        let _ = write!(
            out,
            "{field} {}: ",
            value.clone().unwrap_or_else(|| say("(blank)"))
        );
    }
}

/// A table: id, header, rows; words to the left, figures to the right.
fn table(out: &mut String, table: &Table) {
    let _ = match &table.why {
        Some(why) if table.rows.is_empty() => writeln!(
            out,
            "{:<26} {}",
            table.id,
            fill("not known: {why}", &[("why", &why.spoken())])
        ),
        Some(why) => writeln!(out, "{:<26} {}", table.id, why.spoken()),
        None if table.rows.is_empty() => writeln!(out, "{:<26} {}", table.id, say("no rows")),
        None => writeln!(out, "{}", table.id),
    };
    let mut rows = vec![
        table
            .columns
            .iter()
            .map(|c| c.id.to_owned())
            .collect::<Vec<_>>(),
    ];
    for row in &table.rows {
        let cells = row.iter().zip(&table.columns);
        rows.push(cells.map(|(value, c)| cell(value, c.unit)).collect());
    }
    if table.rows.is_empty() {
        return;
    }
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|at| {
            let cells = rows.iter().filter_map(|row| row.get(at));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        })
        .collect();
    for row in rows {
        let mut line = String::new();
        for ((cell, column), &width) in row.iter().zip(&table.columns).zip(&widths) {
            let _ = if column.unit == "name" {
                write!(line, "  {cell:<width$}")
            } else {
                write!(line, "  {cell:>width$}")
            };
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

/// A cell as people read it; `-` is not known.
fn cell(value: &Value, unit: &str) -> String {
    match (value, unit) {
        (Value::Unknown, _) => "-".to_owned(),
        (Value::Text(text), _) => text.clone(),
        (Value::Number(share), "share") => words::share(*share),
        (Value::Number(points), "points") => words::points(*points),
        (Value::Number(ms), "ms") => format!("{} s", decimals(*ms / 1_000.0, 0)),
        (Value::Number(number), _) => decimals(*number, 3),
        (Value::Count(count), _) => count.to_string(),
    }
}
