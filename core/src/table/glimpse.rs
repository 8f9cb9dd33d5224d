//! The first lines of a file as they are read, so that a person can see whether they are read well.

use super::careful::{self, Record};
use super::reader::{Row, Rows};
use super::sheet::About;
use crate::bytes::{Dialect, decode};

/// Lines that are shown: at most so many above the header, and so many below it.
const SHOWN: [usize; 2] = [8, 12];
/// A longer cell is cut.
const LONGEST: usize = 80;

/// What a line at the beginning of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glimpse {
    /// Above the header.
    Above,
    /// The header.
    Header,
    /// Below it.
    Row,
}

/// Shows the lines around the header, which begins at `header` on this line. Those that are not in the bytes at hand are
/// left out.
#[inline(never)]
pub(super) fn glimpse(
    bytes: &[u8],
    header: usize,
    line: u64,
    dialect: Dialect,
    sheet: bool,
    rows: &mut impl Rows,
) {
    let newlines = |bytes: &[u8]| bytes.iter().filter(|&&b| b == dialect.newline).count() as u64;
    let mut line = line.saturating_sub(newlines(&bytes[..header]));
    let mut separators = Vec::new();
    let mut shown = [0; 2];
    let mut from = 0;
    while from < bytes.len() && shown[1] < SHOWN[1] {
        let record = careful::record(bytes, from, dialect, false, &mut separators);
        let Record::Complete { next, .. } = record else {
            return;
        };
        let row = Row {
            bytes,
            start: from as u32,
            separators: &separators,
            line,
        };
        let what = match from.cmp(&header) {
            std::cmp::Ordering::Less => Glimpse::Above,
            std::cmp::Ordering::Equal => Glimpse::Header,
            std::cmp::Ordering::Greater => Glimpse::Row,
        };
        let first = row.cell(0);
        let first = decode(&first);
        // A table that another reader made says in its first cell what a record is.
        let said = sheet && (About::named(&first).is_some() || first.starts_with('!'));
        let of = usize::from(what == Glimpse::Row);
        if !said && !row.is_blank() && (what == Glimpse::Header || shown[of] < SHOWN[of]) {
            let cells = (usize::from(sheet)..separators.len())
                .map(|column| cut(&decode(&row.cell(column))))
                .collect();
            let own = first.parse().ok().filter(|_| sheet);
            rows.glimpse(what, own.unwrap_or(line), cells);
            shown[of] += 1;
        }
        line += newlines(&bytes[from..next]);
        from = next;
    }
}

fn cut(cell: &str) -> String {
    match cell.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &cell[..at]),
        None => cell.to_owned(),
    }
}
