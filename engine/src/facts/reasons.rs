//! Hot leads, callable leads, completeness, assignment, after hours.

use super::case::Case;
use super::flag::{Flag, Flags};
use super::history::TEN_MINUTES;
use crate::records::{Actor, Channel, Direction, NONE, Outcome, Touch, TouchResult};
use crate::time::MINUTE;

/// Without a person in charge for longer than this is unassigned (M33).
const UNASSIGNED: i64 = 30 * MINUTE;

/// Answers what this file is about.
pub(super) fn answer(case: &Case<'_>, flags: &mut Flags) {
    let row = case.row;
    let by = |channel: Channel| row.touches[channel as usize] > 0;
    let attempted = case.attempted;
    let seen = |at: Option<i64>| at.is_some_and(|at| at <= case.until);
    let called = by(Channel::Phone)
        || case
            .calls
            .iter()
            .any(|call| call.direction == Direction::Outbound && seen(call.at.ms()));
    let hot = row
        .hot
        .or(case.judge.whole.blank_is_not_hot().then_some(false));
    let is_hot = hot == Some(true);
    let not_hot = hot == Some(false);
    flags.share(Flag::Hot, Flag::HotAttempted, is_hot, attempted);
    flags.share(Flag::Hot, Flag::HotCalled, is_hot, called);
    flags.share(Flag::NotHot, Flag::NotHotAttempted, not_hot, attempted);
    flags.share(Flag::NotHot, Flag::NotHotCalled, not_hot, called);

    // Who asked not to be called is no lead that should have been (rule R14).
    let left_alone = row.outcome == Outcome::OptOut
        || case.more.no_calls.is_known()
        || case.more.opt_out.is_known();
    let number = case.contact.has_phone == Some(true) || case.contact.phone_key != 0;
    let callable = number && (called || !left_alone);
    let written = by(Channel::Email) || by(Channel::Text) || by(Channel::Whatsapp);
    for (n, k, among) in [
        (Flag::Callable, Flag::NotCalled, true),
        (Flag::CallableHot, Flag::NotCalledHot, is_hot),
        (Flag::CallableWritten, Flag::NotCalledWritten, written),
        (Flag::CallableAsked, Flag::NotCalledAsked, row.inbound > 0),
    ] {
        flags.share(n, k, callable && among, !called);
    }
    assignment(case, flags);
    stop_clock(case, flags);
    stated_contact(case, flags);
}

/// M33b: how long nobody was in charge, in open time where opening hours are known. A person who turns to the customer
/// has taken charge.
fn assignment(case: &Case<'_>, flags: &mut Flags) {
    let (Some(created), Some(as_of)) = (case.created, case.as_of) else {
        return;
    };
    let dated = case.judge.knows.assigned || case.judge.whole.owners;
    if !case.row.timed || !dated {
        return;
    }
    let taken = case.more.assigned.earliest(case.history.first_human);
    let owned = case.lead.person != NONE;
    let span = |to: i64| match case.open {
        Some(open) => open.between(created, to),
        None => to - created,
    };
    let late = match taken.ms().filter(|&at| at <= as_of) {
        Some(at) => {
            // A person is named, and no file says since when: not late, as far as it tells.
            span(at) > UNASSIGNED && (case.more.assigned.is_known() || !owned)
        }
        None => !owned,
    };
    let end = case.ended.unwrap_or(as_of);
    flags.share(
        Flag::AssignmentKnown,
        Flag::Unassigned,
        span(end) > UNASSIGNED,
        late,
    );
}

/// M51: the first entry is a bare note, task or status by a person, and the first message or call by a person comes
/// more than ten minutes later.
fn stop_clock(case: &Case<'_>, flags: &mut Flags) {
    let (Some(created), Some(as_of)) = (case.created, case.as_of) else {
        return;
    };
    if !case.row.timed {
        return;
    }
    let mut note = None;
    let mut real = None;
    let mut entries = false;
    for touch in case.touches {
        let Some(at) = touch.at.ms().filter(|&at| at <= as_of) else {
            continue;
        };
        if at < created - TEN_MINUTES || touch.direction() == Direction::Inbound {
            continue;
        }
        entries = true;
        if is_bare(*touch) {
            note = note.or(Some(at));
        } else if touch.actor() == Actor::Human && touch.result() != TouchResult::NotDone {
            real = Some(at);
            break;
        }
    }
    let stopped = note
        .zip(real)
        .is_some_and(|(note, real)| real - note > TEN_MINUTES);
    flags.share(Flag::StopClockDue, Flag::StopClock, entries, stopped);
}

/// An entry by a person that is neither a message nor a call: a note, a task, a status.
fn is_bare(touch: Touch) -> bool {
    match touch.actor() {
        Actor::Human => {
            touch.is_bare_note()
                || touch.channel() == Channel::Other && touch.result() != TouchResult::Connected
        }
        Actor::System => touch.person() != NONE,
        Actor::Automation | Actor::AiAgent => false,
    }
}

/// M54: whether the CRM's word about contact agrees with what its touches say.
fn stated_contact(case: &Case<'_>, flags: &mut Flags) {
    let stated = match case.lead.contacted {
        Some(stated) => stated,
        None if case.lead.first_contact.is_known() => true,
        None => return,
    };
    if case.judge.knows.result {
        flags.share(
            Flag::CrmContactKnown,
            Flag::CrmContactAgrees,
            true,
            stated == case.history.logged_contact,
        );
        flags.share(Flag::CrmContactKnown, Flag::CrmSaysContacted, true, stated);
        let only = stated && !case.history.logged_contact;
        flags.share(Flag::CrmContactKnown, Flag::CrmOnlyContact, true, only);
    }
}
