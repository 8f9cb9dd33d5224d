//! Lengths of time as exports write them.

use crate::settings::decimal;

/// Seconds of a duration: a number in the column's unit, `MM:SS`, `HH:MM:SS`, `13s`, `1m 20s`.
pub(crate) fn seconds(cell: &[u8], ms_per_unit: f64) -> Option<f64> {
    let text = std::str::from_utf8(cell).ok()?.trim();
    if text.contains(':') {
        return text.split(':').try_fold(0.0, |all, part| {
            Some(all * 60.0 + f64::from(part.trim().parse::<u32>().ok()?))
        });
    }
    if text
        .bytes()
        .last()
        .is_some_and(|byte| byte.is_ascii_alphabetic())
    {
        let mut all = 0.0;
        let mut digits = String::new();
        let mut unit = false;
        for c in text.chars() {
            match c {
                '0'..='9' => {
                    digits.push(c);
                    unit = false;
                }
                'h' | 'm' | 's' if !digits.is_empty() => {
                    let count = f64::from(digits.parse::<u32>().ok()?);
                    all += count
                        * [3600.0, 60.0, 1.0][if c == 'h' {
                            0
                        } else if c == 'm' {
                            1
                        } else {
                            2
                        }];
                    digits.clear();
                    unit = true;
                }
                ' ' => {}
                // "min", "sec": the rest of a unit's name.
                _ if unit => {}
                _ => return None,
            }
        }
        return digits.is_empty().then_some(all);
    }
    Some(decimal(text)? * ms_per_unit / 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (cell, expected) in [
            ("13s", Some(13.0)),
            ("1m 20s", Some(80.0)),
            ("2 min", Some(120.0)),
            ("01:05", Some(65.0)),
            ("1:00:01", Some(3601.0)),
            ("42", Some(42.0)),
            ("x", None),
            ("", None),
            ("-5", None),
        ] {
            assert_eq!(seconds(cell.as_bytes(), 1_000.0), expected, "{cell}");
        }
        assert_eq!(seconds(b"1500", 1.0), Some(1.5));
    }
}
