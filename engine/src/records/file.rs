//! One file while it is read: its columns, and what its rows have told so far.

use super::account::Accounting;
use super::columns::DateColumn;
use super::dataset::{Kind, NONE, Note, Touch};
use super::draft::Draft;
use super::events::{EventFile, is_event_header, recognise};
use super::field::Field;
use super::first_lines::{self, FirstLine};
use super::grounds::Grounds;
use super::headers::Header;
use super::intern::Interner;
use super::languages;
use super::mapping::{Mapping, is_known};
use super::more::MoreOfFile;
use super::names::Names;
use super::plan::Plan;
use super::profiles::Profile;
use super::repeats::Repeats;
use super::sniff::{self, Shape};
use super::tallies::Tallies;
use super::vocabulary::{self, Meaning};
use super::why::Why;
use crate::bytes::Dialect;
use crate::diagnostic::Error;
use crate::settings::Settings;
use crate::table::{About, Glimpse, Row, Rows};
use crate::time::Stamp;
use crate::words::{Part, Said, msg};

/// What one file holds.
#[derive(Debug)]
pub(crate) struct FileData {
    pub(crate) name: String,
    pub(crate) kind: Option<Kind>,
    /// The kind of file in words; empty for CSV.
    pub(crate) format: String,
    /// What another reader says about the encoding.
    pub(crate) encoding: Option<String>,
    /// The file of which this is one of several tables.
    pub(super) part_of: Option<String>,
    pub(crate) dialect: Option<Dialect>,
    pub(crate) bom: bool,
    pub(crate) headers: Vec<String>,
    pub(crate) mapping: Mapping,
    /// The known export that it is.
    profile: Option<Profile>,
    /// The language of its headers, where that is not English.
    language: Option<&'static str>,
    /// Some of the first rows, until the header is understood.
    sample: Vec<Vec<String>>,
    pub(crate) ids: Interner,
    /// Rows name their lead by the customer's phone number or address only.
    pub(crate) by_customer: bool,
    /// By code in `ids`, where rows do so: keys of the number and of the address.
    pub(crate) customers: Vec<[u64; 2]>,
    /// Another file holds the same rows: those of this one are all set aside.
    pub(crate) twice: bool,
    /// The lead of the row before.
    pub(crate) last_lead: Option<u32>,
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
    pub(super) plan: Plan,
    /// Rows of a file that is neither leads nor touches.
    pub(crate) events: Option<EventFile>,
    /// What rows said of their leads.
    pub(crate) repeats: Repeats,
    /// Columns that few files have.
    pub(super) more: Option<Box<MoreOfFile>>,
    settings: Settings,
    /// What it is read for, if not for its leads.
    pub(crate) account: Option<Box<Accounting>>,
    /// Its place among the files that were opened.
    pub(crate) nth: usize,
    /// What the user says the file is.
    told: Option<String>,
    /// The first lines as they are read; none where they are not wanted.
    pub(super) glimpses: Option<Vec<FirstLine>>,
    /// The line of the last blank row.
    pub(super) blank: u64,
    /// The number of the last row that belongs to something below the table.
    pub(super) below: u64,
    /// For invented ids.
    pub(super) prefix: String,
    pub(crate) names: Names,
}

impl FileData {
    /// Ready for the header. `prefix` goes before the row number where rows have no id.
    pub(crate) fn new(
        name: &str,
        settings: &Settings,
        told: Option<String>,
        prefix: String,
        names: Names,
    ) -> Self {
        Self {
            name: name.to_owned(),
            kind: None,
            format: String::new(),
            encoding: None,
            part_of: None,
            dialect: None,
            bom: false,
            headers: Vec::new(),
            mapping: Mapping::default(),
            profile: None,
            language: None,
            sample: Vec::new(),
            ids: Interner::default(),
            by_customer: false,
            customers: Vec::new(),
            twice: false,
            last_lead: None,
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
            events: None,
            repeats: Repeats::default(),
            more: None,
            settings: settings.clone(),
            account: None,
            nth: 0,
            told,
            glimpses: None,
            blank: 0,
            below: 0,
            prefix,
            names,
        }
    }

