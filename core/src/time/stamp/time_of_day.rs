//! Times of day after a date, with the offset from UTC that some have.

use super::super::{HOUR, MINUTE, SECOND};
use super::scan::{digits, number, skip_spaces};

/// A time of day after a date: milliseconds of the day and the offset east of UTC in milliseconds, if it has one.
#[inline(always)]
pub(super) fn time(rest: &[u8]) -> Option<(i64, Option<i64>)> {
    // The common shape first: one separator, then hh:mm.
    if let [b' ' | b'T', h1, h2, b':', m1, m2, tail @ ..] = rest
        && let (Some(hour), Some(minute)) = (number(&[*h1, *h2]), number(&[*m1, *m2]))
    {
        if hour > 23 || minute > 59 {
            return None;
        }
        return time_tail(hour, minute, tail);
    }
    let rest = skip_spaces(rest.strip_prefix(b",").unwrap_or(rest));
    let rest = rest.strip_prefix(b"T").unwrap_or(rest);
    let (hour, rest) = digits(rest, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(b":")?, 2)?;
    if hour > 23 || minute > 59 {
        return None;
    }
    time_tail(hour, minute, rest)
}

/// What follows the minutes: seconds and their fraction, half of the day, offset.
#[inline]
fn time_tail(mut hour: u32, minute: u32, mut rest: &[u8]) -> Option<(i64, Option<i64>)> {
    let mut ms = 0;
    if let [b':', s1, s2, tail @ ..] = rest {
        let second = number(&[*s1, *s2])?;
        if second > 60 {
            return None;
        }
        // A leap second counts as the last of its minute.
        ms = i64::from(second.min(59)) * SECOND;
        rest = tail;
        if let [b'.' | b',', tail @ ..] = rest {
            let len = tail.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if len == 0 {
                return None;
            }
            for place in 0..3 {
                let digit = if place < len { tail[place] - b'0' } else { 0 };
                ms += i64::from(digit) * [100, 10, 1][place];
            }
            rest = &tail[len..];
        }
    }
    if !rest.is_empty() {
        rest = skip_spaces(rest);
        if let [a, m, tail @ ..] = rest {
            let half = match (a | 0x20, m | 0x20) {
                (b'a', b'm') => Some((false, tail)),
                (b'p', b'm') => Some((true, tail)),
                (b'a' | b'p', _) => rest
                    .get(..4)
                    .filter(|s| s[1] == b'.' && s[3] == b'.' && s[2] | 0x20 == b'm')
                    .map(|_| (a | 0x20 == b'p', &rest[4..])),
                _ => None,
            };
            if let Some((afternoon, tail)) = half {
                if hour == 0 || hour > 12 {
                    // 14:30 PM occurs; 14:30 AM contradicts itself.
                    if !afternoon && hour > 12 {
                        return None;
                    }
                } else {
                    hour = hour % 12 + if afternoon { 12 } else { 0 };
                }
                rest = tail;
            }
        }
    }
    let ms = ms + i64::from(hour) * HOUR + i64::from(minute) * MINUTE;
    if rest.is_empty() {
        Some((ms, None))
    } else {
        Some((ms, Some(offset(skip_spaces(rest))?)))
    }
}

/// `Z`, `UTC`, `GMT`, `±hh:mm`, `±hhmm`, `±hh`, `±h`, and minutes of one digit, which occur.
fn offset(rest: &[u8]) -> Option<i64> {
    if matches!(rest, b"Z" | b"z" | b"UTC" | b"GMT" | b"(UTC)") {
        return Some(0);
    }
    let rest = rest
        .strip_prefix(b"UTC")
        .or(rest.strip_prefix(b"GMT"))
        .unwrap_or(rest);
    let (sign, rest) = match rest {
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        _ => return None,
    };
    let (hours, rest) = digits(rest, 2)?;
    let rest = rest.strip_prefix(b":").unwrap_or(rest);
    let (minutes, rest) = if rest.is_empty() {
        (0, rest)
    } else {
        digits(rest, 2)?
    };
    // Some mail programs add the zone's name in brackets.
    let named = matches!(skip_spaces(rest), [b'(', .., b')']);
    if (!rest.is_empty() && !named) || hours > 15 || minutes > 59 {
        return None;
    }
    Some(sign * (i64::from(hours) * HOUR + i64::from(minutes) * MINUTE))
}
