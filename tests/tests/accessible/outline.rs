//! The accessible tree of a node as indented lines: role, name, state. A small reading of ARIA in HTML and of the
//! computation of names, as far as the widget uses them; the browsers' own answers are compared in their tests.

use std::fmt::Write as _;

use reality_gap_core::node::{Element, Node};

/// Rows of a table that are written out; the others are counted.
const ROWS: usize = 1;

/// The tree below a node.
pub(crate) fn outline(root: &Node) -> String {
    let mut out = String::new();
    write(root, root, 0, &mut out);
    out
}

pub(crate) fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    let found = element.attributes.iter().find(|a| a.0 == name);
    found.map(|a| a.1.as_str())
}

/// Every element below a node, itself included.
pub(crate) fn elements<'a>(node: &'a Node, out: &mut Vec<&'a Element>) {
    if let Node::Element(element) = node {
        out.push(element);
        element
            .children
            .iter()
            .for_each(|child| elements(child, out));
    }
}

/// The role, `generic` where there is none worth telling.
fn role(element: &Element) -> &str {
    if let Some(role) = attribute(element, "role") {
        return role;
    }
    let named = attribute(element, "aria-label").is_some()
        || attribute(element, "aria-labelledby").is_some();
    match element.tag {
        "a" => "link",
        "button" => "button",
        "caption" => "caption",
        "details" => "details",
        "fieldset" => "group",
        "figure" => "figure",
        "h1" | "h2" | "h3" | "h4" => "heading",
        "input" => match attribute(element, "type") {
            Some("checkbox") => "checkbox",
            Some("range") => "slider",
            Some("date") => "date",
            Some("file") => "button",
            _ => "textbox",
        },
        "li" => "listitem",
        "nav" => "navigation",
        "ol" | "ul" => "list",
        "option" => "option",
        "output" => "status",
        "p" => "paragraph",
        "progress" => "progressbar",
        "section" if named => "region",
        "select" => "combobox",
        "summary" => "summary",
        "table" => "table",
        "td" => "cell",
        "th" if attribute(element, "scope") == Some("row") => "rowheader",
        "th" => "columnheader",
        "tr" => "row",
        _ => "generic",
    }
}

/// Roles that are named by what is in them.
const BY_CONTENT: [&str; 9] = [
    "button",
    "cell",
    "columnheader",
    "heading",
    "link",
    "option",
    "rowheader",
    "summary",
    "caption",
];

/// Name by `aria-labelledby`, `aria-label`, the label around or the content.
fn name(root: &Node, element: &Element) -> String {
    if let Some(id) = attribute(element, "aria-labelledby") {
        return by_id(root, id).map(text).unwrap_or_default();
    }
    if let Some(label) = attribute(element, "aria-label") {
        return plain(label);
    }
    if matches!(element.tag, "input" | "select") {
        return label_around(root, element).unwrap_or_default();
    }
    if element.tag == "fieldset" {
        let mut inside = Vec::new();
        element
            .children
            .iter()
            .for_each(|child| elements(child, &mut inside));
        let legend = inside.iter().find(|e| e.tag == "legend");
        return legend.map(|legend| text(legend)).unwrap_or_default();
    }
    if role(element) == "row" {
        let cells = element.children.iter().filter_map(|cell| match cell {
            Node::Element(cell) => Some(format!("{} {}", role(cell), name(root, cell))),
            Node::Text(_) => None,
        });
        return cells.collect::<Vec<_>>().join(" | ");
    }
    if BY_CONTENT.contains(&role(element)) || only_words(element) {
        return text(element);
    }
    String::new()
}

/// A paragraph or an item of words alone is one line.
fn only_words(element: &Element) -> bool {
    let mut inside = Vec::new();
    element
        .children
        .iter()
        .for_each(|child| elements(child, &mut inside));
    matches!(element.tag, "p" | "li")
        && inside
            .iter()
            .all(|e| matches!(e.tag, "span" | "strong" | "code" | "p"))
}

fn by_id<'a>(root: &'a Node, id: &str) -> Option<&'a Element> {
    let mut all = Vec::new();
    elements(root, &mut all);
    all.into_iter()
        .find(|element| attribute(element, "id") == Some(id))
}

