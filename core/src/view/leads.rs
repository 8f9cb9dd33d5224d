//! The leads behind a figure, below the panel that shows it.

use super::drawing::attribute;
use super::panels::Place;
use super::shell::{fold, more};
use super::{twin, words};
use crate::node::{Element, Node, el};
use crate::report::{LeadLine, Leads, Report};

/// Leads on one page.
pub(crate) const PAGE: usize = 50;

/// Panels by key, and the sets of leads behind them. The panel of findings has those that its findings name.
const PANELS: &[(&str, &[&str])] = &[
    (
        "instead",
        &[
            "not_phoned",
            "no_activity",
            "customer_only",
            "automatic_only",
            "one_email",
            "several_emails",
            "text_or_whatsapp",
            "visit_or_other",
            "called_not_reached",
            "reached_by_phone",
        ],
    ),
    ("targets", &["later_than_a_day", "masked"]),
    (
        "attempts",
        &["untouched", "one_touch", "two_touches", "gave_up"],
    ),
    ("reason-email", &["email_only", "single_email_only"]),
    (
        "reason-hot",
        &["not_hot_not_attempted", "hot_not_attempted"],
    ),
    ("reason-capacity", &["busy_not_called"]),
    ("reason-mask", &["masked"]),
    (
        "reason-tracking",
        &["unassigned", "stop_clock", "crm_contact_differs"],
    ),
    ("reason-reluctance", &["not_called"]),
    ("persistence", &["not_reached"]),
    ("channels", &["email_only", "single_email_only"]),
    ("journey", &["not_reached", "won"]),
    (
        "worklist",
        &[
            "promise_overdue",
            "promise_due",
            "customer_waiting",
            "new",
            "untouched",
            "message_left",
            "no_next_step",
        ],
    ),
];

/// A panel with its leads, where it has some behind it and something to say.
pub(super) fn with_leads(panel: Element, report: &Report, at: &Place<'_>) -> Element {
    let key = panel.key.clone().unwrap_or_default();
    let of_findings: Vec<&str>;
    let names: &[&str] = if key == "start" {
        let mut named: Vec<&str> = Vec::new();
        for name in report.findings.iter().filter_map(|f| f.behind) {
            if !named.contains(&name) {
                named.push(name);
            }
        }
        of_findings = named;
        &of_findings
    } else {
        PANELS
            .iter()
            .find(|row| row.0 == key)
            .map_or(&[], |row| row.1)
    };
    attach(panel, names, at)
}

fn attach(mut panel: Element, names: &[&str], at: &Place<'_>) -> Element {
    if names.is_empty()
        || children(&panel).any(|child| attribute(child, "class") == Some("rg-cannot"))
    {
        return panel;
    }
    let key = panel.key.clone().unwrap_or_default();
    let Some(show) = show_leads(at, &key, names) else {
        return panel;
    };
    let place = panel.children.iter_mut().find_map(|child| match child {
        Node::Element(child) if child.key.as_deref() == Some("more") => Some(child),
        _ => None,
    });
    match place {
        Some(more) => more.children.push(show.into()),
        None => panel.children.push(more([show]).into()),
    }
    panel
}

fn children(panel: &Element) -> impl Iterator<Item = &Element> {
    panel.children.iter().filter_map(|child| match child {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}

/// "Show the leads" for a panel's `more(…)`: the sets of leads behind its figures, each with a button. `place` is the
/// panel's key, `names` are names of sets of leads. Nothing in a saved page, and nothing where only
/// aggregates may be shown.
pub(super) fn show_leads(at: &Place<'_>, place: &str, names: &[&str]) -> Option<Element> {
    if !at.interactive || at.settings.aggregates_only {
        return None;
    }
    let shown = at.leads.filter(|leads| leads.place == place);
    let button = |&(name, title): &(&'static str, &'static str)| {
        let pressed = shown.is_some_and(|leads| leads.behind == name);
        el("button")
            .key(name)
            .class("rg-button")
            .attr("type", "button")
            .attr("data-rg", "leads")
            .attr("data-rg-field", format!("{place}:{name}"))
            .attr("aria-pressed", if pressed { "true" } else { "false" })
            .text(title)
    };
    let buttons = names
        .iter()
        .filter_map(|name| at.choices.sets.iter().find(|set| set.0 == *name))
        .map(button);
    let mut inside = vec![Node::from(el("div").class("rg-filters").children(buttons))];
    inside.extend(shown.into_iter().flat_map(list).map(Node::from));
    let mut fold = fold("leads", "Show the leads", inside);
    if shown.is_some() {
        fold = fold.attr("open", "");
    }
    Some(fold)
}

fn list(leads: &Leads) -> Vec<Element> {
    if leads.total == 0 {
        return vec![el("p").text("No lead is behind this figure in the present selection.")];
    }
    let last = leads.before + leads.leads.len() as u64;
    let caption = format!(
        "{}: {} to {} of {}",
        leads.title,
        words::count(leads.before + 1),
        words::count(last),
        words::many(leads.total, "lead", "leads")
    );
    let rows: Vec<Vec<String>> = leads.leads.iter().map(cells).collect();
    let mut out = vec![twin::table(
        &caption,
        &[
            ("Lead", false),
            ("Dealer", false),
            ("Person", false),
            ("Came in", false),
            ("Touches", true),
            ("Calls", true),
            ("Last touch", false),
            ("Status", false),
        ],
        &rows,
    )];
    let page = |key: &'static str, label: &str, before: Option<u64>| {
        let button = el("button")
            .key(key)
            .class("rg-button")
            .attr("type", "button")
            .attr("data-rg", "leads-page")
            .text(label);
        match before {
            Some(before) => button.attr("data-rg-field", before.to_string()),
            None => button.attr("disabled", ""),
        }
    };
    if leads.total > leads.leads.len() as u64 {
        let back = leads.before.checked_sub(PAGE as u64);
        let on = (last < leads.total).then_some(last);
        out.push(
            el("div")
                .class("rg-filters")
                .child(page("back", "Earlier page", back))
                .child(page("on", "Next page", on)),
        );
    }
    out
}

fn cells(line: &LeadLine) -> Vec<String> {
    let time = |time: &Option<String>| time.as_deref().map(words::instant).unwrap_or_default();
    vec![
        line.lead.clone(),
        line.dealer.clone().unwrap_or_default(),
        line.person.clone().unwrap_or_default(),
        time(&line.came_in),
        words::count(line.attempts),
        words::count(line.calls),
        time(&line.last_touch),
        words::plain(line.status),
    ]
}
