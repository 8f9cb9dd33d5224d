//! Attempts per lead.

use super::Place;
use crate::chart::{Column, Role, attempts as draw};
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::shell::{
    cannot_tell, counted, figure, has_hidden, lead, more, panel, remark, small_cells, twin,
};
use crate::view::{cell, twin as tables, words};

const TITLE: &str = "Attempts per lead";

/// Attempts that stand together in the last column.
const LAST: usize = 6;

/// The panel.
pub(super) fn attempts(report: &Report, at: &Place<'_>) -> Element {
    let card = panel("attempts", "", TITLE);
    let ids = [
        "attempts_per_lead",
        "phone_touches_per_lead",
        "tenacity_gap",
        "give_up_rate",
    ];
    let table = report.table("attempts_histogram");
    let list: Vec<Row<'_>> = rows(table).collect();
    if list.iter().all(|r| r.number("share_any").is_none()) {
        let why = table.and_then(|t| t.why.as_ref());
        return cannot_tell(card, why).child(more([counted(
            report,
            &ids,
            &[],
            &["attempts_histogram"],
        )]));
    }
    let hidden = has_hidden(table);
    let share = |r: &Row<'_>| r.number("share_any").unwrap_or(0.0);
    let few: f64 = list.iter().take(3).map(share).sum();
    let mut sentence = if hidden {
        String::new()
    } else {
        words::fill(
            "{share} of leads got two attempts or fewer, as logged.",
            &[("share", &words::share(few))],
        )
    };
    if let Some(mean) = report.estimate("attempts_per_lead").and_then(|e| e.value) {
        let mean = words::fill(
            "With redials as one, and counted up to contact, the mean is {mean}.",
            &[("mean", &words::mean(mean))],
        );
        sentence = [sentence, mean].join(" ").trim_start().to_owned();
    }
    let mut columns: Vec<Column> = list
        .iter()
        .take(LAST)
        .enumerate()
        .map(|(at, r)| {
            column(
                r.text("attempts"),
                share(r),
                match at {
                    0 => Role::Nothing,
                    1..=4 => Role::Called,
                    _ => Role::Actual,
                },
            )
        })
        .collect();
    if list.len() > LAST {
        columns.push(column(
            format!("{LAST}+"),
            list.iter().skip(LAST).map(share).sum(),
            Role::Actual,
        ));
    }
    let chart = draw(
        at.main(),
        &columns,
        Some((5, &words::say("strong networks: about 5"))),
        TITLE,
        &sentence,
    );
    let twins = tables::table(
        "Leads by number of attempts",
        &[
            ("Attempts", false),
            ("Leads, any channel", true),
            ("Share", true),
            ("Leads, by phone", true),
            ("Share", true),
        ],
        &list
            .iter()
            .enumerate()
            .map(|(at, r)| {
                vec![
                    cell::nth(at, r.text("attempts")),
                    cell::count(r.count("leads_any")),
                    cell::share(r.number("share_any")),
                    cell::count(r.count("leads_phone")),
                    cell::share(r.number("share_phone")),
                ]
            })
            .collect::<Vec<_>>(),
    );
    if hidden {
        return card
            .child(lead(sentence))
            .child(twins)
            .child(small_cells())
            .child(more([counted(report, &ids, &[], &["attempts_histogram"])]));
    }
    card.child(lead(sentence))
        .child(figure(chart))
        .child(remark("Dashed: strong networks make about five attempts, most of them by phone. Context, not a pass mark."))
        .child(more([twin(twins), counted(report, &ids, &[], &["attempts_histogram"])]))
}

fn column(label: String, share: f64, role: Role) -> Column {
    let value = words::percent(share, 0);
    Column {
        mark: words::fill("{n} attempts: {share}", &[("n", &label), ("share", &value)]).into(),
        label,
        value,
        share,
        role,
    }
}
