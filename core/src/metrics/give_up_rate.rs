//! M15: the share of unreached closed leads that were closed early.
//!
//! ## Question
//!
//! How many unreached leads are closed too early?
//!
//! ## Formula
//!
//! Leads closed without a sale (lost or cancelled) and without contact, after fewer than 5 attempts or less than 14
//! days after they came in / leads closed without a sale and without contact. Attempts as in attempts_per_lead.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads closed without a sale and without contact (`closed unreached`). Customers who opted out are not
//! among them.
//!
//! ## Missing and too recent
//!
//! Not known without contact, touches and outcomes. A lead without a date of arrival or of closing is judged by its
//! attempts alone. With `--horizon`, only leads at least that old count, and only what happened within it; younger
//! leads are `immature`, never failures.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! Leads 2 and 4 are lost, unreached, with one attempt each.
//!
//! ```text
//! give_up_rate = 2 / 2
//! ```
//!
//! ## Sources
//!
//! M15; five attempts and 14 days are the limits used here, others use other ones.

use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Give-up rate.
#[derive(Debug)]
pub(super) struct GiveUpRate;

impl Metric<Estimate> for GiveUpRate {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "give_up_rate"
    }

    fn definition(&self) -> &'static str {
        "leads closed without a sale and without contact after fewer than 5 attempts or within 14 days, divided by leads closed without a sale and without contact"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let known = context
            .knows_contact()
            .and_then(|()| context.knows_attempts())
            .and_then(|()| context.knows_outcome());
        let mut estimate =
            context.share(self, cell, known, counts.gave_up, counts.closed_unreached);
        estimate.denominator = "closed unreached";
        estimate.n = counts.closed_unreached;
        estimate
    }
}
