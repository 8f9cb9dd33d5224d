//! Any other XML: elements that repeat are records.

use std::collections::BTreeMap;

use reality_gap_core::diagnostic::Error;

use super::element::{Element, Ended, is_plural, same};
use super::tags::{Piece, Tags};
use crate::tree::{Tables, TooMany, is_about_touches, is_leads, is_list};
use crate::{Limits, Sink};

/// How deep records may be.
const DEEPEST: usize = 5;

/// How deep elements may stand in each other; what is deeper is no list, and looking for the ends of all costs the square.
const NESTED: usize = 256;

/// How often an element occurs, and what is in it.
#[derive(Debug, Default)]
struct Count {
    times: u64,
    /// It has elements or attributes.
    is_record: bool,
}

/// Opens a document that is a list of something.
pub(super) fn open(
    name: &str,
    text: &str,
    encoding: &'static str,
    limits: &Limits,
    to: &mut dyn Sink,
) -> Result<(), Error> {
    let records = records(text).ok_or_else(|| too_deep(name))?;
    let mut tables = Tables::new(name, limits).encoded(encoding);
    let mut tags = Tags::new(text, 0);
    let mut path: Vec<&str> = Vec::new();
    while let Some(piece) = tags.next() {
        match piece {
            Piece::Text(_) => {}
            Piece::End(inner) => leave(&mut path, inner),
            Piece::Start(inner, attributes, closed) => {
                path.push(inner);
                if !records.contains(&path) {
                    if closed {
                        path.pop();
                    }
                    continue;
                }
                let table = table_of(&path);
                path.pop();
                let table = tables.table(table);
                let line = tables.rows_of(table) + 1;
                let (element, ended) = Element::read(&mut tags, inner, attributes, closed, false);
                match ended {
                    Ended::Closed | Ended::Elsewhere => tables
                        .record(table, line, &element.into_value(), &[])
                        .map_err(|TooMany| too_many(name))?,
                    Ended::File => {
                        tables.aside(table, "C004", line, "");
                        tables.note(
                            table,
                            format!(
                                "the file ends within record {line}; the records before it are read"
                            ),
                        );
                    }
                    Ended::Deep => return Err(too_deep(name)),
                }
            }
        }
    }
    if tables.rows() == 0 {
        return Err(Error::new(
            "E051",
            name,
            "expected records (elements that repeat), found none",
            "export the list of leads or of activities, as CSV, XML or ADF",
        ));
    }
    tables.finish("XML", to)
}

/// Leaves the innermost element of this name; an end of nothing ends nothing.
fn leave(path: &mut Vec<&str>, name: &str) {
    if let Some(at) = path.iter().rposition(|one| same(one, name)) {
        path.truncate(at);
    }
}

/// The ways to the elements that are records; none when elements stand in each other without end.
fn records(text: &str) -> Option<Vec<Vec<&str>>> {
    let mut counts: BTreeMap<Vec<&str>, Count> = BTreeMap::new();
    let mut path: Vec<&str> = Vec::new();
    for piece in Tags::new(text, 0) {
        match piece {
            Piece::Text(_) => {}
            Piece::End(inner) => leave(&mut path, inner),
            Piece::Start(inner, attributes, closed) => {
                if path.len() == NESTED {
                    return None;
                }
                if path.len() <= DEEPEST
                    && let Some(around) = counts.get_mut(&path)
                {
                    around.is_record = true;
                }
                path.push(inner);
                if path.len() <= DEEPEST {
                    // Nearly all are known already.
                    if !counts.contains_key(&path) {
                        counts.insert(path.clone(), Count::default());
                    }
                    if let Some(count) = counts.get_mut(&path) {
                        count.times += 1;
                        count.is_record |= !attributes.is_empty();
                    }
                }
                if closed {
                    path.pop();
                }
            }
        }
    }
    let is_listed = |path: &[&str], times: u64| match path {
        [.., around, own] => {
            times > 1 || is_plural(around, own) || is_list(around) && is_leads(own)
        }
        _ => false,
    };
    let mut found: Vec<(&Vec<&str>, &Count)> = counts
        .iter()
        .filter(|(path, count)| count.is_record && is_listed(path, count.times))
        .collect();
    // Elements of records are no records: the outermost count.
    let least = found.iter().map(|(path, _)| path.len()).min().unwrap_or(1);
    found.retain(|(path, _)| {
        path.len() == least
            || path.last().is_some_and(|name| named(name)) && path.len() == least + 1
    });
    let outer: Vec<Vec<&str>> = found
        .iter()
        .filter(|(path, _)| path.len() == least)
        .map(|(path, _)| (*path).clone())
        .collect();
    if outer.is_empty() {
        // One record, and nothing else.
        let one = counts
            .iter()
            .find(|(path, count)| path.len() == 1 && count.is_record);
        return Some(one.map(|(path, _)| path.clone()).into_iter().collect());
    }
    let records = found
        .into_iter()
        .map(|(path, _)| path.clone())
        .filter(|path| path.len() == least || !outer.iter().any(|other| path.starts_with(other)));
    Some(records.collect())
}

/// An element that is a lead or a touch by its name.
fn named(name: &str) -> bool {
    is_leads(name) || is_about_touches(&format!("{name}s"))
}

/// The name of the table of records: of the list around them, if it says what they are.
fn table_of<'a>(path: &[&'a str]) -> &'a str {
    match path {
        [.., around, own] if is_plural(around, own) && path.len() > 2 => around,
        [_, own] | [.., own] => own,
        [] => "",
    }
}

fn too_many(name: &str) -> Error {
    Error::new(
        "E050",
        name,
        "expected records with the same names, found more names than a table can have columns",
        "export fewer fields, or export as CSV",
    )
}

fn too_deep(name: &str) -> Error {
    Error::new(
        "E049",
        name,
        "expected at most 64 elements within elements, found more",
        "export the list as CSV, or as a plain list",
    )
}
