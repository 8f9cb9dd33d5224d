//! A large file read by several workers: each reads a stretch of it, from one row to another, and the first takes in what the
//! others found, in the order of the file. What comes out is the same, byte for byte.

use super::dataset::{Kind, Touch};
use super::draft::Draft;
use super::file::FileData;
use super::ingest::{Ingest, Open, reading};
use super::names::Names;
use super::packed::{Pack, Unpack};
use super::value_column::absorb_values;
use crate::settings::Settings;
use crate::table::RowReader;
use crate::time::{Instant, Stamp};

/// One stretch of a file, read by a worker that knows nothing of the others.
#[derive(Debug)]
pub struct Share {
    reader: RowReader,
    data: FileData,
    usable: bool,
}

impl Share {
    /// Of the file with this name that begins like this. `None` where it cannot be shared.
    #[must_use]
    pub fn new(settings: &Settings, name: &str, head: &[u8]) -> Option<Self> {
        let (mut reader, mut data) = reading(settings, name, String::new(), Names::default());
        reader.understand(head, &mut data).ok()?;
        reader.restart();
        data.notes = Vec::new();
        let usable = reader.divides() && data.divides();
        usable.then_some(Self {
            reader,
            data,
            usable,
        })
    }

    /// Takes the next bytes of the stretch, which begins with a row. False: it is of no use any more.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        self.usable = self.usable && self.reader.push(bytes, &mut self.data).is_ok();
        self.usable
    }

    /// What was found, for [`Ingest::absorb`]. `None` where the stretch does not end with a row, or holds what only whoever reads
    /// everything before it can judge.
    #[must_use]
    pub fn close(mut self) -> Option<Vec<u8>> {
        let ended = self.usable && self.reader.pause(&mut self.data).unwrap_or(false);
        let mut counted = self.data.plan.counted().into_iter();
        if !ended || !counted.all(|column| column.values().are_all()) {
            return None;
        }
        let mut pack = Pack::default();
        pack.number(self.reader.lines_read());
        self.data.pack(&mut pack);
        Some(pack.bytes)
    }
}

impl Ingest {
    /// The rest of the open file can be read by several workers.
    #[must_use]
    pub fn divides(&self) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|open| open.reader.divides() && open.data.divides())
    }

    /// Where in these bytes from anywhere in the open file a stretch of it may begin.
    #[must_use]
    pub fn seam(&self, bytes: &[u8]) -> Option<usize> {
        self.open.as_ref()?.reader.seam(bytes)
    }

    /// Takes in what another worker found in the stretch that comes next. False: it has to be read here, and nothing was taken
    /// in.
    pub fn absorb(&mut self, found: &[u8]) -> bool {
        let Some(Open { reader, data, .. }) = &mut self.open else {
            return false;
        };
        if !reader.pause(data).unwrap_or(false)
            || !data.divides()
            || data.is_at_blank(reader.lines_read() + 1)
        {
            return false;
        }
        let mut found = Unpack::new(found);
        let lines = found.number();
        if !data.absorb(&mut found, reader.lines_read()) {
            return false;
        }
        reader.skip(lines);
        true
    }
}

impl FileData {
    /// Nothing of what it is read for depends on more than the rows of one lead and their order.
    fn divides(&self) -> bool {
        let plan = &self.plan;
        matches!(self.kind, Some(Kind::Leads | Kind::Touches | Kind::Wide))
            && plan.lead_id.is_some()
            && plan.call_duration.is_none()
            && self
                .more
                .as_ref()
                .is_none_or(|more| more.only_contacts().is_some())
            && self.account.is_none()
            && self.part_of.is_none()
    }

    /// Whether the row on this line could belong to something below the table, for what stands above it.
    fn is_at_blank(&self, line: u64) -> bool {
        self.blank + 1 == line || self.below > 0 && self.below == self.rows
    }

