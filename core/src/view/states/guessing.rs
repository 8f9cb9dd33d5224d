//! Guess first, then see: nothing of the answer is on this screen.

use crate::node::{Element, el};
use crate::report::{Report, decimals};
use crate::view::words;

/// The guessing screen. The slider is `guess` with a value from 0 to 1; the button is `reveal`.
pub(in crate::view) fn guessing(guess: f64, report: &Report) -> Element {
    let contact = report.estimate("reality_gap").and_then(|e| e.basis) == Some("contact");
    let question = words::say(if contact {
        "What share of your leads do you think is reached by phone?"
    } else {
        "What share of your leads do you think gets a phone call?"
    });
    el("section")
        .key("guessing")
        .class("rg-card rg-guess")
        .attr("aria-label", words::say("Your guess"))
        .child(el("h2").text(question.as_str()))
        .child(el("p").class("rg-lead").text(words::plural(
            report.counts.leads,
            "{n} lead is read. Say what you believe first; then see what the log says.",
            "{n} leads are read. Say what you believe first; then see what the log says.",
            &[],
        )))
        .child(
            el("div")
                .class("rg-guess-row")
                .child(
                    el("output")
                        .class("rg-number rg-is-expected")
                        // The slider says its value itself.
                        .attr("aria-live", "off")
                        .text(words::belief(guess)),
                )
                .child(
                    el("input")
                        .attr("type", "range")
                        .attr("min", "0")
                        .attr("max", "1")
                        .attr("step", "0.01")
                        .attr("value", decimals(guess, 2))
                        .attr("data-rg", "guess")
                        .attr("aria-label", question)
                        .attr("aria-valuetext", words::belief(guess)),
                ),
        )
        .child(
            el("button")
                .class("rg-button rg-first")
                .attr("type", "button")
                .attr("data-rg", "reveal")
                .text(words::say("Show what happened")),
        )
}
