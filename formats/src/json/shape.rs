//! Where in a document the records are: the document is the list, or holds it under some name, or is one record.

use std::borrow::Cow;

use super::scan::{Fault, Scan};
use crate::tree::{is_about_dealer, is_about_touches, is_leads, is_list, names_a_record};

/// How deep a list may be wrapped.
const WRAPS: usize = 4;

/// A member of an object, with the place of its value.
#[derive(Debug)]
pub(super) struct Member<'a> {
    pub(super) key: Cow<'a, str>,
    pub(super) at: usize,
    /// First byte of the value, and of the first value within it.
    pub(super) first: u8,
    inner: Option<u8>,
}

impl Member<'_> {
    const fn holds(&self, first: u8, inner: u8) -> bool {
        self.first == first && matches!(self.inner, Some(found) if found == inner)
    }

    const fn is_plain(&self) -> bool {
        !matches!(self.first, b'{' | b'[')
    }
}

/// What an object is.
#[derive(Debug)]
pub(super) enum Shape {
    /// A record itself.
    Record,
    /// It holds lists of records: name and place of each; and the names of lists that are none.
    Lists(Vec<(String, usize)>, Vec<String>),
    /// It holds rows of cells, and perhaps their header.
    Grid(Option<usize>, usize),
    /// Records by their ids.
    Keyed(String, usize),
    /// A list without anything in it.
    Empty,
}

/// The members of the object at this place; what there is of them when the text ends within.
pub(super) fn members(text: &str, at: usize) -> (Vec<Member<'_>>, Result<usize, Fault>) {
    let mut found = Vec::new();
    let mut scan = Scan::new(text, at);
    let ended = scan.object(0, &mut |scan, key| {
        let Some(first) = scan.peek() else {
            return Err(Fault::Ends);
        };
        let mut inside = scan.clone();
        let inner = matches!(first, b'{' | b'[')
            .then(|| {
                inside.at += 1;
                inside.peek()
            })
            .flatten();
        found.push(Member {
            key,
            at: scan.at,
            first,
            inner,
        });
        scan.skip(1)
    });
    (found, ended.map(|()| scan.at))
}

/// What the object with these members is. One of several in a file is a record unless it says that it is a list.
pub(super) fn shape(text: &str, members: &[Member<'_>], alone: bool) -> Shape {
    shape_within(text, members, alone, WRAPS)
}

fn shape_within(text: &str, members: &[Member<'_>], alone: bool, wraps: usize) -> Shape {
    let lists: Vec<&Member<'_>> = members.iter().filter(|m| m.holds(b'[', b'{')).collect();
    let has_id = members
        .iter()
        .any(|m| m.is_plain() && names_a_record(&m.key));
    let named: Vec<&Member<'_>> = lists
        .iter()
        .copied()
        .filter(|m| is_list(&m.key) && !(has_id && is_about_touches(&m.key)))
        .filter(|m| is_leads(&m.key) || !(has_id && members.iter().any(|m| is_of_lead(&m.key))))
        .collect();
    if !named.is_empty() && (alone || !has_id) {
        let out = |m: &&&Member<'_>| !named.iter().any(|one| one.at == m.at);
        let others = lists.iter().filter(out).map(|m| m.key.to_string());
        return Shape::Lists(
            named.iter().map(|m| (m.key.to_string(), m.at)).collect(),
            others.collect(),
        );
    }
    if let Some(rows) = members.iter().find(|m| m.holds(b'[', b'[')) {
        let header = members.iter().find(|m| {
            let name = m.key.to_ascii_lowercase();
            m.first == b'['
                && m.at != rows.at
                && (name.contains("column") || name.contains("header") || name == "fields")
        });
        return Shape::Grid(header.map(|m| m.at), rows.at);
    }
    if has_id {
        return Shape::Record;
    }
    if wraps > 0 {
        for member in members.iter().filter(|m| m.first == b'{') {
            let wrapper = is_list(&member.key)
                || matches!(
                    member.key.as_ref(),
                    "d" | "_embedded" | "embedded" | "response" | "payload" | "body" | "export"
                );
            if !wrapper {
                continue;
            }
            let (inner, _) = self::members(text, member.at);
            match shape_within(text, &inner, alone, wraps - 1) {
                Shape::Record if by_id(&inner) => {
                    return Shape::Keyed(member.key.to_string(), member.at);
                }
                Shape::Record => {}
                found => return found,
            }
        }
    }
    if alone && !lists.is_empty() && !members.iter().any(|m| is_of_lead(&m.key)) {
        return Shape::Lists(
            lists.iter().map(|m| (m.key.to_string(), m.at)).collect(),
            Vec::new(),
        );
    }
    if members
        .iter()
        .any(|m| m.holds(b'[', b']') && is_list(&m.key))
        && !members.iter().any(|m| is_of_lead(&m.key))
    {
        return Shape::Empty;
    }
    Shape::Record
}

/// Records by their ids: nothing but objects, and every name has a digit in it.
pub(super) fn by_id(members: &[Member<'_>]) -> bool {
    members.len() > 1
        && members
            .iter()
            .all(|m| m.first == b'{' && m.key.bytes().any(|c| c.is_ascii_digit()))
}

/// A name that belongs to a lead rather than to a list of leads.
fn is_of_lead(name: &str) -> bool {
    let name: String = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    name.starts_with("created")
        || name.starts_with("customer")
        || matches!(
            name.as_str(),
            "datein" | "requestdate" | "leadsource" | "leadtype" | "leadstatus"
        )
}

/// Members of a wrapper that say which dealer all of its records are about.
pub(super) fn is_dealer(member: &Member<'_>) -> bool {
    member.first != b'[' && is_about_dealer(&member.key) && !is_leads(&member.key)
}