    #[inline(always)]
    pub(super) fn read_row(&mut self, row: Row<'_>) {
        self.rows += 1;
        match self.kind {
            Some(Kind::Leads) => self.lead_row(&row),
            Some(Kind::Touches | Kind::Wide) => self.touch_row(&row),
            _ => self.event_row(&row),
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

    /// All touches are by one way.
    pub(crate) fn has_every_channel(&self) -> bool {
        self.plan.every_channel.is_some()
    }

    /// The column of the touches' times.
    pub(crate) fn touch_date(&self) -> Option<&DateColumn> {
        self.plan.at.as_ref().or(self.plan.done.as_ref())
    }

    /// Touches say how they ended, or how long a call was.
    pub(crate) fn tells_result(&self) -> bool {
        self.plan.result.is_some() || self.tells_duration()
    }

    /// Touches say how long a call was; a duration that may be of anything says nothing.
    pub(crate) fn tells_duration(&self) -> bool {
        self.plan.call_duration.is_some()
    }

    /// All columns of dates.
    pub(crate) fn dates(&self) -> impl Iterator<Item = &DateColumn> {
        self.plan
            .dates
            .iter()
            .chain([&self.plan.at, &self.plan.done, &self.plan.ended])
            .chain(self.events.iter().flat_map(|events| &events.dates))
            .chain(self.more.iter().flat_map(|more| &more.dates))
            .flatten()
    }

    /// The name of the known export that it is.
    pub(crate) fn profile(&self) -> Option<&'static str> {
        self.profile.map(|profile| profile.name).or(self.language)
    }

    /// `(field name, column, why)` of every field in use.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, usize, Why)> {
        match &self.events {
            Some(events) => events.pairs(),
            None => self.mapping.pairs(),
        }
    }

    /// Something is read of this column.
    pub(crate) fn uses(&self, column: usize) -> bool {
        match &self.events {
            Some(events) => events.pairs().iter().any(|&(_, own, _)| own == column),
            None => self.mapping.uses(column),
        }
    }

    /// The column of the touches' ends.
    pub(crate) fn ended_date(&self) -> Option<&DateColumn> {
        self.plan.ended.as_ref()
    }

