//! M16: the share of waiting leads that a person turned to on day 1, 2, 3, 7, 14, 30, 60, 90.
//!
//! ## Question
//!
//! Does anybody come back on day 2, 3, 7, 14, 30, 60, 90?
//!
//! ## Formula
//!
//! Leads with an outbound touch by a person on local day n / leads not contacted and still open at the start of day
//! n. Day 1 is the local date of arrival, or, with opening hours, the next day on which the dealer is open after an
//! arrival after hours; a touch before that day counts for it. Later days follow in calendar days.
//!
//! ## Unit
//!
//! Leads, shares 0–1.
//!
//! ## Denominator
//!
//! Workable leads without a contact and still open at the start of day n.
//!
//! ## Missing and too recent
//!
//! Not known without the times of arrival, touches, contacts and closing. Only leads for which day n is over by the
//! as-of time count. Left out: leads closed, contacted or touched at a time nobody wrote.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row; no share when nobody was waiting.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! eight leads. On day 1 all eight were waiting and all but lead 7 got a touch; on day 2 leads 2 and 8 had been
//! reached, and leads 1, 4 and 6 of the six others got a touch.
//!
//! ```text
//! day_n_follow_up[1].done = 7
//! day_n_follow_up[1].leads = 8
//! day_n_follow_up[2].done = 3
//! day_n_follow_up[2].leads = 6
//! day_n_follow_up[3].done = 1
//! day_n_follow_up[7].done = 1
//! day_n_follow_up[7].leads = 6
//! day_n_follow_up[14].leads = 3
//! day_n_follow_up[30].leads = 1
//! day_n_follow_up[60].leads = 1
//! day_n_follow_up[90].leads = 0
//! ```
//!
//! ## Sources
//!
//! M16; days as proposed by LeadVantage, extended to 90.

use super::metric::{Context, Metric};
use crate::facts::Flag;
use crate::report::Table;
use crate::summary::Cell;

/// The days.
const DAYS: [(&str, Flag, Flag); 8] = [
    ("1", Flag::Day1Due, Flag::Day1Done),
    ("2", Flag::Day2Due, Flag::Day2Done),
    ("3", Flag::Day3Due, Flag::Day3Done),
    ("7", Flag::Day7Due, Flag::Day7Done),
    ("14", Flag::Day14Due, Flag::Day14Done),
    ("30", Flag::Day30Due, Flag::Day30Done),
    ("60", Flag::Day60Due, Flag::Day60Done),
    ("90", Flag::Day90Due, Flag::Day90Done),
];

/// Follow-up by day.
#[derive(Debug)]
pub(super) struct DayNFollowUp;

impl Metric<Table> for DayNFollowUp {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "day_n_follow_up"
    }

    fn definition(&self) -> &'static str {
        "workable leads with an outbound touch by a person on local day n after arrival, divided by leads not contacted and \
         still open at the start of that day; only leads for which the day is over"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let known = context
            .knows_log()
            .and_then(|()| context.knows_contact_time())
            .and_then(|()| context.knows_closing());
        context.flagged(self, "day", known, &cell.counts, &DAYS)
    }
}
