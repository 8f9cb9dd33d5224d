//! Amounts of money and plain numbers as exports write them, in hundredths.

/// The most that is believed, in hundredths: a thousand million. Sums of a hundred million such amounts still fit.
const MOST: i64 = 100_000_000_000;

/// An amount in hundredths: `$1,234.50`, `(123)`, `-999`, `1.234,50 €`, `12,5`, `1 234`. `None` for what is no number.
///
/// Where both `.` and `,` occur, the last one is the decimal point; so is a single one, except a comma before exactly
/// three digits (`1,234`). With `comma`, as in files that separate cells by semicolons, that exception is the point's.
#[inline]
pub fn amount(cell: &[u8], comma: bool) -> Option<i64> {
    let text = std::str::from_utf8(cell).ok()?.trim();
    let bracketed = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let mut negative = bracketed.is_some();
    // Digits and marks; a currency before or after them is dropped.
    let mut number: Vec<u8> = Vec::with_capacity(text.len());
    let (mut letters, mut ended) = (0, false);
    for c in bracketed.unwrap_or(text).chars() {
        match c {
            '0'..='9' | '.' | ',' if ended => return None,
            '0'..='9' | '.' | ',' => number.push(c as u8),
            '-' | '−' if !negative => negative = true,
            '$' | '€' | '£' | '¥' | '+' | '\'' | '’' => {}
            c if c.is_whitespace() => {}
            c if c.is_alphabetic() => {
                letters += 1;
                ended = !number.is_empty();
            }
            _ => return None,
        }
    }
    // A currency's code, nothing longer; `12k` is no amount that is written out.
    if letters > 3 || letters == 1 && ended {
        return None;
    }
    let last = number.iter().rposition(|byte| !byte.is_ascii_digit());
    let point = last.filter(|&at| {
        let mark = number[at];
        let marks = number.iter().filter(|&&byte| byte == mark).count();
        let others = number
            .iter()
            .any(|byte| !byte.is_ascii_digit() && *byte != mark);
        let of_thousands = number.len() - at == 4 && !others && (mark == b',') != comma && at > 0;
        marks == 1 && !of_thousands
    });
    let (whole, fraction) = match point {
        Some(at) => (&number[..at], &number[at + 1..]),
        None => (&number[..], &[][..]),
    };
    if !number.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let places = fraction.iter().chain(b"00").take(2);
    let value = whole.iter().chain(places).fold(0_i64, |value, byte| {
        if byte.is_ascii_digit() {
            (value * 10 + i64::from(byte - b'0')).min(MOST * 10)
        } else {
            value
        }
    });
    let up = fraction.get(2).is_some_and(|&byte| byte >= b'5');
    let value = value + i64::from(up);
    (value <= MOST).then_some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_people_write_them() {
        for (text, hundredths) in [
            ("$1,234.50", 123_450),
            ("(123)", -12_300),
            ("($1,234.5)", -123_450),
            ("-999", -99_900),
            ("1.234,50 €", 123_450),
            ("12,5", 1_250),
            ("1,234", 123_400),
            ("1,234,567", 123_456_700),
            ("1 234", 123_400),
            ("EUR 30", 3_000),
            ("0.125", 13),
            (".5", 50),
            ("0", 0),
            ("42.", 4_200),
        ] {
            assert_eq!(amount(text.as_bytes(), false), Some(hundredths), "{text}");
        }
        assert_eq!(amount(b"1.234", true), Some(123_400));
        assert_eq!(amount(b"1,234", true), Some(123));
        for none in [
            "",
            "--",
            "n/a",
            "-",
            "$",
            "12 dollars",
            "1e5",
            "12k",
            "12%",
            ".",
        ] {
            assert_eq!(amount(none.as_bytes(), false), None, "{none}");
        }
    }
}
