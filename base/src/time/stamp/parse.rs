//! Cells of a column of dates become stamps: common layouts first, then every other one.

use super::super::{DAY, SECOND};
use super::calendar::{days, full_year, is_weekday, month};
use super::scan::{digits, letters, number, skip_marks, skip_ordinal, skip_spaces};
use super::time_of_day::time;
use super::{INSTANT, Stamp, WALL};

/// Reads the dates of one column; remembers the last day.
#[derive(Debug, Clone)]
pub struct Parser {
    /// First ten bytes of the last ISO date, and its days.
    day: [u8; 10],
    days: i32,
}

impl Default for Parser {
    #[inline]
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
    pub fn parse(&mut self, cell: &[u8], utc: bool) -> Option<Stamp> {
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
#[inline]
fn general(cell: &[u8], utc: bool) -> Option<Stamp> {
    let (word, rest) = letters(cell);
    if word.is_empty() {
        return numbered(cell, utc);
    }
    if let Some(stamp) = named(word, rest, utc) {
        return Some(stamp);
    }
    // `Mon, 24 Aug 2026`, `Mo. 24.08.2026`; a weekday stands there once.
    let rest = skip_marks(rest);
    let (second, after) = letters(rest);
    if !is_weekday(word) {
        None
    } else if second.is_empty() {
        numbered(rest, utc)
    } else {
        named(second, after, utc)
    }
}

/// `Aug 24 2026 12:00AM`, `November, 17 2023 18:57:17`, `Aug 24th, 2026`, `Aug-24-2026`: the month's name first.
#[inline]
fn named(word: &[u8], rest: &[u8], utc: bool) -> Option<Stamp> {
    let month = month(word)?;
    let (day, rest) = digits(skip_marks(rest), 2)?;
    let (year, rest) = year(skip_marks(skip_ordinal(rest)))?;
    finish_wall(days(year, month, day)?, rest, utc)
}

/// A year of two or four digits.
#[inline]
fn year(rest: &[u8]) -> Option<(u32, &[u8])> {
    let (year, after) = digits(rest, 4)?;
    Some((full_year(year, rest.len() - after.len())?, after))
}

/// Layouts that begin with a number.
#[inline]
fn numbered(cell: &[u8], utc: bool) -> Option<Stamp> {
    let (first, rest) = digits(cell, 4)?;
    let width = cell.len() - rest.len();
    if rest.first().is_some_and(u8::is_ascii_digit) {
        return compact(cell, utc);
    }
    let (word, after) = letters(skip_marks(skip_ordinal(rest)));
    if !word.is_empty() && width != 3 {
        // `24-Aug-2026`, `19 Sept 2018 20:00:00 +0000`, `3. Maerz 2026`, `12 de enero de 2026`, `2026-Aug-24`.
        let month = month(word)?;
        let after = skip_marks(after);
        return if width == 4 {
            let (day, rest) = digits(after, 2)?;
            finish_wall(days(first, month, day)?, rest, utc)
        } else {
            let (year, rest) = year(after)?;
            finish_wall(days(year, month, first)?, rest, utc)
        };
    }
    let &[separator @ (b'/' | b'-' | b'.'), ref rest @ ..] = rest else {
        return None;
    };
    let (second, rest) = digits(skip_spaces(rest), 2)?;
    let tail = skip_spaces(rest.strip_prefix(&[separator])?);
    if width == 4 {
        let (third, rest) = digits(tail, 2)?;
        return finish_wall(days(first, second, third)?, rest, utc);
    }
    let (year, rest) = year(tail)?;
    if width > 2 {
        return None;
    }
    if separator == b'.' {
        return finish_wall(days(year, second, first)?, rest, utc);
    }
    finish_numbers(year, first, second, rest, utc)
}

/// Digits without marks between them: `20260824`, `20260824T091500Z`, `20260824091500`, seconds and milliseconds since
/// 1970, days since 1900 as spreadsheets count them.
#[inline]
fn compact(cell: &[u8], utc: bool) -> Option<Stamp> {
    let width = cell.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (run, rest) = cell.split_at(width);
    let part = |from: usize, until: usize| number(run.get(from..until)?);
    match (width, rest) {
        (5, _) => serial(part(0, 5)?, rest, utc),
        (10, [b'.' | b',', fraction @ ..]) => {
            let ms = i64::from(part(0, 10)?) * SECOND + fraction_of(fraction, SECOND)?;
            Some(Stamp::with_ms(INSTANT, ms, false))
        }
        (10, []) => Some(Stamp::with_ms(
            INSTANT,
            i64::from(part(0, 5)?) * 100_000_000 + i64::from(part(5, 10)?) * SECOND,
            false,
        )),
        (13, []) => {
            let ms = i64::from(part(0, 9)?) * 10_000 + i64::from(part(9, 13)?);
            Some(Stamp::with_ms(INSTANT, ms, false))
        }
        (8 | 12 | 14, _) => {
            let year = part(0, 4).filter(|year| (1900..2100).contains(year))?;
            let days = days(year, part(4, 6)?, part(6, 8)?)?;
            if width == 8 {
                return finish_wall(days, rest, utc);
            }
            let mut text = [b' ', 0, 0, b':', 0, 0, b':', b'0', b'0'];
            text[1..3].copy_from_slice(&run[8..10]);
            text[4..6].copy_from_slice(&run[10..12]);
            if width == 14 {
                text[7..].copy_from_slice(&run[12..14]);
            }
            if rest.is_empty() {
                finish_wall(days, &text, utc)
            } else {
                None
            }
        }
        _ => None,
    }
}

/// Whether a cell is a serial number of a spreadsheet, when it is read as a date: five digits, perhaps with a fraction.
#[inline]
pub fn is_serial(cell: &[u8]) -> bool {
    cell.len() >= 5
        && cell[..5].iter().all(u8::is_ascii_digit)
        && matches!(cell.get(5), None | Some(b'.' | b','))
}

/// Days since the last but one of 1899, 1954 to 2119, and the part of the day.
#[inline]
fn serial(day: u32, rest: &[u8], utc: bool) -> Option<Stamp> {
    let day = i64::from(day);
    if !(20_000..80_000).contains(&day) {
        return None;
    }
    let date_only = rest.is_empty();
    let of_day = match rest {
        [] => 0,
        [b'.' | b',', fraction @ ..] => fraction_of(fraction, DAY)?,
        _ => return None,
    };
    let ms = (day - 25_569) * DAY + of_day;
    let kind = if utc && !date_only { INSTANT } else { WALL };
    Some(Stamp::with_ms(kind, ms, date_only))
}

/// The fraction of a unit that these digits behind a decimal mark are, rounded.
#[inline]
fn fraction_of(digits: &[u8], unit: i64) -> Option<i64> {
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let (mut value, mut scale) = (0_i64, 1_i64);
    for digit in digits.iter().take(10) {
        value = value * 10 + i64::from(digit - b'0');
        scale *= 10;
    }
    Some((value * unit + scale / 2) / scale)
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
            "1-10",
            "0009-1",
            "2024-01-01 10:00 sharp",
            "1/2/3",
        ] {
            check(cell, "none");
        }
        for cell in [
            "2024-01-01T",
            "2024-01-01 1",
            "20241301",
            "18991231",
            "12345",
            "99999.5",
            "38:44.5",
            "09:15",
            "jui 3 2026",
            "marketing 3 2026",
            "mon mon mon 3 2026",
            "99/99/2024",
            "2024-01-01 14:30 AM",
            "-",
            "/",
        ] {
            check(cell, "none");
        }
    }

