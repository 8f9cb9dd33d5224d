//! M19: the share of leads both called and written to on the first day.
//!
//! ## Question
//!
//! How many leads are both called and written to on the first day?
//!
//! ## Formula
//!
//! Timed workable leads at least 24 hours old with an outbound call by a person and an outbound e-mail, text or
//! WhatsApp message by a person within 24 hours / timed workable leads at least 24 hours old.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads with a time of arrival, at least 24 hours old.
//!
//! ## Missing and too recent
//!
//! Not known without channels and times of leads and touches. Leads younger than 24 hours are `immature`; a horizon
//! changes nothing here.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! Lead 5: calls at 12:00 and an e-mail at 12:10 on its first day.
//!
//! ```text
//! multi_path_rate = 1 / 5
//! ```
//!
//! ## Sources
//!
//! M19; Pied Piper asks for a call and a text.

use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Multi-path rate.
#[derive(Debug)]
pub(super) struct MultiPathRate;

impl Metric<Estimate> for MultiPathRate {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "multi_path_rate"
    }

    fn definition(&self) -> &'static str {
        "leads with a call and an e-mail, text or WhatsApp by a person within 24 hours, divided by workable leads at least 24 hours old"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let known = context
            .knows_channels()
            .and_then(|()| context.knows_response());
        let mut estimate = context.share(self, cell, known, counts.multi_path, counts.day_old);
        estimate.n = counts.day_old;
        estimate.mature = counts.day_old;
        estimate.immature = counts.timed - counts.day_old;
        estimate
    }
}
