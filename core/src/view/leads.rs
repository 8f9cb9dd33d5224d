//! The leads behind a figure, below the panel that shows it.

use super::cell::{self, Cell};
use super::drawing::attribute;
use super::marks::{field_of, marked};
use super::panels::Place;
use super::shell::{fold, more, remark};
use super::sorting::{sortable, sortable_list};
use super::words::{msg, say};
use super::{Customers, twin, words};
use crate::node::{Element, Node, el};
use crate::report::{LeadLine, Leads, Report};

/// What stands for a name that is hidden.
const HIDDEN: &str = "•••";

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
    ("received", &["all"]),
    ("dealers", &["not_phoned", "phoned"]),
    ("funnel", &["not_phoned", "phoned"]),
    ("ranking", &["not_phoned", "phoned"]),
    ("people", &["not_phoned", "phoned"]),
    ("case-mix", &["all", "not_phoned"]),
    ("fair-targets", &["not_phoned"]),
    ("trend", &["not_phoned", "phoned"]),
    ("waiting", &["later_than_a_day", "untouched"]),
    ("conversion", &["won", "later_than_a_day"]),
    ("coaching", &["stopped_early", "cadence_missed"]),
    ("promises", &["broken_promise", "promise_overdue"]),
    (
        "messages",
        &["message_left", "rang_back", "never_called_again"],
    ),
    (
        "voice",
        &["broken_promise", "never_called_again", "one_touch"],
    ),
    ("calls", &["not_called"]),
    ("asked", &["customer_waiting", "touched_after_opt_out"]),
    ("lost", &["bought_anyway"]),
    ("after-hours", &["after_hours", "after_hours_unanswered"]),
    ("sources", &["all", "not_reached"]),
    (
        "follow-up",
        &[
            "day_1_missed",
            "day_3_missed",
            "day_7_missed",
            "day_30_missed",
        ],
    ),
    (
        "tail",
        &["tail_30_missed", "tail_60_missed", "tail_90_missed"],
    ),
    ("ageing", &["dropped", "no_next_step"]),
    ("dropped", &["dropped", "bought_anyway"]),
    ("fate", &["not_reached"]),
    ("sale-fate", &["won"]),
    ("sales", &["won"]),
    ("span", &["won"]),
    ("given-up", &["gave_up", "stopped_early"]),
    ("appointments", &["appointment_set", "shown", "test_drive"]),
    ("replies", &["not_replied"]),
    ("readiness", &["ready_not_attempted"]),
    (
        "definitions",
        &["duplicate", "bad", "resubmitted", "crm_contact_differs"],
    ),
    ("beliefs", &["not_phoned", "phoned"]),
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
    let panel = sortable(marked(panel, names, at), at);
    attach(around(panel, &key, at), names, at)
}

/// Says of a panel that stands around a filter what it shows.
fn around(mut panel: Element, key: &str, at: &Place<'_>) -> Element {
    let field = field_of(key);
    if field.is_some_and(|field| at.around(field).is_some()) {
        let after = panel.children.iter().position(|child| match child {
            Node::Element(child) => child.key.as_deref() == Some("lead"),
            Node::Text(_) => false,
        });
        let words = remark(
            "All are drawn here, for comparison. The rest of the page is about those that are marked.",
        );
        let place = after.map_or(panel.children.len(), |at| at + 1);
        panel.children.insert(place, words.key("around").into());
    }
    panel
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
            .text(words::say(title))
    };
    let buttons = names
        .iter()
        .filter_map(|name| at.choices.sets.iter().find(|set| set.0 == *name))
        .map(button);
    let mut inside = vec![Node::from(el("div").class("rg-filters").children(buttons))];
    inside.extend(
        shown
            .into_iter()
            .flat_map(|leads| list(leads, at))
            .map(Node::from),
    );
    let mut fold = fold("leads", "Show the leads", inside);
    if shown.is_some() {
        fold = fold.attr("open", "");
    }
    Some(fold)
}

/// Names stay hidden until the reader asks for them.
fn names(action: &'static str, label: &str, open: bool) -> Element {
    el("button")
        .key(action)
        .class("rg-button")
        .attr("type", "button")
        .attr("data-rg", action)
        .attr("aria-pressed", open.to_string())
        .text(say(label))
}

/// A file has a column of customers' names.
fn has_customers(at: &Place<'_>) -> bool {
    let mut columns = at.choices.columns.iter().flat_map(|file| &file.mapping);
    columns.any(|(field, _)| *field == "customer")
}

