//! The account of the rows that were set aside: which they are, why, and what stands in them.
//!
//! A first reading keeps counts and a few lines, and no cell. Who wants the rows themselves has the same files read
//! again, twice: [`Recall`] first finds out which rows they are, then picks them.

use super::customer_names::Naming;
use super::file::FileData;
use super::ingest::{Ingest, reading};
use super::names::Names;
use crate::order::sorted;
use crate::settings::Settings;
use crate::table::{Row, RowReader};

/// A row that was set aside, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// 1-based line, or row of a sheet, on which it begins.
    pub line: u64,
    /// Why, as in `docs/diagnostics.md`.
    pub code: &'static str,
    /// As many as there are; of a malformed row one, the line.
    pub cells: Vec<String>,
}

/// The rows of one file that were set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileAccount {
    /// The file's name.
    pub name: String,
    /// All headers in file order.
    pub headers: Vec<String>,
    /// In the order of the file.
    pub rows: Vec<SetAside>,
}

/// Rows by their number in the file, the first is 1, with the code of the reason.
pub type Asides = Vec<(u64, &'static str)>;

/// A file that is read for its rows set aside: to find out which they are, or to pick them.
#[derive(Debug)]
pub(crate) struct Accounting {
    /// Of the row at hand; the first is 1.
    pub(crate) number: u64,
    /// Rows that are about a lead and no touch, by lead in the end.
    pub(crate) of_leads: Vec<(u32, u64)>,
    /// Rows that hold nothing and are none.
    pub(crate) skipped: Vec<u64>,
    /// The rows that are to be picked.
    wanted: Option<Asides>,
    picked: Vec<SetAside>,
    /// It is read for names of customers, and for nothing else.
    pub(crate) naming: Option<Naming>,
}

impl Accounting {
    pub(crate) const fn judging() -> Self {
        Self {
            number: 0,
            of_leads: Vec::new(),
            skipped: Vec::new(),
            wanted: None,
            picked: Vec::new(),
            naming: None,
        }
    }

    pub(crate) fn naming(naming: Naming) -> Self {
        Self {
            naming: Some(naming),
            ..Self::judging()
        }
    }

    fn picking(wanted: Asides) -> Self {
        Self {
            wanted: Some(wanted),
            ..Self::judging()
        }
    }

    /// Rows are picked, and nothing else is done with them.
    pub(crate) const fn picks(&self) -> bool {
        self.wanted.is_some()
    }

    /// Takes the next row, if it is one of those that are picked; false when rows are not picked.
    pub(crate) fn pick(&mut self, row: Option<&Row<'_>>, line: u64) -> bool {
        self.number += 1;
        let Some(wanted) = &self.wanted else {
            return false;
        };
        if let Some(&(number, code)) = wanted.get(self.picked.len())
            && number == self.number
        {
            let cells = row.map_or_else(Vec::new, |row| row.texts(code == "C003"));
            self.picked.push(SetAside { line, code, cells });
        }
        true
    }

    /// All rows are through.
    pub(crate) fn settle(&mut self) {
        self.of_leads = sorted(std::mem::take(&mut self.of_leads), Ord::cmp);
    }

    /// The rows that are about this lead.
    pub(crate) fn of_lead(&self, lead: usize) -> Vec<u64> {
        let from = self.of_leads.partition_point(|row| (row.0 as usize) < lead);
        let rows = self.of_leads[from..].iter();
        rows.take_while(|row| row.0 as usize == lead)
            .map(|row| row.1)
            .collect()
    }

    /// All rows but these.
    pub(crate) fn others(&self, aside: &[(u64, &'static str)]) -> Vec<u64> {
        let mut free = vec![true; self.number as usize + 1];
        let numbers = aside.iter().map(|row| &row.0).chain(&self.skipped);
        for &number in numbers {
            free[number as usize] = false;
        }
        (1..=self.number)
            .filter(|&number| free[number as usize])
            .collect()
    }
}

impl FileData {
    /// Does what a row asks for, then takes down what became of it; or only picks the row.
    #[cold]
    #[inline(never)]
    pub(super) fn account_for(
        &mut self,
        row: Option<&Row<'_>>,
        line: u64,
        read: impl FnOnce(&mut Self),
    ) {
        let Some(mut account) = self.account.take() else {
            return;
        };
        if let Some(naming) = account.naming.take() {
            account.naming = Some(self.name_in(naming, row, read));
        } else if !account.pick(row, line) {
            let before = self.rows;
            let (aside, touches) = (self.aside.total(), self.touches.len());
            let events = |data: &Self| data.events.as_ref().map_or(0, |events| events.rows.len());
            let event = events(self);
            read(self);
            let number = account.number;
            // From here on the row is known by its number: two rows may share a line.
            if let Some(column) = &mut self.plan.dates[0] {
                column.renumber(number);
            }
            if self.aside.total() > aside {
                self.aside.renumber(number);
            } else if self.touches.len() > touches {
                self.touch_lines[touches] = u32::try_from(number).unwrap_or(u32::MAX);
            } else if events(self) > event
                && let Some(events) = &mut self.events
            {
                events.rows[event].line = u32::try_from(number).unwrap_or(u32::MAX);
            } else if self.rows > before {
                account
                    .of_leads
                    .extend(self.last_lead.map(|lead| (lead, number)));
            } else {
                account.skipped.push(number);
            }
        }
        self.account = Some(account);
    }

    /// The numbers of the rows that count so far, where they are known.
    pub(crate) fn counted(&self) -> Vec<u64> {
        let account = self.account.as_deref();
        account.map_or_else(Vec::new, |account| account.others(self.aside.numbers()))
    }

    /// The lines of the rows that are about this lead and no touch, as far as they are known.
    pub(crate) fn lines_of(&self, lead: usize) -> Vec<u64> {
        match self.account.as_deref() {
            Some(account) => account.of_lead(lead),
            None => vec![u64::from(self.leads[lead].line)],
        }
    }
}

/// Reads files again to give their rows set aside back, or names of customers: the verbs of [`Ingest`], and
/// [`Recall::turn`] after all files, until it says that it has everything.
#[derive(Debug)]
pub struct Recall {
    settings: Settings,
    /// Until the rows are known.
    judging: Option<Ingest>,
    /// By the number of the file.
    wanted: Vec<(usize, Asides)>,
    opened: usize,
    open: Option<(RowReader, FileData)>,
    found: Vec<FileAccount>,
    names: Option<Vec<(String, String)>>,
}

impl Recall {
    /// For the files of a report with these settings.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            settings: settings.clone(),
            judging: Some(Ingest::judging(settings)),
            wanted: Vec::new(),
            opened: 0,
            open: None,
            found: Vec::new(),
            names: None,
        }
    }

    /// For the names of the customers of these leads.
    #[must_use]
    pub fn naming(settings: &Settings, leads: Vec<String>) -> Self {
        Self {
            judging: Some(Ingest::naming(settings, Naming::of(leads))),
            ..Self::new(settings)
        }
    }

    /// Begins a file.
    pub fn open(&mut self, name: &str) {
        let nth = self.opened;
        self.opened += 1;
        if let Some(ingest) = &mut self.judging {
            return ingest.open(name);
        }
        self.open = None;
        if let Some((_, wanted)) = self.wanted.iter_mut().find(|wanted| wanted.0 == nth) {
            let (reader, mut data) = reading(&self.settings, name, String::new(), Names::default());
            data.account = Some(Box::new(Accounting::picking(std::mem::take(wanted))));
            self.open = Some((reader, data));
        }
    }

    /// Takes its next bytes; false when the rest of it is not wanted.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        match (&mut self.judging, &mut self.open) {
            (Some(ingest), _) => ingest.push(bytes).is_ok() && !ingest.named_all(),
            (None, Some((reader, data))) => reader.push(bytes, data).is_ok(),
            _ => false,
        }
    }

    /// Ends it.
    pub fn close(&mut self) {
        if let Some(ingest) = &mut self.judging {
            // What cannot be used was said when it was read first.
            let _ = ingest.close();
        } else if let Some((mut reader, mut data)) = self.open.take() {
            let _ = reader.close(&mut data);
            if let Some(account) = data.account {
                self.found.push(FileAccount {
                    name: data.name,
                    headers: data.headers,
                    rows: account.picked,
                });
            }
        }
    }

    /// All files are through. True when they are to be read once more.
    pub fn turn(&mut self) -> bool {
        self.opened = 0;
        let Some(mut ingest) = self.judging.take() else {
            return false;
        };
        if let Some(naming) = ingest.named.take() {
            self.names = Some(naming.found);
            return false;
        }
        self.wanted = ingest
            .finish()
            .map_or_else(|_| Vec::new(), |(dataset, _)| dataset.aside);
        !self.wanted.is_empty()
    }

    /// Ids of leads and names of their customers, once all files are through that were read for them.
    pub fn names(&mut self) -> Option<Vec<(String, String)>> {
        self.names.take()
    }

    /// The rows set aside, by file; a file without any is not among them.
    #[must_use]
    pub fn finish(self) -> Vec<FileAccount> {
        self.found
    }
}
