//! M17: the share of planned touches that were made.
//!
//! ## Question
//!
//! Is the plan of follow-up kept?
//!
//! ## Formula
//!
//! Planned touches with an outbound touch by a person on their local day / planned touches due. The plan is the
//! rows of an expectations file whose metric is `cadence_day` (also `cadence`, `planned_day`, `follow_up_day`) and
//! whose value is a day after arrival, 1 to 120; day 1 as in day_n_follow_up. A touch is due while the lead is open
//! and not contacted when its day begins, and once that day is over.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Planned touches due of workable leads (`planned touches due`).
//!
//! ## Missing and too recent
//!
//! Without a plan nothing can be told: add it to an expectations file. Not known without the times of arrival,
//! touches, contacts and closing.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; touches of one lead are taken as if they were apart.
//!
//! ## Example
//!
//! On the files of [cadence](cadence):
//!
//! the plan has days 1, 2 and 5. Lead 1 was touched on days 1 and 2 and reached on day 3: two of two due. Lead 2
//! was touched on days 1 and 4: one of three due.
//!
//! ```text
//! cadence_adherence = 3 / 5
//! ```
//!
//! ## Sources
//!
//! M17.

use super::metric::{Context, Metric, SetShare};
use crate::facts::Sum;
use crate::report::Estimate;
use crate::summary::Cell;

/// Adherence to the plan.
#[derive(Debug)]
pub(super) struct CadenceAdherence;

impl Metric<Estimate> for CadenceAdherence {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "cadence_adherence"
    }

    fn definition(&self) -> &'static str {
        "planned touches with an outbound touch by a person on their local day, divided by planned touches due while the lead \
         was open and not contacted"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let mut estimate = context.estimate(self, cell, "share");
        estimate.denominator = "planned touches due";
        estimate.n = 0;
        let known = context
            .knows_log()
            .and_then(|()| context.knows_contact_time())
            .and_then(|()| context.knows_closing());
        match known {
            _ if !context.meta.plan => {
                estimate.why = Some("no file has a plan of follow-up; add rows with the metric cadence_day to an expectations file".into());
            }
            Err(why) => estimate.why = Some(why.into()),
            Ok(()) => {
                let counts = &cell.counts;
                estimate.set_share(counts.sum(Sum::PlannedDone), counts.sum(Sum::Planned));
            }
        }
        estimate.mature = estimate.n;
        estimate
    }
}
