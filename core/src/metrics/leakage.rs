//! M33: leads and calls that nobody has in hand.
//!
//! ## Question
//!
//! What never arrives where somebody would see to it?
//!
//! ## Formula
//!
//! leakage_source: calls in, by the telephone log, that belong to no lead in the files / all calls in. unlogged: calls
//! of the telephone log that belong to a lead and have no phone touch of that lead in the CRM within 10 minutes / all
//! calls of the log that belong to a lead. leakage_unassigned: leads without a person for more than 30 minutes (open
//! ones where opening hours are known) / leads at least that old. A person who turns to the customer has taken the
//! lead; where no column says since when a named person has it, it is not counted as late.
//!
//! ## Unit
//!
//! Shares, 0–1.
//!
//! ## Denominator
//!
//! Calls in of the telephone log; calls of the log that belong to a lead; workable leads with a time of arrival that
//! were open for more than 30 minutes.
//!
//! ## Missing and too recent
//!
//! The first two are not known without a telephone log, unlogged not without touches; calls without a lead belong to
//! no group. leakage_unassigned is not known without persons in charge or times of assignment.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [reasons](reasons): nobody has lead 6; lead 8 was taken by a first call after 24 h 30 min. Of the
//! four calls of leads the CRM does not know the one that came in on lead 5; another one came in from nobody's number.
//!
//! ```text
//! leakage_unassigned = 2 / 8
//! unlogged = 1 / 4
//! leakage_source = 1 / 2
//! ```
//!
//! ## Sources
//!
//! M33. One published figure bundles missed calls, calls not logged and lapsed follow-up; here each stands alone.

use super::known::Known;
use super::metric::{Context, Metric};
use super::share::Share;
use crate::facts::{Flag, LogCount};
use crate::report::Estimate;
use crate::summary::Cell;

/// Leads that nobody has.
pub(super) const UNASSIGNED: Share = Share {
    file: module_path!(),
    id: "leakage_unassigned",
    definition: "workable leads without a person in charge for more than 30 minutes (open ones where opening hours are known), divided by workable leads at least that old; a person who turns to the customer has taken charge",
    denominator: "timed workable",
    n: Some(Flag::AssignmentKnown),
    k: Flag::Unassigned,
    known: |context| context.knows_assignment(),
};

/// Calls that are in one system only.
#[derive(Debug)]
pub(super) enum Leakage {
    Source,
    Unlogged,
}

impl Metric<Estimate> for Leakage {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        match self {
            Self::Source => "leakage_source",
            Self::Unlogged => "unlogged",
        }
    }

    fn definition(&self) -> &'static str {
        match self {
            Self::Source => {
                "calls in, by the telephone log, that belong to no lead in the files, divided by all calls in of that log"
            }
            Self::Unlogged => {
                "calls of the telephone log that belong to a lead and have no phone touch of it in the CRM within 10 minutes, divided by all calls of the log that belong to a lead"
            }
        }
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let log = |count: LogCount| counts.log[count as usize];
        let (known, k, n): (Known, u64, u64) = match self {
            Self::Source if !context.group.is_empty() => (
                Err("a call that belongs to no lead belongs to no group"),
                0,
                0,
            ),
            Self::Source => (
                context.knows_calls(),
                counts.strays,
                counts.strays + log(LogCount::Inbound),
            ),
            Self::Unlogged => (
                context.knows_calls().and(context.knows_all_channels()),
                log(LogCount::Unlogged),
                log(LogCount::Telephone),
            ),
        };
        let mut estimate = context.share(self, cell, known, k, n);
        estimate.denominator = match self {
            Self::Source => "calls in",
            Self::Unlogged => "calls of leads",
        };
        estimate.n = n;
        // Calls, not leads.
        estimate.mature = 0;
        estimate.immature = 0;
        estimate
    }
}
