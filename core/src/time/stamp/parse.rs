//! Cells of a column of dates become stamps: common layouts first, then every other one.

use super::super::{DAY, SECOND};
use super::calendar::{days, full_year, is_weekday, month};
use super::scan::{digits, letters, number, skip_spaces};
use super::time_of_day::time;
use super::{INSTANT, Stamp, WALL};

/// Reads the dates of one column; remembers the last day.
#[derive(Debug, Clone)]
pub(crate) struct Parser {
    /// First ten bytes of the last ISO date, and its days.
    day: [u8; 10],
    days: i32,
}

impl Default for Parser {
    fn default() -> Self {
        // No text has these bytes.
        Self {
            day: [0xFF; 10],
            days: 0,
        }
    }
}

impl Parser {
    /// Reads a trimmed cell. A wall clock without an offset is taken for UTC where the column says so.
    #[inline]
    pub(crate) fn parse(&mut self, cell: &[u8], utc: bool) -> Option<Stamp> {
        if let Some((head, rest)) = cell.split_first_chunk::<10>() {
            if head == &self.day {
                return finish_wall(self.days, rest, utc);
            }
            if head[4] == b'-'
                && head[7] == b'-'
                && let (Some(year), Some(month), Some(day)) =
                    (number(&head[..4]), number(&head[5..7]), number(&head[8..]))
            {
                let days = days(year, month, day)?;
                (self.day, self.days) = (*head, days);
                return finish_wall(days, rest, utc);
            }
            if head[2] == b'/'
                && head[5] == b'/'
                && let (Some(first), Some(second), Some(year)) =
                    (number(&head[..2]), number(&head[3..5]), number(&head[6..]))
            {
                return finish_numbers(year, first, second, rest, utc);
            }
        }
        general(cell, utc)
    }
}

/// The stamp of a day and the text after it.
#[inline(always)]
fn finish_wall(days: i32, rest: &[u8], utc: bool) -> Option<Stamp> {
    let base = i64::from(days) * DAY;
    if rest.is_empty() {
        return Some(Stamp::with_ms(WALL, base, true));
    }
    let (ms, offset) = time(rest)?;
    Some(match offset.or(utc.then_some(0)) {
        Some(offset) => Stamp::with_ms(INSTANT, base + ms - offset, false),
        None => Stamp::with_ms(WALL, base + ms, false),
    })
}

/// The stamp of three numbers, of which the first two may change places, and the text after them.
#[inline]
fn finish_numbers(year: u32, first: u32, second: u32, rest: &[u8], utc: bool) -> Option<Stamp> {
    if days(year, first, second).is_none() && days(year, second, first).is_none() {
        return None;
    }
    if rest.is_empty() {
        return Some(Stamp::numbers(year, first, second, 0, true));
    }
    let (ms, offset) = time(rest)?;
    if let Some(offset) = offset.or(utc.then_some(0)) {
        // Numbers with an offset of their own are rare; where the order is certain they are an instant.
        let days = match (days(year, first, second), days(year, second, first)) {
            (Some(days), None) | (None, Some(days)) => days,
            (Some(one), Some(other)) if one == other => one,
            _ if offset == 0 && utc => return Some(Stamp::numbers(year, first, second, ms, false)),
            _ => return None,
        };
        return Some(Stamp::with_ms(
            INSTANT,
            i64::from(days) * DAY + ms - offset,
            false,
        ));
    }
    Some(Stamp::numbers(year, first, second, ms, false))
}

