//! The report without people: what can be handed on when it must not name a lead, a member of staff or a file.

use super::{Group, Report, Table, Value};

/// Columns that name leads or people.
const LEADS: [&str; 2] = ["lead", "leads_listed"];
const PEOPLE: [&str; 3] = ["person", "respondent", "people"];
/// Tables whose rows are in people's own words.
const WORDS: [&str; 4] = [
    "reasons_low",
    "reasons_high",
    "lost_reason_gap",
    "belief_gap",
];

/// Takes out the worklist, everything about single leads and single people, and what the files were called and said.
/// Pseudonyms may stay.
pub fn without_people(report: &mut Report, pseudonyms: bool) {
    report.worklist.clear();
    for (at, file) in report.input.files.iter_mut().enumerate() {
        file.name = format!("file {}", at + 1);
        file.mapping.clear();
        file.unused.clear();
        file.notes.clear();
        file.unknown_values.clear();
        for tally in file.reasons.iter_mut().chain(&mut file.flags) {
            tally.first_lines.clear();
        }
    }
    let of_people = |group: &Group| !pseudonyms && group.contains_key("person");
    report.estimates.retain(|e| !of_people(&e.group));
    report.distributions.retain(|d| !of_people(&d.group));
    report.tables.retain(|t| !of_people(&t.group));
    report
        .findings
        .retain(|finding| pseudonyms || !finding.id.starts_with("person"));
    for table in &mut report.tables {
        let names =
            |list: &[&str], table: &Table| table.columns.iter().any(|c| list.contains(&c.id));
        if names(&LEADS, table) || (!pseudonyms && names(&PEOPLE, table)) {
            // One that was empty before says itself why.
            if !table.rows.is_empty() || table.why.is_none() {
                table.rows.clear();
                table.why = Some("left out of aggregates: it names leads or people".into());
            }
        } else if WORDS.contains(&table.id) {
            // What only a few said may tell who said it.
            let hidden = |row: &Vec<Value>| row.iter().skip(1).all(|cell| *cell == Value::Unknown);
            table.rows.retain(|row| !hidden(row));
        }
    }
}
