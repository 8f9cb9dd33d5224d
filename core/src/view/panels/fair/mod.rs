//! Dealers and people compared fairly: by what chance alone would do, by what is usual, by the mix of leads, over time.

mod funnel;
mod mix;
mod ranking;
mod targets;
mod trend;

pub(in crate::view) use funnel::funnel;
pub(in crate::view) use mix::mix;
pub(in crate::view) use ranking::{people, ranking};
pub(in crate::view) use targets::fair_targets;
pub(in crate::view) use trend::trend;

use crate::report::{Report, Table};
use crate::view::cells::{Row, rows};
use crate::view::shell::FEW;
use crate::view::words;

/// The most units a chart has room for.
const DRAWN: usize = 24;

/// The row of the table `comparison` about dealers or people.
fn about<'a>(report: &'a Report, kind: &str) -> Option<Row<'a>> {
    rows(report.table("comparison")).find(|row| row.text("units_of") == kind)
}

/// One of two messages: the expectation is about leads called, or about leads reached by phone.
fn deed(report: &Report, called: &'static str, reached: &'static str) -> &'static str {
    match report.estimate("reality_gap").and_then(|e| e.basis) {
        Some("contact") => reached,
        _ => called,
    }
}

/// What a ring is.
fn ring(report: &Report) -> String {
    words::say(deed(
        report,
        "Ring: called as counted.",
        "Ring: reached by phone as counted.",
    ))
}

/// `2.0`, and at least two digits where it is less than 0.1.
fn few(value: f64) -> String {
    words::decimals(value, if value < 0.1 { 2 } else { 1 })
}

/// True where the table is missing, or has nothing to say because the selection holds fewer than two units.
fn alone(report: &Report, table: &str) -> bool {
    report.table(table).is_none_or(|table| {
        table.rows.is_empty()
            && table
                .why
                .as_ref()
                .is_none_or(|why| why.message().starts_with("fewer than two"))
    })
}

/// The rows whose rate may be shown.
fn shown(table: Option<&Table>) -> Vec<Row<'_>> {
    rows(table)
        .filter(|row| row.number("share").is_some())
        .collect()
}

/// Names of units with few leads, as a remark.
fn small(list: &[Row<'_>]) -> Option<String> {
    let few: Vec<String> = list
        .iter()
        .filter_map(|row| {
            let n = row.count("n").filter(|&n| n < FEW)?;
            Some(format!("{}: n {}", row.name(), words::count(n)))
        })
        .collect();
    match few.len() {
        0 => None,
        1..=3 => Some(words::fill(
            "{dealers}. Read with care.",
            &[("dealers", &few.join(", "))],
        )),
        _ => Some(words::fill(
            "{k} have fewer than {n} leads: read with care.",
            &[
                ("k", &words::count(few.len() as u64)),
                ("n", &words::count(FEW)),
            ],
        )),
    }
}

/// Who is clearly above.
fn above(names: &str) -> String {
    words::fill(
        "Clearly above: {names}. Worth asking how.",
        &[("names", names)],
    )
}

/// At most [`DRAWN`] rows: those at both ends of the order.
fn ends<'a, 'b>(list: &'b [Row<'a>]) -> (&'b [Row<'a>], &'b [Row<'a>]) {
    if list.len() <= DRAWN {
        return (list, &[]);
    }
    let half = DRAWN / 2;
    (
        list.get(..half).unwrap_or(list),
        list.get(list.len() - half..).unwrap_or_default(),
    )
}

/// A share in a cell, as words.
fn share(row: &Row<'_>, column: &str) -> String {
    row.number(column).map(words::share).unwrap_or_default()
}

/// A count in a cell, as words.
fn count(row: &Row<'_>, column: &str) -> String {
    row.count(column).map(words::count).unwrap_or_default()
}
