//! Which leads count, and which deed the expectation is about. Every control is a native one.
//!
//! Actions: a checkbox is `filter` with a field of [`Filter::FIELDS`] and the name as its value, and turns that name on
//! or off; in a long list `search` with the same field finds names. The dates are one control: `filter-period` with the
//! name of a span or nothing, `filter-from` and `filter-to` with `YYYY-MM-DD` or nothing. `basis` has the value
//! `attempt` or `contact`; `clear-filters`, `undo` and `redo` have none.

use super::chosen::{called, chips};
use super::words::{fill, msg, say};
use super::{Choices, period, words};
use crate::node::{Element, el};
use crate::records::Channel;
use crate::report::Report;
use crate::settings::{Filter, Settings};

/// The most names that each get a box of their own; in a longer list one searches.
const TICKED: usize = 40;

/// The row of controls, and below it what is chosen.
pub(super) fn filters(report: &Report, settings: &Settings, choices: &Choices) -> Element {
    let filter = &settings.filter;
    let channels: Vec<String> = Channel::ALL.iter().map(|c| c.name().to_owned()).collect();
    let arrival = Filter::ARRIVAL.map(str::to_owned);
    let known = |id: &str, least: usize| {
        report
            .table(id)
            .is_some_and(|table| table.why.is_none() && table.rows.len() >= least)
    };
    let channels: &[String] = if known("channel_mix", 2) {
        &channels
    } else {
        &[]
    };
    let arrival: &[String] = if known("after_hours", 1) {
        &arrival
    } else {
        &[]
    };
    let mut row = el("div")
        .key("filters")
        .class("rg-filters")
        .attr("part", "filters")
        .attr("role", "group")
        .attr("aria-label", say("Which leads count"))
        .children(dates(report, filter, choices))
        .children(names("dealers", &choices.dealers, filter, choices))
        .children(names("people", &choices.people, filter, choices))
        .children(names("sources", &choices.sources, filter, choices))
        .children(names("channels", channels, filter, choices))
        .children(names("arrival", arrival, filter, choices))
        .child(basis(report));
    let (back, forth) = choices.undo;
    if back || forth {
        row = row.child(button("undo", &say("Undo"), back)).child(button(
            "redo",
            &say("Do again"),
            forth,
        ));
    }
    if *filter != Filter::default() {
        row = row.child(button("clear-filters", &say("Show all leads"), true));
    }
    row.children(chips(filter))
}

/// A button that stays where it is when there is nothing for it to do: it may hold the focus.
fn button(action: &'static str, label: &str, usable: bool) -> Element {
    let button = el("button")
        .key(action)
        .class("rg-button")
        .attr("type", "button")
        .attr("data-rg", action)
        .text(label);
    if usable {
        button
    } else {
        button.attr("aria-disabled", "true")
    }
}

fn dates(report: &Report, filter: &Filter, choices: &Choices) -> Option<Element> {
    let (first, last) = choices.dates.as_ref()?;
    let from = filter.from.as_deref().unwrap_or(first);
    let to = filter.to.as_deref().unwrap_or(last);
    let today = report.as_of.as_deref().unwrap_or(last);
    let open = filter.from.is_none() && filter.to.is_none();
    let span = |name: &'static str, label: &str, pressed: bool| {
        el("button")
            .key(name)
            .class("rg-button")
            .attr("type", "button")
            .attr("data-rg", "filter-period")
            .attr("value", name)
            .attr("aria-pressed", pressed.to_string())
            .text(label)
    };
    let spans = period::PRESETS.iter().filter_map(|&(name, label)| {
        let (from, to) = period::preset(name, today)?;
        // A span without a lead helps nobody.
        let some = from <= *last && to >= *first;
        let pressed = filter.from.as_ref() == Some(&from) && filter.to.as_ref() == Some(&to);
        some.then(|| span(name, &say(label), pressed))
    });
    let summary = el("summary").text(words::period(from, to));
    let inside = el("div")
        .class("rg-drop")
        .attr("role", "group")
        .attr("aria-label", say("When the leads came in"))
        .child(
            el("div")
                .class("rg-filters")
                .child(span("", &say("All days"), open).key("all-days"))
                .children(spans),
        )
        .child(day(&say("From"), "filter-from", from, first, last))
        .child(day(&say("To"), "filter-to", to, first, last));
    let control = el("details").key("dates").class("rg-filter");
    Some(control.child(summary).child(inside))
}

fn day(label: &str, action: &str, value: &str, min: &str, max: &str) -> Element {
    el("label").text(label).child(
        el("input")
            .attr("type", "date")
            .attr("data-rg", action)
            .attr("value", value)
            .attr("min", min)
            .attr("max", max),
    )
}

