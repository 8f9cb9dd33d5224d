//! What went wrong, on top of whatever else is shown. Dismissing (`data-rg="dismiss"`) carries the error's index.

use super::words;
use crate::diagnostic::Error;
use crate::node::{Element, el, text};

/// One card an error.
pub(super) fn errors(errors: &[Error], interactive: bool) -> Option<Element> {
    if errors.is_empty() {
        return None;
    }
    Some(
        el("div").key("errors").class("rg-errors").children(
            errors
                .iter()
                .enumerate()
                .map(|(i, e)| card(i, e, interactive)),
        ),
    )
}

fn card(index: usize, error: &Error, interactive: bool) -> Element {
    let mut place = Vec::new();
    if !error.file.is_empty() {
        place.push(error.file.clone());
    }
    if let Some(line) = error.line {
        place.push(words::fill("line {n}", &[("n", &line.to_string())]));
    }
    if let Some(header) = &error.header {
        place.push(words::fill("column “{header}”", &[("header", header)]));
    }
    let mut body = el("div").class("rg-grow");
    if !place.is_empty() {
        body = body.child(el("p").child(el("strong").text(place.join(", "))));
    }
    body = body
        .child(
            el("p")
                .text(words::sentence(&error.message.spoken()))
                .child(text(" "))
                .child(el("code").text(error.code)),
        )
        .child(
            el("p")
                .class("rg-remark")
                .text(words::sentence(&error.hint.spoken())),
        );
    let mut out = el("div")
        .key(format!("error-{index}"))
        .class("rg-card rg-error")
        .attr("role", "alert")
        .child(body);
    if interactive {
        out = out.child(
            el("button")
                .class("rg-button")
                .attr("type", "button")
                .attr("data-rg", "dismiss")
                .attr("data-rg-field", index.to_string())
                .attr(
                    "aria-label",
                    words::fill(
                        "Dismiss: {message}",
                        &[("message", &error.message.spoken())],
                    ),
                )
                .text(words::say("Dismiss")),
        );
    }
    out
}
