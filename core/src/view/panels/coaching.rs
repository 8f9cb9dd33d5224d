//! Where coaching pays most, and what another rate would change.

use super::{Place, subject};
use crate::chart::{Rate, Role, rates};
use crate::node::{Element, el};
use crate::report::{Report, decimals};
use crate::settings::Scope;
use crate::view::cells::{Row, rows};
use crate::view::shell::{counted, figure, lead, more, panel, remark, twin};
use crate::view::{cell, said, twin as tables, words};

const COACHING: &str = "Where coaching pays most";
const WHAT_IF: &str = "What if";

/// At most so many units can be chosen.
const OFFERED: usize = 500;

/// Who is clearly below the selection's rate, by the leads that this is.
pub(in crate::view) fn coaching(report: &Report, at: &Place<'_>) -> Option<Element> {
    let about = subject(report, at.settings);
    let mut card = panel("coaching", "", COACHING);
    let mut named = false;
    for (id, who) in [
        ("coaching_dealers", "Dealer"),
        ("coaching_people", "Person"),
    ] {
        let table = report.table(id);
        let list: Vec<Row<'_>> = rows(table)
            .filter(|r| r.number("share").is_some())
            .collect();
        let Some(first) = list.first() else { continue };
        named = true;
        let message = if about.contact {
            "{name}: {more} more of {n} leads would be reached by phone at the rate of the whole selection, {share}."
        } else {
            "{name}: {more} more of {n} leads would be phoned at the rate of the whole selection, {share}."
        };
        let sentence = words::fill(
            message,
            &[
                ("name", &first.name()),
                (
                    "more",
                    &words::decimals(first.number("more").unwrap_or(0.0), 0),
                ),
                ("n", &words::count(first.count("leads").unwrap_or(0))),
                ("share", &words::share(first.number("usual").unwrap_or(0.0))),
            ],
        );
        let bars: Vec<Rate> = list
            .iter()
            .map(|r| Rate {
                label: r.name(),
                share: r.interval(),
                value: more_of(r),
                role: Role::Actual,
                mark: said::facts(&r.name(), [said::interval(r.interval()), Some(more_of(r))]),
            })
            .collect();
        let twins = tables::table(
            &sentence,
            &[
                (who, false),
                ("Share", true),
                ("95 % interval", true),
                ("Leads", true),
                ("More", true),
            ],
            &list
                .iter()
                .map(|r| {
                    vec![
                        r.name().into(),
                        cell::share(r.number("share")),
                        cell::around(r.interval()),
                        cell::count(r.count("leads")),
                        cell::number(r.number("more").or(Some(0.0)), |more| {
                            words::decimals(more, 0)
                        }),
                    ]
                })
                .collect::<Vec<_>>(),
        );
        let title = if id == "coaching_dealers" {
            "Where coaching pays most, by dealer"
        } else {
            "Where coaching pays most, by person"
        };
        card = card
            .child(lead(sentence.clone()))
            .child(figure(rates(at.side(), &bars, true, title, &sentence)).key(id))
            .child(more([twin(twins), counted(report, &[], &[], &[id])]).key(who));
    }
    named.then(|| {
        card.child(remark(
            "Clearly below the selection's rate, with at least 20 leads. Other leads, or too many of them, may be behind it: look at the load first.",
        ))
    })
}

/// How many more it would be.
fn more_of(r: &Row<'_>) -> String {
    words::fill(
        "{more} more of {n}",
        &[
            ("more", &words::decimals(r.number("more").unwrap_or(0.0), 0)),
            ("n", &r.count("leads").map(words::count).unwrap_or_default()),
        ],
    )
}

