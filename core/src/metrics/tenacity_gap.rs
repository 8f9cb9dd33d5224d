//! M14: how far short of five attempts the unreached leads fell.
//!
//! ## Question
//!
//! How far short of five attempts are unreached leads left?
//!
//! ## Formula
//!
//! 5 − median number of attempts on unreached workable leads at least 14 days old. The median of an even number is
//! the mean of the middle two. Attempts as in attempts_per_lead.
//!
//! ## Unit
//!
//! Attempts.
//!
//! ## Denominator
//!
//! Workable leads without contact, at least 14 days old (`unreached, 14 days old`), open or closed.
//!
//! ## Missing and too recent
//!
//! Not known without contact, touches and dates of arrival. Leads younger than 14 days are not in n. With
//! `--horizon`, only leads at least that old count, and only what happened within it; younger leads are `immature`,
//! never failures.
//!
//! ## Small samples
//!
//! Interval from the ranks of the sign test.
//!
//! ## Example
//!
//! Unreached: leads 2 to 5 with 1, 0, 1 and 2 attempts: median 1, gap 5 − 1 = 4.
//!
//! ```text
//! tenacity_gap = 4
//! ```
//!
//! ## Sources
//!
//! M14; five is TrackBack's figure for the best networks.

use super::metric::{Context, Metric, NOBODY};
use crate::report::Estimate;
use crate::stats::{float, median_rank_interval};
use crate::summary::Cell;

/// Attempts that an unreached lead deserves.
const TARGET: f64 = 5.0;

/// Tenacity gap. The interval comes from the ranks of the sign test.
#[derive(Debug)]
pub(super) struct TenacityGap;

impl Metric<Estimate> for TenacityGap {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "tenacity_gap"
    }

    fn definition(&self) -> &'static str {
        "5 minus the median number of attempts on workable leads that are at least 14 days old and were not reached"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let mut estimate = context.estimate(self, cell, "count");
        let classes = &cell.counts.old_unreached;
        let n: u64 = classes.iter().sum();
        estimate.n = n;
        estimate.denominator = "unreached, 14 days old";
        let known = context
            .knows_contact()
            .and_then(|()| context.knows_attempts())
            .and_then(|()| context.knows_day());
        if let Err(why) = known {
            estimate.why = Some(why.into());
            return estimate;
        }
        let at = |rank: u64| {
            let mut seen = 0;
            classes.iter().zip(0_u64..).find_map(|(&leads, attempts)| {
                seen += leads;
                (seen > rank).then_some(float(attempts))
            })
        };
        let Some((first, last)) = median_rank_interval(n) else {
            estimate.why = Some(NOBODY.into());
            return estimate;
        };
        // The median of an even number is the mean of the two in the middle.
        let median = at((n - 1) / 2)
            .zip(at(n / 2))
            .map(|(low, high)| f64::midpoint(low, high));
        estimate.value = median.map(|median| TARGET - median);
        estimate.low = at(last).map(|attempts| TARGET - attempts);
        estimate.high = at(first).map(|attempts| TARGET - attempts);
        estimate
    }
}
