//! Calls that connected, of all calls to customers.

use super::Place;
use crate::chart::Role;
use crate::node::Element;
use crate::report::{Estimate, Report};
use crate::view::lines::{Line, bars, table};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, twin};
use crate::view::words;

const TITLE: &str = "Connected calls";
const ID: &str = "connect_rate";
/// Groups that are shown, where the report is by something.
const MOST: usize = 12;

/// The panel.
pub(in crate::view) fn calls(report: &Report, at: &Place<'_>) -> Option<Element> {
    let card = panel("calls", "", TITLE);
    let all = report.estimate(ID)?;
    let how = counted(report, &[ID], &[], &[]);
    let (Some(share), Some(k)) = (all.value, all.k) else {
        return Some(cannot_tell(card, all.why.as_ref()).child(more([how])));
    };
    let sentence = words::plural(
        all.n,
        "{k} of {n} call connected: {share}. A mailbox is no connection.",
        "{k} of {n} calls connected: {share}. A mailbox is no connection.",
        &[("k", &words::count(k)), ("share", &words::share(share))],
    );
    let named = |e: &Estimate| e.group.values().flatten().cloned().collect::<Vec<_>>();
    let groups = report
        .estimates
        .iter()
        .filter(|e| e.id == ID && !e.group.is_empty() && e.value.is_some())
        .map(|e| Line::of_estimate(&named(e).join(", "), e, Role::Called))
        .filter(|line| !line.label.is_empty())
        .take(MOST);
    let lines: Vec<Line> = std::iter::once(Line::of_estimate(
        &words::say("All calls"),
        all,
        Role::Actual,
    ))
    .chain(groups)
    .collect();
    Some(
        card.child(lead(sentence.as_str()))
            .child(figure(bars(at.side(), &lines, TITLE, &sentence)))
            .child(more([twin(table(TITLE, "Whose", "Calls", &lines)), how])),
    )
}
