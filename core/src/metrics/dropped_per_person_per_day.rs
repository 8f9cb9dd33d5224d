//! M29: leads dropped per person and day.
//!
//! ## Question
//!
//! How many leads does one person drop in a day?
//!
//! ## Formula
//!
//! Dropped leads (see dropped_leads) with a person in charge / (people in charge of leads × days from the first to
//! the last arrival, both included). People and days are those of workable leads more than 7 days old: younger ones
//! cannot have been dropped.
//!
//! ## Unit
//!
//! Leads per person and day (`per_day`).
//!
//! ## Denominator
//!
//! People × days (`person-days`).
//!
//! ## Missing and too recent
//!
//! Not known without the times of arrival and touches, how leads ended, and who is in charge. Leads without a
//! person in charge are left out.
//!
//! ## Small samples
//!
//! 95 % interval for a count (Byar); no value when n is 0.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! two dropped leads; Ann Lee and Max Roth were in charge of leads that came in from 4 May to 20 September, 140
//! days.
//!
//! ```text
//! dropped_per_person_per_day = 2 / 280
//! ```
//!
//! ## Sources
//!
//! M29; a dealer magazine once counted 21 deals per day and salesperson.

use super::metric::{Context, Metric, NOBODY};
use crate::report::Estimate;
use crate::stats::{Z, float};
use crate::summary::Cell;

/// Leads dropped per person and day.
#[derive(Debug)]
pub(super) struct DroppedPerPersonPerDay;

impl Metric<Estimate> for DroppedPerPersonPerDay {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "dropped_per_person_per_day"
    }

    fn definition(&self) -> &'static str {
        "dropped leads with a person in charge, divided by people in charge times days from the first to the last arrival, of \
         workable leads more than 7 days old"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let mut estimate = context.estimate(self, cell, "per_day");
        estimate.denominator = "person-days";
        estimate.n = 0;
        let known = context
            .knows_log()
            .and_then(|()| context.knows_end())
            .and_then(|()| context.knows_person());
        if let Err(why) = known {
            estimate.why = Some(why.into());
            return estimate;
        }
        let k = cell.counts.dropped_with_person;
        estimate.n = cell.presence.people().saturating_mul(cell.presence.days());
        estimate.k = Some(k);
        if estimate.n == 0 {
            estimate.why = Some(NOBODY.into());
            return estimate;
        }
        let n = float(estimate.n);
        estimate.value = Some(float(k) / n);
        // Byar's limits of a Poisson count.
        let limit = |count: f64, sign: f64| {
            let inner = 1.0 - 1.0 / (9.0 * count) + sign * Z / (3.0 * libm::sqrt(count));
            (count * inner * inner * inner).max(0.0)
        };
        estimate.low = Some(if k == 0 {
            0.0
        } else {
            limit(float(k), -1.0) / n
        });
        estimate.high = Some(limit(float(k + 1), 1.0) / n);
        estimate
    }
}
