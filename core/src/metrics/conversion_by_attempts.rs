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
use super::metric::{Context, Metric};
use crate::report::Table;
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
        let known = context
            .knows_channels()
            .and_then(|()| context.knows_outcome());
        let counts = &cell.counts;
        let rows = CLASSES
            .iter()
            .zip(counts.won_by_calls.iter().zip(&counts.by_calls))
            .map(|(&class, (&won, &leads))| (class, won, leads));
        context.conversion(self, "calls", known, rows)
    }
}