/// Every other layout.
fn general(cell: &[u8], utc: bool) -> Option<Stamp> {
    let (word, rest) = letters(cell);
    if !word.is_empty() {
        if is_weekday(word) {
            return general(skip_spaces(rest.strip_prefix(b",").unwrap_or(rest)), utc);
        }
        // `Aug 24 2026 12:00AM`, `November, 17 2023 18:57:17`, `Aug 24, 2026`
        let month = month(word)?;
        let rest = rest.strip_prefix(b".").unwrap_or(rest);
        let (day, rest) = digits(skip_spaces(rest.strip_prefix(b",").unwrap_or(rest)), 2)?;
        let (year, rest) = digits(skip_spaces(rest.strip_prefix(b",").unwrap_or(rest)), 4)?;
        return finish_wall(days(year, month, day)?, rest, utc);
    }
    let (first, rest) = digits(cell, 4)?;
    let first_width = cell.len() - rest.len();
    match *rest {
        [b'0'..=b'9', ..] if cell.iter().all(u8::is_ascii_digit) => {
            let value: i64 = std::str::from_utf8(cell).ok()?.parse().ok()?;
            match cell.len() {
                10 => Some(Stamp::with_ms(INSTANT, value * SECOND, false)),
                13 => Some(Stamp::with_ms(INSTANT, value, false)),
                _ => None,
            }
        }
        [separator @ (b'/' | b'-' | b'.' | b' '), ref rest @ ..] => {
            let (word, after) = letters(rest);
            if !word.is_empty() {
                // `24-Aug-2026`, `19 Sept 2018 20:00:00 +0000`
                let month = month(word)?;
                let after = after.strip_prefix(b".").unwrap_or(after);
                let after = after.strip_prefix(&[separator]).unwrap_or(after);
                let (year, rest) = digits(skip_spaces(after), 4)?;
                let year = full_year(year, after.len() - rest.len())?;
                return finish_wall(days(year, month, first)?, rest, utc);
            }
            if separator == b' ' {
                return None;
            }
            let (second, rest) = digits(rest, 2)?;
            let tail = rest.strip_prefix(&[separator])?;
            if first_width == 4 {
                let (third, rest) = digits(tail, 2)?;
                return finish_wall(days(first, second, third)?, rest, utc);
            }
            let (third, rest) = digits(tail, 4)?;
            let year = full_year(third, tail.len() - rest.len())?;
            if first_width > 2 {
                return None;
            }
            if separator == b'.' {
                return finish_wall(days(year, second, first)?, rest, utc);
            }
            finish_numbers(year, first, second, rest, utc)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::clock::tests::amsterdam;
    use super::super::{Clock, Order};
    use super::*;

    fn iso(ms: i64) -> String {
        chrono::DateTime::from_timestamp_millis(ms)
            .expect("in range")
            .format("%Y-%m-%dT%H:%M:%S%.3f")
            .to_string()
    }

    /// What a cell means in Amsterdam; `d` marks a date, `?` an order that is not certain.
    fn check(cell: &str, expected: &str) {
        let zone = amsterdam();
        let mut clock = Clock::new(&zone);
        let found =
            Parser::default()
                .parse(cell.as_bytes(), false)
                .map_or("none".to_owned(), |stamp| {
                    let resolved = stamp.resolve(false, &mut clock);
                    let either = if stamp.order() == Some(Order::Either) {
                        "?"
                    } else {
                        ""
                    };
                    let date = if resolved.date_only { "d" } else { "" };
                    let twice = if resolved.ambiguous { "!" } else { "" };
                    resolved.instant.ms().map_or("against".to_owned(), |ms| {
                        format!("{}{either}{date}{twice}", iso(ms))
                    })
                });
        assert_eq!(found, expected, "{cell:?}");
    }

    #[test]
    fn layouts() {
        check("2026-08-24", "2026-08-23T22:00:00.000d");
        check("2026-08-24 09:14", "2026-08-24T07:14:00.000");
        check("2026-08-24T09:14:15.5Z", "2026-08-24T09:14:15.500");
        check("2018-02-19T13:41:00.236-05:00", "2018-02-19T18:41:00.236");
        check("2018-02-19T13:41:00-0800", "2018-02-19T21:41:00.000");
        check("2000-03-30T15:30:20-08:0", "2000-03-30T23:30:20.000");
        check("2000-03-30T15:30:20-8", "2000-03-30T23:30:20.000");
        check("2008-06-25T8:47:50Z", "2008-06-25T08:47:50.000");
        check("2008-6-5 8:47:50 UTC", "2008-06-05T08:47:50.000");
        check("3/15/2024 2:30 PM", "2024-03-15T13:30:00.000");
        check("03/15/2024 12:00 AM", "2024-03-14T23:00:00.000");
        check("3/4/2024 12:05:09 PM", "2024-03-04T11:05:09.000?");
        check("15/3/2024 14:30", "against");
        check("31/4/2024 14:30", "none");
        check("15.3.2024 14:30", "2024-03-15T13:30:00.000");
        check("1.2.2024", "2024-01-31T23:00:00.000d");
        check("15-3-2024", "against");
        check("24-Aug-2026 10:00", "2026-08-24T08:00:00.000");
        check("9/22/26, 10:17:02\u{202f}AM", "2026-09-22T08:17:02.000");
        check("Aug 24 2026 12:00AM", "2026-08-23T22:00:00.000");
        check("November, 17 2023 18:57:17", "2023-11-17T17:57:17.000");
        check(
            "Wed, 19 Sept 2018 20:00:00 +0000",
            "2018-09-19T20:00:00.000",
        );
        check("1724000000", "2024-08-18T16:53:20.000");
        check("1724000000123", "2024-08-18T16:53:20.123");
        check("2024-02-29", "2024-02-28T23:00:00.000d");
        check("2026-10-25 02:30", "2026-10-25T00:30:00.000!");
        check("2026-03-29 02:30", "2026-03-29T01:30:00.000!");
        for cell in [
            "",
            "x",
            "2023-02-29",
            "2024-13-01",
            "2024-01-01 25:00",
            "12",
            "2024-01-01 10:00 sharp",
            "1/2/3",
        ] {
            check(cell, "none");
        }
        for cell in [
            "2024-01-01T",
            "2024-01-01 1",
            "20240101",
            "99/99/2024",
            "2024-01-01 14:30 AM",
            "-",
            "/",
        ] {
            check(cell, "none");
        }
    }

    #[test]
    fn utc_columns_need_no_zone() {
        let stamp = Parser::default()
            .parse(b"2024-05-06 07:08", true)
            .expect("a stamp");
        assert_eq!(stamp, Stamp::with_ms(INSTANT, 1_714_979_280_000, false));
    }
}
