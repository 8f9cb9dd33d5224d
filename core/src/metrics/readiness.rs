//! F22: how leads are followed up, by how ready the customer is.
//!
//! ## Question
//!
//! Are customers who are ready to buy followed up more than those who want to wait?
//!
//! ## Formula
//!
//! Workable leads by readiness as the file states it (now, within 60 days, later, not told): leads, attempted (an
//! outbound touch by a person), called, reached (contact on any channel).
//!
//! ## Unit
//!
//! Leads, shares 0–1.
//!
//! ## Denominator
//!
//! Workable leads of that readiness (`leads`).
//!
//! ## Missing and too recent
//!
//! Not known without a readiness column and touches; a blank is `not_told`. Without channels calls are not known,
//! without results or a contacted flag contacts are not. With `--horizon`, only leads at least that old count, and
//! only what happened within it.
//!
//! ## Small samples
//!
//! 95 % Wilson interval of the share called.
//!
//! ## Example
//!
//! On the files of [visits](visits):
//!
//! lead 1 is ready now and was called and reached; lead 2 within 60 days, called; lead 3 later, not touched; leads
//! 4 and 5 do not say.
//!
//! ```text
//! readiness[now].leads = 1
//! readiness[now].reached = 1
//! readiness[60_days].called = 1
//! readiness[60_days].reached = 0
//! readiness[later].attempted = 0
//! readiness[not_told].leads = 2
//! readiness[not_told].share_called = 0.5
//! ```
//!
//! ## Sources
//!
//! F22; a stage in a CRM is what a person wrote, not what the customer thinks.

use super::metric::{Context, Metric, name, share_cells};
use crate::facts::Tab;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Readiness.
#[derive(Debug)]
pub(super) struct Readiness;

impl Metric<Table> for Readiness {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "readiness"
    }

    fn definition(&self) -> &'static str {
        "workable leads by readiness as the file states it: leads, and those that a person turned to, called, reached"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("readiness", "name"),
                ("leads", "count"),
                ("attempted", "count"),
                ("called", "count"),
                ("reached", "count"),
                ("share_called", "share"),
                ("low", "share"),
                ("high", "share"),
            ],
        );
        if let Err(why) = context
            .knows_readiness()
            .and_then(|()| context.knows_attempts())
        {
            table.why = Some(why.into());
            return table;
        }
        let told = [
            true,
            true,
            context.knows_channels().is_ok(),
            context.knows_contact().is_ok(),
        ];
        let classes = ["now", "60_days", "later", "not_told"];
        for (class, measures) in classes.iter().zip(cell.counts.tab(Tab::Readiness)) {
            let mut row = vec![name(class)];
            row.extend(measures.iter().zip(told).map(|(&leads, told)| {
                if told {
                    Value::Count(leads)
                } else {
                    Value::Unknown
                }
            }));
            if told[2] {
                row.extend(share_cells(measures[2], measures[0]));
            } else {
                row.resize(8, Value::Unknown);
            }
            table.rows.push(row);
        }
        table
    }
}
