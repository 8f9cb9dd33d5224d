//! One lead's touches and telephone log as one conversation, in order of time.

use super::case::Case;
use crate::records::{Call, Channel, Direction, Touch, TouchResult};
use crate::time::Instant;

/// Something a person said or tried to say.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    pub(super) at: Instant,
    pub(super) channel: Channel,
    pub(super) inbound: bool,
    pub(super) result: TouchResult,
    /// Only the telephone's log knows of it.
    by_telephone: bool,
}

impl Turn {
    /// A touch by a person that was done.
    pub(super) const fn of(touch: Touch) -> Self {
        Self {
            at: touch.at,
            channel: touch.channel(),
            inbound: matches!(touch.direction(), Direction::Inbound),
            result: touch.result(),
            by_telephone: touch.is_by_telephone(),
        }
    }

    /// A person turned to the customer, or took a call or a visit: the lead was worked.
    pub(super) const fn is_work(self) -> bool {
        !self.inbound || matches!(self.channel, Channel::Phone | Channel::Visit) && self.is_met()
    }

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
        turns: case.turns,
        calls: case.calls,
        until: Instant::from_ms(case.as_of.unwrap_or(i64::MAX)),
    }
}

/// What is still to be said.
pub(super) struct Talk<'a> {
    turns: &'a [Turn],
    calls: &'a [Call],
    until: Instant,
}

impl Iterator for Talk<'_> {
    type Item = Turn;

    fn next(&mut self) -> Option<Turn> {
        loop {
            match (self.turns, self.calls) {
                ([turn, rest @ ..], calls) if calls.first().is_none_or(|c| c.at >= turn.at) => {
                    self.turns = rest;
                    // A touch that only the telephone's log knows comes from there.
                    if !turn.by_telephone {
                        return Some(*turn);
                    }
                }
                (_, [call, rest @ ..]) => {
                    self.calls = rest;
                    if call.result != TouchResult::NotDone && call.at <= self.until {
                        return Some(of_call(call));
                    }
                }
                _ => return None,
            }
        }
    }
}

const fn of_call(call: &Call) -> Turn {
    Turn {
        at: call.at,
        channel: Channel::Phone,
        inbound: matches!(call.direction, Direction::Inbound),
        result: call.result,
        by_telephone: true,
    }
}
