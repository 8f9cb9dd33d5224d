//! One file in, the tables within it out.

use reality_gap_core::bytes::Foreign;
use reality_gap_core::diagnostic::Error;

use crate::{Limits, json};

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
    name: String,
    kind: Foreign,
    limits: Limits,
    held: Vec<u8>,
}

impl Opener {
    /// For a file of this name, of which [`reality_gap_core::bytes::foreign`] said what it is.
    #[must_use]
    pub fn new(name: &str, kind: Foreign, limits: Limits) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            limits,
            held: Vec::new(),
        }
    }

    /// Takes the next bytes; what can be passed on is passed on.
    ///
    /// # Errors
    /// When the file cannot be used at all.
    pub fn push(&mut self, bytes: &[u8], _to: &mut dyn Sink) -> Result<(), Error> {
        if self.held.len() + bytes.len() > self.limits.held {
            return Err(Error::new(
                "E040",
                &self.name,
                format!(
                    "expected a file of at most {} MB of this kind, found a larger one",
                    self.limits.held >> 20
                ),
                "export a shorter period, or export as CSV",
            ));
        }
        self.held.extend_from_slice(bytes);
        Ok(())
    }

    /// Ends the file: whatever is in it is passed on.
    ///
    /// # Errors
    /// When the file cannot be used at all.
    pub fn close(self, to: &mut dyn Sink) -> Result<(), Error> {
        if self.kind == Foreign::Json {
            return json::open(&self.name, &self.held, &self.limits, to);
        }
        Err(Error::new(
            "E003",
            &self.name,
            format!("expected a file that is read, found {}", self.kind.name()),
            "export the list as CSV from the CRM",
        ))
    }
}
