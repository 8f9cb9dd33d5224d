//! M22: the two shares behind the difference between hot leads and the others.
//!
//! ## Question
//!
//! How often are hot leads turned to, and how often the others?
//!
//! ## Formula
//!
//! By what the hot column says: leads that a person turned to / leads; leads that a person called / leads.
//!
//! ## Unit
//!
//! Leads, shares 0–1.
//!
//! ## Denominator
//!
//! Workable leads that are hot, and workable leads that are not.
//!
//! ## Missing and too recent
//!
//! No rows without a hot column and touches. With `--horizon`, only leads at least that old count, and only what
//! happened within it.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row.
//!
//! ## Example
//!
//! On the files of [reasons](reasons): leads 1 and 2 are hot.
//!
//! ```text
//! hot_lead_attempts[hot].leads = 2
//! hot_lead_attempts[hot].attempted = 2
//! hot_lead_attempts[not_hot].leads = 6
//! hot_lead_attempts[not_hot].attempted = 3
//! hot_lead_attempts[not_hot].share = 0.5
//! hot_lead_attempts[not_hot].called = 2
//! ```
//!
//! ## Sources
//!
//! M22.

use super::metric::{Context, Metric, name, share_cells};
use crate::facts::Flag;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Attempts on hot leads and on the others.
#[derive(Debug)]
pub(super) struct HotLeadAttempts;

impl Metric<Table> for HotLeadAttempts {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "hot_lead_attempts"
    }

    fn definition(&self) -> &'static str {
        "workable leads that are marked hot and those that are not: leads, leads that a person turned to with their share, and leads that a person called with theirs"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("leads_marked", "name"),
            ("attempted", "count"),
            ("leads", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
            ("called", "count"),
            ("share_called", "share"),
            ("low_called", "share"),
            ("high_called", "share"),
        ];
        let mut table = context.table(self, &columns);
        if let Err(why) = context.knows_hot().and(context.knows_attempts()) {
            table.why = Some(why.into());
            return table;
        }
        let by_phone = context.knows_channels().is_ok();
        for (class, n, attempted, called) in [
            ("hot", Flag::Hot, Flag::HotAttempted, Flag::HotCalled),
            (
                "not_hot",
                Flag::NotHot,
                Flag::NotHotAttempted,
                Flag::NotHotCalled,
            ),
        ] {
            let [n, attempted, called] = [n, attempted, called].map(|flag| cell.counts.of(flag));
            let mut cells = vec![name(class), Value::Count(attempted), Value::Count(n)];
            cells.extend(share_cells(attempted, n));
            if by_phone {
                cells.push(Value::Count(called));
                cells.extend(share_cells(called, n));
            } else {
                cells.resize(columns.len(), Value::Unknown);
            }
            table.rows.push(cells);
        }
        table
    }
}
