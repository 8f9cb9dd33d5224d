//! Answered in time: share of leads that a person touched within the common targets.

use super::Place;
use crate::chart::{Rate, Role, rates};
use crate::node::Element;
use crate::report::{Estimate, Report};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, twin};
use crate::view::{cell, said, twin as tables, words};

const TITLE: &str = "First touch in time";

/// Ids and words of the targets that are drawn.
const TARGETS: [(&str, &str); 5] = [
    ("sla_5m", "within 5 min"),
    ("sla_20m", "within 20 min"),
    ("sla_60m", "within 1 hour"),
    ("sla_same_day", "the same day"),
    ("sla_24h", "within 24 hours"),
];

/// The panel.
pub(super) fn targets(report: &Report, at: &Place<'_>) -> Element {
    let card = panel("targets", "", TITLE);
    let found: Vec<(&Estimate, &str)> = TARGETS
        .iter()
        .filter_map(|&(id, label)| report.estimate(id).map(|e| (e, label)))
        .collect();
    let ids = TARGETS.map(|t| t.0);
    let Some((first, label)) = found.iter().find(|(e, _)| e.value.is_some()) else {
        return cannot_tell(card, found.iter().find_map(|(e, _)| e.why.as_ref()))
            .child(more([counted(report, &ids, &[], &[])]));
    };
    let sentence = words::fill(
        "A person touched {share} of leads {within}. Leads without any touch count as not in time.",
        &[
            ("share", &words::value(first)),
            ("within", &words::say(label)),
        ],
    );
    let list: Vec<Rate> = found
        .iter()
        .map(|(e, label)| Rate {
            label: words::say(label),
            share: said::range(e),
            value: words::value(e),
            role: Role::Actual,
            mark: said::share(&words::say(label), said::range(e), e.k, Some(e.n)),
        })
        .collect();
    let chart = rates(at.side(), &list, false, TITLE, &sentence);
    let table = tables::table(
        "First touch by a person, within",
        &[
            ("Target", false),
            ("Share", true),
            ("95 % interval", true),
            ("k", true),
            ("n", true),
        ],
        &found
            .iter()
            .enumerate()
            .map(|(at, (e, label))| {
                vec![
                    cell::nth(at, words::capital(&words::say(label))),
                    cell::value(e),
                    cell::interval_of(e),
                    cell::count(e.k),
                    cell::count(Some(e.n)),
                ]
            })
            .collect::<Vec<_>>(),
    );
    card.child(lead(sentence))
        .child(figure(chart))
        .child(more([twin(table), counted(report, &ids, &[], &[])]))
}
