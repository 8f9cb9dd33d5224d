//! JSON: a list of objects, a list under any name, several lists, rows of cells, one object a line, or one object.
//!
//! The reader is our own: it keeps every digit of a number, keeps the records before the place where a file breaks off,
//! and holds one record at a time however long the list is.

mod scan;
mod shape;
#[cfg(test)]
mod tests;

use reality_gap_core::diagnostic::Error;
use reality_gap_core::table::{About, Sheet};

use crate::tree::{Tables, TooMany, Value};
use crate::{Limits, Sink};
use scan::{DEEPEST, Fault, Scan};
use shape::{Shape, by_id, is_dealer, members, shape};

/// Opens a JSON file.
///
/// # Errors
/// When nothing in it can be used.
pub(crate) fn open(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    to: &mut dyn Sink,
) -> Result<(), Error> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = String::from_utf8_lossy(bytes);
    let mut document = Document {
        name,
        text: &text,
        tables: Tables::new(name, limits),
        format: "JSON",
        number: 0,
        handed_on: false,
        to,
    };
    if matches!(text, std::borrow::Cow::Owned(_)) {
        document.tables.note_to_all(
            "some bytes are not UTF-8: the characters that they were meant for are replaced"
                .to_owned(),
        );
    }
    if document.is_lines() {
        document.lines()?;
    } else {
        document.values()?;
    }
    if document.tables.rows() == 0 {
        return if document.handed_on {
            Ok(())
        } else {
            Err(document.no_records("none"))
        };
    }
    document.tables.finish(document.format, document.to)
}

struct Document<'a, 'b> {
    name: &'b str,
    text: &'a str,
    tables: Tables,
    format: &'static str,
    /// Values so far.
    number: u64,
    /// Rows of cells were handed on.
    handed_on: bool,
    to: &'b mut dyn Sink,
}

