//! The sheets of a workbook on their way out: each with rows becomes a table.

use std::collections::BTreeMap;

use reality_gap_core::table::{About, Sheet};

use super::fault::Fault;
use crate::{Limits, Sink};

/// Bytes that are gathered before they are passed on.
const SLICE: usize = 256 << 10;
/// Rows that say how wide a table is: as many as the header is looked for in.
const FIRST: usize = 64;
/// Sheets that are read.
const SHEETS: usize = 200;

/// A workbook that is being read.
pub(super) struct Book<'a> {
    pub(super) name: &'a str,
    pub(super) limits: &'a Limits,
    to: &'a mut dyn Sink,
    /// What kind of file it is, in words that a title follows.
    format: &'static str,
    sheet: Sheet,
    /// Bytes in `sheet`, about.
    gathered: usize,
    title: String,
    state: State,
    /// Columns that every row is filled up to.
    width: usize,
    /// Remarks about sheets that were left out.
    notes: Vec<String>,
    counts: BTreeMap<&'static str, u64>,
    tables: usize,
    sheets: usize,
    wanted: bool,
    /// Bytes that came out of all sheets: a text may be written once and used many times.
    written: u64,
}

#[derive(Debug)]
enum State {
    /// Between sheets.
    Between,
    /// The first rows: they say how wide the table is, or are all there is.
    First(Vec<(u64, Vec<String>)>),
    /// Rows are passed on.
    Rows,
}

/// A row that is being put together. Its cells are used again and again.
#[derive(Debug, Default)]
pub(super) struct Cells {
    texts: Vec<String>,
    used: usize,
}

impl Cells {
    pub(super) fn clear(&mut self) {
        for text in &mut self.texts[..self.used] {
            text.clear();
        }
        self.used = 0;
    }

    /// The text of a cell, to be written.
    pub(super) fn at(&mut self, column: usize) -> &mut String {
        if self.texts.len() <= column {
            self.texts.resize_with(column + 1, String::new);
        }
        self.used = self.used.max(column + 1);
        &mut self.texts[column]
    }

    pub(super) fn is_blank(&self) -> bool {
        self.filled().is_empty()
    }

    fn filled(&self) -> &[String] {
        let used = self.texts[..self.used]
            .iter()
            .rposition(|text| !text.trim().is_empty())
            .map_or(0, |last| last + 1);
        &self.texts[..used]
    }
}

impl<'a> Book<'a> {
    pub(super) fn new(
        name: &'a str,
        format: &'static str,
        limits: &'a Limits,
        to: &'a mut dyn Sink,
    ) -> Self {
        Self {
            name,
            limits,
            to,
            format,
            sheet: Sheet::new(),
            gathered: 0,
            title: String::new(),
            state: State::Between,
            width: 0,
            notes: Vec::new(),
            counts: BTreeMap::new(),
            tables: 0,
            sheets: 0,
            wanted: true,
            written: 0,
        }
    }

    /// Begins a sheet.
    pub(super) fn begin(&mut self, title: &str) -> Result<(), Fault> {
        self.sheets += 1;
        if self.sheets > SHEETS {
            return Err(Fault::Beyond(format!(
                "expected a workbook of at most {SHEETS} sheets, found more"
            )));
        }
        title.clone_into(&mut self.title);
        self.state = State::First(Vec::new());
        self.width = 0;
        self.wanted = true;
        Ok(())
    }

    /// Takes a row with its number in the sheet; false when the rest is not wanted.
    pub(super) fn row(&mut self, number: u64, cells: &Cells) -> Result<bool, Fault> {
        let filled = cells.filled();
        if filled.len() > self.limits.columns {
            return Err(self.too_wide());
        }
        if filled.is_empty() {
            return Ok(self.wanted);
        }
        if let Some(long) = filled.iter().find(|text| text.len() > self.limits.cell) {
            return Err(Fault::Beyond(format!(
                "expected cells of at most {} KB, found one of {} KB in row {number} of sheet `{}`",
                self.limits.cell >> 10,
                long.len() >> 10,
                self.title
            )));
        }
        match &mut self.state {
            State::Between => {}
            State::First(first) => {
                first.push((number, filled.to_vec()));
                if first.len() == FIRST {
                    self.pass_first();
                }
            }
            State::Rows => self.write(number, filled),
        }
        if self.written > self.limits.unfolded {
            return Err(Fault::TooLarge);
        }
        Ok(self.wanted)
    }

