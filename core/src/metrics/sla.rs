//! M7: the share of leads answered in time.
//!
//! ## Question
//!
//! How many leads are answered in time?
//!
//! ## Formula
//!
//! Timed workable leads old enough for the limit, with the first outbound touch by a person within it (limit
//! included) / timed workable leads old enough. Never turned to is a miss. same_day: on the local day of arrival,
//! judged once that day is over. Open hours: the wait and the age count open time; same day becomes the local day
//! on which the dealer was open at or next after arrival.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads with a time of arrival, at least as old as the limit.
//!
//! ## Missing and too recent
//!
//! Not known without times of leads and touches; the open-hours rates exist only with opening hours. Younger leads
//! are `immature`, also those already answered; a horizon changes nothing here.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! Waits: 20, 240, none, 1470 and 180 minutes. Within 24 hours: leads 1, 2 and 5.
//!
//! ```text
//! sla_20m = 1 / 5
//! sla_60m = 1 / 5
//! sla_same_day = 3 / 5
//! sla_24h = 3 / 5
//! ```
//!
//! ## Sources
//!
//! M7. Dividing by answered leads only, as some do, leaves the misses out.

use super::definition_switchboard::{Figure, follow};
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
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        self.id
    }

    fn definition(&self) -> &'static str {
        self.definition
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        if self.id == "sla_60m"
            && let Some(other) = follow(self, cell, context, Figure::WithinAnHour, false)
        {
            return other;
        }
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
