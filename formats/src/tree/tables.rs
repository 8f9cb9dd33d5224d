//! Tables while they are gathered: headers are the union of all names, in the order in which they first occur.

use std::collections::BTreeMap;

use reality_gap_core::diagnostic::Error;
use reality_gap_core::table::{About, Sheet};

use super::names::{IDS, plain};
use crate::{Limits, Sink};

/// Bytes of a table that are handed on at a time.
const SLICE: u64 = 1 << 18;

/// A record has more names than a table may have columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooMany;

/// One row, or what stands in its place.
#[derive(Debug)]
struct Row {
    line: u64,
    /// The code of the reason, for a row that cannot be used.
    aside: Option<&'static str>,
    /// Its cells end here; they begin where those of the row before end.
    end: usize,
}

/// One table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: String,
    headers: Vec<String>,
    places: BTreeMap<String, u32>,
    rows: Vec<Row>,
    /// Column and length of each cell that is not blank.
    cells: Vec<(u32, u32)>,
    text: String,
    notes: Vec<String>,
    /// Rows without an id get one, since rows of other tables name them.
    pub(super) names_rows: bool,
    /// By column: the row that has it already, and under how many numbered names.
    seen: Vec<(usize, u32)>,
    /// The next cell probably has this column.
    next: usize,
    /// A cell of the row that is being written was too long.
    too_long: bool,
}

/// All tables of a file.
#[derive(Debug)]
pub(crate) struct Tables {
    file: String,
    limits: Limits,
    pub(super) tables: Vec<Table>,
    /// What lists within records are left out, and how often.
    pub(super) left_out: BTreeMap<String, u64>,
    notes: Vec<String>,
    encoding: &'static str,
}

impl Tables {
    /// None yet.
    pub(crate) fn new(file: &str, limits: &Limits) -> Self {
        Self {
            file: file.to_owned(),
            limits: *limits,
            tables: Vec::new(),
            left_out: BTreeMap::new(),
            notes: Vec::new(),
            encoding: "utf-8",
        }
    }

    /// The text was in another encoding.
    pub(crate) const fn encoded(mut self, encoding: &'static str) -> Self {
        self.encoding = encoding;
        self
    }

    /// The table with this name; the empty name is that of the file itself.
    pub(crate) fn table(&mut self, name: &str) -> usize {
        if let Some(at) = self.tables.iter().position(|table| table.name == name) {
            return at;
        }
        self.tables.push(Table {
            name: name.to_owned(),
            headers: Vec::new(),
            places: BTreeMap::new(),
            rows: Vec::new(),
            cells: Vec::new(),
            text: String::new(),
            notes: Vec::new(),
            names_rows: false,
            seen: Vec::new(),
            next: 0,
            too_long: false,
        });
        self.tables.len() - 1
    }

    /// The name under which a table is handed on when there are several.
    pub(super) fn full_name(&self, table: usize) -> String {
        match self.tables[table].name.as_str() {
            "" => self.file.clone(),
            name => format!("{}: {name}", self.file),
        }
    }

    /// Records so far, in all tables.
    pub(crate) fn rows(&self) -> usize {
        self.tables.iter().map(|table| table.rows.len()).sum()
    }

    /// The first table, whichever it is.
    pub(crate) fn first_table(&mut self) -> usize {
        if self.tables.is_empty() {
            self.table("")
        } else {
            0
        }
    }

    /// A list that is no table of records.
    pub(crate) fn left_out(&mut self, name: &str) {
        self.left_out.entry(name.to_owned()).or_default();
    }

    /// Rows of a table so far.
    pub(crate) fn rows_of(&self, table: usize) -> u64 {
        self.tables[table].rows.len() as u64
    }

    /// Says something about all tables.
    pub(crate) fn note_to_all(&mut self, text: String) {
        self.notes.push(text);
    }

    /// Says something about a table.
    pub(crate) fn note(&mut self, table: usize, text: String) {
        self.tables[table].notes.push(text);
    }

