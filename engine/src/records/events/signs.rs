//! Which kind of file these headers belong to.

use std::collections::BTreeMap;

use super::table::{EventField, EventKind, KINDS, Slot};
use crate::records::field::Field;
use crate::records::headers::{Header, find_header, is_certain, one_of};
use crate::records::languages;
use crate::records::mapping::{Mapping, TESTS};
use crate::records::profiles::Profile;
use crate::records::why::Why;

/// What the headers of a file say.
#[derive(Debug)]
pub(crate) struct Signs<'a> {
    kind: &'static EventKind,
    columns: &'a [Option<(usize, Why)>],
    headers: &'a [Header],
    /// The same headers as those of leads and touches.
    old: &'a Mapping,
}

impl Signs<'_> {
    fn column(&self, name: &str) -> Option<usize> {
        let at = self
            .kind
            .fields
            .iter()
            .position(|field| field.name == name)?;
        self.columns[at].map(|(column, _)| column)
    }

    /// A column is this field of the kind.
    pub(super) fn has(&self, name: &str) -> bool {
        self.column(name).is_some()
    }

    /// The column of a field has a header that says more than `id`.
    pub(super) fn names(&self, name: &str) -> bool {
        self.column(name)
            .is_some_and(|column| self.headers[column].compact != "id")
    }

    /// A field of leads or touches has a column, and not the one of `but`.
    pub(super) fn other(&self, field: Field, but: &str) -> bool {
        self.old.get(field).is_some() && self.old.get(field) != self.column(but)
    }

    /// A field of leads or touches has the column of this field.
    pub(super) fn same(&self, field: Field, name: &str) -> bool {
        self.old.get(field).is_some() && self.old.get(field) == self.column(name)
    }

    /// The header of a field has one of these words in it.
    pub(super) fn header_says(&self, name: &str, words: &[&str]) -> bool {
        self.column(name).is_some_and(|column| {
            words
                .iter()
                .any(|word| self.headers[column].compact.contains(word))
        })
    }

    /// One of the headers has this word in it.
    pub(super) fn says(&self, word: &str) -> bool {
        self.headers
            .iter()
            .any(|header| header.compact.contains(word))
    }
}

/// Columns of a kind's fields, with why they were taken.
pub(crate) type Taken = Vec<Option<(usize, Why)>>;

/// The kind that these headers belong to and the column of each of its fields; none for leads and touches.
pub(crate) fn recognise(
    headers: &[String],
    normal: &[Header],
    by_user: &BTreeMap<String, String>,
    profile: Option<Profile>,
    old: &Mapping,
    kind: Option<&str>,
) -> Option<(&'static EventKind, Taken)> {
    // Only a field that makes a kind says that the file is of that kind: names of staff are everywhere.
    let told = |kind: &str, fields: &[&str]| {
        by_user.iter().any(|(key, header)| {
            key.split_once('.')
                .is_some_and(|(of, field)| of == kind && fields.contains(&one_of(field)))
                && !header.is_empty()
                && find_header(headers, header).is_some()
        })
    };
    let columns = |kind: &EventKind| columns(kind, headers, normal, by_user, profile);
    if let Some(name) = kind {
        // Leads and touches are none of these.
        let kind = KINDS.into_iter().find(|kind| kind.kind.name() == name)?;
        return Some((kind, columns(kind)));
    }
    if let Some(kind) = KINDS
        .into_iter()
        .find(|kind| told(kind.kind.name(), kind.telling))
    {
        return Some((kind, columns(kind)));
    }
    if told("leads", &["created_at"]) || told("touches", &["at"]) || told("wide", &["at"]) {
        return None;
    }
    if let Some(profile) = profile {
        return KINDS
            .into_iter()
            .find(|kind| kind.kind == profile.kind)
            .map(|kind| (kind, columns(kind)));
    }
    KINDS.into_iter().find_map(|kind| {
        let columns = columns(kind);
        let signs = Signs {
            kind,
            columns: &columns,
            headers: normal,
            old,
        };
        (kind.is)(&signs).then_some((kind, columns))
    })
}

/// The header is an English one of a field of one of these kinds.
pub(crate) fn is_event_header(header: &Header) -> bool {
    KINDS
        .into_iter()
        .flat_map(|kind| kind.fields)
        .flat_map(|field| field.headers)
        .any(|known| header.is_exactly(known))
}

/// True for a key of `Settings::map` that names a field of one of these kinds: `due_at`, `tasks.due_at`.
pub(crate) fn is_event_field(key: &str) -> bool {
    let (of, name) = key.split_once('.').unwrap_or(("", key));
    KINDS
        .into_iter()
        .filter(|kind| of.is_empty() || of == kind.kind.name())
        .flat_map(|kind| kind.fields)
        .any(|field| field.name == one_of(name))
}

/// The column of each field.
fn columns(
    kind: &EventKind,
    headers: &[String],
    normal: &[Header],
    by_user: &BTreeMap<String, String>,
    profile: Option<Profile>,
) -> Taken {
    let mut columns = vec![None; kind.fields.len()];
    let mut taken = vec![false; headers.len()];
    // "Not in this file": what would be recognised is overruled too.
    let mut closed = vec![false; kind.fields.len()];
    // The place of the field that a key names.
    let place = |key: &str| {
        let (of, name) = key.split_once('.').unwrap_or(("", key));
        let own = of.is_empty() || of == kind.kind.name();
        let name = one_of(name);
        let at = kind.fields.iter().position(|field| field.name == name);
        at.filter(|_| own).map(|at| (at, is_certain(key)))
    };
    for (key, header) in by_user {
        let Some((at, sure)) = place(key) else {
            continue;
        };
        if header.is_empty() {
            closed[at] = true;
        } else if let Some(column) = find_header(headers, header)
            && (columns[at].is_none() || sure)
        {
            columns[at] = Some((column, Why::User));
            taken[column] = true;
        }
    }
    let profile = profile.filter(|profile| profile.kind == kind.kind);
    for (key, known) in profile.iter().flat_map(Profile::pairs) {
        let Some((at, _)) = place(key).filter(|&(at, _)| columns[at].is_none()) else {
            continue;
        };
        let column =
            (0..headers.len()).find(|&column| !taken[column] && normal[column].is_exactly(known));
        if known.is_empty() {
            closed[at] = true;
        } else if let Some(column) = column.filter(|_| !closed[at]) {
            let mut known = kind.fields[at].headers.iter();
            let why = if known.any(|known| normal[column].is_exactly(known)) {
                Why::Header
            } else {
                Why::Profile
            };
            columns[at] = Some((column, why));
            taken[column] = true;
        }
    }
    for (test, why) in TESTS {
        for (at, field) in kind.fields.iter().enumerate() {
            let known = languages::headers(kind.kind.name(), field.name, true);
            for synonym in field.headers.iter().copied().chain(known) {
                if columns[at].is_some() || closed[at] {
                    break;
                }
                let found = (0..headers.len()).find(|&column| {
                    !taken[column]
                        && (!normal[column].time || may_be_time(field))
                        && (!normal[column].flag || !matches!(field.slot, Slot::Date(_)))
                        && test(&normal[column], synonym)
                });
                if let Some(column) = found {
                    columns[at] = Some((column, why));
                    taken[column] = true;
                }
            }
        }
    }
    columns
}

/// A header that says "UTC" or "date-time" is a time, or a flag that says when.
const fn may_be_time(field: &EventField) -> bool {
    matches!(field.slot, Slot::Date(_) | Slot::Clock(_) | Slot::Value(..))
}
