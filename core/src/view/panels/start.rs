//! Where to start: the findings, each with its receipt.

use crate::node::{Element, el};
use crate::report::{Finding, Report};
use crate::view::shell::{fold, lead, more, panel, remark};
use crate::view::words;

/// So many stand in the open; the others can be opened.
const SHOWN: usize = 4;

/// The panel.
pub(super) fn start(report: &Report) -> Element {
    let card = panel("start", "", "Where to start");
    if report.findings.is_empty() {
        return card.child(lead(
            "No rule found enough leads to point to. With more leads, or with columns for results and times, there may be more to say.",
        ));
    }
    let (first, rest) = report.findings.split_at(report.findings.len().min(SHOWN));
    let card = card.child(list(first, 0));
    let card = if rest.is_empty() {
        card
    } else {
        let title = words::plural(rest.len() as u64, "{n} more hint", "{n} more hints", &[]);
        card.child(more([fold("hints", &title, [list(rest, SHOWN).into()])]))
    };
    card.child(remark("These are associations in the log, not causes."))
}

fn list(findings: &[Finding], before: usize) -> Element {
    el("ol")
        .class("rg-findings")
        .attr("start", (before + 1).to_string())
        .children((before..).zip(findings).map(|(i, f)| finding(i, f)))
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
    let text = finding.text.spoken();
    let (what, why) = match text.split_once(". ") {
        Some((what, why)) => (format!("{what}."), why),
        None => (text.clone(), ""),
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
        .child(el("p").class("rg-remark").text(words::fill(
            "{receipt} · rule: {rule}",
            &[("receipt", &receipt), ("rule", &finding.rule.spoken())],
        )))
}
