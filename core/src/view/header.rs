//! Title, period, sizes, and the promise.

use super::{Choices, stamp, words};
use crate::node::{Element, Node, el, text};
use crate::report::Report;
use crate::settings::Settings;

/// The promise, on every screen.
pub(super) const PROMISE: &str = "Computed on this device. Nothing was sent.";

/// The header of the report.
pub(super) fn header(report: &Report, settings: &Settings, choices: &Choices) -> Element {
    let title = stamp::title(settings, choices);
    let files = &report.input.files;
    let sum = |f: fn(&crate::records::FileReading) -> u64| files.iter().map(f).sum::<u64>();
    let (read, counted, aside) = (
        sum(|f| f.rows_read),
        sum(|f| f.rows_counted),
        sum(|f| f.rows_set_aside),
    );
    let mut parts = Vec::new();
    if !choices.dealers.is_empty() {
        let chosen = settings.filter.dealers.len();
        let n = if chosen == 0 {
            choices.dealers.len()
        } else {
            chosen
        };
        parts.push(words::plural(n as u64, "{n} dealer", "{n} dealers", &[]));
    }
    let counts = &report.counts;
    parts.push(words::plural(counts.leads, "{n} lead", "{n} leads", &[]));
    if counts.workable < counts.leads {
        // Tests, spam, duplicates and the like: in the file, and in no rate.
        parts.push(words::fill(
            "{n} workable",
            &[("n", &words::count(counts.workable))],
        ));
    }
    if let Some(as_of) = &report.as_of {
        parts.push(words::fill(
            "judged as of {time}",
            &[("time", &words::instant(as_of))],
        ));
    }
    parts.push(words::fill(
        "{read} rows read, {counted} counted",
        &[
            ("read", &words::count(read)),
            ("counted", &words::count(counted)),
        ],
    ));
    let mut line = el("div")
        .class("rg-sizes")
        .text(parts.join(" · "))
        .child(text(", "));
    line = if aside == 0 {
        line.text(words::say("none set aside"))
    } else {
        line.child(
            el("details")
                .key("aside")
                .class("rg-inline")
                .child(
                    el("summary")
                        .text(words::fill("{n} set aside", &[("n", &words::count(aside))])),
                )
                .child(el("div").class("rg-inside").child(reasons(report))),
        )
    };
    el("header")
        .key("header")
        .class("rg-header")
        .attr("part", "header")
        .child(
            el("div")
                .class("rg-grow")
                .child(el("h2").text(title))
                .child(line)
                .children(report.definition.map(|tool| {
                    el("p")
                        .class("rg-remark")
                        .child(el("strong").text(words::follows(tool)))
                })),
        )
        .child(pill())
}

/// The promise before there is a report, and how to check it.
pub(super) fn promise() -> Element {
    el("div")
        .key("promise")
        .class("rg-header")
        .child(pill())
        .child(super::privacy::check())
}

/// The promise as a pill.
fn pill() -> Element {
    el("p")
        .key("pill")
        .class("rg-pill")
        .attr("part", "promise")
        .text(words::say(PROMISE))
}

/// Rows set aside, by file and reason, with the first lines.
pub(super) fn reasons(report: &Report) -> Node {
    let several = report.input.files.len() > 1;
    el("ul")
        .class("rg-reasons")
        .children(report.input.files.iter().flat_map(|file| {
            file.reasons.iter().map(move |reason| {
                let lines: Vec<String> = reason
                    .first_lines
                    .iter()
                    .map(|&l| words::count(l))
                    .collect();
                let mut item = el("li").child(el("code").text(reason.code)).text(format!(
                    " {}: {}",
                    words::plural(reason.count, "{n} row", "{n} rows", &[]),
                    reason.message.spoken()
                ));
                if !lines.is_empty() {
                    let rest = if reason.count > lines.len() as u64 {
                        " …"
                    } else {
                        ""
                    };
                    let list = format!("{}{rest}", lines.join(", "));
                    let said = words::plural(
                        lines.len() as u64,
                        "line {list}",
                        "lines {list}",
                        &[("list", &list)],
                    );
                    item = item.text(format!(" ({said})"));
                }
                if several {
                    item = item.text(format!(", {}", file.name));
                }
                item
            })
        }))
        .into()
}
