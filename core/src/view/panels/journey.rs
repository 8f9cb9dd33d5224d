//! From lead to sale, and where leads stop.

use super::Place;
use crate::chart::{Rate, Role, rates};
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::{cell, said, twin as tables, words};

const TITLE: &str = "From lead to sale";

/// The panel.
pub(super) fn journey(report: &Report, at: &Place<'_>) -> Element {
    let card = panel("journey", "", TITLE);
    let table = report.table("journey");
    let list: Vec<Row<'_>> = rows(table)
        .filter(|r| r.number("share_of_first").is_some())
        .collect();
    if list.len() < 2 {
        return cannot_tell(card, table.and_then(|t| t.why.as_ref()));
    }
    // The step on which the largest share of the leads before it stops.
    let leak = list
        .windows(2)
        .filter_map(|pair| {
            Some((
                stage(&pair[0]),
                stage(&pair[1]),
                pair[1].number("share_of_previous")?,
            ))
        })
        .min_by(|a, b| a.2.total_cmp(&b.2))
        // Where everybody came through, nothing is narrow.
        .filter(|step| step.2 < 1.0);
    let sentence = match leak {
        Some((from, to, share)) => words::fill(
            "Share of all leads that came this far. The narrowest step: from {from} to {to}, {share} of them.",
            &[
                ("from", &words::within(&from)),
                ("to", &words::within(&to)),
                ("share", &words::share(share)),
            ],
        ),
        None => words::say("Share of all leads that came this far."),
    };
    let bars: Vec<Rate> = list
        .iter()
        .map(|r| {
            let share = r.number("share_of_first").unwrap_or(0.0);
            Rate {
                label: stage(r),
                share: Some((share, share, share)),
                value: format!(
                    "{} · {}",
                    words::share(share),
                    r.count("leads").map(words::count).unwrap_or_default()
                ),
                role: Role::Actual,
                mark: said::share(
                    &stage(r),
                    Some((share, share, share)),
                    r.count("leads"),
                    None,
                ),
            }
        })
        .collect();
    let chart = rates(at.main(), &bars, false, TITLE, &sentence);
    let twins = tables::table(
        "Leads by stage reached",
        &[
            ("Stage", false),
            ("Leads", true),
            ("Of the stage before", true),
            ("Of all", true),
            ("Got here any way", true),
        ],
        &list
            .iter()
            .enumerate()
            .map(|(at, r)| {
                vec![
                    cell::nth(at, stage(r)),
                    cell::count(r.count("leads")),
                    cell::share(r.number("share_of_previous")),
                    cell::share(r.number("share_of_first")),
                    cell::count(r.count("any_way")),
                ]
            })
            .collect::<Vec<_>>(),
    );
    let mut notes = Vec::new();
    // Not every sale has a visit on file, so the path alone would hide most of them.
    if let Some(won) = list.last().filter(|r| r.text("stage") == "won")
        && let (Some(path), Some(all)) = (won.count("leads"), won.count("any_way"))
        && all > path
    {
        notes.push(words::fill(
            "Each bar needs all the bars above it: {k} of {n} sales took every step in these files.",
            &[("k", &words::count(path)), ("n", &words::count(all))],
        ));
    }
    let unknown: Vec<String> = rows(table)
        .filter(|r| r.number("share_of_first").is_none())
        .map(|r| words::within(&stage(&r)))
        .collect();
    if !unknown.is_empty() {
        notes.push(words::fill(
            "These files cannot tell: {stages}.",
            &[("stages", &unknown.join(", "))],
        ));
    }
    let mut card = card.child(lead(sentence)).child(figure(chart));
    if !notes.is_empty() {
        card = card.child(remark(notes.join(" ")));
    }
    card.child(more([twin(twins), counted(report, &[], &[], &["journey"])]))
}

/// The words for a stage.
fn stage(row: &Row<'_>) -> String {
    // words: Received | Appointment | Workable
    words::say(match row.text("stage").as_str() {
        "attempted" => "Tried by a person",
        "contacted" => "Reached",
        "shown" => "Customer came",
        "won" => "Sold",
        other => return words::plain(other),
    })
}
