//! Columns while they are read: dates, names, and values with a closed vocabulary.

use super::intern::Interner;
use super::vocabulary::{Meaning, normal};
use crate::bytes::{decode, same};
use crate::diagnostic::FIRST_LINES;
use crate::order::sorted;
use crate::settings::decimal;
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
    /// How many lines are kept beyond the first few.
    more: u64,
    /// How many of the lines are numbers of rows.
    numbered: u64,
}

impl Evidence {
    fn add(&mut self, cell: &[u8], line: u64) {
        if self.count < FIRST_LINES as u64 + self.more {
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
            let (kind, order) = (stamp.kind(), stamp.order());
            // What only fits one order is no date in the other.
            if order != Some(Order::DayFirst) && stamp > self.latest[0][kind] {
                self.latest[0][kind] = stamp;
            }
            if kind == 3
                && order != Some(Order::MonthFirst)
                && stamp.later_key(true) > self.latest[1][kind].later_key(true)
            {
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

    /// Keeps the line of every cell that tells an order.
    pub(crate) fn keep_all(&mut self) {
        self.day_first.more = u64::MAX / 2;
        self.month_first.more = u64::MAX / 2;
    }

    /// The cell that told an order last is in the row with this number.
    pub(crate) fn renumber(&mut self, number: u64) {
        for evidence in [&mut self.day_first, &mut self.month_first] {
            let told = evidence.lines.len() as u64;
            if told > evidence.numbered {
                evidence.numbered = told;
                evidence.lines[told as usize - 1] = number;
            }
        }
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

/// How many distinct values a closed vocabulary may plausibly have; beyond, values are looked at one by one.
const MOST_VALUES: usize = 20_000;

/// A column with a closed vocabulary: each distinct value is classified once.
#[derive(Debug)]
pub(crate) struct ValueColumn<T> {
    pub(crate) column: usize,
    classify: fn(&str) -> Meaning<T>,
    values: Interner,
    meanings: Vec<Meaning<T>>,
    counts: Vec<u64>,
    /// Rows with a value that is in no table, beyond those that are counted one by one.
    others: u64,
}

impl<T: Copy> ValueColumn<T> {
    pub(crate) fn new(column: usize, classify: fn(&str) -> Meaning<T>) -> Self {
        Self {
            column,
            classify,
            values: Interner::default(),
            meanings: Vec::new(),
            counts: Vec::new(),
            others: 0,
        }
    }

    /// What a trimmed cell means.
    #[inline(always)]
    pub(crate) fn read(&mut self, cell: &[u8]) -> Option<T> {
        if cell.is_empty() {
            return None;
        }
        let code = match self.values.find(cell) {
            Some(code) => code as usize,
            None => match self.learn(cell) {
                Ok(code) => code,
                Err(meaning) => return meaning,
            },
        };
        self.counts[code] += 1;
        if let Meaning::Is(meaning) = self.meanings[code] {
            Some(meaning)
        } else {
            None
        }
    }

    #[cold]
    fn learn(&mut self, cell: &[u8]) -> Result<usize, Option<T>> {
        let text = decode(cell);
        if self.values.len() >= MOST_VALUES {
            return Err(match (self.classify)(&text) {
                Meaning::Is(meaning) => Some(meaning),
                Meaning::Nothing => None,
                Meaning::Unmapped => {
                    self.others += 1;
                    None
                }
            });
        }
        let code = self.values.intern(text.as_bytes()) as usize;
        if code == self.meanings.len() {
            self.meanings.push((self.classify)(&text));
            self.counts.push(0);
        }
        Ok(code)
    }

    /// "these 3 values are not classified: …", most frequent first.
    pub(crate) fn unmapped(&self) -> Option<String> {
        let codes = self
            .meanings
            .iter()
            .enumerate()
            .filter(|(_, meaning)| matches!(meaning, Meaning::Unmapped));
        let mut unmapped = Vec::new();
        for (code, _) in codes {
            unmapped.push((self.counts[code], self.values.text(code as u32)));
        }
        unmapped_text(unmapped, self.others)
    }
}

/// What is said about values that are in no table, and `others` rows with more of them.
fn unmapped_text(unmapped: Vec<(u64, &str)>, others: u64) -> Option<String> {
    if unmapped.is_empty() {
        return None;
    }
    let unmapped = sorted(unmapped, |one, other| {
        other.0.cmp(&one.0).then(one.1.cmp(other.1))
    });
    let rows = others + unmapped.iter().map(|(count, _)| count).sum::<u64>();
    let listed: Vec<String> = unmapped
        .iter()
        .take(10)
        .map(|(count, value)| format!("{} ({count})", shorten(value)))
        .collect();
    let more = if unmapped.len() > listed.len() || others > 0 {
        ", …"
    } else {
        ""
    };
    let (these, values, are) = if unmapped.len() == 1 {
        ("this".to_owned(), "value", "is")
    } else {
        (format!("these {}", unmapped.len()), "values", "are")
    };
    let rows = format!("{rows} row{}", if rows == 1 { "" } else { "s" });
    Some(format!(
        "{these} {values} {are} not classified, in {rows}: {}{more}",
        listed.join(", ")
    ))
}

fn shorten(value: &str) -> String {
    if value.chars().count() <= 40 {
        value.to_owned()
    } else {
        value.chars().take(39).chain(['…']).collect()
    }
}

/// Seconds of a duration: a number in the column's unit, `MM:SS`, `HH:MM:SS`, `13s`, `1m 20s`.
pub(crate) fn seconds(cell: &[u8], ms_per_unit: f64) -> Option<f64> {
    let text = std::str::from_utf8(cell).ok()?.trim();
    if text.contains(':') {
        return text.split(':').try_fold(0.0, |all, part| {
            Some(all * 60.0 + f64::from(part.trim().parse::<u32>().ok()?))
        });
    }
    if text
        .bytes()
        .last()
        .is_some_and(|byte| byte.is_ascii_alphabetic())
    {
        let mut all = 0.0;
        let mut digits = String::new();
        let mut unit = false;
        for c in text.chars() {
            match c {
                '0'..='9' => {
                    digits.push(c);
                    unit = false;
                }
                'h' | 'm' | 's' if !digits.is_empty() => {
                    let count = f64::from(digits.parse::<u32>().ok()?);
                    all += count
                        * [3600.0, 60.0, 1.0][if c == 'h' {
                            0
                        } else if c == 'm' {
                            1
                        } else {
                            2
                        }];
                    digits.clear();
                    unit = true;
                }
                ' ' => {}
                // "min", "sec": the rest of a unit's name.
                _ if unit => {}
                _ => return None,
            }
        }
        return digits.is_empty().then_some(all);
    }
    Some(decimal(text)? * ms_per_unit / 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (cell, expected) in [
            ("13s", Some(13.0)),
            ("1m 20s", Some(80.0)),
            ("2 min", Some(120.0)),
            ("01:05", Some(65.0)),
            ("1:00:01", Some(3601.0)),
            ("42", Some(42.0)),
            ("x", None),
            ("", None),
            ("-5", None),
        ] {
            assert_eq!(seconds(cell.as_bytes(), 1_000.0), expected, "{cell}");
        }
        assert_eq!(seconds(b"1500", 1.0), Some(1.5));
    }

    #[test]
    fn unmapped_values_are_listed_most_frequent_first() {
        let mut column = ValueColumn::new(0, super::super::vocabulary::lead_type);
        for value in ["b", "internet", "a", "b", "n/a"] {
            column.read(value.as_bytes());
        }
        assert_eq!(
            column.unmapped().as_deref(),
            Some("these 2 values are not classified, in 3 rows: b (2), a (1)")
        );
    }

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
