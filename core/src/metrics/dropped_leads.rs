//! M29: the share of open leads that nobody works any more.
//!
//! ## Question
//!
//! How many open leads have been dropped?
//!
//! ## Formula
//!
//! Open leads without a task or an appointment that reaches beyond the as-of time, and not worked by a person for
//! more than 7 days (not contacted yet) or 14 days (contacted) / open leads. Worked: an outbound touch by a person, an
//! answered call from the customer, a visit. A lead never worked is counted from its arrival. A task covers the days
//! up to its due time, or until it was done; an appointment those up to its time, and 14 more if the customer came; one
//! that was called off covers none.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Open workable leads (`open`): neither closed, sold nor opted out by the as-of time. A lead with neither an
//! outcome nor a date of closing is open.
//!
//! ## Missing and too recent
//!
//! Not known without the times of arrival and touches, and how leads ended. A lead with a touch of unknown time is
//! not called dropped.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! of the four open leads, lead 5 has been silent for 31 days and lead 7 was never touched in 21; leads 6 and 8 got
//! a touch two days before.
//!
//! ```text
//! dropped_leads = 2 / 4
//! ```
//!
//! ## Sources
//!
//! M29; 7 and 14 days are the limits used here, others use other ones.

use super::share::Share;
use crate::facts::Flag;

/// Dropped leads.
pub(super) const DROPPED: Share = Share {
    file: module_path!(),
    id: "dropped_leads",
    definition: "open workable leads without a task or appointment ahead that no person worked for more than 7 days (14 once contacted), divided by open workable leads",
    denominator: "open",
    n: Some(Flag::Open),
    k: Flag::Dropped,
    known: |context| context.knows_log().and_then(|()| context.knows_end()),
};
