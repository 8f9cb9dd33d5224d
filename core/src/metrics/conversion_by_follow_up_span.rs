//! Share won by how long a lead was followed up: an association.
//!
//! ## Question
//!
//! Are leads that are followed up for longer won more often?
//!
//! ## Formula
//!
//! Workable leads by the time from arrival to the last time a person worked them before they were sold or closed:
//! never, within a day, a week, 4 weeks, 13 weeks, later (limits excluded); won / leads of the band. An association
//! only.
//!
//! ## Unit
//!
//! Leads, shares 0–1.
//!
//! ## Denominator
//!
//! Workable leads of that band.
//!
//! ## Missing and too recent
//!
//! Not known without the times of arrival and touches, and outcomes. Left out: leads with a touch of unknown time,
//! and leads closed at a time nobody wrote. Open leads are in, with the span so far.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! the last touches came after no touch (7), an hour (3, 8), 2 and 4 days (4, 2), 9 days (6), 30 days (5) and 107
//! days (1).
//!
//! ```text
//! conversion_by_follow_up_span[never].leads = 1
//! conversion_by_follow_up_span[within_1d].leads = 2
//! conversion_by_follow_up_span[within_1w].leads = 2
//! conversion_by_follow_up_span[within_1w].won = 1
//! conversion_by_follow_up_span[within_4w].leads = 1
//! conversion_by_follow_up_span[within_13w].leads = 1
//! conversion_by_follow_up_span[later].won = 1
//! ```
//!
//! ## Sources
//!
//! Leads that buy soon are not followed up any more, and leads that stay interested are: nothing here says that one
//! brings the other.

use super::metric::{Context, Metric};
use crate::facts::Tab;
use crate::report::Table;
use crate::summary::Cell;

/// Bands of the span, in the order of [`Tab::Span`].
const BANDS: [&str; 6] = [
    "never",
    "within_1d",
    "within_1w",
    "within_4w",
    "within_13w",
    "later",
];

/// Won by span of follow-up.
#[derive(Debug)]
pub(super) struct ConversionByFollowUpSpan;

impl Metric<Table> for ConversionByFollowUpSpan {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "conversion_by_follow_up_span"
    }

    fn definition(&self) -> &'static str {
        "workable leads by the time from arrival to the last time a person worked them before the end: won, leads, and their \
         share; an association only"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let known = context.knows_log().and_then(|()| context.knows_outcome());
        let rows = BANDS
            .iter()
            .zip(cell.counts.tab(Tab::Span))
            .map(|(&class, leads)| (class, leads[1], leads[0]));
        context.conversion(self, "band", known, rows)
    }
}
