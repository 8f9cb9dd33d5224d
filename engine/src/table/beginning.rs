//! The beginning of a file: encoding, dialect, and the header among the first records.

use super::header::{self, First};
use super::reader::{Glimpse, Mode, Row, RowReader, Rows};
use super::sheet::{self, About};
use crate::bytes::{BOM, Decoder, Dialect, Record, decode, record, refuse_if_not_text, rewrite};
use crate::diagnostic::Error;
use crate::words::{Said, msg};

/// More columns than this no export has; each costs a look at all the headers that are known.
const WIDEST: usize = 4_096;

impl RowReader {
    fn too_wide(&self, line: u64) -> Error {
        Error::new(
            "E043",
            &self.name,
            Said::of(
                "expected at most {most} columns, found {n}",
                vec![
                    ("most", WIDEST.to_string().into()),
                    ("n", self.separators.len().to_string().into()),
                ],
            ),
            "export only the columns that the report needs, or say what separates the cells",
        )
        .at_line(line)
    }

    /// Finds out in which encoding and dialect the file is.
    pub(super) fn begin(&mut self, last: bool, rows: &mut impl Rows) -> Result<(), Error> {
        if let Some(mut decoder) = Decoder::new(&self.bytes, self.hint.encoding.as_deref()) {
            let bytes = std::mem::take(&mut self.bytes);
            decoder.decode(&bytes, last, &mut self.bytes);
            rows.about(About::Encoding, decoder.name.to_owned().into());
            self.decoder = Some(decoder);
        }
        refuse_if_not_text(&self.name, &self.bytes)?;
        if self.bytes.starts_with(BOM) {
            self.bytes.drain(..BOM.len());
            self.bom = true;
        }
        let byte = |c: Option<char>, text: &'static str| match c {
            Some(c) if !c.is_ascii() => Err(Error::new(
                "E041",
                &self.name,
                Said::of(text, vec![("c", c.to_string().into())]),
                "leave it out, so that it is found in the file",
            )),
            c => Ok(c.map(|c| c as u8)),
        };
        let mut delimiter = byte(
            self.hint.delimiter,
            msg("expected a delimiter that is one ASCII character, found `{c}`"),
        )?;
        let quote = byte(
            self.hint.quote,
            msg("expected a quote that is one ASCII character, found `{c}`"),
        )?;
        if let Some((told, length)) = says_delimiter(&self.bytes) {
            self.bytes.drain(..length);
            self.line += 1;
            if delimiter.is_none() {
                delimiter = Some(told);
                let text = Said::of(
                    "the first line says that cells end with `{told}`",
                    vec![("told", char::from(told).to_string().into())],
                );
                rows.about(About::Note, text);
            }
        }
        self.mode = Mode::Header(Dialect::detect(&self.bytes, delimiter, quote));
        Ok(())
    }

    /// Finds the header among the first records.
    pub(super) fn header(
        &mut self,
        dialect: Dialect,
        last: bool,
        rows: &mut impl Rows,
    ) -> Result<(), Error> {
        let told = self.hint.header_line.filter(|_| !self.sheet);
        let mut from = 0;
        // Lines above the one that the user names.
        let mut above = 0;
        while let Some(told) = told
            && self.line < told
        {
            let rest = &self.bytes[from..];
            let Some(end) = rest.iter().position(|&byte| byte == dialect.newline) else {
                self.bytes.drain(..from);
                return if last {
                    Err(self.no_such_line(told))
                } else {
                    self.wait();
                    Ok(())
                };
            };
            let text = decode(&rest[..end]).trim().to_owned();
            if !text.is_empty() {
                rows.glimpse(Glimpse::Above, self.line, &[text]);
            }
            from += end + 1;
            above += 1;
            self.line += 1;
        }
        self.bytes.drain(..from);
        if above > 0 {
            let text = Said::plural(
                above,
                "{n} line above the header was skipped, as told",
                "{n} lines above the header were skipped, as told",
                vec![("n", above.to_string().into())],
            );
            rows.about(About::Note, text);
        }
        let mut first: Vec<First> = Vec::new();
        let mut marked = None;
        let mut line = self.line;
        from = 0;
        while first.len() < header::FIRST && from < self.bytes.len() {
            let (next, complete) =
                match record(&self.bytes, from, dialect, last, &mut self.separators) {
                    Record::Complete { next, .. } => (next, true),
                    Record::Malformed => (self.line_end(from, dialect), false),
                    Record::Incomplete { .. } => break,
                };
            if self.separators.len() > WIDEST {
                return Err(self.too_wide(line));
            }
            let row = if dialect.is_fast() {
                Row {
                    bytes: &self.bytes,
                    start: from as u32,
                    separators: &self.separators,
                    line,
                }
            } else {
                let (text, ends) = (&mut self.text, &mut self.ends);
                rewrite(&self.bytes, from, &self.separators, dialect, text, ends);
                Row {
                    bytes: text,
                    start: 0,
                    separators: ends,
                    line,
                }
            };
            let blank = complete && row.is_blank() && !(self.blank_is_cell && next > from);
            let cells = if complete { row.cells() } else { 0 };
            let mut cells: Vec<String> = (0..cells)
                .map(|at| decode(&row.cell(at)).into_owned())
                .collect();
            if self.sheet {
                let marker = if cells.is_empty() {
                    String::new()
                } else {
                    cells.remove(0)
                };
                if let Some(about) = About::named(&marker) {
                    if first.is_empty() && marked.is_none() {
                        rows.about(about, cells.into_iter().next().unwrap_or_default().into());
                        self.bytes.drain(..next);
                        from = 0;
                    } else {
                        // Said after rows: it is read again with them.
                        from = next;
                    }
                    continue;
                }
                if marker == "#" && marked.is_none() {
                    marked = Some(first.len());
                }
                line = sheet::number(marker.rsplit(' ').next().unwrap_or(&marker));
                if marker.starts_with('!') {
                    cells.clear();
                }
            }
            first.push(First {
                from,
                next,
                line,
                cells,
                blank,
            });
            line += self.lines(from, next, dialect);
            from = next;
        }
        let mut knows = |header: &str| rows.knows(header);
        let Some(at) = marked
            .or_else(|| told.and((!first.is_empty()).then_some(0)))
            .or_else(|| {
                let told = self.hint.header_line?;
                first.iter().position(|one| one.line == told)
            })
            .or_else(|| header::find(&first, &mut knows))
        else {
            // Blank so far.
            self.bytes.drain(..from);
            self.line = line;
            if !last || from > 0 {
                self.wait();
                return Ok(());
            }
            if !self.bytes.is_empty() {
                return Err(self.never_closed(self.line));
            }
            return Err(Error::new(
                "E001",
                &self.name,
                "expected a header row, found an empty file",
                "export the list again and check that the file is complete",
            ));
        };
        for (nth, one) in first.iter().enumerate().filter(|(_, one)| !one.blank) {
            let what = match nth.cmp(&at) {
                std::cmp::Ordering::Less => Glimpse::Above,
                std::cmp::Ordering::Equal => Glimpse::Header,
                std::cmp::Ordering::Greater => Glimpse::Row,
            };
            rows.glimpse(what, one.line, &one.cells);
        }
        let found = &first[at];
        let (next, line) = (found.next, found.line);
        if found.cells.is_empty() && !found.blank && !self.sheet {
            let error = Error::new(
                "E012",
                &self.name,
                "expected a header row, found a quote in the middle of a header",
                "double the quotes inside quoted headers",
            );
            return Err(error.at_line(line));
        }
        let skipped: Vec<&First> = first[..at]
            .iter()
            .filter(|one| !one.text().is_empty())
            .collect();
        if !skipped.is_empty() && marked.is_none() {
            let texts: Vec<String> = skipped
                .iter()
                .take(3)
                .map(|one| format!("`{}`", one.text()))
                .collect();
            let more = if skipped.len() > texts.len() {
                ", …"
            } else {
                ""
            };
            let text = Said::plural(
                skipped.len() as u64,
                "the header is on line {line}; the row above it was skipped: {rows}",
                "the header is on line {line}; {n} rows above it were skipped: {rows}",
                vec![
                    ("line", line.to_string().into()),
                    ("n", skipped.len().to_string().into()),
                    ("rows", (texts.join(", ") + more).into()),
                ],
            );
            rows.about(About::Note, text);
        }
        // Nothing but values and no header that is known: the first row is a row.
        let (start, cells) = (found.from, &found.cells);
        let nameless = marked.is_none()
            && told.is_none()
            && found.has_values()
            && !cells.iter().any(|cell| rows.knows(cell));
        if nameless {
            let cells = vec![String::new(); cells.len()];
            let text =
                msg("no row has headers: the first row is counted, and columns are numbered");
            rows.about(About::Note, text.into());
            first.insert(
                at,
                First {
                    from: start,
                    next: start,
                    line,
                    cells,
                    blank: false,
                },
            );
        }
        let next = if nameless { start } else { next };
        self.line = line;
        if !self.sheet {
            self.line += self.lines(start, next, dialect);
        }
        let sample = first
            .iter()
            .skip(at + 1)
            .filter(|one| !one.cells.is_empty());
        rows.sample(sample.map(|one| one.cells.clone()).collect());
        let headers = header::names(&mut first, at);
        self.columns = headers.len();
        rows.header(dialect, self.bom, headers)?;
        self.bytes.drain(..next);
        self.mode = if self.sheet || !dialect.is_fast() {
            Mode::Careful(dialect)
        } else {
            Mode::Fast(dialect)
        };
        Ok(())
    }

    fn no_such_line(&self, line: u64) -> Error {
        Error::new(
            "E042",
            &self.name,
            Said::of(
                "expected the header on line {line}, found the end of the file",
                vec![("line", line.to_string().into())],
            ),
            "give the line on which the header stands",
        )
    }

    /// How many lines there are between two places.
    pub(super) fn lines(&self, from: usize, to: usize, dialect: Dialect) -> u64 {
        let breaks = self.bytes[from..to]
            .iter()
            .filter(|&&byte| byte == dialect.newline);
        breaks.count() as u64
    }

    /// Where the line ends on which this place is.
    fn line_end(&self, from: usize, dialect: Dialect) -> usize {
        let end = self.bytes[from..]
            .iter()
            .position(|&byte| byte == dialect.newline);
        end.map_or(self.bytes.len(), |end| from + end + 1)
    }
}

/// Excel's first line `sep=;`: the delimiter, and where the next line begins.
fn says_delimiter(bytes: &[u8]) -> Option<(u8, usize)> {
    let quoted = usize::from(bytes.first() == Some(&b'"'));
    let line = &bytes[quoted..];
    let (word, rest) = (line.get(..4)?, line.get(4..)?);
    let (&delimiter, mut rest) = rest.split_first()?;
    if !word.eq_ignore_ascii_case(b"sep=") || delimiter.is_ascii_alphanumeric() || delimiter < b'\t'
    {
        return None;
    }
    if quoted == 1 {
        rest = rest.strip_prefix(b"\"")?;
    }
    let end = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => return None,
    };
    Some((delimiter, bytes.len() - rest.len() + end))
}
