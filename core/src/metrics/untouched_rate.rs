//! M9: the share of leads that nobody turned to.
//!
//! ## Question
//!
//! How many leads did nobody turn to?
//!
//! ## Formula
//!
//! Workable leads without any outbound touch by a person / workable leads. Automatic messages and AI agents do not
//! count as a person.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads (received minus test, spam, marked duplicate, not about buying, not started by a customer,
//! without phone number and e-mail address).
//!
//! ## Missing and too recent
//!
//! Not known without touches, or where the files name only leads that have a touch. Without a horizon a lead that
//! came in a minute ago counts; with `--horizon` only leads at least that old do, and only what happened within it.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! Lead 3.
//!
//! ```text
//! untouched_rate = 1 / 5
//! ```
//!
//! ## Sources
//!
//! M9. J.D. Power's 32 % is quoted both as never answered and as not within three days: the horizon matters.

use super::definition_switchboard::{Figure, follow};
use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Untouched rate.
#[derive(Debug)]
pub(super) struct UntouchedRate;

impl Metric<Estimate> for UntouchedRate {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "untouched_rate"
    }

    fn definition(&self) -> &'static str {
        "workable leads without any outbound touch by a person, divided by workable leads; automatic messages do not count"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        if let Some(other) = follow(self, cell, context, Figure::Answered, true) {
            return other;
        }
        let counts = &cell.counts;
        context.share(
            self,
            cell,
            context.knows_untouched(),
            counts.untouched,
            counts.judged,
        )
    }
}
