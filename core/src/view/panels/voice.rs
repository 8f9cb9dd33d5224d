//! What customers say: reasons of low and of high scores, and what had happened to their leads.

use super::Place;
use crate::chart::Role;
use crate::node::{Element, Node, el};
use crate::report::Report;
use crate::view::cells::rows;
use crate::view::lines::{Line, bars, table};
use crate::view::shell::{FEW, cannot_tell, counted, figure, fold, lead, more, panel, remark};
use crate::view::words;
use crate::words::Said;

const TITLE: &str = "Customer voice";
const BEHIND: &str = "What happened to their leads";
/// Reasons that are drawn; the table has all.
const MOST: usize = 8;

/// Table, heading and role of a band.
const BANDS: [(&str, &str, Role); 2] = [
    ("reasons_low", "Low scores, 1–3", Role::Nothing),
    ("reasons_high", "High scores, 4–5", Role::Actual),
];

/// The panel of reasons.
pub(in crate::view) fn voice(report: &Report, at: &Place<'_>) -> Option<Element> {
    let low = report.estimate("score_low_share")?;
    let place = if low.value.is_some() { "rg-full" } else { "" };
    let card = panel("voice", place, TITLE);
    let how = counted(
        report,
        &[
            "score_low_share",
            "score_high_share",
            "score_mean",
            "nps",
            "too_many_calls_share",
        ],
        &[],
        &["reasons_low", "reasons_high", "score_timelines"],
    );
    let Some(low_share) = low.value else {
        return Some(cannot_tell(card, low.why.as_ref()).child(more([how])));
    };
    let value = |id: &str| {
        report
            .estimate(id)
            .filter(|e| e.value.is_some())
            .map(words::value)
    };
    let mut sentence = words::plural(
        low.n,
        "{n} customer gave a score: {low} low (1–3), {high} high (4–5).",
        "{n} customers gave a score: {low} low (1–3), {high} high (4–5).",
        &[
            ("low", &words::share(low_share)),
            ("high", &value("score_high_share").unwrap_or_default()),
        ],
    );
    if let Some(mean) = value("score_mean") {
        let mean = words::fill("The mean is {mean} of 5.", &[("mean", &mean)]);
        sentence = format!("{sentence} {mean}");
    }
    if let Some(nps) = value("nps") {
        let nps = words::fill("The net promoter score is {nps}.", &[("nps", &nps)]);
        sentence = format!("{sentence} {nps}");
    }
    let mut columns = Vec::new();
    let mut twins = Vec::new();
    for (id, heading, role) in BANDS {
        let heading = &words::say(heading);
        let list = report.table(id);
        let lines: Vec<Line> = rows(list)
            .map(|row| {
                let name = row.text("reason");
                let label = if name == "no_reason" {
                    words::say("No reason given")
                } else {
                    name
                };
                Line::of_row(&label, row, ("answers", "n"), role)
            })
            .collect();
        let column = el("div").child(el("h4").text(heading.as_str()));
        columns.push(if lines.is_empty() {
            let why = list.and_then(|t| t.why.as_ref());
            let why = why.map(Said::spoken).unwrap_or_default();
            column.child(remark(words::sentence(&why)))
        } else {
            let shown = lines.get(..MOST).unwrap_or(&lines);
            column.child(figure(bars(at.side(), shown, heading, heading)))
        });
        if !lines.is_empty() {
            twins.push(table(heading, "Reason", "Customers", &lines).into());
        }
    }
    let mut said: Vec<Element> = calls(report).into_iter().collect();
    let (behind, behind_table) = behind(report, at).unzip();
    if let Some((chart, sentence)) = behind {
        columns.push(chart);
        said.insert(0, lead(sentence));
        said.push(remark(
            "Things that go together: the one need not have made the other.",
        ));
    }
    twins.extend(behind_table.map(Node::from));
    said.push(remark(
        "One customer can name several reasons. Who did not answer may think otherwise.",
    ));
    if low.n < FEW {
        said.push(remark("Few answers: read with care."));
    }
    columns.push(el("div").class("rg-said").children(said));
    let twins = (!twins.is_empty()).then(|| fold("table", "Table", twins));
    Some(
        card.child(lead(sentence))
            .child(el("div").key("two").class("rg-two").children(columns))
            .child(more(twins.into_iter().chain([how]))),
    )
}

/// How many complain about too many calls, and how many there could be.
fn calls(report: &Report) -> Option<Element> {
    let calls = report.estimate("too_many_calls_share")?;
    let (k, high) = (calls.k?, calls.high?);
    let most = words::share(high);
    Some(el("p").class("rg-lead").text(match k {
        0 => words::plural(
            calls.n,
            "0 of {n} unhappy customer complained about too many calls; at most {most} do.",
            "0 of {n} unhappy customers complained about too many calls; at most {most} do.",
            &[("most", &most)],
        ),
        k => words::plural(
            calls.n,
            "{k} of {n} unhappy customer complained about too many calls ({share}, at most {most}).",
            "{k} of {n} unhappy customers complained about too many calls ({share}, at most {most}).",
            &[
                ("k", &words::count(k)),
                ("share", &words::value(calls)),
                ("most", &most),
            ],
        ),
    }))
}

/// What had happened to the leads behind the scores: a column with its sentence, and the table.
fn behind(report: &Report, at: &Place<'_>) -> Option<((Element, String), Element)> {
    let mut lines = Vec::new();
    let mut parts = Vec::new();
    for row in rows(report.table("score_timelines")) {
        let label = match row.text("happened").as_str() {
            "promise_not_kept" => "Promise not kept",
            "message_never_again" => "No call after a message",
            _ => "One touch or none",
        };
        let label = words::within(&words::say(label));
        for (band, ids, role) in [
            (
                "Low",
                ["low_leads", "low_n", "low_share", "low_low", "low_high"],
                Role::Nothing,
            ),
            (
                "High",
                [
                    "high_leads",
                    "high_n",
                    "high_share",
                    "high_low",
                    "high_high",
                ],
                Role::Actual,
            ),
        ] {
            let share = row.number(ids[2]);
            let ends = row.number(ids[3]).zip(row.number(ids[4]));
            lines.push(Line {
                label: format!("{}: {label}", words::say(band)),
                share: share
                    .zip(ends)
                    .map(|(share, (low, high))| (share, low, high)),
                k: row.count(ids[0]),
                n: row.count(ids[1]),
                role,
            });
        }
        if let (Some(low), Some(high)) = (row.number("low_share"), row.number("high_share")) {
            parts.push(words::fill(
                "{what}: {low} of the leads behind low scores, {high} behind high ones",
                &[
                    ("what", &label),
                    ("low", &words::share(low)),
                    ("high", &words::share(high)),
                ],
            ));
        }
    }
    // Small cells may be hidden.
    if parts.is_empty() {
        return None;
    }
    let sentence = words::fill(
        "What the log says about them: {list}.",
        &[("list", &parts.join("; "))],
    );
    let column = el("div")
        .child(el("h4").text(words::say(BEHIND)))
        .child(figure(bars(at.side(), &lines, BEHIND, &sentence)));
    let twin = table(BEHIND, "What had happened", "Leads", &lines);
    Some(((column, sentence), twin))
}