    /// A cell of the row that is being written; a name that the row has already gets a number.
    pub(crate) fn cell(&mut self, table: usize, header: &str, text: &str) -> Result<(), TooMany> {
        let most = self.limits.columns;
        let longest = self.limits.cell;
        let table = &mut self.tables[table];
        let row = table.rows.len() + 1;
        let mut column = table.place(header, most)?;
        if table.seen[column as usize].0 == row {
            let mut number = table.seen[column as usize].1;
            let first = column as usize;
            while table.seen[column as usize].0 == row {
                number += 1;
                column = table.place(&format!("{header}.{number}"), most)?;
            }
            table.seen[first].1 = number;
        }
        table.seen[column as usize] = (row, 1);
        if text.len() > longest {
            table.too_long = true;
            return Ok(());
        }
        table.cells.push((column, text.len() as u32));
        table.text.push_str(text);
        Ok(())
    }

    /// The row is complete.
    pub(crate) fn end(&mut self, table: usize, line: u64) {
        let table = &mut self.tables[table];
        let aside = std::mem::take(&mut table.too_long).then_some("C010");
        if aside.is_some() {
            let mb = self.limits.cell >> 20;
            table
                .notes
                .push(format!("record {line} holds a text of more than {mb} MB"));
        }
        table.next = 0;
        table.rows.push(Row {
            line,
            aside,
            end: table.cells.len(),
        });
    }

    /// A record that cannot be used stands here, as this text.
    pub(crate) fn aside(&mut self, table: usize, code: &'static str, line: u64, text: &str) {
        let text = &text[..text.floor_char_boundary(self.limits.cell)];
        let table = &mut self.tables[table];
        table.cells.push((0, text.len() as u32));
        table.text.push_str(text);
        let end = table.cells.len();
        table.rows.push(Row {
            line,
            aside: Some(code),
            end,
        });
    }

    /// Hands all tables on, each as a file of its own.
    ///
    /// # Errors
    /// When they unfold to more than a file may.
    pub(crate) fn finish(mut self, format: &str, to: &mut dyn Sink) -> Result<(), Error> {
        self.tables.retain(|table| !table.rows.is_empty());
        let one = self.tables.len() == 1;
        let full_names: Vec<String> = (0..self.tables.len())
            .map(|at| self.full_name(at))
            .collect();
        let said = self.notes.len();
        for (name, count) in std::mem::take(&mut self.left_out) {
            let entries = match count {
                0 => String::new(),
                1 => " (1 entry)".to_owned(),
                _ => format!(" ({count} entries)"),
            };
            self.notes.push(format!("`{name}` is left out{entries}"));
        }
        let mut unfolded = 0;
        for (at, table) in self.tables.into_iter().enumerate() {
            let full = full_names[at].clone();
            let name = if one { self.file.clone() } else { full.clone() };
            if table.headers.is_empty() {
                let error = Error::new(
                    "E051",
                    &name,
                    "expected records, found none that is whole",
                    "export the file again and check that it is complete",
                );
                if one {
                    return Err(error);
                }
                to.fail(error);
                continue;
            }
            let kind = match table.name.as_str() {
                "" => format.to_owned(),
                list => format!("{format}, records of `{list}`"),
            };
            let notes = if at == 0 {
                &self.notes
            } else {
                &self.notes[..said]
            };
            to.open(&name);
            let ended = {
                let said = Said {
                    notes,
                    encoding: self.encoding,
                    limits: &self.limits,
                };
                table.write(&full, &kind, &said, &mut unfolded, to)
            };
            to.close();
            ended?;
        }
        Ok(())
    }
}

/// What is said of every table of a file.
struct Said<'a> {
    notes: &'a [String],
    encoding: &'static str,
    limits: &'a Limits,
}

impl Table {
    pub(super) fn rows_so_far(&self) -> usize {
        self.rows.len()
    }

    /// The column with this header, made if need be.
    fn place(&mut self, header: &str, most: usize) -> Result<u32, TooMany> {
        // Records mostly have the same names in the same order.
        if self.headers.get(self.next).is_some_and(|own| own == header) {
            self.next += 1;
            return Ok(self.next as u32 - 1);
        }
        let column = match self.places.get(header) {
            Some(&column) => column,
            None if self.headers.len() >= most => return Err(TooMany),
            None => {
                let column = self.headers.len() as u32;
                self.headers.push(header.to_owned());
                self.seen.push((0, 0));
                self.places.insert(header.to_owned(), column);
                column
            }
        };
        self.next = column as usize + 1;
        Ok(column)
    }

