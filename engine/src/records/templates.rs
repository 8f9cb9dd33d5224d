//! A file to start from for every kind: its columns by the names of our fields, and one example row. Made from the tables
//! that files are read with.

use super::dataset::Kind;
use super::events::KINDS;
use super::field::Field;

/// The kinds that have a template, as a user meets them.
pub const TEMPLATES: [&str; 8] = [
    "leads",
    "touches",
    "calls",
    "tasks",
    "appointments",
    "surveys",
    "expectations",
    "hours",
];

const LEADS: &[(Field, &str)] = &[
    (Field::LeadId, "1001"),
    (Field::CreatedAt, "2026-09-01 09:00"),
    (Field::Dealer, "Northgate Cars"),
    (Field::Person, "Ada Moss"),
    (Field::Source, "Website"),
    (Field::LeadType, "Internet"),
    (Field::Status, "Sold"),
    (Field::AssignedAt, "2026-09-01 09:04"),
    (Field::ClosedAt, "2026-09-20 16:00"),
    (Field::SoldAt, "2026-09-20 16:00"),
    (Field::Hot, "no"),
    (Field::LostReason, ""),
    (Field::Phone, "+1 555 010 0123"),
    (Field::Email, "buyer@example.com"),
    (Field::OptOut, ""),
    (Field::Cost, "25.00"),
    (Field::Gross, "1850.00"),
];

const TOUCHES: &[(Field, &str)] = &[
    (Field::LeadId, "1001"),
    (Field::At, "2026-09-01 09:12"),
    (Field::Channel, "phone"),
    (Field::Direction, "outbound"),
    (Field::Actor, "human"),
    (Field::Result, "connected"),
    (Field::TouchPerson, "Ada Moss"),
    (Field::Subject, "First call"),
];

const HOURS: &str = r#"{
  "weekly": {
    "mon": [["09:00", "18:00"]],
    "tue": [["09:00", "18:00"]],
    "wed": [["09:00", "18:00"]],
    "thu": [["09:00", "18:00"]],
    "fri": [["09:00", "18:00"]],
    "sat": [["10:00", "16:00"]]
  },
  "holidays": ["2026-12-25", "2027-01-01"]
}
"#;

/// The file to start from, and its name; `None` for a kind that is not known.
#[must_use]
pub fn template(kind: &str) -> Option<(String, String)> {
    let columns: Vec<(&str, &str)> = match kind {
        "hours" => return Some(("hours.json".to_owned(), HOURS.to_owned())),
        "leads" => named(LEADS),
        "touches" => named(TOUCHES),
        _ => {
            let kind = KINDS.into_iter().find(|own| Kind::name(own.kind) == kind)?;
            let fields = kind.fields.iter();
            fields
                .filter(|field| !field.example.is_empty())
                .map(|field| (field.name, field.example))
                .collect()
        }
    };
    let mut text = String::new();
    for (at, (name, _)) in columns.iter().enumerate() {
        text.push_str(if at > 0 { "," } else { "" });
        text.push_str(name);
    }
    text.push('\n');
    for (at, (_, cell)) in columns.iter().enumerate() {
        text.push_str(if at > 0 { "," } else { "" });
        text.push_str(cell);
    }
    text.push('\n');
    Some((format!("{kind}.csv"), text))
}

fn named(fields: &[(Field, &'static str)]) -> Vec<(&'static str, &'static str)> {
    fields
        .iter()
        .map(|&(field, cell)| (field.name(), cell))
        .collect()
}
