//! Shares of several things, one a line: the bars and the table that says the same.

use super::cell::{self, Cell};
use super::cells::Row;
use super::{said, twin, words};
use crate::chart::{Frame, Rate, Role, rates};
use crate::node::{Element, Node};
use crate::report::Estimate;

/// One share with its numerator and denominator.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) label: String,
    pub(super) share: Option<(f64, f64, f64)>,
    pub(super) k: Option<u64>,
    pub(super) n: Option<u64>,
    pub(super) role: Role,
}

impl Line {
    /// From a row with the columns `share`, `low`, `high`, and those of `k` and `n`.
    pub(super) fn of_row(label: &str, row: Row<'_>, (k, n): (&str, &str), role: Role) -> Self {
        Self {
            label: label.to_owned(),
            share: row.interval(),
            k: row.count(k),
            n: row.count(n),
            role,
        }
    }

    /// From a share of the report.
    pub(super) fn of_estimate(label: &str, e: &Estimate, role: Role) -> Self {
        Self {
            label: label.to_owned(),
            share: e
                .value
                .map(|value| (value, e.low.unwrap_or(value), e.high.unwrap_or(value))),
            k: e.k,
            n: Some(e.n),
            role,
        }
    }

    /// `12 of 40`, `12/40` where there is little room, or nothing.
    fn receipt(&self, short: bool) -> String {
        match (self.k, self.n) {
            (Some(k), Some(n)) if short => format!("{}/{}", words::count(k), words::count(n)),
            (Some(k), Some(n)) => words::of(k, n),
            _ => String::new(),
        }
    }
}

/// The lines as bars, with the words above them: reasons are long.
pub(super) fn bars(frame: Frame, lines: &[Line], name: &str, description: &str) -> Node {
    let list: Vec<Rate> = lines
        .iter()
        .map(|line| Rate {
            label: line.label.clone(),
            share: line.share,
            value: match line.share {
                Some((share, ..)) => {
                    format!("{} · {}", words::share(share), line.receipt(frame.above))
                }
                None if line.k.is_none() => words::say("too few to show"),
                None => line.receipt(frame.above),
            },
            role: line.role,
            mark: said::share(&line.label, line.share, line.k, line.n),
        })
        .collect();
    let frame = Frame {
        above: true,
        ..frame
    };
    rates(frame, &list, false, name, description)
}

/// The lines as a table; `what` is what a line counts.
pub(super) fn table(caption: &str, head: &str, what: &str, lines: &[Line]) -> Element {
    let rows: Vec<Vec<Cell>> = lines
        .iter()
        .map(|line| {
            let share = line.share;
            vec![
                line.label.clone().into(),
                cell::count(line.k),
                cell::count(line.n),
                cell::share(share.map(|s| s.0)),
                cell::around(share),
            ]
        })
        .collect();
    let heads = [
        (head, false),
        (what, true),
        ("Of", true),
        ("Share", true),
        ("95 % interval", true),
    ];
    twin::table(caption, &heads, &rows)
}
