//! Belief and log, dealer by dealer.

use super::{Place, subject};
use crate::chart::{Frame, Pair, dumbbell};
use crate::node::Element;
use crate::order::sorted;
use crate::report::{Estimate, Report};
use crate::view::shell::{FEW, cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::{
    Width,
    cell::{self, Cell},
    said, twin as tables, words,
};

const TITLE: &str = "Belief and log, by dealer";

/// The most dealers that are drawn; the table has them all.
const DRAWN: usize = 30;
/// The same on the first printed page, which they share with the answer.
const PRINTED: usize = 14;

/// The panel; none where there is one dealer or none.
pub(super) fn dealers(report: &Report, at: &Place<'_>) -> Option<Element> {
    let report = at.around("dealers").unwrap_or(report);
    let about = subject(report, at.settings);
    let list: Vec<(&str, &Estimate)> = report
        .estimates_by(about.id, "dealer")
        .filter_map(|e| Some((name(e)?, e)))
        .collect();
    if list.len() < 2 {
        return None;
    }
    if list.iter().all(|(_, e)| e.value.is_none()) {
        let why = list.iter().find_map(|(_, e)| e.why.as_ref());
        return Some(cannot_tell(panel("dealers", "", TITLE), why));
    }
    // Most first; those that cannot be known last; names decide ties.
    let list = sorted(list, |a, b| {
        let value = |e: &Estimate| e.value.unwrap_or(-1.0);
        value(b.1).total_cmp(&value(a.1)).then_with(|| a.0.cmp(b.0))
    });
    // Looked for once, not once a dealer.
    let beliefs: Vec<(&str, f64)> = report
        .estimates_by("reality_gap", "dealer")
        .filter_map(|e| Some((name(e)?, e.expected?)))
        .collect();
    let belief = |dealer: &str| {
        let own = beliefs.iter().find(|(name, _)| *name == dealer);
        Some(own.map_or(about.expected, |&(_, belief)| belief))
    };
    let drawn: Vec<&(&str, &Estimate)> = pick(
        &list,
        if at.width == Width::Print {
            PRINTED
        } else {
            DRAWN
        },
    );
    let pairs: Vec<Pair> = drawn
        .iter()
        .map(|(dealer, e)| {
            let expected = belief(dealer);
            let said = e
                .value
                .map_or_else(words::unknown, |v| words::decimals(v * 100.0, 0));
            let line = match expected {
                Some(b) => words::fill(
                    "{share} of {belief} · n {n}",
                    &[
                        ("share", &said),
                        ("belief", &words::belief(b)),
                        ("n", &words::count(e.n)),
                    ],
                ),
                None => format!("{said} · n {}", words::count(e.n)),
            };
            let actual = said::range(e);
            Pair {
                mark: said::dealer(&label(dealer), (e.k, e.n), about.contact, actual, expected),
                label: label(dealer),
                actual,
                expected,
                note: format!("n {}", words::count(e.n)),
                line,
            }
        })
        .collect();
    let reach = list
        .iter()
        .filter(
            |(dealer, e)| matches!((e.high, belief(dealer)), (Some(high), Some(b)) if high >= b),
        )
        .count();
    let sentence = if reach == 0 {
        words::say(
            "Ring: what was expected. Dot: what the log shows, with its interval. At no dealer does the log reach what was expected.",
        )
    } else {
        words::fill(
            "Ring: what was expected. Dot: what the log shows, with its interval. At {k} of {n} dealers does the log reach what was expected.",
            &[("k", &reach.to_string()), ("n", &list.len().to_string())],
        )
    };
    let frame = if at.width == Width::Print {
        Frame::SHEET
    } else {
        at.main()
    };
    let chart = dumbbell(frame, &pairs, TITLE, &sentence);
    let mut card = panel("dealers", "", TITLE)
        .child(lead(sentence))
        .child(figure(chart));
    if list.len() > drawn.len() {
        card = card.child(remark(words::fill(
            "Drawn: the {few} dealers with the most leads, of {n}. The table has them all.",
            &[
                ("few", &drawn.len().to_string()),
                ("n", &list.len().to_string()),
            ],
        )));
    }
    let few: Vec<String> = list
        .iter()
        .filter(|(_, e)| e.n < FEW)
        .map(|(dealer, e)| format!("{}: n {}", label(dealer), words::count(e.n)))
        .take(3)
        .collect();
    if !few.is_empty() {
        card = card.child(remark(words::fill(
            "{dealers}. Read with care.",
            &[("dealers", &few.join(", "))],
        )));
    }
    Some(card.child(more([
        twin(table(&list, belief)),
        counted(report, &[about.id, "reality_gap"], &[], &[]),
    ])))
}

/// At most so many dealers, those with the most leads, in the given order.
fn pick<'a, 'b>(
    list: &'b [(&'a str, &'a Estimate)],
    most: usize,
) -> Vec<&'b (&'a str, &'a Estimate)> {
    let sizes: Vec<(u64, usize)> = list
        .iter()
        .enumerate()
        .map(|(i, (_, e))| (e.n, i))
        .collect();
    let mut largest = sorted(sizes, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    largest.truncate(most);
    let chosen = sorted(largest, |a, b| a.1.cmp(&b.1));
    chosen
        .into_iter()
        .filter_map(|(_, i)| list.get(i))
        .collect()
}

fn name(e: &Estimate) -> Option<&str> {
    e.group.get("dealer").map(|d| d.as_deref().unwrap_or(""))
}

fn label(dealer: &str) -> String {
    if dealer.is_empty() {
        words::say("No dealer given")
    } else {
        dealer.to_owned()
    }
}

fn table(list: &[(&str, &Estimate)], belief: impl Fn(&str) -> Option<f64>) -> Element {
    let rows: Vec<Vec<Cell>> = list
        .iter()
        .map(|(dealer, e)| {
            let expected = belief(dealer);
            let gap = e.value.zip(expected).map(|(v, b)| b - v);
            let [value, interval, k, n] = cell::estimate(e);
            vec![
                cell::name(dealer, "No dealer given"),
                cell::number(expected, words::belief),
                value,
                interval,
                cell::number(gap, words::points),
                k,
                n,
            ]
        })
        .collect();
    tables::table(
        "Expected and actual by dealer",
        &[
            ("Dealer", false),
            ("Expected", true),
            ("Actual", true),
            ("95 % interval", true),
            ("Gap", true),
            ("k", true),
            ("n", true),
        ],
        &rows,
    )
}
