//! Rows out of chunks of bytes. Only complete rows are handed on; the rest is carried over.

use std::borrow::Cow;

use super::careful::{self, Record};
use super::glimpse::{Glimpse, glimpse};
use super::sheet::{self, About};
use crate::bytes::{BOM, Dialect, Index, decode, refuse_if_not_text};
use crate::diagnostic::Error;

/// Bytes gathered before they are looked at; small enough to stay in the cache.
const WINDOW: usize = Dialect::SAMPLE;
/// The longest record that is accepted, in bytes.
const LONGEST: usize = 16 * 1024 * 1024;

/// Takes what the reader finds.
pub(crate) trait Rows {
    /// One of the first lines, before the header is given.
    fn glimpse(&mut self, _what: Glimpse, _line: u64, _cells: Vec<String>) {}

    /// Something that the table says about itself, before its header.
    fn about(&mut self, what: About, text: String);
    /// The header row, once, before any other call.
    fn header(&mut self, dialect: Dialect, bom: bool, headers: Vec<String>) -> Result<(), Error>;
    /// A row with as many cells as the header has.
    fn row(&mut self, row: Row<'_>);
    /// A row that cannot be used, with the code of the reason.
    fn aside(&mut self, code: &'static str, line: u64);
    /// The same, with what stands there: as many cells as there are, and for `C003` one, the line.
    fn set_aside(&mut self, code: &'static str, row: Row<'_>) {
        self.aside(code, row.line);
    }
}

/// One row, its cells still as written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) start: u32,
    /// Position after each cell.
    pub(super) separators: &'a [u32],
    /// 1-based physical line on which the row begins.
    pub(crate) line: u64,
}

impl<'a> Row<'a> {
    /// The bytes of a cell between its separators, quotes included.
    #[inline(always)]
    fn raw(&self, column: usize) -> &'a [u8] {
        let start = if column == 0 {
            self.start
        } else {
            self.separators[column - 1] + 1
        };
        let raw = &self.bytes[start as usize..self.separators[column] as usize];
        if column + 1 == self.separators.len() {
            raw.strip_suffix(b"\r").unwrap_or(raw)
        } else {
            raw
        }
    }

    /// A cell without its quotes; only a cell with a doubled quote is copied.
    #[inline(always)]
    pub(crate) fn cell(&self, column: usize) -> Cow<'a, [u8]> {
        let raw = self.raw(column);
        if raw.first() == Some(&b'"') {
            unquote(raw)
        } else {
            Cow::Borrowed(raw)
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.separators.len() == 1 && self.raw(0).is_empty()
    }
}

fn unquote(raw: &[u8]) -> Cow<'_, [u8]> {
    let inner = &raw[1..raw.len().max(2) - 1];
    if !inner.contains(&b'"') {
        return Cow::Borrowed(inner);
    }
    let mut text = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter();
    while let Some(&byte) = bytes.next() {
        text.push(byte);
        if byte == b'"' {
            bytes.next();
        }
    }
    Cow::Owned(text)
}

/// How the next row is found.
#[derive(Debug)]
enum Mode {
    /// Nothing is known yet.
    Beginning,
    /// The dialect is known, the header is not complete.
    Header(Dialect),
    /// By the index.
    Fast(Dialect),
    /// By the state machine, since a quote was malformed.
    Careful(Dialect),
}

/// Reads one file.
#[derive(Debug)]
pub(crate) struct RowReader {
    name: String,
    mode: Mode,
    bytes: Vec<u8>,
    /// Bytes that came since the last look.
    fresh: usize,
    /// Do not look again before this many bytes are there.
    enough: usize,
    index: Index,
    columns: usize,
    bom: bool,
    /// 1-based line of the first byte of `bytes`.
    line: u64,
    /// In a table of one column a blank line is an empty cell.
    blank_is_cell: bool,
    /// The table was made by another reader: the first cell of a record says what it is.
    sheet: bool,
    separators: Vec<u32>,
}

