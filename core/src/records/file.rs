//! One file while it is read: rows become touches and drafts of leads, dates stay packed.

use std::collections::BTreeMap;

use super::columns::{DateColumn, NameColumn, ValueColumn, seconds, trim};
use super::dataset::{Kind, NONE, Note, Touch};
use super::field::Field;
use super::headers::{Header, Mapping};
use super::intern::Interner;
use super::tallies::Tallies;
use super::values::{Actor, Channel, Direction, Exclusion, Outcome, TouchResult};
use super::vocabulary::{self, Meaning};
use crate::bytes::Dialect;
use crate::diagnostic::Error;
use crate::table::{Row, Rows};
use crate::time::{Instant, Stamp};

/// Seconds on the phone from which a call without a result counts as connected.
const CONNECTED_SECONDS: f64 = 30.0;

/// Names that all files share.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) dealers: Interner,
    pub(crate) people: Interner,
    pub(crate) sources: Interner,
    /// For each of `people`: an actor that is no person.
    no_person: Vec<Option<Actor>>,
}

impl Names {
    /// Texts so far that were not UTF-8.
    pub(crate) fn repaired(&self) -> u64 {
        self.dealers.repaired + self.people.repaired + self.sources.repaired
    }

    /// What a "person" is by its name, if it is no person.
    #[inline(always)]
    fn actor(&mut self, person: u32) -> Option<Actor> {
        while self.no_person.len() < self.people.len() {
            let name = self.people.text(self.no_person.len() as u32);
            self.no_person
                .push(vocabulary::automation(&vocabulary::normal(name)));
        }
        self.no_person[person as usize]
    }
}

/// The dates of a lead, in the order of [`Draft::dates`].
pub(crate) const DATES: [Field; 5] = [
    Field::CreatedAt,
    Field::ClosedAt,
    Field::SoldAt,
    Field::FirstAttemptAt,
    Field::FirstContactAt,
];

/// A lead as one file has it so far.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draft {
    pub(crate) dates: [Stamp; 5],
    pub(crate) dealer: u32,
    pub(crate) person: u32,
    pub(crate) source: u32,
    /// First line of the file that is about this lead.
    pub(crate) line: u32,
    /// Rows that are about this lead and no touch.
    pub(crate) rows: u32,
    pub(crate) attempts: u16,
    pub(crate) channel: Option<Channel>,
    pub(crate) outcome: Outcome,
    pub(crate) exclusion: Exclusion,
    pub(crate) contacted: Option<bool>,
    pub(crate) hot: Option<bool>,
    /// Rows of this file disagree about a name.
    pub(crate) disagrees: bool,
    /// A phone number or an e-mail address is there.
    pub(crate) reachable: bool,
}

impl Draft {
    const NEW: Self = Self {
        dates: [Stamp::NONE; 5],
        dealer: NONE,
        person: NONE,
        source: NONE,
        line: 0,
        rows: 0,
        attempts: u16::MAX,
        channel: None,
        outcome: Outcome::Unknown,
        exclusion: Exclusion::None,
        contacted: None,
        hot: None,
        disagrees: false,
        reachable: false,
    };
}

/// The smaller of two names, with [`NONE`] yielding to any; true if they disagree.
#[inline(always)]
pub(crate) fn smaller_name(mine: &mut u32, other: u32, names: &Interner) -> bool {
    if other == NONE || *mine == other {
        return false;
    }
    if *mine == NONE {
        *mine = other;
        return false;
    }
    if names.get(other) < names.get(*mine) {
        *mine = other;
    }
    true
}

/// The stronger of two outcomes, whatever the order of rows.
pub(crate) fn stronger(one: Outcome, other: Outcome) -> Outcome {
    const fn rank(outcome: Outcome) -> u8 {
        match outcome {
            Outcome::Unknown => 0,
            Outcome::Open => 1,
            Outcome::Cancelled => 2,
            Outcome::Lost => 3,
            Outcome::OptOut => 4,
            Outcome::Won => 5,
        }
    }
    if rank(other) > rank(one) { other } else { one }
}

/// The exclusion that takes precedence.
pub(crate) fn first_exclusion(one: Exclusion, other: Exclusion) -> Exclusion {
    match (one, other) {
        (Exclusion::None, other) => other,
        (one, Exclusion::None) => one,
        (one, other) => one.min(other),
    }
}

