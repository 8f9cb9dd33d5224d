//! Instants, zones and opening hours. Calendar arithmetic only; "now" is never read.

mod day;
mod hours;
mod stamp;
mod zone;

pub use day::day;
pub use hours::{Counting, Hours, OpenTime, OpenTimes};
pub use stamp::{Clock, Order, Parser, Resolved, Stamp, is_serial};
pub use zone::Zone;

/// Milliseconds in common spans.
pub const SECOND: i64 = 1_000;
/// One minute in milliseconds.
pub const MINUTE: i64 = 60 * SECOND;
/// One hour in milliseconds.
pub const HOUR: i64 = 60 * MINUTE;
/// One day in milliseconds.
pub const DAY: i64 = 24 * HOUR;

/// A point in time: milliseconds since 1970-01-01T00:00Z, or unknown.
///
/// Unknown sorts before every known instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// Not known. Never zero, never "now".
    pub const UNKNOWN: Self = Self(i64::MIN);

    /// From milliseconds since the Unix epoch.
    #[must_use]
    #[inline]
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// Milliseconds since the Unix epoch, if known.
    #[must_use]
    #[inline]
    pub const fn ms(self) -> Option<i64> {
        if self.0 == i64::MIN {
            None
        } else {
            Some(self.0)
        }
    }

    /// True when the instant is known.
    #[must_use]
    #[inline]
    pub const fn is_known(self) -> bool {
        self.0 != i64::MIN
    }

    /// The earlier of two instants; an unknown one never wins over a known one.
    #[must_use]
    #[inline]
    pub fn earliest(self, other: Self) -> Self {
        match (self.is_known(), other.is_known()) {
            (true, true) => self.min(other),
            (true, false) => self,
            _ => other,
        }
    }
}
