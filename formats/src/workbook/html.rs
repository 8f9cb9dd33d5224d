//! Tables of HTML that call themselves workbooks: what many systems export as XLS.

use super::book::{Book, Cells};
use super::fault::Fault;
use super::xlsx_sheet::{HIDDEN_ROWS, MERGED};

/// Whether a file that begins like this may be a page.
pub(super) fn may_be(head: &str) -> bool {
    const BEGINS: [&str; 8] = [
        "<html",
        "<table",
        "<!doctype html",
        "<meta",
        "<head",
        "<body",
        "<style",
        "<div",
    ];
    let head = head.to_ascii_lowercase();
    BEGINS.iter().any(|tag| head.contains(tag)) && !head.contains("<adf")
}

/// Whether there is a table in it.
pub(super) fn has_table(bytes: &[u8]) -> bool {
    bytes
        .windows(6)
        .any(|window| window.eq_ignore_ascii_case(b"<table"))
}

/// Where a tag begins, in any case of its letters.
fn find(text: &str, tag: &str) -> Option<usize> {
    text.as_bytes()
        .windows(tag.len())
        .position(|window| window.eq_ignore_ascii_case(tag.as_bytes()))
}

#[derive(Debug, Default)]
struct Reader {
    cells: Cells,
    tables: usize,
    in_table: bool,
    in_row: bool,
    row: u64,
    column: usize,
    /// Rows for which a cell of an earlier row goes on, by column.
    down: Vec<usize>,
    in_cell: bool,
    /// Columns that the current cell covers.
    across: usize,
    text: String,
}

/// Reads all tables.
pub(super) fn read(text: &str, book: &mut Book<'_>) -> Result<(), Fault> {
    let mut reader = Reader::default();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        reader.says(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            // What is within `<!--[if …]>` is for the spreadsheet.
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some(end) = end_of_tag(rest) else { break };
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        let name_ends = tag
            .find(|c: char| c.is_ascii_whitespace())
            .unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(name_ends);
        let name = name.trim_end_matches('/').to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" | "xml" => {
                let close = format!("</{name}");
                rest = find(rest, &close).map_or("", |at| &rest[at..]);
            }
            name => reader.tag(name, attributes, book)?,
        }
    }
    reader.end_table(book)
}

/// Where a tag ends: `>` outside of quotes.
fn end_of_tag(text: &str) -> Option<usize> {
    /// Bytes of a tag, at most; or else a quote that is never closed costs a look at the whole file, again and again.
    const LONGEST: usize = 4096;
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that is never closed: the first `>` there is.
    text.find('>')
}

impl Reader {
    fn tag(&mut self, name: &str, attributes: &str, book: &mut Book<'_>) -> Result<(), Fault> {
        match name {
            "table" => {
                self.end_table(book)?;
                self.tables += 1;
                self.in_table = true;
                self.row = 0;
                self.down.clear();
                book.begin(&format!("table {}", self.tables))?;
            }
            "/table" => self.end_table(book)?,
            _ if !self.in_table => {}
            "tr" => {
                self.end_row(book)?;
                self.begin_row();
                if style_hides(attributes) {
                    book.count(HIDDEN_ROWS);
                }
            }
            "/tr" => self.end_row(book)?,
            "td" | "th" => {
                self.end_cell(book)?;
                if !self.in_row {
                    self.begin_row();
                }
                self.begin_cell(attributes, book)?;
            }
            "/td" | "/th" => self.end_cell(book)?,
            "br" | "p" | "/p" | "div" | "li" if self.in_cell => self.text.push('\n'),
            _ => {}
        }
        Ok(())
    }

    fn says(&mut self, text: &str) {
        if self.in_cell {
            self.text.push_str(text);
        }
    }

    fn begin_row(&mut self) {
        self.in_row = true;
        self.row += 1;
    }

