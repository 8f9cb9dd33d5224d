//! Rows of one file become touches and drafts of leads; dates stay packed.

use std::borrow::Cow;

use super::columns::{DateColumn, trim};
use super::customers::{self, CUSTOMER};
use super::dataset::{Kind, NONE, Touch};
use super::draft::{DATES, Draft, first_channel, first_exclusion, more_attempts, stronger};
use super::duration::{UnitBy, seconds};
use super::file::FileData;
use super::keys::{email_key, phone_key};
use super::names::smaller_name;
use super::values::{Actor, Channel, Direction, Talk, TouchResult};
use crate::bytes::{decode, same};
use crate::table::Row;
use crate::time::{Instant, Stamp};

/// Seconds on the phone from which a call without a result counts as connected.
const CONNECTED_SECONDS: f64 = 30.0;

impl FileData {
    /// The lead of a row, new or known.
    #[inline(always)]
    fn lead(&mut self, id: &[u8], line: u64) -> usize {
        // Exports often list a lead's touches one below the other.
        if let Some(last) = self.last_lead
            && same(id, self.ids.get(last))
        {
            return last as usize;
        }
        let code = self.ids.intern(id);
        self.last_lead = Some(code);
        let lead = code as usize;
        if lead == self.leads.len() {
            self.leads.push(Draft {
                line: u32::try_from(line).unwrap_or(u32::MAX),
                ..Draft::NEW
            });
        }
        lead
    }

