//! Questions that only the user can answer: the order of day and month.
//!
//! A button is `data-rg="day-order"` with the column's header as its field and `day-first` or `month-first` as its value.

use crate::node::{Element, el};
use crate::records::Question;
use crate::view::words::{fill, month as name_of, msg, say};

/// One card a question.
pub(in crate::view) fn questions(questions: &[Question]) -> Vec<Element> {
    let cards = questions.iter().enumerate();
    cards.map(|(at, q)| question(at, q)).collect()
}

fn question(at: usize, question: &Question) -> Element {
    let button = |value: &str, label: String| {
        el("button")
            .class("rg-button rg-first")
            .attr("type", "button")
            .attr("data-rg", "day-order")
            .attr("data-rg-field", question.header.as_str())
            .attr("value", value)
            .text(label)
    };
    let sample = question
        .samples
        .first()
        .map_or("03/04/2026", String::as_str);
    el("section")
        .key(format!("question-{at}"))
        .class("rg-card")
        .attr("aria-label", say("Day or month first?"))
        .child(el("h2").text(say("Day first or month first?")))
        .child(el("p").class("rg-lead").text(fill(
            "The column “{header}” of {file} has dates that can be read both ways:",
            &[("header", &question.header), ("file", &question.file)],
        )))
        .children((!question.also.is_empty()).then(|| {
            el("p").text(fill(
                "The answer also holds for: {columns}.",
                &[("columns", &question.also.join(", "))],
            ))
        }))
        .child(
            el("p")
                .class("rg-samples")
                .children(question.samples.iter().map(|s| el("code").text(s.as_str()))),
        )
        .child(
            el("p")
                .class("rg-row")
                .child(button("day-first", reading(sample, true)))
                .child(button("month-first", reading(sample, false))),
        )
}

/// The sample as it would be read, e.g. "Day first: 3 April".
fn reading(sample: &str, day_first: bool) -> String {
    let mut parts = sample
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|p| p.parse::<usize>().ok());
    let (name, example) = if day_first {
        (
            msg("Day first"),
            msg("Day first: {sample} is {day} {month}"),
        )
    } else {
        (
            msg("Month first"),
            msg("Month first: {sample} is {day} {month}"),
        )
    };
    let (Some(a), Some(b)) = (parts.next(), parts.next()) else {
        return say(name);
    };
    let (day, month) = if day_first { (a, b) } else { (b, a) };
    match name_of(month) {
        month if month.is_empty() => say(name),
        month => fill(
            example,
            &[
                ("sample", sample),
                ("day", &day.to_string()),
                ("month", &month),
            ],
        ),
    }
}
