//! Numbers as English writes them: thousands set off, a fixed number of decimals. Integers do the work, so
//! every platform writes the same characters (and the program carries no float printer of its own).

/// `1,302`.
#[must_use]
pub fn thousands(value: u64) -> String {
    let mut out = String::with_capacity(8);
    set_off(value, &mut out);
    out
}

fn set_off(value: u64, out: &mut String) {
    if value < 1_000 {
        return digits(value, 1, out);
    }
    set_off(value / 1_000, out);
    out.push(',');
    digits(value % 1_000, 3, out);
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
    let mut out = String::with_capacity(8);
    if scaled < 0 {
        out.push('-');
    }
    let (unit, scaled) = (unit.unsigned_abs(), scaled.unsigned_abs());
    digits(scaled / unit, 1, &mut out);
    if places > 0 {
        out.push('.');
        digits(scaled % unit, places, &mut out);
    }
    out
}

/// Writes a number with at least so many digits.
fn digits(value: u64, least: u32, out: &mut String) {
    if value >= 10 || least > 1 {
        digits(value / 10, least.saturating_sub(1), out);
    }
    out.push(char::from(b'0' + (value % 10) as u8));
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
