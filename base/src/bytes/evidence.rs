//! How much the beginning of a file reads like a table under one dialect.
//!
//! Three kinds of evidence: records have the same number of cells; cells are whole (a number, a date, an address, words)
//! and alike within a column; the first record of the usual width looks like a header. Lines above it count little.

use super::Dialect;
use super::record::{Record, record};

/// Records that are looked at.
const RECORDS: usize = 1_000;
/// Different numbers of cells that are told apart.
const WIDTHS: usize = 64;

/// What was found.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Found {
    /// Likeness to a table.
    pub(super) score: u64,
    /// Records.
    pub(super) records: usize,
    /// Those that end in both a carriage return and a line feed.
    pub(super) crlf: usize,
    /// Records in which a quote breaks the rules.
    pub(super) wrong: usize,
    /// Cells that are not blank.
    pub(super) cells: usize,
    /// Cells within quotes.
    pub(super) enclosed: usize,
    /// Cells within quotes that could not stand without.
    pub(super) needed: usize,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Nothing.
    Empty,
    /// A number, an amount, a telephone number.
    Number,
    /// A date, a time, an address: a value that is no header.
    Value,
    /// Words.
    Text,
}

/// What a cell looks like, without the white space around it.
#[inline]
pub fn look(cell: &[u8]) -> Look {
    let cell = cell.trim_ascii();
    let (mut digits, mut letters, mut marks) = (0, 0, 0);
    for &byte in cell {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'@' => marks += 1,
            b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => letters += 1,
            _ => {}
        }
    }
    let address = marks == 1 && !cell.contains(&b' ') && cell.contains(&b'.');
    if cell.is_empty() {
        Look::Empty
    } else if address || cell.starts_with(b"http") && cell.contains(&b'/') {
        Look::Value
    } else if digits > 0 && letters == 0 && !cell.iter().skip(1).any(|byte| b":/-".contains(byte)) {
        Look::Number
    } else if digits > letters {
        Look::Value
    } else {
        Look::Text
    }
}

