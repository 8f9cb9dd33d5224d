//! Replies, call-backs, messages left, opt-outs.

use super::case::Case;
use super::deed::{Deed, Deeds};
use super::flag::{Flag, Flags};
use super::talk::{Turn, talk};
use crate::records::{Channel, Exclusion, Outcome, TouchResult};
use crate::time::{DAY, HOUR, MINUTE};

/// A customer who rings within this time of our call rings back (M25).
const RING_BACK: i64 = 7 * DAY;
/// Most who ring back do so within this time.
const SOON: i64 = 5 * HOUR;
/// Open time in which a message should be followed by another call (M26).
const AGAIN: i64 = 24 * HOUR;
/// Open time in which a customer's question should be answered (M24).
const ANSWER: i64 = HOUR;
/// What the customer writes this soon after the lead came in, before anyone turned to them, is the enquiry itself.
const ENQUIRY: i64 = 5 * MINUTE;
/// A call in the CRM and one in the telephone's log this close together are the same.
const SAME: i64 = 10 * MINUTE;

/// Answers what this file is about.
pub(super) fn answer(case: &Case<'_>, flags: &mut Flags) {
    if !case.history.turned && case.calls.is_empty() {
        return;
    }
    let as_of = case.as_of.unwrap_or(i64::MAX);
    let mut spoken = false;
    let mut replied = false;
    // Our last call that nobody took and that is old enough to judge.
    let mut missed: Option<i64> = None;
    let (mut called, mut recent) = (false, false);
    let (mut back, mut soon) = (false, false);
    // The first message we left, the first call after it, and the customer's.
    let mut message: Option<i64> = None;
    let mut again: Option<i64> = None;
    let mut rang = false;
    for turn in talk(case) {
        let at = turn.at.ms();
        let counts = case.within.is_none_or(|end| at.is_some_and(|at| at <= end));
        if turn.inbound {
            replied |= spoken && counts && turn.channel != Channel::Visit;
            if turn.channel == Channel::Phone {
                rang |= message.is_some();
                if let (Some(at), Some(missed)) = (at, missed)
                    && at - missed <= RING_BACK
                {
                    back = true;
                    soon |= at - missed <= SOON;
                }
            }
            continue;
        }
        spoken |= counts;
        if turn.channel != Channel::Phone {
            continue;
        }
        if turn.result == TouchResult::Connected {
            missed = None;
        }
        let Some(at) = at else { continue };
        // The same call in the telephone's log is no second one.
        let same = if case.calls.is_empty() { 0 } else { SAME };
        if message.is_some_and(|message| at - message > same) && again.is_none() {
            again = Some(at);
        }
        if turn.is_missed() {
            if at.saturating_add(RING_BACK) <= as_of {
                called = true;
                missed = Some(at);
            } else {
                recent = true;
            }
            let left = matches!(
                turn.result,
                TouchResult::Voicemail | TouchResult::LiveMessage
            );
            if left && message.is_none() {
                message = Some(at);
            }
        }
    }
    flags.share(Flag::Spoken, Flag::Replied, spoken, replied);
    flags.share(Flag::MissedCall, Flag::RangBack, called, back);
    flags.share(Flag::RangBack, Flag::RangBackSoon, called && back, soon);
    if recent && !called {
        flags.set(Flag::MissedCallRecent);
    }
    let Some(message) = message.filter(|_| !case.row.contacted) else {
        return;
    };
    if waited(case, message, as_of) < AGAIN {
        flags.set(Flag::MessageRecent);
        return;
    }
    let in_time = again.is_some_and(|again| waited(case, message, again) <= AGAIN);
    let ended = case
        .ended
        .is_some_and(|ended| waited(case, message, ended) <= AGAIN);
    flags.share(
        Flag::MessageLeft,
        Flag::NeverAgain,
        true,
        !in_time && !ended && !rang,
    );
}

/// M24: customers' messages and missed calls, and whether a person answered within an open hour.
pub(super) fn asked(case: &Case<'_>, row: u32, deeds: &mut Deeds) {
    if case.lead.exclusion != Exclusion::None {
        return;
    }
    if case.history.heard.is_none() && case.calls.is_empty() {
        return;
    }
    let as_of = case.as_of.unwrap_or(i64::MAX);
    // Those who still wait: when they asked, and whether by a call.
    let mut waiting = std::mem::take(&mut deeds.waiting);
    let mut turned = false;
    let mut last_call = i64::MIN;
    for turn in talk(case) {
        let Some(at) = turn.at.ms() else {
            turned |= !turn.inbound;
            continue;
        };
        if !turn.inbound || turn.is_met() {
            turned |= !turn.inbound;
            for (asked, call) in waiting.drain(..) {
                settle(case, row, (asked, call), Some(at), as_of, deeds);
            }
            continue;
        }
        let call = turn.channel == Channel::Phone;
        if call {
            // The telephone's log tells of the same call.
            if last_call != i64::MIN && at - last_call <= SAME && !case.calls.is_empty() {
                continue;
            }
            last_call = at;
        }
        if asks(case, turn, at, turned) {
            waiting.push((at, call));
        }
    }
    for asked in waiting.drain(..) {
        settle(case, row, asked, None, as_of, deeds);
    }
    deeds.waiting = waiting;
}

/// True for what asks for an answer.
fn asks(case: &Case<'_>, turn: Turn, at: i64, turned: bool) -> bool {
    let left = |since: Option<i64>| since.is_some_and(|since| since <= at);
    if left(case.more.opt_out.ms()) || case.row.outcome == Outcome::OptOut && left(case.ended) {
        return false;
    }
    match turn.channel {
        Channel::Phone => turn.is_missed(),
        Channel::Visit => false,
        _ => turned || case.created.is_none_or(|created| at > created + ENQUIRY),
    }
}

fn settle(
    case: &Case<'_>,
    row: u32,
    (asked, call): (i64, bool),
    answered: Option<i64>,
    as_of: i64,
    deeds: &mut Deeds,
) {
    let deed = if waited(case, asked, as_of) < ANSWER {
        Deed::AskedJustNow
    } else {
        Deed::Asked {
            call,
            closed: case
                .open
                .is_some_and(|open| open.between(asked, asked + 1) == 0),
            dropped: answered.is_none_or(|answered| waited(case, asked, answered) > ANSWER),
        }
    };
    deeds.add(row, deed);
}

/// Open time between two instants; all of it where no opening hours are known.
fn waited(case: &Case<'_>, from: i64, to: i64) -> i64 {
    case.open
        .map_or(to.saturating_sub(from), |open| open.between(from, to))
}