/// Where things are in the rows of this file.
#[derive(Debug, Default)]
struct Plan {
    lead_id: Option<usize>,
    dates: [Option<DateColumn>; 5],
    dealer: Option<NameColumn>,
    person: Option<NameColumn>,
    source: Option<NameColumn>,
    lead_type: Option<ValueColumn<Exclusion>>,
    status: Option<ValueColumn<(Outcome, Exclusion)>>,
    outcome: Option<ValueColumn<(Outcome, Exclusion)>>,
    hot: Option<ValueColumn<bool>>,
    contacted: Option<ValueColumn<bool>>,
    opt_out: Option<ValueColumn<bool>>,
    attempts: Option<usize>,
    lead_channel: Option<ValueColumn<(Channel, Option<Actor>)>>,
    phones: Vec<usize>,
    emails: Vec<usize>,
    at: Option<DateColumn>,
    ended: Option<DateColumn>,
    done: Option<DateColumn>,
    due: Option<usize>,
    channel: Option<ValueColumn<(Channel, Option<Actor>)>>,
    direction: Option<ValueColumn<(Option<Direction>, bool)>>,
    actor: Option<ValueColumn<Actor>>,
    result: Option<ValueColumn<TouchResult>>,
    /// Column, milliseconds per unit.
    call_duration: Option<(usize, f64)>,
    touch_person: Option<NameColumn>,
    /// The touch's person is the lead's, from the same column.
    one_person: bool,
    subject: Option<ValueColumn<Actor>>,
}

/// What one file holds.
#[derive(Debug)]
pub(crate) struct FileData {
    pub(crate) name: String,
    pub(crate) kind: Option<Kind>,
    pub(crate) dialect: Option<Dialect>,
    pub(crate) bom: bool,
    pub(crate) headers: Vec<String>,
    pub(crate) mapping: Mapping,
    pub(crate) ids: Interner,
    /// By code in `ids`; a file of touches has none.
    pub(crate) leads: Vec<Draft>,
    /// Dates of leads that differ from the one in the draft: lead, which date, stamp.
    pub(crate) more_dates: Vec<(u32, u8, Stamp)>,
    /// `at` holds the packed stamp, `lead` a code in `ids`.
    pub(crate) touches: Vec<Touch>,
    /// The line of each touch.
    pub(crate) touch_lines: Vec<u32>,
    pub(crate) rows: u64,
    pub(crate) aside: Tallies,
    pub(crate) flags: Tallies,
    pub(crate) notes: Vec<Note>,
    /// A row without a touch was read from a wide file.
    pub(crate) untouched_rows: bool,
    /// A touch was made by something else than a person.
    pub(crate) other_actors: bool,
    plan: Plan,
    map: BTreeMap<String, String>,
    /// For invented ids.
    prefix: String,
    pub(crate) names: Names,
}

impl FileData {
    /// Ready for the header. `prefix` goes before the row number where rows have no id.
    pub(crate) fn new(
        name: &str,
        map: BTreeMap<String, String>,
        prefix: String,
        names: Names,
    ) -> Self {
        Self {
            name: name.to_owned(),
            kind: None,
            dialect: None,
            bom: false,
            headers: Vec::new(),
            mapping: Mapping::default(),
            ids: Interner::default(),
            leads: Vec::new(),
            more_dates: Vec::new(),
            touches: Vec::new(),
            touch_lines: Vec::new(),
            rows: 0,
            aside: Tallies::default(),
            flags: Tallies::default(),
            notes: Vec::new(),
            untouched_rows: false,
            other_actors: false,
            plan: Plan::default(),
            map,
            prefix,
            names,
        }
    }

    /// The header of a column.
    pub(crate) fn header_of(&self, column: usize) -> &str {
        self.headers.get(column).map_or("", String::as_str)
    }

    /// The column of one of the dates of a lead.
    pub(crate) fn lead_date(&self, which: usize) -> Option<&DateColumn> {
        self.plan.dates[which].as_ref()
    }

    /// The column of the touches' times.
    pub(crate) fn touch_date(&self) -> Option<&DateColumn> {
        self.plan.at.as_ref().or(self.plan.done.as_ref())
    }