    /// What stands for the lead's id where rows name only the customer: the number's key, else the address's, and in a
    /// file that tells about leads too when the lead came in. Empty when there is neither.
    #[cold]
    fn customer(&self, row: &Row<'_>, keys: &mut [u64; 2]) -> Cow<'static, [u8]> {
        let key = |columns: &[usize], of: fn(&[u8]) -> u64| {
            let mut keys = columns.iter().map(|&column| of(trim(&row.cell(column))));
            keys.find(|&key| key != 0).unwrap_or(0)
        };
        let (phone, email) = (
            key(&self.plan.phones, phone_key),
            key(&self.plan.emails, email_key),
        );
        *keys = customers::keys(phone, email);
        let mut id = match (phone, email) {
            (0, 0) => return Cow::Borrowed(b""),
            (0, email) => format!("{CUSTOMER}e{email:016x}"),
            (phone, _) => format!("{CUSTOMER}p{phone:016x}"),
        };
        if let (Some(Kind::Wide), Some(column)) = (self.kind, &self.plan.dates[0]) {
            id.push_str(&decode(trim(&row.cell(column.column))));
        }
        Cow::Owned(id.into_bytes())
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
                    Err(found) => self.flags.add(found.flag(), row.line),
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
            if let Some((outcome, exclusion, bad)) = column.read(trim(&row.cell(column.column))) {
                draft.outcome = stronger(draft.outcome, outcome);
                draft.exclusion = first_exclusion(draft.exclusion, exclusion);
                draft.bad |= bad;
            }
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
                Some(count) => draft.attempts = more_attempts(draft.attempts, count),
                None if cell.is_empty() => {}
                None => self.flags.add("F008", row.line),
            }
        }
        if let Some(column) = &mut plan.lead_channel
            && let Some((channel, _)) = column.read(trim(&row.cell(column.column)))
        {
            draft.channel = first_channel(draft.channel, Some(channel));
        }
        if !draft.reachable && !plan.phones.is_empty() {
            draft.reachable = plan
                .phones
                .iter()
                .chain(&plan.emails)
                .any(|&at| !trim(&row.cell(at)).is_empty());
        }
        if let Some(more) = &mut self.more {
            let (reasons, flags) = (&mut self.names.reasons, &mut self.flags);
            more.read(row, lead, draft, reasons, flags);
        }
    }

    /// Reads what a row of touches says of its lead, and gives the owner. A row that adds nothing but what can be read
    /// in it, nowhere counted, need not be read once more.
    #[inline(never)]
    fn said_of_lead(&mut self, row: &Row<'_>, lead: usize, hash: u64) -> u32 {
        let noted = self.noted();
        let created = match &mut self.plan.dates[0] {
            Some(column) => match column.read(trim(&row.cell(column.column)), row.line) {
                Ok(stamp) => stamp,
                Err(found) => {
                    self.flags.add(found.flag(), row.line);
                    Stamp::NONE
                }
            },
            None => Stamp::NONE,
        };
        let owner = self.read_person(row);
        self.read_lead(row, lead, created, owner);
        let hash = if self.noted() == noted { hash } else { 0 };
        self.repeats.keep(lead, hash, owner);
        owner
    }

    /// Everything that is counted by the row where a lead is read, save values, which [`Plan::count_values`] counts.
    fn noted(&self) -> u64 {
        let dates = self.plan.dates.iter().flatten();
        let told: u64 = dates.map(DateColumn::told).sum();
        self.flags.total() + self.names.repaired() + told
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

    /// Reads a row of a file of leads.
    #[inline(never)]
    pub(super) fn lead_row(&mut self, row: &Row<'_>) {
        // First of all: a row that is set aside tells nothing about the order of dates.
        let id = self.plan.lead_id.map(|column| row.cell(column));
        if id.as_ref().is_some_and(|id| trim(id).is_empty()) {
            return self.refuse("L001", row);
        }
        let created = match &mut self.plan.dates[0] {
            Some(column) => match column.read(trim(&row.cell(column.column)), row.line) {
                Ok(stamp) => stamp,
                Err(found) => return self.refuse(found.code("L002", "L006"), row),
            },
            None => Stamp::NONE,
        };
        let lead = match id {
            Some(id) => {
                if created.is_none() && self.is_odd(row) {
                    return;
                }
                self.lead(trim(&id), row.line)
            }
            None => {
                if created.is_none() && row.is_empty() {
                    return self.refuse("L001", row);
                }
                if created.is_none() && self.is_odd(row) {
                    return;
                }
                let id = format!("{}{}", self.prefix, self.rows);
                self.lead(id.as_bytes(), row.line)
            }
        };
        let person = self.read_person(row);
        self.read_lead(row, lead, created, person);
        self.leads[lead].rows += 1;
    }

    /// Reads a row of a file of touches, with or without the lead in the same row.
    #[inline(never)]
    pub(super) fn touch_row(&mut self, row: &Row<'_>) {
        let wide = self.kind == Some(Kind::Wide);
        let mut keys = [0; 2];
        let id_cell = match self.plan.lead_id {
            Some(column) => row.cell(column),
            None => self.customer(row, &mut keys),
        };
        let id = trim(&id_cell);
        if id.is_empty() {
            let code = match (self.by_customer, wide) {
                (true, _) => "T020",
                (false, true) => "L001",
                (false, false) => "T001",
            };
            return self.refuse(code, row);
        }
        let plan = &mut self.plan;
        let mut undone = false;
        let mut at = Stamp::NONE;
        if let Some(column) = plan.at.as_mut().or(plan.done.as_mut()) {
            match column.read(trim(&row.cell(column.column)), row.line) {
                Ok(stamp) => at = stamp,
                Err(found) => return self.refuse(found.code("T004", "T006"), row),
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
                return self.refuse("T002", row);
            }
        }
        let plan = &mut self.plan;
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
        let mut bare = false;
        let by_subject = plan.subject.as_mut().and_then(|column| {
            let cell = row.cell(column.column);
            bare = is_bare_note(trim(&cell));
            column.read(trim(&cell))
        });

        if lead_only && self.is_odd(row) {
            return;
        }
        let lead = self.lead(id, row.line);
        if self.by_customer && lead == self.customers.len() {
            self.customers.push(keys);
        }
        let mut owner = NONE;
        if wide {
            let hash = self.repeats.hash(row);
            owner = match self.repeats.owner(lead, hash) {
                Some(owner) => {
                    self.plan.count_values(row);
                    owner
                }
                None => self.said_of_lead(row, lead, hash),
            };
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
        let every = self.plan.every_channel.unwrap_or(Channel::Other);
        let channel = channel.map_or(every, |(channel, _)| channel);
        let mut talk = Talk::Unknown;
        if channel == Channel::Phone
            && let Some(of_call) = &mut self.plan.call_duration
            && let cell = row.cell(of_call.column)
            && let Some(seconds) = seconds(trim(&cell), of_call.unit)
        {
            of_call.bare.add(trim(&cell), seconds);
            talk = if seconds > 0.0 {
                Talk::Some
            } else {
                Talk::Nothing
            };
            if result.is_none() && seconds >= CONNECTED_SECONDS {
                result = Some(TouchResult::Connected);
                if of_call.by != UnitBy::Default || of_call.bare.are_no_milliseconds() {
                    of_call.connected = Vec::new();
                } else if seconds < CONNECTED_SECONDS * 1_000.0 {
                    of_call.connected.push(self.touches.len() as u32);
                }
            }
        }
        bare &= result.is_none() && talk != Talk::Some;
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
        let mut touch =
            Touch::new(at, lead as u32, channel, direction, actor, result, person).with_talk(talk);
        if bare {
            touch = touch.with_bare_note();
        }
        self.touches.push(touch);
        self.touch_lines
            .push(u32::try_from(row.line).unwrap_or(u32::MAX));
    }
}

/// A note that says no more than that something was noted.
fn is_bare_note(cell: &[u8]) -> bool {
    if cell.is_empty() || cell.len() > b"stop clock".len() {
        return false;
    }
    [
        &b"sc"[..],
        b"stop clock",
        b"stopclock",
        b".",
        b"lm",
        b"left msg",
    ]
    .iter()
    .any(|note| cell.eq_ignore_ascii_case(note))
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
