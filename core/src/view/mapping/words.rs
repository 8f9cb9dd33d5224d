//! What columns can be, in the words of those who read the report.

use crate::node::{Element, el};
use crate::records::{Columns, Kind, event_fields};
use crate::view::words::{msg, say};

/// Group, name of the field, words, what it adds to the report: only for fields that are missed most.
type Words = (&'static str, &'static str, &'static str, &'static str);

/// Fields of a lead.
const LEAD: &[Words] = &[
    (
        "The lead",
        "lead_id",
        "Lead id",
        "which touches, calls and tasks belong to which lead",
    ),
    (
        "The lead",
        "created_at",
        "Lead came in",
        "every waiting time, the period, and which leads are too new to judge",
    ),
    ("The lead", "dealer", "Dealer", "the figures by dealer"),
    (
        "The lead",
        "person",
        "Person in charge",
        "the figures by person, and whose turn it is",
    ),
    ("The lead", "source", "Source", "the figures by source"),
    ("The lead", "lead_type", "Kind of enquiry", ""),
    ("The lead", "hot", "Hot lead", ""),
    ("The lead", "readiness", "How ready to buy", ""),
    ("The lead", "cost", "Cost of the lead", ""),
    (
        "The customer",
        "phone",
        "Phone number",
        "who could not be called, and which leads are of one customer",
    ),
    (
        "The customer",
        "email",
        "E-mail address",
        "who could not be written to, and which leads are of one customer",
    ),
    ("The customer", "customer", "Customer's name", ""),
    ("The customer", "opt_out", "Wants no contact", ""),
    ("The customer", "opt_out_phone", "Wants no calls", ""),
    (
        "How it ended",
        "status",
        "Status",
        "which leads are sold, lost, tests or duplicates",
    ),
    ("How it ended", "outcome", "Outcome", ""),
    ("How it ended", "sold_at", "Sold at", ""),
    ("How it ended", "closed_at", "Closed at", ""),
    ("How it ended", "lost_reason", "Why it was lost", ""),
    ("How it ended", "gross", "Gross profit", ""),
    ("How it ended", "back_gross", "Back gross", ""),
    (
        "As the CRM states it",
        "first_attempt_at",
        "First attempt at",
        "",
    ),
    (
        "As the CRM states it",
        "first_contact_at",
        "First contact at",
        "",
    ),
    (
        "As the CRM states it",
        "contacted",
        "Reached, yes or no",
        "",
    ),
    ("As the CRM states it", "attempts", "Number of attempts", ""),
    (
        "As the CRM states it",
        "channel",
        "Channel of the attempts",
        "",
    ),
    ("As the CRM states it", "assigned_at", "Assigned at", ""),
    (
        "As the CRM states it",
        "actionable_at",
        "Could be worked from",
        "",
    ),
    ("As the CRM states it", "response_time", "Response time", ""),
    (
        "As the CRM states it",
        "adjusted_response_time",
        "Response time in opening hours",
        "",
    ),
    (
        "As the CRM states it",
        "after_hours",
        "Came in after hours",
        "",
    ),
];

/// Fields of a touch.
const TOUCH: &[Words] = &[
    (
        "The touch",
        "lead_id",
        "Lead id",
        "which lead was turned to: without it the rows belong to nobody",
    ),
    (
        "The touch",
        "at",
        "Happened at",
        "every waiting time, and the order of the touches",
    ),
    (
        "The touch",
        "channel",
        "Channel: call, e-mail, text",
        "what was done: calls and messages cannot be told apart without it",
    ),
    (
        "The touch",
        "direction",
        "To or from the customer",
        "who turned to whom",
    ),
    (
        "The touch",
        "result",
        "How it ended",
        "whether the customer was reached",
    ),
    ("The touch", "person", "Person", "the figures by person"),
    (
        "The touch",
        "actor",
        "Person or machine",
        "which messages were automatic",
    ),
    ("The touch", "duration", "Length of the call", ""),
    ("The touch", "subject", "Subject", ""),
    ("The touch", "ended_at", "Ended at", ""),
    ("The touch", "due_at", "Task due at", ""),
    ("The touch", "done_at", "Task done at", ""),
];

/// All fields that a column of a file of this kind can be.
pub(super) fn fields(kind: Option<Kind>) -> Vec<Words> {
    let events = kind.map(event_fields).unwrap_or_default();
    if !events.is_empty() {
        let words = |&(name, about, _): &(&'static str, &'static str, &'static [&'static str])| {
            let adds = if NEEDED.contains(&name) { about } else { "" };
            ("", name, about, adds)
        };
        return events.iter().map(words).collect();
    }
    let mut all = Vec::new();
    if kind != Some(Kind::Touches) {
        // Attempts are stated in files of leads only.
        let touches = kind != Some(Kind::Leads);
        all.extend(LEAD.iter().filter(|own| !(touches && own.1 == "channel")));
    }
    if kind != Some(Kind::Leads) {
        let known = |words: &&Words| !all.iter().any(|own: &Words| own.1 == words.1);
        let more: Vec<&Words> = TOUCH.iter().filter(known).collect();
        all.extend(more);
    }
    all
}

/// Fields of the other kinds that are missed most.
const NEEDED: [&str; 8] = [
    "lead_id", "at", "due_at", "done_at", "outcome", "status", "score", "value",
];

/// The words for a kind of file, with what one row is.
pub(super) fn kind(kind: Option<Kind>) -> String {
    say(match kind {
        None => "not recognised",
        Some(Kind::Leads) => "leads: one row a lead",
        Some(Kind::Touches) => "touches: one row a call, e-mail or visit",
        Some(Kind::Wide) => "touches, with their leads on each row",
        Some(Kind::Calls) => "a telephone system's log of calls",
        Some(Kind::Tasks) => msg("tasks"),
        Some(Kind::Appointments) => msg("appointments"),
        Some(Kind::Surveys) => "answers of customers",
        Some(Kind::Expectations) => "what people expect",
    })
}

/// The key of `Settings::map` for a field of this file.
#[must_use]
pub fn map_key(columns: &Columns, field: &str, several: bool) -> String {
    match columns.kind {
        Some(kind) if several && !field.contains('.') => format!("{}.{field}", kind.name()),
        _ => field.to_owned(),
    }
}

/// A native select. `action` and `field` are what the renderer reports; options are value and words.
pub(super) fn select(
    action: &str,
    field: &str,
    label: String,
    chosen: &str,
    options: &[(&str, String)],
) -> Element {
    el("select")
        .attr("data-rg", action)
        .attr("data-rg-field", field)
        .attr("aria-label", label)
        .children(
            options
                .iter()
                .map(|(value, words)| option(value, words, chosen)),
        )
}

/// One of its options.
pub(super) fn option(value: &str, words: &str, chosen: &str) -> Element {
    let option = el("option").key(value).attr("value", value).text(words);
    if value == chosen {
        option.attr("selected", "")
    } else {
        option
    }
}