    /// Touches say how they ended, or how long a call was.
    pub(crate) fn tells_result(&self) -> bool {
        self.plan.result.is_some() || self.plan.call_duration.is_some()
    }

    /// All columns of dates.
    pub(crate) fn dates(&self) -> impl Iterator<Item = &DateColumn> {
        self.plan
            .dates
            .iter()
            .chain([&self.plan.at, &self.plan.done, &self.plan.ended])
            .flatten()
    }

    /// The column of the touches' ends.
    pub(crate) fn ended_date(&self) -> Option<&DateColumn> {
        self.plan.ended.as_ref()
    }

    /// Both a phone and an e-mail column are there.
    pub(crate) fn tells_reachable(&self) -> bool {
        !self.plan.phones.is_empty() && !self.plan.emails.is_empty()
    }

    /// Values that are in no table, by column.
    pub(crate) fn unmapped(&self) -> Vec<Note> {
        let plan = &self.plan;
        let mut notes = Vec::new();
        let mut note = |column: Option<(usize, Option<String>)>| {
            if let Some((column, Some(text))) = column {
                notes.push(Note {
                    header: self.header_of(column).to_owned(),
                    text,
                });
            }
        };
        note(plan.lead_type.as_ref().map(|c| (c.column, c.unmapped())));
        note(plan.status.as_ref().map(|c| (c.column, c.unmapped())));
        note(plan.outcome.as_ref().map(|c| (c.column, c.unmapped())));
        note(plan.hot.as_ref().map(|c| (c.column, c.unmapped())));
        note(plan.contacted.as_ref().map(|c| (c.column, c.unmapped())));
        note(plan.opt_out.as_ref().map(|c| (c.column, c.unmapped())));
        note(plan.lead_channel.as_ref().map(|c| (c.column, c.unmapped())));
        note(plan.channel.as_ref().map(|c| (c.column, c.unmapped())));
        note(plan.direction.as_ref().map(|c| (c.column, c.unmapped())));
        note(plan.actor.as_ref().map(|c| (c.column, c.unmapped())));
        note(plan.result.as_ref().map(|c| (c.column, c.unmapped())));
        notes
    }

    fn make_plan(&mut self) {
        let mapping = &self.mapping;
        let column = |field: Field| mapping.get(field);
        let utc = |column: usize| Header::new(&self.headers[column]).utc;
        let date = |field: Field| column(field).map(|at| DateColumn::new(at, utc(at)));
        let name = |field: Field| column(field).map(NameColumn::new);
        let flag = |field: Field| column(field).map(|at| ValueColumn::new(at, vocabulary::flag));
        let at = date(Field::At);
        self.plan = Plan {
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
            opt_out: flag(Field::OptOut),
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
            direction: column(Field::Direction)
                .map(|at| ValueColumn::new(at, vocabulary::direction)),
            actor: column(Field::Actor).map(|at| ValueColumn::new(at, vocabulary::actor)),
            result: column(Field::Result).map(|at| ValueColumn::new(at, vocabulary::result)),
            call_duration: column(Field::Duration)
                .and_then(|at| call_duration(&self.headers[at]).map(|unit| (at, unit))),
            touch_person: name(Field::TouchPerson),
            one_person: column(Field::TouchPerson) == column(Field::Person)
                && self.kind == Some(Kind::Wide),
            subject: column(Field::Subject).map(|at| {
                ValueColumn::new(at, |value| {
                    vocabulary::automation(&vocabulary::normal(value))
                        .map_or(Meaning::Nothing, Meaning::Is)
                })
            }),
        };
    }

    /// The lead of a row, new or known.
    #[inline(always)]
    fn lead(&mut self, id: &[u8], line: u64) -> usize {
        let lead = self.ids.intern(id) as usize;
        if lead == self.leads.len() {
            self.leads.push(Draft {
                line: u32::try_from(line).unwrap_or(u32::MAX),
                ..Draft::NEW
            });
        }
        lead
    }

