//! Numbers in the language spoken. English writes `1,302`, `28.0` and `28.0 %` with a space that does not break.

use super::{english, fill_in, plural, say, with_pack};

/// How the language writes something, where it does not as English does.
fn own(name: &str) -> Option<String> {
    with_pack(|pack| pack.get(name).map(str::to_owned))
}

/// How the language writes something, else how English does.
pub(super) fn form(name: &str, english: &str) -> String {
    own(name).unwrap_or_else(|| english.to_owned())
}

/// What English wrote, with another sign where the language has one.
fn with_sign(written: String, english: char, name: &str) -> String {
    match own(name) {
        Some(sign) => written.replace(english, &sign),
        None => written,
    }
}

/// `1,302`.
#[must_use]
pub fn count(value: u64) -> String {
    let written = english::thousands(value);
    // Some languages set thousands off from five digits on.
    if written.len() == 5 && own("#group-from").is_some_and(|from| from != "4") {
        return written.replace(',', "");
    }
    with_sign(written, ',', "#group")
}

/// `28.0` with one place; halves are rounded away from zero.
#[must_use]
pub fn decimals(value: f64, places: u32) -> String {
    with_sign(english::decimals(value, places), '.', "#decimal")
}

/// A number that English wrote, with the decimal mark of the language.
#[must_use]
pub fn marked(english: &str) -> String {
    with_sign(english.to_owned(), '.', "#decimal")
}

/// `28.0 %` of 0.28 with one place.
#[must_use]
pub fn percent(share: f64, places: u32) -> String {
    let mut written = decimals(share * 100.0, places);
    if let Some(form) = own("#percent") {
        return fill_in(&form, &[("n", &written)]);
    }
    written.push_str("\u{a0}%");
    written
}

/// `45 s`, `12 min`, `2 h 10 min`, `3 days 4 h`; `5 min early` below zero.
#[must_use]
pub fn span(ms: i64) -> String {
    if ms < 0 {
        let early = span(ms.saturating_neg());
        return super::fill("{time} early", &[("time", &early)]);
    }
    let seconds = ms / 1_000;
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
    let unit = |n: i64, unit: &str| fill_in(unit, &[("n", &n.to_string())]);
    let two = |large: String, n: i64, small: &str| match n {
        0 => large,
        _ => format!("{large} {}", unit(n, small)),
    };
    let (min, h) = (say("{n}\u{a0}min"), say("{n}\u{a0}h"));
    match () {
        () if seconds < 60 => unit(seconds, &say("{n}\u{a0}s")),
        () if minutes < 60 => unit(minutes, &min),
        () if hours < 48 => two(unit(hours, &h), minutes % 60, &min),
        () => {
            let written = days.to_string();
            let days = plural(
                days.unsigned_abs(),
                "{n}\u{a0}day",
                "{n}\u{a0}days",
                &[("n", &written)],
            );
            two(days, hours % 24, &h)
        }
    }
}
