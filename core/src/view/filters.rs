//! Which leads count, and which deed the expectation is about. Every control is a native one.
//!
//! Actions: a checkbox is `filter` with field `dealers`, `people` or `sources` and the name as its value, and turns that
//! name on or off (in long lists a select with the same action adds a name); the dates are `filter-from` and `filter-to` with `YYYY-MM-DD` or nothing; `basis` has the value
//! `attempt` or `contact`; `clear-filters` has none.

use super::{Choices, words};
use crate::node::{Element, el};
use crate::report::Report;
use crate::settings::Settings;

/// The most names that each get a box of their own.
const TICKED: usize = 40;

/// The most names that a select offers.
const OFFERED: usize = 2_000;

/// The row of controls.
pub(super) fn filters(report: &Report, settings: &Settings, choices: &Choices) -> Element {
    let filter = &settings.filter;
    let mut row = el("div")
        .key("filters")
        .class("rg-filters")
        .attr("part", "filters")
        .attr("role", "group")
        .attr("aria-label", "Which leads count");
    if let Some((first, last)) = &choices.dates {
        let from = filter.from.as_deref().unwrap_or(first);
        let to = filter.to.as_deref().unwrap_or(last);
        row = row.child(
            el("details")
                .key("dates")
                .class("rg-filter")
                .child(el("summary").text(words::period(from, to)))
                .child(
                    el("div")
                        .class("rg-drop")
                        .child(day("From", "filter-from", from, first, last))
                        .child(day("To", "filter-to", to, first, last)),
                ),
        );
    }
    row = row
        .children(names(
            "dealers",
            "dealer",
            &choices.dealers,
            &filter.dealers,
        ))
        .children(names("people", "person", &choices.people, &filter.people))
        .children(names(
            "sources",
            "source",
            &choices.sources,
            &filter.sources,
        ));
    let basis = report
        .estimate("reality_gap")
        .and_then(|e| e.basis)
        .unwrap_or("attempt");
    row = row.child(
        el("label")
            .key("basis")
            .class("rg-select")
            .child(el("span").text("Definition:"))
            .child(el("select").attr("data-rg", "basis").children(
                [("attempt", "call made"), ("contact", "customer reached")].map(
                    |(value, label)| {
                        let option = el("option").attr("value", value).text(label);
                        if value == basis {
                            option.attr("selected", "")
                        } else {
                            option
                        }
                    },
                ),
            )),
    );
    if *filter != crate::settings::Filter::default() {
        row = row.child(
            el("button")
                .key("clear-filters")
                .class("rg-button")
                .attr("type", "button")
                .attr("data-rg", "clear-filters")
                .text("Show all leads"),
        );
    }
    row
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

fn names(field: &'static str, one: &str, all: &[String], chosen: &[String]) -> Option<Element> {
    if all.len() < 2 && chosen.is_empty() {
        return None;
    }
    let summary = match chosen {
        [] => format!("All {field}"),
        [only] => called(only, one),
        more => words::many(more.len() as u64, one, field),
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
            .key(name.as_str())
            .child(input)
            .child(el("span").text(called(name, one)))
    };
    let list = el("fieldset")
        .class("rg-drop")
        .child(el("legend").text(format!("Only these {field} (none ticked: all)")));
    let list = if all.len() <= TICKED {
        list.children(all.iter().map(tick))
    } else {
        // Long lists: those chosen as boxes, the rest in one native select; choosing there adds to the boxes.
        let rest = all
            .iter()
            .filter(|name| !chosen.contains(name))
            .take(OFFERED);
        list.children(chosen.iter().map(tick)).child(
            el("select")
                .key("more")
                .attr("data-rg", "filter")
                .attr("data-rg-field", field)
                .attr("aria-label", format!("Add a {one}"))
                .child(
                    el("option")
                        .attr("value", "")
                        .attr("disabled", "")
                        .attr("selected", "")
                        .text(format!("Add a {one} …")),
                )
                .children(rest.map(|name| {
                    el("option")
                        .attr("value", name.as_str())
                        .text(called(name, one))
                })),
        )
    };
    Some(
        el("details")
            .key(field)
            .class("rg-filter")
            .child(el("summary").text(summary))
            .child(list),
    )
}

fn called(name: &str, one: &str) -> String {
    if name.is_empty() {
        format!("No {one} given")
    } else {
        name.to_owned()
    }
}
