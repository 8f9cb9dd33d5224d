//! The marks of the charts: which of them do something, what they are called, and what is told about them.
//!
//! Every mark says its figures in words. Here it gets the lines of its tooltip, which are the row of the table twin that
//! begins with the same words, and what can be done with it. In a panel of dealers, people, sources or periods a mark is
//! `filter` with the filter's field and the name as `data-rg-value`; a bar with leads behind it is `leads`.

use super::chosen::called;
use super::drawing::attribute;
use super::panels::Place;
use super::period;
use super::words::{fill, say};
use crate::node::{Element, Node};
use crate::settings::Filter;

/// The attribute of a mark in a chart.
const MARK: &str = "data-rg-mark";

/// The attribute with what is told about it.
const TIP: &str = "data-rg-tip";

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
    if !at.interactive {
        return panel;
    }
    let mut labels = Vec::new();
    charts(&mut panel, &mut |mark| {
        labels.push(mark.key.clone().unwrap_or_default());
    });
    let mut rows = Vec::new();
    twins(&panel, &labels, &mut rows);
    let key = panel.key.clone().unwrap_or_default();
    charts(&mut panel, &mut |mark| {
        let label = mark.key.clone().unwrap_or_default();
        let told = lines(&label, &rows);
        name(mark, &label, told, &deed(&key, &label, sets, at));
    });
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
            match value(label, all, field) {
                Some(name) => {
                    let pressed = chosen(filter, field).contains(&name);
                    Deed::Filter(field, name, pressed)
                }
                None => Deed::Tell,
            }
        }
        None => {
            let named = |set: &&(&'static str, &'static str)| {
                say(set.1) == label && sets.contains(&set.0) && !at.settings.aggregates_only
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
fn value(label: &str, all: &[String], field: &str) -> Option<String> {
    let is = |name: &&String| {
        label
            .strip_prefix(name.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(": "))
    };
    // Of two names that fit the longer one is meant.
    let named = all.iter().filter(|name| !name.is_empty()).filter(is);
    named
        .max_by_key(|name| name.len())
        .cloned()
        .or_else(|| label.starts_with(&called(field, "")).then(String::new))
}

/// Says what a mark does, and what is told about it beside its name.
fn name(mark: &mut Element, label: &str, told: Option<String>, deed: &Deed) {
    let said = attribute(mark, "aria-label").unwrap_or_default().to_owned();
    let tip = told.map_or_else(
        || said.replacen(": ", "\n", 1),
        |told| format!("{label}\n{told}"),
    );
    let mut set = |name: &'static str, value: String| match mark
        .attributes
        .iter_mut()
        .find(|a| a.0 == name)
    {
        Some(attribute) => attribute.1 = value,
        None => mark.attributes.push((name, value)),
    };
    set(TIP, tip);
    let (action, field, pressed, words) = match deed {
        Deed::Filter(field, value, pressed) => {
            set("class", "rg-choice".to_owned());
            set("data-rg-value", value.clone());
            (
                "filter",
                (*field).to_owned(),
                pressed,
                fill("Show only {mark}", &[("mark", &said)]),
            )
        }
        Deed::Leads(field, pressed) => (
            "leads",
            field.clone(),
            pressed,
            fill("Show the leads: {mark}", &[("mark", &said)]),
        ),
        Deed::Tell => return,
    };
    set("data-rg", action.to_owned());
    set("data-rg-field", field);
    set("role", "button".to_owned());
    set("aria-pressed", pressed.to_string());
    set("aria-label", words);
}

/// What the tables of a panel tell about each row that a mark is about: its first cell, and every other one after its
/// heading.
fn twins(element: &Element, labels: &[String], rows: &mut Vec<(String, String)>) {
    if labels.is_empty() {
        return;
    }
    if element.tag != "table" {
        for child in elements(element) {
            twins(child, labels, rows);
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
        let Some(first) = elements(line).next().map(words) else {
            continue;
        };
        if !labels.iter().any(|label| label.starts_with(&first)) {
            continue;
        }
        let told = heads
            .iter()
            .zip(elements(line).map(words))
            .skip(1)
            .filter(|(_, cell)| !cell.is_empty());
        let told: Vec<String> = told.map(|(head, cell)| format!("{head}: {cell}")).collect();
        rows.push((first, told.join("\n")));
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

/// Goes through the marks in a panel.
fn charts(element: &mut Element, each: &mut dyn FnMut(&mut Element)) {
    for child in &mut element.children {
        let Node::Element(child) = child else {
            continue;
        };
        if child.tag == "g" && attribute(child, MARK).is_some() {
            each(child);
        } else if child.tag != "table" {
            charts(child, each);
        }
    }
}
