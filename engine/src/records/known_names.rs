//! Tests: the headers and exports of the lexicon are about fields that files have, and no header is about two.

use std::collections::BTreeMap;

use super::events::{KINDS, is_event_field};
use super::field::Field;
use super::headers::{Header, fields_of};
use super::languages::{LANGUAGES, headers};
use super::mapping::known_headers;
use super::profiles::{FACTS, Profile};
use super::vocabulary::normal;

/// A header that could be two fields is taken for one of them by the order of rows: only where that is on purpose.
const ON_PURPOSE: [&str; 8] = [
    "sold",
    "call type",
    "call time",
    "appointment time",
    "appt time",
    "scheduled",
    "reason",
    "type",
];

fn ambiguous(of: &str, headers: impl Iterator<Item = (&'static str, &'static str)>) -> String {
    let mut fields: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (field, header) in headers {
        let known = fields.entry(header.to_owned()).or_default();
        if !known.contains(&field) {
            known.push(field);
        }
    }
    fields
        .iter()
        .filter(|(header, fields)| fields.len() > 1 && !ON_PURPOSE.contains(&header.as_str()))
        .map(|(header, fields)| format!("{of}: `{header}` is {}\n", fields.join(" and ")))
        .collect()
}

#[test]
fn no_header_means_two_fields() {
    let mut found = ambiguous(
        "leads and touches",
        known_headers(None).map(|(field, header)| {
            // The person of a touch may be that of the lead: the file tells.
            let name = match field {
                Field::TouchPerson => "touches.person",
                field => field.name(),
            };
            (name, header)
        }),
    );
    for kind in KINDS {
        let all = kind.fields.iter().flat_map(|field| {
            let more = headers(kind.kind.name(), field.name, true);
            field
                .headers
                .iter()
                .copied()
                .chain(more)
                .map(|header| (field.name, header))
        });
        found += &ambiguous(kind.kind.name(), all);
    }
    assert!(found.is_empty(), "\n{found}");
}

#[test]
fn every_line_is_a_field_with_headers_as_they_are_compared() {
    for (language, table) in LANGUAGES {
        for line in table.lines() {
            let (key, known) = line.split_once(": ").expect("a field and its headers");
            let of_kind = |of: &str, name: &str| {
                KINDS.into_iter().any(|kind| {
                    (of.is_empty() || of == kind.kind.name())
                        && kind.fields.iter().any(|field| field.name == name)
                })
            };
            let (of, name) = key.split_once('.').unwrap_or(("", key));
            assert!(
                !fields_of(key).is_empty() || of_kind(of, name),
                "{language}: {key}"
            );
            for header in known.split(", ") {
                assert_eq!(normal(header), header, "{language}: {key}");
                assert_eq!(
                    Header::new(header).compact,
                    header.replace(' ', ""),
                    "{language}: {key}"
                );
            }
        }
    }
}

#[test]
fn every_line_of_a_profile_is_about_a_field_or_a_fact() {
    for profile in Profile::every() {
        for line in profile.rest.lines() {
            let (key, _) = line.split_once(": ").expect(profile.name);
            let field = key.split_once(' ').map_or(key, |(_, field)| field);
            assert!(
                FACTS.contains(&key) || !fields_of(field).is_empty() || is_event_field(field),
                "{}: {key}",
                profile.name
            );
        }
    }
}
