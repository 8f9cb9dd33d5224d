//! M13: how often a lead was tried.
//!
//! ## Question
//!
//! How often is a lead tried?
//!
//! ## Formula
//!
//! Sum over workable leads / workable leads. Attempts (M13): an outbound touch by a person within 5 minutes after
//! the start of an attempt on the same channel is that attempt; counting stops at contact, when the lead is closed
//! or sold, and at a contact time the CRM states. Touches: as logged, without these rules.
//!
//! ## Unit
//!
//! Attempts or touches per lead.
//!
//! ## Denominator
//!
//! Workable leads (received minus test, spam, marked duplicate, not about buying, not started by a customer,
//! without phone number and e-mail address).
//!
//! ## Missing and too recent
//!
//! Not known without touches or a count of attempts; by phone, not without a channel column. Where a lead has no
//! touch of its own a stated number of attempts stands in. With `--horizon`, only leads at least that old count,
//! and only what happened within it; younger leads are `immature`, never failures.
//!
//! ## Small samples
//!
//! 95 % normal interval of the mean (sample standard deviation, lower end at least 0), too narrow for a handful of
//! leads; none for a single lead.
//!
//! ## Example
//!
//! Attempts on leads 1 to 5: 2, 1, 0, 1, 2. Lead 5's calls at 12:00 and 12:03 are one attempt, its e-mail another.
//!
//! ```text
//! attempts_per_lead = 6 / 5
//! phone_attempts_per_lead = 4 / 5
//! touches_per_lead = 7 / 5
//! phone_touches_per_lead = 5 / 5
//! ```
//!
//! ## Sources
//!
//! M13. TrackBack's best networks make about five attempts; other tools count every logged touch, also after
//! contact.

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
    fn file(&self) -> &'static str {
        module_path!()
    }

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
            estimate.why = Some(why.into());
            return estimate;
        }
        estimate.k = Some(moments.sum);
        match mean(moments.sum, moments.squares, counts.judged) {
            Some(mean) => {
                estimate.value = Some(mean.value);
                estimate.low = mean.low;
                estimate.high = mean.high;
            }
            None => estimate.why = Some(NOBODY.into()),
        }
        estimate
    }
}
