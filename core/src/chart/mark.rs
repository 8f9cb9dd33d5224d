//! What can be reached in a chart one by one: a bar, a dot, a row. Each says its figures in words.
//!
//! A mark becomes `<g data-rg-mark>` around what was drawn for it, with a name and, below everything else in it, an area
//! (`.hit`) that is as large as a finger and shows where the focus is. One mark of a chart is in the tab order; the page
//! moves on from there with the arrow keys. What belongs to no mark is hidden from those who do not see it: it is the axis,
//! the grid, the key, and all of it is in the words of the marks or in the table.

use super::canvas::Canvas;
use crate::node::{Element, Node, el};
use crate::report::tenths;

/// More marks than this are nobody's way through a chart; the table has them all.
pub(super) const MOST: usize = 200;

/// What a mark says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// Its figures in words: `Autohaus Nord: 41 of 230, 17.8 %, interval 13.4–23.3`.
    pub said: String,
}

impl From<String> for Mark {
    fn from(said: String) -> Self {
        Self { said }
    }
}

/// A mark whose drawing has begun.
pub(super) struct Open(usize);

impl Canvas {
    /// From here on everything drawn belongs to one mark.
    pub(super) fn open(&self) -> Open {
        Open(self.drawn().len())
    }

    /// What was drawn since `open` is the mark. `label` is what it keeps when its figures change; `from` and `to` are the
    /// corners of its area.
    pub(super) fn close(
        &self,
        open: &Open,
        (label, mark): (&str, &Mark),
        from: (f64, f64),
        to: (f64, f64),
    ) {
        let mut nodes = self.drawn();
        let from_here = open.0.min(nodes.len());
        let inside = nodes.split_off(from_here);
        let area = el("rect")
            .class("hit")
            .attr("x", tenths(from.0))
            .attr("y", tenths(from.1))
            .attr("width", tenths(to.0 - from.0))
            .attr("height", tenths(to.1 - from.1))
            .attr("rx", "4");
        let element = el("g")
            .key(label)
            .attr("data-rg-mark", "")
            .attr("role", "img")
            .attr("aria-label", mark.said.as_str());
        nodes.push(element.child(area).children(inside).into());
    }
}

/// Closes the mark of a dot: its area is as large as a finger, whatever the size of the dot.
pub(super) fn around(canvas: &Canvas, open: &Open, what: (&str, &Mark), (x, y): (f64, f64)) {
    // Still 24 pixels where a chart is drawn at its smallest.
    canvas.close(open, what, (x - 13.5, y - 13.5), (x + 13.5, y + 13.5));
}

/// Whether it is a mark: nothing else in a drawing has a key.
fn is_mark(node: &Node) -> bool {
    matches!(node, Node::Element(e) if e.key.is_some())
}

/// Puts a drawing into its `svg`: marks that can be gone through with the keys, everything else hidden from those who do
/// not see it; or one picture where there is no mark, or too many of them.
pub(super) fn arrange(svg: Element, nodes: Vec<Node>, name: &str, description: &str) -> Element {
    let marks = nodes.iter().filter(|node| is_mark(node)).count();
    let parts = svg
        .child(el("title").text(name))
        .child(el("desc").text(description));
    if marks == 0 || marks > MOST {
        let nodes = nodes.into_iter().map(|node| match node {
            Node::Element(mark) if mark.key.is_some() => el("g").children(mark.children).into(),
            other => other,
        });
        return parts
            .attr("role", "img")
            .attr("aria-label", format!("{name}. {description}"))
            .children(nodes);
    }
    let mut out = parts
        .attr("role", "group")
        .attr("aria-label", name)
        .attr("aria-describedby", KEYS);
    let mut rest = Vec::new();
    let mut first = true;
    for node in nodes {
        match node {
            Node::Element(mark) if mark.key.is_some() => {
                out = out.children(hidden(&mut rest));
                let stop = if first { "0" } else { "-1" };
                first = false;
                out = out.child(mark.attr("tabindex", stop));
            }
            other => rest.push(other),
        }
    }
    out.children(hidden(&mut rest))
}

/// The id of the sentence that says which keys there are.
pub const KEYS: &str = "rg-keys";

/// A group of what need not be read out; none where there is nothing to hide.
fn hidden(nodes: &mut Vec<Node>) -> Option<Element> {
    if nodes.is_empty() {
        return None;
    }
    Some(
        el("g")
            .attr("aria-hidden", "true")
            .children(std::mem::take(nodes)),
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Frame, Rate, Role, rates};
    use super::*;

    fn chart(count: usize) -> Element {
        let list: Vec<Rate> = (0..count)
            .map(|at| Rate {
                label: format!("Dealer {at}"),
                share: Some((0.2, 0.1, 0.3)),
                value: "20 %".to_owned(),
                role: Role::Actual,
                mark: format!("Dealer {at}: 20 %").into(),
            })
            .collect();
        match rates(Frame::SIDE, &list, false, "Calls", "Few.") {
            Node::Element(svg) => svg,
            Node::Text(_) => panic!("a chart is an element"),
        }
    }

    fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
        let found = element.attributes.iter().find(|a| a.0 == name);
        found.map(|a| a.1.as_str())
    }

    fn children(element: &Element) -> impl Iterator<Item = &Element> {
        element.children.iter().filter_map(|child| match child {
            Node::Element(child) => Some(child),
            Node::Text(_) => None,
        })
    }

    #[test]
    fn the_first_mark_is_a_stop_and_everything_else_is_a_mark_or_hidden() {
        let svg = chart(3);
        assert_eq!(attribute(&svg, "role"), Some("group"));
        assert_eq!(attribute(&svg, "aria-label"), Some("Calls"));
        let stops: Vec<_> = children(&svg)
            .filter_map(|child| attribute(child, "tabindex"))
            .collect();
        assert_eq!(stops, ["0", "-1", "-1"]);
        let names: Vec<_> = children(&svg)
            .filter_map(|child| attribute(child, "aria-label"))
            .collect();
        assert_eq!(
            names,
            ["Dealer 0: 20 %", "Dealer 1: 20 %", "Dealer 2: 20 %"]
        );
        for child in children(&svg).filter(|child| child.tag == "g") {
            assert!(
                attribute(child, "aria-hidden") == Some("true")
                    || attribute(child, "data-rg-mark").is_some(),
                "{child:?}"
            );
        }
        assert!(children(&svg).all(|child| matches!(child.tag, "g" | "title" | "desc")));
    }

    #[test]
    fn so_many_marks_that_nobody_goes_through_them_are_one_picture() {
        for (count, role) in [(0, "img"), (MOST, "group"), (MOST + 1, "img")] {
            let svg = chart(count);
            assert_eq!(attribute(&svg, "role"), Some(role), "{count}");
            let stops = children(&svg).filter(|child| attribute(child, "tabindex").is_some());
            assert_eq!(stops.count() > 0, role == "group", "{count}");
        }
        assert_eq!(attribute(&chart(0), "aria-label"), Some("Calls. Few."));
    }
}
