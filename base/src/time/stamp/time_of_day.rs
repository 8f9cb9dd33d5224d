//! Times of day after a date, with the offset from UTC that some have.

use super::super::{HOUR, MINUTE, SECOND};
use super::scan::{digits, letters, number, skip_spaces};

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
    written(rest)
}

/// Every other way to write it: `T091500`, `9.05`, `14h30`, `um 14:30 Uhr`, `9 PM`.
#[inline]
fn written(rest: &[u8]) -> Option<(i64, Option<i64>)> {
    let rest = skip_spaces(rest.strip_prefix(b",").unwrap_or(rest));
    let (word, after) = letters(rest);
    let rest = match word {
        b"T" | b"at" | b"um" | b"a" | b"alle" | b"om" => skip_spaces(after),
        _ => rest,
    };
    if let [h1, h2, m1, m2, after @ ..] = rest
        && let (Some(hour), Some(minute)) = (number(&[*h1, *h2]), number(&[*m1, *m2]))
    {
        let mut tail = after;
        let mut seconds = [b':', 0, 0];
        if let [s1, s2, after @ ..] = after
            && number(&[*s1, *s2]).is_some()
        {
            (seconds[1], seconds[2], tail) = (*s1, *s2, after);
            let (ms, _) = time_tail(checked(hour, 23)?, checked(minute, 59)?, &seconds)?;
            let (_, offset) = time_tail(0, 0, tail)?;
            return Some((ms, offset));
        }
        return time_tail(checked(hour, 23)?, checked(minute, 59)?, tail);
    }
    let (hour, rest) = digits(rest, 2)?;
    let hour = checked(hour, 23)?;
    let (minute, rest) = match rest {
        [b':' | b'h' | b'H', rest @ ..] => digits(rest, 2)?,
        [b'.', m1, m2, rest @ ..] => (number(&[*m1, *m2])?, rest),
        _ if half(skip_spaces(rest)).is_some() => (0, rest),
        _ => return None,
    };
    time_tail(hour, checked(minute, 59)?, rest)
}

/// The number, if it is not too large.
#[inline]
fn checked(number: u32, most: u32) -> Option<u32> {
    (number <= most).then_some(number)
}

/// True for the afternoon, and what follows: `AM`, `p.m.`, `a. m.`.
#[inline]
fn half(rest: &[u8]) -> Option<(bool, &[u8])> {
    let (first, rest) = rest.split_first()?;
    let afternoon = match first | 0x20 {
        b'a' => false,
        b'p' => true,
        _ => return None,
    };
    let rest = skip_spaces(rest.strip_prefix(b".").unwrap_or(rest));
    let (m, rest) = rest.split_first()?;
    (m | 0x20 == b'm').then_some((afternoon, rest.strip_prefix(b".").unwrap_or(rest)))
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
    // Most often nothing follows, or an offset.
    if !matches!(rest.first(), None | Some(b'+' | b'-' | b'Z')) {
        rest = skip_spaces(rest);
        if let Some((afternoon, tail)) = half(rest) {
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
        if let (b"Uhr" | b"uhr" | b"h" | b"hrs", tail) = letters(rest) {
            rest = tail;
        }
    }
    let ms = ms + i64::from(hour) * HOUR + i64::from(minute) * MINUTE;
    if rest.is_empty() {
        Some((ms, None))
    } else {
        Some((ms, Some(offset(skip_spaces(rest))?)))
    }
}

/// Zones that mail programs and reports name, with hours east of UTC.
const ZONES: [(&[u8], i64); 12] = [
    (b"EST", -5),
    (b"EDT", -4),
    (b"CST", -6),
    (b"CDT", -5),
    (b"MST", -7),
    (b"MDT", -6),
    (b"PST", -8),
    (b"PDT", -7),
    (b"CET", 1),
    (b"CEST", 2),
    (b"MEZ", 1),
    (b"MESZ", 2),
];

/// `Z`, `UTC`, `GMT`, `±hh:mm`, `±hhmm`, `±hh`, `±h`, and minutes of one digit, which occur.
#[inline]
fn offset(rest: &[u8]) -> Option<i64> {
    if let [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] = rest
        && let (Some(hours), Some(minutes)) = (number(&[*h1, *h2]), number(&[*m1, *m2]))
    {
        let ms = i64::from(hours) * HOUR + i64::from(minutes) * MINUTE;
        let signed = if *sign == b'-' { -ms } else { ms };
        return (hours <= 15 && minutes <= 59).then_some(signed);
    }
    if matches!(rest, b"Z" | b"z" | b"UTC" | b"GMT" | b"(UTC)") {
        return Some(0);
    }
    if let Some(&(_, hours)) = ZONES.iter().find(|(name, _)| *name == rest) {
        return Some(hours * HOUR);
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
