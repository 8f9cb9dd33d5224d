//! Columns while they are read: dates and names.

use super::grounds::Grounds;
use super::headers::{Header, without_accent};
use super::intern::Interner;
use super::letters::lower;
use super::packed::{Pack, Unpack};
use super::vocabulary::normal;
use crate::bytes::{decode, same};
use crate::diagnostic::FIRST_LINES;
use crate::settings::ColumnZone;
use crate::time::{Order, Parser, Stamp, is_serial};

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

    fn pack(&self, to: &mut Pack) {
        to.number(self.count);
        to.numbers(&self.lines);
        to.text(self.example.as_bytes());
    }

    /// Takes in what rows tell that come after so many lines.
    fn absorb(&mut self, from: &mut Unpack<'_>, lines: u64) {
        let (count, told, example) = (from.number(), from.numbers(), from.text());
        if self.count == 0 {
            self.example = decode(example).into_owned();
        }
        let room = FIRST_LINES.saturating_sub(self.lines.len());
        let told = told.iter().map(|line| line + lines);
        self.lines.extend(told.take(room));
        self.count += count;
    }
}

/// Why the times of a column are UTC, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ZoneBy {
    /// Nothing says that they are.
    Default,
    /// The header says so.
    Header,
    /// The system that wrote the file is known to.
    Profile,
    /// The user says so.
    User,
}

/// What is no date: another text, or a time of day whose day a spreadsheet dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoDate {
    Text,
    Clock,
}

impl NoDate {
    /// One of two codes.
    pub(crate) const fn code(self, text: &'static str, clock: &'static str) -> &'static str {
        match self {
            Self::Text => text,
            Self::Clock => clock,
        }
    }

    /// The flag of a row whose date counts as not known.
    pub(crate) const fn flag(self) -> &'static str {
        self.code("F005", "F010")
    }
}

/// So many cells are kept of those that could be in either order.
const SAMPLES: usize = 3;

/// A column of dates.
#[derive(Debug)]
pub(crate) struct DateColumn {
    pub(crate) column: usize,
    /// Wall-clock times of this column are UTC.
    pub(crate) utc: bool,
    pub(crate) zone_by: ZoneBy,
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
    /// A bit for each form that was met.
    forms: u8,
    /// A time of day that is not midnight was met.
    timed: bool,
    /// Up to three different midnights, while there was no other time.
    midnights: [Stamp; 3],
    /// So many different midnights say that the column holds dates.
    enough: usize,
    /// A cell that is a serial number of a spreadsheet, and its line.
    pub(crate) serial: Option<(String, u64)>,
}

impl DateColumn {
    /// The column with this header.
    pub(crate) fn new(column: usize, header: &str, grounds: &Grounds<'_>) -> Self {
        let of_header = Header::new(header);
        let (utc, zone_by) = match grounds.settings.column_zones.get(header) {
            Some(zone) => (*zone == ColumnZone::Utc, ZoneBy::User),
            None if of_header.utc => (true, ZoneBy::Header),
            None if grounds.says("utc", &of_header) => (true, ZoneBy::Profile),
            None => (false, ZoneBy::Default),
        };
        Self {
            column,
            utc,
            zone_by,
            parser: Parser::default(),
            last: Vec::new(),
            last_stamp: Stamp::NONE,
            day_first: Evidence::default(),
            month_first: Evidence::default(),
            either: 0,
            samples: Vec::new(),
            latest: [[Stamp::NONE; 4]; 2],
            forms: 0,
            timed: false,
            midnights: [Stamp::NONE; 3],
            // One system writes midnight of UTC behind the date on which something is due.
            enough: if of_header.compact == "activitydate" || grounds.says("days", &of_header) {
                1
            } else {
                3
            },
            serial: None,
        }
    }

