//! What the customer asked for: not to be called, or not to be contacted at all (rule R14).

use super::case::Case;
use super::flag::{Flag, Flags};
use super::history::History;
use crate::records::{Actor, Channel, Direction, More, TouchResult};
use crate::time::{Instant, MINUTE};

/// A wish that was told by an instant, with its time where the file has it.
fn told(wish: Instant, until: i64) -> Option<Instant> {
    Some(wish).filter(|wish| wish.ms().is_some_and(|at| at <= until))
}

/// When the duty to follow up ended because the customer asked for it.
pub(super) fn ended(more: &More) -> Instant {
    if more.opt_out == More::SOMETIME {
        Instant::UNKNOWN
    } else {
        more.opt_out
    }
}

/// True when the lead is out of the question whether it was phoned: the customer asked not to be called (or not to be
/// contacted at all) before anyone called or rang in, as far as the files tell. Calls before that stay.
pub(super) fn bars_calls(more: &More, history: &History, until: i64) -> bool {
    if !more.no_calls.is_known() && !more.opt_out.is_known() {
        return false;
    }
    let wishes = [told(more.no_calls, until), told(more.opt_out, until)];
    let timed = wishes
        .into_iter()
        .flatten()
        .filter(|&wish| wish != More::SOMETIME)
        .min();
    if wishes == [None, None] || history.contacted_phone {
        return false;
    }
    let called = history.touches[Channel::Phone as usize] > 0;
    match (timed, history.first_call.ms()) {
        (Some(wish), Some(first)) => wish < Instant::from_ms(first),
        // One of the two has no time: a call counts.
        _ => !called && !history.first_call.is_known(),
    }
}

/// Answers what this file is about: a touch by a person after the customer had asked for none (F21), where the file
/// tells when that was.
pub(super) fn answer(case: &Case<'_>, flags: &mut Flags) {
    if !case.judge.knows.opt_out {
        return;
    }
    let until = case.until;
    let wish = |wish: Instant| {
        told(wish, until)
            .filter(|&wish| wish != More::SOMETIME)
            .and_then(Instant::ms)
    };
    let (no_calls, opt_out) = (wish(case.more.no_calls), wish(case.more.opt_out));
    if no_calls.is_none() && opt_out.is_none() {
        return;
    }
    let phone = no_calls.into_iter().chain(opt_out).min();
    // Times are often to the minute: what stands in the same one is no violation.
    let after = |at: Option<i64>, wish: Option<i64>| {
        at.zip(wish)
            .is_some_and(|(at, wish)| at <= until && at >= wish.saturating_add(MINUTE))
    };
    let touched = case.touches.iter().any(|touch| {
        touch.actor() == Actor::Human
            && touch.direction() != Direction::Inbound
            && touch.result() != TouchResult::NotDone
            && after(
                touch.at.ms(),
                if touch.channel() == Channel::Phone {
                    phone
                } else {
                    opt_out
                },
            )
    });
    let called = case
        .calls
        .iter()
        .any(|call| call.direction == Direction::Outbound && after(call.at.ms(), phone));
    flags.share(
        Flag::OptedOut,
        Flag::TouchedAfterOptOut,
        true,
        touched || called,
    );
}