    #[test]
    fn more_layouts() {
        for (cell, expected) in [
            ("8/24/2026 9:05:07 AM", "2026-08-24T07:05:07.000"),
            ("08/24/2026 09:05 AM", "2026-08-24T07:05:00.000"),
            ("24.08.2026 09:05", "2026-08-24T07:05:00.000"),
            ("24.8.26 9:05", "2026-08-24T07:05:00.000"),
            ("24. 8. 2026 9.05", "2026-08-24T07:05:00.000"),
            ("2026/08/24 09:05:00", "2026-08-24T07:05:00.000"),
            ("2026.08.24", "2026-08-23T22:00:00.000d"),
            ("24-08-2026 09:05", "against"),
            ("8/24/26 9:05", "2026-08-24T07:05:00.000"),
            ("8/24/99", "1999-08-23T23:00:00.000d"),
            ("20260824", "2026-08-23T22:00:00.000d"),
            ("20260824 09:05", "2026-08-24T07:05:00.000"),
            ("20260824T090507Z", "2026-08-24T09:05:07.000"),
            ("20260824T0905+0200", "2026-08-24T07:05:00.000"),
            ("202608240905", "2026-08-24T07:05:00.000"),
            ("20260824090507", "2026-08-24T07:05:07.000"),
            ("46258", "2026-08-23T22:00:00.000d"),
            ("46258.378472222", "2026-08-24T07:05:00.000"),
            ("46258,5", "2026-08-24T10:00:00.000"),
            ("1724000000.5", "2024-08-18T16:53:20.500"),
            ("3. Maerz 2026", "2026-03-02T23:00:00.000d"),
            ("3. Mrz. 2026 14:30 Uhr", "2026-03-03T13:30:00.000"),
            ("3. marz 2026 um 14:30", "2026-03-03T13:30:00.000"),
            ("3 mars 2026 a 14h30", "2026-03-03T13:30:00.000"),
            ("1er mars 2026", "2026-02-28T23:00:00.000d"),
            ("12 ene. 2026", "2026-01-11T23:00:00.000d"),
            ("12 de enero de 2026, 9:05 a. m.", "2026-01-12T08:05:00.000"),
            (
                "12 de enero de 2026 9:05 p.\u{a0}m.",
                "2026-01-12T20:05:00.000",
            ),
            ("12 gen 2026 alle 9:05", "2026-01-12T08:05:00.000"),
            ("3 mei 2026", "2026-05-02T22:00:00.000d"),
            ("30 juil. 2026", "2026-07-29T22:00:00.000d"),
            ("March 3rd, 2026 at 2:30 PM", "2026-03-03T13:30:00.000"),
            ("Mar-03-2026", "2026-03-02T23:00:00.000d"),
            ("2026-Mar-03", "2026-03-02T23:00:00.000d"),
            ("24-Aug-26", "2026-08-23T22:00:00.000d"),
            ("Mo., 24.08.2026 09:05", "2026-08-24T07:05:00.000"),
            ("lun. 24 aout 2026", "2026-08-23T22:00:00.000d"),
            ("mar. 3 mars 2026", "2026-03-02T23:00:00.000d"),
            ("do 27 aug 2026 09:05", "2026-08-27T07:05:00.000"),
            ("Mon 8/24/2026 9:05 p.m.", "2026-08-24T19:05:00.000"),
            ("8/24/2026 9 PM", "2026-08-24T19:00:00.000"),
            ("Mon, 24 Aug 2026 09:05:00 EST", "2026-08-24T14:05:00.000"),
            ("2026-08-24 09:05 CEST", "2026-08-24T07:05:00.000"),
            (
                "2026-08-24T09:05:00.1234567+02:00",
                "2026-08-24T07:05:00.123",
            ),
        ] {
            check(cell, expected);
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
