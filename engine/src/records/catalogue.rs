//! Every field with its headers, for documents: made from the table that files are read with.

use super::dataset::Kind;
use super::events::{KINDS, Slot};
use super::field::Field;
use super::languages::{LANGUAGES, lines};
use super::profiles::Profile;
use super::synonyms::SYNONYMS;
use super::synonyms_more::MORE_SYNONYMS;

/// A field that a column can be taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldEntry {
    /// Name in settings and on the command line.
    pub name: &'static str,
    /// A field of touches; else of leads.
    pub of_touch: bool,
    /// What it means, in one phrase.
    pub about: &'static str,
    /// Headers that are recognised, best first.
    pub headers: &'static [&'static str],
}

/// All fields, those of a lead first.
#[must_use]
pub fn fields() -> Vec<FieldEntry> {
    Field::ALL
        .into_iter()
        .map(|field| FieldEntry {
            name: field.name(),
            of_touch: field.is_of_touch(),
            about: field.about(),
            headers: SYNONYMS
                .iter()
                .chain(MORE_SYNONYMS)
                .find(|(of, _)| *of == field)
                .map_or(&[], |(_, headers)| headers),
        })
        .collect()
}

/// The fields of each of the other kinds of files, as `(name, meaning, headers)`.
#[must_use]
pub fn event_fields(kind: Kind) -> Vec<(&'static str, &'static str, &'static [&'static str])> {
    KINDS
        .into_iter()
        .filter(|own| own.kind == kind)
        .flat_map(|own| own.fields)
        .map(|field| (field.name, field.about, field.headers))
        .collect()
}

/// What the cells of a field are, as far as there are several ways to read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Dates and times.
    Date,
    /// Lengths of time.
    Length,
    /// Numbers.
    Number,
}

/// What the cells of this field of a kind are.
#[must_use]
pub fn role(kind: Option<Kind>, name: &str) -> Option<Role> {
    if let Some(own) = KINDS.into_iter().find(|own| Some(own.kind) == kind) {
        let field = own.fields.iter().find(|field| field.name == name)?;
        return match field.slot {
            Slot::Date(_) => Some(Role::Date),
            Slot::Seconds => Some(Role::Length),
            Slot::Number(_) => Some(Role::Number),
            _ => None,
        };
    }
    let name = name.rsplit('.').next().unwrap_or(name);
    let field = Field::ALL.into_iter().find(|field| field.name() == name)?;
    match field {
        Field::Duration | Field::ResponseTime | Field::AdjustedResponseTime => Some(Role::Length),
        Field::Cost | Field::Gross | Field::BackGross => Some(Role::Number),
        field => field.is_date().then_some(Role::Date),
    }
}

/// A known export of a system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileEntry {
    /// As people know it.
    pub name: &'static str,
    /// What kind of file it is.
    pub kind: Kind,
    /// How many of the headers it must have.
    pub needed: usize,
    /// The headers by which it is recognised; one with `!` before it must be there.
    pub signature: Vec<&'static str>,
    /// What is known about its columns: a field, or a word for a fact, and what there is to say.
    pub lines: Vec<(&'static str, &'static str)>,
}

/// All known exports.
#[must_use]
pub fn profiles() -> Vec<ProfileEntry> {
    Profile::every()
        .map(|profile| ProfileEntry {
            name: profile.name,
            kind: profile.kind,
            needed: profile.needed,
            signature: profile.signature.split(", ").collect(),
            lines: lines(profile.rest).collect(),
        })
        .collect()
}

/// Languages other than English: what their headers are called, and field and headers.
#[must_use]
pub fn languages() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    LANGUAGES
        .iter()
        .map(|&(name, table)| (name, lines(table).collect()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_headers() {
        for field in fields() {
            assert!(!field.headers.is_empty(), "{}", field.name);
        }
    }
}
