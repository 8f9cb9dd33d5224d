//! A sentence made where nobody knows yet in which language it will be read: its message and the values in it. Where it
//! is serialised or printed it is English; a view says it with [`Said::spoken`].

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::{Words, count, decimals, fill_in, moment, plural, say, span};

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// As it is: a name, a header, a cell, a code.
    Text(String),
    /// A number of things.
    Count(u64),
    /// A number with so many decimals.
    Decimals(f64, u32),
    /// Milliseconds.
    Span(i64),
    /// An RFC 3339 time.
    Moment(String),
    /// A message.
    Word(&'static str),
    /// A sentence within.
    Said(Said),
    /// Several, with commas between them.
    List(Vec<Part>),
}

/// A sentence, English by itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Said {
    message: Cow<'static, str>,
    /// Of how many things it is, and the English for one of them.
    one: Option<(u64, &'static str)>,
    parts: Vec<(&'static str, Part)>,
}

impl Eq for Said {}

impl Said {
    /// A message with `{names}` in it, which `parts` tell.
    #[must_use]
    pub const fn of(message: &'static str, parts: Vec<(&'static str, Part)>) -> Self {
        Self {
            message: Cow::Borrowed(message),
            one: None,
            parts,
        }
    }

    /// A message about `n` things, `{n}` in it.
    #[must_use]
    pub const fn plural(
        n: u64,
        one: &'static str,
        other: &'static str,
        parts: Vec<(&'static str, Part)>,
    ) -> Self {
        Self {
            message: Cow::Borrowed(other),
            one: Some((n, one)),
            parts,
        }
    }

    /// The English of its message, values left out.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The sentence in the language spoken.
    #[must_use]
    pub fn spoken(&self) -> String {
        if let Cow::Owned(text) = &self.message {
            return quoting(text);
        }
        if self.one.is_none() && self.parts.is_empty() {
            return say(&self.message);
        }
        let values: Vec<String> = self.parts.iter().map(|part| part.1.spoken()).collect();
        let parts: Vec<(&str, &str)> = self
            .parts
            .iter()
            .zip(&values)
            .map(|(part, value)| (part.0, value.as_str()))
            .collect();
        match self.one {
            Some((n, one)) => plural(n, one, &self.message, &parts),
            None => fill_in(&say(&self.message), &parts),
        }
    }

    /// The sentence in English.
    #[must_use]
    pub fn english(&self) -> String {
        let _english = Words::english().speak();
        self.spoken()
    }
}

/// A sentence that somebody else has put together, with its values between quotes.
fn quoting(text: &str) -> String {
    let said = say(text);
    let mut message = String::new();
    let mut values: Vec<(String, &str)> = Vec::new();
    for (nth, part) in text.split('`').enumerate() {
        if nth % 2 == 0 {
            message.push_str(part);
        } else {
            let name = values.len() + 1;
            message.push_str(&format!("`{{{name}}}`"));
            values.push((name.to_string(), part));
        }
    }
    let known = say(&message);
    let closed = text.matches('`').count() == 2 * values.len();
    // Nobody knows it.
    if said != text || known == message || !closed {
        return said;
    }
    let parts: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (name.as_str(), *value))
        .collect();
    fill_in(&known, &parts)
}

impl Part {
    fn spoken(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(n) => count(*n),
            Self::Decimals(value, places) => decimals(*value, *places),
            Self::Span(ms) => span(*ms),
            Self::Moment(time) => moment(time),
            Self::Word(message) => say(message),
            Self::Said(said) => said.spoken(),
            Self::List(parts) => {
                let said: Vec<String> = parts.iter().map(Self::spoken).collect();
                said.join(", ")
            }
        }
    }
}

impl From<&str> for Part {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Part {
    fn from(n: u64) -> Self {
        Self::Count(n)
    }
}

impl From<Said> for Part {
    fn from(said: Said) -> Self {
        Self::Said(said)
    }
}

/// A message without values.
impl From<&'static str> for Said {
    fn from(message: &'static str) -> Self {
        Self::of(message, Vec::new())
    }
}

/// English that was written elsewhere: said in another language where it is a message as it stands, or one with `{1}`,
/// `{2}`, … in the place of what stands in quotes.
impl From<String> for Said {
    fn from(text: String) -> Self {
        Self {
            message: Cow::Owned(text),
            ..Self::default()
        }
    }
}

impl PartialEq<str> for Said {
    fn eq(&self, other: &str) -> bool {
        self.english() == other
    }
}

impl PartialEq<&str> for Said {
    fn eq(&self, other: &&str) -> bool {
        self.english() == *other
    }
}

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.english())
    }
}

impl Serialize for Said {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.english())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Said {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}