    fn pack(&mut self, to: &mut Pack) {
        to.count(self.names.people.len());
        let names = &self.names;
        for texts in [&names.dealers, &names.people, &names.sources, &self.ids] {
            texts.pack(to);
        }
        for draft in &self.leads {
            draft.pack(to);
        }
        to.count(self.more_dates.len());
        for &(lead, which, stamp) in &self.more_dates {
            to.short(lead);
            to.byte(which);
            to.number(stamp.bits());
        }
        to.bytes.reserve(self.touches.len() * 20);
        to.count(self.touches.len());
        for (touch, &line) in self.touches.iter().zip(&self.touch_lines) {
            to.number(touch.at.ms().unwrap_or(i64::MIN).cast_unsigned());
            to.short(touch.lead);
            to.short(touch.meta);
            to.short(line);
        }
        self.plan.dates_mut().for_each(|column| column.pack(to));
        for column in self.plan.counted() {
            column.values().pack(to);
        }
        if let Some(more) = &self.more {
            more.pack(to);
        }
        self.aside.pack(to);
        self.flags.pack(to);
        for number in [self.rows, self.blank, self.below] {
            to.number(number);
        }
        to.byte(u8::from(self.untouched_rows));
        to.byte(u8::from(self.other_actors));
    }

    /// Takes in what comes after so many lines. False: nothing was.
    fn absorb(&mut self, from: &mut Unpack<'_>, lines: u64) -> bool {
        // Touches have no room for the codes of more people.
        if self.names.people.len() + from.count() >= Touch::MAX_PEOPLE {
            return false;
        }
        let dealers = self.names.dealers.absorb(from);
        let people = self.names.people.absorb(from);
        let sources = self.names.sources.absorb(from);
        let ids = self.ids.absorb(from);
        let line_of = |line: u32| {
            let whole = u64::from(line) + lines;
            u32::try_from(whole).unwrap_or(u32::MAX)
        };
        let code_of = |codes: &[u32], code: u32| codes.get(code as usize).copied().unwrap_or(code);
        if self.leads.capacity() < self.ids.len() {
            self.leads.reserve(self.ids.len() - self.leads.len());
        }
        for &lead in &ids {
            let mut draft = Draft::unpack(from);
            draft.line = line_of(draft.line);
            draft.dealer = code_of(&dealers, draft.dealer);
            draft.person = code_of(&people, draft.person);
            draft.source = code_of(&sources, draft.source);
            match self.leads.get_mut(lead as usize) {
                Some(own) => {
                    let dates = &mut self.more_dates;
                    own.absorb(&draft, &self.names, |which, stamp| {
                        dates.push((lead, which, stamp));
                    });
                }
                None => self.leads.push(draft),
            }
        }
        for _ in 0..from.count() {
            let (lead, which) = (code_of(&ids, from.short()), from.byte());
            self.more_dates
                .push((lead, which, Stamp::from_bits(from.number())));
        }
        let touches = from.count();
        self.touches.reserve(touches);
        self.touch_lines.reserve(touches);
        for _ in 0..touches {
            let at = Instant::from_ms(from.number().cast_signed());
            let lead = code_of(&ids, from.short());
            let meta = from.short();
            let touch = Touch { at, lead, meta };
            let person = code_of(&people, touch.person());
            self.touches.push(touch.with_person(person));
            self.touch_lines.push(line_of(from.short()));
        }
        for column in self.plan.dates_mut() {
            column.absorb(from, lines);
        }
        for column in self.plan.counted() {
            absorb_values(column, from);
        }
        if let Some(more) = &mut self.more {
            more.absorb(from, &ids);
        }
        self.aside.absorb(from, lines);
        self.flags.absorb(from, lines);
        let rows = self.rows;
        self.rows += from.number();
        let (blank, below) = (from.number(), from.number());
        if blank > 0 {
            self.blank = blank + lines;
        }
        if below > 0 {
            self.below = below + rows;
        }
        self.untouched_rows |= from.byte() == 1;
        self.other_actors |= from.byte() == 1;
        debug_assert!(from.is_empty(), "what was packed is what is unpacked");
        true
    }
}
