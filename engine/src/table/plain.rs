//! A whole table as text: every cell of every row, for small tables and for tests.

use super::reader::{Row, RowReader, Rows};
use super::sheet::About;
use crate::bytes::{Dialect, decode};
use crate::diagnostic::Error;
use crate::settings::TableHint;

/// A table as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plain {
    /// The header row.
    pub headers: Vec<String>,
    /// All rows with as many cells as there are headers.
    pub rows: Vec<Vec<String>>,
    /// Rows that were set aside: code and 1-based line.
    pub aside: Vec<(&'static str, u64)>,
}

impl Rows for Plain {
    fn about(&mut self, _what: About, _text: crate::words::Said) {}

    fn header(&mut self, _dialect: Dialect, _bom: bool, headers: Vec<String>) -> Result<(), Error> {
        self.headers = headers;
        Ok(())
    }

    fn row(&mut self, row: Row<'_>) {
        self.rows.push(
            (0..self.headers.len())
                .map(|column| decode(&row.cell(column)).into_owned())
                .collect(),
        );
    }

    fn aside(&mut self, code: &'static str, line: u64) {
        self.aside.push((code, line));
    }
}

/// Reads a table that is cut into chunks in any way. In a table of one column a blank line is an empty cell.
///
/// # Errors
/// When the file cannot be used at all.
pub fn read_all<'a>(
    name: &str,
    chunks: impl IntoIterator<Item = &'a [u8]>,
) -> Result<Plain, Error> {
    read_told(name, TableHint::default(), chunks)
}

/// The same, where something is told about the table.
///
/// # Errors
/// When the file cannot be used at all.
pub fn read_told<'a>(
    name: &str,
    hint: TableHint,
    chunks: impl IntoIterator<Item = &'a [u8]>,
) -> Result<Plain, Error> {
    let mut plain = Plain::default();
    let mut reader = RowReader::new(name).told(hint).blank_is_cell();
    for chunk in chunks {
        reader.push(chunk, &mut plain)?;
    }
    reader.close(&mut plain)?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Plain, Error> {
        read_all("t.csv", [text.as_bytes()])
    }

    /// Rows as `a,b|c,d`, reasons as `code@line`, however the bytes are cut.
    fn check(text: &str, rows: &str, aside: &str) {
        let whole = read(text).expect("readable");
        for size in [1, 2, 3, 7, 64, 1000] {
            assert_eq!(
                read_all("t.csv", text.as_bytes().chunks(size)).as_ref(),
                Ok(&whole),
                "{text:?} by {size}"
            );
        }
        let found: Vec<String> = whole.rows.iter().map(|row| row.join(",")).collect();
        assert_eq!(found.join("|"), rows, "{text:?}");
        let found: Vec<String> = whole
            .aside
            .iter()
            .map(|(code, line)| format!("{code}@{line}"))
            .collect();
        assert_eq!(found.join(" "), aside, "{text:?}");
    }

    #[test]
    fn rows_and_reasons() {
        check("a,b\n1,2\n3,4\n", "1,2|3,4", "");
        check("a,b\r\n1,2\r\n3,4", "1,2|3,4", "");
        check("a;b\r1;2\r\r3;4\r", "1,2|3,4", "");
        check("\u{feff}a,b\n\n\n1,2\n", "1,2", "");
        check(
            "a,b\n\"1\"\"x\",\"2\r\n,y\"\r\n3,4\n5\n",
            "1\"x,2\r\n,y|3,4",
            "C001@5",
        );
        check("a,b\n1,2,,\n1,2,3\n", "1,2", "C002@3");
        check("a,b\n1,2\n3", "1,2", "C004@3");
        check(
            "a,b\n1,x\"y\"\n3,4\n\"5\" ,6\n7,\"8\n8\"\n9\n",
            "3,4|7,8\n8",
            "C003@2 C003@4 C001@7",
        );
        check("a,b\n19\",x\n3,\"19\"\"\"\n", "19\",x|3,19\"", "");
        check("a,b\n1,\"slip,2\n2,\"x\"\n3,4\n", "2,x|3,4", "C003@2");
        check("a\n1\n\n2\n", "1||2", "");
        check("a,b\n\"\",\"\"\n", ",", "");
    }

    #[test]
    fn a_quote_that_is_never_closed_names_its_line() {
        for text in ["a,b\n\"1\n1\",\"\n2", "a,b\n1,x\"\n\n1,\"x\n"] {
            for size in [1, 5, 100] {
                let error =
                    read_all("t.csv", text.as_bytes().chunks(size)).expect_err("never closed");
                assert_eq!(
                    (error.code, error.line),
                    (
                        "E010",
                        Some(if text.starts_with("a,b\n\"1") { 3 } else { 4 })
                    )
                );
            }
        }
    }

    #[test]
    fn a_line_of_more_than_16_mb_is_refused_early() {
        let mut plain = Plain::default();
        let mut reader = RowReader::new("t.csv");
        reader.push(b"a,b\n1,2\n", &mut plain).expect("fine so far");
        let chunk = vec![b'x'; 1 << 20];
        let refused = (0..64).position(|_| reader.push(&chunk, &mut plain).is_err());
        assert_eq!(refused, Some(16));
    }

    /// Seeded text with many quotes and breaks, cut in many ways; longer than a window.
    #[test]
    fn the_cut_never_matters() {
        let mut state = 88_172_645_463_325_252_u64;
        for round in 0..60 {
            let mut text = String::from("a,b,c\n");
            let broken = round % 3 == 0;
            let len = if round % 10 == 0 { 200_000 } else { 3_000 };
            while text.len() < len {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                let cell = match state >> 20 & 15 {
                    0 => "\"x,y\"",
                    1 => "\"a\r\nb\"",
                    2 => "\"\"\"q\"\"\"",
                    3 if broken => "o\"ops",
                    4 if broken => "\"t\" ",
                    5 => "",
                    6 => "5\"",
                    _ => "plain text",
                };
                text.push_str(cell);
                text.push_str(match state >> 30 & 3 {
                    0 if state >> 40 & 1 == 0 => "\r\n",
                    0 => "\n",
                    _ => ",",
                });
            }
            let whole = read(&text);
            for size in [1, 2, 3, 7, 64, 1_000, 65_536, 100_000] {
                assert_eq!(
                    read_all("t.csv", text.as_bytes().chunks(size)),
                    whole,
                    "round {round}, chunks of {size}"
                );
            }
        }
    }

    /// The fast path and the state machine agree on well-formed rows: a stray quote in front switches the machine on.
    #[test]
    fn both_ways_of_reading_agree() {
        let rows = "1,\"a\nb\",3\n\"\",\"x\"\"y\",\n,,\n4,5,6\n".repeat(50);
        let fast = read(&format!("a,b,c\n{rows}")).expect("well-formed");
        let careful = read(&format!("a,b,c\nx\"\n{rows}")).expect("one odd row");
        assert_eq!(careful.aside, [("C003", 2)]);
        assert_eq!(fast.rows, careful.rows);
    }
}
