//! M26: the share of customers with whom a message was left and who were never called again.
//!
//! ## Question
//!
//! After a message was left, does anyone call again?
//!
//! ## Formula
//!
//! Leads without a further call by a person within 24 hours of the first message left, whose customer did not ring
//! back either, and which were still open then / leads with a message left (voicemail, or with someone else) and no
//! contact. The hours are open hours where opening hours are given.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads with a message left and no contact on any channel (`message left`).
//!
//! ## Missing and too recent
//!
//! Not known without channels, results and times of touches, or the telephone's log. Leads whose first message is
//! younger than 24 (open) hours are `immature`.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [dialogue](dialogue):
//! a message was left for leads 2 and 3; lead 3 was called again after 6 hours. Lead 7 is too recent.
//!
//! ```text
//! left_message_never_called_again = 1 / 2
//! ```
//!
//! ## Sources
//!
//! M26. In one survey 15 % of low scores gave this as the reason (vendor's figure, context only). Most customers who
//! ring back do so within 5 hours, so that another call is due after that.

use super::aged::Aged;
use super::share::Share;
use crate::facts::Flag;

/// Left a message, never called again.
pub(super) const LEFT_MESSAGE: Aged = Aged {
    share: Share {
        file: module_path!(),
        id: "left_message_never_called_again",
        definition: "leads not called again within 24 hours (open hours where given) of the first message left, without a call-back and still open, divided by leads with a message left and no contact",
        denominator: "message left",
        n: Some(Flag::MessageLeft),
        k: Flag::NeverAgain,
        known: |context| context.knows_missed_calls(),
    },
    recent: Flag::MessageRecent,
};
