//! The ways that were used, and how often e-mail was the only one.

use super::Place;
use crate::chart::{Rate, Role, rates};
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, twin};
use crate::view::{cell, said, twin as tables, words};

const TITLE: &str = "Channels";

/// The panel.
pub(super) fn channels(report: &Report, at: &Place<'_>) -> Element {
    let card = panel("channels", "", TITLE);
    let ids = [
        "email_only_rate",
        "single_email_only_rate",
        "attempt_rate_whatsapp",
        "attempt_rate_chat",
        "attempt_rate_video",
    ];
    let table = report.table("channel_mix");
    let list: Vec<Row<'_>> = rows(table).collect();
    if list.is_empty() {
        let why = table
            .and_then(|t| t.why.as_ref())
            .or_else(|| report.estimate(ids[0]).and_then(|e| e.why.as_ref()));
        return cannot_tell(card, why).child(more([counted(report, &ids, &[], &["channel_mix"])]));
    }
    let mut parts = Vec::new();
    for (id, message) in [
        (
            "email_only_rate",
            "{share} of the {among} leads got e-mail and nothing else",
        ),
        (
            "single_email_only_rate",
            "{share} of the {among} leads got one single e-mail",
        ),
    ] {
        if let Some(e) = report.estimate(id).filter(|e| e.value.is_some()) {
            parts.push(words::fill(
                message,
                &[
                    ("share", &words::value(e)),
                    ("among", &words::say(e.denominator)),
                ],
            ));
        }
    }
    let sentence = if parts.is_empty() {
        words::say("Share of leads that a person tried to reach this way.")
    } else {
        format!(
            "{} {}.",
            words::say("Share of leads that a person tried to reach this way."),
            parts.join(", ")
        )
    };
    let bars: Vec<Rate> = list
        .iter()
        .filter(|r| r.count("leads").is_some_and(|leads| leads > 0))
        .map(|r| {
            let name = r.text("channel");
            Rate {
                label: words::channel(&name).to_owned(),
                share: r.interval(),
                value: format!(
                    "{} · {}",
                    r.number("share").map(words::share).unwrap_or_default(),
                    r.count("leads").map(words::count).unwrap_or_default()
                ),
                role: match name.as_str() {
                    "phone" => Role::Actual,
                    "email" => Role::OneEmail,
                    "text" | "whatsapp" | "chat" => Role::Message,
                    _ => Role::Other,
                },
                mark: said::share(&words::channel(&name), r.interval(), r.count("leads"), None),
            }
        })
        .collect();
    let chart = rates(at.main(), &bars, false, TITLE, &sentence);
    let twins = tables::table(
        "Leads by channel of human touches",
        &[
            ("Channel", false),
            ("Leads", true),
            ("Share", true),
            ("95 % interval", true),
            ("Touches", true),
        ],
        &list
            .iter()
            .map(|r| {
                vec![
                    words::channel(&r.text("channel")).into(),
                    cell::count(r.count("leads")),
                    cell::share(r.number("share")),
                    cell::around(r.interval()),
                    cell::count(r.count("touches")),
                ]
            })
            .collect::<Vec<_>>(),
    );
    card.child(lead(sentence)).child(figure(chart)).child(more([
        twin(twins),
        counted(report, &ids, &[], &["channel_mix"]),
    ]))
}
