//! A value of JSON, or an element of XML.

use std::borrow::Cow;

/// A tree of texts. Numbers stay as they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// Nothing is told.
    Null,
    /// A text, a number, true or false.
    Text(Cow<'a, str>),
    /// Several values.
    List(Vec<Value<'a>>),
    /// Values by name, in the order of the file; a name can occur twice.
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// The members of an object.
    pub(crate) fn members(&self) -> &[(Cow<'a, str>, Value<'a>)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of a list.
    pub(crate) fn elements(&self) -> &[Value<'a>] {
        match self {
            Self::List(elements) => elements,
            _ => &[],
        }
    }

    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A member by its name.
    pub(crate) fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.members()
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    }

    /// It holds names of its own.
    pub(crate) const fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    /// A list with nothing but objects in it, and at least one.
    pub(crate) fn is_list_of_objects(&self) -> bool {
        let elements = self.elements();
        !elements.is_empty() && elements.iter().all(Value::is_object)
    }
}