    fn begin_cell(&mut self, attributes: &str, book: &mut Book<'_>) -> Result<(), Fault> {
        while self.down.get(self.column).is_some_and(|&rows| rows > 0) {
            self.down[self.column] -= 1;
            self.column += 1;
        }
        if self.column >= book.limits.columns {
            return Err(book.too_wide());
        }
        self.in_cell = true;
        self.text.clear();
        let span = |name| number(attributes, name).unwrap_or(1).clamp(1, 65_536);
        let (across, down) = (span("colspan"), span("rowspan"));
        if down > 1 {
            book.count(MERGED);
        }
        let after = self.column + across;
        if after > book.limits.columns {
            return Err(book.too_wide());
        }
        if down > 1 {
            if self.down.len() < after {
                self.down.resize(after, 0);
            }
            self.down[self.column..after].fill(down - 1);
        }
        // The cell is written when it ends, at the first of the columns that it covers.
        self.cells.at(self.column);
        self.column = after;
        self.across = across;
        Ok(())
    }

    fn end_cell(&mut self, book: &mut Book<'_>) -> Result<(), Fault> {
        if !self.in_cell {
            return Ok(());
        }
        self.in_cell = false;
        if self.text.len() > book.limits.held {
            return Err(Fault::TooLarge);
        }
        let at = self.column - self.across;
        let into = self.cells.at(at);
        into.clear();
        plain(&self.text, into);
        Ok(())
    }

    fn end_row(&mut self, book: &mut Book<'_>) -> Result<(), Fault> {
        self.end_cell(book)?;
        if self.in_row {
            for rows in self.down.iter_mut().skip(self.column) {
                *rows = rows.saturating_sub(1);
            }
            book.row(self.row, &self.cells)?;
        }
        self.cells.clear();
        self.column = 0;
        self.in_row = false;
        Ok(())
    }

    fn end_table(&mut self, book: &mut Book<'_>) -> Result<(), Fault> {
        if self.in_table {
            self.end_row(book)?;
            book.end();
            self.in_table = false;
        }
        Ok(())
    }
}

/// The text of a cell: references resolved, blanks as a page shows them.
fn plain(html: &str, into: &mut String) {
    let mut word_ends = false;
    let mut line_ends = false;
    let mut put = |char: char, into: &mut String| match char {
        '\n' => line_ends = true,
        char if char.is_whitespace() => word_ends = true,
        char => {
            if !into.is_empty() {
                if line_ends {
                    into.push('\n');
                } else if word_ends {
                    into.push(' ');
                }
            }
            (word_ends, line_ends) = (false, false);
            into.push(char);
        }
    };
    let mut rest = html;
    while let Some(char) = rest.chars().next() {
        if char == '&'
            && let Some(end) = rest.get(..rest.len().min(12)).unwrap_or(rest).find(';')
            && let Some(meant) = reference(&rest[1..end])
        {
            put(meant, into);
            rest = &rest[end + 1..];
            continue;
        }
        put(char, into);
        rest = &rest[char.len_utf8()..];
    }
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    NAMES
        .iter()
        .find(|(own, _)| *own == name)
        .map(|&(_, char)| char)
}

/// References that occur in names and addresses.
const NAMES: [(&str, char); 42] = [
    ("nbsp", ' '),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("Eacute", 'É'),
    ("aacute", 'á'),
    ("agrave", 'à'),
    ("acirc", 'â'),
    ("aring", 'å'),
    ("aelig", 'æ'),
    ("ccedil", 'ç'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("ograve", 'ò'),
    ("ocirc", 'ô'),
    ("oslash", 'ø'),
    ("uacute", 'ú'),
    ("ugrave", 'ù'),
    ("euro", '€'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("hellip", '…'),
];

fn style_hides(attributes: &str) -> bool {
    let squeezed: String = attributes
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_ascii_lowercase();
    squeezed.contains("display:none")
}

/// The value of an attribute that is a number.
fn number(attributes: &str, name: &str) -> Option<usize> {
    let at = find(attributes, name)?;
    let value = attributes[at + name.len()..]
        .trim_start()
        .strip_prefix('=')?
        .trim_start()
        .trim_start_matches(['"', '\'']);
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    value[..digits].parse().ok()
}
