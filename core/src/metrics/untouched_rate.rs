//! M9: the share of leads that nobody turned to.

use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Untouched rate.
#[derive(Debug)]
pub(super) struct UntouchedRate;

impl Metric<Estimate> for UntouchedRate {
    fn id(&self) -> &'static str {
        "untouched_rate"
    }

    fn definition(&self) -> &'static str {
        "workable leads without any outbound touch by a person, divided by workable leads; automatic messages do not count"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
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
