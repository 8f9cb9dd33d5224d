//! What every panel has: a heading that is a noun, one sentence, the chart, and what is behind it.

use super::words;
use crate::node::{Element, Node, el, text};
use crate::report::{Distribution, Estimate, Report, Table};

/// Fewer leads than this are drawn, and said to be few.
pub(super) const FEW: u64 = 30;

/// A panel. `place` is its class in the layout.
pub(super) fn panel(key: &'static str, place: &str, title: &str) -> Element {
    el("section")
        .key(key)
        .class(format!("rg-card rg-{key} {place}"))
        .attr("part", format!("panel panel-{key}"))
        .attr("aria-label", title)
        .child(el("h3").key("title").attr("part", "title").text(title))
}

/// The sentence under a heading.
pub(super) fn lead(sentence: impl Into<String>) -> Element {
    el("p").key("lead").class("rg-lead").text(sentence)
}

/// A chart in its figure.
pub(super) fn figure(chart: Node) -> Element {
    el("figure")
        .key("figure")
        .attr("part", "chart")
        .child(chart)
}

/// A remark below a chart.
pub(super) fn remark(sentence: impl Into<String>) -> Element {
    el("p").class("rg-remark").text(sentence)
}

/// What can be opened below a chart.
pub(super) fn more(parts: impl IntoIterator<Item = Element>) -> Element {
    el("div").key("more").class("rg-more").children(parts)
}

/// Something to open.
pub(super) fn fold(key: &str, summary: &str, inside: impl IntoIterator<Item = Node>) -> Element {
    el("details")
        .key(key)
        .child(el("summary").text(summary))
        .child(el("div").class("rg-inside").children(inside))
}

/// The table twin of a chart.
pub(super) fn twin(table: Element) -> Element {
    fold("table", "Table", [table.into()])
}

/// "How this is counted" for figures, times and tables.
pub(super) fn counted(
    report: &Report,
    estimates: &[&str],
    distributions: &[&str],
    tables: &[&str],
) -> Element {
    let mut items: Vec<Node> = Vec::new();
    items.extend(
        estimates
            .iter()
            .filter_map(|id| report.estimate(id))
            .map(|e| about_estimate(e).into()),
    );
    items.extend(
        distributions
            .iter()
            .filter_map(|id| report.distribution(id))
            .map(|d| about_distribution(d).into()),
    );
    items.extend(
        tables
            .iter()
            .filter_map(|id| report.table(id))
            .map(|t| about_table(t).into()),
    );
    if let Some(as_of) = &report.as_of {
        let line = format!(
            "Judged as of {}, {}.",
            words::instant(as_of),
            report.timezone
        );
        items.push(el("p").text(line).into());
    }
    fold("counted", "How this is counted", items)
}

fn about(id: &str, definition: &str, facts: &[String], why: Option<&String>) -> Element {
    let mut out = el("div")
        .class("rg-about")
        .child(
            el("p")
                .child(el("code").text(id))
                .child(text(" "))
                .text(definition),
        )
        .child(el("p").class("rg-facts").text(facts.join(" · ")));
    if let Some(why) = why {
        out = out.child(el("p").text(format!("Not known: {why}.")));
    }
    out
}

fn about_estimate(e: &Estimate) -> Element {
    let mut facts = vec![words::value(e)];
    match e.k {
        Some(k) => facts.push(format!("{} {}", words::of(k, e.n), e.denominator)),
        None => facts.push(format!("n {} {}", words::count(e.n), e.denominator)),
    }
    if let Some(interval) = words::interval_of(e) {
        facts.push(format!("95\u{a0}% interval {interval}"));
    }
    if e.immature > 0 {
        facts.push(format!(
            "{} old enough to judge, {} too recent and not counted as failures",
            words::count(e.mature),
            words::count(e.immature)
        ));
    }
    about(e.id, e.definition, &facts, e.why.as_ref())
}

fn about_distribution(d: &Distribution) -> Element {
    let time = |ms: Option<i64>| ms.map_or_else(|| "not reached".to_owned(), words::span);
    let facts = [
        format!("median {}", time(d.median_ms)),
        format!("75\u{a0}% by {}", time(d.p75_ms)),
        format!("90\u{a0}% by {}", time(d.p90_ms)),
        format!("n {}", words::count(d.n)),
        format!(
            "{} still open or closed without it",
            words::count(d.censored)
        ),
        format!("{} without a usable time", words::count(d.untimed)),
    ];
    about(d.id, d.definition, &facts, d.why.as_ref())
}

fn about_table(t: &Table) -> Element {
    about(
        t.id,
        t.definition,
        &[words::many(t.rows.len() as u64, "row", "rows")],
        t.why.as_ref(),
    )
}

/// True where some rows of a table are hidden as small cells. Hidden is not zero: nothing may be added up.
pub(super) fn has_hidden(table: Option<&Table>) -> bool {
    table.is_some_and(|t| !t.rows.is_empty() && t.why.is_some())
}

/// The remark below a chart in which small cells are hidden.
pub(super) fn small_cells() -> Element {
    remark(
        "Where no figure stands, it is about few leads, or another one about few could be worked out from it.",
    )
}

/// A panel whose question the file cannot answer: it says so, and which column would tell.
pub(super) fn cannot_tell(panel: Element, why: Option<&String>) -> Element {
    let reason = words::sentence(
        why.map_or("the figures behind this panel are not in the report", |w| {
            w.as_str()
        }),
    );
    panel.child(
        el("div")
            .key("cannot")
            .class("rg-cannot")
            .child(el("p").child(el("strong").text("This file cannot tell.")))
            .child(el("p").key("why").text(reason))
            .child(
                el("p")
                    .class("rg-remark")
                    .text(if why.is_some_and(|why| why.contains("fewer than")) {
                        "Small cells are hidden. Choose a longer period, or more dealers."
                    } else if why.is_some_and(|why| why.ends_with("n is 0")) {
                        "There is nothing to count here in what is chosen. Choose a longer period, or fewer filters."
                    } else {
                        "Add the missing column to the export, or name it under “How it was read”, and open the file again."
                    }),
            ),
    )
}
