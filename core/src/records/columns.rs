//! Columns while they are read: dates and names.

use super::intern::Interner;
use super::vocabulary::normal;
use crate::bytes::{decode, same};
use crate::diagnostic::FIRST_LINES;
use crate::time::{Order, Parser, Stamp};

/// Without the white space around it.
#[inline(always)]
pub(crate) fn trim(cell: &[u8]) -> &[u8] {
    match (cell.first(), cell.last()) {
        (Some(&first), Some(&last)) if first > b' ' && last > b' ' => cell,
        _ => cell.trim_ascii(),
    }
}

/// Rows of one column that say the same about its order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    pub(crate) count: u64,
    pub(crate) lines: Vec<u64>,
    /// The first such cell.
    pub(crate) example: String,
}

impl Evidence {
    fn add(&mut self, cell: &[u8], line: u64) {
        if self.count < FIRST_LINES as u64 {
            self.lines.push(line);
            if self.count == 0 {
                self.example = decode(cell).into_owned();
            }
        }
        self.count += 1;
    }
}

/// A column of dates.
#[derive(Debug)]
pub(crate) struct DateColumn {
    pub(crate) column: usize,
    /// Wall-clock times of this column are UTC.
    pub(crate) utc: bool,
    parser: Parser,
    last: Vec<u8>,
    last_stamp: Stamp,
    pub(crate) day_first: Evidence,
    pub(crate) month_first: Evidence,
    /// Cells that could be either.
    pub(crate) either: u64,
    /// A few of them.
    pub(crate) samples: Vec<String>,
    /// The latest of each kind, in month-first and in day-first order.
    latest: [[Stamp; 4]; 2],
}

impl DateColumn {
    pub(crate) fn new(column: usize, utc: bool) -> Self {
        Self {
            column,
            utc,
            parser: Parser::default(),
            last: Vec::new(),
            last_stamp: Stamp::NONE,
            day_first: Evidence::default(),
            month_first: Evidence::default(),
            either: 0,
            samples: Vec::new(),
            latest: [[Stamp::NONE; 4]; 2],
        }
    }

    /// The stamp of a trimmed cell; none for a blank; an error for what is no date.
    #[inline(never)]
    pub(crate) fn read(&mut self, cell: &[u8], line: u64) -> Result<Stamp, ()> {
        if cell.is_empty() {
            return Ok(Stamp::NONE);
        }
        let stamp = if same(cell, &self.last) {
            self.last_stamp
        } else {
            let Some(stamp) = self.parser.parse(cell, self.utc) else {
                return blank_word(cell);
            };
            self.last.clear();
            self.last.extend_from_slice(cell);
            self.last_stamp = stamp;
            let kind = stamp.kind();
            if stamp > self.latest[0][kind] {
                self.latest[0][kind] = stamp;
            }
            if kind == 3 && stamp.later_key(true) > self.latest[1][kind].later_key(true) {
                self.latest[1][kind] = stamp;
            }
            stamp
        };
        if let Some(order) = stamp.order() {
            match order {
                Order::DayFirst => self.day_first.add(cell, line),
                Order::MonthFirst => self.month_first.add(cell, line),
                Order::Either => {
                    if self.samples.len() < 3 {
                        let sample = decode(cell).into_owned();
                        if !self.samples.contains(&sample) {
                            self.samples.push(sample);
                        }
                    }
                    self.either += 1;
                }
                Order::Same => {}
            }
        }
        Ok(stamp)
    }

    /// The latest stamps, to be resolved in the given order.
    pub(crate) fn latest(&self, day_first: bool) -> [Stamp; 3] {
        [
            self.latest[0][1],
            self.latest[0][2],
            self.latest[usize::from(day_first)][3],
        ]
    }
}

#[cold]
fn blank_word(cell: &[u8]) -> Result<Stamp, ()> {
    match normal(&decode(cell)).as_str() {
        "" | "n a" | "na" | "null" | "none" | "nan" | "never" | "nat" | "unknown" => {
            Ok(Stamp::NONE)
        }
        _ => Err(()),
    }
}

/// A column of names, with a memory of the last one.
#[derive(Debug)]
pub(crate) struct NameColumn {
    pub(crate) column: usize,
    last: Vec<u8>,
    code: u32,
}

impl NameColumn {
    pub(crate) fn new(column: usize) -> Self {
        Self {
            column,
            last: Vec::new(),
            code: super::NONE,
        }
    }

    /// The code of a trimmed cell; [`super::NONE`] for a blank.
    #[inline(always)]
    pub(crate) fn read(&mut self, cell: &[u8], names: &mut Interner) -> u32 {
        if cell.is_empty() {
            return super::NONE;
        }
        if !same(cell, &self.last) {
            let repaired = names.repaired;
            let code = names.intern(cell);
            if names.repaired != repaired {
                return code;
            }
            self.code = code;
            self.last.clear();
            self.last.extend_from_slice(cell);
        }
        self.code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_a_column_is_counted() {
        let mut column = DateColumn::new(0, false);
        for (line, cell) in [
            "3/4/2026",
            "23/4/2026",
            "23/4/2026",
            "4/4/2026",
            "4/23/2026",
        ]
        .iter()
        .enumerate()
        {
            column.read(cell.as_bytes(), line as u64).expect("a date");
        }
        assert_eq!(
            (
                column.day_first.count,
                column.month_first.count,
                column.either
            ),
            (2, 1, 1)
        );
        assert_eq!(column.day_first.lines, [1, 2]);
        assert_eq!(column.samples, ["3/4/2026"]);
        assert_eq!(column.read(b"n/a", 9), Ok(Stamp::NONE));
        assert_eq!(column.read(b"soon", 9), Err(()));
    }
}
