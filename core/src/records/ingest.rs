//! Files in, one dataset out.

use super::{Dataset, Kind};
use crate::diagnostic::Error;
use crate::settings::Settings;

/// A file's columns and what they were taken for, so that the user can say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// The file's name.
    pub file: String,
    /// What it was taken for, if anything.
    pub kind: Option<Kind>,
    /// All headers in file order.
    pub headers: Vec<String>,
    /// `(field, header)` pairs in use.
    pub mapping: Vec<(&'static str, String)>,
}

/// Something only the user can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The file's name.
    pub file: String,
    /// Header of the column whose dates could be day first or month first.
    pub header: String,
    /// A few of its values, as written.
    pub samples: Vec<String>,
}

/// Why there is no dataset (yet).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stopped {
    /// Files that cannot be used.
    pub errors: Vec<Error>,
    /// What must be answered first (`Settings::day_order`).
    pub questions: Vec<Question>,
    /// The columns of each file, so that the user can map them.
    pub columns: Vec<Columns>,
}

/// Takes files one after the other, each in chunks of any size, and ends in one [`Dataset`].
#[derive(Debug)]
pub struct Ingest {}

impl Ingest {
    /// Ready for the first file.
    #[must_use]
    pub fn new(_settings: &Settings) -> Self {
        Self {}
    }

    /// Begins a file.
    pub fn open(&mut self, _name: &str) {}

    /// Takes the next bytes of the open file.
    ///
    /// # Errors
    /// When the file cannot be used at all; the other files still can.
    pub fn push(&mut self, _bytes: &[u8]) -> Result<(), Error> {
        Ok(())
    }

    /// Ends the open file.
    ///
    /// # Errors
    /// When the file cannot be used at all; the other files still can.
    pub fn close(&mut self) -> Result<(), Error> {
        Ok(())
    }

    /// Rows read so far of the open file.
    #[must_use]
    pub fn rows(&self) -> u64 {
        0
    }

    /// Joins and resolves everything that was read.
    ///
    /// # Errors
    /// When a column's day/month order must be asked for, or no file can be used.
    pub fn finish(self) -> Result<(Dataset, Vec<Columns>), Stopped> {
        Err(Stopped::default())
    }
}