    /// Merges the lead's columns of this row into its draft.
    #[inline(never)]
    fn read_lead(&mut self, row: &Row<'_>, lead: usize, created: Stamp, person: u32) {
        let plan = &mut self.plan;
        let draft = &mut self.leads[lead];
        let more = &mut self.more_dates;
        let mut set = |draft: &mut Draft, which: usize, stamp: Stamp| {
            if draft.dates[which] != stamp && !stamp.is_none() {
                if draft.dates[which].is_none() {
                    draft.dates[which] = stamp;
                } else {
                    more.push((lead as u32, which as u8, stamp));
                }
            }
        };
        set(draft, 0, created);
        for which in 1..DATES.len() {
            if let Some(column) = &mut plan.dates[which] {
                match column.read(trim(&row.cell(column.column)), row.line) {
                    Ok(stamp) => set(draft, which, stamp),
                    Err(()) => self.flags.add("F005", row.line),
                }
            }
        }
        if let Some(column) = &mut plan.dealer {
            let code = column.read(trim(&row.cell(column.column)), &mut self.names.dealers);
            draft.disagrees |= smaller_name(&mut draft.dealer, code, &self.names.dealers);
        }
        if let Some(column) = &mut plan.source {
            let code = column.read(trim(&row.cell(column.column)), &mut self.names.sources);
            draft.disagrees |= smaller_name(&mut draft.source, code, &self.names.sources);
        }
        draft.disagrees |= smaller_name(&mut draft.person, person, &self.names.people);
        if let Some(column) = &mut plan.lead_type
            && let Some(exclusion) = column.read(trim(&row.cell(column.column)))
        {
            draft.exclusion = first_exclusion(draft.exclusion, exclusion);
        }
        for column in [&mut plan.status, &mut plan.outcome].into_iter().flatten() {
            if let Some((outcome, exclusion)) = column.read(trim(&row.cell(column.column))) {
                draft.outcome = stronger(draft.outcome, outcome);
                draft.exclusion = first_exclusion(draft.exclusion, exclusion);
            }
        }
        if let Some(column) = &mut plan.opt_out
            && column.read(trim(&row.cell(column.column))) == Some(true)
        {
            draft.outcome = stronger(draft.outcome, Outcome::OptOut);
        }
        if let Some(column) = &mut plan.hot {
            // Yes wins: one row that knows it is enough.
            draft.hot = draft.hot.max(column.read(trim(&row.cell(column.column))));
        }
        if let Some(column) = &mut plan.contacted {
            draft.contacted = draft
                .contacted
                .max(column.read(trim(&row.cell(column.column))));
        }
        if let Some(column) = plan.attempts {
            let cell = row.cell(column);
            let cell = trim(&cell);
            match whole_number(cell) {
                Some(count) if draft.attempts == u16::MAX => draft.attempts = count,
                Some(count) => draft.attempts = draft.attempts.max(count),
                None if cell.is_empty() => {}
                None => self.flags.add("F008", row.line),
            }
        }
        if let Some(column) = &mut plan.lead_channel
            && let Some((channel, _)) = column.read(trim(&row.cell(column.column)))
        {
            draft.channel = Some(draft.channel.map_or(channel, |other| other.min(channel)));
        }
        if !draft.reachable && !plan.phones.is_empty() {
            draft.reachable = plan
                .phones
                .iter()
                .chain(&plan.emails)
                .any(|&at| !trim(&row.cell(at)).is_empty());
        }
    }

    /// The owner's code in this row.
    #[inline(always)]
    fn read_person(&mut self, row: &Row<'_>) -> u32 {
        let Some(column) = &mut self.plan.person else {
            return NONE;
        };
        let code = column.read(trim(&row.cell(column.column)), &mut self.names.people);
        if code != NONE && self.names.actor(code).is_some() {
            NONE
        } else {
            code
        }
    }

    #[inline(never)]
    fn lead_row(&mut self, row: &Row<'_>) {
        let created = match &mut self.plan.dates[0] {
            Some(column) => match column.read(trim(&row.cell(column.column)), row.line) {
                Ok(stamp) => stamp,
                Err(()) => return self.aside.add("L002", row.line),
            },
            None => Stamp::NONE,
        };
        let lead = match self.plan.lead_id {
            Some(column) => {
                let cell = row.cell(column);
                let id = trim(&cell);
                if id.is_empty() {
                    return self.aside.add("L001", row.line);
                }
                self.lead(id, row.line)
            }
            None => {
                if (0..self.headers.len()).all(|column| trim(&row.cell(column)).is_empty()) {
                    return self.aside.add("L005", row.line);
                }
                let id = format!("{}{}", self.prefix, self.rows);
                self.lead(id.as_bytes(), row.line)
            }
        };
        let person = self.read_person(row);
        self.read_lead(row, lead, created, person);
        self.leads[lead].rows += 1;
    }

