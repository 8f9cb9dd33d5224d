//! A sheet of an XLSX workbook: rows as they stand in its XML, whatever size the sheet claims to have.

use super::book::{Book, Cells};
use super::fault::{Fault, damaged};
use super::number::Number;
use super::xlsx::{Shared, unescaped};
use super::xml::{Piece, Tag, Xml};

/// What may be said about the cells of a sheet.
pub(super) const ERRORS: &str = "1 cell with an error of the spreadsheet (such as #N/A) is read as blank / {} cells with \
     an error of the spreadsheet (such as #N/A) are read as blank";
pub(super) const LONG: &str = "1 number of more than 15 digits: a spreadsheet keeps only 15, so ids stored as numbers may \
     have lost digits / {} numbers of more than 15 digits: a spreadsheet keeps only 15, so ids stored as numbers may \
     have lost digits";
pub(super) const HIDDEN_ROWS: &str = "1 hidden row is read, too / {} hidden rows are read, too";
pub(super) const HIDDEN_COLUMNS: &str =
    "1 hidden column is read, too / {} hidden columns are read, too";
pub(super) const MERGED: &str = "1 group of rows has merged cells: only the first row of it has their value / {} groups \
     of rows have merged cells: only the first row of each has their value";
pub(super) const FILTERED: &str = "a filter is set: the rows that it hides are read, too";

/// The cell that is being read.
#[derive(Debug, Default)]
struct Cell {
    column: usize,
    kind: Kind,
    style: usize,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Boolean,
    Error,
    Date,
}

pub(super) fn read(xml: &mut Xml<'_>, shared: &Shared, book: &mut Book<'_>) -> Result<(), Fault> {
    let mut cells = Cells::default();
    let mut cell = Cell::default();
    let (mut row, mut next_column) = (0_u64, 0_usize);
    let (mut value, mut inside) = (String::new(), false);
    let (mut inline, mut spoken) = (false, false);
    let mut ended = false;
    loop {
        match xml.next()? {
            Piece::Open(tag) => match tag.name() {
                "row" => {
                    row = match tag.get("r") {
                        Some(number) => number
                            .trim()
                            .parse()
                            .map_err(|_| damaged("a row without a number"))?,
                        None => row + 1,
                    };
                    if tag.is("hidden") {
                        book.count(HIDDEN_ROWS);
                    }
                    next_column = 0;
                    cells.clear();
                }
                "c" => {
                    cell = begin(&tag, next_column)?;
                    if cell.column >= book.limits.columns {
                        return Err(book.too_wide());
                    }
                    next_column = cell.column + 1;
                    value.clear();
                }
                "v" => inside = true,
                "is" => inline = true,
                "t" => inside = inline && !spoken,
                "rPh" => spoken = true,
                "col" if tag.is("hidden") => {
                    let first = tag.number("min").unwrap_or(1).max(1);
                    let last = tag.number("max").unwrap_or(first).min(first + 99);
                    for _ in first..=last {
                        book.count(HIDDEN_COLUMNS);
                    }
                }
                "filterColumn" => book.count(FILTERED),
                "mergeCell" if tag.get("ref").is_some_and(|area| rows_of(&area) > 1) => {
                    book.count(MERGED);
                }
                _ => {}
            },
            Piece::Close(tag) => match tag.name() {
                "v" | "t" => inside = false,
                "is" => inline = false,
                "rPh" => spoken = false,
                "c" => write(&cell, &value, shared, cells.at(cell.column), book),
                "row" => {
                    if !book.row(row, &cells)? {
                        return Ok(());
                    }
                    cells.clear();
                }
                "worksheet" => ended = true,
                _ => {}
            },
            Piece::Text(text) if inside => {
                if value.len() + text.len() > book.limits.held {
                    return Err(Fault::TooLarge);
                }
                value.push_str(&text);
            }
            Piece::Text(_) => {}
            Piece::End if ended => return Ok(()),
            Piece::End => return Err(damaged("XML that is cut off or damaged")),
        }
    }
}

fn begin(tag: &Tag<'_>, next_column: usize) -> Result<Cell, Fault> {
    let column = match tag.get("r") {
        Some(place) => column(&place).ok_or_else(|| damaged("a cell without a place"))?,
        None => next_column,
    };
    let kind = match tag.get("t").as_deref() {
        Some("s") => Kind::Shared,
        Some("str" | "inlineStr") => Kind::Text,
        Some("b") => Kind::Boolean,
        Some("e") => Kind::Error,
        Some("d") => Kind::Date,
        _ => Kind::Number,
    };
    Ok(Cell {
        column,
        kind,
        style: tag.number("s").unwrap_or(0),
    })
}

fn write(cell: &Cell, value: &str, shared: &Shared, into: &mut String, book: &mut Book<'_>) {
    into.clear();
    match cell.kind {
        _ if value.is_empty() => {}
        Kind::Shared => {
            let text = value
                .trim()
                .parse()
                .ok()
                .and_then(|at| shared.texts.get(at));
            into.push_str(text.unwrap_or_default());
        }
        Kind::Text => into.push_str(&unescaped(value)),
        Kind::Boolean => into.push_str(if value.trim() == "0" { "FALSE" } else { "TRUE" }),
        Kind::Error => book.count(ERRORS),
        // A whole day has no time, whatever the format.
        Kind::Date => into.push_str(value.strip_suffix("T00:00:00").unwrap_or(value)),
        Kind::Number => match Number::parse(value) {
            Some(number) => {
                let shape = shared.shapes.get(cell.style).copied().unwrap_or_default();
                let written = number.written(shape, shared.base_1904);
                if written.lost {
                    book.count(LONG);
                }
                into.push_str(&written.text);
            }
            None => into.push_str(value),
        },
    }
}

/// The column of a place such as `AB12`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let mut column = 0_usize;
    for letter in letters {
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        if column > 1 << 20 {
            return None;
        }
    }
    column.checked_sub(1)
}

/// How many rows an area such as `A2:B7` has.
fn rows_of(area: &str) -> u64 {
    let row = |place: &str| -> u64 {
        place
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .parse()
            .unwrap_or(0)
    };
    area.split_once(':')
        .map_or(1, |(from, to)| row(to).saturating_sub(row(from)) + 1)
}