fn basis(report: &Report) -> Element {
    let basis = report.estimate("reality_gap").and_then(|e| e.basis);
    let basis = basis.unwrap_or("attempt");
    let options = [
        ("attempt", say("call made")),
        ("contact", say("customer reached")),
    ];
    let options = options.map(|(value, label)| {
        let option = el("option").attr("value", value).text(label);
        if value == basis {
            option.attr("selected", "")
        } else {
            option
        }
    });
    el("label")
        .key("basis")
        .class("rg-select")
        .child(el("span").text(say("Definition:")))
        .child(el("select").attr("data-rg", "basis").children(options))
}

/// What the list of a field is called while nothing is chosen in it, what it asks, and its search box.
fn texts(field: &str) -> (&'static str, &'static str, &'static str) {
    match field {
        "dealers" => (
            msg("All dealers"),
            msg("Only these dealers (none ticked: all)"),
            msg("Find a dealer"),
        ),
        "people" => (
            msg("All people"),
            msg("Only these people (none ticked: all)"),
            msg("Find a person"),
        ),
        "sources" => (
            msg("All sources"),
            msg("Only these sources (none ticked: all)"),
            msg("Find a source"),
        ),
        "channels" => (
            msg("All first channels"),
            msg("Only leads that a person first tried this way (none ticked: all)"),
            msg("Find a channel"),
        ),
        _ => (
            msg("All hours"),
            msg("Only leads that came in then (none ticked: all)"),
            msg("Find"),
        ),
    }
}

fn names(
    field: &'static str,
    all: &[String],
    filter: &Filter,
    choices: &Choices,
) -> Option<Element> {
    let chosen = filter.list(field)?;
    if all.len() < 2 && chosen.is_empty() {
        return None;
    }
    let (every, question, find) = texts(field);
    let summary = match chosen.as_slice() {
        [] => say(every),
        [only] => called(field, only),
        [first, rest @ ..] => format!("{} +{}", called(field, first), rest.len()),
    };
    let tick = |name: &String| {
        let mut input = el("input")
            .attr("type", "checkbox")
            .attr("data-rg", "filter")
            .attr("data-rg-field", field)
            .attr("value", name.as_str());
        if chosen.contains(name) {
            input = input.attr("checked", "");
        }
        el("label")
            .key(format!("={name}"))
            .child(input)
            .child(el("span").text(called(field, name)))
    };
    let mut list = el("fieldset")
        .class("rg-drop")
        .child(el("legend").text(say(question)));
    if all.len() <= TICKED {
        let strangers = chosen.iter().filter(|name| !all.contains(name));
        list = list.children(strangers.chain(all).map(tick));
    } else {
        // Long lists: those chosen first, then those that match what is searched for.
        let text = choices.search.get(field).map_or("", String::as_str);
        let found = matching(all, text);
        let rest = found
            .iter()
            .filter(|name| !chosen.contains(name))
            .take(TICKED);
        list = list
            .child(
                el("input")
                    .key("search")
                    .attr("type", "search")
                    .attr("data-rg", "search")
                    .attr("data-rg-field", field)
                    .attr("aria-label", say(find))
                    .attr("placeholder", say(find))
                    .attr("autocomplete", "off")
                    .attr("value", text),
            )
            .children(chosen.iter().map(tick))
            .children(rest.map(|name| tick(name)))
            .child(
                el("p")
                    .key("found")
                    .class("rg-remark")
                    .text(found_words(found.len(), all.len())),
            );
    }
    let control = el("details").key(field).class("rg-filter");
    Some(control.child(el("summary").text(summary)).child(list))
}

/// The names that hold a text, whatever its case.
fn matching<'a>(all: &'a [String], text: &str) -> Vec<&'a String> {
    let wanted = text.trim().to_lowercase();
    let holds = |name: &&String| name.to_lowercase().contains(&wanted);
    all.iter().filter(holds).collect()
}

fn found_words(found: usize, all: usize) -> String {
    let (found, all) = (words::count(found as u64), words::count(all as u64));
    let most = words::count(TICKED as u64);
    fill(
        "{found} of {all} names match; at most {most} are listed. Type more letters to find others.",
        &[("found", &found), ("all", &all), ("most", &most)],
    )
}

/// How many names match what is searched for in the list of a field.
#[must_use]
pub fn matches(choices: &Choices, field: &str) -> String {
    let all = match field {
        "dealers" => &choices.dealers,
        "people" => &choices.people,
        "sources" => &choices.sources,
        _ => return String::new(),
    };
    let text = choices.search.get(field).map_or("", String::as_str);
    let found = words::count(matching(all, text).len() as u64);
    fill(
        "{found} of {all} names match.",
        &[("found", &found), ("all", &words::count(all.len() as u64))],
    )
}
