//! M41: the sales of a period for every lead of that period.
//!
//! ## Question
//!
//! What do tools show that divide the sales of a month by the leads of that month?
//!
//! ## Formula
//!
//! Workable leads sold within the dates of the selection, whenever they came in / workable leads that came in
//! within them. Without dates the period is everything in the files. Groups by time are by the arrival of the lead.
//!
//! ## Unit
//!
//! Share; it can be above 1.
//!
//! ## Denominator
//!
//! Workable leads of the selection (`workable`). The sales above are not a part of them.
//!
//! ## Missing and too recent
//!
//! Not known without arrival, outcome and a date of sale or of closing. Leads won at a time nobody wrote are left
//! out.
//!
//! ## Small samples
//!
//! No interval: sales and leads are two different sets, so this is no share of anything. Use closing_ratio_30d to
//! compare.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! no dates are selected: leads 1 and 2 of eight were sold.
//!
//! ```text
//! closing_ratio_in_period = 2 / 8
//! ```
//!
//! ## Sources
//!
//! M41; here only so that it can be compared with other tools.

use super::metric::{Context, Metric, NOBODY};
use crate::report::Estimate;
use crate::stats::float;
use crate::summary::Cell;

/// Closing ratio in the period.
#[derive(Debug)]
pub(super) struct ClosingRatioInPeriod;

impl Metric<Estimate> for ClosingRatioInPeriod {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "closing_ratio_in_period"
    }

    fn definition(&self) -> &'static str {
        "workable leads sold in the period of the selection, whenever they came in, divided by workable leads that came in \
         within it; can be above 100 %, so it has no interval"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let mut estimate = context.estimate(self, cell, "share");
        let n = cell.counts.workable;
        estimate.n = n;
        let known = context
            .knows_day()
            .and_then(|()| context.knows_outcome())
            .and_then(|()| context.knows_sale_time());
        match known {
            Err(why) => estimate.why = Some(why.into()),
            Ok(()) if n == 0 => estimate.why = Some(NOBODY.into()),
            Ok(()) => {
                let k = cell.counts.sold_in_period;
                estimate.k = Some(k);
                estimate.value = Some(float(k) / float(n));
            }
        }
        estimate
    }
}