    #[inline(never)]
    fn touch_row(&mut self, row: &Row<'_>) {
        let wide = self.kind == Some(Kind::Wide);
        let Some(id_column) = self.plan.lead_id else {
            return;
        };
        let id_cell = row.cell(id_column);
        let id = trim(&id_cell);
        if id.is_empty() {
            return self.aside.add(if wide { "L001" } else { "T001" }, row.line);
        }
        let plan = &mut self.plan;
        let mut undone = false;
        let mut at = Stamp::NONE;
        if let Some(column) = plan.at.as_mut().or(plan.done.as_mut()) {
            match column.read(trim(&row.cell(column.column)), row.line) {
                Ok(stamp) => at = stamp,
                Err(()) => return self.aside.add("T004", row.line),
            }
            undone = at.is_none() && plan.due.is_some_and(|due| !trim(&row.cell(due)).is_empty());
        }
        let has_time = plan.at.is_some() || plan.done.is_some();
        let channel = plan
            .channel
            .as_mut()
            .and_then(|column| column.read(trim(&row.cell(column.column))));
        let direction = plan
            .direction
            .as_mut()
            .and_then(|column| column.read(trim(&row.cell(column.column))));
        let mut result = plan
            .result
            .as_mut()
            .and_then(|column| column.read(trim(&row.cell(column.column))));
        let mut lead_only = false;
        if has_time && at.is_none() && !undone {
            let blank = |column: Option<usize>| {
                column.is_none_or(|column| trim(&row.cell(column)).is_empty())
            };
            lead_only = wide
                && blank(plan.channel.as_ref().map(|column| column.column))
                && blank(plan.direction.as_ref().map(|column| column.column))
                && blank(plan.result.as_ref().map(|column| column.column));
            if !lead_only {
                return self.aside.add("T002", row.line);
            }
        }
        if undone {
            result = Some(TouchResult::NotDone);
        }
        if let Some(column) = &mut plan.ended {
            // Only for the newest time of the file.
            let _ = column.read(trim(&row.cell(column.column)), row.line);
        }
        let actor = plan
            .actor
            .as_mut()
            .and_then(|column| column.read(trim(&row.cell(column.column))));
        let by_subject = plan
            .subject
            .as_mut()
            .and_then(|column| column.read(trim(&row.cell(column.column))));

        let lead = self.lead(id, row.line);
        let mut owner = NONE;
        if wide {
            let created = match &mut self.plan.dates[0] {
                Some(column) => match column.read(trim(&row.cell(column.column)), row.line) {
                    Ok(stamp) => stamp,
                    Err(()) => {
                        self.flags.add("F005", row.line);
                        Stamp::NONE
                    }
                },
                None => Stamp::NONE,
            };
            owner = self.read_person(row);
            self.read_lead(row, lead, created, owner);
        }
        if lead_only {
            self.untouched_rows = true;
            self.leads[lead].rows += 1;
            return;
        }
        let mut person = owner;
        let mut by_name = None;
        if let Some(column) = &mut self.plan.touch_person
            && !(self.plan.one_person && owner != NONE)
        {
            person = column.read(trim(&row.cell(column.column)), &mut self.names.people);
            if person != NONE {
                by_name = self.names.actor(person);
                if by_name.is_some() {
                    person = NONE;
                }
            }
        }
        let internal = direction.is_some_and(|(direction, _)| direction.is_none());
        let actor = match actor {
            _ if internal => Actor::System,
            Some(actor) => actor,
            None => acting(by_name, channel, by_subject),
        };
        self.other_actors |= actor != Actor::Human;
        let channel = channel.map_or(Channel::Other, |(channel, _)| channel);
        if result.is_none()
            && channel == Channel::Phone
            && let Some((column, unit)) = self.plan.call_duration
            && seconds(trim(&row.cell(column)), unit)
                .is_some_and(|seconds| seconds >= CONNECTED_SECONDS)
        {
            result = Some(TouchResult::Connected);
        }
        if person != NONE && person as usize >= Touch::MAX_PEOPLE {
            self.flags.add("F007", row.line);
        }
        if result.is_none() && direction.is_some_and(|(_, missed)| missed) {
            result = Some(TouchResult::NoAnswer);
        }
        let direction = direction
            .and_then(|(direction, _)| direction)
            .unwrap_or(Direction::Unknown);
        let result = result.unwrap_or(TouchResult::Unknown);
        let at = Instant::from_ms(at.bits().cast_signed());
        self.touches.push(Touch::new(
            at,
            lead as u32,
            channel,
            direction,
            actor,
            result,
            person,
        ));
        self.touch_lines
            .push(u32::try_from(row.line).unwrap_or(u32::MAX));
    }
}

