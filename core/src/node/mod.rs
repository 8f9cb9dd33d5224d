//! The one tree that everything visible is made of: element, text, key. Written out as HTML by the command line and
//! turned into DOM with `createElementNS` in the browser, so a cell's value can only ever become text.

mod html;
mod pieces;

pub use html::to_html;
pub use pieces::{Piece, pieces};

use serde::Serialize;

/// An element or a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Node {
    /// Characters, shown as they are.
    Text(String),
    /// An element with attributes and children.
    Element(Element),
}

/// An element. Tag and attribute names are compile-time strings, never data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Element {
    /// Tag name, e.g. `section` or `svg`.
    #[serde(rename = "t")]
    pub tag: &'static str,
    /// Identity among siblings, for keyed updates.
    #[serde(rename = "k", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Attributes in order.
    #[serde(rename = "a", skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<(&'static str, String)>,
    /// Children in order.
    #[serde(rename = "c", skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Node>,
    /// What a cell of a table is sorted by; never written out.
    #[serde(skip)]
    pub rank: Rank,
}

/// The place of a table's cell in an order.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum Rank {
    /// By its words.
    #[default]
    Words,
    /// By this value.
    Value(f64),
    /// Not known: last in both directions.
    Unknown,
}

/// A new element without attributes or children.
#[must_use]
pub fn el(tag: &'static str) -> Element {
    Element {
        tag,
        key: None,
        attributes: Vec::new(),
        children: Vec::new(),
        rank: Rank::Words,
    }
}

/// A text node.
#[must_use]
pub fn text(value: impl Into<String>) -> Node {
    Node::Text(value.into())
}

impl Element {
    /// Adds an attribute.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.set(name, value.into());
        self
    }

    /// Adds the `class` attribute.
    #[must_use]
    pub fn class(self, value: impl Into<String>) -> Self {
        self.attr("class", value)
    }

    /// Sets the key.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Adds a child.
    #[must_use]
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.push(child.into());
        self
    }

    /// Adds children.
    #[must_use]
    pub fn children<N: Into<Node>>(self, children: impl IntoIterator<Item = N>) -> Self {
        let mut children = children.into_iter().map(Into::into);
        self.taking(&mut children)
    }

    // What differs from call to call is how the next one is made; the rest is here once.
    #[inline(never)]
    fn taking(mut self, children: &mut dyn Iterator<Item = Node>) -> Self {
        for child in children {
            self.push(child);
        }
        self
    }

    // Hundreds of calls, none of them hot: out of line they are a third of the size.
    #[inline(never)]
    fn set(&mut self, name: &'static str, value: String) {
        self.attributes.push((name, value));
    }

    #[inline(never)]
    fn push(&mut self, child: Node) {
        // Most have one child: room for four, as lists usually begin, would be most of the tree.
        if self.children.capacity() == 0 {
            self.children.reserve_exact(1);
        }
        self.children.push(child);
    }

    /// Adds a text child.
    #[must_use]
    pub fn text(self, value: impl Into<String>) -> Self {
        self.child(text(value))
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<String> for Node {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for Node {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}
