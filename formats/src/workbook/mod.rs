//! Workbooks: every sheet with rows becomes a table.
//!
//! What a spreadsheet shows is not what it holds: numbers become dates by their formats, rows are hidden, cells are
//! merged, formulas have failed. What is read is what is held, and what was hidden is said.

mod biff;
mod book;
mod cfb;
mod fault;
mod html;
mod number;
mod ods;
mod parts;
mod shape;
mod spreadsheet_ml;
mod xls;
mod xlsb;
mod xlsx;
mod xlsx_sheet;
mod xml;

use std::borrow::Cow;

use reality_gap_core::diagnostic::Error;

use crate::{Limits, Sink};
use book::Book;
use fault::Fault;
use parts::Parts;

/// Whether a ZIP file is what is left of a workbook: its end is missing, but it names a sheet.
pub(crate) fn is_cut_off(bytes: &[u8]) -> bool {
    let begins = &bytes[..bytes.len().min(1 << 16)];
    begins.windows(3).any(|name| name == b"xl/")
        && !bytes[bytes.len().saturating_sub(1 << 16)..]
            .windows(4)
            .any(|mark| mark == b"PK\x05\x06")
}

/// Reads a workbook, from the bytes of its file.
///
/// # Errors
/// When nothing of it can be used.
pub(crate) fn read(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    to: &mut dyn Sink,
) -> Result<(), Error> {
    binary(name, bytes, limits, to).map_err(|fault| fault.error(name, limits))
}

fn binary(name: &str, bytes: &[u8], limits: &Limits, to: &mut dyn Sink) -> Result<(), Fault> {
    if bytes.starts_with(b"\xD0\xCF") {
        let mut book = Book::new(name, "XLS workbook, sheet", limits, to);
        xls::read(bytes, &mut book)?;
        return book.finish();
    }
    let mut parts = Parts::new(bytes, limits)?;
    if parts.has("content.xml") && !parts.has("xl/workbook.xml") {
        let mut book = Book::new(name, "ODS workbook, sheet", limits, to);
        ods::read(&mut parts, &mut book)?;
        return book.finish();
    }
    if parts.has(xlsb::WORKBOOK) {
        let mut book = Book::new(name, "XLSB workbook, sheet", limits, to);
        xlsb::read(&mut parts, &mut book)?;
        return book.finish();
    }
    let mut book = Book::new(name, "XLSX workbook, sheet", limits, to);
    xlsx::read(&mut parts, &mut book)?;
    book.finish()
}

/// Whether an XML or HTML file is a workbook or a page with a table.
pub(crate) fn is_text_workbook(bytes: &[u8]) -> bool {
    let head = text_of(&bytes[..bytes.len().min(8192)]);
    spreadsheet_ml::is(&head) || html::may_be(&head) && html::has_table(bytes)
}

/// Reads a workbook that is XML, or the tables of a page.
///
/// # Errors
/// When nothing of it can be used.
pub(crate) fn read_text(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    to: &mut dyn Sink,
) -> Result<(), Error> {
    let text = text_of(bytes);
    let head = text_of(&bytes[..bytes.len().min(8192)]);
    let result = if spreadsheet_ml::is(&head) {
        let mut book = Book::new(name, "SpreadsheetML workbook, sheet", limits, to);
        spreadsheet_ml::read(&text, &mut book).and_then(|()| book.finish())
    } else {
        let mut book = Book::new(name, "HTML page,", limits, to);
        html::read(&text, &mut book).and_then(|()| book.finish())
    };
    result.map_err(|fault| fault.error(name, limits))
}

/// Text in UTF-8, else in Windows-1252, in which all that is left of old systems writes.
fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        // The head may be cut within a letter.
        Err(error) if error.error_len().is_none() => {
            String::from_utf8_lossy(&bytes[..error.valid_up_to()])
        }
        Err(_) => windows_1252(bytes).into(),
    }
}

fn windows_1252(bytes: &[u8]) -> String {
    /// From 0x80 on; five are nothing.
    const UPPER: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";
    bytes
        .iter()
        .map(|&byte| match byte {
            0x80..=0x9F => UPPER
                .chars()
                .nth(usize::from(byte - 0x80))
                .unwrap_or(char::REPLACEMENT_CHARACTER),
            byte => char::from(byte),
        })
        .collect()
}
