//! M33: at which step leads stop.
//!
//! ## Question
//!
//! Which step loses most of the leads that got that far?
//!
//! ## Formula
//!
//! By step (to an attempt, to contact, to a sale): leads that got to the stage before and not to this one / leads that
//! got to the stage before. A stage that the files cannot tell is passed over.
//!
//! ## Unit
//!
//! Leads, shares 0–1.
//!
//! ## Denominator
//!
//! Leads of the nearest known stage before; for the first step workable leads.
//!
//! ## Missing and too recent
//!
//! No row for a stage that the files cannot tell. Leads that are still open are among those that stopped so far: with
//! `--horizon`, only leads at least that old count.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row.
//!
//! ## Example
//!
//! Of five leads four were attempted, one of those was contacted, and that one was won.
//!
//! ```text
//! leakage_stage[attempted].stopped = 1
//! leakage_stage[attempted].of = 5
//! leakage_stage[contacted].stopped = 3
//! leakage_stage[contacted].share = 0.75
//! leakage_stage[won].stopped = 0
//! ```
//!
//! ## Sources
//!
//! M33, third part; the same counts as in journey, seen from the other side.

use super::metric::{Context, Metric, name, share_cells};
use crate::facts::Tab;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Leads that stopped, by step.
#[derive(Debug)]
pub(super) struct LeakageStage;

impl Metric<Table> for LeakageStage {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "leakage_stage"
    }

    fn definition(&self) -> &'static str {
        "leads that got to the nearest known stage before and not to this one by the as-of time, divided by the leads of that stage before"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("stage", "name"),
            ("stopped", "count"),
            ("of", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
        ];
        let mut table = context.table(self, &columns);
        let mut of = cell.counts.judged;
        let mut passed = 0;
        for (stage, known, bit) in [
            ("attempted", context.knows_untouched(), 1),
            ("contacted", context.knows_contact(), 2),
            ("won", context.knows_outcome(), 32),
        ] {
            if let Err(why) = known {
                table.why = Some(why.into());
                continue;
            }
            passed |= bit;
            let leads: u64 = (0..)
                .zip(cell.counts.tab(Tab::Journey).iter().flatten())
                .filter(|(bits, _)| bits & passed == passed)
                .map(|(_, leads)| leads)
                .sum();
            let stopped = of.saturating_sub(leads);
            let mut cells = vec![name(stage), Value::Count(stopped), Value::Count(of)];
            cells.extend(share_cells(stopped, of));
            table.rows.push(cells);
            of = leads;
        }
        if !table.rows.is_empty() {
            table.why = None;
        }
        table
    }
}
