//! M13: how often a lead was tried.

use super::metric::{Context, Metric, NOBODY};
use crate::report::Estimate;
use crate::stats::mean;
use crate::summary::Cell;

/// Mean number of attempts or touches per workable lead. The interval is the normal approximation for a mean.
#[derive(Debug)]
pub(super) enum PerLead {
    Attempts,
    PhoneAttempts,
    Touches,
    PhoneTouches,
}

impl Metric<Estimate> for PerLead {
    fn id(&self) -> &'static str {
        match self {
            Self::Attempts => "attempts_per_lead",
            Self::PhoneAttempts => "phone_attempts_per_lead",
            Self::Touches => "touches_per_lead",
            Self::PhoneTouches => "phone_touches_per_lead",
        }
    }

    fn definition(&self) -> &'static str {
        match self {
            Self::Attempts => {
                "attempts by a person, divided by workable leads; redials on one channel within 5 minutes of an attempt \
                 are that attempt, and counting stops at contact or when the lead is closed; normal interval for a mean"
            }
            Self::PhoneAttempts => {
                "phone attempts by a person, divided by workable leads; redials within 5 minutes of an attempt are that \
                 attempt, and counting stops at contact or when the lead is closed; normal interval for a mean"
            }
            Self::Touches => {
                "outbound touches by a person as logged, divided by workable leads; normal interval for a mean"
            }
            Self::PhoneTouches => {
                "outbound calls by a person as logged, redials too, divided by workable leads; normal interval for a mean"
            }
        }
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let (known, moments) = match self {
            Self::Attempts => (context.knows_attempts(), counts.attempts),
            Self::PhoneAttempts => (context.knows_channels(), counts.phone_attempts),
            Self::Touches => (context.knows_attempts(), counts.touches_any),
            Self::PhoneTouches => (context.knows_channels(), counts.touches_phone),
        };
        let mut estimate = context.estimate(self, cell, "count");
        if let Err(why) = known {
            estimate.why = Some(why.to_owned());
            return estimate;
        }
        estimate.k = Some(moments.sum);
        match mean(moments.sum, moments.squares, counts.judged) {
            Some(mean) => {
                estimate.value = Some(mean.value);
                estimate.low = mean.low;
                estimate.high = mean.high;
            }
            None => estimate.why = Some(NOBODY.to_owned()),
        }
        estimate
    }
}
