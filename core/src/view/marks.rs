//! The marks of the charts: which of them do something, what they are called, and what is told about them.
//!
//! A chart groups what belongs together as a mark. Here each gets a name and the lines of its tooltip, which are the
//! row of the table twin that begins with the same words. In a panel of dealers, people, sources or periods a mark is
//! `filter` with the filter's field and the name as `data-rg-value`; a bar with leads behind it is `leads`. One mark of
//! a chart can be reached with the tab key, the others from there. Where nothing can be done, marks are taken apart
//! again.

use super::drawing::attribute;
use super::panels::Place;
use super::period;
use crate::chart::{MARK, TIP};
use crate::node::{Element, Node};
use crate::settings::Filter;

/// Panels whose marks are each about one value of a filter's field.
const FIELDS: &[(&str, &str)] = &[
    ("dealers", "dealers"),
    ("received", "dealers"),
    ("funnel", "dealers"),
    ("ranking", "dealers"),
    ("case-mix", "dealers"),
    ("fair-targets", "dealers"),
    ("people", "people"),
    ("sources", "sources"),
    ("trend", "period"),
];

/// The filter's field that the marks of a panel are about.
pub(super) fn field_of(panel: &str) -> Option<&'static str> {
    let found = FIELDS.iter().find(|row| row.0 == panel);
    found.map(|row| row.1)
}

/// What a mark does.
enum Deed {
    /// Turns a value of a filter's field on or off.
    Filter(&'static str, String, bool),
    /// Shows the leads of a set, or puts them away.
    Leads(String, bool),
    /// Tells, and does nothing.
    Tell,
}

/// A panel with its marks named, and `sets` of leads behind some of them.
pub(super) fn marked(mut panel: Element, sets: &[&str], at: &Place<'_>) -> Element {
    let mut rows = Vec::new();
    twins(&panel, &mut rows);
    let key = panel.key.clone().unwrap_or_default();
    charts(
        &mut panel,
        &mut |mark| {
            let label = attribute(mark, MARK).unwrap_or_default().to_owned();
            let told = lines(&label, &rows);
            name(mark, &label, told, &deed(&key, &label, sets, at));
        },
        at.interactive,
    );
    panel
}

fn deed(panel: &str, label: &str, sets: &[&str], at: &Place<'_>) -> Deed {
    let filter = &at.settings.filter;
    match field_of(panel) {
        Some("period") if period::of(label).is_some() => {
            let pressed = period::of(label).is_some_and(|(from, to)| {
                filter.from.as_ref() == Some(&from) && filter.to.as_ref() == Some(&to)
            });
            Deed::Filter("period", label.to_owned(), pressed)
        }
        Some(field) => {
            let all = match field {
                "dealers" => &at.choices.dealers,
                "people" => &at.choices.people,
                _ => &at.choices.sources,
            };
            match value(label, all, at) {
                Some(name) => {
                    let pressed = chosen(filter, field).contains(&name);
                    Deed::Filter(field, name, pressed)
                }
                None => Deed::Tell,
            }
        }
        None => {
            let named = |set: &&(&'static str, &'static str)| {
                set.1 == label && sets.contains(&set.0) && !at.settings.aggregates_only
            };
            match at.choices.sets.iter().find(named) {
                Some(set) => {
                    let shown = at.leads.filter(|leads| leads.place == panel);
                    let pressed = shown.is_some_and(|leads| leads.behind == set.0);
                    Deed::Leads(format!("{panel}:{}", set.0), pressed)
                }
                None => Deed::Tell,
            }
        }
    }
}

/// The names that a filter chooses in a field.
pub(super) fn chosen<'a>(filter: &'a Filter, field: &str) -> &'a [String] {
    match field {
        "dealers" => &filter.dealers,
        "people" => &filter.people,
        "sources" => &filter.sources,
        _ => &[],
    }
}

/// The name that a label stands for: the same, or the name before a colon.
fn value(label: &str, all: &[String], _: &Place<'_>) -> Option<String> {
    let is = |name: &&String| {
        label
            .strip_prefix(name.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(": "))
    };
    // Of two names that fit the longer one is meant.
    let named = all.iter().filter(|name| !name.is_empty()).filter(is);
    named.max_by_key(|name| name.len()).cloned().or_else(|| {
        let nameless = ["No dealer given", "No person given", "No source given"];
        nameless
            .iter()
            .any(|words| label.starts_with(words))
            .then(String::new)
    })
}