/// The text of the label that holds a control, without the control's own.
fn label_around(root: &Node, control: &Element) -> Option<String> {
    let mut all = Vec::new();
    elements(root, &mut all);
    let label = all.into_iter().find(|label| {
        let mut inside = Vec::new();
        label
            .children
            .iter()
            .for_each(|child| elements(child, &mut inside));
        label.tag == "label" && inside.into_iter().any(|e| std::ptr::eq(e, control))
    })?;
    let mut out = String::new();
    words(label, &mut out);
    Some(plain(&out))
}

fn text(element: &Element) -> String {
    let mut out = String::new();
    words(element, &mut out);
    plain(&out)
}

fn words(element: &Element, out: &mut String) {
    for child in &element.children {
        match child {
            Node::Text(text) => out.push_str(text),
            Node::Element(child) if hidden(child) || matches!(child.tag, "select" | "option") => {}
            Node::Element(child) => {
                out.push(' ');
                words(child, out);
                out.push(' ');
            }
        }
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn hidden(element: &Element) -> bool {
    attribute(element, "aria-hidden") == Some("true")
        || attribute(element, "hidden").is_some()
        || matches!(element.tag, "title" | "desc" | "rect" | "circle" | "line")
}

fn states(element: &Element) -> String {
    let mut out = String::new();
    let mut say = |what: &str| {
        out.push_str(", ");
        out.push_str(what);
    };
    if let Some(level) = element.tag.strip_prefix('h').filter(|l| l.len() == 1) {
        say(&format!("level {level}"));
    }
    for (attribute_name, said) in [
        ("checked", "checked"),
        ("disabled", "disabled"),
        ("selected", "selected"),
        ("open", "open"),
    ] {
        if attribute(element, attribute_name).is_some() {
            say(said);
        }
    }
    for (attribute_name, said) in [
        ("aria-pressed", "pressed"),
        ("aria-sort", "sort"),
        ("aria-current", "current"),
        ("aria-valuetext", "value"),
        ("aria-live", "live"),
        ("tabindex", "tab"),
    ] {
        if let Some(value) = attribute(element, attribute_name) {
            say(&format!("{said} {value}"));
        }
    }
    out
}

fn write(root: &Node, node: &Node, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let element = match node {
        Node::Text(text) => {
            let text = plain(text);
            if !text.is_empty() {
                writeln!(out, "{indent}text \"{text}\"").expect("writing to a string");
            }
            return;
        }
        Node::Element(element) => element,
    };
    if hidden(element) || matches!(element.tag, "label" | "legend") && of_control(element) {
        // A label is the name of what it holds.
        for child in element.children.iter().filter(|_| !hidden(element)) {
            if matches!(child, Node::Element(e) if !matches!(e.tag, "span")) {
                write(root, child, depth, out);
            }
        }
        return;
    }
    let role = role(element);
    let mut inside = depth;
    if role != "generic" {
        let name = name(root, element);
        let name = if name.is_empty() {
            String::new()
        } else {
            format!(" \"{name}\"")
        };
        writeln!(out, "{indent}{role}{name}{}", states(element)).expect("writing to a string");
        inside += 1;
    }
    if BY_CONTENT.contains(&role) || matches!(role, "img" | "option" | "row") {
        return;
    }
    // How a figure is counted is the same text everywhere, and in `docs/metrics`.
    if attribute(element, "class") == Some("rg-about") {
        return;
    }
    if element.tag == "select" {
        let many = element.children.len();
        let chosen = element.children.iter().find(
            |option| matches!(option, Node::Element(o) if attribute(o, "selected").is_some()),
        );
        let indent = "  ".repeat(inside);
        writeln!(out, "{indent}{many} options").expect("writing to a string");
        if let Some(chosen) = chosen {
            write(root, chosen, inside, out);
        }
        return;
    }
    if only_words(element) {
        return;
    }
    let rows = element.children.iter().filter(|_| element.tag == "tbody");
    let rows = rows.count();
    for (at, child) in element.children.iter().enumerate() {
        if rows > ROWS && at == ROWS {
            let indent = "  ".repeat(inside);
            writeln!(out, "{indent}and {} rows more", rows - ROWS).expect("writing to a string");
            break;
        }
        write(root, child, inside, out);
    }
}

/// Whether a label holds its control.
fn of_control(element: &Element) -> bool {
    if element.tag == "legend" {
        return true;
    }
    let mut inside = Vec::new();
    element
        .children
        .iter()
        .for_each(|child| elements(child, &mut inside));
    inside.iter().any(|e| matches!(e.tag, "input" | "select"))
}
