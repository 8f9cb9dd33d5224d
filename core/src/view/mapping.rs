//! Field by field, which column was taken, with a native select to take another.
//!
//! The select is `data-rg="map"`. Its `data-rg-field` is a key of `Settings::map`: the field's name where there is one
//! file (`created_at`), `leads.created_at` or `touches.at` where there are several. Its value is the header; empty means
//! "none of them".

use crate::node::{Element, el};
use crate::records::{Columns, Kind, event_fields};

/// Lead fields with their words.
const LEAD: [(&str, &str); 19] = [
    ("lead_id", "Lead id"),
    ("created_at", "Lead came in"),
    ("dealer", "Dealer"),
    ("person", "Person in charge"),
    ("source", "Source"),
    ("lead_type", "Lead type"),
    ("status", "Status"),
    ("outcome", "Outcome"),
    ("closed_at", "Closed at"),
    ("sold_at", "Sold at"),
    ("hot", "Hot lead"),
    ("first_attempt_at", "First attempt at"),
    ("first_contact_at", "First contact at"),
    ("contacted", "Contacted"),
    ("attempts", "Number of attempts"),
    ("phone", "Phone number"),
    ("email", "E-mail address"),
    ("opt_out", "Opted out"),
    ("after_hours", "After hours"),
];

/// Touch fields with their words.
const TOUCH: [(&str, &str); 10] = [
    ("lead_id", "Lead id"),
    ("at", "Touch happened at"),
    ("ended_at", "Touch ended at"),
    ("channel", "Channel"),
    ("direction", "Direction"),
    ("actor", "Person or machine"),
    ("result", "Result"),
    ("duration", "Duration"),
    ("person", "Person"),
    ("subject", "Subject"),
];

/// The mapping of one file as a table of selects.
pub(super) fn mapping(columns: &Columns, several: bool, interactive: bool) -> Element {
    let mut fields: Vec<(&str, &str)> = Vec::new();
    let events = columns.kind.map(event_fields).unwrap_or_default();
    if !events.is_empty() {
        fields.extend(events.iter().map(|&(name, about, _)| (name, about)));
    } else if columns.kind != Some(Kind::Touches) {
        fields.extend(LEAD);
    }
    if events.is_empty() && columns.kind != Some(Kind::Leads) {
        fields.extend(
            TOUCH.iter().filter(|f| {
                !LEAD.iter().any(|l| l.0 == f.0) || columns.kind == Some(Kind::Touches)
            }),
        );
    }
    for (field, _) in &columns.mapping {
        if !fields.iter().any(|f| f.0 == *field) {
            fields.push((field, field));
        }
    }
    let rows = fields.into_iter().map(|(field, label)| {
        let header = columns
            .mapping
            .iter()
            .find(|m| m.0 == field)
            .map_or("", |m| m.1.as_str());
        el("tr")
            .key(field)
            .child(el("th").attr("scope", "row").class("rg-name").text(label))
            .child(el("td").child(if interactive {
                select(columns, field, label, header, several)
            } else {
                el("span").text(if header.is_empty() {
                    "not in this file"
                } else {
                    header
                })
            }))
    });
    el("div")
        .key(columns.file.as_str())
        .class("rg-scroll")
        .child(
            el("table")
                .class("rg-mapping")
                .child(el("caption").text(format!("Which column is what in {}", columns.file)))
                .child(
                    el("thead").child(
                        el("tr")
                            .child(
                                el("th")
                                    .attr("scope", "col")
                                    .class("rg-name")
                                    .text("What it means"),
                            )
                            .child(
                                el("th")
                                    .attr("scope", "col")
                                    .class("rg-name")
                                    .text("Column in the file"),
                            ),
                    ),
                )
                .child(el("tbody").children(rows)),
        )
}

fn select(columns: &Columns, field: &str, label: &str, chosen: &str, several: bool) -> Element {
    let key = match columns.kind {
        Some(kind) if several => format!("{}.{field}", Kind::name(kind)),
        _ => field.to_owned(),
    };
    let option = |value: &str, label: &str| {
        let option = el("option").attr("value", value).text(label);
        if value == chosen {
            option.attr("selected", "")
        } else {
            option
        }
    };
    el("select")
        .attr("data-rg", "map")
        .attr("data-rg-field", key)
        .attr("aria-label", format!("Column for: {label}"))
        .child(option("", "not in this file"))
        .children(columns.headers.iter().map(|h| option(h, h)))
}