/// Says what a mark is called and what it does.
fn name(mark: &mut Element, label: &str, told: Option<String>, deed: &Deed) {
    let value = attribute(mark, TIP).unwrap_or_default().to_owned();
    let tip = told.unwrap_or_else(|| value.clone());
    let said = if value.is_empty() {
        label.to_owned()
    } else {
        format!("{label}: {value}")
    };
    let class = match deed {
        Deed::Filter(..) => "rg-mark rg-choice",
        _ => "rg-mark",
    };
    let mut attributes: Vec<(&'static str, String)> = vec![
        ("class", class.to_owned()),
        (MARK, String::new()),
        (TIP, format!("{label}\n{tip}")),
    ];
    match deed {
        Deed::Filter(field, value, pressed) => attributes.extend([
            ("data-rg", "filter".to_owned()),
            ("data-rg-field", (*field).to_owned()),
            ("data-rg-value", value.clone()),
            ("role", "button".to_owned()),
            ("aria-pressed", pressed.to_string()),
            ("aria-label", format!("Show only {said}")),
        ]),
        Deed::Leads(field, pressed) => attributes.extend([
            ("data-rg", "leads".to_owned()),
            ("data-rg-field", field.clone()),
            ("role", "button".to_owned()),
            ("aria-pressed", pressed.to_string()),
            ("aria-label", format!("Show the leads: {said}")),
        ]),
        Deed::Tell => attributes.extend([("role", "img".to_owned()), ("aria-label", said)]),
    }
    mark.key = Some(label.to_owned());
    mark.attributes = attributes;
}

/// What the tables of a panel tell about each row: its first cell, and every other one after its heading.
fn twins(element: &Element, rows: &mut Vec<(String, String)>) {
    if element.tag != "table" {
        for child in elements(element) {
            twins(child, rows);
        }
        return;
    }
    let lines = |tag: &str| {
        elements(element)
            .find(|part| part.tag == tag)
            .into_iter()
            .flat_map(elements)
    };
    let heads: Vec<String> = lines("thead")
        .last()
        .into_iter()
        .flat_map(elements)
        .map(words)
        .collect();
    for line in lines("tbody") {
        let cells: Vec<String> = elements(line).map(words).collect();
        let told = heads
            .iter()
            .zip(&cells)
            .skip(1)
            .filter(|(_, cell)| !cell.is_empty());
        let told: Vec<String> = told.map(|(head, cell)| format!("{head}: {cell}")).collect();
        if let Some(first) = cells.first() {
            rows.push((first.clone(), told.join("\n")));
        }
    }
}

/// The lines of the row that begins with the label, or with what stands before its colon.
fn lines(label: &str, rows: &[(String, String)]) -> Option<String> {
    let of = |wanted: &str| {
        rows.iter()
            .find(|row| row.0 == wanted)
            .map(|row| row.1.clone())
    };
    of(label)
        .or_else(|| of(label.split(": ").next()?))
        .filter(|lines| !lines.is_empty())
}

fn elements(element: &Element) -> impl Iterator<Item = &Element> {
    element.children.iter().filter_map(|child| match child {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}

/// All text of an element.
fn words(element: &Element) -> String {
    let mut out = String::new();
    for child in &element.children {
        match child {
            Node::Text(text) => out.push_str(text),
            Node::Element(child) => out.push_str(&words(child)),
        }
    }
    out
}

/// Goes through the charts of a panel: every mark is settled by `each`, or taken apart.
fn charts(element: &mut Element, each: &mut dyn FnMut(&mut Element), keep: bool) {
    for child in &mut element.children {
        let Node::Element(child) = child else {
            continue;
        };
        match child.tag {
            "svg" => chart(child, each, keep),
            "section" | "figure" | "div" | "details" | "li" | "ul" => charts(child, each, keep),
            _ => {}
        }
    }
}

fn chart(svg: &mut Element, each: &mut dyn FnMut(&mut Element), keep: bool) {
    let is_mark = |node: &Node| matches!(node, Node::Element(g) if attribute(g, MARK).is_some());
    if !keep {
        let parts = std::mem::take(&mut svg.children);
        for part in parts {
            match part {
                Node::Element(mark) if attribute(&mark, MARK).is_some() => {
                    // Without the place to point at.
                    svg.children.extend(mark.children.into_iter().skip(1));
                }
                other => svg.children.push(other),
            }
        }
        return;
    }
    if !svg.children.iter().any(is_mark) {
        return;
    }
    for (name, value) in &mut svg.attributes {
        if *name == "role" {
            // What is inside an image cannot be reached.
            "group".clone_into(value);
        }
    }
    let mut stop = "0";
    for part in &mut svg.children {
        if let Node::Element(mark) = part
            && attribute(mark, MARK).is_some()
        {
            each(mark);
            mark.attributes.push(("tabindex", stop.to_owned()));
            stop = "-1";
        }
    }
}