    /// More columns than are read.
    pub(super) fn too_wide(&self) -> Fault {
        Fault::Beyond(format!(
            "expected at most {} columns, found more in sheet `{}`",
            self.limits.columns, self.title
        ))
    }

    /// Counts something that is worth a remark about the sheet: `{}` stands for the count.
    pub(super) fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }

    /// Says that a sheet is hidden and left out.
    pub(super) fn hidden(&mut self, title: &str) {
        self.note(format!(
            "`{title}` is hidden and left out: show it in the spreadsheet to have it read"
        ));
    }

    /// Says something about a sheet that was left out.
    fn note(&mut self, text: String) {
        self.notes.push(text);
    }

    /// Ends a sheet.
    pub(super) fn end(&mut self) {
        self.pass_first();
        if matches!(self.state, State::Rows) {
            for (what, count) in std::mem::take(&mut self.counts) {
                self.sheet.about(About::Note, &counted(what, count));
            }
            self.pass();
            self.to.close();
        }
        self.counts.clear();
        self.state = State::Between;
    }

    /// Passes the first rows on, if there is more than one.
    fn pass_first(&mut self) {
        let State::First(first) = &mut self.state else {
            return;
        };
        let first = std::mem::take(first);
        match first.len() {
            0 => {}
            1 => self.left_out("it has a single row"),
            _ => {
                self.open();
                self.width = first
                    .iter()
                    .map(|(_, cells)| cells.len())
                    .max()
                    .unwrap_or(0);
                for (number, cells) in &first {
                    self.write(*number, cells);
                }
                self.state = State::Rows;
            }
        }
    }

    /// Says that the current sheet is left out.
    fn left_out(&mut self, why: &str) {
        let note = format!("`{}` is left out: {why}", self.title);
        self.notes.push(note);
    }

    /// Whether a table came out so far.
    pub(super) fn has_tables(&self) -> bool {
        self.tables > 0
    }

    /// Ends the workbook. Remarks about it are a table without rows.
    pub(super) fn finish(mut self) -> Result<(), Fault> {
        if self.tables == 0 {
            return Err(Fault::Empty);
        }
        if !self.notes.is_empty() {
            self.to.open(self.name);
            self.sheet = Sheet::new();
            self.sheet.about(About::Part, self.name);
            for note in &self.notes {
                self.sheet.about(About::Note, note);
            }
            self.wanted = true;
            self.pass();
            self.to.close();
        }
        Ok(())
    }

    fn open(&mut self) {
        self.to.open(&format!("{}: {}", self.name, self.title));
        self.tables += 1;
        self.sheet = Sheet::new();
        let format = format!("{} `{}`", self.format, self.title);
        self.sheet.about(About::Format, &format);
        self.sheet.about(About::Part, self.name);
    }

    fn write(&mut self, number: u64, cells: &[String]) {
        let filled = cells.iter().map(String::as_str);
        let missing = self.width.saturating_sub(cells.len());
        self.sheet
            .row(number, filled.chain(std::iter::repeat_n("", missing)));
        let bytes = cells.iter().map(|cell| cell.len() + 1).sum::<usize>() + 8;
        self.gathered += bytes;
        self.written += bytes as u64;
        if self.gathered > SLICE {
            self.pass();
        }
    }

    fn pass(&mut self) {
        self.gathered = 0;
        let bytes = self.sheet.take();
        if self.wanted && !bytes.is_empty() {
            self.wanted = self.to.push(&bytes);
        }
    }
}

fn counted(what: &str, count: u64) -> String {
    let (one, many) = what.split_once(" / ").unwrap_or((what, what));
    let text = if count == 1 { one } else { many };
    text.replace("{}", &count.to_string())
}
