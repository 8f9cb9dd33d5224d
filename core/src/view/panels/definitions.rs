//! The same leads as other tools would count them, and the way to let the figures follow one of them.

use super::Place;
use crate::chart::{Rate, Role, rates};
use crate::node::{Element, el};
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::{cell, said, twin as tables, words};

const TITLE: &str = "Why tools disagree";
const TABLE: &str = "definition_switchboard";

/// The figures that are drawn, and what stands above them.
const DRAWN: [(&str, &str); 2] = [
    ("within_60m", "Answered within 60 minutes"),
    ("contacted", "Contacted"),
];

/// The panel; there is none about nobody.
pub(in crate::view) fn definitions(report: &Report, at: &Place<'_>) -> Option<Element> {
    let table = report.table(TABLE)?;
    let list: Vec<Row<'_>> = rows(Some(table)).collect();
    let of = |tool: &str, what: &str| {
        let own = |r: &&Row<'_>| r.text("tool") == tool && r.text("what") == what;
        list.iter().find(own).copied()
    };
    let mut card = panel("definitions", "", TITLE);
    let mut spoken = Vec::new();
    let mut charts = Vec::new();
    for (what, title) in DRAWN {
        let shown: Vec<Rate> = words::TOOLS
            .iter()
            .filter_map(|(id, name)| rate(of(id, what)?, id, name, report))
            .collect();
        let share = |r: &Rate| r.share.map_or(0.0, |s| s.0);
        let Some(ours) = shown.iter().find(|r| r.role == Role::Actual).map(share) else {
            continue;
        };
        let (least, most) = shown
            .iter()
            .map(share)
            .fold((ours, ours), |(low, high), s| (low.min(s), high.max(s)));
        let sentence = words::fill(
            "{title}: {ours} as this report counts, {least} to {most} as others would.",
            &[
                ("title", &words::say(title)),
                ("ours", &words::share(ours)),
                ("least", &words::share(least)),
                ("most", &words::share(most)),
            ],
        );
        charts.push(remark(title));
        charts.push(figure(rates(at.side(), &shown, false, title, &sentence)));
        spoken.push(sentence);
    }
    if spoken.is_empty() {
        let known = report.estimate("contact_rate_any");
        return Some(cannot_tell(card, known.and_then(|e| e.why.as_ref())));
    }
    let intro = format!(
        "{} {}",
        words::say("The same leads, counted by different rules."),
        spoken.join(" ")
    );
    card = card
        .child(lead(intro))
        .children(choice(at))
        .children(charts);
    let cells = list.iter().map(|r| {
        vec![
            words::capital(&words::tool(&r.text("tool"))).into(),
            words::plain(&r.text("what")).into(),
            cell::count(r.count("leads")),
            cell::count(r.count("of")),
            cell::known_share(r.number("share")),
            words::say(&r.text("counting")).into(),
        ]
    });
    let heads = [
        ("Counted as in", false),
        ("Figure", false),
        ("k", true),
        ("n", true),
        ("Share", true),
        ("What counts", false),
    ];
    let twins = tables::table(
        "The same leads, counted by different rules",
        &heads,
        &cells.collect::<Vec<_>>(),
    );
    Some(card.child(remark("No rule is wrong; they answer different questions. Compare two numbers only where the rules are the same.")).child(more([
        twin(twins),
        counted(report, &["attempt_rate_any", "sla_60m", "contact_rate_any", "untouched_rate"], &[], &[TABLE]),
    ])))
}

fn rate(row: Row<'_>, id: &str, name: &str, report: &Report) -> Option<Rate> {
    let share = row.interval()?;
    let chosen = report.definition == Some(id);
    let label = if id == "automated" {
        words::say("Automatic ones too")
    } else {
        short(name)
    };
    Some(Rate {
        mark: said::share(&label, Some(share), None, None),
        label,
        share: Some(share),
        value: words::share(share.0),
        role: match id {
            "ours" => Role::Actual,
            _ if chosen => Role::Expected,
            _ => Role::Called,
        },
    })
}

/// A tool's name without what all of them have.
fn short(name: &str) -> String {
    words::plain(
        name.trim_start_matches("a ")
            .trim_start_matches("an ")
            .trim_end_matches(" tool"),
    )
}

/// Lets the figures follow another tool.
fn choice(at: &Place<'_>) -> Option<Element> {
    if !at.interactive {
        return None;
    }
    let chosen = at.settings.definition.map_or("ours", |d| d.name());
    let options = words::TOOLS.iter().map(|(id, name)| {
        let option = el("option").attr("value", *id).text(words::say(name));
        if *id == chosen {
            option.attr("selected", "")
        } else {
            option
        }
    });
    let select = el("select")
        .attr("data-rg", "definition")
        .attr("aria-label", words::say("Count as"))
        .children(options);
    Some(
        el("label")
            .key("choice")
            .class("rg-select")
            .child(el("span").text(words::say("Count as:")))
            .child(select),
    )
}
