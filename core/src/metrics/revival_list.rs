//! Dropped leads that are still alive, and what one in five of them would be.
//!
//! ## Question
//!
//! What would it be worth to take up the dropped leads again?
//!
//! ## Formula
//!
//! One fifth of the dropped leads (see dropped_leads). The fifth is an assumption, not a forecast: put in your own.
//!
//! ## Unit
//!
//! Leads.
//!
//! ## Denominator
//!
//! Open workable leads (`open`); k is the number of dropped leads, all of them open and not opted out.
//!
//! ## Missing and too recent
//!
//! As dropped_leads.
//!
//! ## Small samples
//!
//! Arithmetic on a count: no interval.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! two dropped leads; one fifth of 2 is 0.4.
//!
//! ```text
//! revival_list = 0.4
//! ```
//!
//! ## Sources
//!
//! An article on lost sales said that one in five dropped deals buys somewhere; nothing in the files says that they
//! would buy here.

use super::dropped_leads::DROPPED;
use super::metric::{Context, Metric};
use crate::facts::Flag;
use crate::report::Estimate;
use crate::stats::float;
use crate::summary::Cell;

/// What a fifth of the dropped leads would be.
#[derive(Debug)]
pub(super) struct RevivalList;

impl Metric<Estimate> for RevivalList {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "revival_list"
    }

    fn definition(&self) -> &'static str {
        "one fifth of the dropped leads that are still open: plain arithmetic on an assumption, not a forecast"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let mut estimate = DROPPED.compute(cell, context);
        estimate.id = self.id();
        estimate.definition = self.definition();
        estimate.unit = "leads";
        (estimate.low, estimate.high) = (None, None);
        estimate.value = estimate
            .value
            .map(|_| float(cell.counts.of(Flag::Dropped)) / 5.0);
        estimate
    }
}
