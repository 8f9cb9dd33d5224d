//! Who received the leads: what even a file without touches can tell.

use super::Place;
use crate::chart::{Rate, Role, rates};
use crate::node::Element;
use crate::order::sorted;
use crate::report::Report;
use crate::view::shell::{figure, lead, more, panel, twin};
use crate::view::{cell, said, twin as tables, words};

const TITLE: &str = "Leads received";

/// The most dealers that are drawn; the table has them all.
const DRAWN: usize = 15;

/// The panel; none where there is one dealer or none.
pub(in crate::view) fn received(report: &Report, at: &Place<'_>) -> Option<Element> {
    let report = at.around("dealers").unwrap_or(report);
    let workable = report.counts.workable;
    // Any figure about all workable leads tells how many there are, known or not.
    let list: Vec<(String, u64)> = report
        .estimates_by("attempt_rate_any", "dealer")
        .map(|e| {
            let dealer = e.group.get("dealer").and_then(|d| d.clone());
            (dealer.unwrap_or_else(|| words::say("No dealer given")), e.n)
        })
        .collect();
    if list.len() < 2 || workable == 0 {
        return None;
    }
    let list = sorted(list, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of leads are far below 2^53"
    )]
    let share = |n: u64| n as f64 / workable as f64;
    let (most, n) = list.first()?;
    let dealers = words::plural(list.len() as u64, "{n} dealer", "{n} dealers", &[]);
    let sentence = words::plural(
        workable,
        "{n} workable lead went to {dealers}. Most went to {most}: {share}.",
        "{n} workable leads went to {dealers}. Most went to {most}: {share}.",
        &[
            ("dealers", &dealers),
            ("most", most),
            ("share", &words::of(*n, workable)),
        ],
    );
    let drawn = list.iter().take(DRAWN).map(|(dealer, n)| Rate {
        label: dealer.clone(),
        share: Some((share(*n), share(*n), share(*n))),
        value: words::count(*n),
        role: Role::Called,
        mark: said::share(
            dealer,
            Some((share(*n), share(*n), share(*n))),
            Some(*n),
            None,
        ),
    });
    let chart = rates(
        at.main(),
        &drawn.collect::<Vec<_>>(),
        false,
        TITLE,
        &sentence,
    );
    let cells = list.iter().map(|(dealer, n)| {
        vec![
            dealer.clone().into(),
            cell::count(Some(*n)),
            cell::share(Some(share(*n))),
        ]
    });
    let table = tables::table(
        "Workable leads by dealer",
        &[("Dealer", false), ("Leads", true), ("Share", true)],
        &cells.collect::<Vec<_>>(),
    );
    Some(
        panel("received", "", TITLE)
            .child(lead(sentence))
            .child(figure(chart))
            .child(more([twin(table)])),
    )
}
