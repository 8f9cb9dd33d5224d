//! Where to start: the findings, each with its receipt.

use crate::node::{Element, el};
use crate::report::{Finding, Report};
use crate::view::shell::{lead, panel, remark};
use crate::view::words;

/// The panel.
pub(super) fn start(report: &Report) -> Element {
    let card = panel("start", "rg-side", "Where to start");
    if report.findings.is_empty() {
        return card.child(lead(
            "No rule found enough leads to point to. With more leads, or with columns for results and times, there may be more to say.",
        ));
    }
    card.child(
        el("ol").class("rg-findings").children(
            report
                .findings
                .iter()
                .enumerate()
                .map(|(i, f)| finding(i, f)),
        ),
    )
    .child(remark("These are associations in the log, not causes."))
}

fn finding(at: usize, finding: &Finding) -> Element {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of leads are far below 2^53"
    )]
    let share = (finding.n > 0).then(|| finding.k as f64 / finding.n as f64);
    let mut receipt = words::of(finding.k, finding.n);
    match (share, finding.interval) {
        (Some(share), Some((low, high))) => {
            receipt = format!(
                "{receipt} ({}, {})",
                words::share(share),
                words::interval(low, high)
            );
        }
        (Some(share), None) => receipt = format!("{receipt} ({})", words::share(share)),
        _ => {}
    }
    // The first sentence says what; what follows says why.
    let (what, why) = match finding.text.split_once(". ") {
        Some((what, why)) => (format!("{what}."), why),
        None => (finding.text.clone(), ""),
    };
    el("li")
        .key(format!("{}-{at}", finding.id))
        .child(
            el("p")
                .child(el("strong").text(what))
                .text(if why.is_empty() {
                    String::new()
                } else {
                    format!(" {why}")
                }),
        )
        .child(
            el("p")
                .class("rg-remark")
                .text(format!("{receipt} · rule: {}", finding.rule)),
        )
}
