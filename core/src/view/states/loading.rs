//! Files being read: how far, in numbers, and a way to stop.

use crate::node::{Element, el};
use crate::view::{Progress, Provisional, words};

/// The loading screen.
pub(in crate::view) fn loading(files: &[Progress], first: Option<&Provisional>) -> Element {
    el("section")
        .key("loading")
        .class("rg-card rg-loading")
        .attr("aria-label", words::say("Reading"))
        .child(el("h2").text(words::say(if files.len() == 1 {
            "Reading the file"
        } else {
            "Reading the files"
        })))
        .children(first.map(|first| provisional(first, files)))
        .children(
            files
                .iter()
                .enumerate()
                .map(|(at, file)| progress(at, file)),
        )
        .child(
            el("button")
                .class("rg-button")
                .attr("type", "button")
                .attr("data-rg", "cancel")
                .text(words::say("Stop reading")),
        )
}

/// The first figure with its interval, and from how much of the files it is.
fn provisional(first: &Provisional, files: &[Progress]) -> Element {
    let rate = &first.rate;
    let message = words::msg(if first.contact {
        "{k} of {n} leads reached by phone, as of {moment} (95 % interval {interval})."
    } else {
        "{k} of {n} leads phoned, as of {moment} (95 % interval {interval})."
    });
    let until = first.until.as_deref().map(words::instant);
    let sentence = words::fill(
        message,
        &[
            ("k", &rate.k.map(words::count).unwrap_or_default()),
            ("n", &words::count(rate.n)),
            ("moment", &until.unwrap_or_default()),
            ("interval", &words::interval_of(rate).unwrap_or_default()),
        ],
    );
    let remark = words::msg(if files.len() == 1 {
        "Provisional: from the first {share} of the file, which need not be like the rest. The whole file replaces it."
    } else {
        "Provisional: from the first {share} of these files, which need not be like the rest. The whole files replace it."
    });
    let remark = words::fill(remark, &[("share", &words::percent(first.share, 1))]);
    el("div")
        .key("provisional")
        .class("rg-provisional")
        .attr("data-rg-provisional", "")
        .child(el("p").class("rg-number").text(words::value(rate)))
        .child(el("p").text(sentence))
        .child(el("p").class("rg-remark").text(remark))
}

fn progress(at: usize, file: &Progress) -> Element {
    let mut bar = el("progress")
        .attr("max", "100")
        .attr("aria-label", file.name.as_str());
    let mut line = vec![words::bytes(file.read)];
    if let Some(size) = file.size.filter(|&s| s > 0) {
        let percent = file.read.saturating_mul(100) / size;
        let percent = percent.min(100);
        bar = bar.attr("value", percent.to_string());
        #[expect(clippy::cast_precision_loss, reason = "at most a hundred")]
        let share = words::percent(percent as f64 / 100.0, 0);
        let of = words::fill(
            "{k} of {n}",
            &[("k", &words::bytes(file.read)), ("n", &words::bytes(size))],
        );
        line[0] = format!("{share} · {of}");
    }
    line.push(words::plural(file.rows, "{n} row", "{n} rows", &[]));
    el("div")
        .key(format!("file-{at}"))
        .class("rg-progress")
        .child(el("p").child(el("strong").text(file.name.as_str())))
        .child(bar)
        .child(el("p").class("rg-remark").text(line.join(" · ")))
}
