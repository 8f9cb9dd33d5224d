//! The dealers' wall clock: opening hours, and how a time is written.

use std::fmt::{self, Write};

/// Seconds on the wall clock in Amsterdam since 1970-01-01 00:00, as if it had no time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Local(pub(crate) i64);

pub(crate) const MINUTE: i64 = 60;
pub(crate) const HOUR: i64 = 3_600;
pub(crate) const DAY: i64 = 86_400;

/// Summer time began on 2026-03-29 at 02:00.
const SUMMER: i64 = Local::at(2026, 3, 29, 2, 0).0;

impl Local {
    /// From a date and a time of day.
    pub(crate) const fn at(year: i64, month: i64, day: i64, hour: i64, minute: i64) -> Self {
        // Howard Hinnant's days_from_civil, for years after 1970.
        let y = if month <= 2 { year - 1 } else { year };
        let (era, yoe) = (y / 400, y % 400);
        let doy = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let days = era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468;
        Self(days * DAY + hour * HOUR + minute * MINUTE)
    }

    /// Year, month and day.
    fn date(self) -> (i64, i64, i64) {
        let z = self.0.div_euclid(DAY) + 719_468;
        let (era, doe) = (z.div_euclid(146_097), z.rem_euclid(146_097));
        let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        (
            yoe + era * 400 + i64::from(month <= 2),
            month,
            doy - (153 * mp + 2) / 5 + 1,
        )
    }

    /// 0 = Monday.
    pub(crate) fn weekday(self) -> i64 {
        (self.0.div_euclid(DAY) + 3).rem_euclid(7)
    }

    /// Seconds since midnight.
    pub(crate) fn time_of_day(self) -> i64 {
        self.0.rem_euclid(DAY)
    }

    /// Seconds after midnight at which the doors open and close on that day; equal when they stay shut.
    fn doors(self) -> (i64, i64) {
        match self.weekday() {
            0..=4 => (9 * HOUR, 18 * HOUR),
            5 => (10 * HOUR, 16 * HOUR),
            _ => (0, 0),
        }
    }

    /// Whether somebody is there.
    pub(crate) fn is_open(self) -> bool {
        let (open, close) = self.doors();
        (open..close).contains(&self.time_of_day())
    }

    /// The time after this many seconds of open doors.
    pub(crate) fn after_open(self, mut seconds: i64) -> Self {
        let mut now = self;
        loop {
            let midnight = now.0 - now.time_of_day();
            let (open, close) = now.doors();
            let from = now.0.max(midnight + open);
            let left = midnight + close - from;
            if left > seconds {
                return Self(from + seconds);
            }
            seconds -= left.max(0);
            now = Self(midnight + DAY);
        }
    }

    /// Appends `2026-09-01T08:13:22+02:00`.
    pub(crate) fn write_iso(self, out: &mut String) -> fmt::Result {
        let ((year, month, day), time) = (self.date(), self.time_of_day());
        let offset = if self.0 < SUMMER { 1 } else { 2 };
        let (hour, minute, second) = (time / HOUR, time / MINUTE % 60, time % 60);
        write!(
            out,
            "{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+0{offset}:00"
        )
    }

    /// Appends `09/01/2026 08:13 AM`.
    pub(crate) fn write_american(self, out: &mut String) -> fmt::Result {
        let ((year, month, day), time) = (self.date(), self.time_of_day());
        let (hour, minute) = (time / HOUR, time / MINUTE % 60);
        let (hour, half) = ((hour + 11) % 12 + 1, if hour < 12 { "AM" } else { "PM" });
        write!(
            out,
            "{month:02}/{day:02}/{year} {hour:02}:{minute:02} {half}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_on_the_calendar() -> fmt::Result {
        let mut out = String::new();
        Local(Local::at(2026, 9, 1, 0, 5).0 + 7).write_iso(&mut out)?;
        out.push(' ');
        Local::at(2026, 2, 28, 12, 0).write_iso(&mut out)?;
        out.push(' ');
        Local::at(2026, 10, 31, 0, 30).write_american(&mut out)?;
        assert_eq!(
            out,
            "2026-09-01T00:05:07+02:00 2026-02-28T12:00:00+01:00 10/31/2026 12:30 AM"
        );
        assert_eq!(Local::at(2026, 9, 1, 0, 0).weekday(), 1, "a Tuesday");
        Ok(())
    }

    #[test]
    fn open_time_runs_only_while_the_doors_are_open() {
        let saturday_evening = Local::at(2026, 9, 5, 20, 0);
        assert_eq!(saturday_evening.after_open(0), Local::at(2026, 9, 7, 9, 0));
        let friday = Local::at(2026, 9, 4, 17, 30);
        assert_eq!(friday.after_open(HOUR), Local::at(2026, 9, 5, 10, 30));
        assert!(friday.is_open() && !saturday_evening.is_open());
    }
}
