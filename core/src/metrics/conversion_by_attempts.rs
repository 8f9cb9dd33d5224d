//! Share won by how often leads were called: an association, whichever way it goes.
//!
//! ## Question
//!
//! Are leads that are called more often won more often?
//!
//! ## Formula
//!
//! By number of outbound calls by a person as logged (0 to 10, 11 or more): won leads / leads of that row. An
//! association only: leads that go well or badly are called differently.
//!
//! ## Unit
//!
//! Leads, shares 0–1.
//!
//! ## Denominator
//!
//! Workable leads with that number of calls.
//!
//! ## Missing and too recent
//!
//! No rows without touches, channels and outcomes. With `--horizon`, only leads at least that old count, and only
//! what happened within it; younger leads are `immature`, never failures.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row; no share in a row without leads.
//!
//! ## Example
//!
//! Leads 1 and 5 were called twice, lead 1 was won: 1 / 2.
//!
//! ```text
//! conversion_by_attempts[2].won = 1
//! conversion_by_attempts[2].leads = 2
//! conversion_by_attempts[2].share = 0.5
//! conversion_by_attempts[0].leads = 2
//! ```
//!
//! ## Sources
//!
//! Published figures of this kind are often read as cause; this is not.

use super::attempts_histogram::CLASSES;
use super::metric::{Context, Metric, name, share_cells};
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Won by number of phone touches.
#[derive(Debug)]
pub(super) struct ConversionByAttempts;

impl Metric<Table> for ConversionByAttempts {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "conversion_by_attempts"
    }

    fn definition(&self) -> &'static str {
        "workable leads by number of outbound calls by a person as logged: won, leads, and their share; an association only, \
         since leads that go well or badly are called differently"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("calls", "name"),
            ("won", "count"),
            ("leads", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
        ];
        let mut table = context.table(self, &columns);
        if let Err(why) = context
            .knows_channels()
            .and_then(|()| context.knows_outcome())
        {
            table.why = Some(why.to_owned());
            return table;
        }
        let counts = &cell.counts;
        for (index, class) in CLASSES.iter().enumerate() {
            let (won, leads) = (counts.won_by_calls[index], counts.by_calls[index]);
            let [share, low, high] = share_cells(won, leads);
            table.rows.push(vec![
                name(class),
                Value::Count(won),
                Value::Count(leads),
                share,
                low,
                high,
            ]);
        }
        table
    }
}
