//! Headers in other languages than English, one file a language: what systems print there, for all kinds of files at once.
//!
//! A line is a field and its headers, best first, in lower case without accents: `lead_id: anfrage nr, anfragenummer`. A
//! field with a kind before it (`touches.channel`) is that kind's only. A word that means different things in two of
//! these languages, or in one of them and in English, stays out.

mod dutch;
mod french;
mod german;
mod italian;
mod spanish;

use super::headers::Header;

/// Language and its headers.
pub const LANGUAGES: [(&str, &str); 5] = [
    ("German headers", german::HEADERS),
    ("French headers", french::HEADERS),
    ("Spanish headers", spanish::HEADERS),
    ("Italian headers", italian::HEADERS),
    ("Dutch headers", dutch::HEADERS),
];

/// The lines of a table of this form: key and items.
pub fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter_map(|line| line.split_once(": "))
}

/// The headers of a field of a kind; `bare` ones too, those for every kind.
pub fn headers(
    kind: &'static str,
    field: &'static str,
    bare: bool,
) -> impl Iterator<Item = &'static str> {
    // The dealer of an answer is a dealer as any other.
    let field = if field == "dealer_id" {
        "dealer"
    } else {
        field
    };
    LANGUAGES
        .iter()
        .flat_map(|&(_, table)| table.lines())
        .filter_map(move |line| {
            let first = line.as_bytes().first();
            if first != field.as_bytes().first() && first != kind.as_bytes().first() {
                return None;
            }
            let own = line.strip_prefix(kind).and_then(|of| of.strip_prefix('.'));
            let line = own.or(bare.then_some(line))?;
            line.strip_prefix(field)?.strip_prefix(": ")
        })
        .flat_map(|headers| headers.split(", "))
}

/// The header is one of some field.
pub fn know(header: &Header) -> bool {
    LANGUAGES.iter().any(|&(_, table)| is_in(table, header))
}

fn is_in(table: &'static str, header: &Header) -> bool {
    lines(table)
        .flat_map(|(_, words)| words.split(", "))
        .any(|word| header.is_exactly(word))
}

/// The language in which more headers are written than in any other, if at least three and a third of them are.
pub fn of(headers: &[Header]) -> Option<&'static str> {
    let mut best = None;
    let mut most = 2.max(headers.len() / 3);
    for (name, table) in LANGUAGES {
        let found = headers.iter().filter(|header| is_in(table, header)).count();
        if found > most {
            most = found;
            best = Some(name);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::lexicon::events::KINDS;
    use crate::lexicon::field::Field;
    use crate::lexicon::headers::{Header, fields_of};
    use crate::lexicon::mapping::known_headers;
    use crate::lexicon::vocabulary::normal;

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
}
