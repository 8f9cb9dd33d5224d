//! M22: how much more often hot leads are turned to than the others.
//!
//! ## Question
//!
//! Are only the hot leads followed up?
//!
//! ## Formula
//!
//! Share of hot leads that a person turned to − share of the other leads that a person turned to; the same for calls.
//! Hot is what the export's hot column says. Where that column only ever says yes, a blank means not hot; where it
//! also says no, a blank is not known and the lead is in neither group.
//!
//! ## Unit
//!
//! Points: a difference of shares; 0.25 is 25 percentage points.
//!
//! ## Denominator
//!
//! Workable leads of which it is known whether they are hot.
//!
//! ## Missing and too recent
//!
//! Not known without a hot column and touches, by phone not without channels, and not while one of the groups is
//! empty. With `--horizon`, only leads at least that old count, and only what happened within it; younger leads are
//! `immature`, never failures.
//!
//! ## Small samples
//!
//! 95 % interval by Newcombe's method.
//!
//! ## Example
//!
//! On the files of [reasons](reasons): both hot leads were called; of the six others three were turned to, two of
//! them called.
//!
//! ```text
//! hot_lead_bias = 0.5
//! ```
//!
//! ## Sources
//!
//! M22. Hot is a mark that people or software set: an association, whichever way it goes.

use super::metric::{Context, Metric};
use crate::facts::Flag;
use crate::report::Estimate;
use crate::summary::Cell;

/// Hot-lead bias, by any channel or by phone.
#[derive(Debug)]
pub(super) enum HotLeadBias {
    Any,
    Phone,
}

impl Metric<Estimate> for HotLeadBias {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        match self {
            Self::Any => "hot_lead_bias",
            Self::Phone => "hot_lead_bias_phone",
        }
    }

    fn definition(&self) -> &'static str {
        match self {
            Self::Any => {
                "share of hot leads that a person turned to minus the same share of the other leads; interval: Newcombe"
            }
            Self::Phone => {
                "share of hot leads that a person called minus the same share of the other leads; interval: Newcombe"
            }
        }
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let (known, hot, others) = match self {
            Self::Any => (
                context.knows_attempts(),
                Flag::HotAttempted,
                Flag::NotHotAttempted,
            ),
            Self::Phone => (
                context.knows_channels(),
                Flag::HotCalled,
                Flag::NotHotCalled,
            ),
        };
        let group = |k: Flag, n: Flag| (counts.of(k), counts.of(n));
        let mut estimate = context.difference(
            self,
            cell,
            context.knows_hot().and(known),
            group(hot, Flag::Hot),
            group(others, Flag::NotHot),
        );
        estimate.denominator = "hot or not";
        estimate
    }
}
