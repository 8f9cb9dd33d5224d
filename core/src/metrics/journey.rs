//! Where leads get lost between arriving and being won.
//!
//! ## Question
//!
//! Where do leads get lost on the way to a sale?
//!
//! ## Formula
//!
//! Received, workable, attempted (an outbound touch by a person), contacted, appointment made, shown (the customer
//! came), test drive, won: each row counts the leads of the nearest known row before it that also got this far, and
//! `any_way` all workable leads that got this far, whatever rows before they are in.
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
//! A stage that the files cannot tell has no count: appointments need a file of them, shown an outcome on some
//! appointment, test drives a column that says so. With `--horizon`, leads too recent for it are in received only.
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
//! journey[won].any_way = 1
//! ```
//!
//! ## Sources
//!
//! A won lead without a logged contact, appointment or test drive is not in the `leads` of won; `any_way` and won_rate
//! count it.

use super::metric::{Context, Metric, name, share_cells};
use crate::facts::{Sum, Tab};
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Received, workable, attempted, contacted, appointment, shown, test drive, won; each row counts the leads of the row before that also got there.
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
         that the files cannot tell has no count; any_way counts leads that got this far whatever came before; leads too recent for a set horizon are left out of every row after \
         received"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("stage", "name"),
            ("leads", "count"),
            ("of", "count"),
            ("share_of_previous", "share"),
            ("share_of_first", "share"),
            ("any_way", "count"),
        ];
        let mut table = context.table(self, &columns);
        let counts = &cell.counts;
        let far = |bits: usize| -> u64 {
            (0..)
                .zip(counts.tab(Tab::Journey).iter().flatten())
                .filter(|(passed, _): &(usize, _)| passed & bits == bits)
                .map(|(_, leads)| leads)
                .sum()
        };
        // Appointments of which none says what became of it cannot tell who came.
        let visits = context.knows_appointments().is_ok();
        let came = visits && counts.sum(Sum::Shown) + counts.sum(Sum::NoShow) > 0;
        let drives = visits && counts.sum(Sum::DriveTold) > 0;
        let stages = [
            ("attempted", context.knows_attempts().is_ok()),
            ("contacted", context.knows_contact().is_ok()),
            ("appointment", visits),
            ("shown", came),
            ("test_drive", drives),
            ("won", context.knows_outcome().is_ok()),
        ];
        let first = counts.received;
        let row = |stage: &str, leads: u64, of: u64, any_way: u64| {
            let [previous, ..] = share_cells(leads, of);
            let [of_first, ..] = share_cells(leads, first);
            vec![
                name(stage),
                Value::Count(leads),
                Value::Count(of),
                previous,
                of_first,
                Value::Count(any_way),
            ]
        };
        table.rows.push(row("received", first, first, first));
        let mut previous = counts.judged;
        table.rows.push(row("workable", previous, first, previous));
        let mut passed = 0;
        for (at, (stage, known)) in stages.into_iter().enumerate() {
            if !known {
                let mut cells = vec![name(stage)];
                cells.resize(columns.len(), Value::Unknown);
                table.rows.push(cells);
                continue;
            }
            let bit = 1 << at;
            passed |= bit;
            let leads = far(passed);
            table.rows.push(row(stage, leads, previous, far(bit)));
            previous = leads;
        }
        table
    }
}
