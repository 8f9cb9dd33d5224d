//! One lead's touches and telephone log as one conversation, in order of time.

use super::case::Case;
use crate::records::{Actor, Call, Channel, Direction, Touch, TouchResult};
use crate::time::Instant;

/// Something a person said or tried to say.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    pub(super) at: Instant,
    pub(super) channel: Channel,
    pub(super) inbound: bool,
    pub(super) result: TouchResult,
}

impl Turn {
    /// A call of ours that nobody took.
    pub(super) const fn is_missed(self) -> bool {
        matches!(self.channel, Channel::Phone)
            && matches!(
                self.result,
                TouchResult::Voicemail
                    | TouchResult::LiveMessage
                    | TouchResult::NoAnswer
                    | TouchResult::Busy
            )
    }

    /// The two spoke or met.
    pub(super) const fn is_met(self) -> bool {
        matches!(self.result, TouchResult::Connected)
            || matches!(self.channel, Channel::Visit) && matches!(self.result, TouchResult::Unknown)
    }
}

/// What people said up to the as-of time: touches by people, those without a time first, and the telephone's own log. A
/// call that stands in both comes twice.
pub(super) fn talk<'a>(case: &Case<'a>) -> Talk<'a> {
    Talk {
        touches: case.touches,
        calls: case.calls,
        until: Instant::from_ms(case.as_of.unwrap_or(i64::MAX)),
    }
}

/// What is still to be said.
#[derive(Clone)]
pub(super) struct Talk<'a> {
    touches: &'a [Touch],
    calls: &'a [Call],
    until: Instant,
}

impl Iterator for Talk<'_> {
    type Item = Turn;

    fn next(&mut self) -> Option<Turn> {
        loop {
            let turn = match (self.touches, self.calls) {
                ([touch, ..], [call, rest @ ..]) if call.at < touch.at => {
                    self.calls = rest;
                    of_call(call)
                }
                ([touch, rest @ ..], _) => {
                    self.touches = rest;
                    of_touch(*touch)
                }
                ([], [call, rest @ ..]) => {
                    self.calls = rest;
                    of_call(call)
                }
                ([], []) => return None,
            };
            if turn.is_some_and(|turn| turn.at <= self.until) {
                return turn;
            }
        }
    }
}

fn of_touch(touch: Touch) -> Option<Turn> {
    let result = touch.result();
    // A touch that only the telephone's log knows comes from there.
    let logged = touch.actor() == Actor::Human && !touch.is_by_telephone();
    (logged && result != TouchResult::NotDone).then(|| Turn {
        at: touch.at,
        channel: touch.channel(),
        inbound: touch.direction() == Direction::Inbound,
        result,
    })
}

fn of_call(call: &Call) -> Option<Turn> {
    (call.result != TouchResult::NotDone).then(|| Turn {
        at: call.at,
        channel: Channel::Phone,
        inbound: call.direction == Direction::Inbound,
        result: call.result,
    })
}
