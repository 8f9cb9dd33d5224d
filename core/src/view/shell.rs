//! What every panel has: a heading that is a noun, one sentence, the chart, and what is behind it.

use super::words;
use crate::node::{Element, Node, el, text};
use crate::report::{Distribution, Estimate, Report, Table};
use crate::words::Said;

/// Fewer leads than this are drawn, and said to be few.
pub(super) const FEW: u64 = 30;

/// A panel. `place` is its class in the layout.
pub(super) fn panel(key: &'static str, place: &str, title: &str) -> Element {
    el("section")
        .key(key)
        .class(format!("rg-card rg-{key} {place}"))
        .attr("part", format!("panel panel-{key}"))
        .attr("aria-label", words::say(title))
        .child(
            el("h3")
                .key("title")
                .attr("part", "title")
                .text(words::say(title)),
        )
}

/// The sentence under a heading.
pub(super) fn lead(sentence: impl AsRef<str>) -> Element {
    el("p")
        .key("lead")
        .class("rg-lead")
        .text(words::say(sentence.as_ref()))
}

/// A chart in its figure.
pub(super) fn figure(chart: Node) -> Element {
    el("figure")
        .key("figure")
        .attr("part", "chart")
        .child(chart)
}

/// A remark below a chart.
pub(super) fn remark(sentence: impl AsRef<str>) -> Element {
    el("p")
        .class("rg-remark")
        .text(words::say(sentence.as_ref()))
}

/// A message with elements in the place of its `{names}`.
pub(super) fn nodes<const N: usize>(english: &str, parts: [(&str, Node); N]) -> Vec<Node> {
    let said = words::say(english);
    let mut parts: Vec<(&str, Node)> = parts.into();
    let mut out = Vec::new();
    let mut rest = said.as_str();
    while let Some((before, (name, after))) = rest
        .split_once('{')
        .and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        if !before.is_empty() {
            out.push(text(before));
        }
        if let Some(at) = parts.iter().position(|part| part.0 == name) {
            out.push(parts.swap_remove(at).1);
        }
        rest = after;
    }
    if !rest.is_empty() {
        out.push(text(rest));
    }
    out
}

/// What can be opened below a chart.
pub(super) fn more(parts: impl IntoIterator<Item = Element>) -> Element {
    el("div").key("more").class("rg-more").children(parts)
}

/// Something to open.
pub(super) fn fold(key: &str, summary: &str, inside: impl IntoIterator<Item = Node>) -> Element {
    el("details")
        .key(key)
        .child(el("summary").text(words::say(summary)))
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
        let line = words::fill(
            "Judged as of {time}, {zone}.",
            &[("time", &words::instant(as_of)), ("zone", &report.timezone)],
        );
        items.push(el("p").text(line).into());
    }
    fold("counted", "How this is counted", items)
}

fn about(id: &str, definition: &str, facts: &[String], why: Option<&Said>) -> Element {
    let mut out = el("div")
        .class("rg-about")
        .child(
            el("p")
                .child(el("code").text(id))
                .child(text(" "))
                .text(words::say(definition)),
        )
        .child(el("p").class("rg-facts").text(facts.join(" · ")));
    if let Some(why) = why {
        out = out.child(el("p").text(words::fill("Not known: {why}.", &[("why", &why.spoken())])));
    }
    out
}

fn about_estimate(e: &Estimate) -> Element {
    let mut facts = vec![words::value(e)];
    let (n, among) = (words::count(e.n), words::say(e.denominator));
    facts.push(match e.k {
        Some(k) => words::fill(
            "{k} of {n} {among}",
            &[("k", &words::count(k)), ("n", &n), ("among", &among)],
        ),
        None => words::fill("n {n} {among}", &[("n", &n), ("among", &among)]),
    });
    if let Some(interval) = words::interval_of(e) {
        facts.push(words::fill(
            "95\u{a0}% interval {interval}",
            &[("interval", &interval)],
        ));
    }
    if e.immature > 0 {
        facts.push(words::fill(
            "{old} old enough to judge, {young} too recent and not counted as failures",
            &[
                ("old", &words::count(e.mature)),
                ("young", &words::count(e.immature)),
            ],
        ));
    }
    about(e.id, e.definition, &facts, e.why.as_ref())
}

fn about_distribution(d: &Distribution) -> Element {
    let time = |message: &str, ms: Option<i64>| {
        let time = ms.map_or_else(|| words::say("not reached"), words::span);
        words::fill(message, &[("time", &time)])
    };
    let number = |message: &str, n| words::fill(message, &[("n", &words::count(n))]);
    let facts = [
        time(words::msg("median {time}"), d.median_ms),
        time(words::msg("75\u{a0}% by {time}"), d.p75_ms),
        time(words::msg("90\u{a0}% by {time}"), d.p90_ms),
        number("n {n}", d.n),
        number(
            words::msg("{n} still open or closed without it"),
            d.censored,
        ),
        number(words::msg("{n} without a usable time"), d.untimed),
    ];
    about(d.id, d.definition, &facts, d.why.as_ref())
}

fn about_table(t: &Table) -> Element {
    about(
        t.id,
        t.definition,
        &[words::plural(
            t.rows.len() as u64,
            "{n} row",
            "{n} rows",
            &[],
        )],
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
pub(super) fn cannot_tell(panel: Element, why: Option<&Said>) -> Element {
    let reason = words::sentence(&why.map_or_else(
        || words::say("the figures behind this panel are not in the report"),
        Said::spoken,
    ));
    let said = why.map(Said::english).unwrap_or_default();
    let key = if said.starts_with("no leads to count") {
        "nobody"
    } else {
        "why"
    };
    let advice = if said.contains("fewer than") {
        "Small cells are hidden. Choose a longer period, or more dealers."
    } else if said.ends_with("n is 0") {
        "There is nothing to count here in what is chosen. Choose a longer period, or fewer filters."
    } else {
        "Add the missing column to the export, or name it under “How it was read”, and open the file again."
    };
    panel.child(
        el("div")
            .key("cannot")
            .class("rg-cannot")
            .child(el("p").child(el("strong").text(words::say("This file cannot tell."))))
            .child(el("p").key(key).text(reason))
            .child(remark(advice)),
    )
}
