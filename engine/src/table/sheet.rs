//! A table that another reader made: what `formats` takes out of workbooks, JSON, XML and chats, as bytes.
//!
//! Cells end with the unit separator, records with the record separator; a cell that holds one of them, or a quote, is
//! quoted as in CSV. The first cell of a record says what it is: `@key` something about the table, `#` the header, a
//! number the row of the original that this row comes from, `!CODE number` a row that cannot be used.

use crate::bytes::Dialect;

/// What such a table begins with; no text file does.
pub(crate) const MAGIC: &[u8] = b"\x1E\x1Ereality-gap table\x1E";

/// What a file begins with about which something is said first; then it follows as it is.
pub(super) const PREFACE: &[u8] = b"\x1E\x1Ereality-gap about\x1E";

const CELL: u8 = 0x1F;
const RECORD: u8 = 0x1E;

/// How its cells and rows are separated.
pub(super) const DIALECT: Dialect = Dialect {
    delimiter: CELL,
    newline: RECORD,
    ..Dialect::USUAL
};

/// Codes of rows that a reader in front of this one may set aside.
const CODES: [&str; 8] = [
    "C001", "C002", "C003", "C004", "C005", "C006", "C010", "C011",
];

/// The row of the original, as it was written.
pub(super) fn number(text: &str) -> u64 {
    text.parse().unwrap_or(0)
}

/// The code of a row that was set aside by the reader that made the table.
pub(super) fn code(name: &str) -> &'static str {
    CODES
        .into_iter()
        .find(|code| *code == name)
        .unwrap_or("C003")
}

/// What a table says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The kind of file in words: "XLSX workbook, sheet `Export`".
    Format,
    /// How its text was encoded.
    Encoding,
    /// Something that a reader of the report should know.
    Note,
    /// It is one of several tables of this file: if it cannot be used, the others still can.
    Part,
}

impl About {
    const ALL: [Self; 4] = [Self::Format, Self::Encoding, Self::Note, Self::Part];

    const fn name(self) -> &'static str {
        match self {
            Self::Format => "@format",
            Self::Encoding => "@encoding",
            Self::Note => "@note",
            Self::Part => "@part",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|about| about.name() == name)
    }
}

/// What goes before the bytes of a file, text or table, so that something is said about it.
#[must_use]
pub fn preface(about: &[(About, String)]) -> Vec<u8> {
    let mut bytes = PREFACE.to_vec();
    for (what, text) in about {
        bytes.extend_from_slice(what.name().as_bytes());
        bytes.push(CELL);
        bytes.extend(text.bytes().take(4096).filter(|&byte| byte != RECORD));
        bytes.push(RECORD);
    }
    bytes.push(RECORD);
    bytes
}

/// What is said before a file, and how many bytes that takes.
pub(super) fn read_preface(bytes: &[u8]) -> (Vec<(About, String)>, usize) {
    let mut said = Vec::new();
    let mut at = PREFACE.len();
    while let Some(length) = bytes[at..].iter().position(|&byte| byte == RECORD) {
        let record = String::from_utf8_lossy(&bytes[at..at + length]);
        at += length + 1;
        let Some((what, text)) = record.split_once(char::from(CELL)) else {
            break;
        };
        said.extend(About::named(what).map(|what| (what, text.to_owned())));
    }
    (said, at)
}

/// Writes such a table.
#[derive(Debug)]
pub struct Sheet {
    bytes: Vec<u8>,
    columns: usize,
}

impl Default for Sheet {
    fn default() -> Self {
        Self::new()
    }
}

