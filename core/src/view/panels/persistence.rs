//! The attempt that reached the customer.

use super::Place;
use crate::chart::{Rate, Role, rates};
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, twin};
use crate::view::{cell, said, twin as tables, words};

const TITLE: &str = "Reached by which attempt";

/// The panel.
pub(super) fn persistence(report: &Report, at: &Place<'_>) -> Element {
    let card = panel("persistence", "", TITLE);
    let table = report.table("reached_by_attempt");
    let list: Vec<Row<'_>> = rows(table)
        .filter(|r| r.number("share").is_some())
        .collect();
    let (Some(first), Some(last)) = (list.first(), list.last()) else {
        return cannot_tell(card, table.and_then(|t| t.why.as_ref())).child(more([counted(
            report,
            &["contact_rate_any"],
            &[],
            &["reached_by_attempt"],
        )]));
    };
    let share = |r: &Row<'_>| r.number("share").map(words::share).unwrap_or_default();
    let sentence = words::fill(
        "Share of leads reached by then: {first} by the first attempt, {last} by attempt {n}. A lead not reached leaves the count after its last attempt.",
        &[
            ("first", &share(first)),
            ("last", &share(last)),
            ("n", &last.text("attempt")),
        ],
    );
    let list_of: Vec<Rate> = list
        .iter()
        .map(|r| {
            let label = words::fill("attempt {n}", &[("n", &r.text("attempt"))]);
            Rate {
                share: r.interval(),
                value: share(r),
                role: Role::Actual,
                mark: said::share(&label, r.interval(), None, None),
                label,
            }
        })
        .collect();
    let chart = rates(at.side(), &list_of, true, TITLE, &sentence);
    let twins = tables::table(
        "Share of leads reached by attempt",
        &[
            ("Attempt", false),
            ("Reached by then", true),
            ("95 % interval", true),
            ("Leads tried that often", true),
        ],
        &list
            .iter()
            .enumerate()
            .map(|(at, r)| {
                vec![
                    cell::nth(at, r.text("attempt")),
                    cell::share(r.number("share")),
                    cell::around(r.interval()),
                    cell::count(r.count("leads").or(r.count("at_risk"))),
                ]
            })
            .collect::<Vec<_>>(),
    );
    card.child(lead(sentence)).child(figure(chart)).child(more([
        twin(twins),
        counted(report, &["contact_rate_any"], &[], &["reached_by_attempt"]),
    ]))
}
