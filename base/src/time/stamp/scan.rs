//! Digits, letters and spaces at the start of a text.

/// The number that these digits are; none if one is no digit.
#[inline(always)]
pub(super) fn number(digits: &[u8]) -> Option<u32> {
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

/// At most so many digits at the start as a number, and the rest.
#[inline(always)]
pub(super) fn digits(rest: &[u8], most: usize) -> Option<(u32, &[u8])> {
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

/// The letters at the start, and the rest.
#[inline]
pub(super) fn letters(rest: &[u8]) -> (&[u8], &[u8]) {
    rest.split_at(
        rest.iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count(),
    )
}

/// The text after spaces and the marks between the parts of a date, and after the "de" or "of" that stands there.
#[inline]
pub(super) fn skip_marks(mut rest: &[u8]) -> &[u8] {
    let mut word = false;
    loop {
        let before = rest.len();
        rest = skip_spaces(rest);
        rest = match rest {
            [b',' | b'.' | b'-' | b'/', rest @ ..] => rest,
            [b'd' | b'D', b'e' | b'E', b' ', rest @ ..]
            | [b'o' | b'O', b'f' | b'F', b' ', rest @ ..]
                if !word =>
            {
                word = true;
                rest
            }
            _ => rest,
        };
        if rest.len() == before {
            return rest;
        }
    }
}

/// The text after the ending of an ordinal: `3rd`, `1er`.
#[inline]
pub(super) fn skip_ordinal(rest: &[u8]) -> &[u8] {
    match rest {
        [a, b, after @ ..]
            if matches!(&[a | 0x20, b | 0x20], b"st" | b"nd" | b"rd" | b"th" | b"er")
                && !after.first().is_some_and(u8::is_ascii_alphabetic) =>
        {
            after
        }
        _ => rest,
    }
}

/// The text after the spaces at its start, the ones that do not break among them.
#[inline]
pub(super) fn skip_spaces(mut rest: &[u8]) -> &[u8] {
    loop {
        rest = match rest {
            [b' ', rest @ ..] | [0xC2, 0xA0, rest @ ..] | [0xE2, 0x80, 0xAF, rest @ ..] => rest,
            _ => return rest,
        };
    }
}
