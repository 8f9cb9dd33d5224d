//! What people believe about their own leads, beside what the log shows of the same leads.

use super::{Place, subject};
use crate::chart::{Pair, dumbbell};
use crate::node::Element;
use crate::order::sorted;
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::shell::{counted, figure, lead, more, panel, remark, twin};
use crate::view::{cell, said, twin as tables, words};

const TITLE: &str = "Beliefs";
const TABLE: &str = "belief_gap";

/// The most beliefs that are drawn; the table has them all.
const DRAWN: usize = 16;

/// The panel; none without a file of beliefs.
pub(in crate::view) fn beliefs(report: &Report, at: &Place<'_>) -> Option<Element> {
    let all: Vec<Row<'_>> = rows(report.table(TABLE)).collect();
    let about = subject(report, at.settings);
    let compared = |r: &&Row<'_>| r.text("figure") == about.id && r.number("gap").is_some();
    let believed = |r: &Row<'_>| r.text("basis") == "belief";
    let list: Vec<Row<'_>> = all
        .iter()
        .filter(compared)
        .filter(|r| believed(r))
        .copied()
        .collect();
    if all.is_empty() {
        return None;
    }
    let card = panel("beliefs", "", TITLE);
    let gaps = sorted(
        list.iter().filter_map(|r| r.number("gap")).collect(),
        f64::total_cmp,
    );
    let mut card = match (gaps.first(), gaps.get(gaps.len() / 2), gaps.last()) {
        (Some(&least), Some(&middle), Some(&most)) => {
            let too_much = gaps.iter().filter(|gap| **gap > 0.0).count();
            let message = match (about.contact, middle < 0.0) {
                (false, false) => {
                    "{k} of {n} beliefs about leads phoned are above what the log shows. The middle one is {middle} too high; they reach from {least} to {most}."
                }
                (false, true) => {
                    "{k} of {n} beliefs about leads phoned are above what the log shows. The middle one is {middle} too low; they reach from {least} to {most}."
                }
                (true, false) => {
                    "{k} of {n} beliefs about leads reached by phone are above what the log shows. The middle one is {middle} too high; they reach from {least} to {most}."
                }
                (true, true) => {
                    "{k} of {n} beliefs about leads reached by phone are above what the log shows. The middle one is {middle} too low; they reach from {least} to {most}."
                }
            };
            let sentence = words::fill(
                message,
                &[
                    ("k", &too_much.to_string()),
                    ("n", &gaps.len().to_string()),
                    ("middle", &words::points(libm::fabs(middle))),
                    ("least", &words::points(least)),
                    ("most", &words::points(most)),
                ],
            );
            // The network, then dealers, then people, as the table has them; the first of them where there are many.
            let pairs: Vec<Pair> = list.iter().take(DRAWN).map(pair).collect();
            let chart = dumbbell(at.side(), &pairs, TITLE, &sentence);
            let card = card.child(lead(sentence)).child(figure(chart));
            if list.len() > DRAWN {
                card.child(remark(words::fill(
                    "Drawn: the first {few} of {n}. The table has them all.",
                    &[
                        ("few", &DRAWN.to_string()),
                        ("n", &list.len().to_string()),
                    ],
                )))
            } else {
                card
            }
        }
        _ => card.child(lead(if about.contact {
            "Nobody in the file says what share of leads is reached by phone; the table holds what is said about other figures."
        } else {
            "Nobody in the file says what share of leads is phoned; the table holds what is said about other figures."
        })),
    };
    card = card.child(remark(
        "Ring: what was believed. Dot: what the log shows of the same leads, with its interval.",
    ));
    let cells = all.iter().map(|r| {
        vec![
            r.text("respondent").into(),
            words::say(&r.text("role")).into(),
            whom(r).into(),
            r.text("figure").into(),
            words::say(&r.text("basis")).into(),
            cell::number(r.number("believed"), words::belief),
            cell::known_share(r.number("actual")),
            cell::number(r.number("gap"), words::points),
            cell::count(r.count("n")),
        ]
    });
    let heads = [
        ("Who", false),
        ("Role", false),
        ("About", false),
        ("Figure", false),
        ("Kind", false),
        ("Believed", true),
        ("Actual", true),
        ("Gap", true),
        ("n", true),
    ];
    let twins = tables::table(
        "Beliefs and what the log shows",
        &heads,
        &cells.collect::<Vec<_>>(),
    );
    Some(card.child(more([
        twin(twins),
        counted(report, &[about.id], &[], &[TABLE]),
    ])))
}

/// Whose leads it is about.
fn whom(r: &Row<'_>) -> String {
    let name = r.text("about");
    if name.is_empty() {
        words::say("All leads")
    } else {
        name
    }
}

fn pair(r: &Row<'_>) -> Pair {
    let actual = r.number("actual").map(|v| {
        (
            v,
            r.number("low").unwrap_or(v),
            r.number("high").unwrap_or(v),
        )
    });
    let expected = r.number("believed");
    let n = r.count("n").map(words::count).unwrap_or_default();
    let said = actual.map_or_else(String::new, |a| words::decimals(a.0 * 100.0, 0));
    let words_for = (
        words::msg("believed {share}"),
        words::msg("in the log {share}"),
    );
    Pair {
        mark: said::pair(&whom(r), words_for, expected, actual, r.count("n")),
        label: whom(r),
        actual,
        expected,
        line: words::fill(
            "{share} of {belief} · n {n}",
            &[
                ("share", &said),
                ("belief", &expected.map(words::belief).unwrap_or_default()),
                ("n", &n),
            ],
        ),
        note: format!("n {n}"),
    }
}
