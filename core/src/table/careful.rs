//! One record at a time, byte by byte: for files in which quotes stand where they should not.
//!
//! On well-formed records it gives what the fast path gives. A quote right after a digit in an unquoted cell is a mark
//! of inches, minutes or seconds (`19" wheels`) and is text; any other quote inside an unquoted cell is malformed.

use crate::bytes::Dialect;

/// What stands at the given place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Record {
    /// A record: where it ends, where the next begins, whether a line break ended it.
    Complete { next: usize, ended: bool },
    /// A quote where none may be.
    Malformed,
    /// The record goes on beyond the bytes at hand; inside a quote opened at the given position, if any.
    Incomplete { open_quote: Option<usize> },
}

/// Reads the record that begins at `from`; `separators` gets the position after each cell.
pub(super) fn record(
    bytes: &[u8],
    from: usize,
    dialect: Dialect,
    last: bool,
    separators: &mut Vec<u32>,
) -> Record {
    separators.clear();
    let mut at = from;
    loop {
        // At the beginning of a cell.
        if bytes.get(at) == Some(&b'"') {
            let opened = at;
            at += 1;
            loop {
                match (bytes.get(at), bytes.get(at + 1)) {
                    (None, _) => {
                        return Record::Incomplete {
                            open_quote: Some(opened),
                        };
                    }
                    (Some(b'"'), Some(b'"')) => at += 2,
                    (Some(b'"'), _) => break,
                    _ => at += 1,
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
                    Some(b'"') if !bytes[at - 1].is_ascii_digit() => return Record::Malformed,
                    Some(&byte) if byte == dialect.delimiter || byte == dialect.newline => break,
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
