//! Share won by how soon leads were turned to: an association.
//!
//! ## Question
//!
//! Are leads that are answered sooner won more often?
//!
//! ## Formula
//!
//! Each timed workable lead in the first band that its first outbound touch by a person fits: 5 minutes, 20
//! minutes, 1 hour, 4 hours, same local day, 24 hours, later, never (limits included); won / leads of the band. An
//! association only.
//!
//! ## Unit
//!
//! Leads, shares 0–1.
//!
//! ## Denominator
//!
//! Timed workable leads of that band.
//!
//! ## Missing and too recent
//!
//! No rows without times of leads and touches and outcomes. A lead not turned to by the as-of time is in `never`,
//! however recent; set a horizon to leave recent leads out. Inside a horizon the wait itself is not cut off.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row.
//!
//! ## Example
//!
//! Waits: 20, 240, none, 1470 and 180 minutes; lead 1 was won.
//!
//! ```text
//! conversion_by_response_time[within_20m].won = 1
//! conversion_by_response_time[within_20m].leads = 1
//! conversion_by_response_time[within_4h].leads = 2
//! conversion_by_response_time[later].leads = 1
//! conversion_by_response_time[never].leads = 1
//! ```
//!
//! ## Sources
//!
//! Studies differ in what stops the clock; here only a person's touch does.

use super::metric::{Context, Metric};
use crate::report::Table;
use crate::summary::Cell;

/// Bands of the first touch by a person, in the order of `Counts::bands`.
const BANDS: [&str; 8] = [
    "within_5m",
    "within_20m",
    "within_1h",
    "within_4h",
    "same_day",
    "within_24h",
    "later",
    "never",
];

/// Won by band of response time.
#[derive(Debug)]
pub(super) struct ConversionByResponseTime;

impl Metric<Table> for ConversionByResponseTime {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "conversion_by_response_time"
    }

    fn definition(&self) -> &'static str {
        "workable timed leads by time to the first outbound touch by a person, each in the first band it fits: won, leads, \
         and their share; an association only"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let known = context
            .knows_response()
            .and_then(|()| context.knows_outcome());
        let counts = &cell.counts;
        let rows = BANDS
            .iter()
            .zip(counts.won_by_band.iter().zip(&counts.bands))
            .map(|(&class, (&won, &leads))| (class, won, leads));
        context.conversion(self, "band", known, rows)
    }
}
