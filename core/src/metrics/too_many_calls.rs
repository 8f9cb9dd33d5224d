//! M49: the share of unhappy customers who complain about too many calls.
//!
//! ## Question
//!
//! Do we bother customers?
//!
//! ## Formula
//!
//! Answers with a low score (1–3 of 5) that name too many calls or messages as a reason / answers with a low score.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Answers with a low score, as in scores, with or without a reason (`low scores`).
//!
//! ## Missing and too recent
//!
//! Not known without surveys with scores and reasons. A reason counts when it speaks of too many calls, messages or
//! contacts, in six languages. A horizon changes nothing here.
//!
//! ## Small samples
//!
//! 95 % Wilson interval. 0 of n does not mean never: the upper end says how many there could be.
//!
//! ## Example
//!
//! On the files of [voices](voices):
//! none of the 11 low scores.
//!
//! ```text
//! too_many_calls_share = 0 / 11
//! ```
//!
//! ## Sources
//!
//! M49. The best known survey of the field names 0 % without its n, so that its upper end is not known.

use super::metric::{Context, Metric, SetShare};
use crate::facts::Band;
use crate::report::Estimate;
use crate::summary::Cell;

/// Complaints about too many calls.
#[derive(Debug)]
pub(super) struct TooManyCalls;

impl Metric<Estimate> for TooManyCalls {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "too_many_calls_share"
    }

    fn definition(&self) -> &'static str {
        "answers with a score of 1 to 3 of 5 that complain about too many calls or messages, divided by answers with such a score"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let n = cell.voices.bands[Band::Low as usize];
        let mut estimate = context.estimate(self, cell, "share");
        estimate.denominator = "low scores";
        estimate.n = n;
        estimate.mature = n;
        estimate.immature = 0;
        match context.knows_reasons() {
            Ok(()) => estimate.set_share(cell.voices.too_many, n),
            Err(why) => estimate.why = Some(why.into()),
        }
        estimate
    }
}
