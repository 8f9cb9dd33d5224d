//! M11: the share of dials that reached someone.

use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Connect rate.
#[derive(Debug)]
pub(super) struct ConnectRate;

impl Metric<Estimate> for ConnectRate {
    fn id(&self) -> &'static str {
        "connect_rate"
    }

    fn definition(&self) -> &'static str {
        "outbound calls by a person that connected, divided by outbound calls by a person; a voicemail is not a connection"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let mut estimate = context.share(
            self,
            cell,
            context.knows_connects(),
            counts.connects,
            counts.dials,
        );
        estimate.denominator = "dials";
        estimate.n = counts.dials;
        estimate
    }
}
