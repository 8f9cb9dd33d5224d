//! M19: the share of leads both called and written to on the first day.

use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Multi-path rate.
#[derive(Debug)]
pub(super) struct MultiPathRate;

impl Metric<Estimate> for MultiPathRate {
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
