//! M3: what the automatic answer hides.
//!
//! ## Question
//!
//! For how many leads does an automatic answer hide that nobody came?
//!
//! ## Formula
//!
//! Timed workable leads at least 60 minutes old whose first outbound touch was automatic (or by an AI agent), with
//! no outbound touch by a person within 60 minutes / timed workable leads at least 60 minutes old.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads with a time of arrival, at least 60 minutes old.
//!
//! ## Missing and too recent
//!
//! Not known without times of leads and touches, or without a column that tells persons from machines. Leads
//! younger than 60 minutes are `immature`; a horizon changes nothing here. Leads touched by a person more than 5
//! minutes before they came in, and leads whose only human touches have no time, are left out.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! Lead 5 got an automatic e-mail after 1 minute and a person after 180.
//!
//! ```text
//! automation_mask = 1 / 5
//! ```
//!
//! ## Sources
//!
//! M3; here in raw minutes, where the definition it comes from counts open ones. Many systems let the automatic
//! message stop the response clock.

use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Automation mask.
#[derive(Debug)]
pub(super) struct AutomationMask;

impl Metric<Estimate> for AutomationMask {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "automation_mask"
    }

    fn definition(&self) -> &'static str {
        "leads whose first touch was automatic and that no person turned to within 60 minutes, divided by workable leads at least 60 minutes old"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let known = context
            .knows_response()
            .and_then(|()| context.knows_actor());
        let mut estimate = context.share(self, cell, known, counts.masked, counts.hour_old);
        estimate.n = counts.hour_old;
        estimate.mature = counts.hour_old;
        estimate.immature = counts.timed - counts.hour_old;
        estimate
    }
}
