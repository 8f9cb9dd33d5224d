//! Dealers as if all had the same leads.

use super::super::Place;
use super::{alone, count, ends, ring, share, shown, small};
use crate::chart::{Pair, Role, beside};
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::Row;
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::{
    cell::{self, Cell},
    said, twin as tables, words,
};

const TITLE: &str = "Case mix";

/// The panel; none where there is nobody to compare.
pub(in crate::view) fn mix(report: &Report, at: &Place<'_>) -> Option<Element> {
    let report = at.around("dealers").unwrap_or(report);
    if alone(report, "case_mix") {
        return None;
    }
    let card = panel("case-mix", "", TITLE);
    let counted = counted(report, &[], &[], &["case_mix"]);
    let table = report.table("case_mix");
    let list: Vec<Row<'_>> = shown(table);
    let known: Vec<Row<'_>> = list
        .iter()
        .copied()
        .filter(|row| row.number("standardised").is_some())
        .collect();
    if list.is_empty() {
        let why = table.and_then(|t| t.why.as_ref());
        return Some(cannot_tell(card, why).child(more([counted])));
    }
    if known.is_empty() {
        return Some(
            card.child(lead(
                "No dealer has enough leads of enough kinds to say what it would do with the network’s leads.",
            ))
            .child(more([twin(twins(&list)), counted])),
        );
    }
    let reversed: Vec<&Row<'_>> = known
        .iter()
        .filter(|row| !row.text("reversed").is_empty())
        .collect();
    let sentence = match reversed.first() {
        None => words::say(
            "With the same mix of leads for everybody, no clear order of two dealers turns round.",
        ),
        Some(row) => words::fill(
            "Careful: {one} and {other} change places when both get the same mix of leads. Compare them by the dots.",
            &[("one", &row.name()), ("other", &row.text("reversed"))],
        ),
    };
    let (first, last) = ends(&known);
    let pairs: Vec<Pair> = first
        .iter()
        .chain(last)
        .map(|row| {
            let n = format!("n {}", count(row, "n"));
            let actual = row
                .number("standardised")
                .zip(row.number("standardised_low"))
                .zip(row.number("standardised_high"))
                .map(|((value, low), high)| (value, low, high));
            let words_for = (
                words::msg("as counted {share}"),
                words::msg("at the network’s mix {share}"),
            );
            Pair {
                mark: said::pair(
                    &row.name(),
                    words_for,
                    row.number("share"),
                    actual,
                    row.count("n"),
                ),
                label: row.name(),
                actual,
                expected: row.number("share"),
                line: format!("{} · {n}", share(row, "standardised")),
                note: n,
            }
        })
        .collect();
    let chart = beside(at.side(), &pairs, Role::Actual, TITLE, &sentence);
    let mut card = card
        .child(lead(sentence))
        .child(figure(chart))
        .child(remark(format!(
            "{} {}",
            ring(report),
            words::say("Dot with its interval: the same at the network’s mix of sources, hours of arrival and phone numbers.")
        )));
    let unknown = list.len() - known.len();
    if unknown > 0 {
        card = card.child(remark(words::plural(
            unknown as u64,
            "{n} dealer has too few leads of too many kinds to be compared in this way.",
            "{n} dealers have too few leads of too many kinds to be compared in this way.",
            &[],
        )));
    }
    if reversed.len() > 2 {
        card = card.child(remark(words::fill(
            "{n} dealers change places with another in this way; the table says with whom.",
            &[("n", &words::count(reversed.len() as u64))],
        )));
    }
    Some(
        card.children(small(&known).map(remark))
            .child(more([twin(twins(&list)), counted])),
    )
}

fn twins(list: &[Row<'_>]) -> Element {
    let body: Vec<Vec<Cell>> = list
        .iter()
        .map(|row| {
            vec![
                row.name().into(),
                cell::share(row.number("share")),
                cell::share(row.number("standardised")),
                cell::interval(row.ends("standardised_low", "standardised_high")),
                cell::share(row.number("covered")),
                row.text("reversed").into(),
                cell::count(row.count("k")),
                cell::count(row.count("n")),
            ]
        })
        .collect();
    tables::table(
        "Rates as counted and at the network’s mix",
        &[
            ("Dealer", false),
            ("As counted", true),
            ("At the network’s mix", true),
            ("95 % interval", true),
            ("Covered", true),
            ("Changes places with", false),
            ("k", true),
            ("n", true),
        ],
        &body,
    )
}
