//! What the filters choose, in words; and a button for each part, to let it go.

use super::words::{self, fill, plural, say};
use crate::node::{Element, el};
use crate::settings::{Filter, Settings};

/// What a value of a field is called.
pub(super) fn called(field: &str, value: &str) -> String {
    words::say(match (field, value) {
        ("dealers", "") => "No dealer given",
        ("people", "") => "No person given",
        ("sources", "") => "No source given",
        ("channels", "") => "No attempt by a person",
        ("arrival", "") => "Hours not known",
        ("arrival", "open-hours") => "While open",
        ("arrival", "after-hours") => "After hours",
        ("channels", name) => return words::channel(name),
        (_, name) => return name.to_owned(),
    })
}

fn heading(field: &str) -> String {
    // words: Dealer | Person | Source | First tried by | Came in | Period
    say(match field {
        "dealers" => "Dealer",
        "people" => "Person",
        "sources" => "Source",
        "channels" => "First tried by",
        "arrival" => "Came in",
        _ => "Period",
    })
}

/// The days that are chosen, in words.
fn days(filter: &Filter) -> Option<String> {
    match (filter.from.as_deref(), filter.to.as_deref()) {
        (None, None) => None,
        (Some(from), Some(to)) => Some(words::period(from, to)),
        (Some(from), None) => Some(fill("from {day}", &[("day", &words::period(from, from))])),
        (None, Some(to)) => Some(fill("up to {day}", &[("day", &words::period(to, to))])),
    }
}

/// Names that are alternatives.
fn either(names: Vec<String>) -> String {
    let joined = names
        .into_iter()
        .reduce(|a, b| fill("{a} or {b}", &[("a", &a), ("b", &b)]));
    joined.unwrap_or_default()
}

/// What is chosen, in words; nothing where all leads count. Names of one field are alternatives. What goes on without
/// people names none.
#[must_use]
pub fn chosen(settings: &Settings) -> String {
    let filter = &settings.filter;
    let mut parts: Vec<String> = Vec::new();
    for (field, _) in Filter::FIELDS {
        let names = filter.list(field).into_iter().flatten();
        let names: Vec<String> = names.map(|name| called(field, name)).collect();
        if settings.aggregates_only && field == "people" && !names.is_empty() {
            let number = plural(names.len() as u64, "{n} person", "{n} people", &[]);
            parts.push(format!("{}: {number}", heading(field)));
        } else if !names.is_empty() {
            parts.push(format!("{}: {}", heading(field), either(names)));
        }
    }
    parts.extend(days(filter).map(|days| format!("{}: {days}", heading("period"))));
    parts.join("; ")
}

/// The same with a button to let each go.
pub(super) fn chips(filter: &Filter) -> Option<Element> {
    let mut items: Vec<Element> = Vec::new();
    for (field, _) in Filter::FIELDS {
        let Some(list) = filter.list(field).filter(|list| !list.is_empty()) else {
            continue;
        };
        let mut item = el("li")
            .key(field)
            .child(el("span").key("what").text(format!("{}:", heading(field))));
        for (at, name) in list.iter().enumerate() {
            if at > 0 {
                item = item.child(el("span").text(say("or")));
            }
            let words = called(field, name);
            item = item.child(chip("filter", field, name, &words).key(format!("={name}")));
        }
        items.push(item);
    }
    if let Some(words) = days(filter) {
        let item = el("li")
            .key("period")
            .child(el("span").text(format!("{}:", heading("period"))));
        items.push(item.child(chip("filter-period", "period", "", &words)));
    }
    if items.is_empty() {
        return None;
    }
    let list = el("ul")
        .attr("aria-label", say("Only these leads count:"))
        .children(items);
    Some(
        el("div")
            .key("chosen")
            .class("rg-chosen")
            .child(el("span").text(say("Only these leads count:")))
            .child(list),
    )
}

fn chip(action: &'static str, field: &str, value: &str, words: &str) -> Element {
    el("button")
        .class("rg-button rg-chip")
        .attr("type", "button")
        .attr("data-rg", action)
        .attr("data-rg-field", field)
        .attr("value", value)
        .attr(
            "aria-label",
            fill("{words}: remove this filter", &[("words", words)]),
        )
        .text(words)
}