/// Adds the customers to a list of leads: hidden, or by their names.
fn with_customers(list: &mut Element, leads: &Leads, shown: &Customers) {
    let Some(Node::Element(table)) = list.children.first_mut() else {
        return;
    };
    for part in &mut table.children {
        let Node::Element(part) = part else { continue };
        let head = part.tag == "thead";
        for (row, line) in part.children.iter_mut().enumerate() {
            let (Node::Element(line), true) = (line, head || part.tag == "tbody") else {
                continue;
            };
            let cell = if head {
                let cell = el("th").attr("scope", "col");
                cell.class("rg-name").text(say("Customer"))
            } else {
                let lead = leads.leads.get(row);
                let name = match (shown, lead) {
                    (Customers::Shown(names), Some(lead)) => names.get(&lead.lead),
                    _ => None,
                };
                let name = match (shown, name) {
                    (Customers::Shown(_), None) => say("not known"),
                    (_, None) => HIDDEN.to_owned(),
                    (_, Some(name)) => name.clone(),
                };
                el("td").class("rg-name").text(name)
            };
            line.children.insert(1, cell.into());
        }
    }
}

/// What there is to say of the names of customers.
fn about_customers(at: &Place<'_>) -> Option<&'static str> {
    if !has_customers(at) {
        return Some(msg("These files have no column with names of customers."));
    }
    match at.choices.customers {
        Customers::Hidden => None,
        Customers::Awaited => Some(msg("The files are read again for the names.")),
        Customers::Shown(_) => Some(msg(
            "The names were read from your files for this list. They are kept nowhere, and no export holds them; what you print now does.",
        )),
    }
}

fn list(leads: &Leads, at: &Place<'_>) -> Vec<Element> {
    if leads.total == 0 {
        return vec![el("p").text(words::say(
            "No lead is behind this figure in the present selection.",
        ))];
    }
    let last = leads.before + leads.leads.len() as u64;
    let caption = words::plural(
        leads.total,
        "{title}: {first} to {last} of {n} lead",
        "{title}: {first} to {last} of {n} leads",
        &[
            ("title", &words::say(leads.title)),
            ("first", &words::count(leads.before + 1)),
            ("last", &words::count(last)),
        ],
    );
    let open = at.choices.names || at.settings.mask_people;
    let rows: Vec<Vec<Cell>> = leads.leads.iter().map(|line| cells(line, open)).collect();
    let table = twin::table(
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
    );
    let mut table = sortable_list(table, at);
    let mut buttons = Vec::new();
    let mut about = None;
    // Pseudonyms hide nothing more, and what is not known needs no hiding.
    if !at.settings.mask_people && leads.leads.iter().any(|line| line.person.is_some()) {
        buttons.push(names("names", "Show names of people", at.choices.names));
    }
    if !at.settings.masks_rows() {
        let shown = &at.choices.customers;
        if has_customers(at) {
            with_customers(&mut table, leads, shown);
            let open = *shown != Customers::Hidden;
            buttons.push(names("customers", "Show names of customers", open));
        }
        about = about_customers(at);
    }
    let mut out = Vec::new();
    if !buttons.is_empty() {
        let row = el("p").key("names").class("rg-row");
        out.push(row.children(buttons));
    }
    out.extend(about.map(|about| remark(about).key("customers")));
    out.push(table);
    let page = |key: &'static str, label: &str, before: Option<u64>| {
        let button = el("button")
            .key(key)
            .class("rg-button")
            .attr("type", "button")
            .attr("data-rg", "leads-page")
            .text(words::say(label));
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

/// A name of which nothing but the first letter is shown.
fn hidden(name: &str) -> String {
    name.chars().take(1).chain(HIDDEN.chars()).collect()
}

/// `open`: names of people are shown.
fn cells(line: &LeadLine, open: bool) -> Vec<Cell> {
    let person = line.person.as_deref().unwrap_or_default();
    let person = if open || person.is_empty() {
        person.to_owned()
    } else {
        hidden(person)
    };
    let time = |time: &Option<String>| cell::moment(time.as_deref());
    vec![
        line.lead.clone().into(),
        line.dealer.clone().unwrap_or_default().into(),
        person.into(),
        time(&line.came_in),
        cell::count(Some(line.attempts)),
        cell::count(Some(line.calls)),
        time(&line.last_touch),
        words::plain(line.status).into(),
    ]
}
