//! M25: the share of customers who ring back after a call they missed.
//!
//! ## Question
//!
//! Do customers ring back?
//!
//! ## Formula
//!
//! Leads with a call from the customer within 7 days of a call of ours that nobody took (voicemail, message left with
//! someone else, no answer, busy) / leads with such a call. A call that reached the customer in between ends the
//! waiting. `call_back_within_5h`: of those who rang back, those who did within 5 hours.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads with a missed call of ours at least 7 days old (`missed our call`); those who rang back
//! (`rang back`).
//!
//! ## Missing and too recent
//!
//! Not known without directions, channels, results and times of touches, or the telephone's log. Leads whose missed
//! calls are all younger than 7 days are `immature`.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [dialogue](dialogue):
//! leads 1, 2 and 3 missed a call; the customer of lead 1 rang back after 40 minutes. Lead 7 is too recent.
//!
//! ```text
//! call_back_rate = 1 / 3
//! call_back_within_5h = 1 / 1
//! ```
//!
//! ## Sources
//!
//! M25. TrackBack counts about 1 in 5, of whom 84 % within 5 hours (vendor's figures, context only).

use super::aged::Aged;
use super::known::Known;
use super::metric::Context;
use super::share::Share;
use crate::facts::Flag;

/// Call-back rate.
pub(super) const CALL_BACK_RATE: Aged = Aged {
    share: Share {
        file: module_path!(),
        id: "call_back_rate",
        definition: "leads whose customer rang within 7 days of a call of ours that nobody took, divided by leads with such a call at least 7 days old",
        denominator: "missed our call",
        n: Some(Flag::MissedCall),
        k: Flag::RangBack,
        known,
    },
    recent: Flag::MissedCallRecent,
};

/// Of those, soon.
pub(super) const WITHIN_5H: Share = Share {
    file: module_path!(),
    id: "call_back_within_5h",
    definition: "leads whose customer rang back within 5 hours of the missed call, divided by leads whose customer rang back within 7 days",
    denominator: "rang back",
    n: Some(Flag::RangBack),
    k: Flag::RangBackSoon,
    known,
};

fn known(context: &Context<'_>) -> Known {
    context
        .knows_dialogue()
        .and_then(|()| context.knows_missed_calls())
}
