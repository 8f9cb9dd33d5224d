//! F21: customers who were turned to after they had asked for it to stop.
//!
//! ## Question
//!
//! Are opt-outs respected?
//!
//! ## Formula
//!
//! Leads with an outbound touch by a person at least one minute after the customer asked not to be contacted, or with a
//! call after the customer asked not to be called / leads whose customer asked for either, with a time. Calls of a
//! telephone log count too. Opt-outs are outcomes, not failures: one from all contact ends the duty to follow up.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads whose customer opted out at a known time by the as-of time (`opted out`).
//!
//! ## Missing and too recent
//!
//! Not known without touches and a column of opt-outs. Where that column only says yes, nobody can tell what came after
//! it. An opt-out that is a date holds from the end of that day.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [arrival](arrival): the customers of leads 3, 4 and 5 asked not to be called; lead 4 was called a
//! day later.
//!
//! ```text
//! touched_after_opt_out = 1 / 3
//! attempt_rate_phone = 2 / 4
//! ```
//!
//! Lead 5 was called before its customer asked, so it stays in attempt_rate_phone; leads 3 and 4 had not been called.
//!
//! ## Sources
//!
//! F21, R14. A figure to look into, lead by lead: a touch can answer a question that the customer asked meanwhile.

use super::metric::Context;
use super::share::Share;
use crate::facts::Flag;

/// Touched after an opt-out.
pub(super) const TOUCHED_AFTER_OPT_OUT: Share = Share {
    file: module_path!(),
    id: "touched_after_opt_out",
    definition: "leads with an outbound touch by a person at least a minute after the customer asked not to be contacted, or a call after the customer asked not to be called, divided by workable leads whose customer asked for either at a known time",
    denominator: "opted out",
    n: Some(Flag::OptedOut),
    k: Flag::TouchedAfterOptOut,
    known: |context: &Context<'_>| context.knows_opt_outs(),
};