impl Sheet {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self {
            bytes: MAGIC.to_vec(),
            columns: 0,
        }
    }

    /// Says something about the table: of what format it is before its header, what is worth a remark at any time.
    pub fn about(&mut self, what: About, text: &str) {
        self.record(what.name(), [text]);
    }

    /// The header; once, before all rows. Without it the header is looked for among the rows, as in a text file.
    pub fn header<'a>(&mut self, headers: impl IntoIterator<Item = &'a str>) {
        self.columns = self.record("#", headers);
    }

    /// A row, with the 1-based row, line or record of the original where it stands. Cells may be fewer or more than
    /// headers: such a row is set aside by who reads the table.
    pub fn row<'a>(&mut self, line: u64, cells: impl IntoIterator<Item = &'a str>) {
        self.record(&line.to_string(), cells);
    }

    /// A row that cannot be used: `C003` malformed, `C004` cut off, `C010` no record of its format, `C005` a total, `C006` not a row of the table.
    pub fn aside(&mut self, code: &str, line: u64) {
        self.aside_row(code, line, []);
    }

    /// The same, with its cells: who asks for the rows set aside gets them back.
    pub fn aside_row<'a>(
        &mut self,
        code: &str,
        line: u64,
        cells: impl IntoIterator<Item = &'a str>,
    ) {
        self.record(&format!("!{code} {line}"), cells);
    }

    /// The bytes so far; the table goes on.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    fn record<'a>(&mut self, first: &str, cells: impl IntoIterator<Item = &'a str>) -> usize {
        self.bytes.extend_from_slice(first.as_bytes());
        let mut count = 0;
        for cell in cells {
            self.bytes.push(CELL);
            self.cell(cell);
            count += 1;
        }
        self.bytes.push(RECORD);
        count
    }

    fn cell(&mut self, cell: &str) {
        let special = |byte: u8| matches!(byte, CELL | RECORD | b'"' | b'\r');
        if !cell.bytes().any(special) {
            self.bytes.extend_from_slice(cell.as_bytes());
            return;
        }
        self.bytes.push(b'"');
        for byte in cell.bytes() {
            if byte == b'"' {
                self.bytes.push(b'"');
            }
            self.bytes.push(byte);
        }
        self.bytes.push(b'"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::read_all;

    #[test]
    fn what_is_said_before_a_file_is_no_part_of_it() {
        let about = [
            (About::Encoding, "windows-1250".to_owned()),
            (About::Note, "a note\u{1E} of \u{1F} it".to_owned()),
        ];
        let before = preface(&about);
        let (said, length) = read_preface(&before);
        let note = "a note of \u{1F} it".to_owned();
        assert_eq!(said, [about[0].clone(), (About::Note, note)]);
        assert_eq!(length, before.len());
        let bytes = [&before[..], b"a,b\n1,2\n"].concat();
        for size in [1, 7, 1000] {
            let plain = read_all("t", bytes.chunks(size)).expect("readable");
            assert_eq!(
                (plain.headers, plain.rows),
                (
                    vec!["a".to_owned(), "b".to_owned()],
                    vec![vec!["1".to_owned(), "2".to_owned()]]
                )
            );
        }
        let mut sheet = Sheet::new();
        sheet.header(["id"]);
        sheet.row(7, ["1"]);
        let bytes = [before, sheet.take()].concat();
        let plain = read_all("t", [&bytes[..]]).expect("readable");
        assert_eq!(plain.rows, [["1"]]);
    }

    #[test]
    fn a_table_comes_back_as_it_was_written() {
        let mut sheet = Sheet::new();
        sheet.about(About::Format, "test");
        sheet.header(["id", "note"]);
        sheet.row(5, ["1", "a \"b\"\r\nc\u{1F}d\u{1E}"]);
        sheet.aside("C005", 6);
        sheet.row(9, ["", ""]);
        sheet.row(10, ["short"]);
        let bytes = sheet.take();
        for size in [1, 2, 7, 1000] {
            let plain = read_all("t", bytes.chunks(size)).expect("readable");
            assert_eq!(plain.headers, ["id", "note"]);
            assert_eq!(plain.rows, [["1", "a \"b\"\r\nc\u{1F}d\u{1E}"], ["", ""]]);
            assert_eq!(plain.aside, [("C005", 6), ("C001", 10)]);
        }
    }

    #[test]
    fn what_is_said_after_the_rows_is_no_row() {
        let mut sheet = Sheet::new();
        sheet.row(1, ["id", "note"]);
        sheet.row(2, ["1", "a"]);
        sheet.about(About::Note, "said at the end");
        let bytes = sheet.take();
        for size in [1, 7, 1000] {
            let plain = read_all("t", bytes.chunks(size)).expect("readable");
            assert_eq!(plain.headers, ["id", "note"]);
            assert_eq!(plain.rows, [["1", "a"]]);
        }
    }
}
