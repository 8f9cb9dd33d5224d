//! M28: how late promises are met.
//!
//! ## Question
//!
//! How late do we do what we said?
//!
//! ## Formula
//!
//! When someone turned to the customer (as in promises) minus when it was due; below zero when it came early. A date is
//! due at the end of its day. `observed_*`: linear quantiles (type 7) over promises that were met, in time or later.
//! `median_ms` and the others: Kaplan-Meier over all promises that were due; those never met are censored at the as-of
//! time.
//!
//! ## Unit
//!
//! Milliseconds.
//!
//! ## Denominator
//!
//! Promises to customers of workable leads that were due: met (`observed`) or not (`censored`).
//!
//! ## Missing and too recent
//!
//! Not known without tasks and times of touches. Promises not yet due are not in it. A quantile that is not reached is
//! null. A horizon changes nothing here.
//!
//! ## Small samples
//!
//! 95 % log-log interval of the median; ends that are not reached are null.
//!
//! ## Example
//!
//! On the files of [promises](promises):
//! met 20 minutes early, 10 and 90 minutes late, and, promised for a day, 6 hours before its end (a millisecond less,
//! because the day ends just before midnight). Middle two: −20 and +10 minutes, so −5 minutes.
//!
//! ```text
//! promise_lateness.observed = 4
//! promise_lateness.censored = 2
//! promise_lateness.observed_median_ms = -300000
//! ```
//!
//! ## Sources
//!
//! M28. A promise that was met late is not kept; how late says whether a reminder would do.

use super::metric::{Context, Metric, NOBODY};
use crate::report::Distribution;
use crate::stats::{kaplan_meier, quantiles};
use crate::summary::Cell;
use crate::time::{DAY, HOUR, MINUTE};

/// Times at which "not yet" is read off.
const GRID: &[i64] = &[
    -7 * DAY,
    -DAY,
    -4 * HOUR,
    -HOUR,
    -15 * MINUTE,
    0,
    15 * MINUTE,
    HOUR,
    4 * HOUR,
    DAY,
    2 * DAY,
    3 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
    90 * DAY,
];

/// Lateness of promises.
#[derive(Debug)]
pub(super) struct PromiseLateness;

impl Metric<Distribution> for PromiseLateness {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "promise_lateness"
    }

    fn definition(&self) -> &'static str {
        "time from when a promise was due to when someone turned to the customer, below zero when early; promises never met are censored at the as-of time"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Distribution {
        let histogram = &cell.promises.lateness;
        let km = kaplan_meier(&histogram.steps, GRID);
        let [median, p75, p90] = quantiles(histogram.seen(), km.events, [0.5, 0.75, 0.9]);
        let why = match context.knows_promises() {
            Err(why) => Some(why),
            Ok(()) if km.events + km.censored == 0 => Some(NOBODY),
            Ok(()) => None,
        };
        Distribution {
            id: "promise_lateness",
            group: context.group.clone(),
            n: km.events + km.censored,
            censored: km.censored,
            median_ms: km.median,
            median_low_ms: km.median_low,
            median_high_ms: km.median_high,
            p75_ms: km.p75,
            p90_ms: km.p90,
            observed: km.events,
            observed_median_ms: median,
            observed_p75_ms: p75,
            observed_p90_ms: p90,
            untimed: 0,
            survival: km
                .curve
                .iter()
                .map(|point| (point.at, point.survival))
                .collect(),
            definition: self.definition(),
            why: why.map(Into::into),
        }
    }
}
