//! The share of leads won.

use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Won rate.
#[derive(Debug)]
pub(super) struct WonRate;

impl Metric<Estimate> for WonRate {
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
