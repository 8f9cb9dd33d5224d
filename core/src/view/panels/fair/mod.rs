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

use crate::report::{Report, Table, decimals};
use crate::view::cells::{Row, rows};
use crate::view::shell::FEW;
use crate::view::words;

/// The most units a chart has room for.
const DRAWN: usize = 24;

/// The row of the table `comparison` about dealers or people.
fn about<'a>(report: &'a Report, kind: &str) -> Option<Row<'a>> {
    rows(report.table("comparison")).find(|row| row.text("units_of") == kind)
}

/// "called" or "reached by phone", as the expectation is about.
fn deed(report: &Report) -> &'static str {
    match report.estimate("reality_gap").and_then(|e| e.basis) {
        Some("contact") => "reached by phone",
        _ => "called",
    }
}

/// `2.0`, and at least two digits where it is less than 0.1.
fn few(value: f64) -> String {
    decimals(value, if value < 0.1 { 2 } else { 1 })
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
        1..=3 => Some(format!("{}. Read with care.", few.join(", "))),
        _ => Some(format!(
            "{} have fewer than {FEW} leads: read with care.",
            words::count(few.len() as u64)
        )),
    }
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

/// An interval in two cells, as words.
fn interval(row: &Row<'_>, low: &str, high: &str) -> String {
    row.number(low)
        .zip(row.number(high))
        .map(|(low, high)| words::interval(low, high))
        .unwrap_or_default()
}

/// A count in a cell, as words.
fn count(row: &Row<'_>, column: &str) -> String {
    row.count(column).map(words::count).unwrap_or_default()
}
