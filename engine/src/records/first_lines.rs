//! The first lines of a file as they are read, for a person to look at. Kept in memory only.

use crate::table::Glimpse;

/// At most so many lines above the header, and so many below it.
const MOST: [usize; 2] = [8, 12];
/// A longer cell is cut.
const LONGEST: usize = 80;

/// One of the first lines of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstLine {
    /// Above the header, the header, or below it.
    pub what: Glimpse,
    /// 1-based line, or row of a sheet.
    pub line: u64,
    /// Its cells; longer ones are cut.
    pub cells: Vec<String>,
    /// Code of the reason for which the row was set aside.
    pub aside: Option<&'static str>,
}

/// Keeps a line, if it is one of the first of its sort.
pub(super) fn keep(lines: &mut Vec<FirstLine>, what: Glimpse, line: u64, cells: &[String]) {
    let most = MOST[usize::from(what == Glimpse::Row)];
    let known = lines.iter().filter(|one| one.what == what).count();
    if what == Glimpse::Header || known < most {
        lines.push(FirstLine {
            what,
            line,
            cells: cells.iter().map(|cell| cut(cell)).collect(),
            aside: None,
        });
    }
}

fn cut(cell: &str) -> String {
    match cell.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &cell[..at]),
        None => cell.to_owned(),
    }
}