    /// The stamp of a trimmed cell; none for a blank; an error for what is no date.
    #[inline(never)]
    pub(crate) fn read(&mut self, cell: &[u8], line: u64) -> Result<Stamp, NoDate> {
        if cell.is_empty() {
            return Ok(Stamp::NONE);
        }
        let stamp = if same(cell, &self.last) {
            self.last_stamp
        } else {
            let Some(stamp) = self
                .parser
                .parse(cell, self.utc)
                .or_else(|| self.parse_plain(cell))
            else {
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
            self.forms |= 1 << stamp.form();
            if !self.timed {
                self.look(stamp);
            }
            if self.serial.is_none() && is_serial(cell) {
                self.serial = Some((decode(cell).into_owned(), line));
            }
            stamp
        };
        if let Some(order) = stamp.order() {
            match order {
                Order::DayFirst => self.day_first.add(cell, line),
                Order::MonthFirst => self.month_first.add(cell, line),
                Order::Either => {
                    if self.samples.len() < SAMPLES {
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

    /// What its cells told, as bytes for another worker.
    pub(super) fn pack(&self, to: &mut Pack) {
        self.day_first.pack(to);
        self.month_first.pack(to);
        to.number(self.either);
        to.count(self.samples.len());
        for sample in &self.samples {
            to.text(sample.as_bytes());
        }
        for stamp in self.latest.iter().flatten().chain(&self.midnights) {
            to.number(stamp.bits());
        }
        to.byte(self.forms);
        to.byte(u8::from(self.timed));
        let (serial, line) = self
            .serial
            .as_ref()
            .map_or(("", 0), |(text, line)| (text, *line));
        to.text(serial.as_bytes());
        to.number(line);
    }

    /// Takes in what cells told that come after so many lines.
    pub(super) fn absorb(&mut self, from: &mut Unpack<'_>, lines: u64) {
        self.day_first.absorb(from, lines);
        self.month_first.absorb(from, lines);
        self.either += from.number();
        for _ in 0..from.count() {
            let sample = decode(from.text()).into_owned();
            if self.samples.len() < SAMPLES && !self.samples.contains(&sample) {
                self.samples.push(sample);
            }
        }
        for (day_first, latest) in [false, true].into_iter().zip(&mut self.latest) {
            for own in latest {
                let stamp = Stamp::from_bits(from.number());
                if stamp.later_key(day_first) > own.later_key(day_first) {
                    *own = stamp;
                }
            }
        }
        for _ in 0..self.midnights.len() {
            let stamp = Stamp::from_bits(from.number());
            if !stamp.is_none() {
                self.add_midnight(stamp);
            }
        }
        self.forms |= from.byte();
        self.timed |= from.byte() == 1;
        let (serial, line) = (from.text(), from.number());
        if self.serial.is_none() && !serial.is_empty() {
            self.serial = Some((decode(serial).into_owned(), line + lines));
        }
    }

    /// Cells that were counted for what they tell about the order.
    pub(crate) fn told(&self) -> u64 {
        self.day_first.count + self.month_first.count + self.either
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

    /// Whether midnight is all there is.
    #[cold]
    fn look(&mut self, stamp: Stamp) {
        if stamp.is_midnight() {
            self.add_midnight(stamp);
        } else {
            self.timed = stamp.form() & 1 == 0;
        }
    }

    fn add_midnight(&mut self, stamp: Stamp) {
        if !self.midnights.contains(&stamp)
            && let Some(free) = self.midnights.iter_mut().find(|own| own.is_none())
        {
            *free = stamp;
        }
    }

    /// A cell with letters that have accents, or other spaces and marks than usual.
    #[cold]
    fn parse_plain(&mut self, cell: &[u8]) -> Option<Stamp> {
        if cell.is_ascii() || cell.len() > 100 {
            return None;
        }
        let mut plain = String::with_capacity(cell.len());
        for c in decode(cell).chars() {
            match c {
                '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
                '\u{2010}'..='\u{2014}' | '\u{2212}' => plain.push('-'),
                c if c.is_whitespace() => plain.push(' '),
                c => plain.push(without_accent(lower(c))),
            }
        }
        // The `T` before a time is a large letter.
        let plain = plain.trim();
        self.parser.parse(plain.as_bytes(), self.utc)
    }

    /// The latest stamps, to be resolved in the given order.
    pub(crate) fn latest(&self, day_first: bool) -> [Stamp; 3] {
        [
            self.latest[0][1],
            self.latest[0][2],
            self.latest[usize::from(day_first)][3],
        ]
    }

    /// Every time of day is midnight: the column holds dates.
    pub(crate) fn are_dates(&self) -> bool {
        !self.timed && !self.midnights[self.enough - 1].is_none()
    }

    /// There are times whose zone only the column or the report tells.
    pub(crate) fn has_local_times(&self) -> bool {
        const WALL_OR_NUMBERS: u8 = 1 << 4 | 1 << 6;
        !self.utc && self.forms & WALL_OR_NUMBERS != 0 && !self.are_dates()
    }

    /// There are times of day.
    pub(crate) fn has_times(&self) -> bool {
        self.forms & (1 << 2 | 1 << 4 | 1 << 6) != 0
    }
}

#[cold]
fn blank_word(cell: &[u8]) -> Result<Stamp, NoDate> {
    match normal(&decode(cell)).as_str() {
        "" | "n a" | "na" | "null" | "none" | "nan" | "never" | "nat" | "unknown" => {
            Ok(Stamp::NONE)
        }
        _ if is_clock(cell) => Err(NoDate::Clock),
        _ => Err(NoDate::Text),
    }
}

/// `09:15`, `38:44.5`, `9:15:02 PM`: what a spreadsheet leaves of a time when it drops the day.
fn is_clock(cell: &[u8]) -> bool {
    let mut parts = cell.splitn(2, |&byte| byte == b':');
    let (first, rest) = (parts.next().unwrap_or_default(), parts.next());
    (1..=2).contains(&first.len())
        && first.iter().all(u8::is_ascii_digit)
        && rest.is_some_and(|rest| {
            let marks = b":., aApPmM";
            rest.len() >= 2
                && rest.len() <= 16
                && rest
                    .iter()
                    .all(|byte| byte.is_ascii_digit() || marks.contains(byte))
        })
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
    use crate::settings::Settings;

    fn column(header: &str) -> DateColumn {
        let grounds = Grounds {
            settings: &Settings::default(),
            kind: None,
            profile: None,
        };
        DateColumn::new(0, header, &grounds)
    }

    #[test]
    fn the_order_of_a_column_is_counted() {
        let mut column = column("");
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
        assert_eq!(column.read(b"soon", 9), Err(NoDate::Text));
    }

    #[test]
    fn what_is_no_plain_text_is_read_as_such() {
        let mut column = column("Datum");
        for cell in [
            "3. März 2026",
            "3. M\u{e4}rz 2026 14:30",
            "12\u{a0}févr.\u{a0}2026 09:15",
            "\u{200e}24\u{2011}08\u{2011}2026",
            "1 août 2026 à 14h30",
        ] {
            assert!(column.read(cell.as_bytes(), 1).is_ok(), "{cell}");
        }
        assert!(column.read(b"3. M\xe4rz 2026", 1).is_ok());
        for cell in ["38:44.5", "09:15", "9:15:02 PM", "9:15 a.m."] {
            assert_eq!(
                column.read(cell.as_bytes(), 1),
                Err(NoDate::Clock),
                "{cell}"
            );
        }
        for cell in ["1-10", "a:15", "LEAD-2026-01-02", "12:30-14:00"] {
            assert_eq!(column.read(cell.as_bytes(), 1), Err(NoDate::Text), "{cell}");
        }
    }

    #[test]
    fn midnight_behind_every_date_is_no_time() {
        let read = |header: &str, cells: &[&str]| {
            let mut column = column(header);
            for cell in cells {
                column.read(cell.as_bytes(), 1).expect("a date");
            }
            column.are_dates()
        };
        let days = ["2026-03-01 00:00", "2026-03-02 00:00", "2026-03-05 00:00"];
        assert!(read("Created", &days));
        assert!(read("Created", &["1.3.2026", days[1], days[0], days[2]]));
        assert!(!read("Created", &days[..2]));
        assert!(!read("Created", &[days[0], days[0], days[0]]));
        assert!(!read(
            "Created",
            &[days[0], days[1], days[2], "2026-03-06 09:00"]
        ));
        assert!(!read(
            "Created",
            &["2026-03-06 09:00", days[0], days[1], days[2]]
        ));
        assert!(read("ActivityDate", &["2026-03-01T00:00:00.000Z"]));
        assert!(read(
            "Created",
            &["3/1/2026 12:00 AM", "3/2/2026 12:00 AM", "3/3/2026 0:00"]
        ));
    }
}
