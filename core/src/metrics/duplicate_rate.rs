//! M44: how many of the leads received are no enquiry of their own.
//!
//! ## Question
//!
//! How many leads are duplicates, how many unusable, and how many customers asked again?
//!
//! ## Formula
//!
//! duplicate_rate: leads that the CRM marks as duplicates, and leads of the same dealer with the same phone number (last
//! nine digits) or e-mail address as an earlier one within 30 days / received. bad_rate: tests, spam, leads that no
//! customer started and leads without phone number and e-mail address / received. resubmission_rate: leads with at
//! least one such later lead merged into them / received.
//!
//! Leads of one customer are one episode: its first submission is the lead, touches on the others are its touches, and
//! it is open while one of them is. A lead is compared with first submissions only: two customers who share one phone
//! are not joined through a third. A number or address that more than ten leads of a dealer have is nobody's own and
//! joins none. `counts.episodes` is received minus those merged.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Received leads in the selection, workable or not (`received`).
//!
//! ## Missing and too recent
//!
//! Not known without columns that tell it: status or lead type for marks, phone and e-mail for customers. Leads that a
//! salesperson merely calls bad are not among them.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [arrival](arrival): eight leads; lead 7 has the phone number of lead 1 and came in four days later,
//! lead 8 is a test.
//!
//! ```text
//! duplicate_rate = 1 / 8
//! bad_rate = 1 / 8
//! resubmission_rate = 1 / 8
//! ```
//!
//! ## Sources
//!
//! M44, R3. It tells the state of the data, not of the work. Customers who ask twice buy more often, by what vendors
//! report, which is why their submissions are merged and not thrown away.

use super::known::Known;
use super::metric::{Context, Metric};
use crate::facts::Flag;
use crate::report::Estimate;
use crate::summary::Cell;

/// A share of received leads.
#[derive(Debug)]
pub(super) struct OfReceived {
    pub(super) file: &'static str,
    pub(super) id: &'static str,
    pub(super) definition: &'static str,
    /// All received leads where `None`.
    pub(super) n: Option<Flag>,
    pub(super) k: Flag,
    pub(super) known: fn(&Context<'_>) -> Known,
}

/// Duplicates.
pub(super) const DUPLICATE_RATE: OfReceived = OfReceived {
    file: module_path!(),
    id: "duplicate_rate",
    definition: "leads that the CRM marks as duplicates or that have the phone number or e-mail address of an earlier lead of the same dealer within 30 days, divided by received leads",
    n: None,
    k: Flag::Duplicate,
    known: |context: &Context<'_>| context.knows_duplicates(),
};

/// Unusable.
pub(super) const BAD_RATE: OfReceived = OfReceived {
    file: module_path!(),
    id: "bad_rate",
    definition: "tests, spam, leads that no customer started and leads without phone number and e-mail address, divided by received leads",
    n: None,
    k: Flag::Bad,
    known: |context: &Context<'_>| context.knows_bad(),
};

/// Asked again.
pub(super) const RESUBMISSION_RATE: OfReceived = OfReceived {
    file: module_path!(),
    id: "resubmission_rate",
    definition: "leads whose customer sent at least one further lead to the same dealer within 30 days, divided by received leads",
    n: None,
    k: Flag::Resubmitted,
    known: |context: &Context<'_>| context.knows_customers(),
};

impl Metric<Estimate> for OfReceived {
    fn file(&self) -> &'static str {
        self.file
    }

    fn id(&self) -> &'static str {
        self.id
    }

    fn definition(&self) -> &'static str {
        self.definition
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let n = self.n.map_or(counts.received, |n| counts.received_of(n));
        let known = (self.known)(context);
        let mut estimate = context.share(self, cell, known, counts.received_of(self.k), n);
        estimate.denominator = "received";
        (estimate.n, estimate.mature, estimate.immature) = (n, n, 0);
        estimate
    }
}
