//! Messages left, and who rang back.

use super::Place;
use crate::chart::Role;
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::rows;
use crate::view::lines::{Line, bars, table};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::words;

const TITLE: &str = "Left a message, never called again";
const IDS: [&str; 3] = [
    "left_message_never_called_again",
    "call_back_rate",
    "call_back_within_5h",
];
const LABELS: [(&str, Role); 3] = [
    ("Not called again in 24 h", Role::Nothing),
    ("Rang back in a week", Role::Actual),
    ("Of those, within 5 h", Role::Called),
];

/// The panel.
pub(in crate::view) fn messages(report: &Report, at: &Place<'_>) -> Option<Element> {
    let card = panel("messages", "", TITLE);
    let left = report.estimate(IDS[0])?;
    let lines: Vec<Line> = IDS
        .iter()
        .zip(LABELS)
        .filter_map(|(id, (label, role))| {
            Some(Line::of_estimate(
                &words::say(label),
                report.estimate(id)?,
                role,
            ))
        })
        .filter(|line| line.share.is_some())
        .collect();
    let how = counted(report, &IDS, &[], &[]);
    if lines.is_empty() {
        return Some(cannot_tell(card, left.why.as_ref()).child(more([how])));
    }
    let by_hours = rows(report.table("fumbles")).count() > 2;
    let mut parts = Vec::new();
    if let (Some(share), Some(k)) = (left.value, left.k) {
        let values: [(&str, &str); 2] = [("k", &words::count(k)), ("share", &words::share(share))];
        parts.push(if by_hours {
            words::plural(
                left.n,
                "With {n} lead a message was left and nobody was reached; {k} of them ({share}) got no further call within 24 open hours.",
                "With {n} leads a message was left and nobody was reached; {k} of them ({share}) got no further call within 24 open hours.",
                &values,
            )
        } else {
            words::plural(
                left.n,
                "With {n} lead a message was left and nobody was reached; {k} of them ({share}) got no further call within 24 hours.",
                "With {n} leads a message was left and nobody was reached; {k} of them ({share}) got no further call within 24 hours.",
                &values,
            )
        });
    }
    if let Some(back) = report
        .estimate("call_back_rate")
        .filter(|e| e.value.is_some())
    {
        parts.push(words::fill(
            "After a call that nobody took, {share} of customers rang back within a week.",
            &[("share", &words::value(back))],
        ));
    }
    let sentence = parts.join(" ");
    Some(
        card.child(lead(sentence.as_str()))
            .child(figure(bars(at.side(), &lines, TITLE, &sentence)))
            .child(remark(
                "Elsewhere about 1 in 5 customers ring back, 84 % of those within 5 hours (a vendor's figures; context, not a pass mark): when five hours have passed, another call is due. Hours are open hours where opening hours are given.",
            ))
            .child(more([
                twin(table(TITLE, "What", "Leads", &lines)),
                how,
            ])),
    )
}