/// Who acted, from values that say so: the name, the channel, the subject (rule R7).
fn acting(
    by_name: Option<Actor>,
    channel: Option<(Channel, Option<Actor>)>,
    by_subject: Option<Actor>,
) -> Actor {
    let by_channel = channel.and_then(|(_, actor)| actor);
    let machine = |actor: &Actor| matches!(actor, Actor::Automation | Actor::AiAgent);
    if let Some(actor) = [by_name, by_channel, by_subject]
        .into_iter()
        .flatten()
        .find(machine)
    {
        return actor;
    }
    // What "System" sends is an automatic message; what it merely records is bookkeeping.
    let message =
        channel.is_some_and(|(channel, actor)| channel != Channel::Other && actor.is_none());
    match by_name.or(by_channel).or(by_subject) {
        None => Actor::Human,
        Some(Actor::System) if message && by_name == Some(Actor::System) => Actor::Automation,
        Some(actor) => actor,
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

/// A count: digits, perhaps with `.0` behind them.
fn whole_number(cell: &[u8]) -> Option<u16> {
    let text = std::str::from_utf8(cell).ok()?;
    let digits = text.split_once('.').map_or(Some(text), |(digits, rest)| {
        rest.bytes().all(|byte| byte == b'0').then_some(digits)
    })?;
    digits.parse::<u32>().ok().map(|count| {
        u16::try_from(count)
            .unwrap_or(u16::MAX - 1)
            .min(u16::MAX - 1)
    })
}

impl Rows for FileData {
    fn header(&mut self, dialect: Dialect, bom: bool, headers: Vec<String>) -> Result<(), Error> {
        self.dialect = Some(dialect);
        self.bom = bom;
        self.headers = headers;
        self.mapping = Mapping::new(&self.headers, &self.map);
        self.kind = self.mapping.settle();
        let listed = || {
            let named: Vec<&str> = self
                .headers
                .iter()
                .map(|header| header.trim())
                .filter(|h| !h.is_empty())
                .collect();
            let more = if named.len() > 30 { ", …" } else { "" };
            format!("{}{more}", named[..named.len().min(30)].join(", "))
        };
        let Some(kind) = self.kind else {
            let hint = format!(
                "name them with --map FIELD=HEADER; the headers are: {}",
                listed()
            );
            let message = "expected columns of leads or touches, recognised none";
            return Err(Error::new("E022", &self.name, message, hint));
        };
        if kind != Kind::Leads && self.mapping.get(Field::LeadId).is_none() {
            let hint = format!(
                "name it with --map lead_id=HEADER; the headers are: {}",
                listed()
            );
            return Err(Error::new(
                "E021",
                &self.name,
                "expected a lead id column, found none",
                hint,
            ));
        }
        self.make_plan();
        Ok(())
    }

    #[inline]
    fn row(&mut self, row: Row<'_>) {
        self.rows += 1;
        if self.kind == Some(Kind::Leads) {
            self.lead_row(&row)
        } else {
            self.touch_row(&row)
        }
    }

    fn aside(&mut self, code: &'static str, line: u64) {
        self.rows += 1;
        self.aside.add(code, line);
    }
}

/// How a file's bytes were written, in words.
pub(crate) fn encoding(bom: bool, repaired: bool) -> String {
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
