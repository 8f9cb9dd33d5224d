//! Dealers and people in order, few leads counting for less.

use super::super::Place;
use super::{about, alone, count, ends, few, ring, shown, small};
use crate::chart::{Pair, Role, beside};
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::Row;
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::{
    cell::{self, Cell},
    said, twin as tables, words,
};

/// Dealers in order; none where there is nobody to compare.
pub(in crate::view) fn ranking(report: &Report, at: &Place<'_>) -> Option<Element> {
    one(report, at, "ranking", "dealers", "Dealers in order")
}

/// People in order; none where names may not be told or nobody can be compared.
pub(in crate::view) fn people(report: &Report, at: &Place<'_>) -> Option<Element> {
    if at.settings.aggregates_only && !at.settings.mask_people {
        return None;
    }
    one(report, at, "people", "people", "People in order")
}

fn one(
    report: &Report,
    at: &Place<'_>,
    id: &'static str,
    kind: &'static str,
    title: &'static str,
) -> Option<Element> {
    let report = at.around(kind).unwrap_or(report);
    if alone(report, id) {
        return None;
    }
    let card = panel(id, "", title);
    let counted = counted(report, &[], &[], &[id, "comparison"]);
    let table = report.table(id);
    let list: Vec<Row<'_>> = shown(table);
    let Some(all) = about(report, kind).filter(|_| !list.is_empty()) else {
        let why = table.and_then(|t| t.why.as_ref());
        return Some(cannot_tell(card, why).child(more([counted])));
    };
    let rate = all.number("rate").unwrap_or(0.0);
    let clear = list
        .iter()
        .filter(|row| row.text("zone").ends_with("above"));
    let above: Vec<String> = clear.map(|row| row.name()).collect();
    let expected = few(all.number("units").unwrap_or(0.0) / 40.0);
    let sentence = match above.len() {
        0 if all.number("tau2").is_some_and(|tau2| tau2 > 0.0) => words::fill(
            "Beyond what is usual among them, nobody stands above the network’s {share}.",
            &[("share", &words::share(rate))],
        ),
        0 => words::fill(
            "Nobody is clearly above the network’s {share}. Chance alone would put {expected} there.",
            &[("share", &words::share(rate)), ("expected", &expected)],
        ),
        n => words::plural(
            n as u64,
            "{n} of {all} is clearly above the network’s {share}; chance alone would put {expected} there.",
            "{n} of {all} are clearly above the network’s {share}; chance alone would put {expected} there.",
            &[
                ("all", &words::count(list.len() as u64)),
                ("share", &words::share(rate)),
                ("expected", &expected),
            ],
        ),
    };
    let (first, last) = ends(&list);
    let pairs: Vec<Pair> = first.iter().chain(last).map(pair).collect();
    let chart = beside(at.side(), &pairs, Role::Actual, title, &sentence);
    let mut card = card
        .child(lead(sentence))
        .child(figure(chart))
        .child(remark(how(&all, report)));
    if !last.is_empty() {
        card = card.child(remark(words::fill(
            "Drawn: the first {first} and the last {last} of {n}. The table has them all.",
            &[
                ("first", &words::count(first.len() as u64)),
                ("last", &words::count(last.len() as u64)),
                ("n", &words::count(list.len() as u64)),
            ],
        )));
    }
    if !above.is_empty() {
        let names: Vec<&str> = above.iter().take(5).map(String::as_str).collect();
        card = card.child(remark(super::above(&names.join(", "))));
    }
    Some(
        card.children(small(&list).map(remark))
            .child(more([twin(twins(title, &list)), counted])),
    )
}

fn pair(row: &Row<'_>) -> Pair {
    let shrunk = row.number("shrunk");
    let n = format!("n {}", count(row, "n"));
    let actual = shrunk
        .zip(row.number("shrunk_low"))
        .zip(row.number("shrunk_high"))
        .map(|((value, low), high)| (value, low, high));
    let words_for = (
        words::msg("as counted {share}"),
        words::msg("drawn to the usual {share}"),
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
        line: format!("{} · {n}", shrunk.map(words::share).unwrap_or_default()),
        note: n,
    }
}

/// What ring and dot are.
fn how(all: &Row<'_>, report: &Report) -> String {
    let usual = match (all.text("method").as_str(), all.number("m")) {
        ("jeffreys", _) => words::say(
            "Dot with its interval: the same drawn fewer than five, so one half of each is added, so that few leads count for less.",
        ),
        (_, Some(m)) => words::fill(
            "Dot with its interval: the same drawn towards the usual {share}, as if by {n} more leads, so that few leads count for less.",
            &[
                (
                    "share",
                    &all.number("mu").map(words::share).unwrap_or_default(),
                ),
                ("n", &words::decimals(m, 1)),
            ],
        ),
        _ => words::say(
            "Dot with its interval: the same drawn onto the usual rate, as they differ no more than chance does, so that few leads count for less.",
        ),
    };
    format!("{} {usual}", ring(report))
}

fn twins(title: &str, list: &[Row<'_>]) -> Element {
    let body: Vec<Vec<Cell>> = list
        .iter()
        .map(|row| {
            vec![
                row.name().into(),
                cell::share(row.number("shrunk")),
                cell::interval(row.ends("shrunk_low", "shrunk_high")),
                cell::share(row.number("share")),
                cell::interval(row.ends("low", "high")),
                cell::share(row.number("below")),
                cell::count(row.count("k")),
                cell::count(row.count("n")),
            ]
        })
        .collect();
    tables::table(
        title,
        &[
            ("Name", false),
            ("Drawn to the usual", true),
            ("95 % interval", true),
            ("As counted", true),
            ("95 % interval", true),
            ("Chance of lying below the network", true),
            ("k", true),
            ("n", true),
        ],
        &body,
    )
}
