//! What comes in when nobody is there, and how long it waits.

use super::Place;
use crate::chart::Role;
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::rows;
use crate::view::lines::{Line, bars, table};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::words;

const TITLE: &str = "After hours";

/// The panel.
pub(in crate::view) fn after_hours(report: &Report, at: &Place<'_>) -> Option<Element> {
    let card = panel("after-hours", "", TITLE);
    let share = report.estimate("after_hours_share")?;
    let answered = report.estimate("after_hours_answered");
    let ids = ["after_hours_share", "after_hours_answered"];
    let how = counted(report, &ids, &[], &["after_hours"]);
    let (Some(value), Some(k)) = (share.value, share.k) else {
        return Some(cannot_tell(card, share.why.as_ref()).child(more([how])));
    };
    let came = words::fill(
        "{k} of {n} leads ({share}) came in after hours.",
        &[
            ("k", &words::count(k)),
            ("n", &words::count(share.n)),
            ("share", &words::share(value)),
        ],
    );
    let list: Vec<_> = rows(report.table("after_hours")).collect();
    let [open, after] = list[..] else {
        return Some(card.child(lead(came)).child(more([how])));
    };
    let line = |label: &str, row, role| {
        Line::of_row(&words::say(label), row, ("answered", "judged"), role)
    };
    let mut lines = vec![
        line("Came in while open, within an hour", open, Role::Actual),
        line("After hours, within an hour", after, Role::Nothing),
    ];
    if let Some(answered) = answered.filter(|e| e.value.is_some()) {
        let label = words::say("After hours, by first open hour");
        lines.push(Line::of_estimate(&label, answered, Role::Called));
    }
    let within = |row: &Line| row.share.map(|share| words::share(share.0));
    let sentence = match (within(&lines[1]), within(&lines[0])) {
        (Some(after), Some(open)) => {
            let answered = words::fill(
                "Within an hour, a person had answered {after} of them, and {open} of those that came in while open.",
                &[("after", &after), ("open", &open)],
            );
            format!("{came} {answered}")
        }
        (Some(after), None) => {
            let answered = words::fill(
                "Within an hour, a person had answered {after} of them.",
                &[("after", &after)],
            );
            format!("{came} {answered}")
        }
        _ => came,
    };
    let mut card = card.child(lead(sentence.as_str())).child(figure(bars(
        at.side(),
        &lines,
        TITLE,
        &sentence,
    )));
    if let (Some((rate, ..)), Some(n), Some(k)) = (lines[0].share, lines[1].n, lines[1].k) {
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts of leads are far below 2^53"
        )]
        let added = rate * n as f64 - k as f64;
        if added >= 0.5 {
            card = card.child(remark(words::fill(
                "A desk around the clock that answers as often within an hour as is usual while open would have answered {more} more of them: {share} of {n}, minus {k}. That is arithmetic, not a forecast: leads at night may differ.",
                &[
                    ("more", &words::count(whole(added))),
                    ("share", &words::share(rate)),
                    ("n", &words::count(n)),
                    ("k", &words::count(k)),
                ],
            )));
        }
    }
    Some(card.child(more([
        twin(table(
            "Answered by a person within an hour",
            "When the lead came in",
            "Answered",
            &lines,
        )),
        how,
    ])))
}

/// The nearest whole number of leads.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of leads are small and not negative"
)]
fn whole(leads: f64) -> u64 {
    (leads + 0.5) as u64
}
