//! A target per dealer that its leads and its numbers support.

use super::super::Place;
use super::{alone, count, ends, share, shown, small};
use crate::chart::{Pair, Role, beside};
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::Row;
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::{
    cell::{self, Cell},
    said, twin as tables, words,
};

const TITLE: &str = "Fairer targets";

/// The panel; none where there is nobody to compare.
pub(in crate::view) fn fair_targets(report: &Report, at: &Place<'_>) -> Option<Element> {
    let report = at.around("dealers").unwrap_or(report);
    if alone(report, "fair_targets") {
        return None;
    }
    let card = panel("fair-targets", "", TITLE);
    let counted = counted(report, &[], &[], &["fair_targets"]);
    let table = report.table("fair_targets");
    let list: Vec<Row<'_>> = shown(table);
    if list.is_empty() {
        let why = table.and_then(|t| t.why.as_ref());
        return Some(cannot_tell(card, why).child(more([counted])));
    }
    let leads: u64 = list.iter().filter_map(|row| row.count("more")).sum();
    let lower = list
        .iter()
        .filter(|row| {
            row.number("target")
                .zip(row.number("expected"))
                .is_some_and(|(target, expected)| target < expected)
        })
        .count();
    let more_leads = words::plural(
        leads,
        "A target that each dealer’s leads support would have meant {n} lead more.",
        "A target that each dealer’s leads support would have meant {n} leads more.",
        &[],
    );
    let below = words::plural(
        list.len() as u64,
        "For {k} of {n} dealer it lies below what is expected now.",
        "For {k} of {n} dealers it lies below what is expected now.",
        &[("k", &words::count(lower as u64))],
    );
    let sentence = format!("{more_leads} {below}");
    let (first, last) = ends(&list);
    let pairs: Vec<Pair> = first
        .iter()
        .chain(last)
        .map(|row| {
            let value = row.number("share");
            let target = row.number("target");
            let actual = value.map(|value| (value, value, value));
            Pair {
                mark: said::pair(
                    &row.name(),
                    (words::msg("target {share}"), words::msg("now {share}")),
                    target,
                    actual,
                    row.count("n"),
                ),
                label: row.name(),
                actual,
                expected: target,
                line: format!("{} → {}", share(row, "share"), share(row, "target")),
                note: format!("+{}", count(row, "more")),
            }
        })
        .collect();
    let chart = beside(at.side(), &pairs, Role::Expected, TITLE, &sentence);
    let mut card = card
        .child(lead(sentence))
        .child(figure(chart))
        .child(remark(
            "Dot: now. Ring: the target, with how many more leads it would have meant; left of the dot, the dealer is there already. It is what the network does with leads like the dealer’s, no further than the dealer’s own interval reaches, and no less than its numbers surely show.",
        ));
    if !last.is_empty() {
        card = card.child(remark(words::fill(
            "Drawn: {k} of {n}. The table has them all.",
            &[
                ("k", &words::count((first.len() + last.len()) as u64)),
                ("n", &words::count(list.len() as u64)),
            ],
        )));
    }
    Some(
        card.children(small(&list).map(remark))
            .child(more([twin(twins(&list)), counted])),
    )
}

fn twins(list: &[Row<'_>]) -> Element {
    let body: Vec<Vec<Cell>> = list
        .iter()
        .map(|row| {
            vec![
                row.name().into(),
                cell::share(row.number("target")),
                words::say(match row.text("reason").as_str() {
                    "hold" => "hold what it surely does",
                    "step" => "a step, as far as its interval reaches",
                    _ => "what the network does with such leads",
                })
                .into(),
                cell::share(row.number("floor")),
                cell::share(row.number("own_mix")),
                cell::share(row.number("high")),
                cell::share(row.number("expected")),
                cell::count(row.count("more")),
                cell::count(row.count("k")),
                cell::count(row.count("n")),
            ]
        })
        .collect();
    tables::table(
        "Proposed targets: the larger of what it surely does and the smaller of own mix and the interval’s end",
        &[
            ("Dealer", false),
            ("Target", true),
            ("Because", false),
            ("What it surely does", true),
            ("Own mix", true),
            ("Interval’s end", true),
            ("Expected now", true),
            ("More leads", true),
            ("k", true),
            ("n", true),
        ],
        &body,
    )
}
