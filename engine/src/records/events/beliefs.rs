//! What people believe, stand by in a contract, or aim at: the expectations file.

use super::columns::EventRow;
use super::signs::Signs;
use super::table::{EventField, EventKind, Slot, field};
use super::words::channel;
use super::{Belief, any_channel};
use crate::records::dataset::{Kind, NONE};
use crate::records::intern::Interner;
use crate::records::vocabulary::normal;
use crate::settings::decimal;

const SCOPE: usize = 0;
const NAME: usize = 1;
const RESPONDENT: usize = 2;
const ROLE: usize = 3;
const METRIC: usize = 4;
const VALUE: usize = 5;
const UNIT: usize = 6;
const BASIS: usize = 7;

/// The kind.
pub(super) static KIND: EventKind = EventKind {
    kind: Kind::Expectations,
    fields: FIELDS,
    is,
    telling: &["metric", "value"],
    refuse,
    needed: usize::MAX,
    past: &[],
};

const FIELDS: &[EventField] = &[
    field(
        "scope_type",
        Slot::Text(SCOPE),
        "Whose leads it is about: network, region, dealer, rep",
        "dealer",
        &["scope type", "scope", "level"],
    ),
    field(
        "scope_id",
        Slot::Text(NAME),
        "Which dealer or person; blank for the network",
        "Northgate Cars",
        &[
            "scope id",
            "scope name",
            "name",
            "dealer",
            "dealer name",
            "dealer id",
            "person",
        ],
    ),
    field(
        "respondent",
        Slot::Text(RESPONDENT),
        "Who believes it",
        "Ada Moss",
        &[
            "respondent",
            "respondent name",
            "believed by",
            "stated by",
            "who",
        ],
    ),
    field(
        "role",
        Slot::Text(ROLE),
        "What the respondent is",
        "manager",
        &["role", "respondent role", "function"],
    ),
    field(
        "metric",
        Slot::Text(METRIC),
        "The figure it is about: attempt_rate, contact_rate, sla_15, attempts_per_lead …",
        "attempt_rate",
        &["metric", "figure", "measure", "kpi"],
    ),
    field(
        "channel",
        Slot::Value(0, channel),
        "By which way",
        "phone",
        &["channel"],
    ),
    field(
        "value",
        Slot::Text(VALUE),
        "The believed value: 75%, 0.75, 15 …",
        "75",
        &[
            "value",
            "expected value",
            "expected",
            "expectation",
            "belief",
            "target value",
            "target",
        ],
    ),
    field(
        "unit",
        Slot::Text(UNIT),
        "percent, share, minutes, hours, days or count; without it the value and the figure tell",
        "percent",
        &["unit", "units"],
    ),
    field(
        "basis",
        Slot::Text(BASIS),
        "belief, contract, target or peer",
        "belief",
        &["basis", "kind", "type"],
    ),
    field(
        "valid_from",
        Slot::Date(0),
        "First day it is about",
        "2026-09-01",
        &["valid from", "from", "period start", "start date"],
    ),
    field(
        "valid_to",
        Slot::Date(1),
        "Last day it is about",
        "2026-09-30",
        &[
            "valid to",
            "to",
            "until",
            "valid until",
            "period end",
            "end date",
        ],
    ),
    field(
        "recorded_at",
        Slot::Date(2),
        "When it was said: recognised, used by no figure",
        "2026-08-28",
        &["recorded at", "asked at", "stated at", "date"],
    ),
];

fn is(signs: &Signs<'_>) -> bool {
    signs.has("metric")
        && signs.has("value")
        && ["scope_type", "scope_id", "respondent", "role", "basis"]
            .into_iter()
            .any(|name| signs.has(name))
}

fn refuse(row: &EventRow) -> Option<&'static str> {
    let blank = |at: usize| row.texts.get(at).is_none_or(|&code| code == NONE);
    if blank(METRIC) {
        Some("V011")
    } else if blank(VALUE) {
        Some("V012")
    } else {
        None
    }
}

/// The row as a belief; `None` when its value is no number.
pub(super) fn belief(row: &EventRow, texts: &Interner) -> Option<Belief> {
    let text = |at: usize| match row.texts.get(at) {
        Some(&code) if code != NONE => texts.text(code),
        _ => "",
    };
    let metric = normal(text(METRIC)).replace(' ', "_");
    let (value, unit) = amount(text(VALUE), &normal(text(UNIT)), &metric)?;
    let name = text(NAME);
    let scope = match normal(text(SCOPE)).as_str() {
        "" if name.is_empty() => "network".to_owned(),
        "" => "dealer".to_owned(),
        "rep" | "sales rep" | "salesperson" | "staff" | "user" => "person".to_owned(),
        "store" | "dealership" | "branch" => "dealer".to_owned(),
        "brand" | "oem" | "group" | "all" | "total" => "network".to_owned(),
        other => other.to_owned(),
    };
    Some(Belief {
        scope,
        name: name.to_owned(),
        respondent: text(RESPONDENT).to_owned(),
        role: text(ROLE).to_owned(),
        metric,
        channel: any_channel(row.values[0]),
        value,
        unit: unit.to_owned(),
        basis: match normal(text(BASIS)).as_str() {
            "" => "belief".to_owned(),
            basis => basis.to_owned(),
        },
        valid: (None, None),
    })
}

/// The value in its unit: shares 0–1, times in minutes, counts as they are.
fn amount(value: &str, unit: &str, metric: &str) -> Option<(f64, &'static str)> {
    let text = value.trim();
    let (digits, per_cent) = match text.strip_suffix('%') {
        Some(digits) => (digits.trim_end(), true),
        None => (text, false),
    };
    let number = decimal(&digits.replace(',', "."))?;
    let share = |number: f64| (0.0..=1.0).contains(&number).then_some((number, "share"));
    match unit {
        _ if per_cent => share(number / 100.0),
        "percent" | "per cent" | "pct" | "pp" => share(number / 100.0),
        "share" | "rate" => share(if number > 1.0 { number / 100.0 } else { number }),
        "minutes" | "minute" | "min" | "mins" => Some((number, "minutes")),
        "hours" | "hour" | "h" => Some((number * 60.0, "minutes")),
        "days" | "day" | "d" => Some((number * 1_440.0, "minutes")),
        "count" | "number" | "n" | "calls" | "attempts" => Some((number, "count")),
        _ if metric.contains("time") => Some((number, "minutes")),
        _ if metric.contains("per_lead") => Some((number, "count")),
        _ if metric.contains("rate") || metric.contains("share") || metric.starts_with("sla") => {
            share(if number > 1.0 { number / 100.0 } else { number })
        }
        _ => Some((number, if number <= 1.0 { "share" } else { "count" })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_believed_value_is_read_in_its_unit() {
        for (value, unit, metric, expected) in [
            ("75%", "", "attempt_rate", Some((0.75, "share"))),
            ("75", "percent", "attempt_rate", Some((0.75, "share"))),
            ("0.75", "share", "attempt_rate", Some((0.75, "share"))),
            ("75", "", "attempt_rate", Some((0.75, "share"))),
            ("15", "", "response_time_human", Some((15.0, "minutes"))),
            (
                "2",
                "hours",
                "response_time_human",
                Some((120.0, "minutes")),
            ),
            ("5", "", "attempts_per_lead", Some((5.0, "count"))),
            ("140%", "", "attempt_rate", None),
            ("most", "", "attempt_rate", None),
        ] {
            assert_eq!(amount(value, unit, metric), expected, "{value} {unit}");
        }
    }
}
