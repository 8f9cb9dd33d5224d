//! M35: the share of leads with an appointment.
//!
//! ## Question
//!
//! How many leads come to an appointment?
//!
//! ## Formula
//!
//! Leads with at least one sales appointment made by the as-of time / workable leads; and / contacted leads. A
//! moved appointment is the same one. An appointment of which nobody wrote when it was made counts.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads; for the second figure those contacted on any channel (`contacted`).
//!
//! ## Missing and too recent
//!
//! Not known without a file of appointments; the second not without contacts either. With `--horizon`, only
//! appointments made within it.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [visits](visits):
//!
//! leads 1, 2 and 4 of five have an appointment; leads 1 and 4 were contacted, and both have one.
//!
//! ```text
//! appointment_set_rate = 3 / 5
//! appointment_set_rate_contacted = 2 / 2
//! journey[appointment].leads = 2
//! ```
//!
//! ## Sources
//!
//! M35; service appointments and deliveries do not belong into the file.

use super::metric::{Context, Metric, SetShare};
use super::share::Share;
use crate::facts::{Flag, Tab};
use crate::report::Estimate;
use crate::summary::Cell;

/// Appointments among workable leads.
pub(super) const SET: Share = Share {
    file: module_path!(),
    id: "appointment_set_rate",
    definition: "workable leads with at least one sales appointment made, divided by workable leads",
    denominator: "workable",
    n: None,
    k: Flag::AppointmentSet,
    known: |context| context.knows_appointments(),
};

/// Appointments among contacted leads.
#[derive(Debug)]
pub(super) struct SetOfContacted;

impl Metric<Estimate> for SetOfContacted {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "appointment_set_rate_contacted"
    }

    fn definition(&self) -> &'static str {
        "contacted workable leads with at least one sales appointment made, divided by contacted workable leads"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        // Bits 2 and 4 of the journey: contacted, appointment made.
        let of = |bits: usize| {
            (0..)
                .zip(cell.counts.tab(Tab::Journey).iter().flatten())
                .filter(|(far, _): &(usize, _)| far & bits == bits)
                .map(|(_, &leads)| leads)
                .sum()
        };
        let mut estimate = context.estimate(self, cell, "share");
        estimate.denominator = "contacted";
        let known = context
            .knows_appointments()
            .and_then(|()| context.knows_contact());
        match known {
            Ok(()) => estimate.set_share(of(6), of(2)),
            Err(why) => estimate.why = Some(why.into()),
        }
        estimate.mature = estimate.n;
        estimate
    }
}
