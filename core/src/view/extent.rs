//! How much of the report a host wants to show.

use crate::node::Node;

/// How much of the report is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// Everything.
    #[default]
    Full,
    /// The answer, and where to start.
    Summary,
    /// The answer only.
    Gap,
}

impl Extent {
    /// From the host's word; anything unknown is everything.
    #[must_use]
    pub fn of(word: &str) -> Self {
        match word {
            "summary" => Self::Summary,
            "gap" => Self::Gap,
            _ => Self::Full,
        }
    }

    /// Keys of the panels that a finished report is cut down to.
    const fn panels(self) -> &'static [&'static str] {
        match self {
            Self::Full => &[],
            Self::Summary => &[
                "errors", "header", "filters", "first", "answer", "instead", "start", "actions",
                "stamp", "privacy",
            ],
            Self::Gap => &["errors", "header", "first", "answer", "stamp"],
        }
    }
}

/// The report cut down to its extent; other screens are whole.
#[must_use]
pub fn cut(mut screen: Node, extent: Extent) -> Node {
    if extent == Extent::Full {
        return screen;
    }
    if let Node::Element(root) = &mut screen {
        for child in &mut root.children {
            if let Node::Element(body) = child
                && body.children.iter().any(|part| key(part) == Some("first"))
            {
                keep(&mut body.children, extent.panels());
            }
        }
    }
    screen
}

fn keep(parts: &mut Vec<Node>, panels: &[&str]) {
    parts.retain(|part| key(part).is_none_or(|key| panels.contains(&key)));
    for part in parts {
        if let Node::Element(grid) = part
            && grid.key.as_deref() == Some("first")
        {
            grid.children
                .retain(|panel| key(panel).is_some_and(|key| panels.contains(&key)));
        }
    }
}

fn key(node: &Node) -> Option<&str> {
    match node {
        Node::Element(element) => element.key.as_deref(),
        Node::Text(_) => None,
    }
}
