//! M31: the share of open leads that a person turned to in days 8–30, 31–60, 61–90.
//!
//! ## Question
//!
//! Is anybody still there after the first week?
//!
//! ## Formula
//!
//! Leads with an outbound touch by a person in the days of the window / leads open at its start, contacted or not.
//! Day 1 as in day_n_follow_up.
//!
//! ## Unit
//!
//! Leads, shares 0–1.
//!
//! ## Denominator
//!
//! Workable leads still open (not sold, lost, cancelled or opted out) at the start of the window.
//!
//! ## Missing and too recent
//!
//! Not known without the times of arrival, touches and closing. Only leads for which the whole window is over by
//! the as-of time count, also when they were closed within it.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row; no share when no lead was open.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! leads 1, 3, 4 and 5 were open on day 8 and old enough, none got a touch by day 30; leads 1 and 5 got one in days
//! 31–60; lead 1 none in days 61–90.
//!
//! ```text
//! long_tail[8-30].done = 0
//! long_tail[8-30].leads = 4
//! long_tail[31-60].done = 2
//! long_tail[31-60].leads = 2
//! long_tail[61-90].done = 0
//! long_tail[61-90].leads = 1
//! ```
//!
//! ## Sources
//!
//! M31.

use super::metric::{Context, Metric};
use crate::facts::Flag;
use crate::report::Table;
use crate::summary::Cell;

/// The windows.
const TAILS: [(&str, Flag, Flag); 3] = [
    ("8-30", Flag::Tail30Due, Flag::Tail30Done),
    ("31-60", Flag::Tail60Due, Flag::Tail60Done),
    ("61-90", Flag::Tail90Due, Flag::Tail90Done),
];

/// Long-tail follow-up.
#[derive(Debug)]
pub(super) struct LongTail;

impl Metric<Table> for LongTail {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "long_tail"
    }

    fn definition(&self) -> &'static str {
        "workable leads with an outbound touch by a person in days 8–30, 31–60 or 61–90 after arrival, divided by leads still \
         open at the start of those days; only leads for which the days are over"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let known = context.knows_log().and_then(|()| context.knows_closing());
        context.flagged(self, "days", known, &cell.counts, &TAILS)
    }
}
