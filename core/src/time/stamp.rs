//! Dates and times as exports write them, packed into eight bytes until their column's order and zone are known.

use super::{DAY, HOUR, Instant, MINUTE, SECOND, Zone};

/// A date cell: absent, an instant, a wall-clock time, or one whose day and month are not told apart yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Stamp(u64);

const KIND: u64 = 3 << 62;
const INSTANT: u64 = 1 << 62;
const WALL: u64 = 2 << 62;
const NUMBERS: u64 = 3 << 62;
const DATE_ONLY: u64 = 1 << 61;
const BIAS: i64 = 1 << 55;
const VALUE: u64 = (1 << 56) - 1;

/// What a stamp says about the order of day and month in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
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
pub(crate) struct Resolved {
    /// Unknown when the numbers are no date in the given order.
    pub(crate) instant: Instant,
    /// The cell has no time of day.
    pub(crate) date_only: bool,
    /// The wall clock showed this time twice, or never.
    pub(crate) ambiguous: bool,
}

impl Stamp {
    /// No date.
    pub(crate) const NONE: Self = Self(0);

    /// True when there is no date.
    #[inline]
    pub(crate) const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The packed form.
    #[inline]
    pub(crate) const fn bits(self) -> u64 {
        self.0
    }

    /// From the packed form.
    #[inline]
    pub(crate) const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// For the latest of a column: stamps of one kind ascend with time, numbers in the given order.
    pub(crate) const fn later_key(self, day_first: bool) -> u64 {
        if day_first && self.0 & KIND == NUMBERS {
            let (first, second) = (self.0 >> 32 & 31, self.0 >> 27 & 31);
            self.0 & !(1023 << 27) | second << 32 | first << 27
        } else {
            self.0
        }
    }

    /// 0 none, 1 instant, 2 wall clock, 3 numbers in an uncertain order.
    #[inline]
    pub(crate) const fn kind(self) -> usize {
        (self.0 >> 62) as usize
    }

    const fn with_ms(kind: u64, ms: i64, date_only: bool) -> Self {
        Self(kind | if date_only { DATE_ONLY } else { 0 } | ((ms + BIAS) as u64 & VALUE))
    }

    const fn numbers(year: u32, first: u32, second: u32, ms_of_day: i64, date_only: bool) -> Self {
        let packed =
            (year as u64) << 37 | (first as u64) << 32 | (second as u64) << 27 | ms_of_day as u64;
        Self(NUMBERS | if date_only { DATE_ONLY } else { 0 } | packed)
    }

