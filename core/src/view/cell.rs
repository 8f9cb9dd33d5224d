//! Cells of tables: what is read, and what the column is sorted by. A cell is made where its value is at hand; nobody
//! has to find it in the words again, in whatever language and unit they are.

use super::cells::real;
use super::words;
use crate::node::Rank;
use crate::report::Estimate;

/// A cell: its words, and its place in an order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) rank: Rank,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self {
            text,
            rank: Rank::Words,
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// These words for this value; what has none stands last.
#[inline(never)]
pub(super) fn of(value: Option<f64>, text: String) -> Cell {
    Cell {
        text,
        rank: value.map_or(Rank::Unknown, Rank::Value),
    }
}

/// A value as `write` has it, or nothing.
#[inline(never)]
pub(super) fn number(value: Option<f64>, write: fn(f64) -> String) -> Cell {
    of(value, value.map(write).unwrap_or_default())
}

/// How many, or nothing.
#[inline(never)]
pub(super) fn count(n: Option<u64>) -> Cell {
    of(n.map(real), n.map(words::count).unwrap_or_default())
}

/// A share, or nothing.
pub(super) fn share(value: Option<f64>) -> Cell {
    number(value, words::share)
}

/// A share, or that it is not known.
pub(super) fn known_share(value: Option<f64>) -> Cell {
    of(value, value.map_or_else(words::unknown, words::share))
}

/// An interval of shares, sorted by its beginning.
#[inline(never)]
pub(super) fn interval(ends: Option<(f64, f64)>) -> Cell {
    let text = ends.map(|(low, high)| words::interval(low, high));
    of(ends.map(|ends| ends.0), text.unwrap_or_default())
}

/// The interval around a share.
pub(super) fn around(share: Option<(f64, f64, f64)>) -> Cell {
    interval(share.map(|(_, low, high)| (low, high)))
}

/// An estimate in its own unit.
pub(super) fn value(e: &Estimate) -> Cell {
    of(e.value, words::value(e))
}

/// Its interval.
pub(super) fn interval_of(e: &Estimate) -> Cell {
    let text = words::interval_of(e);
    of(e.low.filter(|_| text.is_some()), text.unwrap_or_default())
}

/// An estimate in the four cells that most tables have for it: value, interval, k and n.
pub(super) fn estimate(e: &Estimate) -> [Cell; 4] {
    [value(e), interval_of(e), count(e.k), count(Some(e.n))]
}

/// A time as the report has it, RFC 3339, or nothing.
pub(super) fn moment(time: Option<&str>) -> Cell {
    // As far as the minute its digits are an order.
    let digits = |time: &str| {
        let digits = time.bytes().take(16).filter(u8::is_ascii_digit);
        digits.fold(0.0, |sum, digit| sum * 10.0 + f64::from(digit - b'0'))
    };
    of(
        time.map(digits),
        time.map(words::instant).unwrap_or_default(),
    )
}

/// A name, or what is said where there is none; such a row stands last.
pub(super) fn name(name: &str, none: &str) -> Cell {
    if name.is_empty() {
        of(None, words::say(none))
    } else {
        name.into()
    }
}

/// Words that have their own order: ages, days, periods, steps one after the other.
#[expect(clippy::cast_precision_loss, reason = "rows of a table")]
pub(super) fn nth(at: usize, text: String) -> Cell {
    of(Some(at as f64), text)
}
