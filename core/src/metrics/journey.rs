//! Where leads get lost between arriving and being won.
//!
//! ## Question
//!
//! Where do leads get lost on the way to a sale?
//!
//! ## Formula
//!
//! Received, workable, attempted (an outbound touch by a person), contacted, won: each row counts the leads of the
//! nearest known row before it that also got this far.
//!
//! ## Unit
//!
//! Leads, shares 0–1 of the row before and of received.
//!
//! ## Denominator
//!
//! The nearest known row before (`of`).
//!
//! ## Missing and too recent
//!
//! A stage that the files cannot tell has no count. With `--horizon`, leads too recent for it are in received only.
//!
//! ## Small samples
//!
//! Shares without an interval.
//!
//! ## Example
//!
//! Lead 3 was never attempted; of the four others lead 1 was contacted, and won.
//!
//! ```text
//! journey[received].leads = 5
//! journey[workable].leads = 5
//! journey[attempted].leads = 4
//! journey[contacted].leads = 1
//! journey[won].leads = 1
//! ```
//!
//! ## Sources
//!
//! A won lead without a logged contact is not in this table's won; won_rate counts it.

use super::known::Known;
use super::metric::{Context, Metric, name, share_cells};
use crate::facts::Tab;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Received, workable, attempted, contacted, won; each row counts the leads of the row before that also got there.
#[derive(Debug)]
pub(super) struct Journey;

impl Metric<Table> for Journey {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "journey"
    }

    fn definition(&self) -> &'static str {
        "leads by stage, each row counting the leads of the nearest known row before it that also got this far; a stage \
         that the files cannot tell has no count; leads too recent for a set horizon are left out of every row after \
         received"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("stage", "name"),
            ("leads", "count"),
            ("of", "count"),
            ("share_of_previous", "share"),
            ("share_of_first", "share"),
        ];
        let mut table = context.table(self, &columns);
        let counts = &cell.counts;
        let stages: [(&str, Known, usize); 3] = [
            ("attempted", context.knows_attempts(), 1),
            ("contacted", context.knows_contact(), 2),
            ("won", context.knows_outcome(), 32),
        ];
        let first = counts.received;
        let mut row = |stage: &str, leads: u64, of: u64| {
            let [previous, ..] = share_cells(leads, of);
            let [of_first, ..] = share_cells(leads, first);
            table.rows.push(vec![
                name(stage),
                Value::Count(leads),
                Value::Count(of),
                previous,
                of_first,
            ]);
        };
        row("received", first, first);
        row("workable", counts.judged, first);
        let mut previous = counts.judged;
        let mut passed = 0;
        let mut unknown = Vec::new();
        for (stage, known, bit) in stages {
            if known.is_err() {
                unknown.push(stage);
                continue;
            }
            passed |= bit;
            let leads = (0..)
                .zip(counts.tab(Tab::Journey).iter().flatten())
                .filter(|(bits, _)| bits & passed == passed)
                .map(|(_, leads)| leads)
                .sum();
            row(stage, leads, previous);
            previous = leads;
        }
        for stage in unknown {
            let at = ["received", "workable", "attempted", "contacted", "won"]
                .iter()
                .position(|&s| s == stage);
            let cells = vec![
                name(stage),
                Value::Unknown,
                Value::Unknown,
                Value::Unknown,
                Value::Unknown,
            ];
            let at = at.unwrap_or(0).min(table.rows.len());
            table.rows.insert(at, cells);
        }
        table
    }
}
