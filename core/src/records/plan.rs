//! What the columns of one file are read into, and how.

use super::columns::{DateColumn, NameColumn, ValueColumn};
use super::dataset::{Kind, Note};
use super::draft::DATES;
use super::field::Field;
use super::headers::Header;
use super::mapping::Mapping;
use super::values::{Actor, Channel, Direction, Exclusion, TouchResult};
use super::vocabulary::{self, Meaning};

/// Where things are in the rows of this file.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) lead_id: Option<usize>,
    pub(crate) dates: [Option<DateColumn>; 5],
    pub(crate) dealer: Option<NameColumn>,
    pub(crate) person: Option<NameColumn>,
    pub(crate) source: Option<NameColumn>,
    pub(crate) lead_type: Option<ValueColumn<Exclusion>>,
    pub(crate) status: Option<ValueColumn<vocabulary::Ending>>,
    pub(crate) outcome: Option<ValueColumn<vocabulary::Ending>>,
    pub(crate) hot: Option<ValueColumn<bool>>,
    pub(crate) contacted: Option<ValueColumn<bool>>,
    pub(crate) attempts: Option<usize>,
    pub(crate) lead_channel: Option<ValueColumn<(Channel, Option<Actor>)>>,
    pub(crate) phones: Vec<usize>,
    pub(crate) emails: Vec<usize>,
    pub(crate) at: Option<DateColumn>,
    pub(crate) ended: Option<DateColumn>,
    pub(crate) done: Option<DateColumn>,
    pub(crate) due: Option<usize>,
    pub(crate) channel: Option<ValueColumn<(Channel, Option<Actor>)>>,
    /// The channel of every row, where no column says it.
    pub(crate) every_channel: Option<Channel>,
    pub(crate) direction: Option<ValueColumn<(Option<Direction>, bool)>>,
    pub(crate) actor: Option<ValueColumn<Actor>>,
    pub(crate) result: Option<ValueColumn<TouchResult>>,
    /// Column, milliseconds per unit.
    pub(crate) call_duration: Option<(usize, f64)>,
    pub(crate) touch_person: Option<NameColumn>,
    /// The touch's person is the lead's, from the same column.
    pub(crate) one_person: bool,
    pub(crate) subject: Option<ValueColumn<Actor>>,
}

impl Plan {
    /// Where the fields of this mapping are.
    pub(crate) fn new(mapping: &Mapping, headers: &[String], kind: Option<Kind>) -> Self {
        let column = |field: Field| mapping.get(field);
        let utc = |column: usize| Header::new(&headers[column]).utc;
        let date = |field: Field| column(field).map(|at| DateColumn::new(at, utc(at)));
        let name = |field: Field| column(field).map(NameColumn::new);
        let flag = |field: Field| column(field).map(|at| ValueColumn::new(at, vocabulary::flag));
        let at = date(Field::At);
        Self {
            lead_id: column(Field::LeadId),
            dates: DATES.map(date),
            dealer: name(Field::Dealer),
            person: name(Field::Person),
            source: name(Field::Source),
            lead_type: column(Field::LeadType)
                .map(|at| ValueColumn::new(at, vocabulary::lead_type)),
            status: column(Field::Status)
                .map(|at| ValueColumn::new(at, |value| vocabulary::outcome(value, false))),
            outcome: column(Field::Outcome)
                .map(|at| ValueColumn::new(at, |value| vocabulary::outcome(value, true))),
            hot: flag(Field::Hot),
            contacted: flag(Field::Contacted),
            attempts: column(Field::Attempts),
            lead_channel: column(Field::LeadChannel)
                .map(|at| ValueColumn::new(at, vocabulary::channel)),
            phones: mapping.phones.clone(),
            emails: mapping.emails.clone(),
            done: if at.is_none() {
                date(Field::DoneAt)
            } else {
                None
            },
            at,
            ended: date(Field::EndedAt),
            due: column(Field::DueAt),
            channel: column(Field::Channel).map(|at| ValueColumn::new(at, vocabulary::channel)),
            every_channel: None,
            direction: column(Field::Direction)
                .map(|at| ValueColumn::new(at, vocabulary::direction)),
            actor: column(Field::Actor).map(|at| ValueColumn::new(at, vocabulary::actor)),
            result: column(Field::Result).map(|at| ValueColumn::new(at, vocabulary::result)),
            call_duration: column(Field::Duration)
                .and_then(|at| call_duration(&headers[at]).map(|unit| (at, unit))),
            touch_person: name(Field::TouchPerson),
            one_person: column(Field::TouchPerson) == column(Field::Person)
                && kind == Some(Kind::Wide),
            subject: column(Field::Subject).map(|at| {
                ValueColumn::new(at, |value| {
                    vocabulary::automation(&vocabulary::normal(value))
                        .map_or(Meaning::Nothing, Meaning::Is)
                })
            }),
        }
    }

    /// Values that are in no table, by column.
    pub(crate) fn unmapped(&self, header_of: impl Fn(usize) -> String) -> Vec<Note> {
        let mut notes = Vec::new();
        let mut note = |column: Option<(usize, Option<String>)>| {
            if let Some((column, Some(text))) = column {
                notes.push(Note {
                    header: header_of(column),
                    text,
                });
            }
        };
        note(self.lead_type.as_ref().map(|c| (c.column, c.unmapped())));
        note(self.status.as_ref().map(|c| (c.column, c.unmapped())));
        note(self.outcome.as_ref().map(|c| (c.column, c.unmapped())));
        note(self.hot.as_ref().map(|c| (c.column, c.unmapped())));
        note(self.contacted.as_ref().map(|c| (c.column, c.unmapped())));
        note(self.lead_channel.as_ref().map(|c| (c.column, c.unmapped())));
        note(self.channel.as_ref().map(|c| (c.column, c.unmapped())));
        note(self.direction.as_ref().map(|c| (c.column, c.unmapped())));
        note(self.actor.as_ref().map(|c| (c.column, c.unmapped())));
        note(self.result.as_ref().map(|c| (c.column, c.unmapped())));
        notes
    }
}

/// Milliseconds per unit of a column that says that it is the duration of a call; any other duration is not used.
fn call_duration(header: &str) -> Option<f64> {
    let header = Header::new(header).compact;
    if !header.contains("call") && header != "talktime" {
        return None;
    }
    Some(if header.starts_with("hs") || header.ends_with("ms") {
        1.0
    } else if header.contains("minute") {
        60_000.0
    } else {
        1_000.0
    })
}
