//! M1, M2, M4, M5: how long leads waited.
//!
//! ## Question
//!
//! How long do leads wait?
//!
//! ## Formula
//!
//! Time from when the lead came in to the first outbound touch by a person (human), by a person or machine (any),
//! the first outbound call by a person (call), or the first contact. Kaplan-Meier: leads without it are censored
//! when they were closed or sold, else at the as-of time; quantile p = first time at which at most 1 − p still
//! wait. `observed_*`: linear quantiles (type 7) of the waits that were seen, late ones too. Open hours: only open
//! time counts, and a touch while closed ends the clock with the open time so far. A touch up to 5 minutes before
//! the lead counts as 0.
//!
//! ## Unit
//!
//! Milliseconds.
//!
//! ## Denominator
//!
//! Timed workable leads, n = events + censored; the rest are `untimed`: without a time of arrival, touched by a
//! person more than 5 minutes before it, or with the event at a time nobody wrote.
//!
//! ## Missing and too recent
//!
//! Not known without times of leads and touches, channels for calls, results or a first-contact time for contact.
//! Recent leads are censored, never failures; a horizon changes nothing here. A quantile that is not reached is
//! null.
//!
//! ## Small samples
//!
//! 95 % log-log interval of the median; ends that are not reached are null.
//!
//! ## Example
//!
//! Human waits: 20, 180, 240, 1470 minutes; lead 3 still waits. Not yet: 0.8, 0.6, 0.4, 0.2: the median is 240 min
//! = 14 400 000 ms. Of those seen: (180 + 240) / 2 = 210 min.
//!
//! ```text
//! response_time_human.median_ms = 14400000
//! response_time_human.p75_ms = 88200000
//! response_time_human.n = 5
//! response_time_human.censored = 1
//! response_time_human.observed_median_ms = 12600000
//! response_time_call.median_ms = 88200000
//! time_to_contact.censored = 4
//! ```
//!
//! ## Sources
//!
//! M1, M2, M4, M5. CRMs often show the mean of the answered leads, often with automatic answers in it.

use super::known::Known;
use super::metric::{Context, Metric, NOBODY};
use crate::facts::Clock;
use crate::report::Distribution;
use crate::stats::{kaplan_meier, quantiles};
use crate::summary::Cell;
use crate::time::{DAY, HOUR, MINUTE};

/// Times at which "not yet" is read off: minutes first, then hours, days, and the quarters of the first year.
const GRID: &[i64] = &[
    0,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    20 * MINUTE,
    30 * MINUTE,
    45 * MINUTE,
    HOUR,
    90 * MINUTE,
    2 * HOUR,
    3 * HOUR,
    4 * HOUR,
    6 * HOUR,
    8 * HOUR,
    12 * HOUR,
    16 * HOUR,
    20 * HOUR,
    24 * HOUR,
    36 * HOUR,
    48 * HOUR,
    72 * HOUR,
    96 * HOUR,
    120 * HOUR,
    144 * HOUR,
    168 * HOUR,
    240 * HOUR,
    336 * HOUR,
    504 * HOUR,
    30 * DAY,
    45 * DAY,
    60 * DAY,
    90 * DAY,
    180 * DAY,
    270 * DAY,
    360 * DAY,
];

/// Time from t0 to an event, by Kaplan-Meier.
#[derive(Debug)]
pub(super) struct ResponseTime {
    pub(super) file: &'static str,
    pub(super) id: &'static str,
    pub(super) clock: Clock,
    pub(super) definition: &'static str,
}

macro_rules! definition {
    ($event:literal, $clock:literal) => {
        concat!(
            "time from when the lead came in to ",
            $event,
            ", ",
            $clock,
            "; leads without it are censored when they were ",
            "closed, else at the as-of time; a touch up to 5 minutes before the lead counts as 0"
        )
    };
}

