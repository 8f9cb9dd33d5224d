//! SpreadsheetML of 2003: a workbook as one XML file, which often calls itself XLS.

use std::io::Cursor;

use super::book::{Book, Cells};
use super::fault::{Fault, damaged};
use super::number::Number;
use super::ods::date;
use super::shape::Shape;
use super::xlsx_sheet::{ERRORS, HIDDEN_COLUMNS, HIDDEN_ROWS, LONG, MERGED};
use super::xml::{Piece, Tag, Xml};

/// Whether this XML is such a workbook.
pub(super) fn is(head: &str) -> bool {
    head.contains("urn:schemas-microsoft-com:office:spreadsheet")
        && head.contains("Workbook")
        && !head.to_ascii_lowercase().contains("<html")
}

#[derive(Debug, Default)]
struct Reader {
    cells: Cells,
    /// Styles that fill numbers up with zeros, or make them dates.
    shapes: Vec<(String, Shape)>,
    style: String,
    shape: Shape,
    base_1904: bool,
    row: u64,
    next_column: usize,
    column: usize,
    across: usize,
    kind: String,
    value: String,
    in_data: bool,
    in_comment: bool,
    ended: bool,
}

/// Reads all sheets.
pub(super) fn read(text: &str, book: &mut Book<'_>) -> Result<(), Fault> {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let mut xml = Xml::new(Box::new(Cursor::new(text.as_bytes())), None);
    let mut reader = Reader::default();
    loop {
        match xml.next()? {
            Piece::Open(tag) => reader.opens(&tag, book)?,
            Piece::Close(tag) => reader.closes(tag.name(), book)?,
            Piece::Text(text) => {
                if reader.in_data && !reader.in_comment {
                    reader.value.push_str(&text);
                }
            }
            Piece::End if reader.ended => return Ok(()),
            Piece::End => return Err(damaged("XML that is cut off or damaged")),
        }
    }
}

impl Reader {
    fn opens(&mut self, tag: &Tag<'_>, book: &mut Book<'_>) -> Result<(), Fault> {
        match tag.name() {
            "Style" => self.style = tag.get("ID").unwrap_or_default().into_owned(),
            "NumberFormat" => {
                let shape = match tag.get("Format").as_deref() {
                    Some("Short Date" | "Long Date" | "General Date" | "Medium Date") => {
                        Shape::Date
                    }
                    Some("Short Time" | "Long Time" | "Medium Time") => Shape::Clock,
                    Some(code) => Shape::of(code),
                    None => Shape::Plain,
                };
                self.shapes.push((self.style.clone(), shape));
            }
            "Worksheet" => {
                book.begin(&tag.get("Name").unwrap_or_default())?;
                self.row = 0;
            }
            "Column" if tag.is("Hidden") => {
                for _ in 0..=tag.number("Span").unwrap_or(0).min(99) {
                    book.count(HIDDEN_COLUMNS);
                }
            }
            "Row" => {
                self.row = match tag.number("Index") {
                    Some(index) => index as u64,
                    None => self.row + 1,
                };
                self.next_column = 0;
                self.cells.clear();
                if tag.is("Hidden") {
                    book.count(HIDDEN_ROWS);
                }
            }
            "Cell" => {
                self.column = match tag.number("Index") {
                    Some(index) => index.saturating_sub(1),
                    None => self.next_column,
                };
                if self.column >= book.limits.columns {
                    return Err(book.too_wide());
                }
                self.across = tag.number("MergeAcross").unwrap_or(0).min(1 << 20);
                if tag.number("MergeDown").unwrap_or(0) > 0 {
                    book.count(MERGED);
                }
                let style = tag.get("StyleID").unwrap_or_default();
                let own = self.shapes.iter().find(|(name, _)| *name == style);
                self.shape = own.map_or(Shape::Plain, |&(_, shape)| shape);
                self.value.clear();
                self.kind.clear();
            }
            "Comment" => self.in_comment = true,
            "Data" if !self.in_comment => {
                self.kind = tag.get("Type").unwrap_or_default().into_owned();
                self.in_data = true;
            }
            _ => {}
        }
        Ok(())
    }

    fn closes(&mut self, name: &str, book: &mut Book<'_>) -> Result<(), Fault> {
        match name {
            "Comment" => self.in_comment = false,
            "Data" => self.in_data = false,
            "Date1904" => self.base_1904 = true,
            "Cell" => {
                self.write(book);
                self.next_column = self.column + 1 + self.across;
            }
            "Row" => {
                book.row(self.row, &self.cells)?;
                self.cells.clear();
            }
            "Worksheet" => book.end(),
            "Workbook" => self.ended = true,
            _ => {}
        }
        Ok(())
    }

    fn write(&mut self, book: &mut Book<'_>) {
        let value = self.value.as_str();
        let into = self.cells.at(self.column);
        match self.kind.as_str() {
            "Error" => book.count(ERRORS),
            "Boolean" => into.push_str(if value.trim() == "0" { "FALSE" } else { "TRUE" }),
            "DateTime" => {
                let text = date(value);
                let day = if self.base_1904 {
                    "1904-01-01T"
                } else {
                    "1899-12-31T"
                };
                into.push_str(text.strip_prefix(day).unwrap_or(&text));
            }
            "Number" => match Number::parse(value) {
                Some(number) => {
                    let written = number.written(self.shape, self.base_1904);
                    if written.lost {
                        book.count(LONG);
                    }
                    into.push_str(&written.text);
                }
                None => into.push_str(value),
            },
            _ => into.push_str(value),
        }
    }
}
