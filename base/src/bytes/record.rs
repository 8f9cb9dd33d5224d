//! One record at a time, byte by byte: for files in which quotes stand where they should not, for other quotes and
//! escapes than those of RFC 4180, and for the sample in which they are looked for.
//!
//! On well-formed records it gives what the fast path gives. A quote right after a digit in an unquoted cell is a mark
//! of inches, minutes or seconds (`19" wheels`) and is text; any other quote inside an unquoted cell is malformed.

use super::Dialect;

/// What stands at the given place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    /// A record, to its end.
    Complete {
        /// Where the next begins.
        next: usize,
        /// A line break ended it.
        ended: bool,
    },
    /// A quote where none may be.
    Malformed,
    /// The record goes on beyond the bytes at hand, maybe inside a quote.
    Incomplete {
        /// Where the quote was opened.
        open_quote: Option<usize>,
    },
}

/// Reads the record that begins at `from`; `separators` gets the position after each cell.
#[inline]
pub fn record(
    bytes: &[u8],
    from: usize,
    dialect: Dialect,
    last: bool,
    separators: &mut Vec<u32>,
) -> Record {
    separators.clear();
    let is_quote = |byte: Option<&u8>| dialect.quote != 0 && byte == Some(&dialect.quote);
    let escapes = |byte: Option<&u8>| dialect.backslash && byte == Some(&b'\\');
    let mut at = from;
    loop {
        // At the beginning of a cell.
        if is_quote(bytes.get(at)) {
            let opened = at;
            at += 1;
            loop {
                let (here, after) = (bytes.get(at), bytes.get(at + 1));
                if here.is_none() {
                    return Record::Incomplete {
                        open_quote: Some(opened),
                    };
                }
                if escapes(here) || (is_quote(here) && is_quote(after)) {
                    at += 2;
                } else if is_quote(here) {
                    break;
                } else {
                    at += 1;
                }
            }
            at += 1;
            let (here, after) = (bytes.get(at).copied(), bytes.get(at + 1).copied());
            let fits = match here {
                None if last => true,
                None => return Record::Incomplete { open_quote: None },
                Some(b'\r') if dialect.newline == b'\n' => match after {
                    None if last => true,
                    None => return Record::Incomplete { open_quote: None },
                    Some(byte) => byte == b'\n',
                },
                Some(byte) => byte == dialect.delimiter || byte == dialect.newline,
            };
            if !fits {
                return Record::Malformed;
            }
            at += usize::from(here == Some(b'\r') && dialect.newline == b'\n');
        } else {
            loop {
                match bytes.get(at) {
                    Some(b'"') if dialect.quote == b'"' && !bytes[at - 1].is_ascii_digit() => {
                        return Record::Malformed;
                    }
                    Some(&byte) if byte == dialect.delimiter || byte == dialect.newline => break,
                    Some(b'\\') if dialect.backslash && at + 1 < bytes.len() => at += 2,
                    Some(_) => at += 1,
                    None if last => break,
                    None => return Record::Incomplete { open_quote: None },
                }
            }
        }
        separators.push(at as u32);
        match bytes.get(at) {
            Some(&byte) if byte == dialect.delimiter => at += 1,
            Some(_) => {
                return Record::Complete {
                    next: at + 1,
                    ended: true,
                };
            }
            None => {
                return Record::Complete {
                    next: at,
                    ended: false,
                };
            }
        }
    }
}

/// Writes a record with other quotes or escapes so that a row of a table of the usual dialect can be made of it.
#[inline]
pub fn rewrite(
    bytes: &[u8],
    mut from: usize,
    separators: &[u32],
    dialect: Dialect,
    text: &mut Vec<u8>,
    ends: &mut Vec<u32>,
) {
    text.clear();
    ends.clear();
    for (nth, &end) in separators.iter().enumerate() {
        let mut raw = &bytes[from..end as usize];
        from = end as usize + 1;
        if nth + 1 == separators.len() {
            raw = raw.strip_suffix(b"\r").unwrap_or(raw);
        }
        let enclosed = dialect.quote != 0 && raw.first() == Some(&dialect.quote);
        if enclosed {
            raw = &raw[1..raw.len().max(2) - 1];
        }
        if dialect.backslash && raw == b"\\N" {
            raw = b"";
        }
        // A quote is only one where a cell begins: within, it is text. A carriage return at the end would be taken off.
        let quoted = raw.first() == Some(&b'"') || raw.last() == Some(&b'\r');
        if quoted {
            text.push(b'"');
        }
        let mut at = 0;
        while let Some(&byte) = raw.get(at) {
            let next = raw.get(at + 1).copied().unwrap_or(0);
            let doubled = enclosed && byte == dialect.quote && next == byte;
            let escaped = dialect.backslash
                && byte == b'\\'
                && (next == dialect.delimiter
                    || next == dialect.quote
                    || matches!(next, b'\\' | b'"' | b'\'' | b'\n' | b'\r'));
            let byte = if doubled || escaped { next } else { byte };
            at += if doubled || escaped { 2 } else { 1 };
            text.push(byte);
            if quoted && byte == b'"' {
                text.push(b'"');
            }
        }
        if quoted {
            text.push(b'"');
        }
        ends.push(text.len() as u32);
        text.push(0);
    }
}
