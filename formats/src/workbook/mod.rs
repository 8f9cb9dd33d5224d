//! Workbooks: every sheet with rows becomes a table.
//!
//! What a spreadsheet shows is not what it holds: numbers become dates by their formats, rows are hidden, cells are
//! merged, formulas have failed. What is read is what is held, and what was hidden is said.

mod book;
mod fault;
mod number;
mod parts;
mod shape;
mod xlsx;
mod xlsx_sheet;
mod xml;

use reality_gap_core::diagnostic::Error;

use crate::{Limits, Sink};
use book::Book;
use fault::Fault;
use parts::Parts;

/// Whether a ZIP file is a workbook, and not an archive of exports.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    let names = parts::names(bytes);
    let has = |name: &str| names.iter().any(|own| own == name);
    has("xl/workbook.xml")
        || has("xl/workbook.bin")
        || has("content.xml") && has("mimetype")
        || has("[content_types].xml") && names.iter().any(|name| name.ends_with("workbook.xml"))
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
    zipped(name, bytes, limits, to).map_err(|fault| fault.error(name, limits))
}

fn zipped(name: &str, bytes: &[u8], limits: &Limits, to: &mut dyn Sink) -> Result<(), Fault> {
    let mut parts = Parts::new(bytes, limits)?;
    let mut book = Book::new(name, "XLSX workbook", limits, to);
    xlsx::read(&mut parts, &mut book)?;
    book.finish()
}