/// Reads the sample under this dialect.
#[inline]
pub(super) fn judge(sample: &[u8], dialect: Dialect, whole: bool) -> Found {
    let mut found = Found::default();
    let mut ends: Vec<u32> = Vec::new();
    // Where a record begins, where its cells are in `all`, how many.
    let mut rows: Vec<(usize, usize, usize)> = Vec::new();
    let mut all: Vec<u32> = Vec::new();
    let mut widths = [0_u64; WIDTHS];
    let mut at = 0;
    while at < sample.len() && found.records < RECORDS {
        let line = |from: usize| {
            let end = sample[from..]
                .iter()
                .position(|&byte| byte == dialect.newline);
            end.map_or(sample.len(), |end| from + end + 1)
        };
        match record(sample, at, dialect, whole, &mut ends) {
            Record::Complete { next, ended } => {
                let blank = ends.len() == 1 && sample[at..next].trim_ascii().is_empty();
                if !blank && sample[at] != b'#' {
                    rows.push((at, all.len(), ends.len()));
                    all.extend_from_slice(&ends);
                    widths[ends.len().min(WIDTHS - 1)] += 1;
                    found.records += 1;
                    let body = &sample[at..next];
                    found.crlf += usize::from(ended && body.ends_with(b"\r\n"));
                }
                at = next;
            }
            Record::Malformed => {
                if sample[at] != b'#' {
                    found.wrong += 1;
                    found.records += 1;
                }
                at = line(at);
            }
            Record::Incomplete { open_quote } => {
                // The rest of the sample is one cell: what a quote that is none would make of it.
                let rest = sample[at..].iter().filter(|&&byte| byte == dialect.newline);
                if open_quote.is_some() && (whole || at < sample.len() / 2) {
                    let rest = rest.count().max(1);
                    found.records += rest;
                    found.wrong += rest;
                }
                break;
            }
        }
    }
    // The most frequent number of cells; that of the first record counts once more, as it may be the header.
    let first = rows.first().map_or(0, |row| row.2.min(WIDTHS - 1));
    let weight = |width: usize| match width {
        0 => 0,
        width => {
            (widths[width] + u64::from(width == first)) * (width as u64 - 1) * 1_000 / width as u64
        }
    };
    let mut width = 0;
    for (one, &rows) in widths.iter().enumerate().skip(2) {
        if rows > 0 && weight(one) > weight(width) {
            width = one;
        }
    }
    if width == 0 {
        // One column: worth nothing, but its quotes can be told.
        width = 1;
    }
    let of_width = |row: &(usize, usize, usize)| row.2.min(WIDTHS - 1) == width;
    let Some(first) = rows.iter().position(of_width) else {
        return found;
    };
    let mut quality = 0_u64;
    // How much the first rows look like a header: the first may be one of filters.
    let (mut header, mut seen) = (0_u64, 0);
    // Per column: numbers, other values, texts.
    let mut kinds = vec![[0_u64; 3]; width];
    for (nth, &(from, begin, count)) in rows.iter().enumerate().filter(|(_, row)| of_width(row)) {
        let mut from = from;
        let mut likeness = 1_000;
        for column in 0..count {
            let end = all[begin + column] as usize;
            let raw = &sample[from..end];
            let raw = if column + 1 == count {
                raw.strip_suffix(b"\r").unwrap_or(raw)
            } else {
                raw
            };
            from = end + 1;
            let enclosed = dialect.quote != 0 && raw.first() == Some(&dialect.quote);
            let inner = if enclosed {
                &raw[1..raw.len().max(2) - 1]
            } else {
                raw
            };
            let look = look(inner);
            found.cells += usize::from(look != Look::Empty);
            found.enclosed += usize::from(enclosed);
            let special = |&byte: &u8| {
                byte == dialect.delimiter || byte == dialect.newline || byte == dialect.quote
            };
            found.needed += usize::from(enclosed && inner.iter().any(special));
            quality += if enclosed {
                1_000
            } else {
                wholeness(inner, look, dialect)
            };
            // Values, or the middle of a sentence: whatever stands above may be the header.
            likeness = likeness.min(match (look, nth) {
                (Look::Number | Look::Value, 0) => 700,
                (Look::Number | Look::Value, _) => 350,
                (_, 1..) if column > 0 && inner.first() == Some(&b' ') => 300,
                _ => 1_000,
            });
            if nth > first
                && look != Look::Empty
                && let Some(kinds) = kinds.get_mut(column)
            {
                kinds[match look {
                    Look::Number => 0,
                    Look::Value => 1,
                    _ => 2,
                }] += 1;
            }
        }
        seen += 1;
        if seen <= 3 {
            header = header.max(likeness);
        }
    }
    let total = rows
        .iter()
        .filter(|row| of_width(row))
        .map(|row| row.2 as u64)
        .sum::<u64>();
    let (mut alike, mut known) = (0, 0);
    for kinds in &kinds {
        let sum = kinds.iter().sum::<u64>();
        let most = kinds.iter().max().copied().unwrap_or(0);
        if let Some(share) = (most * 1_000).checked_div(sum) {
            alike += share;
            known += 1;
        }
    }
    let alike = u64::checked_div(alike, known).unwrap_or(1_000);
    let fitting = rows.iter().filter(|row| of_width(row)).count() as u64;
    let above = first as u64;
    let others =
        found.records as u64 - above.min(found.records as u64) - fitting.min(found.records as u64);
    let consistent = fitting * 3_000 / (fitting * 3 + others * 3 + above);
    // Per million; each factor is per thousand, the last two lie between 700 and 1,000.
    let wide = 1_000 - 1_000 / width as u64;
    let quality = quality / total.max(1);
    found.score = consistent * quality * wide * header / 1_000_000 * (700 + alike * 3 / 10) / 1_000;
    found
}

/// How much an unquoted cell looks as if it were whole, per thousand.
fn wholeness(cell: &[u8], look: Look, dialect: Dialect) -> u64 {
    let (first, last) = (cell.first().copied(), cell.last().copied());
    let before_last = cell.len().checked_sub(2).and_then(|at| cell.get(at));
    let inches = before_last.is_some_and(u8::is_ascii_digit) && first != Some(b'"');
    let begins = first == Some(b'"');
    let ends = last == Some(b'"') && cell.len() > 1 && !inches;
    if begins || ends {
        return 200;
    }
    match (first, last) {
        (Some(b'\''), Some(b'\'')) if cell.len() > 1 => return 400,
        (Some(b'\''), _) | (_, Some(b'\'')) => return 700,
        _ => {}
    }
    if cell == b"\\N" {
        return if dialect.backslash { 1_000 } else { 300 };
    }
    let mut worst = match first {
        Some(b' ') => 900,
        _ => 1_000,
    };
    for (at, &byte) in cell.iter().enumerate() {
        let spaced = cell.get(at + 1) == Some(&b' ');
        let here = match byte {
            b'\\' if !dialect.backslash && at + 1 == cell.len() => 500,
            b',' if look == Look::Number => 1_000,
            b',' if spaced => 900,
            b',' => 600,
            b';' | b'|' if spaced => 850,
            b';' | b'|' => 400,
            b'\t' | 0x1F | 0x01 => 300,
            b'^' | b'~' => 700,
            b'\r' | b'\n' => 700,
            _ => 1_000,
        };
        worst = worst.min(here);
    }
    worst
}
