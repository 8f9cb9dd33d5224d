//! How many leads can be followed up at all, by what the file holds about the customer.
//!
//! ## Question
//!
//! How many leads have a name and a way to reach the customer?
//!
//! ## Formula
//!
//! Leads with a name, and with a phone number that no call found wrong or an e-mail address / leads of a file with such
//! columns. Only whether cells are blank is read; an address needs an `@`.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Received leads in the selection, workable or not, of files with a column of names and one of phone numbers or e-mail
//! addresses (`received`).
//!
//! ## Missing and too recent
//!
//! Not known without a column of customers' names and one of phone numbers or e-mail addresses.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [arrival](arrival): lead 6 has no name.
//!
//! ```text
//! lead_completeness = 7 / 8
//! ```
//!
//! ## Sources
//!
//! The rule of thumb of dealers' forums: a good lead has a name and one working way to reach the customer.

use super::duplicate_rate::OfReceived;
use super::metric::Context;
use crate::facts::Flag;

/// Complete leads.
pub(super) const LEAD_COMPLETENESS: OfReceived = OfReceived {
    file: module_path!(),
    id: "lead_completeness",
    definition: "received leads with a customer's name and a phone number that no call found wrong or an e-mail address, divided by received leads of files with such columns",
    n: Some(Flag::CompletenessKnown),
    k: Flag::Complete,
    known: |context: &Context<'_>| context.knows_completeness(),
};
