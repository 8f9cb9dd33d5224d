//! For tests: a sink that keeps what it is given.

use reality_gap_core::bytes::{Foreign, foreign};
use reality_gap_core::diagnostic::Error;

use crate::{Limits, Opener, Sink};

/// A file: its name and bytes; without bytes if it was given up.
pub(crate) type File = (String, Option<Vec<u8>>);

#[derive(Debug, Default)]
pub(crate) struct Kept {
    pub(crate) files: Vec<File>,
    pub(crate) failed: Vec<Error>,
    open: Option<(String, Vec<u8>)>,
}

impl Kept {
    fn give_up(&mut self) {
        if let Some((name, _)) = self.open.take() {
            self.files.push((name, None));
        }
    }

    /// Names and texts of what was passed on.
    pub(crate) fn texts(&self) -> Vec<(&str, String)> {
        self.files
            .iter()
            .map(|(name, bytes)| {
                let bytes = bytes.as_deref().unwrap_or(b"(given up)");
                (name.as_str(), String::from_utf8_lossy(bytes).into_owned())
            })
            .collect()
    }

    /// Codes of what could not be used.
    pub(crate) fn codes(&self) -> Vec<(&str, &str)> {
        self.failed
            .iter()
            .map(|error| (error.code, error.file.as_str()))
            .collect()
    }
}

impl Sink for Kept {
    fn open(&mut self, name: &str) {
        self.give_up();
        self.open = Some((name.to_owned(), Vec::new()));
    }

    fn push(&mut self, bytes: &[u8]) -> bool {
        if let Some((_, file)) = &mut self.open {
            file.extend_from_slice(bytes);
        }
        true
    }

    fn close(&mut self) {
        if let Some((name, bytes)) = self.open.take() {
            self.files.push((name, Some(bytes)));
        }
    }

    fn fail(&mut self, error: Error) {
        self.give_up();
        self.failed.push(error);
    }
}

/// Opens a file that is cut into pieces of this size.
pub(crate) fn open_by(name: &str, bytes: &[u8], size: usize, limits: Limits) -> Kept {
    let mut kept = Kept::default();
    let kind = foreign(bytes).unwrap_or(Foreign::Encoded);
    let mut opener = Opener::new(name, kind, limits);
    for piece in bytes.chunks(size) {
        if let Err(error) = opener.push(piece, &mut kept) {
            kept.fail(error);
            return kept;
        }
    }
    if let Err(error) = opener.close(&mut kept) {
        kept.fail(error);
    }
    kept.give_up();
    kept
}

/// Opens a file with the usual limits.
pub(crate) fn open(name: &str, bytes: &[u8]) -> Kept {
    open_by(name, bytes, 1 << 20, Limits::default())
}