/// One dealer or person at another rate.
pub(in crate::view) fn what_if(report: &Report, at: &Place<'_>) -> Option<Element> {
    let chosen = at.settings.what_if.as_ref();
    if chosen.is_none() && !at.interactive || at.settings.aggregates_only {
        return None;
    }
    let about = subject(report, at.settings);
    about.actual.filter(|e| e.value.is_some())?;
    let mut card = panel("what-if", "", WHAT_IF);
    let table = report.table("what_if");
    let list: Vec<Row<'_>> = rows(table).collect();
    card = card.child(lead(match chosen {
        None => words::say("Choose a dealer or a person, and a share of leads: what would change?"),
        Some(chosen) => words::fill(
            if about.contact {
                "{name}, if {share} of leads were reached by phone:"
            } else {
                "{name}, if {share} of leads were phoned:"
            },
            &[
                ("name", &chosen.name),
                ("share", &words::belief(chosen.rate)),
            ],
        ),
    }));
    if at.interactive {
        card = card.child(controls(at));
    }
    if let Some(why) = table.and_then(|t| t.why.as_ref()) {
        card = card.child(remark(words::sentence(&why.spoken())));
    }
    if !list.is_empty() {
        let signed: fn(f64) -> String = |value| {
            let text = words::decimals(value, 1);
            if value > 0.0 {
                format!("+{text}")
            } else {
                text
            }
        };
        let cells = |r: &Row<'_>| {
            vec![
                words::say(match r.text("figure").as_str() {
                    "called" => "Leads called",
                    "reached" => "Leads reached by phone",
                    _ => "Sales (association)",
                })
                .into(),
                cell::count(r.count("now")),
                cell::number(r.number("more"), signed),
                cell::of(
                    r.number("low"),
                    r.ends("low", "high")
                        .map(|(low, high)| {
                            words::fill(
                                "{low} to {high}",
                                &[("low", &signed(low)), ("high", &signed(high))],
                            )
                        })
                        .unwrap_or_default(),
                ),
            ]
        };
        card = card.child(tables::table(
            "Now, and the change",
            &[
                ("Figure", false),
                ("Now", true),
                ("Change", true),
                ("95 % interval", true),
            ],
            &list.iter().map(cells).collect::<Vec<_>>(),
        ));
        card = card.child(remark(
            "Sales: the leads reached more, times how much more often reached leads are won in the whole selection. Association, no forecast: leads that are reached may be better leads.",
        ));
    }
    Some(card.child(more([counted(report, &[], &[], &["what_if"])])))
}

fn controls(at: &Place<'_>) -> Element {
    let chosen = at.settings.what_if.as_ref();
    let is = |scope: Scope, name: &str| chosen.is_some_and(|c| c.scope == scope && c.name == name);
    let option = |value: String, label: &str, selected: bool| {
        let option = el("option").attr("value", value).text(label);
        if selected {
            option.attr("selected", "")
        } else {
            option
        }
    };
    let group = |label: &str, word: &str, scope: Scope, names: &[String]| {
        let named = names.iter().filter(|name| !name.is_empty()).take(OFFERED);
        el("optgroup")
            .attr("label", words::say(label))
            .children(named.map(|name| option(format!("{word}:{name}"), name, is(scope, name))))
    };
    let select = el("select")
        .attr("data-rg", "what-if")
        .attr("data-rg-field", "who")
        .attr("aria-label", words::say("Dealer or person"))
        .child(option(
            String::new(),
            &words::say("Nobody chosen"),
            chosen.is_none(),
        ))
        .child(group(
            "Dealers",
            "dealer",
            Scope::Dealer,
            &at.choices.dealers,
        ))
        .child(group("People", "person", Scope::Person, &at.choices.people));
    let mut row = el("div").class("rg-filters").key("controls").child(select);
    if let Some(chosen) = chosen {
        row = row.child(
            el("input")
                .attr("type", "range")
                .attr("min", "0")
                .attr("max", "1")
                .attr("step", "0.01")
                .attr("value", decimals(chosen.rate, 2))
                .attr("aria-label", words::say("Share of leads"))
                .attr("aria-valuetext", words::belief(chosen.rate))
                .attr("data-rg", "what-if")
                .attr("data-rg-field", "rate"),
        );
    }
    row
}
