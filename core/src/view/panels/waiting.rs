//! How long a lead waits for a machine, a person, a call.

use super::Place;
use crate::chart::{Curve, Role, waiting as draw};
use crate::node::Element;
use crate::report::{Distribution, Report};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, twin};
use crate::view::{
    cell::{self, Cell},
    twin as tables, words,
};

const TITLE: &str = "How long a lead waits";

/// Ids, words and roles of the clocks.
const CLOCKS: [(&str, &str, Role); 3] = [
    ("response_time_any", "any message or call", Role::Automatic),
    (
        "response_time_human",
        "first touch by a person",
        Role::Human,
    ),
    ("response_time_call", "first call", Role::Actual),
];

/// Times that are read off the curves.
const STEPS: [(&str, i64); 6] = [
    ("5 min", 300_000),
    ("20 min", 1_200_000),
    ("1 hour", 3_600_000),
    ("4 hours", 14_400_000),
    ("1 day", 86_400_000),
    ("1 week", 604_800_000),
];

/// The panel.
pub(super) fn waiting(report: &Report, at: &Place<'_>) -> Element {
    let card = panel("waiting", "", TITLE);
    let clocks: Vec<(&Distribution, &str, Role)> = CLOCKS
        .iter()
        .filter_map(|&(id, label, role)| report.distribution(id).map(|d| (d, label, role)))
        .filter(|(d, ..)| !d.survival.is_empty() && d.n > 0)
        .collect();
    let ids = [
        "response_time_any",
        "response_time_human",
        "response_time_call",
        "time_to_contact",
    ];
    if clocks.is_empty() {
        let why = CLOCKS
            .iter()
            .filter_map(|c| report.distribution(c.0))
            .find_map(|d| d.why.as_ref());
        return cannot_tell(card, why).child(more([counted(report, &[], &ids, &[])]));
    }
    let curves: Vec<Curve> = clocks
        .iter()
        .map(|(d, label, role)| Curve {
            label: words::say(label),
            role: *role,
            points: d.survival.iter().map(|&(ms, s)| (ms, 1.0 - s)).collect(),
            marks: STEPS
                .iter()
                .filter_map(|&(time, ms)| {
                    let share = by(d, ms)?;
                    let said = words::plural(
                        d.n,
                        "{what}, within {time}: {share} of {n} lead",
                        "{what}, within {time}: {share} of {n} leads",
                        &[
                            ("what", &words::capital(&words::say(label))),
                            ("time", &words::say(time)),
                            ("share", &words::share(share)),
                        ],
                    );
                    Some((ms, share, said.into()))
                })
                .collect(),
        })
        .collect();
    let medians: Vec<String> = clocks
        .iter()
        .map(|(d, label, _)| {
            let what = words::say(label);
            match d.median_ms {
                Some(ms) => words::fill(
                    "{what} after {time}",
                    &[("what", &what), ("time", &words::span(ms))],
                ),
                None => words::fill("{what} not by half of them", &[("what", &what)]),
            }
        })
        .collect();
    let sentence = words::fill(
        "Share of leads that had it by then. Half had: {list}.",
        &[("list", &medians.join("; "))],
    );
    let chart = draw(at.side(), &curves, TITLE, &sentence);
    card.child(lead(sentence)).child(figure(chart)).child(more([
        twin(table(&clocks)),
        counted(report, &[], &ids, &[]),
    ]))
}

fn table(clocks: &[(&Distribution, &str, Role)]) -> Element {
    let mut heads = vec![("Clock", false), ("Half by", true)];
    heads.extend(STEPS.iter().map(|&(label, _)| (label, true)));
    heads.extend([("n", true), ("Without it", true)]);
    let rows: Vec<Vec<Cell>> = clocks
        .iter()
        .map(|(d, label, _)| {
            let mut row = vec![
                words::capital(&words::say(label)).into(),
                cell::of(
                    d.median_ms.map(milliseconds),
                    d.median_ms
                        .map_or_else(|| words::say("not reached"), words::span),
                ),
            ];
            row.extend(STEPS.iter().map(|&(_, ms)| cell::share(by(d, ms))));
            row.extend([d.n, d.censored].map(|n| cell::count(Some(n))));
            row
        })
        .collect();
    tables::table("Share of leads that had it by then", &heads, &rows)
}

#[expect(clippy::cast_precision_loss, reason = "a time that people wait")]
const fn milliseconds(ms: i64) -> f64 {
    ms as f64
}

/// Share with the event by a time: the last grid point at or before it, if the curve runs that far.
fn by(d: &Distribution, ms: i64) -> Option<f64> {
    let last = d.survival.last()?.0;
    let point = d.survival.iter().rev().find(|p| p.0 <= ms)?;
    (last >= ms).then_some(1.0 - point.1)
}
