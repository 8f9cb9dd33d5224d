//! M51: leads whose first entry is a bare note, and whose first message or call comes later.
//!
//! ## Question
//!
//! How often does a note stand where a response is expected?
//!
//! ## Formula
//!
//! Leads whose first entry is a note, task or status by a named person, or carries no more than one of the notes "sc",
//! "stop clock", ".", "lm", "left msg" and no length of a call, and whose first message or call by a person comes more
//! than 10 minutes after it / leads with an entry.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads with a time of arrival and an entry of the dealer that has a time (`with an entry`).
//!
//! ## Missing and too recent
//!
//! Not known without times of leads and touches, and channels. A bare note that nothing follows is not counted here:
//! untouched_rate has it.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [reasons](reasons): lead 7 has a task after 4 minutes and a call after 3 hours; six leads have an
//! entry.
//!
//! ```text
//! stop_clock_rate = 1 / 6
//! ```
//!
//! ## Sources
//!
//! M51. Notes are made for many good reasons: the figure says how often the first entry is no response, not why.

use super::metric::Context;
use super::share::Share;
use crate::facts::Flag;

/// Leads whose first entry is a bare note.
pub(super) const STOP_CLOCK_RATE: Share = Share {
    file: module_path!(),
    id: "stop_clock_rate",
    definition: "leads whose first entry by a person is a note, task or status without a message or a call, with the first message or call more than 10 minutes after it, divided by workable leads with an entry",
    denominator: "with an entry",
    n: Some(Flag::StopClockDue),
    k: Flag::StopClock,
    known: |context: &Context<'_>| context.knows_response().and(context.knows_channels()),
};
