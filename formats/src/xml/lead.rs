//! A lead as ADF and STAR tell it, and the table of such leads.

use std::collections::{BTreeMap, BTreeSet};

use reality_gap_core::diagnostic::Error;

use crate::tree::Tables;
use crate::{Limits, Sink};

/// What a lead message tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    Id,
    Requested,
    Source,
    Service,
    Dealer,
    DealerId,
    Customer,
    Email,
    Phone,
    Mobile,
    Vehicle,
    Interest,
    Timeframe,
    Comments,
    Submission,
    Status,
    Type,
}

/// Headers, in the order of [`Told`].
const HEADERS: [&str; 17] = [
    "lead id",
    "request date",
    "source",
    "service",
    "dealer",
    "dealer id",
    "customer name",
    "email",
    "phone",
    "mobile",
    "vehicle",
    "interest",
    "timeframe",
    "has comments",
    "submission",
    "lead status",
    "lead type",
];

/// One lead.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Lead {
    cells: [String; HEADERS.len()],
    /// Its date is that of the e-mail it came with.
    pub(crate) dated: bool,
}

impl Lead {
    /// Keeps a text without the white space around and within it.
    pub(crate) fn set(&mut self, told: Told, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        self.cells[told as usize] = words.join(" ");
    }

    /// What it tells, or nothing.
    pub(crate) fn get(&self, told: Told) -> &str {
        &self.cells[told as usize]
    }

    /// It tells nothing that makes it a lead.
    fn is_empty(&self) -> bool {
        [
            Told::Id,
            Told::Requested,
            Told::Customer,
            Told::Email,
            Told::Phone,
            Told::Mobile,
            Told::Vehicle,
        ]
        .iter()
        .all(|&told| self.get(told).is_empty())
    }
}

/// A message of a file: a lead, or why there is none.
#[derive(Debug)]
enum Entry {
    Lead(Lead),
    Aside(&'static str, String),
}

/// The leads of a file, or of a folder of e-mails.
#[derive(Debug, Default)]
pub(crate) struct Leads {
    entries: Vec<(u64, Entry)>,
    notes: BTreeMap<&'static str, u64>,
}

impl Leads {
    /// Adds a lead that stands on this line.
    pub(crate) fn add(&mut self, line: u64, lead: Lead, raw: &str) {
        if lead.is_empty() {
            return self.aside(line, "C010", raw);
        }
        self.entries.push((line, Entry::Lead(lead)));
    }

    /// Adds what cannot be used, as it is written.
    pub(crate) fn aside(&mut self, line: u64, code: &'static str, raw: &str) {
        self.entries
            .push((line, Entry::Aside(code, raw.to_owned())));
    }

    /// Of equal leads from this place on, only the first stays.
    pub(crate) fn once(&mut self, from: usize) {
        let mut seen = BTreeSet::new();
        let later = self.entries.split_off(from);
        for (line, entry) in later {
            if let Entry::Lead(lead) = &entry
                && !seen.insert(lead.clone())
            {
                continue;
            }
            self.entries.push((line, entry));
        }
    }

    /// Leads and what was set aside.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The leads, to be completed by what is around them.
    pub(crate) fn leads_mut(&mut self, from: usize) -> impl Iterator<Item = &mut Lead> {
        self.entries[from..]
            .iter_mut()
            .filter_map(|(_, entry)| match entry {
                Entry::Lead(lead) => Some(lead),
                Entry::Aside(..) => None,
            })
    }

    /// Hands them on as a table.
    ///
    /// # Errors
    /// When they unfold to more than a file may.
    pub(crate) fn finish(
        mut self,
        file: &str,
        format: &str,
        encoding: &'static str,
        limits: &Limits,
        to: &mut dyn Sink,
    ) -> Result<(), Error> {
        self.name_those_without_id(file);
        let mut used = [false; HEADERS.len()];
        for (_, entry) in &self.entries {
            if let Entry::Lead(lead) = entry {
                for (used, cell) in used.iter_mut().zip(&lead.cells) {
                    *used |= !cell.is_empty();
                }
            }
        }
        used[Told::Requested as usize] = true;
        let dated = self.leads_mut(0).filter(|lead| lead.dated).count() as u64;
        if dated > 0 {
            self.notes
                .insert("leads without a request date, dated by their e-mail", dated);
        }
        let mut tables = Tables::new(file, limits).encoded(encoding);
        for (what, count) in &self.notes {
            tables.note_to_all(format!("{what}: {count}"));
        }
        let table = tables.table("");
        for (line, entry) in &self.entries {
            match entry {
                Entry::Lead(lead) => {
                    for (at, cell) in lead.cells.iter().enumerate().filter(|(at, _)| used[*at]) {
                        // There are fewer than any limit of columns.
                        let _ = tables.cell(table, HEADERS[at], cell);
                    }
                    tables.end(table, *line);
                }
                Entry::Aside(code, raw) => tables.aside(table, code, *line, raw),
            }
        }
        tables.finish(format, to)
    }

    /// Where some leads have an id, the others need one too.
    fn name_those_without_id(&mut self, file: &str) {
        let ids = self
            .leads_mut(0)
            .filter(|lead| !lead.get(Told::Id).is_empty());
        if ids.count() == 0 {
            return;
        }
        let mut named = 0;
        for (number, (_, entry)) in self.entries.iter_mut().enumerate() {
            if let Entry::Lead(lead) = entry
                && lead.get(Told::Id).is_empty()
            {
                lead.set(Told::Id, &format!("{file} lead {}", number + 1));
                named += 1;
            }
        }
        if named > 0 {
            self.notes.insert(
                "leads without an id, which are named by file and place",
                named,
            );
        }
    }
}
