//! For tests: a sink that keeps what it is given.

use reality_gap_core::bytes::{Foreign, foreign};
use reality_gap_core::diagnostic::Error;
use reality_gap_core::table::preface;

use crate::{Limits, Opener, Sink};

/// A file: its name and bytes; without bytes if it was given up.
pub(crate) type File = (String, Option<Vec<u8>>);

#[derive(Debug, Default)]
pub(crate) struct Kept {
    pub(crate) files: Vec<File>,
    pub(crate) failed: Vec<Error>,
    /// What was said before files.
    pub(crate) said: String,
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

    /// Tables as text: `name`, then one record a line, cells apart by `|`.
    pub(crate) fn tables(&self) -> String {
        let mut out = String::new();
        for (name, text) in self.texts() {
            let table = text.replacen("\u{1E}\u{1E}reality-gap table\u{1E}", "", 1);
            out.push_str(&format!(
                "[{name}]\n{}",
                table.replace('\u{1F}', "|").replace('\u{1E}', "\n")
            ));
        }
        for error in &self.failed {
            out.push_str(&format!("{error}\n"));
        }
        out
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
        if let Some((name, mut bytes)) = self.open.take() {
            if bytes.starts_with(&preface(&[])[..20]) {
                let end = bytes[2..]
                    .windows(2)
                    .position(|window| window == b"\x1E\x1E");
                let rest = bytes.split_off(end.map_or(0, |at| at + 4));
                let about = String::from_utf8_lossy(&bytes);
                self.said
                    .push_str(&about.replace('\u{1E}', "\n").replace('\u{1F}', " "));
                bytes = rest;
            }
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
