//! How a reader can check that nothing is sent, without taking anybody's word for it.

use super::shell::{fold, remark};
use super::words::{msg, say};
use crate::node::{Element, el};

/// What to do, in the order of doing it.
const STEPS: [&str; 4] = [
    msg(
        "Open the developer tools of this browser (F12; on a Mac Option, Command and I together) and choose “Network”.",
    ),
    msg("Empty the list there, then open your file here."),
    msg(
        "Look at the list: no line that appears carries your file away. What the widget is made of is fetched once, from where this page has it; a file that this page names as its source is fetched from there.",
    ),
    msg("Or try without: switch your network off once this page is loaded, and open your file."),
];

/// The panel, beside the promise or at the end of the report.
pub(super) fn check() -> Element {
    let steps = el("ol")
        .class("rg-steps")
        .children(STEPS.map(|step| el("li").text(say(step))));
    el("div")
        .key("privacy")
        .class("rg-more rg-privacy")
        .child(fold(
            "check",
            "How to check that nothing is sent",
            [
                steps.into(),
                remark("A line that begins with “blob:” is no upload: it is this page reading what it holds in memory, at an address that exists on this device only.").into(),
                remark("Nothing is kept either: under “Storage” or “Application” the same tools show no cookie and no database of this widget. Close the page, and your file is gone from it.").into(),
            ],
        ))
}
