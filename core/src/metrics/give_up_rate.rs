//! M15: the share of unreached closed leads that were closed early.

use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Give-up rate.
#[derive(Debug)]
pub(super) struct GiveUpRate;

impl Metric<Estimate> for GiveUpRate {
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
