//! How calls are logged: what the CRM says beside what the telephone system says (M50, M33). Facts about the log, not
//! about people: what cannot be confirmed is "unverified".

use super::case::Case;
use super::clock::{Item, Stop, Timeline};
use super::history::TEN_MINUTES;
use crate::records::{Actor, Call, Channel, Direction, NONE, Talk, Touch, TouchResult};
use crate::time::{DAY, MINUTE, Zone};

/// One count of a lead's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum LogCount {
    /// Calls out by a person in the CRM, with a time.
    Calls,
    /// Of those, with a call of the same lead in the telephone log within ten minutes.
    Matched,
    /// Calls out by a person whose length the CRM tells.
    Timed,
    /// Of those, longer than nothing.
    Talked,
    /// Calls out by a named person, done, with a time.
    Named,
    /// Of those, six or more by one person with less than a minute between each and the next.
    Burst,
    /// Calls of the telephone log that belong to this lead.
    Telephone,
    /// Of those, without a phone touch in the CRM within ten minutes.
    Unlogged,
    /// Calls in by the telephone log that belong to this lead.
    Inbound,
}

/// How many [`LogCount`]s there are.
pub const LOG: usize = LogCount::Inbound as usize + 1;

/// All counts of one lead.
pub(crate) type Log = [u16; LOG];

/// Calls in a row that make a burst.
const BURST: usize = 6;

/// A call out that a person logged.
fn is_call(touch: Touch) -> bool {
    touch.channel() == Channel::Phone
        && touch.direction() != Direction::Inbound
        && touch.actor() == Actor::Human
        && touch.result() != TouchResult::NotDone
        && !touch.is_by_telephone()
}

/// What the log says about one lead; bursts come later.
pub(super) fn of(case: &Case<'_>) -> Log {
    let mut log = Log::default();
    if case.row.dials == 0 && case.calls.is_empty() {
        return log;
    }
    let until = case.until;
    let mut add = |count: LogCount| {
        let slot = &mut log[count as usize];
        *slot = slot.saturating_add(1);
    };
    for touch in case.touches.iter().filter(|touch| is_call(**touch)) {
        let Some(at) = touch.at.ms().filter(|&at| at <= until) else {
            continue;
        };
        add(LogCount::Calls);
        let near = |call: &Call| {
            call.direction != Direction::Inbound
                && call
                    .at
                    .ms()
                    .is_some_and(|ms| (ms - at).abs() <= TEN_MINUTES)
        };
        if case.calls.iter().any(near) {
            add(LogCount::Matched);
        }
        if touch.talk() != Talk::Unknown {
            add(LogCount::Timed);
        }
        if touch.talk() == Talk::Some {
            add(LogCount::Talked);
        }
        if touch.person() != NONE {
            add(LogCount::Named);
        }
    }
    for call in case.calls {
        let Some(at) = call.at.ms().filter(|&at| at <= until) else {
            continue;
        };
        add(LogCount::Telephone);
        let inbound = call.direction == Direction::Inbound;
        if inbound {
            add(LogCount::Inbound);
        }
        let near = |touch: &Touch| {
            touch.channel() == Channel::Phone
                && !touch.is_by_telephone()
                && (call.direction == Direction::Unknown
                    || touch.direction() == Direction::Unknown
                    || inbound == (touch.direction() == Direction::Inbound))
                && touch.result() != TouchResult::NotDone
                && touch
                    .at
                    .ms()
                    .is_some_and(|ms| (ms - at).abs() <= TEN_MINUTES)
        };
        if !case.touches.iter().any(near) {
            add(LogCount::Unlogged);
        }
    }
    log
}

/// The leads of all calls in a burst, once per call: six or more done calls by one person, each less than a minute
/// after the one before. Times to the minute cannot tell less, so that only calls of the same minute are near enough.
pub(super) fn bursts(touches: &[Touch], until: i64) -> Vec<u32> {
    const SPAN: i64 = BURST as i64 * MINUTE;
    // Bursts are rare: first count calls by person and span of time in as many slots as there are touches, then
    // sort only what is crowded.
    let bits = touches.len().max(1 << 10).ilog2() + 1;
    let named = |touch: &Touch| {
        let at = touch.at.ms().filter(|&at| at <= until)?;
        (is_call(*touch) && touch.person() != NONE).then_some((touch.person(), at))
    };
    let slot = |person: u32, span: i64| {
        let mixed =
            (u64::from(person) << 40 ^ span.cast_unsigned()).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> (u64::BITS - bits)) as usize
    };
    let mut crowd = vec![0_u8; 1 << bits];
    let mut oldest = i64::MAX;
    for (person, at) in touches.iter().filter_map(named) {
        let count = &mut crowd[slot(person, at.div_euclid(SPAN))];
        *count = count.saturating_add(1);
        oldest = oldest.min(at);
    }
    let crowded = |person: u32, at: i64| {
        let span = at.div_euclid(SPAN);
        (span - 1..=span + 1)
            .map(|span| usize::from(crowd[slot(person, span)]))
            .sum::<usize>()
            >= BURST
    };
    let items = (0_u32..).zip(touches).filter_map(|(index, touch)| {
        let (person, at) = named(touch)?;
        crowded(person, at).then_some(Item {
            // Seconds of 136 years, below the person.
            ms: i64::from(person) << 32 | ((at - oldest) / 1_000).min(u32::MAX.into()),
            row: index,
            stop: Stop::Event,
        })
    });
    let mut calls = Timeline {
        items: items.collect(),
    };
    calls.sort(&mut Vec::new());
    calls
        .items
        .chunk_by(|one, other| other.ms - one.ms < MINUTE / 1_000)
        .filter(|run| run.len() >= BURST)
        .flatten()
        .filter_map(|item| touches.get(item.row as usize))
        .map(|touch| touch.lead)
        .collect()
}

/// A call in, by the telephone log, that belongs to no lead.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stray {
    /// Local day.
    pub(crate) day: i32,
    /// Code of the dealer, or `NONE`.
    pub(crate) dealer: u32,
    /// Code of the person, or `NONE`.
    pub(crate) person: u32,
}

/// All calls in that belong to no lead in the files.
pub(super) fn strays(calls: &[Call], as_of: Option<i64>, zone: &Zone) -> Vec<Stray> {
    calls
        .iter()
        .filter(|call| call.lead == NONE && call.direction == Direction::Inbound)
        .filter_map(|call| {
            let at = call
                .at
                .ms()
                .filter(|&at| as_of.is_none_or(|as_of| at <= as_of))?;
            Some(Stray {
                day: i32::try_from(zone.local_ms(at).div_euclid(DAY)).ok()?,
                dealer: call.dealer,
                person: call.person,
            })
        })
        .collect()
}
