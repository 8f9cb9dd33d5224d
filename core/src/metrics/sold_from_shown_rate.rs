//! M39: the share of visits after which the customer bought.
//!
//! ## Question
//!
//! How many customers who came bought?
//!
//! ## Formula
//!
//! Leads sold on the day of an appointment to which the customer came, or within 30 days of it / leads with such an
//! appointment at least 30 days before the as-of time. Local days; a second visit counts like the first.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads with a shown appointment old enough (`shown`).
//!
//! ## Missing and too recent
//!
//! Not known without a file of appointments that says who came, outcomes, and a date of sale or of closing. Visits
//! less than 30 days old are left out, never failures.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [visits](visits):
//!
//! leads 1 and 4 came in August; lead 1 bought four days later.
//!
//! ```text
//! sold_from_shown_rate = 1 / 2
//! ```
//!
//! ## Sources
//!
//! M39.

use super::share::Share;
use crate::facts::Flag;

/// Sold after a visit.
pub(super) const SOLD_FROM_SHOWN: Share = Share {
    file: module_path!(),
    id: "sold_from_shown_rate",
    definition: "workable leads sold on the day of a shown appointment or within 30 days of it, divided by workable leads with a shown appointment at least that old",
    denominator: "shown",
    n: Some(Flag::Shown),
    k: Flag::SoldFromShown,
    known: |context| {
        context
            .knows_appointments()
            .and_then(|()| context.knows_outcome())
            .and_then(|()| context.knows_sale_time())
    },
};
