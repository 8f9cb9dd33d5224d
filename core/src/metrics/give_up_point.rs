//! M15: after how many attempts unreached leads were given up.
//!
//! ## Question
//!
//! After how many attempts are unreached leads given up?
//!
//! ## Formula
//!
//! Leads closed without a sale (lost or cancelled) and without contact, by their attempts: 0 to 10, 11 or more.
//! Attempts as in attempts_per_lead.
//!
//! ## Unit
//!
//! Leads, shares 0–1; `share_by_then` adds up.
//!
//! ## Denominator
//!
//! Workable leads closed without a sale and without contact (`of`).
//!
//! ## Missing and too recent
//!
//! No rows without contact, touches and outcomes.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! lead 3 was lost after one attempt, lead 4 after three.
//!
//! ```text
//! give_up_point[1].leads = 1
//! give_up_point[3].leads = 1
//! give_up_point[3].share_by_then = 1
//! give_up_point[2].share_by_then = 0.5
//! ```
//!
//! ## Sources
//!
//! M15; see give_up_rate for the share given up early.

use super::metric::{Context, Metric, name, share_cells};
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Give-up point.
#[derive(Debug)]
pub(super) struct GiveUpPoint;

impl Metric<Table> for GiveUpPoint {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "give_up_point"
    }

    fn definition(&self) -> &'static str {
        "workable leads closed without a sale and without contact, by the attempts made until then; share_by_then adds up"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("attempts", "name"),
                ("leads", "count"),
                ("of", "count"),
                ("share", "share"),
                ("low", "share"),
                ("high", "share"),
                ("share_by_then", "share"),
            ],
        );
        let known = context
            .knows_contact()
            .and_then(|()| context.knows_attempts())
            .and_then(|()| context.knows_outcome());
        if let Err(why) = known {
            table.why = Some(why.into());
            return table;
        }
        let counts = &cell.counts;
        let of = counts.closed_unreached;
        let mut by_then = 0;
        for (attempts, &leads) in counts.given_up_by.iter().enumerate() {
            by_then += leads;
            let attempts = if attempts > 10 {
                "11+".to_owned()
            } else {
                attempts.to_string()
            };
            let mut row = vec![name(&attempts), Value::Count(leads), Value::Count(of)];
            row.extend(share_cells(leads, of));
            row.extend(share_cells(by_then, of).into_iter().take(1));
            table.rows.push(row);
        }
        table
    }
}
