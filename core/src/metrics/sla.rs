//! M7: the share of leads answered in time.

use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Answered within a limit, on the raw clock or in open time.
#[derive(Debug)]
pub(super) struct Sla {
    id: &'static str,
    /// Position of the limit in `facts::SLA`.
    limit: usize,
    open: bool,
    definition: &'static str,
}

macro_rules! sla {
    ($limit:literal, $id:literal, raw, $within:literal) => {
        Sla {
            id: $id,
            limit: $limit,
            open: false,
            definition: concat!(
                "workable leads that a person turned to ",
                $within,
                " (raw clock), divided by workable leads old enough ",
                "to tell; never turned to is a miss"
            ),
        }
    };
    ($limit:literal, $id:literal, open, $within:literal) => {
        Sla {
            id: $id,
            limit: $limit,
            open: true,
            definition: concat!(
                "workable leads that a person turned to ",
                $within,
                ", divided by workable leads old enough to tell; ",
                "never turned to is a miss"
            ),
        }
    };
}

impl Sla {
    /// On the raw clock.
    pub(super) const RAW: [Self; 8] = [
        sla!(0, "sla_5m", raw, "within 5 minutes"),
        sla!(1, "sla_10m", raw, "within 10 minutes"),
        sla!(2, "sla_15m", raw, "within 15 minutes"),
        sla!(3, "sla_20m", raw, "within 20 minutes"),
        sla!(4, "sla_30m", raw, "within 30 minutes"),
        sla!(5, "sla_60m", raw, "within 60 minutes"),
        sla!(6, "sla_same_day", raw, "on the local day they came in"),
        sla!(7, "sla_24h", raw, "within 24 hours"),
    ];
    /// In open time.
    pub(super) const OPEN: [Self; 8] = [
        sla!(0, "sla_5m_open_hours", open, "within 5 open minutes"),
        sla!(1, "sla_10m_open_hours", open, "within 10 open minutes"),
        sla!(2, "sla_15m_open_hours", open, "within 15 open minutes"),
        sla!(3, "sla_20m_open_hours", open, "within 20 open minutes"),
        sla!(4, "sla_30m_open_hours", open, "within 30 open minutes"),
        sla!(5, "sla_60m_open_hours", open, "within 60 open minutes"),
        sla!(
            6,
            "sla_same_day_open_hours",
            open,
            "by the end of the local day on which the dealer was next open"
        ),
        sla!(7, "sla_24h_open_hours", open, "within 24 open hours"),
    ];
}

impl Metric<Estimate> for Sla {
    fn id(&self) -> &'static str {
        self.id
    }

    fn definition(&self) -> &'static str {
        self.definition
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let (hit, mature) = if self.open {
            (
                counts.sla_open_hit[self.limit],
                counts.sla_open_mature[self.limit],
            )
        } else {
            (counts.sla_hit[self.limit], counts.sla_mature[self.limit])
        };
        let mut estimate = context.share(self, cell, context.knows_response(), hit, mature);
        estimate.n = mature;
        estimate.mature = mature;
        estimate.immature = counts.timed - mature;
        estimate
    }
}