    /// Codes of the leads that this file is about and must share with another: those of calls and answers need not.
    pub(crate) fn named_leads(&self) -> Vec<u32> {
        match (&self.events, self.kind) {
            (None, Some(Kind::Touches)) if self.by_customer => Vec::new(),
            (None, _) => (0..self.leads.len() as u32).collect(),
            (Some(events), Some(Kind::Tasks | Kind::Appointments)) => {
                let leads = events.rows.iter().map(|row| row.lead);
                leads.filter(|&lead| lead != NONE).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The headers, as far as a message can list them.
    fn listed(&self) -> String {
        let named = self.headers.iter().map(|header| header.trim());
        let named = named.filter(|header| !header.is_empty());
        let more = if named.clone().count() > 30 {
            ", …"
        } else {
            ""
        };
        let named: Vec<String> = named
            .take(30)
            .map(|header| header.chars().take(60).collect())
            .collect();
        format!("{}{more}", named.join(", "))
    }

    fn no_lead_id(&self) -> Error {
        let hint = Said::of(
            "say which column holds it (on the command line: --map lead_id=HEADER); the headers are: {headers}",
            vec![("headers", self.listed().into())],
        );
        Error::new(
            "E021",
            &self.name,
            "expected a lead id column, found none",
            hint,
        )
    }

    /// Reads a row of a file that is neither leads nor touches.
    #[inline(never)]
    fn event_row(&mut self, row: &Row<'_>) {
        if let Some(events) = &mut self.events
            && let Err(code) = events.read(
                row,
                self.rows,
                &self.prefix,
                &mut self.ids,
                &mut self.names,
                &mut self.flags,
            )
        {
            self.refuse(code, row);
        }
    }
}

impl Rows for FileData {
    fn glimpse(&mut self, what: Glimpse, line: u64, cells: &[String]) {
        if let Some(lines) = &mut self.glimpses {
            first_lines::keep(lines, what, line, cells);
        }
    }

    fn sample(&mut self, rows: Vec<Vec<String>>) {
        self.sample = rows;
    }

    fn about(&mut self, what: About, text: Said) {
        match what {
            About::Format => self.format = text.english(),
            About::Encoding => self.encoding = Some(text.english()),
            About::Part => self.part_of = Some(text.english()),
            About::Note => self.notes.push(Note {
                header: String::new(),
                text,
            }),
        }
    }

    fn header(&mut self, dialect: Dialect, bom: bool, headers: Vec<String>) -> Result<(), Error> {
        self.dialect = Some(dialect);
        self.bom = bom;
        self.headers = headers;
        if self.account.as_ref().is_some_and(|account| account.picks()) {
            return Ok(());
        }
        let mut normal: Vec<Header> = self.headers.iter().map(|h| Header::new(h)).collect();
        let sample = std::mem::take(&mut self.sample);
        for (column, header) in normal.iter_mut().enumerate() {
            let shape = sniff::date_or_flag(&sniff::cells(&sample, column));
            header.time |= matches!(shape, Some(Shape::Date(_)));
            header.flag = shape == Some(Shape::Flag);
        }
        let profile = Profile::of(&normal);
        self.profile = profile;
        self.language = languages::of(&normal);
        if let Some(note) = profile.and_then(|profile| profile.note()) {
            self.notes.push(Note {
                header: String::new(),
                text: note.into(),
            });
        }
        self.mapping = Mapping::new(&self.headers, &normal, &self.settings.map, profile);
        let events = recognise(
            &self.headers,
            &normal,
            &self.settings.map,
            profile,
            &self.mapping,
            self.told.as_deref(),
        );
        let mut grounds = Grounds {
            settings: &self.settings,
            kind: events.as_ref().map(|(kind, _)| kind.kind),
            profile,
        };
        if let Some((kind, columns)) = events {
            let mut events = EventFile::new(kind, columns, &self.headers, &grounds);
            if let Some(profile) = profile {
                events.assume(|field| profile.all(field));
            }
            self.kind = Some(kind.kind);
            self.mapping = Mapping::default();
            let named = ["lead_id", "customer", "email"];
            if matches!(kind.kind, Kind::Tasks | Kind::Appointments)
                && !named.into_iter().any(|field| events.has(field))
            {
                return Err(self.no_lead_id());
            }
            self.events = Some(events);
            return Ok(());
        }
        let known = profile.map(|profile| profile.kind);
        let before = self.mapping.clone();
        self.kind = self.mapping.settle(self.told.as_deref(), known);
        if self.kind.is_none()
            && let Some(found) = sniff::fields(&sniff::shapes(&sample, self.headers.len()))
        {
            self.mapping = before;
            self.mapping.take(&found);
            self.kind = self.mapping.settle(self.told.as_deref(), None);
        }
        let Some(kind) = self.kind else {
            let hint = Said::of(
                "say which column is what (on the command line: --map FIELD=HEADER); the headers are: {headers}",
                vec![("headers", self.listed().into())],
            );
            let mut message =
                Said::from(msg("expected columns of leads or touches, recognised none"));
            if let Some(profile) = profile {
                let note = profile
                    .note()
                    .unwrap_or(msg("its lead ids and times are missing"));
                message = Said::of(
                    "expected columns of leads or touches, found those of `{system}`: {note}",
                    vec![("system", profile.name.into()), ("note", Part::Word(note))],
                );
            }
            return Err(Error::new("E022", &self.name, message, hint));
        };
        if kind != Kind::Leads && self.mapping.get(Field::LeadId).is_none() {
            if self.mapping.phones.is_empty() && self.mapping.emails.is_empty() {
                return Err(self.no_lead_id());
            }
            self.by_customer = true;
        }
        grounds.kind = self.kind;
        self.plan = Plan::new(&self.mapping, &self.headers, &grounds);
        if let Some(word) = profile.and_then(|profile| profile.all("channel"))
            && self.mapping.get(Field::Channel).is_none()
            && let Meaning::Is((channel, _)) = vocabulary::channel(word)
        {
            self.plan.every_channel = Some(channel);
        }
        self.more = MoreOfFile::new(&self.mapping, &self.headers, dialect.delimiter, &grounds);
        if let (Some(account), Some(created)) = (&self.account, &mut self.plan.dates[0])
            && account.naming.is_none()
        {
            created.keep_all();
        }
        let mut columns = self.plan.of_lead();
        let simple = match &self.more {
            None => true,
            Some(more) => more
                .only_contacts()
                .map(|own| columns.extend(own))
                .is_some(),
        };
        if kind == Kind::Wide && simple {
            self.repeats = Repeats::new(columns);
        }
        Ok(())
    }

    #[inline]
    fn row(&mut self, row: Row<'_>) {
        if self.account.is_some() {
            return self.account_for(Some(&row), row.line, |data| data.read_row(row));
        }
        self.read_row(row);
    }

    fn aside(&mut self, code: &'static str, line: u64) {
        if self.account.is_some() {
            return self.account_for(None, line, |data| data.lay_aside(code, line));
        }
        self.lay_aside(code, line);
    }

    fn set_aside(&mut self, code: &'static str, row: Row<'_>) {
        if self.account.is_some() {
            return self.account_for(Some(&row), row.line, |data| data.lay_aside(code, row.line));
        }
        self.lay_aside(code, row.line);
    }

    fn blank(&mut self, line: u64) {
        self.blank = line;
    }

    fn knows(&self, header: &str) -> bool {
        let normal = Header::new(header);
        self.settings.map.values().any(|own| own == header)
            || is_known(&normal)
            || is_event_header(&normal)
            || languages::know(&normal)
    }
}
