//! Week by week: what changed by more than chance.

use super::super::Place;
use super::{deed, few};
use crate::chart::{Moment, trend as draw};
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::{
    cell::{self, Cell},
    said, twin as tables, words,
};

const TITLE: &str = "Trend";

/// The panel; none where there is one period or none.
pub(in crate::view) fn trend(report: &Report, at: &Place<'_>) -> Option<Element> {
    let report = at.around("period").unwrap_or(report);
    let table = report.table("trend")?;
    let card = panel("trend", "", TITLE);
    let counted = counted(report, &[], &[], &["trend"]);
    let list: Vec<Row<'_>> = rows(Some(table)).collect();
    if list.len() < 2 {
        let why = table
            .why
            .as_ref()
            .filter(|why| !why.message().starts_with("no leads"))?;
        return Some(cannot_tell(card, Some(why)).child(more([counted])));
    }
    let sentence = sentence(report, &list);
    let moments: Vec<Moment> = list
        .iter()
        .map(|row| Moment {
            label: row.name(),
            share: row.number("share"),
            limits: row.number("low").zip(row.number("high")),
            young: row.text("state") == "immature",
            signal: !matches!(row.text("signal").as_str(), "" | "none"),
            mark: said::facts(
                &row.name(),
                [
                    row.count("k")
                        .zip(row.count("n"))
                        .map(|(k, n)| words::of(k, n)),
                    row.number("share").map(words::share),
                    Some(says(row)).filter(|says| !says.is_empty()),
                ],
            ),
        })
        .collect();
    let centre = list.iter().find_map(|row| row.number("centre"));
    let chart = draw(at.side(), &moments, centre, TITLE, &sentence);
    let mut card = card
        .child(lead(sentence))
        .child(figure(chart))
        .child(remark(deed(
            report,
            "Share called. Straight line: all of it together. Steps: where chance alone keeps to. Large dots: more than chance.",
            "Share reached by phone. Straight line: all of it together. Steps: where chance alone keeps to. Large dots: more than chance.",
        )));
    let young: Vec<String> = list
        .iter()
        .filter(|row| row.text("state") == "immature")
        .map(|row| row.name())
        .collect();
    if !young.is_empty() {
        let periods = match young.as_slice() {
            [one] => one.clone(),
            [first, .., last] => {
                words::fill("{first} to {last}", &[("first", first), ("last", last)])
            }
            [] => String::new(),
        };
        card = card.child(remark(words::fill(
            "Hatched, {periods}: too recent to judge, its leads are still being worked.",
            &[("periods", &periods)],
        )));
    }
    Some(card.child(more([twin(twins(&list)), counted])))
}

fn sentence(report: &Report, list: &[Row<'_>]) -> String {
    let mature = list.iter().filter(|row| row.text("state") == "mature");
    let mature = mature.count() as u64;
    let weeks = list.iter().any(|row| row.name().contains('W'));
    let judged = list.iter().any(|row| !row.text("signal").is_empty());
    if !judged {
        return if weeks {
            words::plural(
                mature,
                "{n} week old enough to judge are too few to tell a change from chance; it takes 12.",
                "{n} weeks old enough to judge are too few to tell a change from chance; it takes 12.",
                &[],
            )
        } else {
            words::plural(
                mature,
                "{n} month old enough to judge are too few to tell a change from chance; it takes 12.",
                "{n} months old enough to judge are too few to tell a change from chance; it takes 12.",
                &[],
            )
        };
    }
    let periods = if weeks {
        words::plural(mature, "{n} week##in them", "{n} weeks##in them", &[])
    } else {
        words::plural(mature, "{n} month##in them", "{n} months##in them", &[])
    };
    let signals: Vec<String> = list
        .iter()
        .filter(|row| !matches!(row.text("signal").as_str(), "" | "none"))
        .map(|row| row.name())
        .collect();
    let chance = few(2.7 * f64::from(u32::try_from(mature).unwrap_or(u32::MAX)) / 1_000.0);
    let (first, last) = match signals.as_slice() {
        [] => ("", ""),
        [one] => (one.as_str(), ""),
        [first, .., last] => (first.as_str(), last.as_str()),
    };
    let sentence = match signals.len() {
        0 => deed(
            report,
            "In {periods} the share called did not change by more than chance.",
            "In {periods} the share reached by phone did not change by more than chance.",
        ),
        1 => deed(
            report,
            "In {periods} the share called differed by more than chance once, in {first}.",
            "In {periods} the share reached by phone differed by more than chance once, in {first}.",
        ),
        _ => deed(
            report,
            "In {k} of {periods} the share called differed by more than chance, from {first} to {last}.",
            "In {k} of {periods} the share reached by phone differed by more than chance, from {first} to {last}.",
        ),
    };
    let parts: [(&str, &str); 4] = [
        ("periods", periods.as_str()),
        ("first", first),
        ("last", last),
        ("k", &words::count(signals.len() as u64)),
    ];
    let by_chance = words::fill(
        "Chance alone would put {n} beyond the limits.",
        &[("n", &chance)],
    );
    format!("{} {by_chance}", words::fill(sentence, &parts))
}

/// What can be said of a period.
fn says(row: &Row<'_>) -> String {
    words::say(
        match (row.text("state").as_str(), row.text("signal").as_str()) {
            ("immature", _) => "too recent",
            (_, "beyond") => "beyond a limit",
            (_, "shift") => "7 or more in a row on one side",
            (_, "trend") => "7 or more in a row rising or falling",
            (_, "near") => "2 of 3 near a limit",
            (_, "none") => words::msg("chance"),
            _ => return String::new(),
        },
    )
}

fn twins(list: &[Row<'_>]) -> Element {
    let body: Vec<Vec<Cell>> = list
        .iter()
        .enumerate()
        .map(|(at, row)| {
            vec![
                cell::nth(at, row.name()),
                cell::share(row.number("share")),
                cell::interval(row.ends("low", "high")),
                says(row).into(),
                cell::count(row.count("k")),
                cell::count(row.count("n")),
            ]
        })
        .collect();
    tables::table(
        "Share by period of arrival",
        &[
            ("Period", false),
            ("Share", true),
            ("Limits", true),
            ("Says", false),
            ("k", true),
            ("n", true),
        ],
        &body,
    )
}
