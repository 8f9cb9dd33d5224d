//! Clocks: what runs from t0, and all leads in the order in which a clock stopped.

use super::bands::Bands;
use super::flag::Flags;
use super::integrity::Log;
use super::row::FactRow;

/// A clock that starts when the lead comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Clock {
    /// To the first outbound human touch (M1).
    Human,
    /// To the first outbound touch by anyone or anything (M2).
    Any,
    /// To the first outbound human call (M4).
    Call,
    /// To the first contact (M5).
    Contact,
    /// M1 in open time.
    HumanOpen,
    /// M4 in open time.
    CallOpen,
    /// To the sale (M42).
    Sale,
    /// To the first person in charge (M34).
    Assigned,
}

impl Clock {
    /// All clocks.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Human,
        Self::Any,
        Self::Call,
        Self::Contact,
        Self::HumanOpen,
        Self::CallOpen,
        Self::Sale,
        Self::Assigned,
    ];

    /// How many there are.
    pub const COUNT: usize = Self::Assigned as usize + 1;
}

/// How one lead's clock stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stop {
    /// The event, before or at the end of the duty.
    Event,
    /// The end of the duty or the as-of time, without the event.
    Censored,
    /// The end of the duty, after which the event cannot come: censored as well.
    Ended,
    /// The event, seen after the end of the duty: the lead is also censored at that end.
    Late,
}

/// One stop of one lead's clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    /// Milliseconds since t0.
    pub(crate) ms: i64,
    /// Index of the fact row.
    pub(crate) row: u32,
    /// How it stopped.
    pub(crate) stop: Stop,
}

/// All stops of one clock, ascending. Sorted once, so that a filter only has to pick.
#[derive(Debug, Clone, Default)]
pub(crate) struct Timeline {
    pub(crate) items: Vec<Item>,
}

impl Timeline {
    /// Sorts by time: a least-significant-digit radix sort with as few passes as the largest time needs. Ties keep
    /// their order, which no figure depends on. `spare` is room to work in.
    pub(crate) fn sort(&mut self, spare: &mut Vec<Item>) {
        const WIDTH: u32 = 12;
        const DIGITS: usize = 1 << WIDTH;
        let digit =
            |item: &Item, pass: u32| (item.ms.cast_unsigned() >> (pass * WIDTH)) as usize % DIGITS;
        let largest = self.items.iter().map(|item| item.ms).max();
        let bits = u64::BITS - largest.unwrap_or(0).leading_zeros();
        let nothing = Item {
            ms: 0,
            row: 0,
            stop: Stop::Event,
        };
        spare.resize(self.items.len(), nothing);
        for pass in 0..bits.div_ceil(WIDTH) {
            let mut starts = [0_u32; DIGITS];
            for item in &self.items {
                starts[digit(item, pass)] += 1;
            }
            let mut total = 0;
            for start in &mut starts {
                total += std::mem::replace(start, total);
            }
            for item in &self.items {
                let slot = &mut starts[digit(item, pass)];
                spare[*slot as usize] = *item;
                *slot += 1;
            }
            std::mem::swap(&mut self.items, spare);
        }
    }
}

/// Limits of M7 in milliseconds of raw time; `None` is the same local day.
pub const SLA: [Option<i64>; 8] = {
    use crate::time::{DAY, MINUTE};
    [
        Some(5 * MINUTE),
        Some(10 * MINUTE),
        Some(15 * MINUTE),
        Some(20 * MINUTE),
        Some(30 * MINUTE),
        Some(60 * MINUTE),
        None,
        Some(DAY),
    ]
};

/// Yes-or-no answers about one lead that need its times, taken once in the fold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Bit i: first human touch within `SLA[i]`.
    pub(crate) hit: u8,
    /// Bit i: old enough to be judged by `SLA[i]`.
    pub(crate) mature: u8,
    /// The same in open time.
    pub(crate) open_hit: u8,
    /// The same in open time.
    pub(crate) open_mature: u8,
    /// Band of the first human touch, 0–7 as in `conversion_by_response_time`; 255 when it cannot be timed.
    pub(crate) band: u8,
    /// The lead's clocks can run.
    pub(crate) timed: bool,
    /// Old enough for the horizon of the settings (always, without one).
    pub(crate) judged: bool,
    /// Called and written to (e-mail, text, WhatsApp) within 24 hours.
    pub(crate) multi_path: bool,
    /// The first touch was automatic.
    pub(crate) automatic_first: bool,
    /// The first touch was automatic and no person followed within 60 minutes.
    pub(crate) masked: bool,
    /// The same in open time.
    pub(crate) open_masked: bool,
    /// At least 14 days old.
    pub(crate) fortnight: bool,
    /// Out of the question whether it was phoned: the customer had asked not to be called.
    pub(crate) no_calls: bool,
    /// Won.
    pub(crate) won: bool,
    /// Closed without being reached, within 14 days or before the fifth attempt.
    pub(crate) gave_up: bool,
    /// Closed without a sale.
    pub(crate) lost: bool,
    /// Place of its person's day in [`Facts::person_days`](super::Facts); `NONE` when not known.
    pub(crate) day: u32,
    /// How many leads that day brought.
    pub(crate) day_leads: u32,
    /// What became of the response that the CRM states, as in `Reconciled`.
    pub(crate) stated: u8,
    /// How its calls are logged.
    pub(crate) log: Log,
    /// The first [`Reason`](super::Reason) to turn to it now; 255 when there is none.
    pub(crate) reason: u8,
    /// Every other answer.
    pub(crate) flags: Flags,
    /// Its classes.
    pub(crate) bands: Bands,
}

/// Human touches of a row, as logged.
#[must_use]
pub fn human_touches(row: &FactRow) -> u64 {
    row.touches.iter().map(|&n| u64::from(n)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_radix_sort_sorts() {
        for top in [1_i64, 1 << 11, 1 << 36, 1 << 50] {
            let mut x = 88_172_645_463_325_252_u64;
            let items = (0..5_000).map(|row| {
                x ^= x << 13;
                x ^= x >> 7;
                x ^= x << 17;
                Item {
                    ms: (x >> 2).cast_signed() % (top + 1),
                    row,
                    stop: Stop::Event,
                }
            });
            let mut timeline = Timeline {
                items: items.collect(),
            };
            let mut expected: Vec<(i64, u32)> = timeline
                .items
                .iter()
                .map(|item| (item.ms, item.row))
                .collect();
            expected.sort_unstable();
            timeline.sort(&mut Vec::new());
            let found: Vec<(i64, u32)> = timeline
                .items
                .iter()
                .map(|item| (item.ms, item.row))
                .collect();
            assert_eq!(found, expected);
        }
    }
}
