//! M3: what the automatic answer hides.

use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Automation mask.
#[derive(Debug)]
pub(super) struct AutomationMask;

impl Metric<Estimate> for AutomationMask {
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