    /// What this stamp says about its column; nothing if its order is certain anyway.
    #[inline]
    pub(crate) const fn order(self) -> Option<Order> {
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
    pub(crate) fn resolve(self, day_first: bool, clock: &mut Clock<'_>) -> Resolved {
        let date_only = self.0 & DATE_ONLY != 0;
        let ms = (self.0 & VALUE) as i64 - BIAS;
        let wall = match self.0 & KIND {
            INSTANT => {
                return Resolved {
                    instant: Instant::from_ms(ms),
                    date_only,
                    ambiguous: false,
                };
            }
            WALL => Some(ms),
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

/// A zone with a memory: within the stretch around the last time the offset is known.
#[derive(Debug)]
pub(crate) struct Clock<'a> {
    zone: &'a Zone,
    from: i64,
    until: i64,
    offset: i64,
}

impl<'a> Clock<'a> {
    /// A clock of this zone.
    pub(crate) fn new(zone: &'a Zone) -> Self {
        let mut clock = Self {
            zone,
            from: 0,
            until: 0,
            offset: 0,
        };
        if zone.offsets.len() <= 1 {
            (clock.from, clock.until, clock.offset) = (i64::MIN, i64::MAX, zone.offset_ms(0));
        }
        clock
    }

    #[inline]
    fn instant(&mut self, wall: i64) -> (Instant, bool) {
        if self.from <= wall && wall < self.until {
            return (Instant::from_ms(wall - self.offset), false);
        }
        let offset = self.zone.offset_ms(wall);
        let next = self.zone.offsets.partition_point(|&(from, _)| from <= wall);
        // Two days off any change, local and universal time lie in the same stretch.
        let start = if next <= 1 {
            i64::MIN / 2
        } else {
            self.zone.offsets[next - 1].0
        };
        let end = self
            .zone
            .offsets
            .get(next)
            .map_or(i64::MAX / 2, |&(from, _)| from);
        (self.from, self.until, self.offset) = (start + 2 * DAY, end - 2 * DAY, offset);
        self.zone.instant(wall)
    }
}

/// Days since 1970-01-01 of a date of the Gregorian calendar, if there is such a date.
#[inline(always)]
fn days(year: u32, month: u32, day: u32) -> Option<i32> {
    const LENGTHS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = *LENGTHS.get(month.wrapping_sub(1) as usize)?;
    if day == 0 || day > length || (month == 2 && day == 29 && !leap) || !(1..=9999).contains(&year)
    {
        return None;
    }
    // Years that begin in March put the leap day at the end.
    let shifted = if month > 2 { year } else { year - 1 };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let before = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400;
    Some((before + of_year) as i32 - 719_468)
}

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

#[inline(always)]
fn number(digits: &[u8]) -> Option<u32> {
    let mut value = 0;
    for &digit in digits {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + u32::from(digit);
    }
    Some(value)
}

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

/// A time of day after a date: milliseconds of the day and the offset east of UTC in milliseconds, if it has one.
#[inline(always)]
fn time(rest: &[u8]) -> Option<(i64, Option<i64>)> {
    // The common shape first: one separator, then hh:mm.
    if let [b' ' | b'T', h1, h2, b':', m1, m2, tail @ ..] = rest
        && let (Some(hour), Some(minute)) = (number(&[*h1, *h2]), number(&[*m1, *m2]))
    {
        if hour > 23 || minute > 59 {
            return None;
        }
        return time_tail(hour, minute, tail);
    }
    let rest = skip_spaces(rest.strip_prefix(b",").unwrap_or(rest));
    let rest = rest.strip_prefix(b"T").unwrap_or(rest);
    let (hour, rest) = digits(rest, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(b":")?, 2)?;
    if hour > 23 || minute > 59 {
        return None;
    }
    time_tail(hour, minute, rest)
}

#[inline]
fn time_tail(mut hour: u32, minute: u32, mut rest: &[u8]) -> Option<(i64, Option<i64>)> {
    let mut ms = 0;
    if let [b':', s1, s2, tail @ ..] = rest {
        let second = number(&[*s1, *s2])?;
        if second > 60 {
            return None;
        }
        // A leap second counts as the last of its minute.
        ms = i64::from(second.min(59)) * SECOND;
        rest = tail;
        if let [b'.' | b',', tail @ ..] = rest {
            let len = tail.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if len == 0 {
                return None;
            }
            for place in 0..3 {
                let digit = if place < len { tail[place] - b'0' } else { 0 };
                ms += i64::from(digit) * [100, 10, 1][place];
            }
            rest = &tail[len..];
        }
    }
    if !rest.is_empty() {
        rest = skip_spaces(rest);
        if let [a, m, tail @ ..] = rest {
            let half = match (a | 0x20, m | 0x20) {
                (b'a', b'm') => Some((false, tail)),
                (b'p', b'm') => Some((true, tail)),
                (b'a' | b'p', _) => rest
                    .get(..4)
                    .filter(|s| s[1] == b'.' && s[3] == b'.' && s[2] | 0x20 == b'm')
                    .map(|_| (a | 0x20 == b'p', &rest[4..])),
                _ => None,
            };
            if let Some((afternoon, tail)) = half {
                if hour == 0 || hour > 12 {
                    // 14:30 PM occurs; 14:30 AM contradicts itself.
                    if !afternoon && hour > 12 {
                        return None;
                    }
                } else {
                    hour = hour % 12 + if afternoon { 12 } else { 0 };
                }
                rest = tail;
            }
        }
    }
    let ms = ms + i64::from(hour) * HOUR + i64::from(minute) * MINUTE;
    if rest.is_empty() {
        Some((ms, None))
    } else {
        Some((ms, Some(offset(skip_spaces(rest))?)))
    }
}

/// `Z`, `UTC`, `GMT`, `±hh:mm`, `±hhmm`, `±hh`, `±h`, and minutes of one digit, which occur.
fn offset(rest: &[u8]) -> Option<i64> {
    if matches!(rest, b"Z" | b"z" | b"UTC" | b"GMT" | b"(UTC)") {
        return Some(0);
    }
    let rest = rest
        .strip_prefix(b"UTC")
        .or(rest.strip_prefix(b"GMT"))
        .unwrap_or(rest);
    let (sign, rest) = match rest {
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        _ => return None,
    };
    let (hours, rest) = digits(rest, 2)?;
    let rest = rest.strip_prefix(b":").unwrap_or(rest);
    let (minutes, rest) = if rest.is_empty() {
        (0, rest)
    } else {
        digits(rest, 2)?
    };
    // Some mail programs add the zone's name in brackets.
    let named = matches!(skip_spaces(rest), [b'(', .., b')']);
    if (!rest.is_empty() && !named) || hours > 15 || minutes > 59 {
        return None;
    }
    Some(sign * (i64::from(hours) * HOUR + i64::from(minutes) * MINUTE))
}

fn skip_spaces(mut rest: &[u8]) -> &[u8] {
    loop {
        rest = match rest {
            [b' ', rest @ ..] | [0xC2, 0xA0, rest @ ..] | [0xE2, 0x80, 0xAF, rest @ ..] => rest,
            _ => return rest,
        };
    }
}

#[inline(always)]
fn digits(rest: &[u8], most: usize) -> Option<(u32, &[u8])> {
    let len = rest
        .iter()
        .take(most)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if len == 0 {
        None
    } else {
        Some((number(&rest[..len])?, &rest[len..]))
    }
}

fn letters(rest: &[u8]) -> (&[u8], &[u8]) {
    rest.split_at(
        rest.iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count(),
    )
}

fn month(word: &[u8]) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = std::str::from_utf8(word).ok()?.to_ascii_lowercase();
    let at = NAMES
        .iter()
        .position(|name| word.len() >= 3 && name.starts_with(&word))?;
    Some(at as u32 + 1)
}

fn is_weekday(word: &[u8]) -> bool {
    const NAMES: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let word = word.to_ascii_lowercase();
    word.len() >= 3 && NAMES.iter().any(|name| name.as_bytes().starts_with(&word))
}

fn full_year(year: u32, width: usize) -> Option<u32> {
    match width {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
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
    use super::*;

    fn iso(ms: i64) -> String {
        chrono::DateTime::from_timestamp_millis(ms)
            .expect("in range")
            .format("%Y-%m-%dT%H:%M:%S%.3f")
            .to_string()
    }

    /// What a cell means in Amsterdam; `d` marks a date, `?` an order that is not certain.
    fn check(cell: &str, expected: &str) {
        let zone = Zone {
            name: "Europe/Amsterdam".into(),
            offsets: vec![
                (0, 3600),
                (1_774_746_000_000, 7200),
                (1_792_890_000_000, 3600),
            ],
        };
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
    fn days_agree_with_chrono() {
        let mut date = chrono::NaiveDate::from_ymd_opt(1899, 12, 25).expect("a date");
        for _ in 0..75_000 {
            use chrono::Datelike as _;
            let epoch = chrono::NaiveDate::from_ymd_opt(1970, 1, 1).expect("a date");
            let expected = (date - epoch).num_days() as i32;
            assert_eq!(
                days(date.year() as u32, date.month(), date.day()),
                Some(expected)
            );
            date = date.succ_opt().expect("a date");
        }
    }

    #[test]
    fn the_clock_agrees_with_its_zone() {
        let zone = Zone {
            name: "Europe/Amsterdam".into(),
            offsets: vec![
                (0, 3600),
                (1_774_746_000_000, 7200),
                (1_792_890_000_000, 3600),
            ],
        };
        let mut clock = Clock::new(&zone);
        for wall in (1_770_000_000_000..1_800_000_000_000_i64).step_by(13 * 60_000) {
            assert_eq!(clock.instant(wall), zone.instant(wall));
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
