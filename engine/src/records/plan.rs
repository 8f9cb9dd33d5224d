//! What the columns of one file are read into, and how.

use super::columns::{DateColumn, NameColumn, trim};
use super::dataset::Kind;
use super::draft::DATES;
use super::duration::{Bare, UnitBy, unit_of};
use super::field::Field;
use super::grounds::Grounds;
use super::headers::Header;
use super::mapping::Mapping;
use super::told::Told;
use super::value_column::{ColumnValues, Counted, ValueColumn};
use super::values::{Actor, Channel, Direction, Exclusion, TouchResult};
use super::vocabulary::{self, Meaning};
use crate::table::Row;

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
    pub(crate) call_duration: Option<CallDuration>,
    pub(crate) touch_person: Option<NameColumn>,
    /// The touch's person is the lead's, from the same column.
    pub(crate) one_person: bool,
    pub(crate) subject: Option<ValueColumn<Actor>>,
}

impl Plan {
    /// Where the fields of this mapping are.
    pub(crate) fn new(mapping: &Mapping, headers: &[String], grounds: &Grounds<'_>) -> Self {
        let told = |field: Field| Told::new(grounds, field.name());
        let column = |field: Field| mapping.get(field);
        let date =
            |field: Field| column(field).map(|at| DateColumn::new(at, &headers[at], grounds));
        let name = |field: Field| column(field).map(NameColumn::new);
        let flag = |field: Field| {
            column(field).map(|at| ValueColumn::new(at, vocabulary::flag, told(field)))
        };
        let at = date(Field::At);
        Self {
            lead_id: column(Field::LeadId),
            dates: DATES.map(date),
            dealer: name(Field::Dealer),
            person: name(Field::Person),
            source: name(Field::Source),
            lead_type: column(Field::LeadType)
                .map(|at| ValueColumn::new(at, vocabulary::lead_type, told(Field::LeadType))),
            status: column(Field::Status).map(|at| {
                ValueColumn::new(
                    at,
                    |value| vocabulary::outcome(value, false),
                    told(Field::Status),
                )
            }),
            outcome: column(Field::Outcome).map(|at| {
                ValueColumn::new(
                    at,
                    |value| vocabulary::outcome(value, true),
                    told(Field::Outcome),
                )
            }),
            hot: flag(Field::Hot),
            contacted: flag(Field::Contacted),
            attempts: column(Field::Attempts),
            lead_channel: column(Field::LeadChannel)
                .map(|at| ValueColumn::new(at, vocabulary::channel, told(Field::LeadChannel))),
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
            channel: column(Field::Channel)
                .map(|at| ValueColumn::new(at, vocabulary::channel, told(Field::Channel))),
            every_channel: None,
            direction: column(Field::Direction)
                .map(|at| ValueColumn::new(at, vocabulary::direction, told(Field::Direction))),
            actor: column(Field::Actor)
                .map(|at| ValueColumn::new(at, vocabulary::actor, told(Field::Actor))),
            result: column(Field::Result)
                .map(|at| ValueColumn::new(at, vocabulary::result, told(Field::Result))),
            call_duration: column(Field::Duration)
                .and_then(|at| CallDuration::new(at, &headers[at], grounds)),
            touch_person: name(Field::TouchPerson),
            one_person: column(Field::TouchPerson) == column(Field::Person)
                && grounds.kind == Some(Kind::Wide),
            subject: column(Field::Subject).map(|at| {
                ValueColumn::new(
                    at,
                    |value| {
                        vocabulary::automation(&vocabulary::normal(value))
                            .map_or(Meaning::Nothing, Meaning::Is)
                    },
                    Told::default(),
                )
            }),
        }
    }

    /// Counts the values of a row about a lead of which everything in it is known.
    #[inline(always)]
    pub(crate) fn count_values(&mut self, row: &Row<'_>) {
        for column in [&mut self.status, &mut self.outcome].into_iter().flatten() {
            column.read(trim(&row.cell(column.column)));
        }
        for column in [&mut self.hot, &mut self.contacted].into_iter().flatten() {
            column.read(trim(&row.cell(column.column)));
        }
        if let Some(column) = &mut self.lead_type {
            column.read(trim(&row.cell(column.column)));
        }
        if let Some(column) = &mut self.lead_channel {
            column.read(trim(&row.cell(column.column)));
        }
    }

