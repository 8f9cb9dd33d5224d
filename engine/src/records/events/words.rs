//! Values of these files that are more than a yes or a no, as small numbers.

use crate::records::vocabulary::{self, Meaning, find, normal, word};

/// The number of the row of a table in which a value stands.
pub(super) fn one_of(table: &[(u8, &[&str])], value: &str) -> Meaning<u8> {
    let value = word(value);
    Meaning::of(find(table, &value), &value)
}

fn number<T>(meaning: Meaning<T>, of: fn(T) -> u8) -> Meaning<u8> {
    match meaning {
        Meaning::Is(value) => Meaning::Is(of(value)),
        Meaning::Nothing => Meaning::Nothing,
        Meaning::Unmapped => Meaning::Unmapped,
    }
}

/// 1 for yes, 0 for no.
pub(super) fn flag(value: &str) -> Meaning<u8> {
    number(vocabulary::flag(value), u8::from)
}

/// The same where a date stands for yes.
pub(super) fn flag_or_date(value: &str) -> Meaning<u8> {
    match flag(value) {
        Meaning::Unmapped if value.bytes().any(|byte| byte.is_ascii_digit()) => Meaning::Is(1),
        meaning => meaning,
    }
}

/// 0 to the customer, 1 from the customer, 2 neither; 4 more for a missed call.
pub(super) fn direction(value: &str) -> Meaning<u8> {
    number(vocabulary::direction(value), |(direction, missed)| {
        direction.map_or(2, |direction| direction as u8) + if missed { 4 } else { 0 }
    })
}

/// The place of the result in its list.
pub(super) fn result(value: &str) -> Meaning<u8> {
    number(vocabulary::result(value), |result| result as u8)
}

/// The place of the channel in its list.
pub(super) fn channel(value: &str) -> Meaning<u8> {
    number(vocabulary::channel(value), |(channel, _)| channel as u8)
}

/// The same for words that need not name one.
pub(super) fn channel_if_any(value: &str) -> Meaning<u8> {
    match channel(value) {
        Meaning::Is(channel) => Meaning::Is(channel),
        _ => {
            let value = normal(value);
            let calls = value.split(' ').any(|word| {
                matches!(
                    word,
                    "call" | "callback" | "phone" | "ring" | "dial" | "telephone"
                )
            });
            if calls {
                Meaning::Is(0)
            } else {
                Meaning::Nothing
            }
        }
    }
}
