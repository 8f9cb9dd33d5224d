//! One file in, the tables within it out.

use std::collections::BTreeMap;

use reality_gap_core::bytes::Foreign;
use reality_gap_core::diagnostic::Error;
use reality_gap_core::settings::TableHint;

use crate::Limits;
use crate::archive;
use crate::chat;
use crate::encoded::Recode;
use crate::gzip::Gunzip;
use crate::outlet::{Outlet, Spent};
use crate::{json, mail, workbook, xml};

/// Takes files one after the other: the verbs of `Ingest`.
pub trait Sink {
    /// Begins a file.
    fn open(&mut self, name: &str);
    /// Takes its next bytes; false when the rest of it is not wanted.
    fn push(&mut self, bytes: &[u8]) -> bool;
    /// Ends it.
    fn close(&mut self);
    /// Something within cannot be used; the rest still can.
    fn fail(&mut self, error: Error);
}

/// Opens one file.
#[derive(Debug)]
pub struct Opener {
    reader: Reader,
    limits: Limits,
    spent: Spent,
    tables: BTreeMap<String, TableHint>,
}

impl Opener {
    /// For a file of this name, of which [`reality_gap_core::bytes::foreign`] said what it is.
    #[must_use]
    pub fn new(name: &str, kind: Foreign, limits: Limits) -> Self {
        Self {
            reader: Reader::new(name, kind),
            limits,
            spent: Spent::default(),
            tables: BTreeMap::new(),
        }
    }

    /// What was told about files by name: of this one, of those within it.
    #[must_use]
    pub fn told(mut self, tables: BTreeMap<String, TableHint>) -> Self {
        self.tables = tables;
        self
    }

    /// Takes the next bytes; what can be passed on is passed on.
    ///
    /// # Errors
    /// When the file cannot be used at all.
    pub fn push(&mut self, bytes: &[u8], to: &mut dyn Sink) -> Result<(), Error> {
        self.spent.taken += bytes.len() as u64;
        let mut out = Outlet::new(to, self.limits, &mut self.spent, &self.tables);
        self.reader.push(bytes, &mut out)
    }

    /// Ends the file: whatever is in it is passed on.
    ///
    /// # Errors
    /// When the file cannot be used at all.
    pub fn close(mut self, to: &mut dyn Sink) -> Result<(), Error> {
        let mut out = Outlet::new(to, self.limits, &mut self.spent, &self.tables);
        self.reader.close(&mut out)
    }
}

/// What reads a kind of file.
#[derive(Debug)]
pub(crate) enum Reader {
    Gzip(Box<Gunzip>),
    Encoded(Box<Recode>),
    /// Needs the whole file: the kind, the name, the bytes so far.
    Held(Foreign, String, Vec<u8>),
}

impl Reader {
    pub(crate) fn new(name: &str, kind: Foreign) -> Self {
        match kind {
            Foreign::Gzip => Self::Gzip(Box::new(Gunzip::new(name))),
            Foreign::Encoded => Self::Encoded(Box::new(Recode::new(name))),
            _ => Self::Held(kind, name.to_owned(), Vec::new()),
        }
    }

    pub(crate) fn push(&mut self, bytes: &[u8], out: &mut Outlet<'_>) -> Result<(), Error> {
        match self {
            Self::Gzip(gunzip) => gunzip.push(bytes, out),
            Self::Encoded(recode) => recode.push(bytes, out),
            Self::Held(_, name, held) => {
                if held.len() + bytes.len() > out.limits.held {
                    return Err(too_large(name, out.limits.held));
                }
                held.extend_from_slice(bytes);
                Ok(())
            }
        }
    }

    pub(crate) fn close(self, out: &mut Outlet<'_>) -> Result<(), Error> {
        match self {
            Self::Gzip(gunzip) => gunzip.close(out),
            Self::Encoded(recode) => recode.close(out),
            Self::Held(kind, name, held) => open_held(kind, &name, &held, out),
        }
    }
}

/// Opens a file that is there as a whole.
pub(crate) fn open_held(
    kind: Foreign,
    name: &str,
    bytes: &[u8],
    out: &mut Outlet<'_>,
) -> Result<(), Error> {
    // Each reader is a function of `(name, bytes, out)`: it says `out.open`, `out.push`, `out.close` for every table,
    // `out.fail` for a part that cannot be used, and `out.within(name, bytes)` for a file that has to be looked at again.
    match kind {
        Foreign::Gzip | Foreign::Encoded => {
            let mut reader = Reader::new(name, kind);
            reader.push(bytes, out)?;
            reader.close(out)
        }
        Foreign::Zip if workbook::is_workbook(bytes) => {
            let limits = out.limits;
            workbook::read(name, bytes, &limits, out)
        }
        Foreign::Zip => archive::open(name, bytes, out),
        Foreign::Ole => {
            let limits = out.limits;
            workbook::read(name, bytes, &limits, out)
        }
        Foreign::Json => json::open(name, bytes, &out.limits.clone(), out),
        Foreign::Xml => xml::open(name, bytes, out),
        Foreign::Mail => mail::open(name, bytes, out),
        Foreign::Chat => chat::open(name, bytes, out),
    }
}

fn too_large(name: &str, most: usize) -> Error {
    Error::new(
        "E040",
        name,
        format!(
            "expected a file of at most {} MB of this kind, found a larger one",
            most >> 20
        ),
        "export a shorter period, or export as CSV",
    )
}
