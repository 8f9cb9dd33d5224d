//! M40: the share of a cohort sold within 30, 60, 90 days.
//!
//! ## Question
//!
//! How many of the leads that came in were sold within 30, 60, 90 days?
//!
//! ## Formula
//!
//! Leads sold within h days of their arrival / leads at least h days old. Sold on the sold date, else when a won
//! lead was closed.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads at least 30, 60, 90 days old (`old enough`). Never more than 1: every sale is one of the leads
//! below it.
//!
//! ## Missing and too recent
//!
//! Not known without arrival, outcome and a date of sale or of closing. Younger leads are left out, never failures;
//! so are leads won at a time nobody wrote.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! leads 1 to 5 are at least 60 days old, leads 1 to 4 at least 90. Lead 2 was sold after 5 days, lead 1 after 108.
//!
//! ```text
//! closing_ratio_30d = 1 / 5
//! closing_ratio_60d = 1 / 5
//! closing_ratio_90d = 1 / 4
//! ```
//!
//! ## Sources
//!
//! M40; others divide the sales of a period by the leads of that period, see closing_ratio_in_period.

use super::share::Share;
use crate::facts::Flag;

macro_rules! closing {
    ($days:literal, $due:ident, $done:ident) => {
        Share {
            file: module_path!(),
            id: concat!("closing_ratio_", $days, "d"),
            definition: concat!(
                "workable leads sold within ",
                $days,
                " days of their arrival, divided by workable leads at least that old"
            ),
            denominator: "old enough",
            n: Some(Flag::$due),
            k: Flag::$done,
            known: |context| {
                context
                    .knows_day()
                    .and_then(|()| context.knows_outcome())
                    .and_then(|()| context.knows_sale_time())
            },
        }
    };
}

/// Closing ratio after 30, 60, 90 days.
pub(super) const CLOSING: [Share; 3] = [
    closing!("30", Closing30Due, Closing30Done),
    closing!("60", Closing60Due, Closing60Done),
    closing!("90", Closing90Due, Closing90Done),
];
