//! How a file was read, and what the files together tell.

use std::collections::BTreeMap;

use super::dataset::{FileReading, Kind, Knows, Lead, NONE, Note};
use super::events::{More, Resolved};
use super::field::Field;
use super::join::Decided;
use super::value_column::{ColumnValues, value_notes};
use super::values::Outcome;
use super::why::Why;
use crate::bytes::Dialect;
use crate::words::msg;

/// What a number can be computed from.
pub(crate) fn knows(files: &[Decided], leads: &[Lead], more: &[More], events: &Resolved) -> Knows {
    let any = |field: Field| files.iter().any(|file| file.has(field));
    let attempts = any(Field::Attempts);
    let is = |kind: Kind| files.iter().any(|file| file.data.kind == Some(kind));
    let touches = is(Kind::Touches) || is(Kind::Wide);
    let every_channel = files.iter().any(|file| file.data.has_every_channel());
    let called = events.calls.iter().any(|call| call.lead != NONE);
    Knows {
        touches: attempts || touches || called,
        leads: files
            .iter()
            .any(|file| file.data.kind == Some(Kind::Leads) || file.data.untouched_rows),
        created: any(Field::CreatedAt),
        created_time: leads
            .iter()
            .any(|lead| lead.created.is_known() && !lead.created_is_date),
        touch_time: called || files.iter().any(|file| file.data.touch_date().is_some()),
        channel: called && !touches
            || any(Field::Channel)
            || any(Field::LeadChannel)
            || every_channel,
        direction: any(Field::Direction) || called && events.direction,
        actor: any(Field::Actor) || files.iter().any(|file| file.data.other_actors),
        result: called && events.result || files.iter().any(|file| file.data.tells_result()),
        contacted: any(Field::Contacted) || any(Field::FirstContactAt),
        // A column whose values nobody could classify tells nothing.
        outcome: any(Field::SoldAt) || leads.iter().any(|lead| lead.outcome != Outcome::Unknown),
        closed: any(Field::ClosedAt),
        dealer: any(Field::Dealer) || leads.iter().any(|lead| lead.dealer != NONE),
        person: any(Field::Person)
            || any(Field::TouchPerson)
            || leads.iter().any(|lead| lead.person != NONE),
        owner: leads.iter().any(|lead| lead.person != NONE),
        source: any(Field::Source),
        attempts,
        hot: any(Field::Hot),
        duration: files.iter().any(|file| file.data.tells_duration()) || called && events.duration,
        calls: is(Kind::Calls),
        only_calls: called && !touches && !attempts,
        tasks: is(Kind::Tasks),
        appointments: is(Kind::Appointments),
        surveys: !events.surveys.is_empty() || is(Kind::Surveys),
        scores: events.surveys.iter().any(|survey| survey.score.is_some()),
        reasons: events
            .surveys
            .iter()
            .any(|survey| !survey.reasons.is_empty()),
        beliefs: !events.beliefs.is_empty(),
        opt_out: any(Field::OptOut) || any(Field::OptOutPhone),
        customer: any(Field::Customer),
        // A column that is there and tells nothing is none.
        assigned: more.iter().any(|more| more.assigned.is_known()),
        lost_reason: more.iter().any(|more| more.lost_reason != NONE),
        cost: more.iter().any(|more| more.cost != i64::MIN),
        gross: more.iter().any(|more| more.gross != i64::MIN),
        after_hours: more.iter().any(|more| more.after_hours.is_some()),
        readiness: more.iter().any(|more| more.readiness != 255),
        crm_response: more.iter().any(|more| more.crm_response >= 0),
        exclusions: any(Field::Status) || any(Field::LeadType) || any(Field::Outcome),
        phone: any(Field::Phone),
        email: any(Field::Email),
    }
}

/// How a file was read, in words and counts.
pub(crate) fn reading(file: Decided) -> FileReading {
    let data = file.data;
    let mut notes = data.notes.clone();
    let values = data.values();
    notes.extend(value_notes(&values));
    let unknown_values = values
        .iter()
        .filter_map(ColumnValues::not_understood)
        .collect();
    let mut about_file = |text: &'static str| {
        notes.push(Note {
            header: String::new(),
            text: text.into(),
        })
    };
    if data.dates().next().is_none() && data.kind != Some(Kind::Expectations) {
        about_file(msg("no date column: every time is not known"));
    }
    if data.kind == Some(Kind::Leads) && data.mapping.get(Field::LeadId).is_none() {
        about_file(msg(
            "no lead id column: each row is a lead, named by its number",
        ));
    }
    let mut mapping: BTreeMap<&'static str, String> = BTreeMap::new();
    let mut taken = BTreeMap::new();
    for (field, column, why) in data.pairs() {
        mapping.insert(field, data.header_of(column).to_owned());
        if why != Why::Header {
            taken.insert(field, why);
        }
    }
    let unused = (0..data.headers.len())
        .filter(|&column| !data.uses(column))
        .map(|column| data.headers[column].clone())
        .collect();
    let rows_set_aside = data.aside.total();
    let profile = data.profile();
    FileReading {
        kind: data.kind.unwrap_or(Kind::Leads),
        encoding: data
            .encoding
            .unwrap_or_else(|| encoding(data.bom, file.repaired)),
        profile,
        format: data.format,
        delimiter: data
            .dialect
            .map_or(',', |dialect| char::from(dialect.delimiter)),
        quoting: data.dialect.map(Dialect::unusual).unwrap_or_default(),
        line_ending: data.dialect.map_or("LF", |dialect| dialect.line_ending),
        rows_read: data.rows,
        rows_counted: data.rows - rows_set_aside,
        rows_set_aside,
        reasons: data.aside.finish(),
        flags: data.flags.finish(),
        name: data.name,
        mapping,
        taken,
        unused,
        notes,
        unknown_values,
    }
}

/// How a file's bytes were written, in words.
// words: utf-8 with byte order mark | utf-8, some cells windows-1252 | utf-8 with byte order mark, some cells windows-1252
pub(super) fn encoding(bom: bool, repaired: bool) -> String {
    let bom = if bom {
        "utf-8 with byte order mark"
    } else {
        "utf-8"
    };
    if repaired {
        format!("{bom}, some cells windows-1252")
    } else {
        bom.to_owned()
    }
}
