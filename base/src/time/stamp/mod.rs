//! Dates and times as exports write them, packed into eight bytes until their column's order and zone are known.

mod calendar;
mod clock;
mod parse;
mod scan;
mod time_of_day;

use super::{DAY, Instant};
use calendar::days;

pub use clock::Clock;
pub use parse::{Parser, is_serial};

/// A date cell: absent, an instant, a wall-clock time, or one whose day and month are not told apart yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp(u64);

const KIND: u64 = 3 << 62;
const INSTANT: u64 = 1 << 62;
const WALL: u64 = 2 << 62;
const NUMBERS: u64 = 3 << 62;
const DATE_ONLY: u64 = 1 << 61;
const BIAS: i64 = 1 << 55;
const VALUE: u64 = (1 << 56) - 1;

/// What a stamp says about the order of day and month in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The first number is greater than twelve.
    DayFirst,
    /// The second number is greater than twelve.
    MonthFirst,
    /// Both readings are possible and differ.
    Either,
    /// The order does not matter.
    Same,
}

/// A stamp, resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// Unknown when the numbers are no date in the given order.
    pub instant: Instant,
    /// The cell has no time of day.
    pub date_only: bool,
    /// The wall clock showed this time twice, or never.
    pub ambiguous: bool,
}

impl Stamp {
    /// No date.
    pub const NONE: Self = Self(0);

    /// True when there is no date.
    #[inline]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// 0 to 7: twice the kind, one more for a date without a time of day.
    #[inline]
    pub const fn form(self) -> u8 {
        (self.0 >> 61) as u8
    }

    /// The time of day is written down and is midnight, on the clock that it is written in.
    #[inline]
    pub const fn is_midnight(self) -> bool {
        let ms = match self.0 & KIND {
            INSTANT | WALL => (self.0 & VALUE).cast_signed() - BIAS,
            _ => (self.0 & ((1 << 27) - 1)).cast_signed(),
        };
        self.0 & DATE_ONLY == 0 && ms % DAY == 0
    }

    /// The packed form.
    #[inline]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// From the packed form.
    #[inline]
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// For the latest of a column: stamps of one kind ascend with time, numbers in the given order.
    #[inline]
    pub const fn later_key(self, day_first: bool) -> u64 {
        if day_first && self.0 & KIND == NUMBERS {
            let (first, second) = (self.0 >> 32 & 31, self.0 >> 27 & 31);
            self.0 & !(1023 << 27) | second << 32 | first << 27
        } else {
            self.0
        }
    }

    /// 0 none, 1 instant, 2 wall clock, 3 numbers in an uncertain order.
    #[inline]
    pub const fn kind(self) -> usize {
        (self.0 >> 62) as usize
    }

    /// An instant or a wall-clock time, in milliseconds.
    #[inline]
    const fn with_ms(kind: u64, ms: i64, date_only: bool) -> Self {
        Self(kind | if date_only { DATE_ONLY } else { 0 } | ((ms + BIAS) as u64 & VALUE))
    }

    /// A date whose first and second number are day and month in an order that its column tells.
    #[inline]
    const fn numbers(year: u32, first: u32, second: u32, ms_of_day: i64, date_only: bool) -> Self {
        let packed =
            (year as u64) << 37 | (first as u64) << 32 | (second as u64) << 27 | ms_of_day as u64;
        Self(NUMBERS | if date_only { DATE_ONLY } else { 0 } | packed)
    }

    /// What this stamp says about its column; nothing if its order is certain anyway.
    #[inline]
    pub const fn order(self) -> Option<Order> {
        if self.0 & KIND != NUMBERS {
            return None;
        }
        let (first, second) = (self.0 >> 32 & 31, self.0 >> 27 & 31);
        Some(match (first > 12, second > 12) {
            (true, _) => Order::DayFirst,
            (_, true) => Order::MonthFirst,
            _ if first == second => Order::Same,
            _ => Order::Either,
        })
    }

    /// The instant, given the order of the column and the zone of its wall clock.
    #[inline]
    pub fn resolve(self, day_first: bool, clock: &mut Clock<'_>) -> Resolved {
        let wall = (self.0 & VALUE) as i64 - BIAS;
        // What most are: a time of day by the wall clock, on a date that is certain, with the same offset as the last one.
        if self.0 & (KIND | DATE_ONLY) == WALL
            && let Some(instant) = clock.near(wall)
        {
            return Resolved {
                instant,
                date_only: false,
                ambiguous: false,
            };
        }
        self.resolve_any(day_first, clock)
    }

    #[inline(never)]
    fn resolve_any(self, day_first: bool, clock: &mut Clock<'_>) -> Resolved {
        let date_only = self.0 & DATE_ONLY != 0 || clock.dates;
        let ms = (self.0 & VALUE) as i64 - BIAS;
        let wall = match self.0 & KIND {
            INSTANT if !clock.dates => {
                return Resolved {
                    instant: Instant::from_ms(ms),
                    date_only,
                    ambiguous: false,
                };
            }
            WALL | INSTANT => Some(ms),
            NUMBERS => {
                let (year, first, second) =
                    (self.0 >> 37 & 0x3FFF, self.0 >> 32 & 31, self.0 >> 27 & 31);
                let (month, day) = if day_first {
                    (second, first)
                } else {
                    (first, second)
                };
                days(year as u32, month as u32, day as u32)
                    .map(|days| i64::from(days) * DAY + (self.0 & ((1 << 27) - 1)) as i64)
            }
            _ => None,
        };
        let Some(wall) = wall else {
            return Resolved {
                instant: Instant::UNKNOWN,
                date_only,
                ambiguous: false,
            };
        };
        let (instant, ambiguous) = clock.instant(wall);
        Resolved {
            instant,
            date_only,
            ambiguous: ambiguous && !date_only,
        }
    }
}