    /// All columns of dates.
    pub(super) fn dates_mut(&mut self) -> impl Iterator<Item = &mut DateColumn> {
        let of_touches = [&mut self.at, &mut self.done, &mut self.ended];
        self.dates.iter_mut().chain(of_touches).flatten()
    }

    /// All columns whose values are told with their counts.
    pub(super) fn counted(&mut self) -> Vec<&mut dyn Counted> {
        fn add<'a, T: Copy + PartialEq + 'a>(
            all: &mut Vec<&'a mut dyn Counted>,
            column: &'a mut Option<ValueColumn<T>>,
        ) {
            all.extend(column.as_mut().map(|column| column as &mut dyn Counted));
        }
        let mut all = Vec::new();
        add(&mut all, &mut self.lead_type);
        add(&mut all, &mut self.status);
        add(&mut all, &mut self.outcome);
        add(&mut all, &mut self.hot);
        add(&mut all, &mut self.contacted);
        add(&mut all, &mut self.lead_channel);
        add(&mut all, &mut self.channel);
        add(&mut all, &mut self.direction);
        add(&mut all, &mut self.actor);
        add(&mut all, &mut self.result);
        all
    }

    /// All columns about the lead of a row, save those that few files have.
    pub(crate) fn of_lead(&self) -> Vec<usize> {
        let dates = self.dates.iter().flatten().map(|column| column.column);
        let names = [&self.dealer, &self.person, &self.source]
            .into_iter()
            .flatten();
        let endings = [&self.status, &self.outcome].into_iter().flatten();
        let flags = [&self.hot, &self.contacted].into_iter().flatten();
        let mut columns: Vec<usize> = dates.collect();
        columns.extend(names.map(|column| column.column));
        columns.extend(endings.map(|column| column.column));
        columns.extend(flags.map(|column| column.column));
        columns.extend(self.lead_type.iter().map(|column| column.column));
        columns.extend(self.lead_channel.iter().map(|column| column.column));
        columns.extend(self.attempts);
        columns.extend(self.phones.iter().chain(&self.emails));
        columns
    }

    /// The values of columns with a closed vocabulary.
    pub(crate) fn values(&self, headers: &[String]) -> Vec<ColumnValues> {
        fn add<T: Copy + PartialEq>(
            all: &mut Vec<ColumnValues>,
            headers: &[String],
            column: Option<&ValueColumn<T>>,
        ) {
            all.extend(column.map(|column| column.found(&headers[column.column])));
        }
        let mut all = Vec::new();
        add(&mut all, headers, self.lead_type.as_ref());
        for column in [&self.status, &self.outcome] {
            add(&mut all, headers, column.as_ref());
        }
        for column in [&self.hot, &self.contacted] {
            add(&mut all, headers, column.as_ref());
        }
        for column in [&self.lead_channel, &self.channel] {
            add(&mut all, headers, column.as_ref());
        }
        add(&mut all, headers, self.direction.as_ref());
        add(&mut all, headers, self.actor.as_ref());
        add(&mut all, headers, self.result.as_ref());
        all
    }
}

/// A column with the durations of calls.
#[derive(Debug)]
pub(crate) struct CallDuration {
    pub(crate) column: usize,
    /// Milliseconds per unit of a bare number.
    pub(crate) unit: f64,
    pub(crate) by: UnitBy,
    pub(crate) bare: Bare,
    /// Touches that count as connected by their length alone, while the numbers could be milliseconds.
    pub(crate) connected: Vec<u32>,
}

impl CallDuration {
    /// Of a column that says that it is the duration of a call; any other duration is not used.
    fn new(column: usize, header: &str, grounds: &Grounds<'_>) -> Option<Self> {
        let compact = Header::new(header).compact;
        // Where every row is a call, every duration is that of one.
        let calls = grounds
            .profile
            .is_some_and(|profile| profile.all("channel") == Some("phone"));
        if !calls && !compact.contains("call") && compact != "talktime" {
            return None;
        }
        let (unit, by) = unit_of(header, grounds, 1_000.0);
        Some(Self {
            column,
            unit,
            by,
            bare: Bare::default(),
            connected: Vec::new(),
        })
    }

    /// The numbers are milliseconds, though nothing but their size says so.
    pub(crate) fn are_milliseconds(&self) -> bool {
        self.by == UnitBy::Default && self.bare.are_milliseconds()
    }
}
