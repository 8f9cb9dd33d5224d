//! Calls of a telephone system beside the touches of a CRM: one call is counted once.
//!
//! A call is the same as a touch of the same lead by phone within ten minutes whose direction does not differ; such a
//! touch takes from the call what nobody wrote down: how it ended, and its direction. A call that no touch knows becomes
//! a touch itself, marked as known from the telephone system. A lead with no touches file has its calls all the same.

use super::Call;
use crate::records::dataset::{NONE, Touch, in_time};
use crate::records::values::{Actor, Channel, Direction, TouchResult};
use crate::time::MINUTE;

/// How far the clocks of CRM and telephone system may be apart, with the minutes it takes to write a call down.
const NEAR: i64 = 10 * MINUTE;

/// Touches and calls, both by lead, as touches.
pub(crate) fn calls_as_touches(touches: Vec<Touch>, calls: &[Call]) -> Vec<Touch> {
    let joined = calls.partition_point(|call| call.lead != NONE);
    let mut calls = &calls[..joined];
    if calls.is_empty() {
        return touches;
    }
    let mut out: Vec<Touch> = Vec::with_capacity(touches.len() + calls.len());
    let mut rest = touches.as_slice();
    while let Some(lead) = [rest.first().map(|t| t.lead), calls.first().map(|c| c.lead)]
        .into_iter()
        .flatten()
        .min()
    {
        let (mine, others) = rest.split_at(rest.partition_point(|touch| touch.lead <= lead));
        let (own, more) = calls.split_at(calls.partition_point(|call| call.lead <= lead));
        (rest, calls) = (others, more);
        let start = out.len();
        out.extend_from_slice(mine);
        for call in own {
            let known = nearest(&mut out[start..start + mine.len()], call);
            match known {
                Some(touch) => *touch = completed(*touch, call),
                None => out.push(
                    Touch::new(
                        call.at,
                        lead,
                        Channel::Phone,
                        call.direction,
                        Actor::Human,
                        call.result,
                        call.person,
                    )
                    .by_telephone(),
                ),
            }
        }
        if !own.is_empty() {
            in_time(&mut out[start..]);
        }
    }
    out
}

/// The touch that is this call: the nearest in time, of equally near ones the first.
fn nearest<'a>(touches: &'a mut [Touch], call: &Call) -> Option<&'a mut Touch> {
    let called = call.at.ms()?;
    touches
        .iter_mut()
        .filter(|touch| {
            touch.channel() == Channel::Phone
                && touch.actor() == Actor::Human
                && touch.result() != TouchResult::NotDone
                && same_way(touch.direction(), call.direction)
        })
        .filter_map(|touch| Some(((touch.at.ms()? - called).abs(), touch)))
        .filter(|&(apart, _)| apart <= NEAR)
        .min_by_key(|&(apart, _)| apart)
        .map(|(_, touch)| touch)
}

fn same_way(one: Direction, other: Direction) -> bool {
    one == other || one == Direction::Unknown || other == Direction::Unknown
}

/// The touch, with what only the call tells.
fn completed(touch: Touch, call: &Call) -> Touch {
    let direction = match touch.direction() {
        Direction::Unknown => call.direction,
        told => told,
    };
    let result = match touch.result() {
        TouchResult::Unknown => call.result,
        told => told,
    };
    let person = match touch.person() {
        NONE => call.person,
        told => told,
    };
    let done = Touch::new(
        touch.at,
        touch.lead,
        touch.channel(),
        direction,
        touch.actor(),
        result,
        person,
    )
    .with_talk(touch.talk());
    if touch.is_bare_note() {
        done.with_bare_note()
    } else {
        done
    }
}
