//! Rows out of chunks of bytes. Only complete rows are handed on; the rest is carried over.

use std::borrow::Cow;

use super::odd;
use super::sheet::{self, About};
use crate::bytes::{Decoder, Dialect, Index, Record, decode, record, rewrite};
use crate::diagnostic::Error;
use crate::settings::TableHint;
use crate::words::Said;

/// Bytes gathered before they are looked at; small enough to stay in the cache.
const WINDOW: usize = Dialect::SAMPLE;
/// The longest record that is accepted, in bytes.
const LONGEST: usize = 16 * 1024 * 1024;

/// What a line at the beginning of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glimpse {
    /// Above the header.
    Above,
    /// The header.
    Header,
    /// Below it.
    Row,
}

/// Takes what the reader finds.
pub(crate) trait Rows {
    /// Something that the table says about itself, before its header.
    fn about(&mut self, what: About, text: Said);
    /// One of the first lines, in their order, before the header is given.
    fn glimpse(&mut self, _what: Glimpse, _line: u64, _cells: &[String]) {}
    /// The header row, once, before any other call.
    fn header(&mut self, dialect: Dialect, bom: bool, headers: Vec<String>) -> Result<(), Error>;
    /// Some of the first rows below the header, before it.
    fn sample(&mut self, _rows: Vec<Vec<String>>) {}
    /// A row with as many cells as the header has.
    fn row(&mut self, row: Row<'_>);
    /// A row that cannot be used, with the code of the reason.
    fn aside(&mut self, code: &'static str, line: u64);
    /// The same, with what stands there: as many cells as there are, and for `C003` one, the line.
    fn set_aside(&mut self, code: &'static str, row: Row<'_>) {
        self.aside(code, row.line);
    }
    /// A blank line, which is no row: another part of the file may begin.
    fn blank(&mut self, _line: u64) {}
    /// This is a header that says something.
    fn knows(&self, _header: &str) -> bool {
        false
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
    /// The bytes from the first of these cells to the end of the last, with everything between them.
    #[inline(always)]
    pub(crate) fn between(&self, first: usize, last: usize) -> &'a [u8] {
        let start = match first {
            0 => self.start,
            column => self.separators[column - 1] + 1,
        };
        &self.bytes[start as usize..self.separators[last] as usize]
    }

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

    /// All its cells as text; of a malformed row the line as it stands.
    pub(crate) fn texts(&self, malformed: bool) -> Vec<String> {
        (0..self.separators.len())
            .map(|column| {
                if malformed {
                    decode(self.raw(column)).into_owned()
                } else {
                    decode(&self.cell(column)).into_owned()
                }
            })
            .collect()
    }

    /// How many cells there are.
    pub(super) fn cells(&self) -> usize {
        self.separators.len()
    }

    /// The row sums up others.
    pub(crate) fn is_total(&self) -> bool {
        odd::is_total(self)
    }

    /// No cell holds anything.
    pub(crate) fn is_empty(&self) -> bool {
        odd::is_empty(self)
    }

    /// A blank line; so is the mark that some old systems end a file with.
    pub(super) fn is_blank(&self) -> bool {
        self.separators.len() == 1 && matches!(self.raw(0), b"" | b"\x1A")
    }
}

fn unquote(raw: &[u8]) -> Cow<'_, [u8]> {
    let inner = &raw[1..raw.len().max(2) - 1];
    // All of it, with no way out: that is done sixteen bytes at a time.
    if !inner.iter().fold(false, |any, &byte| any | (byte == b'"')) {
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
pub(super) enum Mode {
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
    pub(super) name: String,
    pub(super) mode: Mode,
    pub(super) bytes: Vec<u8>,
    /// Bytes that came since the last look.
    pub(super) fresh: usize,
    /// Do not look again before this many bytes are there.
    pub(super) enough: usize,
    pub(super) index: Index,
    pub(super) columns: usize,
    pub(super) bom: bool,
    /// 1-based line of the first byte of `bytes`.
    pub(super) line: u64,
    /// In a table of one column a blank line is an empty cell.
    pub(super) blank_is_cell: bool,
    /// The table was made by another reader: the first cell of a record says what it is.
    pub(super) sheet: bool,
    pub(super) separators: Vec<u32>,
    /// Bytes that are not UTF-8 yet.
    pub(super) decoder: Option<Decoder>,
    /// What the user says about the table.
    pub(super) hint: TableHint,
    /// A row of an unusual dialect, as the usual one has it.
    pub(super) text: Vec<u8>,
    pub(super) ends: Vec<u32>,
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
            decoder: None,
            hint: TableHint::default(),
            text: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Reads the table as the user says.
    pub(crate) fn told(mut self, hint: TableHint) -> Self {
        self.hint = hint;
        self
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
            match &mut self.decoder {
                Some(decoder) => decoder.decode(now, false, &mut self.bytes),
                None => self.bytes.extend_from_slice(now),
            }
            self.fresh += now.len();
            bytes = later;
            if self.fresh == WINDOW {
                self.fresh = 0;
                self.look(false, rows)?;
            }
        }
        Ok(())
    }

    /// Takes the beginning of the file for its header alone.
    pub(crate) fn understand(&mut self, head: &[u8], rows: &mut impl Rows) -> Result<(), Error> {
        for window in head.chunks_exact(WINDOW) {
            self.bytes.extend_from_slice(window);
            if self.bytes.len() >= self.enough {
                self.look_for_header(false, rows)?;
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
        self.look_for_header(last, rows)?;
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

    /// As far as the header is not known yet.
    fn look_for_header(&mut self, last: bool, rows: &mut impl Rows) -> Result<(), Error> {
        if matches!(self.mode, Mode::Beginning) && self.bytes.starts_with(sheet::PREFACE) {
            let (said, length) = sheet::read_preface(&self.bytes);
            self.bytes.drain(..length);
            for (what, text) in said {
                rows.about(what, text.into());
            }
        }
        if matches!(self.mode, Mode::Beginning) && self.bytes.starts_with(sheet::MAGIC) {
            self.bytes.drain(..sheet::MAGIC.len());
            self.sheet = true;
            self.mode = Mode::Header(sheet::DIALECT);
        }
        if matches!(self.mode, Mode::Beginning) {
            self.begin(last, rows)?;
        } else if last && let Some(decoder) = &mut self.decoder {
            decoder.decode(b"", true, &mut self.bytes);
        }
        while let Mode::Header(dialect) = self.mode {
            let length = self.bytes.len();
            self.header(dialect, last, rows)?;
            if self.bytes.len() == length {
                break;
            }
        }
        Ok(())
    }

    fn fast(&mut self, dialect: Dialect, last: bool, rows: &mut impl Rows) -> Result<(), Error> {
        self.index
            .extend(&self.bytes, dialect.delimiter, dialect.newline, last);
        self.indexed(dialect, last, rows)
    }

    /// Hands on the rows that the index has.
    pub(super) fn indexed(
        &mut self,
        dialect: Dialect,
        last: bool,
        rows: &mut impl Rows,
    ) -> Result<(), Error> {
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
            let next = match record(&self.bytes, from, dialect, last, &mut self.separators) {
                Record::Complete { next, ended } => {
                    let mut row = Row {
                        bytes: &self.bytes,
                        start: from as u32,
                        separators: &self.separators,
                        line: self.line,
                    };
                    if self.sheet {
                        self.line = hand_on_of_sheet(row, self.columns, rows);
                    } else {
                        if !dialect.is_fast() {
                            let (text, ends) = (&mut self.text, &mut self.ends);
                            rewrite(&self.bytes, from, &self.separators, dialect, text, ends);
                            (row.bytes, row.start, row.separators) = (text, 0, ends);
                        }
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
            if !self.sheet {
                self.line += self.lines(from, next, dialect);
            }
            from = next;
        }
        self.bytes.drain(..from);
        self.wait();
        Ok(())
    }

    /// A record that is not complete is read again from its beginning: twice as many bytes, not twice as often.
    pub(super) fn wait(&mut self) {
        self.enough = (self.bytes.len() * 2).min(LONGEST + 1);
    }

    pub(super) fn never_closed(&self, line: u64) -> Error {
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
        return rows.blank(row.line);
    }
    let spare_are_empty = || (columns..cells).all(|column| row.cell(column).is_empty());
    if fits || (cells >= columns && spare_are_empty()) {
        rows.row(row);
    } else {
        let code = if row.is_total() {
            "C005"
        } else if odd::is_comment(&row) {
            "C006"
        } else if cells > columns {
            "C002"
        } else if ended {
            "C001"
        } else {
            "C004"
        };
        rows.set_aside(code, row);
    }
}

/// Hands on a record of a table that another reader made, after the given row; gives its own number.
#[inline(never)]
fn hand_on_of_sheet(row: Row<'_>, columns: usize, rows: &mut impl Rows) -> u64 {
    let first = row.cell(0);
    let first = decode(&first);
    let before = row.line;
    if let Some(about) = About::named(&first) {
        if row.separators.len() > 1 {
            rows.about(about, decode(&row.cell(1)).into_owned().into());
        }
        return before;
    }
    let aside = first
        .strip_prefix('!')
        .and_then(|rest| rest.split_once(' '));
    let line = sheet::number(aside.map_or(&first, |(_, line)| line));
    if before > 0 && line > before + 1 {
        // Blank rows are not written.
        rows.blank(line - 1);
    }
    let blank = row.separators.len() == 1;
    let row = Row {
        start: row.separators[0] + 1,
        separators: &row.separators[1..],
        line,
        ..row
    };
    if let Some((code, _)) = aside {
        rows.set_aside(sheet::code(code), row);
    } else if blank {
        rows.blank(line);
    } else {
        hand_on(row, columns, true, true, rows);
    }
    line
}

#[cfg(test)]
mod tests {
    use crate::table::read_all;

    /// Other quotes and escapes give the same cells, however the bytes are cut.
    #[test]
    fn the_dialect_makes_no_difference() {
        let expected = [
            ["1", "O'Neill, \"Bob\"", "two\nlines"],
            ["2", "", "a\\b; c"],
        ];
        for (what, text) in [
            (
                "usual",
                "id,name,note\n1,\"O'Neill, \"\"Bob\"\"\",\"two\nlines\"\n2,,a\\b; c\n",
            ),
            (
                "single quotes",
                "'id','name','note'\n'1','O''Neill, \"Bob\"','two\nlines'\n'2','','a\\b; c'\n",
            ),
            (
                "backslashes",
                "id,name,note\n1,\"O'Neill, \\\"Bob\\\"\",\"two\nlines\"\n2,\\N,\"a\\\\b; c\"\n",
            ),
            (
                "no quotes",
                "id\tname\tnote\n1\tO'Neill, \"Bob\"\ttwo\\\nlines\n2\t\\N\ta\\\\b; c\n",
            ),
        ] {
            for size in [1, 2, 7, 1_000] {
                let plain = read_all("t.csv", text.as_bytes().chunks(size)).expect(what);
                assert_eq!(plain.rows, expected, "{what}");
                assert_eq!(plain.aside, [], "{what}");
            }
            let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for size in [1, 3, 1_000] {
                let plain = read_all("t.csv", utf16.chunks(size)).expect(what);
                assert_eq!(plain.rows, expected, "{what} in UTF-16");
            }
        }
    }
}
