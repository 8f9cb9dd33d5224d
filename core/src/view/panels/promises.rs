//! What was promised, and what was kept.

use super::Place;
use crate::chart::Role;
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::rows;
use crate::view::lines::{Line, bars, table};
use crate::view::shell::{
    FEW, cannot_tell, counted, figure, fold, lead, more, panel, remark, twin,
};
use crate::view::{
    cell::{self, Cell},
    twin as tables, words,
};

const TITLE: &str = "Promises";
const IDS: [&str; 2] = ["missed_promise_rate", "ticked_not_kept_rate"];

/// Words and roles of what becomes of a promise.
fn outcome(name: &str) -> (&'static str, Role) {
    match name {
        "kept" => ("Kept in time", Role::Actual),
        "late" => ("Kept late", Role::Called),
        "missed" => ("No touch in the files", Role::Nothing),
        "ticked_not_kept" => ("Ticked as done, no touch", Role::Other),
        "not_yet_due" => ("Not due yet", Role::Muted),
        "moved" => ("Moved before it was due", Role::Muted),
        _ => ("Called off by the customer", Role::Muted),
    }
}

/// The panel.
pub(in crate::view) fn promises(report: &Report, at: &Place<'_>) -> Option<Element> {
    let card = panel("kept", "", TITLE);
    let how = || {
        counted(
            report,
            &IDS,
            &["promise_lateness"],
            &["promises", "promises_by_person"],
        )
    };
    let rate = report.estimate(IDS[0])?;
    let list = report.table("promises");
    let lines: Vec<Line> = rows(list)
        .map(|row| {
            let (label, role) = outcome(&row.text("outcome"));
            Line::of_row(&words::say(label), row, ("promises", "due"), role)
        })
        .collect();
    let (Some(missed), Some(missed_n)) = (rate.value, rate.k) else {
        return Some(cannot_tell(card, rate.why.as_ref()).child(more([how()])));
    };
    let due = words::plural(
        rate.n,
        "{n} promise that was due",
        "{n} promises that were due",
        &[],
    );
    let mut sentence = words::plural(
        rate.n - missed_n,
        "Of {due}, {n} was kept in time and {missed} ({share}) not.",
        "Of {due}, {n} were kept in time and {missed} ({share}) not.",
        &[
            ("due", &due),
            ("missed", &words::count(missed_n)),
            ("share", &words::share(missed)),
        ],
    );
    if let Some(late) = report
        .distribution("promise_lateness")
        .and_then(|d| d.observed_median_ms)
    {
        let when = match late {
            0 => "Of those met at all, the middle one was met when it was due.",
            1.. => "Of those met at all, the middle one was met {time} after it was due.",
            _ => "Of those met at all, the middle one was met {time} before it was due.",
        };
        let time = words::span(late.saturating_abs());
        sentence = format!("{sentence} {}", words::fill(when, &[("time", &time)]));
    }
    let judged: Vec<Line> = lines.iter().filter(|l| l.n.is_some()).cloned().collect();
    let rest: Vec<String> = lines
        .iter()
        .filter(|line| line.n.is_none() && line.k != Some(0))
        .map(|line| {
            format!(
                "{} {}",
                line.k.map(words::count).unwrap_or_default(),
                words::within(&line.label)
            )
        })
        .collect();
    let mut notes = vec![words::say(
        "“No touch in the files” is what the log tells; it does not say that nobody called.",
    )];
    if !rest.is_empty() {
        notes.push(words::fill(
            "Not judged: {list}.",
            &[("list", &rest.join(", "))],
        ));
    }
    if rate.n < FEW {
        notes.push(words::say("Few promises: read with care."));
    }
    let mut parts = vec![twin(table(
        "Promises by what became of them",
        "Outcome",
        "Promises",
        &lines,
    ))];
    parts.extend(people(report));
    parts.push(how());
    Some(
        card.child(lead(sentence.as_str()))
            .child(figure(bars(at.side(), &judged, TITLE, &sentence)))
            .child(remark(notes.join(" ")))
            .child(more(parts)),
    )
}

/// The same by who was to keep them.
fn people(report: &Report) -> Option<Element> {
    let list: Vec<Vec<Cell>> = rows(report.table("promises_by_person"))
        .map(|row| {
            let count = |id| cell::count(row.count(id));
            vec![
                cell::name(&row.text("person"), "Nobody named"),
                count("due"),
                count("kept"),
                count("late"),
                count("missed"),
                count("ticked_not_kept"),
                cell::share(row.number("share")),
                cell::around(row.interval()),
            ]
        })
        .collect();
    let heads = [
        ("Person", false),
        ("Due", true),
        ("Kept", true),
        ("Late", true),
        ("No touch", true),
        ("Ticked, no touch", true),
        ("Not kept", true),
        ("95 % interval", true),
    ];
    (!list.is_empty()).then(|| {
        fold(
            "people",
            "By person",
            [tables::table("Promises by who was to keep them", &heads, &list).into()],
        )
    })
}
