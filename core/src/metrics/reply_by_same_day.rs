//! Share of customers who replied, by whether a person turned to them on the day they came in: an association.
//!
//! ## Question
//!
//! Do customers reply more often to a touch on the day they asked?
//!
//! ## Formula
//!
//! Leads that a person turned to, on the local day they came in or later; replied (see reply_rate) / leads. An
//! association only.
//!
//! ## Unit
//!
//! Leads, shares 0–1.
//!
//! ## Denominator
//!
//! Workable leads that a person turned to (`leads`).
//!
//! ## Missing and too recent
//!
//! Not known without the times of arrival and touches, and the direction of touches.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! seven leads were touched, all on the day they came in; nobody wrote back or rang.
//!
//! ```text
//! reply_by_same_day[same_day].leads = 7
//! reply_by_same_day[same_day].replied = 0
//! reply_by_same_day[later].leads = 0
//! ```
//!
//! ## Sources
//!
//! One of the seeds says that 88 % of buyers expect an answer the same day.

use super::metric::{Context, Metric};
use crate::facts::Tab;
use crate::report::Table;
use crate::summary::Cell;

/// Replied, by day of the first touch.
#[derive(Debug)]
pub(super) struct ReplyBySameDay;

impl Metric<Table> for ReplyBySameDay {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "reply_by_same_day"
    }

    fn definition(&self) -> &'static str {
        "workable leads that a person turned to, on the local day they came in or later: replied, leads, and their share; an \
         association only"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let known = context.knows_log().and_then(|()| context.knows_direction());
        let rows = ["same_day", "later"]
            .into_iter()
            .zip(cell.counts.tab(Tab::Reply))
            .map(|(class, leads)| (class, leads[1], leads[0]));
        context.shares(self, ("touched", "replied"), known, rows)
    }
}
