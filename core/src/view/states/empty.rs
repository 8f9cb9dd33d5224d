//! Nothing opened yet: where to drop a file, a sample to try, and what happens to the data.

use crate::node::{Element, el};
use crate::view::shell::fold;
use crate::view::templates::templates;
use crate::view::words::say;

/// The empty screen. The page itself handles `open` and `demo`, and files dropped anywhere on the widget.
pub(in crate::view) fn empty() -> Element {
    el("section")
        .key("empty")
        .class("rg-card rg-empty")
        .attr("aria-label", say("Open a file"))
        .child(el("h2").text(say("How are your leads really followed up?")))
        .child(el("p").class("rg-lead").text(say(
            "Drop a lead export from your CRM here: leads, activities, or both, as CSV, Excel, JSON or XML, also zipped. You get the answer in one look. Logs of calls, tasks, appointments, surveys and expectations add to it.",
        )))
        .child(
            el("div")
                .class("rg-drop-zone")
                .attr("data-rg-drop", "")
                .child(button("open", "Open a file", true))
                .child(el("p").class("rg-remark").text(say("or drop it anywhere in this frame"))),
        )
        .child(
            el("p")
                .class("rg-row")
                .child(el("span").text(say("No file at hand?")))
                .child(button("demo", "Try it with a sample", false)),
        )
        .child(
            fold("templates", "Templates", [templates().into()]),
        )
        .child(
            el("ul")
                .class("rg-promises")
                .child(el("li").text(say("The file is read on this device and is not sent anywhere.")))
                .child(el("li").text(say("Nothing is stored: close this page and it is gone.")))
                .child(el("li").text(say("Every row is counted or set aside with a reason that you can see."))),
        )
}

fn button(action: &str, label: &str, first: bool) -> Element {
    el("button")
        .class(if first {
            "rg-button rg-first"
        } else {
            "rg-button"
        })
        .attr("type", "button")
        .attr("data-rg", action)
        .text(say(label))
}
