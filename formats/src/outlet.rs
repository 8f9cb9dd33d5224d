//! Where the tables of a file go, how much may still come out of it, and how deep it may be nested.

use std::collections::BTreeMap;

use reality_gap_core::bytes::{Foreign, foreign_in};
use reality_gap_core::diagnostic::Error;
use reality_gap_core::settings::TableHint;
use reality_gap_core::table::{About, preface};

use crate::opener::{Reader, open_held};
use crate::{Limits, Sink};

/// Bytes of a file within another one that are looked at to say what it is.
const HEAD: usize = 64 * 1024;

/// Below this many bytes no ratio is too large: a list of the same row many times is short.
const FREE: u64 = 64 << 20;

/// What one file has unfolded to so far.
#[derive(Debug, Default)]
pub(crate) struct Spent {
    /// Bytes of the file itself.
    pub(crate) taken: u64,
    unfolded: u64,
    files: usize,
    /// To be said of the next table.
    about: Vec<(About, String)>,
}

/// The way out of a reader. It is the [`Sink`] of the tables; what has to be looked at again goes through [`Outlet::within`].
pub(crate) struct Outlet<'a> {
    to: &'a mut dyn Sink,
    pub(crate) limits: Limits,
    spent: &'a mut Spent,
    tables: &'a BTreeMap<String, TableHint>,
    /// How many files this one is within.
    depth: usize,
}

impl<'a> Outlet<'a> {
    pub(crate) fn new(
        to: &'a mut dyn Sink,
        limits: Limits,
        spent: &'a mut Spent,
        tables: &'a BTreeMap<String, TableHint>,
    ) -> Self {
        Self {
            to,
            limits,
            spent,
            tables,
            depth: 0,
        }
    }

    /// The encoding that was told of the file of this name.
    pub(crate) fn encoding_of(&self, name: &str) -> Option<String> {
        self.tables.get(name)?.encoding.clone()
    }

    /// What a file within this one is.
    fn kind_of(&self, name: &str, bytes: &[u8]) -> Option<Foreign> {
        let told = self.encoding_of(name);
        foreign_in(&bytes[..bytes.len().min(HEAD)], told.as_deref())
    }

    /// Counts bytes that came out of a compressed file.
    pub(crate) fn unfold(&mut self, name: &str, bytes: usize) -> Result<(), Error> {
        self.spent.unfolded += bytes as u64;
        let (limits, unfolded) = (self.limits, self.spent.unfolded);
        if unfolded > FREE && unfolded / limits.ratio > self.spent.taken {
            return Err(Error::new(
                "E054",
                name,
                format!(
                    "expected a compressed export, found one that unfolds to more than {} times its size",
                    limits.ratio
                ),
                "unpack it and give the files within, if it is what you think it is",
            ));
        }
        if unfolded > limits.unfolded {
            return Err(Error::new(
                "E054",
                name,
                format!(
                    "expected at most {} MB once unpacked, found more",
                    limits.unfolded >> 20
                ),
                "unpack it and give the files one by one",
            ));
        }
        Ok(())
    }

    /// Counts the files of an archive.
    pub(crate) fn count_files(&mut self, name: &str, files: usize) -> Result<(), Error> {
        self.spent.files += files;
        if self.spent.files <= self.limits.files {
            return Ok(());
        }
        Err(Error::new(
            "E054",
            name,
            format!(
                "expected at most {} files in an archive, found more",
                self.limits.files
            ),
            "unpack it and give the files that are exports",
        ))
    }

    /// Says something of the table that comes next.
    pub(crate) fn say(&mut self, what: About, text: String) {
        if what != About::Note {
            self.spent.about.retain(|(other, _)| *other != what);
        }
        self.spent.about.push((what, text));
    }

    /// Passes on a file that was found whole within another one, after a look at what it is.
    pub(crate) fn within(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        match self.kind_of(name, bytes) {
            Some(kind) => open_held(kind, name, bytes, &mut self.deeper(name)?),
            None => {
                self.open(name);
                if self.push(bytes) {
                    self.close();
                }
                Ok(())
            }
        }
    }

    /// The way out of a file within this one.
    fn deeper(&mut self, name: &str) -> Result<Outlet<'_>, Error> {
        if self.depth == self.limits.depth {
            return Err(Error::new(
                "E053",
                name,
                format!(
                    "expected at most {} files within each other, found one more",
                    self.limits.depth
                ),
                "unpack it and give the files within",
            ));
        }
        Ok(Outlet {
            to: &mut *self.to,
            limits: self.limits,
            spent: &mut *self.spent,
            tables: self.tables,
            depth: self.depth + 1,
        })
    }
}

impl Sink for Outlet<'_> {
    fn open(&mut self, name: &str) {
        self.to.open(name);
        let about = std::mem::take(&mut self.spent.about);
        if !about.is_empty() {
            self.to.push(&preface(&about));
        }
    }

    fn push(&mut self, bytes: &[u8]) -> bool {
        self.to.push(bytes)
    }

    fn close(&mut self) {
        self.to.close();
    }

    fn fail(&mut self, error: Error) {
        self.to.fail(error);
    }
}

/// A file that comes out of another one piece by piece: looked at, then read or passed on.
#[derive(Debug)]
pub(crate) struct Stream {
    name: String,
    /// It is UTF-8: made so.
    text: bool,
    state: State,
}

#[derive(Debug)]
enum State {
    /// The bytes so far; too few to say what it is.
    Head(Vec<u8>),
    /// Goes on as it is; false when nobody wants the rest.
    Plain(bool),
    Read(Box<Reader>),
}

impl Stream {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            text: false,
            state: State::Head(Vec::new()),
        }
    }

    /// Of text that was turned into UTF-8.
    pub(crate) fn of_text(name: &str) -> Self {
        Self {
            text: true,
            ..Self::new(name)
        }
    }

    /// Takes the next bytes; false when the rest is not wanted.
    pub(crate) fn push(&mut self, bytes: &[u8], out: &mut Outlet<'_>) -> Result<bool, Error> {
        match &mut self.state {
            State::Head(head) => {
                head.extend_from_slice(bytes);
                if head.len() < HEAD {
                    return Ok(true);
                }
                self.look(out)
            }
            State::Plain(wanted) => {
                *wanted = *wanted && out.push(bytes);
                Ok(*wanted)
            }
            State::Read(reader) => {
                reader.push(bytes, &mut out.deeper(&self.name)?)?;
                Ok(true)
            }
        }
    }

    pub(crate) fn close(mut self, out: &mut Outlet<'_>) -> Result<(), Error> {
        if matches!(self.state, State::Head(_)) {
            self.look(out)?;
        }
        match self.state {
            State::Plain(true) => out.close(),
            State::Read(reader) => reader.close(&mut out.deeper(&self.name)?)?,
            State::Plain(false) | State::Head(_) => {}
        }
        Ok(())
    }

    /// Says what it is.
    fn look(&mut self, out: &mut Outlet<'_>) -> Result<bool, Error> {
        let State::Head(head) = &mut self.state else {
            return Ok(true);
        };
        let head = std::mem::take(head);
        let kind = out.kind_of(&self.name, &head);
        match kind.filter(|kind| !self.text || *kind != Foreign::Encoded) {
            Some(kind) => {
                let mut reader = Box::new(Reader::new(&self.name, kind));
                reader.push(&head, &mut out.deeper(&self.name)?)?;
                self.state = State::Read(reader);
                Ok(true)
            }
            None => {
                out.open(&self.name);
                let wanted = out.push(&head);
                self.state = State::Plain(wanted);
                Ok(wanted)
            }
        }
    }
}
