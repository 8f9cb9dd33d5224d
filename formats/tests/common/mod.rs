//! What the tests of readers share: a sink that keeps everything.

use std::io::{Cursor, Write as _};

use reality_gap_core::bytes::foreign;
use reality_gap_core::diagnostic::Error;
use reality_gap_formats::{Limits, Opener, Sink};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A table that came out.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: String,
    /// What it says about itself: `@note …`.
    pub(crate) about: Vec<String>,
    /// Its rows with their numbers.
    pub(crate) rows: Vec<(u64, Vec<String>)>,
    bytes: Vec<u8>,
}

/// Everything that came out.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// The tables.
    pub(crate) tables: Vec<Table>,
    /// What could not be used.
    pub(crate) failed: Vec<Error>,
}

impl Sink for Kept {
    fn open(&mut self, name: &str) {
        self.tables.push(Table {
            name: name.to_owned(),
            ..Table::default()
        });
    }

    fn push(&mut self, bytes: &[u8]) -> bool {
        let table = self.tables.last_mut().expect("an open table");
        table.bytes.extend_from_slice(bytes);
        true
    }

    fn close(&mut self) {
        self.tables.last_mut().expect("an open table").read();
    }

    fn fail(&mut self, error: Error) {
        self.failed.push(error);
    }
}

impl Table {
    /// Takes its bytes apart: cells end with 0x1F, records with 0x1E, quotes as in CSV.
    fn read(&mut self) {
        let text = String::from_utf8(std::mem::take(&mut self.bytes)).expect("UTF-8");
        let text = text
            .strip_prefix("\u{1E}\u{1E}reality-gap table\u{1E}")
            .expect("the mark of a table");
        let (mut record, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        let mut chars = text.chars().peekable();
        while let Some(char) = chars.next() {
            match char {
                '"' if quoted && chars.peek() == Some(&'"') => {
                    chars.next();
                    cell.push('"');
                }
                '"' => quoted = !quoted,
                '\u{1F}' if !quoted => record.push(std::mem::take(&mut cell)),
                '\u{1E}' if !quoted => {
                    record.push(std::mem::take(&mut cell));
                    let mut cells = std::mem::take(&mut record);
                    let first = cells.remove(0);
                    match first.parse() {
                        Ok(number) => self.rows.push((number, cells)),
                        Err(_) => self.about.push(format!("{first} {}", cells.join("|"))),
                    }
                }
                char => cell.push(char),
            }
        }
    }

    /// The rows as `cell|cell`, without blanks at their ends.
    #[allow(dead_code, reason = "not every test asks")]
    pub(crate) fn lines(&self) -> Vec<String> {
        self.rows
            .iter()
            .map(|(number, cells)| format!("{number}: {}", cells.join("|").trim_end_matches('|')))
            .collect()
    }

    /// Whether it says this about itself.
    #[allow(dead_code, reason = "not every test asks")]
    pub(crate) fn says(&self, text: &str) -> bool {
        self.about.iter().any(|about| about.contains(text))
    }
}

/// Opens a file, cut into slices.
pub(crate) fn open(name: &str, bytes: &[u8], limits: Limits) -> Result<Kept, Error> {
    let kind = foreign(bytes).expect("a file that another reader opens");
    let mut kept = Kept::default();
    let mut opener = Opener::new(name, kind, limits);
    for slice in bytes.chunks(1000) {
        opener.push(slice, &mut kept)?;
    }
    opener.close(&mut kept)?;
    Ok(kept)
}

/// An archive of parts.
#[allow(dead_code, reason = "not every test makes one")]
pub(crate) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(text.as_bytes()).expect("its text");
    }
    zip.finish().expect("an archive").into_inner()
}
