//! M23: the share of customers who answer.
//!
//! ## Question
//!
//! How many customers reply once someone has turned to them?
//!
//! ## Formula
//!
//! Leads with at least one message or call from the customer after the first outbound touch by a person / leads with
//! an outbound touch by a person. A call counts whether we took it or not; automatic answers (out of office) do not.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads that a person turned to (`spoken to`).
//!
//! ## Missing and too recent
//!
//! Not known without directions and times of touches, nor where a telephone's log is all there is. With `--horizon`,
//! only leads at least that old count, and only what happened within it; younger leads are `immature`, never failures.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [dialogue](dialogue):
//! a person turned to leads 1, 2, 3, 4, 5 and 7; the customers of 1, 4 and 5 replied.
//!
//! ```text
//! reply_rate = 3 / 6
//! ```
//!
//! ## Sources
//!
//! M23. Replies to automatic messages are not in it, because nobody had turned to the customer.

use super::share::Share;
use crate::facts::Flag;

/// Reply rate.
pub(super) const REPLY_RATE: Share = Share {
    file: module_path!(),
    id: "reply_rate",
    definition: "leads with a message or call from the customer after a person turned to them, divided by leads that a person turned to",
    denominator: "spoken to",
    n: Some(Flag::Spoken),
    k: Flag::Replied,
    known: |context| context.knows_whole_dialogue(),
};
