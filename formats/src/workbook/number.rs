//! Numbers of a workbook as text: whole numbers in full, dates and times in ISO 8601.

use super::shape::Shape;

/// Digits that a spreadsheet keeps.
const KEPT: usize = 15;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
/// The first serial that is no day any more: 1 January of the year 10000.
const LAST: f64 = 2_958_466.0;
/// A time of more days than this is a moment whose date the format hides.
const LONG: f64 = 1_000.0;

/// A number, and what may be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) text: String,
    /// It has more digits than a spreadsheet keeps.
    pub(super) lost: bool,
}

/// A number as it is written in a file: `42`, `1.5E-3`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number<'a> {
    value: f64,
    /// Empty where only the value is known.
    text: &'a str,
}

impl<'a> Number<'a> {
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let value: f64 = text.parse().ok()?;
        value.is_finite().then_some(Self { value, text })
    }

    pub(super) fn of(value: f64) -> Number<'static> {
        Number { value, text: "" }
    }

    /// The text of the number as its format means it. `base_1904` says from when days are counted.
    pub(super) fn written(self, shape: Shape, base_1904: bool) -> Written {
        let text = match shape {
            Shape::Plain => None,
            Shape::Zeros(digits) => self.zeros(usize::from(digits)),
            Shape::Date | Shape::Clock => self.moment(shape == Shape::Clock, base_1904),
        };
        match text {
            Some(text) => Written { text, lost: false },
            None => self.plain(),
        }
    }

    fn plain(self) -> Written {
        let digits = self.text.strip_prefix('-').unwrap_or(self.text);
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Written {
                text: self.text.to_owned(),
                lost: digits.trim_start_matches('0').len() > KEPT,
            };
        }
        if self.value.fract() == 0.0 {
            let text = format!("{}", self.value);
            let lost = text.trim_start_matches('-').len() > KEPT;
            let text = if text == "-0" { "0".to_owned() } else { text };
            return Written { text, lost };
        }
        // Sums such as 0.1 + 0.2 carry digits that no spreadsheet shows.
        let rounded: f64 = format!("{:.*e}", KEPT - 1, self.value)
            .parse()
            .unwrap_or(self.value);
        Written {
            text: format!("{rounded}"),
            lost: false,
        }
    }

    fn zeros(self, digits: usize) -> Option<String> {
        (self.value >= 0.0 && self.value.fract() == 0.0 && self.value < 1e15)
            .then(|| format!("{:0digits$}", self.value as u64))
    }

    /// A date, a time, or both; nothing for a number that is none.
    fn moment(self, clock: bool, base_1904: bool) -> Option<String> {
        if !(0.0..LAST).contains(&self.value) {
            return None;
        }
        let ms = self.milliseconds();
        if self.value < 1.0 || clock && self.value < LONG {
            // The day 0 with a format of dates is none.
            if !clock && ms == 0 {
                return Some(String::new());
            }
            return Some(time(ms));
        }
        let (days, rest) = (ms / DAY, ms % DAY);
        let date = date(days, base_1904)?;
        Some(if rest == 0 {
            date
        } else {
            format!("{date}T{}", time(rest))
        })
    }

    /// Milliseconds since day 0. Where the number has too few digits for its seconds, the second that they mean.
    fn milliseconds(self) -> i64 {
        let ms = (self.value * DAY as f64).round() as i64;
        let shortest;
        let text = if self.text.is_empty() {
            shortest = format!("{}", self.value);
            &shortest
        } else {
            self.text
        };
        let decimals = match text.split_once('.') {
            Some((_, decimals)) if decimals.bytes().all(|byte| byte.is_ascii_digit()) => {
                decimals.len()
            }
            _ => return ms,
        };
        let doubt = (0..decimals).fold(DAY / 2, |doubt, _| doubt / 10).min(500);
        let second = (ms + 500) / 1_000 * 1_000;
        if (ms - second).abs() <= doubt {
            second
        } else {
            ms
        }
    }
}

/// `H:MM:SS` with at least two digits for the hours, and milliseconds if there are any.
fn time(ms: i64) -> String {
    let seconds = ms / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let text = format!("{hours:02}:{minutes:02}:{seconds:02}");
    match ms % 1_000 {
        0 => text,
        rest => format!("{text}.{rest:03}"),
    }
}

/// The date of a day, counted as spreadsheets do; nothing for the 29 February 1900 that never was.
fn date(days: i64, base_1904: bool) -> Option<String> {
    let since_1970 = if base_1904 {
        days - 24_107
    } else if days < 60 {
        days - 25_568
    } else if days == 60 {
        return None;
    } else {
        days - 25_569
    };
    // Days to a date in the calendar of today, by eras of 400 years.
    let shifted = since_1970 + 719_468;
    let (era, day) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Some(format!("{year:04}-{month:02}-{of_month:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(number: &str, shape: Shape, base_1904: bool) -> String {
        Number::parse(number)
            .expect("a number")
            .written(shape, base_1904)
            .text
    }

    #[test]
    fn dates_and_times_are_exact() {
        for (number, shape, base_1904, expected) in [
            ("1", Shape::Date, false, "1900-01-01"),
            ("59", Shape::Date, false, "1900-02-28"),
            ("61", Shape::Date, false, "1900-03-01"),
            ("45000", Shape::Date, false, "2023-03-15"),
            ("43538", Shape::Date, true, "2023-03-15"),
            ("2958465", Shape::Date, false, "9999-12-31"),
            ("2958466", Shape::Date, false, "2958466"),
            ("-1", Shape::Date, false, "-1"),
            ("0", Shape::Date, false, ""),
            ("0.5", Shape::Date, false, "12:00:00"),
            (
                "45000.40925925926",
                Shape::Date,
                false,
                "2023-03-15T09:49:20",
            ),
            (
                "45000.40925925925",
                Shape::Clock,
                false,
                "2023-03-15T09:49:20",
            ),
            // Five decimals tell a second from the next, not its thousandths.
            ("45000.40926", Shape::Date, false, "2023-03-15T09:49:20"),
            ("45000.999999999", Shape::Date, false, "2023-03-16"),
            (
                "45000.500001736111",
                Shape::Date,
                false,
                "2023-03-15T12:00:00.150",
            ),
            ("0.0016550925925925926", Shape::Clock, false, "00:02:23"),
            ("1.5", Shape::Clock, false, "36:00:00"),
            ("0", Shape::Clock, false, "00:00:00"),
            ("4.0000000000000002E-2", Shape::Clock, false, "00:57:36"),
        ] {
            assert_eq!(text(number, shape, base_1904), expected, "{number}");
        }
    }

    #[test]
    fn numbers_keep_what_they_have() {
        for (number, expected, lost) in [
            ("42", "42", false),
            ("-0.0", "0", false),
            ("1E+3", "1000", false),
            ("45000.0", "45000", false),
            ("0.30000000000000004", "0.3", false),
            ("1.5", "1.5", false),
            ("123456789012345", "123456789012345", false),
            ("1234567890123456789", "1234567890123456789", true),
            ("1.2345678901234501E+18", "1234567890123450000", true),
        ] {
            let written = Number::parse(number)
                .expect("a number")
                .written(Shape::Plain, false);
            assert_eq!((written.text.as_str(), written.lost), (expected, lost));
        }
        assert_eq!(text("501", Shape::Zeros(5), false), "00501");
        assert_eq!(
            Number::of(0.1 + 0.2).written(Shape::Plain, false).text,
            "0.3"
        );
        assert!(Number::parse("NaN").is_none() && Number::parse("x").is_none());
    }
}
