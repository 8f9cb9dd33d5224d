//! M34: how long until a person is in charge of a lead.
//!
//! ## Question
//!
//! How long does a lead wait for someone to be in charge of it?
//!
//! ## Formula
//!
//! Time from when the lead came in to when it was assigned to a person, as the file states it. Kaplan-Meier: leads
//! without such a time are censored when they were closed or sold, else at the as-of time. A stamp up to 5 minutes
//! before the lead counts as 0.
//!
//! ## Unit
//!
//! Milliseconds, all hours of the day.
//!
//! ## Denominator
//!
//! Timed workable leads, n = assigned + censored; leads assigned more than 5 minutes before they came in are `untimed`.
//!
//! ## Missing and too recent
//!
//! Not known without times of arrival and of assignment; a date without a time starts no clock. Recent leads are
//! censored, never failures.
//!
//! ## Small samples
//!
//! 95 % log-log interval of the median; ends that are not reached are null.
//!
//! ## Example
//!
//! On the files of [arrival](arrival): six workable leads; four were assigned after 10, 30, 45 and 840 minutes, two not
//! yet.
//!
//! ```text
//! time_to_assignment.n = 6
//! time_to_assignment.censored = 2
//! time_to_assignment.observed_median_ms = 2250000
//! ```
//!
//! ## Sources
//!
//! M34. AutoPlay leaves the first automatic allocation out; here every stamp counts, so one that a machine sets at once
//! makes this time short.

use super::metric::{Context, Metric};
use crate::facts::Clock;
use crate::report::Distribution;
use crate::summary::Cell;

/// Time to assignment.
#[derive(Debug)]
pub(super) struct TimeToAssignment;

impl Metric<Distribution> for TimeToAssignment {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "time_to_assignment"
    }

    fn definition(&self) -> &'static str {
        "time from when the lead came in to when it was assigned to a person, as the file states it; leads without such a time are censored when they were closed, else at the as-of time; a stamp up to 5 minutes before the lead counts as 0"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Distribution {
        context.distribution(self, Clock::Assigned, context.knows_assigned(), cell)
    }
}
