//! Files to start from, one button a kind. The page makes the download.

use super::shell::remark;
use super::words;
use crate::node::{Element, el};
use crate::records::TEMPLATES;

/// The buttons, with what they are for.
pub(super) fn templates() -> Element {
    el("div")
        .class("rg-templates")
        .child(remark(
            "Files to start from, with their columns and one example row. None of them needs all columns.",
        ))
        .child(el("p").class("rg-row").children(TEMPLATES.map(|kind| {
            el("button")
                .key(kind)
                .class("rg-button")
                .attr("type", "button")
                .attr("data-rg", "template")
                .attr("data-rg-field", kind)
                // words: leads | touches | calls | tasks | appointments | surveys | expectations | hours
                .text(words::say(kind))
        })))
}