impl RowReader {
    /// A reader for the file with this name.
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            mode: Mode::Beginning,
            bytes: Vec::new(),
            fresh: 0,
            enough: 0,
            index: Index::new(),
            columns: 0,
            bom: false,
            line: 1,
            blank_is_cell: false,
            sheet: false,
            separators: Vec::new(),
        }
    }

    /// In a table of one column, takes a blank line for a row with an empty cell.
    pub(crate) fn blank_is_cell(mut self) -> Self {
        self.blank_is_cell = true;
        self
    }

    /// Takes the next bytes.
    pub(crate) fn push(&mut self, mut bytes: &[u8], rows: &mut impl Rows) -> Result<(), Error> {
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(WINDOW - self.fresh));
            self.bytes.extend_from_slice(now);
            self.fresh += now.len();
            bytes = later;
            if self.fresh == WINDOW {
                self.fresh = 0;
                self.look(false, rows)?;
            }
        }
        Ok(())
    }

    /// Ends the file.
    pub(crate) fn close(&mut self, rows: &mut impl Rows) -> Result<(), Error> {
        self.look(true, rows)
    }

    fn look(&mut self, last: bool, rows: &mut impl Rows) -> Result<(), Error> {
        if self.bytes.len() < self.enough && !last {
            return Ok(());
        }
        if matches!(self.mode, Mode::Beginning) && self.bytes.starts_with(sheet::MAGIC) {
            self.bytes.drain(..sheet::MAGIC.len());
            self.sheet = true;
            self.mode = Mode::Header(sheet::DIALECT);
        }
        if matches!(self.mode, Mode::Beginning) {
            refuse_if_not_text(&self.name, &self.bytes)?;
            if self.bytes.starts_with(BOM) {
                self.bytes.drain(..BOM.len());
                self.bom = true;
            }
            self.mode = Mode::Header(Dialect::detect(&self.bytes));
        }
        if let Mode::Header(dialect) = self.mode {
            self.header(dialect, last, rows)?;
        }
        match self.mode {
            Mode::Fast(dialect) => self.fast(dialect, last, rows)?,
            Mode::Careful(dialect) => self.careful(dialect, last, rows)?,
            Mode::Beginning | Mode::Header(_) => {}
        }
        if self.bytes.len() > LONGEST {
            let error = Error::new(
                "E011",
                &self.name,
                "expected lines of an export, found a single line of more than 16 MB",
                "check that the file is a CSV export and that its quotes are closed",
            );
            return Err(error.at_line(self.line));
        }
        Ok(())
    }

    fn header(&mut self, dialect: Dialect, last: bool, rows: &mut impl Rows) -> Result<(), Error> {
        let mut from = 0;
        loop {
            let record = careful::record(&self.bytes, from, dialect, last, &mut self.separators);
            let next = match record {
                Record::Complete { next, .. } => next,
                Record::Incomplete { .. } if !last => {
                    self.bytes.drain(..from);
                    return Ok(());
                }
                Record::Incomplete { .. } => return Err(self.never_closed(self.line)),
                Record::Malformed => {
                    let error = Error::new(
                        "E012",
                        &self.name,
                        "expected a header row, found a quote in the middle of a header",
                        "double the quotes inside quoted headers",
                    );
                    return Err(error.at_line(self.line));
                }
            };
            let row = Row {
                bytes: &self.bytes,
                start: from as u32,
                separators: &self.separators,
                line: self.line,
            };
            let end_of_file = last && next >= self.bytes.len();
            if self.sheet
                && let Some(about) = About::named(&decode(&row.cell(0)))
            {
                if self.separators.len() > 1 {
                    rows.about(about, decode(&row.cell(1)).into_owned());
                }
                from = next;
                continue;
            }
            if row.is_blank() && !(self.blank_is_cell && next > from) && !end_of_file {
                self.line += 1;
                from = next;
                continue;
            }
            if row.is_blank() && end_of_file && !(self.blank_is_cell && next > from) {
                self.bytes.clear();
                return Err(Error::new(
                    "E001",
                    &self.name,
                    "expected a header row, found an empty file",
                    "export the list again and check that the file is complete",
                ));
            }
            self.columns = self.separators.len() - usize::from(self.sheet);
            let headers = (usize::from(self.sheet)..self.separators.len())
                .map(|column| decode(&row.cell(column)).into_owned())
                .collect();
            let line = self.line;
            self.line += self.bytes[from..next]
                .iter()
                .filter(|&&byte| byte == dialect.newline)
                .count() as u64;
            glimpse(&self.bytes, from, line, dialect, self.sheet, rows);
            rows.header(dialect, self.bom, headers)?;
            self.bytes.drain(..next);
            self.mode = if self.sheet {
                Mode::Careful(dialect)
            } else {
                Mode::Fast(dialect)
            };
            return Ok(());
        }
    }

    fn fast(&mut self, dialect: Dialect, last: bool, rows: &mut impl Rows) -> Result<(), Error> {
        self.index
            .extend(&self.bytes, dialect.delimiter, dialect.newline, last);
        let separators = self.index.separators();
        let mut inner = self.index.inner_newlines.iter().copied().peekable();
        let (mut start, mut first) = (0_u32, 0_usize);
        for &end in &self.index.row_ends {
            let of_row = &separators[first..end as usize];
            let row = Row {
                bytes: &self.bytes,
                start,
                separators: of_row,
                line: self.line,
            };
            if of_row.len() == self.columns && self.columns > 1 {
                rows.row(row);
            } else {
                hand_on(row, self.columns, self.blank_is_cell, true, rows);
            }
            first = end as usize;
            start = separators[first - 1] + 1;
            self.line += 1;
            while inner.next_if(|&at| at < start).is_some() {
                self.line += 1;
            }
        }
        let done = start as usize;
        if self.index.malformed.is_some() {
            self.bytes.drain(..done);
            self.mode = Mode::Careful(dialect);
            return self.careful(dialect, last, rows);
        }
        if last && done < self.bytes.len() {
            if let Some(opened) = self.index.open_quote() {
                let before = inner.filter(|&at| (at as usize) < opened).count() as u64;
                return Err(self.never_closed(self.line + before));
            }
            self.separators.clear();
            self.separators.extend_from_slice(&separators[first..]);
            self.separators.push(self.bytes.len() as u32);
            let row = Row {
                bytes: &self.bytes,
                start,
                separators: &self.separators,
                line: self.line,
            };
            hand_on(row, self.columns, self.blank_is_cell, false, rows);
            return Ok(());
        }
        let count = self.index.row_ends.len();
        self.index.drop_front(done, first, count);
        self.bytes.copy_within(done.., 0);
        self.bytes.truncate(self.bytes.len() - done);
        Ok(())
    }

    fn careful(&mut self, dialect: Dialect, last: bool, rows: &mut impl Rows) -> Result<(), Error> {
        let mut from = 0;
        while from < self.bytes.len() {
            let next = match careful::record(&self.bytes, from, dialect, last, &mut self.separators)
            {
                Record::Complete { next, ended } => {
                    let row = Row {
                        bytes: &self.bytes,
                        start: from as u32,
                        separators: &self.separators,
                        line: self.line,
                    };
                    if self.sheet {
                        hand_on_of_sheet(row, self.columns, rows);
                    } else {
                        hand_on(row, self.columns, self.blank_is_cell, ended, rows);
                    }
                    next
                }
                Record::Malformed => {
                    // Only the line on which the record begins is lost: the quote may have been a slip.
                    let line_end = self.bytes[from..]
                        .iter()
                        .position(|&byte| byte == dialect.newline);
                    let Some(next) = line_end
                        .map(|at| from + at + 1)
                        .or(last.then_some(self.bytes.len()))
                    else {
                        break;
                    };
                    self.separators.clear();
                    self.separators
                        .push((next - usize::from(line_end.is_some())) as u32);
                    let row = Row {
                        bytes: &self.bytes,
                        start: from as u32,
                        separators: &self.separators,
                        line: self.line,
                    };
                    rows.set_aside("C003", row);
                    next
                }
                Record::Incomplete {
                    open_quote: Some(opened),
                } if last => {
                    let before = self.bytes[from..opened]
                        .iter()
                        .filter(|&&byte| byte == dialect.newline)
                        .count();
                    return Err(self.never_closed(self.line + before as u64));
                }
                Record::Incomplete { .. } => break,
            };
            self.line += self.bytes[from..next]
                .iter()
                .filter(|&&byte| byte == dialect.newline)
                .count() as u64;
            from = next;
        }
        self.bytes.drain(..from);
        // A record that is not complete is read again from its beginning: twice as many bytes, not twice as often.
        self.enough = (self.bytes.len() * 2).min(LONGEST + 1);
        Ok(())
    }

    fn never_closed(&self, line: u64) -> Error {
        Error::new(
            "E010",
            &self.name,
            "expected a closing quote, found the end of the file",
            "close the quote that is opened on this line",
        )
        .at_line(line)
    }
}

