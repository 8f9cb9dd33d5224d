//! Days and times as people read them, in the language spoken: `1 Oct 2026, 09:00`.

use super::fill_in;
use super::numbers::form;
use super::pack::PART;

/// The months by their names.
const MONTHS: &str = "January\u{1f}February\u{1f}March\u{1f}April\u{1f}May\u{1f}June\u{1f}July\u{1f}August\u{1f}\
                      September\u{1f}October\u{1f}November\u{1f}December";

/// The same in short.
const SHORT: &str = "Jan\u{1f}Feb\u{1f}Mar\u{1f}Apr\u{1f}May\u{1f}Jun\u{1f}Jul\u{1f}Aug\u{1f}Sep\u{1f}Oct\u{1f}Nov\u{1f}Dec";

/// Year, month and day of a text that begins `YYYY-MM-DD`.
#[must_use]
pub fn date_of(text: &str) -> Option<(u32, usize, u32)> {
    let mut parts = text.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    (1..=12).contains(&month).then_some((year, month, day))
}

fn name(number: usize, list: &str, english: &str) -> String {
    let names = form(list, english);
    let at = number.wrapping_sub(1);
    names.split(PART).nth(at).unwrap_or_default().to_owned()
}

/// A month's name by its number from 1; nothing for another number.
#[must_use]
pub fn month(number: usize) -> String {
    name(number, "#months", MONTHS)
}

/// Fills a pattern of `{day}`, `{day2}` (two digits), `{month}` (its name), `{mon}` (in short), `{month2}`, `{year}`, and
/// `{to}`, the later day of two.
fn pattern(name: &str, english: &str, (year, month, day): (u32, usize, u32), to: u32) -> String {
    let two = |n: usize| format!("{n:02}");
    fill_in(
        &form(name, english),
        &[
            ("day", &day.to_string()),
            ("day2", &two(day as usize)),
            ("month", &self::month(month)),
            ("mon", &self::name(month, "#mon", SHORT)),
            ("month2", &two(month)),
            ("year", &year.to_string()),
            ("to", &to.to_string()),
            ("to2", &two(to as usize)),
        ],
    )
}

/// `1 Oct 2026`.
#[must_use]
pub fn day(date: (u32, usize, u32)) -> String {
    pattern("#day", "{day} {mon} {year}", date, 0)
}

/// `1 Oct 2026, 09:00` from an RFC 3339 time; the text itself where it is something else.
#[must_use]
pub fn moment(rfc3339: &str) -> String {
    let Some(date) = date_of(rfc3339) else {
        return rfc3339.to_owned();
    };
    let day = day(date);
    match rfc3339.get(11..16) {
        Some(time) => fill_in(
            &form("#moment", "{day}, {time}"),
            &[("day", &day), ("time", time)],
        ),
        None => day,
    }
}

/// `September 2026`, `1–14 Sep 2026`, `3 Aug – 14 Sep 2026` from two `YYYY-MM-DD`.
#[must_use]
pub fn period(from: &str, to: &str) -> String {
    let (Some(a), Some(b)) = (date_of(from), date_of(to)) else {
        return format!("{from} – {to}");
    };
    let days = match b.1 {
        2 if b.0.is_multiple_of(4) && (!b.0.is_multiple_of(100) || b.0.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let one_month = (a.0, a.1) == (b.0, b.1);
    match () {
        () if a == b => day(a),
        () if one_month && a.2 == 1 && b.2 == days => pattern("#month", "{month} {year}", a, 0),
        () if one_month => pattern("#days", "{day}–{to} {mon} {year}", a, b.2),
        () => {
            let first = if a.0 == b.0 {
                pattern("#day-of-year", "{day} {mon}", a, 0)
            } else {
                day(a)
            };
            format!("{first} – {}", day(b))
        }
    }
}
