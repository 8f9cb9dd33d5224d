//! M36–M38: the share of appointments confirmed, shown, not shown.
//!
//! ## Question
//!
//! How many appointments were confirmed, and how many customers came?
//!
//! ## Formula
//!
//! Appointments whose time has come by the as-of time. Confirmed: confirmed by the customer / those that say
//! whether. Shown and no-show: the customer came, or did not / those of which the outcome was written down. Called-
//! off and moved appointments are left out of all three. show_rate_all_rows: came / every appointment whose time
//! has come, also those called off, moved or without a word.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Appointments (`appointments due`, of those `confirmation told` or `outcome told`).
//!
//! ## Missing and too recent
//!
//! Not known without a file of appointments, or when none of them says. A past appointment without an outcome is
//! unknown, not a no-show.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [visits](visits):
//!
//! five appointments are past: two customers came, one did not, one appointment was called off, one has no word. Of
//! the four not called off two are confirmed, one is not, one does not say.
//!
//! ```text
//! appointment_confirmed_rate = 2 / 3
//! show_rate = 2 / 3
//! no_show_rate = 1 / 3
//! show_rate_all_rows = 2 / 5
//! ```
//!
//! ## Sources
//!
//! M36–M38; one common reader divides by all rows, so both are here.

use super::metric::{Context, Metric, SetShare};
use crate::facts::Sum;
use crate::report::Estimate;
use crate::summary::{Cell, Counts};

/// A share of appointments.
#[derive(Debug)]
pub(super) struct OfAppointments {
    id: &'static str,
    definition: &'static str,
    denominator: &'static str,
    k: Sum,
    n: fn(&Counts) -> u64,
    /// Why, where there are appointments and none of them says.
    silent: &'static str,
}

const fn resolved(counts: &Counts) -> u64 {
    counts.sum(Sum::Shown) + counts.sum(Sum::NoShow)
}

const NO_OUTCOME: &str =
    "no appointment says whether the customer came; map the outcome of appointments";

/// Confirmed, shown, not shown, shown of all rows.
pub(super) const APPOINTMENTS: [OfAppointments; 4] = [
    OfAppointments {
        id: "appointment_confirmed_rate",
        definition: "past appointments confirmed by the customer, divided by past appointments that say whether they were, without those called off or moved",
        denominator: "confirmation told",
        k: Sum::Confirmed,
        n: |counts| counts.sum(Sum::ConfirmedTold),
        silent: "no appointment says whether the customer confirmed; map confirmed",
    },
    OfAppointments {
        id: "show_rate",
        definition: "past appointments to which the customer came, divided by past appointments whose outcome was written down, without those called off or moved",
        denominator: "outcome told",
        k: Sum::Shown,
        n: resolved,
        silent: NO_OUTCOME,
    },
    OfAppointments {
        id: "no_show_rate",
        definition: "past appointments to which the customer did not come, divided by past appointments whose outcome was written down, without those called off or moved; one without a word is unknown, not a no-show",
        denominator: "outcome told",
        k: Sum::NoShow,
        n: resolved,
        silent: NO_OUTCOME,
    },
    OfAppointments {
        id: "show_rate_all_rows",
        definition: "past appointments to which the customer came, divided by all past appointments, also those called off, moved or without a word",
        denominator: "appointments",
        k: Sum::Shown,
        n: |counts| {
            if resolved(counts) == 0 {
                0
            } else {
                counts.sum(Sum::Appointments)
            }
        },
        silent: NO_OUTCOME,
    },
];

impl Metric<Estimate> for OfAppointments {
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
        let counts = &cell.counts;
        let mut estimate = context.estimate(self, cell, "share");
        estimate.denominator = self.denominator;
        estimate.n = 0;
        match context.knows_appointments() {
            Err(why) => estimate.why = Some(why.into()),
            Ok(()) => {
                let n = (self.n)(counts);
                estimate.set_share(counts.sum(self.k), n);
                if n == 0 && counts.sum(Sum::Appointments) > 0 {
                    estimate.k = None;
                    estimate.why = Some(self.silent.into());
                }
            }
        }
        estimate.mature = estimate.n;
        estimate
    }
}