impl ResponseTime {
    pub(super) const HUMAN: Self = Self {
        file: module_path!(),
        id: "response_time_human",
        clock: Clock::Human,
        definition: definition!("the first outbound touch by a person", "raw"),
    };
    pub(super) const ANY: Self = Self {
        file: module_path!(),
        id: "response_time_any",
        clock: Clock::Any,
        definition: definition!("the first outbound touch by a person or a machine", "raw"),
    };
    pub(super) const CALL: Self = Self {
        file: module_path!(),
        id: "response_time_call",
        clock: Clock::Call,
        definition: definition!("the first outbound call by a person", "raw"),
    };
    pub(super) const CONTACT: Self = Self {
        file: module_path!(),
        id: "time_to_contact",
        clock: Clock::Contact,
        definition: definition!("the first contact", "raw"),
    };
    pub(super) const HUMAN_OPEN: Self = Self {
        file: module_path!(),
        id: "response_time_human_open_hours",
        clock: Clock::HumanOpen,
        definition: definition!("the first outbound touch by a person", "open hours only"),
    };
    pub(super) const CALL_OPEN: Self = Self {
        file: module_path!(),
        id: "response_time_call_open_hours",
        clock: Clock::CallOpen,
        definition: definition!("the first outbound call by a person", "open hours only"),
    };

    fn known(&self, context: &Context<'_>) -> Known {
        match self.clock {
            Clock::Human | Clock::Any | Clock::HumanOpen => context.knows_response(),
            Clock::Call | Clock::CallOpen => context
                .knows_channels()
                .and_then(|()| context.knows_call_response()),
            Clock::Contact => context
                .knows_contact_time()
                .and_then(|()| context.knows_start()),
            Clock::Assigned => context.knows_assigned(),
            Clock::Sale => context
                .knows_day()
                .and_then(|()| context.knows_outcome())
                .and_then(|()| context.knows_sale_time()),
        }
    }
}

impl Metric<Distribution> for ResponseTime {
    fn file(&self) -> &'static str {
        self.file
    }

    fn id(&self) -> &'static str {
        self.id
    }

    fn definition(&self) -> &'static str {
        self.definition
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Distribution {
        context.distribution(self, self.clock, self.known(context), cell)
    }
}

impl Context<'_> {
    /// How long it took until a clock stopped, or why that cannot be known.
    pub(super) fn distribution(
        &self,
        metric: &dyn Metric<Distribution>,
        clock: Clock,
        known: Known,
        cell: &Cell,
    ) -> Distribution {
        let mut out = Distribution {
            id: metric.id(),
            group: self.group.clone(),
            n: 0,
            censored: 0,
            median_ms: None,
            median_low_ms: None,
            median_high_ms: None,
            p75_ms: None,
            p90_ms: None,
            observed: 0,
            observed_median_ms: None,
            observed_p75_ms: None,
            observed_p90_ms: None,
            untimed: cell.counts.workable,
            survival: Vec::new(),
            definition: metric.definition(),
            why: None,
        };
        if let Err(why) = known {
            out.why = Some(why.into());
            return out;
        }
        let histogram = cell.clock(clock);
        let km = kaplan_meier(&histogram.steps, GRID);
        out.n = km.events + km.censored;
        out.censored = km.censored;
        out.untimed = cell.counts.workable.saturating_sub(out.n);
        out.median_ms = km.median;
        out.median_low_ms = km.median_low;
        out.median_high_ms = km.median_high;
        out.p75_ms = km.p75;
        out.p90_ms = km.p90;
        out.survival = km
            .curve
            .iter()
            .map(|point| (point.at, point.survival))
            .collect();
        out.observed = km.events
            + histogram
                .late
                .iter()
                .map(|&(_, count)| u64::from(count))
                .sum::<u64>();
        [
            out.observed_median_ms,
            out.observed_p75_ms,
            out.observed_p90_ms,
        ] = quantiles(histogram.seen(), out.observed, [0.5, 0.75, 0.9]);
        if out.n == 0 {
            out.why = Some(NOBODY.into());
        }
        out
    }
}