    /// The column that gives a row without a lead id its id: that of the ids, if any.
    fn id_column(&self) -> Option<usize> {
        let names: Vec<String> = self.headers.iter().map(|header| plain(header)).collect();
        IDS.iter()
            .skip(1)
            .find_map(|id| names.iter().position(|name| name == id))
    }

    /// There are columns of what is within this one.
    fn has_within(&self, header: &str) -> bool {
        let prefix = format!("{header}.");
        self.places
            .range(prefix.clone()..)
            .next()
            .is_some_and(|(next, _)| next.starts_with(&prefix))
    }

    fn write(
        mut self,
        file: &str,
        format: &str,
        said: &Said<'_>,
        unfolded: &mut u64,
        to: &mut dyn Sink,
    ) -> Result<(), Error> {
        let limits = said.limits;
        let mut sheet = Sheet::new();
        sheet.about(About::Format, format);
        sheet.about(About::Encoding, said.encoding);
        for note in said.notes.iter().chain(&self.notes) {
            sheet.about(About::Note, note);
        }
        let own = self.names_rows.then(|| {
            let other = self.id_column();
            // There is room for one more: it names what is there already.
            let column = self.place("lead.id", usize::MAX).unwrap_or(0);
            (column as usize, other)
        });
        // An object that is null somewhere has no cells of its own.
        let mut used = vec![false; self.headers.len()];
        for &(column, length) in &self.cells {
            used[column as usize] |= length > 0;
        }
        let shown: Vec<bool> = (self.headers.iter().zip(&used))
            .map(|(header, &used)| used || !self.has_within(header))
            .collect();
        let kept = |at: &usize| shown[*at];
        sheet.header(
            (0..shown.len())
                .filter(kept)
                .map(|at| self.headers[at].as_str()),
        );
        let (mut cell, mut text) = (0, 0);
        let mut row_cells: Vec<&str> = Vec::new();
        let mut waiting = 0;
        for (number, row) in self.rows.iter().enumerate() {
            row_cells.clear();
            row_cells.resize(self.headers.len(), "");
            for &(column, length) in &self.cells[cell..row.end] {
                let end = text + length as usize;
                row_cells[column as usize] = &self.text[text..end];
                text = end;
            }
            cell = row.end;
            if let Some(code) = row.aside {
                let filled = row_cells.iter().rposition(|cell| !cell.is_empty());
                let cells = filled.map_or(0, |last| last + 1);
                sheet.aside_row(code, row.line, row_cells.iter().take(cells).copied());
                continue;
            }
            let named =
                own.filter(|&(column, _)| row_cells[column].is_empty())
                    .map(|(column, other)| match other.map(|at| row_cells[at]) {
                        Some(id) if !id.is_empty() => (column, id.to_owned()),
                        _ => (column, row_name(file, number + 1)),
                    });
            let size: u64 = row_cells.iter().map(|cell| cell.len() as u64 + 1).sum();
            *unfolded += size;
            waiting += size;
            if *unfolded > limits.unfolded {
                let mb = limits.unfolded >> 20;
                return Err(Error::new(
                    "E050",
                    file,
                    format!(
                        "expected tables of at most {mb} MB, found records that differ too much in their names"
                    ),
                    "export fewer fields, or export as CSV",
                ));
            }
            let cells = (0..shown.len()).filter(kept).map(|at| match &named {
                Some((column, name)) if *column == at => name.as_str(),
                _ => row_cells[at],
            });
            sheet.row(row.line, cells);
            if waiting > SLICE {
                waiting = 0;
                // Whoever takes the table may have had enough of it.
                if !to.push(&sheet.take()) {
                    return Ok(());
                }
            }
        }
        to.push(&sheet.take());
        Ok(())
    }
}

/// The id of a record that has none.
pub(super) fn row_name(file: &str, number: usize) -> String {
    format!("{file} record {number}")
}
