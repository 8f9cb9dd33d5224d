//! The account of the rows that were set aside: which they are, why, and what stands in them.
//!
//! A first reading keeps counts and a few lines, and no cell. Who wants the rows themselves has the same files read
//! again, twice: [`Recall`] first finds out which rows they are, then picks them.

use super::file::FileData;
use super::ingest::Ingest;
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
pub(crate) type Asides = Vec<(u64, &'static str)>;

/// What a file is read for, if not for its leads.
#[derive(Debug)]
pub(crate) enum Accounting {
    /// To find the rows set aside. Wherever a row's line is kept, it is the row's number: two rows may share a line.
    Judging {
        /// Rows that are about a lead and no touch, by lead in the end.
        of_leads: Vec<(u32, u64)>,
    },
    /// To pick them.
    Picking { wanted: Asides, rows: Vec<SetAside> },
}

impl Accounting {
    pub(crate) const JUDGING: Self = Self::Judging {
        of_leads: Vec::new(),
    };

    /// All rows are through.
    pub(crate) fn settle(&mut self) {
        if let Self::Judging { of_leads } = self {
            *of_leads = sorted(std::mem::take(of_leads), Ord::cmp);
        }
    }

    /// Picks the row with this number, if it is one of those wanted.
    pub(crate) fn pick(&mut self, number: u64, row: Option<&Row<'_>>, line: u64) {
        let Self::Picking { wanted, rows } = self else {
            return;
        };
        let Some(&(next, code)) = wanted.get(rows.len()) else {
            return;
        };
        if next == number {
            let cells = row.map_or_else(Vec::new, |row| row.texts(code == "C003"));
            rows.push(SetAside { line, code, cells });
        }
    }
}

/// Reads files again to give their rows set aside back: the verbs of [`Ingest`], and [`Recall::turn`] after all files,
/// until it says that it has everything.
#[derive(Debug)]
pub struct Recall {
    /// Until the rows are known.
    judging: Option<Ingest>,
    /// By the number of the file.
    wanted: Vec<(usize, Asides)>,
    opened: usize,
    open: Option<(RowReader, FileData)>,
    found: Vec<FileAccount>,
}

impl Recall {
    /// For the files of a report with these settings.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            judging: Some(Ingest::judging(settings)),
            wanted: Vec::new(),
            opened: 0,
            open: None,
            found: Vec::new(),
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
            let mut data = FileData::new(name, Default::default(), String::new(), Names::default());
            data.account = Some(Box::new(Accounting::Picking {
                wanted: std::mem::take(wanted),
                rows: Vec::new(),
            }));
            self.open = Some((RowReader::new(name), data));
        }
    }

    /// Takes its next bytes; false when the rest of it is not wanted.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        match (&mut self.judging, &mut self.open) {
            (Some(ingest), _) => ingest.push(bytes).is_ok(),
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
            if let Some(Accounting::Picking { rows, .. }) = data.account.map(|account| *account) {
                self.found.push(FileAccount {
                    name: data.name,
                    headers: data.headers,
                    rows,
                });
            }
        }
    }

    /// All files are through. True when they are to be read once more.
    pub fn turn(&mut self) -> bool {
        self.opened = 0;
        let Some(ingest) = self.judging.take() else {
            return false;
        };
        self.wanted = ingest
            .finish()
            .map_or_else(|_| Vec::new(), |(dataset, _)| dataset.aside);
        !self.wanted.is_empty()
    }

    /// The rows set aside, by file; a file without any is not among them.
    #[must_use]
    pub fn finish(self) -> Vec<FileAccount> {
        self.found
    }
}
