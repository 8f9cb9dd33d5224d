//! Week by week: what changed by more than chance.

use super::super::Place;
use super::{count, deed, few, interval, share};
use crate::chart::{Moment, trend as draw};
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::{said, twin as tables, words};

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
                    Some(says(row).to_owned()).filter(|says| !says.is_empty()),
                ],
            ),
        })
        .collect();
    let centre = list.iter().find_map(|row| row.number("centre"));
    let chart = draw(at.side(), &moments, centre, TITLE, &sentence);
    let mut card = card
        .child(lead(sentence))
        .child(figure(chart))
        .child(remark(format!(
            "Share {}. Straight line: all of it together. Steps: where chance alone keeps to. Large dots: more than chance.",
            deed(report)
        )));
    let young: Vec<String> = list
        .iter()
        .filter(|row| row.text("state") == "immature")
        .map(|row| row.name())
        .collect();
    if !young.is_empty() {
        card = card.child(remark(format!(
            "Hatched, {}: too recent to judge, its leads are still being worked.",
            match young.as_slice() {
                [one] => one.clone(),
                [first, .., last] => format!("{first} to {last}"),
                [] => String::new(),
            }
        )));
    }
    Some(card.child(more([twin(twins(&list)), counted])))
}

fn sentence(report: &Report, list: &[Row<'_>]) -> String {
    let mature = list.iter().filter(|row| row.text("state") == "mature");
    let mature = mature.count() as u64;
    let word = if list.iter().any(|row| row.name().contains('W')) {
        ("week", "weeks")
    } else {
        ("month", "months")
    };
    let periods = words::many(mature, word.0, word.1);
    let judged = list.iter().any(|row| !row.text("signal").is_empty());
    if !judged {
        return format!(
            "{periods} old enough to judge are too few to tell a change from chance; it takes 12."
        );
    }
    let signals: Vec<String> = list
        .iter()
        .filter(|row| !matches!(row.text("signal").as_str(), "" | "none"))
        .map(|row| row.name())
        .collect();
    let chance = few(2.7 * f64::from(u32::try_from(mature).unwrap_or(u32::MAX)) / 1_000.0);
    let deed = deed(report);
    match signals.as_slice() {
        [] => format!(
            "In {periods} the share {deed} did not change by more than chance. Chance alone would put {chance} beyond the limits."
        ),
        [one] => format!(
            "In {periods} the share {deed} differed by more than chance once, in {one}. Chance alone would put {chance} beyond the limits."
        ),
        [first, .., last] => format!(
            "In {} of {periods} the share {deed} differed by more than chance, from {first} to {last}. Chance alone would put {chance} beyond the limits.",
            words::count(signals.len() as u64)
        ),
    }
}

/// What can be said of a period.
fn says(row: &Row<'_>) -> &'static str {
    match (row.text("state").as_str(), row.text("signal").as_str()) {
        ("immature", _) => "too recent",
        (_, "beyond") => "beyond a limit",
        (_, "shift") => "7 or more in a row on one side",
        (_, "trend") => "7 or more in a row rising or falling",
        (_, "near") => "2 of 3 near a limit",
        (_, "none") => "chance",
        _ => "",
    }
}

fn twins(list: &[Row<'_>]) -> Element {
    let body: Vec<Vec<String>> = list
        .iter()
        .map(|row| {
            vec![
                row.name(),
                share(row, "share"),
                interval(row, "low", "high"),
                says(row).to_owned(),
                count(row, "k"),
                count(row, "n"),
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
