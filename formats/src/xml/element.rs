//! An element with all that is in it.

use std::borrow::Cow;

use super::tags::{Piece, Tags};
use crate::tree::Value;

/// How deep elements may be within elements.
const DEEPEST: usize = 64;

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Element<'a> {
    pub(crate) name: &'a str,
    pub(crate) attributes: Vec<(&'a str, Cow<'a, str>)>,
    pub(crate) text: String,
    pub(crate) children: Vec<Element<'a>>,
}

/// How an element ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// By its own end tag.
    Closed,
    /// By the end or the beginning of something else.
    Elsewhere,
    /// By the end of the file.
    File,
    /// Too deep.
    Deep,
}

impl<'a> Element<'a> {
    /// The element whose start tag was just read, to its end. One that is `alone` has none of its name within it: where
    /// the next one begins, it ends.
    pub(crate) fn read(
        tags: &mut Tags<'a>,
        name: &'a str,
        attributes: Vec<(&'a str, Cow<'a, str>)>,
        closed: bool,
        alone: bool,
    ) -> (Self, Ended) {
        let mut element = Element {
            name,
            attributes,
            ..Element::default()
        };
        if closed {
            return (element, Ended::Closed);
        }
        // The elements that are open within it, the innermost last.
        let mut open: Vec<Self> = Vec::new();
        loop {
            let before = tags.at;
            let Some(piece) = tags.next() else {
                close_all(&mut element, open);
                return (element, Ended::File);
            };
            match piece {
                Piece::Text(text) => open.last_mut().unwrap_or(&mut element).push_text(&text),
                Piece::Start(inner, _, _) if alone && same(inner, name) => {
                    tags.at = before;
                    close_all(&mut element, open);
                    return (element, Ended::Elsewhere);
                }
                Piece::Start(inner, attributes, closed) => {
                    // The end of a text was forgotten.
                    if alone && (is_any(inner, &TEXTS) || is_any(inner, &PARTS)) {
                        while open.last().is_some_and(|one| is_any(one.name, &TEXTS)) {
                            let last = open.len() - 1;
                            close_to(&mut element, &mut open, last);
                        }
                    }
                    if open.len() == DEEPEST {
                        return (element, Ended::Deep);
                    }
                    let child = Element {
                        name: inner,
                        attributes,
                        ..Element::default()
                    };
                    if closed {
                        open.last_mut().unwrap_or(&mut element).children.push(child);
                    } else {
                        open.push(child);
                    }
                }
                Piece::End(inner) => {
                    if let Some(at) = open.iter().rposition(|one| same(one.name, inner)) {
                        close_to(&mut element, &mut open, at);
                    } else if same(inner, name) {
                        close_all(&mut element, open);
                        return (element, Ended::Closed);
                    }
                    // The end of something that never began, or of what is around: the caller sees to that.
                    else if alone && is_any(inner, &ENDS) {
                        tags.at = before;
                        close_all(&mut element, open);
                        return (element, Ended::Elsewhere);
                    }
                }
            }
        }
    }

    fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Its text without the white space around it.
    pub(crate) fn trimmed(&self) -> &str {
        self.text.trim()
    }

    /// A child by its name, in any case.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| same(child.name, name))
    }

    /// Children by their name, in any case.
    pub(crate) fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Self> {
        self.children
            .iter()
            .filter(move |child| same(child.name, name))
    }

    /// The first element with this name within it, at any depth.
    pub(crate) fn find(&self, name: &str) -> Option<&Self> {
        self.children.iter().find_map(|child| {
            if same(child.name, name) {
                Some(child)
            } else {
                child.find(name)
            }
        })
    }

    /// The text of the first element on one of these ways through its children.
    pub(crate) fn told(&self, ways: &[&[&str]]) -> &str {
        ways.iter()
            .find_map(|way| {
                let mut element = self;
                for name in *way {
                    element = element.child(name)?;
                }
                Some(element.trimmed()).filter(|text| !text.is_empty())
            })
            .unwrap_or("")
    }

    /// An attribute by its name, in any case.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes
            .iter()
            .find(|(own, _)| same(own, name))
            .map_or("", |(_, value)| value.trim())
    }

    /// The element as a value of a record.
    pub(crate) fn into_value(self) -> Value<'a> {
        if self.is_list() {
            return Value::List(self.children.into_iter().map(Self::into_value).collect());
        }
        let text = Cow::Owned(self.text.trim().to_owned());
        if self.children.is_empty() && self.attributes.is_empty() {
            return Value::Text(text);
        }
        let mut members: Vec<(Cow<'a, str>, Value<'a>)> = self
            .attributes
            .into_iter()
            .filter(|(name, _)| !name.starts_with("xmlns") && *name != "schemaLocation")
            .map(|(name, value)| (name.into(), Value::Text(value)))
            .collect();
        let nothing = members
            .iter()
            .all(|(name, value)| name == "nil" && value.text() == Some("true"));
        if nothing && !members.is_empty() && self.children.is_empty() {
            return Value::Null;
        }
        if !text.is_empty() {
            members.push(("".into(), Value::Text(text)));
        }
        for child in self.children {
            let name = child.name;
            let value = child.into_value();
            match members.iter_mut().find(|(own, _)| own == name) {
                Some((_, Value::List(values))) => values.push(value),
                Some((_, first)) => {
                    let one = std::mem::replace(first, Value::Null);
                    *first = Value::List(vec![one, value]);
                }
                None => members.push((name.into(), value)),
            }
        }
        Value::Object(members)
    }

    /// Nothing but elements of one name, of which it is the plural: `<calls><call/></calls>`.
    fn is_list(&self) -> bool {
        self.attributes.is_empty()
            && self.trimmed().is_empty()
            && self.children.first().is_some_and(|first| {
                is_plural(self.name, first.name)
                    && self.children.iter().all(|child| child.name == first.name)
            })
    }
}

/// Ends of what is around a lead.
const ENDS: [&str; 2] = ["adf", "body"];

/// Elements of ADF that hold nothing but text.
const TEXTS: [&str; 14] = [
    "requestdate",
    "id",
    "year",
    "make",
    "model",
    "vin",
    "stock",
    "trim",
    "name",
    "email",
    "phone",
    "vendorname",
    "service",
    "url",
];

/// Elements of ADF that hold others.
const PARTS: [&str; 7] = [
    "vehicle", "customer", "vendor", "provider", "contact", "address", "comments",
];

fn is_any(name: &str, names: &[&str]) -> bool {
    names.iter().any(|one| same(name, one))
}

/// Names are the same whatever their case.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// `calls` of `call`, `activities` of `activity`, `LeadList` of `Lead`.
pub(crate) fn is_plural(many: &str, one: &str) -> bool {
    let (many, one) = (many.to_ascii_lowercase(), one.to_ascii_lowercase());
    let stem = one.strip_suffix('y').unwrap_or(&one);
    [
        format!("{one}s"),
        format!("{one}es"),
        format!("{stem}ies"),
        format!("{one}list"),
        format!("arrayof{one}"),
    ]
    .contains(&many)
}

fn close_to<'a>(element: &mut Element<'a>, open: &mut Vec<Element<'a>>, at: usize) {
    while open.len() > at {
        if let Some(child) = open.pop() {
            open.last_mut().unwrap_or(element).children.push(child);
        }
    }
}

fn close_all<'a>(element: &mut Element<'a>, mut open: Vec<Element<'a>>) {
    close_to(element, &mut open, 0);
}
