//! Keys that join the records of one customer: hashes of a phone number and of an e-mail address. The texts are dropped
//! with the row.

/// Digits at the end of a phone number that name it, whatever stands before them: country, trunk prefix, `+`.
const DIGITS: usize = 9;
/// Fewer digits than this are no phone number.
const FEWEST: usize = 7;

/// Key of a phone number: its last nine digits. 0 when it has fewer than seven, or is a placeholder (one digit repeated,
/// 123456789).
pub(crate) fn phone_key(cell: &[u8]) -> u64 {
    let mut last = [0; DIGITS];
    let mut count = 0;
    for &byte in cell {
        match byte {
            b'0'..=b'9' => {
                last.rotate_left(1);
                last[DIGITS - 1] = byte;
                count += 1;
            }
            // An extension is not the number.
            b'x' | b'X' | b';' | b',' if count >= FEWEST => break,
            _ => {}
        }
    }
    let own = &last[DIGITS - count.min(DIGITS)..];
    let one = own.windows(2).all(|pair| pair[0] == pair[1]);
    let counting = own.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    if count < FEWEST || one || counting {
        0
    } else {
        key(own.iter().copied())
    }
}

/// Key of an e-mail address: the address in lower case. 0 when it is none.
pub(crate) fn email_key(cell: &[u8]) -> u64 {
    // Something, an at, a point behind it: looked for while the key is made.
    let (mut name, mut at, mut point) = (false, false, false);
    let key = key(cell.iter().map(|byte| {
        point |= at && *byte == b'.';
        at |= name && *byte == b'@';
        name |= *byte != b'@';
        byte.to_ascii_lowercase()
    }));
    if point && cell.first() != Some(&b'@') {
        key
    } else {
        0
    }
}

/// FNV-1a, never 0.
fn key(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
        .max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_has_one_key_however_it_is_written() {
        let one = phone_key(b"(555) 013-4477");
        assert_ne!(one, 0);
        for same in ["+1 555 013 4477", "5550134477", "001-555.013.4477 x12"] {
            assert_eq!(phone_key(same.as_bytes()), one, "{same}");
        }
        assert_ne!(phone_key(b"555 013 4478"), one);
        assert_eq!(phone_key(b"+44 20 7946 0123"), phone_key(b"020 7946 0123"));
        for none in [
            "",
            "n/a",
            "12345",
            "000 000 0000",
            "9999999999",
            "0123456789",
        ] {
            assert_eq!(phone_key(none.as_bytes()), 0, "{none}");
        }
    }

    #[test]
    fn an_address_in_capitals_is_the_same_address() {
        assert_eq!(email_key(b"Ann@Example.org"), email_key(b"ann@example.org"));
        assert_ne!(email_key(b"ann@example.org"), email_key(b"bob@example.org"));
        for none in ["", "none", "@example.org", "ann at example"] {
            assert_eq!(email_key(none.as_bytes()), 0, "{none}");
        }
    }
}