impl<'a> Document<'a, '_> {
    /// One value a line: the first two lines that are not blank begin like values, and one of them is whole.
    fn is_lines(&self) -> bool {
        let mut lines = self.text.lines().filter(|line| !line.trim().is_empty());
        let (Some(first), Some(second)) = (lines.next(), lines.next()) else {
            return false;
        };
        let begins = |line: &str| line.trim_start().starts_with(['{', '[']);
        let document = || Scan::new(self.text, 0).skip(0).is_ok();
        begins(first)
            && begins(second)
            && (whole(first).is_some() || whole(second).is_some() && !document())
    }

    fn lines(&mut self) -> Result<(), Error> {
        self.format = "JSON, one value a line";
        let first = self.text.lines().find(|line| !line.trim().is_empty());
        if first.and_then(whole).is_some_and(|value| is_row(&value)) {
            return self.rows_in_lines();
        }
        let mut at = 0;
        for (number, line) in self.text.split('\n').enumerate() {
            let start = at;
            at += line.len() + 1;
            if line.trim().is_empty() {
                continue;
            }
            let number = number as u64 + 1;
            self.number += 1;
            if whole(line).is_none() {
                let table = self.tables.first_table();
                self.tables.aside(table, "C010", number, line);
                continue;
            }
            let at = start + (line.len() - line.trim_start().len());
            self.value(at, number, false)?;
        }
        Ok(())
    }

    /// Rows of cells, one a line.
    fn rows_in_lines(&mut self) -> Result<(), Error> {
        let mut grid = Grid::new(self.format);
        for (number, line) in self.text.split('\n').enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            self.number += 1;
            match whole(line) {
                Some(row) if is_row(&row) => grid.row(number as u64 + 1, &row),
                _ => grid.sheet.aside_row("C010", number as u64 + 1, [line]),
            }
        }
        self.hand_on("", grid);
        Ok(())
    }

    /// One value after the other, as a rule a single one.
    fn values(&mut self) -> Result<(), Error> {
        let mut at = 0;
        loop {
            let mut scan = Scan::new(self.text, at);
            let Some(_) = scan.peek() else { return Ok(()) };
            let alone = self.number == 0;
            self.number += 1;
            let start = scan.at;
            let Some(end) = self.value(start, self.number, alone)? else {
                return Ok(());
            };
            at = end;
            let mut scan = Scan::new(self.text, at);
            if let Some(next) = scan.peek()
                && !matches!(next, b'{' | b'[')
            {
                return Err(self.wrong(Fault::Expected("the end of the file", scan.at)));
            }
        }
    }

    /// The value at this place; where it ends, unless the file does before.
    fn value(&mut self, at: usize, line: u64, alone: bool) -> Result<Option<usize>, Error> {
        match self.text.as_bytes().get(at) {
            Some(b'[') => self.list("", at, &[]),
            Some(b'{') => self.object(at, line, alone),
            _ => Err(self.no_records("a single value")),
        }
    }

    fn object(&mut self, at: usize, line: u64, alone: bool) -> Result<Option<usize>, Error> {
        let (members, ended) = members(self.text, at);
        let end = match ended {
            Ok(end) => Some(end),
            Err(Fault::Ends) => None,
            Err(fault) => return Err(self.wrong(fault)),
        };
        if alone && let Some(error) = self.own_file(&members) {
            return Err(error);
        }
        let shape = if alone && by_id(&members) {
            Shape::Keyed(String::new(), at)
        } else {
            shape(self.text, &members, alone)
        };
        match shape {
            Shape::Record if end.is_some() => {
                let table = self.tables.table("");
                let record = Scan::new(self.text, at).value(0);
                self.record(table, line, record, &[])?;
            }
            Shape::Record => {
                let table = self.tables.first_table();
                self.breaks_off(table, line);
            }
            Shape::Lists(lists, others) => {
                let around = self.dealer_of(&members);
                for (name, at) in lists {
                    self.list(&name, at, &around)?;
                }
                for name in others {
                    self.tables.left_out(&name);
                }
            }
            Shape::Grid(header, rows) => self.grid(header, rows)?,
            Shape::Keyed(name, at) => self.keyed(&name, at)?,
            Shape::Empty => return Err(self.no_records("an empty list")),
        }
        Ok(end)
    }

    /// What a wrapper says about the dealer of its records.
    fn dealer_of(&self, members: &[shape::Member<'a>]) -> Vec<(String, String)> {
        let mut cells = Vec::new();
        for member in members.iter().filter(|member| is_dealer(member)) {
            let Ok(value) = Scan::new(self.text, member.at).value(1) else {
                continue;
            };
            if let Some(text) = value.text() {
                cells.push((member.key.to_string(), text.to_owned()));
            }
            for (key, value) in value.members() {
                if let Some(text) = value.text() {
                    cells.push((format!("{}.{key}", member.key), text.to_owned()));
                }
            }
        }
        cells
    }

    fn record(
        &mut self,
        table: usize,
        line: u64,
        record: Result<Value<'_>, Fault>,
        around: &[(String, String)],
    ) -> Result<(), Error> {
        let record = record.map_err(|fault| self.wrong(fault))?;
        self.tables
            .record(table, line, &record, around)
            .map_err(|TooMany| self.too_many())
    }

    /// A list of records; where it ends, unless the file does before.
    fn list(
        &mut self,
        name: &str,
        at: usize,
        around: &[(String, String)],
    ) -> Result<Option<usize>, Error> {
        let mut scan = Scan::new(self.text, at);
        scan.take(b'[');
        if scan.peek() == Some(b'[') {
            return self.grid(None, at).map(|()| self.end_of(at));
        }
        if !matches!(scan.peek(), Some(b'{' | b']') | None) {
            return Err(self.no_records("a list of single values"));
        }
        let table = self.tables.table(name);
        let mut scan = Scan::new(self.text, at);
        let (mut begun, mut done) = (0, 0);
        let mut many = false;
        let tables = &mut self.tables;
        let ended = scan.array(0, &mut |scan| {
            if scan.peek().is_none() {
                return Err(Fault::Ends);
            }
            begun += 1;
            let value = scan.value(1)?;
            done += 1;
            if !value.is_object() {
                tables.aside(table, "C010", done, value.text().unwrap_or(""));
                return Ok(());
            }
            tables
                .record(table, done, &value, around)
                .map_err(|TooMany| {
                    many = true;
                    Fault::Ends
                })
        });
        match ended {
            _ if many => Err(self.too_many()),
            Ok(()) => Ok(Some(scan.at)),
            Err(Fault::Ends) => {
                if begun > done {
                    self.breaks_off(table, begun);
                } else {
                    let text = format!("the file ends after record {done}, before its list does");
                    self.tables.note(table, text);
                }
                Ok(None)
            }
            Err(fault) => Err(self.wrong(fault)),
        }
    }

    /// Records by their ids.
    fn keyed(&mut self, name: &str, at: usize) -> Result<(), Error> {
        let table = self.tables.table(name);
        let (members, ended) = members(self.text, at);
        for (number, member) in members.iter().enumerate() {
            let record = Scan::new(self.text, member.at).value(1);
            let line = number as u64 + 1;
            if record == Err(Fault::Ends) {
                self.breaks_off(table, line);
                continue;
            }
            let id = [("id".to_owned(), member.key.to_string())];
            self.record(table, line, record, &id)?;
        }
        match ended {
            Err(fault) if fault != Fault::Ends => Err(self.wrong(fault)),
            _ => Ok(()),
        }
    }

    /// Rows of cells, with the header beside them or as the first of them.
    fn grid(&mut self, header: Option<usize>, rows: usize) -> Result<(), Error> {
        let mut grid = Grid::new(self.format);
        if let Some(at) = header {
            let header = Scan::new(self.text, at).value(0);
            let header = header.map_err(|fault| self.wrong(fault))?;
            grid.row(0, &header);
        }
        let mut scan = Scan::new(self.text, rows);
        let mut number = 0;
        let ended = scan.array(0, &mut |scan| {
            number += 1;
            grid.row(number, &scan.value(1)?);
            Ok(())
        });
        match ended {
            Ok(()) => {}
            Err(Fault::Ends) => grid.sheet.aside("C004", number),
            Err(fault) => return Err(self.wrong(fault)),
        }
        self.hand_on("", grid);
        Ok(())
    }

    fn hand_on(&mut self, name: &str, mut grid: Grid) {
        let file = if name.is_empty() {
            self.name.to_owned()
        } else {
            format!("{}: {name}", self.name)
        };
        self.handed_on = true;
        self.to.open(&file);
        self.to.push(&grid.sheet.take());
        self.to.close();
    }

    fn end_of(&self, at: usize) -> Option<usize> {
        let mut scan = Scan::new(self.text, at);
        scan.skip(0).ok().map(|()| scan.at)
    }

    fn breaks_off(&mut self, table: usize, line: u64) {
        self.tables.aside(table, "C004", line, "");
        let text = format!("the file ends within record {line}; the records before it are read");
        self.tables.note(table, text);
    }

    /// Files that this tool writes, or takes as settings.
    fn own_file(&self, members: &[shape::Member<'_>]) -> Option<Error> {
        let has = |name: &str| members.iter().any(|m| m.key == name);
        let object = |name: &str| members.iter().any(|m| m.key == name && m.first == b'{');
        let (found, hint) = if has("schema") && has("config_hash") && has("estimates") {
            (
                "a report that was made from such files",
                "choose the files that the report was made from",
            )
        } else if object("weekly") || object("dealers") && !has("leads") {
            (
                "opening hours",
                "give them as opening hours (on the command line: --hours FILE)",
            )
        } else if (object("map") || object("mapping"))
            && [
                "day-order",
                "tables",
                "values",
                "units",
                "column-zones",
                "name",
                "profile",
                "zone",
            ]
            .into_iter()
            .any(has)
        {
            (
                "a saved profile",
                "load it as a profile, beside the files it is for",
            )
        } else {
            return None;
        };
        Some(Error::new(
            "E052",
            self.name,
            format!("expected a list of leads or touches, found {found}"),
            hint,
        ))
    }

    fn no_records(&self, found: &str) -> Error {
        Error::new(
            "E051",
            self.name,
            format!("expected records (a list of objects), found {found}"),
            "export the list of leads or of activities, as JSON or as CSV",
        )
    }

    fn too_many(&self) -> Error {
        Error::new(
            "E050",
            self.name,
            "expected records with the same names, found more names than a table can have columns",
            "export fewer fields, or export as CSV",
        )
    }

    fn wrong(&self, fault: Fault) -> Error {
        let line = |at: usize| {
            let before = &self.text.as_bytes()[..at.min(self.text.len())];
            before.iter().filter(|&&byte| byte == b'\n').count() as u64 + 1
        };
        match fault {
            Fault::Ends => Error::new(
                "E048",
                self.name,
                "expected well-formed JSON, found the end of the file within it",
                "export the file again and check that it is complete",
            ),
            Fault::Expected(expected, at) => {
                let found: String = self
                    .text
                    .get(at..)
                    .unwrap_or("")
                    .chars()
                    .take_while(|c| !c.is_control())
                    .take(12)
                    .collect();
                Error::new(
                    "E048",
                    self.name,
                    format!("expected {expected}, found `{found}`"),
                    "correct the line, or export the file again",
                )
                .at_line(line(at))
            }
            Fault::Deep(at) => Error::new(
                "E049",
                self.name,
                format!("expected at most {DEEPEST} values within values, found more"),
                "export the list as CSV, or as a plain list of objects",
            )
            .at_line(line(at)),
        }
    }
}

/// The value that a line is, if it is one and nothing else.
fn whole(line: &str) -> Option<Value<'_>> {
    let mut scan = Scan::new(line, 0);
    let value = scan.value(0).ok()?;
    scan.peek().is_none().then_some(value)
}

/// A list of cells.
fn is_row(value: &Value<'_>) -> bool {
    matches!(value, Value::List(_)) && !value.elements().iter().any(Value::is_object)
}

/// Rows of cells as a table; the first is the header.
struct Grid {
    sheet: Sheet,
    begun: bool,
}

impl Grid {
    fn new(format: &str) -> Self {
        let mut sheet = Sheet::new();
        sheet.about(About::Format, &format!("{format}, rows of cells"));
        sheet.about(About::Encoding, "utf-8");
        Self {
            sheet,
            begun: false,
        }
    }

    fn row(&mut self, line: u64, row: &Value<'_>) {
        let Value::List(cells) = row else {
            return self
                .sheet
                .aside_row("C010", line, [row.text().unwrap_or("")]);
        };
        let cells = cells.iter().map(|cell| match cell {
            // A header of a column may be an object with its name.
            Value::Object(_) => ["name", "label", "field", "title"]
                .iter()
                .find_map(|key| cell.get(key)?.text())
                .unwrap_or(""),
            _ => cell.text().unwrap_or(""),
        });
        if self.begun {
            self.sheet.row(line, cells);
        } else {
            self.begun = true;
            self.sheet.header(cells);
        }
    }
}
