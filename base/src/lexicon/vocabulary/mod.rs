//! Which values mean what. Values are compared in lower case, without punctuation, with single spaces.

mod actors;
mod channels;
mod complaints;
mod exclusions;
mod languages;
mod meanings;
mod outcomes;
mod readiness;
mod results;

use super::headers::without_accent;
use super::letters::{is_word, lower};

pub use actors::{actor, automation};
pub use channels::{channel, direction};
pub use complaints::is_over_contact;
pub use exclusions::lead_type;
pub use meanings::NOTHING_NAME;
pub use meanings::{Meanings, meanings};
pub use outcomes::{Ending, outcome};
pub use readiness::readiness;
pub use results::result;

/// Values that say nothing.
pub const NOTHING: &[&str] = &[
    "",
    "unknown",
    "n a",
    "na",
    "none",
    "null",
    "nan",
    "not available",
    "not set",
    "nil",
];

/// The meaning of a value in a table.
pub fn find<T: Copy>(table: &[(T, &[&str])], value: &str) -> Option<T> {
    table
        .iter()
        .find(|(_, values)| values.contains(&value))
        .map(|&(meaning, _)| meaning)
}

/// A value without what does not matter: case, punctuation, spaces.
#[inline]
pub fn normal(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for c in value.chars() {
        if is_word(c) {
            text.push(without_accent(lower(c)));
        } else if !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// The same in English, where another language has a word of its own for it.
pub fn word(value: &str) -> String {
    languages::english(normal(value))
}

/// What a value was found to mean: something, nothing, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning<T> {
    /// It means this.
    Is(T),
    /// It is blank, or a word for blank.
    Nothing,
    /// It is in no table.
    Unmapped,
}

impl<T> Meaning<T> {
    /// Of what was found for a value.
    #[inline]
    pub fn of(found: Option<T>, value: &str) -> Self {
        match found {
            Some(meaning) => Self::Is(meaning),
            None if NOTHING.contains(&value) => Self::Nothing,
            None => Self::Unmapped,
        }
    }
}

/// Yes or no.
pub fn flag(value: &str) -> Meaning<bool> {
    // Ticks have no letters.
    match value.trim() {
        "☑" | "✓" | "✔" | "✅" | "🗹" => return Meaning::Is(true),
        "☐" | "✗" | "✘" | "❌" | "✖" => return Meaning::Is(false),
        _ => {}
    }
    let value = word(value);
    let found = match value.as_str() {
        "yes" | "y" | "true" | "1" | "x" | "hot" | "contacted" | "on" | "checked" => Some(true),
        "no" | "n" | "false" | "0" | "warm" | "cold" | "not contacted" | "off" | "unchecked" => {
            Some(false)
        }
        _ => None,
    };
    Meaning::of(found, &value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails where one value of a table has two meanings, or is not written as values are compared.
    pub(super) fn unambiguous<T>(table: &[(T, &[&str])]) {
        let all: Vec<&str> = table
            .iter()
            .flat_map(|(_, values)| values.iter().copied())
            .collect();
        for (at, value) in all.iter().enumerate() {
            assert!(!all[..at].contains(value), "{value}");
            assert_eq!(&normal(value), value);
        }
    }

    #[test]
    fn flags() {
        for yes in ["X", "Ja", "oui", "sí", "☑", "1", "TRUE", "vero", "y"] {
            assert_eq!(flag(yes), Meaning::Is(true), "{yes}");
        }
        for no in ["Nein", "non", "☐", "0", "falsch", "N"] {
            assert_eq!(flag(no), Meaning::Is(false), "{no}");
        }
        assert_eq!(flag(" - "), Meaning::Nothing);
    }
}