/// Hands on a row that fits the header; sets another one aside.
///
/// Kept out of line: what a row means is much code, and only the loop over the index deserves a copy of its own.
#[inline(never)]
fn hand_on(row: Row<'_>, columns: usize, blank_is_cell: bool, ended: bool, rows: &mut impl Rows) {
    let cells = row.separators.len();
    let fits = cells == columns && (columns > 1 || !row.is_blank() || (blank_is_cell && ended));
    if !fits && row.is_blank() {
        return;
    }
    let spare_are_empty = || (columns..cells).all(|column| row.cell(column).is_empty());
    if fits || (cells >= columns && spare_are_empty()) {
        rows.row(row);
    } else if cells < columns {
        rows.set_aside(if ended { "C001" } else { "C004" }, row);
    } else {
        rows.set_aside("C002", row);
    }
}

/// Hands on a record of a table that another reader made.
#[inline(never)]
fn hand_on_of_sheet(row: Row<'_>, columns: usize, rows: &mut impl Rows) {
    let first = row.cell(0);
    let first = decode(&first);
    let number = |text: &str| text.parse::<u64>().unwrap_or(0);
    let aside = first
        .strip_prefix('!')
        .and_then(|rest| rest.split_once(' '));
    let row = Row {
        start: row.separators[0] + 1,
        separators: &row.separators[1..],
        line: number(aside.map_or(&*first, |(_, line)| line)),
        ..row
    };
    if let Some((code, _)) = aside {
        return rows.set_aside(sheet::code(code), row);
    }
    match row.separators.len().cmp(&columns) {
        std::cmp::Ordering::Less => rows.set_aside("C001", row),
        std::cmp::Ordering::Equal => rows.row(row),
        std::cmp::Ordering::Greater => rows.set_aside("C002", row),
    }
}
