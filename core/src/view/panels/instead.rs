//! What happened instead: every lead in exactly one bar, down to the phoned ones.

use super::{Place, subject};
use crate::chart::{Role, Step, waterfall};
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::shell::{
    cannot_tell, counted, figure, has_hidden, lead, more, panel, remark, small_cells, twin,
};
use crate::view::{cell, said, twin as tables, words};

const TITLE: &str = "What happened instead";

/// The panel.
pub(super) fn instead(report: &Report, at: &Place<'_>) -> Element {
    let card = panel("instead", "", TITLE);
    let table = report.table("gap_waterfall");
    let list: Vec<Row<'_>> = rows(table).collect();
    let all = list
        .iter()
        .find(|r| r.text("bucket") == "all")
        .and_then(|r| r.count("leads"))
        .unwrap_or(0);
    if all == 0 {
        return cannot_tell(card, table.and_then(|t| t.why.as_ref()));
    }
    let about = subject(report, at.settings);
    let steps = steps(&list, report);
    let sentence = sentence(&list, all);
    let belief = words::fill(
        "expected {share}",
        &[("share", &words::belief(about.expected))],
    );
    let expected = words::fill(
        "The dashed line is what was expected: {share}.",
        &[("share", &words::belief(about.expected))],
    );
    let description = format!("{sentence} {expected}");
    let chart = waterfall(
        at.first_page(),
        &steps,
        Some((about.expected, belief.as_str())),
        TITLE,
        &description,
    );
    let twins = tables::table(
        "Leads by what happened to them",
        &[
            ("What happened", false),
            ("Leads", true),
            ("Share", true),
            ("95 % interval", true),
        ],
        &list
            .iter()
            .map(|r| {
                vec![
                    words::bucket(&r.text("bucket")).into(),
                    cell::count(r.count("leads")),
                    cell::share(r.number("share")),
                    cell::around(r.interval()),
                ]
            })
            .collect::<Vec<_>>(),
    );
    let hidden = has_hidden(table).then(small_cells);
    card.child(lead(sentence))
        .child(figure(chart))
        .children(hidden)
        .children(apart(report, &list).map(remark))
        .child(more([
            twin(twins),
            counted(
                report,
                &["attempt_rate_phone", "contact_rate_phone", "untouched_rate"],
                &[],
                &["gap_waterfall"],
            ),
        ]))
}

/// Who is in the bars without a call, and who is in none of them.
fn apart(report: &Report, list: &[Row<'_>]) -> Option<String> {
    let phoned = list.iter().find(|r| r.text("bucket") == "phoned");
    let called = report.estimate("attempt_rate_phone").and_then(|e| e.k);
    let rang = phoned
        .and_then(|row| row.count("leads"))
        .zip(called)
        .map_or(0, |(all, called)| all.saturating_sub(called));
    let n = |id: &str| report.estimate(id).map_or(0, |e| e.n);
    let asked = n("attempt_rate_email").saturating_sub(n("contact_rate_phone"));
    let mut parts = Vec::new();
    if rang > 0 {
        parts.push(words::fill(
            "{n} among the phoned rang in and got no call.",
            &[("n", &words::count(rang))],
        ));
    }
    if asked > 0 {
        parts.push(words::plural(
            asked,
            "{n} lead whose customers asked not to be called is in no bar.",
            "{n} leads whose customers asked not to be called are in no bar.",
            &[],
        ));
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// All leads, the buckets stepping down, the phoned ones; and from those down to the reached, where the file tells.
fn steps(list: &[Row<'_>], report: &Report) -> Vec<Step> {
    let tells_contact = report
        .estimate("contact_rate_phone")
        .is_some_and(|e| e.value.is_some());
    let find = |name: &str| list.iter().find(|r| r.text("bucket") == name).copied();
    let step = |row: Row<'_>, role: Role, from: f64, to: f64, sum: bool| {
        let leads = row.count("leads").map(words::count).unwrap_or_default();
        let name = row.text("bucket");
        Step {
            mark: said::share(
                &words::bucket(&name),
                row.interval(),
                row.count("leads"),
                None,
            ),
            label: words::bucket(&name),
            value: if row.number("share").is_none() {
                words::say("not shown")
            } else if name == "all" {
                leads
            } else {
                format!("{} · {leads}", words::share(to - from))
            },
            role,
            from,
            to,
            sum,
        }
    };
    let mut out = Vec::new();
    let mut end = 1.0;
    for row in list {
        let name = row.text("bucket");
        let share = row.number("share").unwrap_or(0.0);
        let role = match name.as_str() {
            "all" => {
                out.push(step(*row, Role::All, 0.0, 1.0, true));
                continue;
            }
            "no_activity" => Role::Nothing,
            "customer_only" => Role::Customer,
            "automatic_only" => Role::Automatic,
            "one_email" => Role::OneEmail,
            "several_emails" => Role::SeveralEmails,
            "text_or_whatsapp" => Role::Message,
            "visit_or_other" => Role::Other,
            _ => continue,
        };
        // A link is drawn from each bar's left end, so bars are laid from the right.
        out.push(step(*row, role, (end - share).max(0.0), end, false));
        end -= share;
    }
    if let Some(phoned) = find("phoned") {
        let share = phoned.number("share").unwrap_or(0.0);
        out.push(step(phoned, Role::Actual, 0.0, share, true));
        if let (true, Some(missed), Some(reached)) = (
            tells_contact,
            find("called_not_reached"),
            find("reached_by_phone"),
        ) {
            let got = reached.number("share").unwrap_or(0.0);
            out.push(step(missed, Role::Called, got, share, false));
            out.push(step(reached, Role::Actual, 0.0, got, true));
        }
    }
    out
}

fn sentence(list: &[Row<'_>], all: u64) -> String {
    let Some(phoned) = list
        .iter()
        .find(|r| r.text("bucket") == "phoned")
        .and_then(|r| r.count("leads"))
    else {
        return words::fill(
            "{n} leads, each in exactly one bar.",
            &[("n", &words::count(all))],
        );
    };
    let most = list
        .iter()
        .filter(|r| {
            !matches!(
                r.text("bucket").as_str(),
                "all" | "phoned" | "called_not_reached" | "reached_by_phone"
            )
        })
        .max_by_key(|r| r.count("leads"))
        .map(|r| {
            let leads = r.count("leads").unwrap_or(0);
            let longest = words::fill(
                "The longest: {what}, {n} ({share}).",
                &[
                    ("what", &words::within(&words::bucket(&r.text("bucket")))),
                    ("n", &words::count(leads)),
                    ("share", &words::share(r.number("share").unwrap_or(0.0))),
                ],
            );
            format!(" {longest}")
        })
        .unwrap_or_default();
    let said = words::fill(
        "{k} of {n} leads were not phoned, and each of them is in exactly one bar.",
        &[
            ("k", &words::count(all.saturating_sub(phoned))),
            ("n", &words::count(all)),
        ],
    );
    format!("{said}{most}")
}
