//! Sales by number of calls: an association, said to be one.

use super::Place;
use crate::chart::{Rate, Role, rates};
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::{cell, said, twin as tables, words};

/// Sales by number of calls.
pub(super) fn conversion(report: &Report, at: &Place<'_>) -> Element {
    let wording = Wording {
        key: "conversion",
        title: "Sales by number of calls",
        head: "Calls",
        row: words::plain,
        note: "Association, not cause: leads that answer are called more, and leads that buy at once are not called again.",
    };
    sales(report, at, "conversion_by_attempts", &wording)
}

/// What differs between the two panels about sales.
pub(super) struct Wording {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    pub(super) head: &'static str,
    pub(super) row: fn(&str) -> String,
    pub(super) note: &'static str,
}

/// A panel about the share of leads sold, by the rows of a table.
pub(super) fn sales(report: &Report, at: &Place<'_>, id: &str, wording: &Wording) -> Element {
    let card = panel(wording.key, "", wording.title);
    let table = report.table(id);
    let list: Vec<Row<'_>> = rows(table)
        .filter(|r| r.count("leads").is_some_and(|n| n > 0))
        .collect();
    if list.iter().all(|r| r.number("share").is_none()) {
        let why = table
            .and_then(|t| t.why.as_ref())
            .or_else(|| report.estimate("won_rate").and_then(|e| e.why.as_ref()));
        return cannot_tell(card, why).child(more([counted(report, &["won_rate"], &[], &[id])]));
    }
    let sentence = match report.estimate("won_rate").filter(|e| e.value.is_some()) {
        Some(e) => words::fill(
            "Share of leads sold so far, with its interval. Of all leads: {share}.",
            &[("share", &words::value(e))],
        ),
        None => words::say("Share of leads sold so far, with its interval."),
    };
    let dots: Vec<Rate> = list
        .iter()
        .map(|r| Rate {
            label: (wording.row)(&r.name()),
            share: r.interval(),
            value: format!(
                "{} · n {}",
                r.number("share").map(words::share).unwrap_or_default(),
                r.count("leads").map(words::count).unwrap_or_default()
            ),
            role: Role::Actual,
            mark: said::share(
                &(wording.row)(&r.name()),
                r.interval(),
                None,
                r.count("leads"),
            ),
        })
        .collect();
    let chart = rates(at.side(), &dots, true, wording.title, &sentence);
    let twins = tables::table(
        wording.title,
        &[
            (wording.head, false),
            ("Sold", true),
            ("Leads", true),
            ("Share", true),
            ("95 % interval", true),
        ],
        &list
            .iter()
            .map(|r| {
                vec![
                    (wording.row)(&r.name()).into(),
                    cell::count(r.count("won")),
                    cell::count(r.count("leads")),
                    cell::share(r.number("share")),
                    cell::around(r.interval()),
                ]
            })
            .collect::<Vec<_>>(),
    );
    card.child(lead(sentence))
        .child(figure(chart))
        .child(remark(wording.note))
        .child(more([
            twin(twins),
            counted(report, &["won_rate"], &[], &[id]),
        ]))
}
