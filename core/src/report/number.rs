//! Numbers as people read them, in one place: thousands set off, a fixed number of decimals. Integers do the work, so
//! every platform writes the same characters (and the program carries no float printer of its own).

/// `1,302`.
#[must_use]
pub fn thousands(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// As the JSON writes it; a finite number has no way to fail.
pub(super) fn as_json(value: f64) -> String {
    serde_json::to_string(&value).unwrap_or_default()
}

/// The same, a whole number without its `.0`.
#[must_use]
pub fn plain(value: f64) -> String {
    let mut text = as_json(value);
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}

/// `28.0` with one place; halves are rounded away from zero.
#[must_use]
pub fn decimals(value: f64, places: u32) -> String {
    let unit = 10_i64.pow(places);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "figures and coordinates are far below 2^53 tenths"
    )]
    #[expect(clippy::cast_precision_loss, reason = "a power of ten with few zeros")]
    let scaled = libm::round(value * unit as f64) as i64;
    let sign = if scaled < 0 { "-" } else { "" };
    let (whole, rest) = (scaled.abs() / unit, scaled.abs() % unit);
    if places == 0 {
        return format!("{sign}{whole}");
    }
    let rest = rest.to_string();
    let zeros = "0".repeat(places as usize - rest.len());
    format!("{sign}{whole}.{zeros}{rest}")
}

/// `28`, `28.5`: at most one decimal, for coordinates.
#[must_use]
pub fn tenths(value: f64) -> String {
    let mut text = decimals(value, 1);
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}

/// `45 s`, `12 min`, `2 h 10 min`, `3 days 4 h`; `5 min early` below zero.
#[must_use]
pub fn span(ms: i64) -> String {
    if ms < 0 {
        return format!("{} early", span(ms.saturating_neg()));
    }
    const NB: char = '\u{a0}';
    if ms < 0 {
        return format!("{} early", span(ms.saturating_neg()));
    }
    let seconds = ms / 1_000;
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
    let two = |a: i64, unit: &str, b: i64, small: &str| {
        if b == 0 {
            format!("{a}{NB}{unit}")
        } else {
            format!("{a}{NB}{unit} {b}{NB}{small}")
        }
    };
    match () {
        () if seconds < 60 => format!("{seconds}{NB}s"),
        () if minutes < 60 => format!("{minutes}{NB}min"),
        () if hours < 48 => two(hours, "h", minutes % 60, "min"),
        () => two(days, "days", hours % 24, "h"),
    }
}

#[cfg(test)]
mod tests {
    use super::{decimals, tenths, thousands};

    #[test]
    fn every_third_digit_from_the_right_is_set_off() {
        assert_eq!(
            [0, 999, 1_000, 12_345, 1_234_567].map(thousands),
            ["0", "999", "1,000", "12,345", "1,234,567"]
        );
    }

    #[test]
    fn decimals_are_as_many_as_asked_for() {
        let written = [
            (28.0, 1),
            (0.05, 1),
            (-0.04, 1),
            (-1.25, 1),
            (2.345, 2),
            (0.0, 2),
            (99.95, 1),
            (7.5, 0),
        ];
        assert_eq!(
            written.map(|(value, places)| decimals(value, places)),
            ["28.0", "0.1", "0.0", "-1.3", "2.35", "0.00", "100.0", "8"]
        );
        assert_eq!([28.0, 28.46, -0.01].map(tenths), ["28", "28.5", "0"]);
    }
}
