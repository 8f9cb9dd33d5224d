//! The share of leads won.
//!
//! ## Question
//!
//! How many leads were won?
//!
//! ## Formula
//!
//! Workable leads won (sold, or marked won) by the as-of time / workable leads.
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
//! Not known without an outcome or a sold date. With `--horizon`, only leads at least that old count, and only if
//! sold (or closed as won) within it by a known date.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! Lead 1.
//!
//! ```text
//! won_rate = 1 / 5
//! ```
//!
//! ## Sources
//!
//! M40, a cohort's rate: never above 100 %, unlike sales of a period / leads of that period.

use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Won rate.
#[derive(Debug)]
pub(super) struct WonRate;

impl Metric<Estimate> for WonRate {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "won_rate"
    }

    fn definition(&self) -> &'static str {
        "workable leads won by the as-of time, divided by workable leads"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        context.share(
            self,
            cell,
            context.knows_outcome(),
            counts.won,
            counts.judged,
        )
    }
}
