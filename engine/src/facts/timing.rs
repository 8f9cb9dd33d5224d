//! One lead's clocks: when each stopped, and what follows from it.

use super::calendar::Calendar;
use super::clock::{Clock, Item, Marks, SLA, Stop, Timeline};
use super::fold::{Judge, SKEW};
use super::history::History;
use crate::time::{DAY, HOUR, Instant, MINUTE, OpenTime};

impl Judge {
    pub(super) fn clocks_of(
        &self,
        history: &History,
        start: Start<'_>,
        workable: bool,
        timelines: &mut [Timeline; Clock::COUNT],
    ) {
        if !workable {
            return;
        }
        let mut push = |clock: Clock, first: Instant, blind: bool, span: &dyn Fn(i64) -> i64| {
            let items = &mut timelines[clock as usize].items;
            let mut stop = |at: i64, stop: Stop| {
                items.push(Item {
                    ms: span(at).max(0),
                    row: start.at,
                    stop,
                })
            };
            // Two clocks tell ends after which the event cannot come from mere watching.
            let without = if start.over && clock == Clock::Contact {
                Stop::Ended
            } else {
                Stop::Censored
            };
            match first.ms() {
                Some(first) if first < start.created - SKEW => {}
                Some(first) if first <= start.end => stop(first, Stop::Event),
                Some(first) => {
                    stop(start.end, without);
                    stop(first, Stop::Late);
                }
                // It happened, but nobody wrote when: neither an event nor its absence.
                None if blind => {}
                None => stop(start.end, without),
            }
        };
        let raw = |at: i64| at - start.created;
        push(Clock::Human, history.first_human, history.untimed, &raw);
        push(Clock::Any, history.first_any, history.untimed, &raw);
        push(Clock::Call, history.first_call, history.untimed_call, &raw);
        push(
            Clock::Contact,
            history.first_contact,
            history.untimed_contact,
            &raw,
        );
        if self.knows.assigned {
            let until = |at: &i64| *at <= start.as_of;
            let assigned = start.assigned.ms().filter(until);
            let assigned = assigned.map_or(Instant::UNKNOWN, Instant::from_ms);
            push(Clock::Assigned, assigned, false, &raw);
        }
        if let Some(open) = start.open {
            let adjusted = |at: i64| open.between(start.created, at);
            push(
                Clock::HumanOpen,
                history.first_human,
                history.untimed,
                &adjusted,
            );
            push(
                Clock::CallOpen,
                history.first_call,
                history.untimed_call,
                &adjusted,
            );
        }
    }

    /// `open_ms` is the open time to the first touch by a person.
    pub(super) fn mark(
        marks: &mut Marks,
        day: i32,
        history: &History,
        start: Start<'_>,
        open_ms: Option<i64>,
    ) {
        let first = history.first_human.ms();
        if first.is_none() && history.untimed {
            return;
        }
        marks.timed = true;
        let waited = first.map(|first| (first - start.created).max(0));
        let age = start.as_of - start.created;
        let calendar = start.calendar;
        let today = i64::from(day);
        let same_day = first.is_some_and(|first| calendar.day(first) <= today);
        marks.hit = waited.map_or(0, within) | on_the_day(same_day);
        marks.mature = reached(age) | on_the_day(start.today > today);
        if let Some(open) = start.open {
            // The day on which the dealer is open at or next after t0.
            let due = open.open_day(calendar.zone, start.created);
            let on_due = first
                .zip(due)
                .is_some_and(|(first, due)| calendar.day(first) <= due);
            let due_over = due.is_some_and(|due| start.today > due);
            marks.open_hit =
                first.map_or(0, |_| within(open_ms.unwrap_or(-1))) | on_the_day(on_due);
            marks.open_mature =
                reached(open.between(start.created, start.as_of)) | on_the_day(due_over);
        }
        marks.band = match waited {
            None => 7,
            Some(waited) => {
                let limits = [5 * MINUTE, 20 * MINUTE, HOUR, 4 * HOUR];
                match limits.iter().position(|&limit| waited <= limit) {
                    Some(band) => u8::try_from(band).unwrap_or(3),
                    None if same_day => 4,
                    None if waited <= DAY => 5,
                    None => 6,
                }
            }
        };
        let soon = |at: Instant| at.ms().is_some_and(|at| at - start.created <= DAY);
        marks.multi_path = soon(history.first_call) && soon(history.first_message);
        let automatic_first = match (history.first_any.ms(), first) {
            (Some(any), Some(human)) => any < human,
            (Some(_), None) => true,
            _ => false,
        };
        marks.automatic_first = automatic_first;
        marks.masked = automatic_first && waited.is_none_or(|waited| waited > HOUR);
        marks.open_masked = automatic_first && (first.is_none() || open_ms.unwrap_or(-1) > HOUR);
    }
}

/// The limits of M7 that a time keeps, a bit each.
fn within(waited: i64) -> u8 {
    // Nothing is longer than a day.
    if waited > DAY {
        return 0;
    }
    by_limit(|limit| waited <= limit)
}

/// The limits of M7 that an age has reached.
fn reached(age: i64) -> u8 {
    const ALL: u8 = !(1 << DAY_BIT);
    if age >= DAY {
        return ALL;
    }
    by_limit(|limit| age >= limit)
}

fn by_limit(holds: impl Fn(i64) -> bool) -> u8 {
    let bits = SLA.iter().zip(0..);
    bits.map(|(limit, bit)| u8::from(limit.is_some_and(&holds)) << bit)
        .fold(0, |all, bit| all | bit)
}

/// The place of the limit that is a day of the calendar.
const DAY_BIT: usize = 6;
const _: () = assert!(SLA.len() == 8 && SLA[DAY_BIT].is_none());

/// The limit of M7 that is a day of the calendar.
fn on_the_day(holds: bool) -> u8 {
    u8::from(holds) << DAY_BIT
}

impl Start<'_> {
    /// Open milliseconds from t0 to a time.
    pub(super) fn open_ms(&self, at: Instant) -> Option<i64> {
        Some(self.open?.between(self.created, at.ms()?))
    }
}

/// One timed lead.
#[derive(Clone, Copy)]
pub(super) struct Start<'a> {
    pub(super) created: i64,
    pub(super) end: i64,
    /// The duty has ended.
    pub(super) over: bool,
    pub(super) as_of: i64,
    /// Local day of the as-of time.
    pub(super) today: i64,
    pub(super) calendar: &'a Calendar<'a>,
    pub(super) at: u32,
    /// Opening hours of its dealer.
    pub(super) open: Option<&'a OpenTime>,
    /// When a person was put in charge, as the file states it.
    pub(super) assigned: Instant,
}
