//! One lead's clocks: when each stopped, and what follows from it.

use super::clock::{Clock, Item, Marks, SLA, Stop, Timeline};
use super::fold::{Judge, SKEW};
use super::history::History;
use super::row::FactRow;
use crate::time::{DAY, HOUR, Instant, MINUTE, OpenTime};

impl Judge<'_> {
    pub(super) fn clocks_of(
        &self,
        row: &mut FactRow,
        history: &History,
        start: Start<'_>,
        workable: bool,
        timelines: &mut [Timeline; Clock::COUNT],
    ) {
        let open = |to: i64| start.open.map(|open| open.between(start.created, to));
        row.human_open_ms = row.first_human.ms().and_then(open).unwrap_or(-1);
        row.call_open_ms = row.first_call.ms().and_then(open).unwrap_or(-1);
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

    pub(super) fn mark(
        &self,
        marks: &mut Marks,
        row: &FactRow,
        history: &History,
        start: Start<'_>,
    ) {
        let first = history.first_human.ms();
        if first.is_none() && history.untimed {
            return;
        }
        marks.timed = true;
        let waited = first.map(|first| (first - start.created).max(0));
        let age = start.as_of - start.created;
        let local_day = |ms: i64| self.zone.local_ms(ms).div_euclid(DAY);
        let today = i64::from(row.day);
        let same_day = first.is_some_and(|first| local_day(first) <= today);
        let day_over = local_day(start.as_of) > today;
        for (bit, limit) in SLA.iter().enumerate() {
            let (hit, mature) = match *limit {
                Some(limit) => (waited.is_some_and(|waited| waited <= limit), age >= limit),
                None => (same_day, day_over),
            };
            marks.hit |= u8::from(hit) << bit;
            marks.mature |= u8::from(mature) << bit;
        }
        if let Some(open) = start.open {
            let waited = first.map(|_| row.human_open_ms);
            let age = open.between(start.created, start.as_of);
            for (bit, limit) in SLA.iter().enumerate() {
                let (hit, mature) = if let Some(limit) = *limit {
                    (waited.is_some_and(|waited| waited <= limit), age >= limit)
                } else {
                    // The day on which the dealer is open at or next after t0.
                    match open.open_day(self.zone, start.created) {
                        Some(due) => (
                            first.is_some_and(|first| local_day(first) <= due),
                            local_day(start.as_of) > due,
                        ),
                        None => (false, false),
                    }
                };
                marks.open_hit |= u8::from(hit) << bit;
                marks.open_mature |= u8::from(mature) << bit;
            }
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
        marks.open_masked = automatic_first && (first.is_none() || row.human_open_ms > HOUR);
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
    pub(super) at: u32,
    /// Opening hours of its dealer.
    pub(super) open: Option<&'a OpenTime>,
    /// When a person was put in charge, as the file states it.
    pub(super) assigned: Instant,
}
