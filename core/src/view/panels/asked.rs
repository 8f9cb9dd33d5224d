//! Customers who asked and waited for an answer.

use super::Place;
use crate::chart::Role;
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::rows;
use crate::view::lines::{Line, bars, table};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::words;

const TITLE: &str = "Customers waiting for an answer";

fn label(name: &str) -> (&'static str, Role) {
    match name {
        "messages" => ("Messages", Role::Message),
        "missed_calls" => ("Calls nobody took", Role::Customer),
        "open_hours" => ("While open", Role::Other),
        _ => ("After hours", Role::Nothing),
    }
}

/// The panel.
pub(in crate::view) fn asked(report: &Report, at: &Place<'_>) -> Option<Element> {
    let card = panel("asked", "", TITLE);
    let rate = report.estimate("fumble_rate")?;
    let how = counted(report, &["fumble_rate", "reply_rate"], &[], &["fumbles"]);
    let (Some(share), Some(k)) = (rate.value, rate.k) else {
        return Some(cannot_tell(card, rate.why.as_ref()).child(more([how])));
    };
    let lines: Vec<Line> = rows(report.table("fumbles"))
        .map(|row| {
            let (label, role) = label(&row.text("asked_by"));
            Line::of_row(&words::say(label), row, ("unanswered", "asked"), role)
        })
        .collect();
    let by_hours = lines.len() > 2;
    let parts: [(&str, &str); 2] = [("k", &words::count(k)), ("share", &words::share(share))];
    let mut sentence = if by_hours {
        words::plural(
            rate.n,
            "Of {n} message or missed call from customers, {k} ({share}) had no answer by a person within 60 open minutes.",
            "Of {n} messages and missed calls from customers, {k} ({share}) had no answer by a person within 60 open minutes.",
            &parts,
        )
    } else {
        words::plural(
            rate.n,
            "Of {n} message or missed call from customers, {k} ({share}) had no answer by a person within 60 minutes.",
            "Of {n} messages and missed calls from customers, {k} ({share}) had no answer by a person within 60 minutes.",
            &parts,
        )
    };
    if let Some(reply) = report.estimate("reply_rate").filter(|e| e.value.is_some()) {
        let replied = words::fill(
            "{share} of the customers that someone turned to replied.",
            &[("share", &words::value(reply))],
        );
        sentence = format!("{sentence} {replied}");
    }
    let note = if by_hours {
        "What comes in after hours has 60 minutes from the next opening."
    } else {
        "No opening hours were given, so that nights and Sundays count as waiting, too. Add them to see what came in after hours."
    };
    Some(
        card.child(lead(sentence.as_str()))
            .child(figure(bars(at.side(), &lines, TITLE, &sentence)))
            .child(remark(note))
            .child(more([
                twin(table(
                    "Without an answer within an hour",
                    "What came in",
                    "No answer",
                    &lines,
                )),
                how,
            ])),
    )
}
