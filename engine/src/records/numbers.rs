//! Columns of numbers of a lead: what it cost and brought, how long the CRM says it waited. Whether `1.234` is a thousand
//! and more or little more than one is decided for the whole file, when all its rows are read.

use super::amount::amount;
use super::columns::trim;
use super::decide::line_has;
use super::duration::{UnitBy, days_hours_minutes, seconds, unit_of};
use super::field::Field;
use super::grounds::Grounds;
use super::mapping::Mapping;
use super::more::told;
use super::tallies::Tallies;
use super::vocabulary::normal;
use crate::bytes::decode;
use crate::settings::DecimalMark;
use crate::table::Row;
use crate::time::MINUTE;
use crate::words::{Said, msg};

/// What one row states: amounts in hundredths or `i64::MIN`, waits in milliseconds or -1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) cost: i64,
    pub(crate) gross: i64,
    pub(crate) response: i64,
    pub(crate) adjusted: i64,
}

impl Stated {
    const NOTHING: Self = Self {
        cost: i64::MIN,
        gross: i64::MIN,
        response: -1,
        adjusted: -1,
    };
}

/// A column with response times.
#[derive(Debug, Clone, Copy)]
struct Response {
    column: usize,
    /// Milliseconds per unit of a bare number, and why.
    unit: (f64, UnitBy),
    /// Three numbers are days, hours and minutes.
    days: bool,
}

/// A cell that tells the decimal mark, or does not.
#[derive(Debug, Clone, Default)]
struct Example {
    count: u64,
    column: usize,
    line: u64,
    text: String,
}

impl Example {
    fn add(&mut self, column: usize, line: u64, cell: &[u8]) {
        if self.count == 0 {
            (self.column, self.line, self.text) = (column, line, decode(cell).into_owned());
        }
        self.count += 1;
    }
}

/// Columns of numbers in one file.
#[derive(Debug)]
pub(crate) struct Numbers {
    cost: Option<usize>,
    /// Gross, or front and back gross.
    gross: Vec<usize>,
    /// As stated, and in business hours.
    response: [Option<Response>; 2],
    /// Cells are separated by semicolons, as where the comma is the decimal mark.
    semicolons: bool,
    /// Columns whose mark the user told, and whether it is the comma.
    told: Vec<(usize, bool)>,
    /// Cells with a decimal comma, with a decimal point, and those that could have either.
    comma: Example,
    point: Example,
    either: Example,
    /// Rows whose numbers depend on the mark: lead, and what they state with a point and with a comma.
    open: Vec<(u32, [Stated; 2])>,
}

impl Numbers {
    /// Of a file with these columns.
    pub(crate) fn new(
        mapping: &Mapping,
        headers: &[String],
        delimiter: u8,
        grounds: &Grounds<'_>,
    ) -> Self {
        // One system writes days, hours and minutes under this header.
        let days = |at: usize| normal(&headers[at]) == "time to contact";
        let duration = |field: Field| {
            mapping.get(field).map(|at| Response {
                column: at,
                unit: unit_of(&headers[at], grounds, MINUTE as f64),
                days: days(at),
            })
        };
        let front = |at: usize| normal(&headers[at]).contains("front");
        let gross = mapping.get(Field::Gross);
        let back = mapping
            .get(Field::BackGross)
            .filter(|_| gross.is_none_or(front));
        let told = headers.iter().enumerate().filter_map(|(at, header)| {
            let mark = grounds.settings.decimal_marks.get(header)?;
            Some((at, *mark == DecimalMark::Comma))
        });
        Self {
            cost: mapping.get(Field::Cost),
            gross: gross.into_iter().chain(back).collect(),
            response: [
                duration(Field::ResponseTime),
                duration(Field::AdjustedResponseTime),
            ],
            semicolons: delimiter == b';',
            told: told.collect(),
            comma: Example::default(),
            point: Example::default(),
            either: Example::default(),
            open: Vec::new(),
        }
    }

    /// There are such columns.
    pub(crate) fn any(&self) -> bool {
        self.cost.is_some() || !self.gross.is_empty() || self.response.iter().any(Option::is_some)
    }

    /// What a row states; none where that depends on what the other rows tell.
    pub(crate) fn read(&mut self, row: &Row<'_>, lead: u32, flags: &mut Tallies) -> Option<Stated> {
        let mut stated = [Stated::NOTHING; 2];
        let mut open = false;
        let gross = self.gross.iter().map(|&column| (column, 1));
        let columns: Vec<(usize, usize)> = self
            .cost
            .map(|column| (column, 0))
            .into_iter()
            .chain(gross)
            .collect();
        for (column, place) in columns {
            let cell = row.cell(column);
            let cell = trim(&cell);
            let marks = self.marks(column, row.line, cell, &mut open);
            for (at, (stated, comma)) in stated.iter_mut().zip(marks).enumerate() {
                match amount(cell, comma) {
                    None if at == 0 && told(cell) => flags.add("F008", row.line),
                    None => {}
                    Some(value) if place == 0 => stated.cost = value,
                    Some(value) if stated.gross == i64::MIN => stated.gross = value,
                    Some(value) => stated.gross += value,
                }
            }
        }
        for which in 0..2 {
            let Some(response) = self.response[which] else {
                continue;
            };
            let cell = row.cell(response.column);
            let cell = trim(&cell);
            let marks = self.marks(response.column, row.line, cell, &mut open);
            for (at, (stated, comma)) in stated.iter_mut().zip(marks).enumerate() {
                let span = span(cell, &response, comma);
                if at == 0 && span.is_none() && told(cell) {
                    flags.add("F008", row.line);
                }
                let place = if which == 0 {
                    &mut stated.response
                } else {
                    &mut stated.adjusted
                };
                *place = span.unwrap_or(-1);
            }
        }
        if open && stated[0] != stated[1] {
            self.open.push((lead, stated));
            return None;
        }
        Some(stated[0])
    }

    /// Whether the comma is the decimal mark, in the first and in the second reading of a cell.
    fn marks(&mut self, column: usize, line: u64, cell: &[u8], open: &mut bool) -> [bool; 2] {
        if let Some(&(_, comma)) = self.told.iter().find(|(told, _)| *told == column) {
            return [comma; 2];
        }
        match mark_of(cell) {
            Mark::None => {}
            Mark::Comma => self.comma.add(column, line, cell),
            Mark::Point => self.point.add(column, line, cell),
            Mark::Either => {
                self.either.add(column, line, cell);
                *open = true;
            }
        }
        [false, true]
    }

    /// Decides the decimal mark: what the rows state that had to wait for it, and the notes, by column.
    #[expect(clippy::type_complexity, reason = "two lists")]
    pub(crate) fn settle(&mut self) -> (Vec<(u32, Stated)>, Vec<(usize, Said)>) {
        let mut notes = Vec::new();
        for response in self.response.iter().flatten() {
            let note = |text: &'static str| (response.column, Said::from(text));
            if response.unit.1 == UnitBy::User {
                notes.push(note(msg("durations are in the unit that was told")));
            }
            if response.days {
                notes.push(note(msg(
                    "durations such as 01:02:15 are days, hours and minutes, as the system with this header writes them",
                )));
            }
        }
        for &(column, comma) in &self.told {
            let text = if comma {
                msg("the decimal mark is the comma: as told")
            } else {
                msg("the decimal mark is the point: as told")
            };
            notes.push((column, text.into()));
        }
        let comma = match self.comma.count.cmp(&self.point.count) {
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Equal => self.semicolons,
        };
        if self.either.count > 0 {
            let (text, evidence) = if comma {
                (
                    msg("the decimal mark of numbers such as {numbers} is the comma: {why}"),
                    &self.comma,
                )
            } else {
                (
                    msg("the decimal mark of numbers such as {numbers} is the point: {why}"),
                    &self.point,
                )
            };
            let why = match (evidence.count > 0, self.semicolons) {
                (true, _) => line_has(evidence.line, &evidence.text),
                (false, true) => {
                    msg("cells end with semicolons, and nothing tells otherwise").into()
                }
                (false, false) => msg("nothing tells otherwise").into(),
            };
            let parts = vec![
                ("numbers", self.either.text.as_str().into()),
                ("why", why.into()),
            ];
            notes.push((self.either.column, Said::of(text, parts)));
        }
        let open = std::mem::take(&mut self.open).into_iter();
        let decided = open.map(|(lead, readings)| (lead, readings[usize::from(comma)]));
        (decided.collect(), notes)
    }
}

/// What a cell tells about the decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Point,
    Comma,
    Either,
}

fn mark_of(cell: &[u8]) -> Mark {
    let count = |mark: u8| cell.iter().filter(|&&byte| byte == mark).count();
    let (points, commas) = (count(b'.'), count(b','));
    let Some(last) = cell.iter().rposition(|byte| matches!(byte, b'.' | b',')) else {
        return Mark::None;
    };
    let is_comma = cell[last] == b',';
    match (points, commas) {
        (2.., 0) => Mark::Comma,
        (0, 2..) => Mark::Point,
        (1, 0) | (0, 1) => {
            let digits = |part: &[u8]| part.iter().filter(|byte| byte.is_ascii_digit()).count();
            let (before, after) = (digits(&cell[..last]), digits(&cell[last + 1..]));
            let zero = cell[..last].iter().rfind(|byte| byte.is_ascii_digit()) == Some(&b'0')
                && before == 1;
            if after == 3 && (1..=3).contains(&before) && !zero {
                Mark::Either
            } else if is_comma {
                Mark::Comma
            } else {
                Mark::Point
            }
        }
        _ if is_comma => Mark::Comma,
        _ => Mark::Point,
    }
}

/// A duration in milliseconds: a number in the column's unit, or written out (`1:02:03`, `1m 20s`).
fn span(cell: &[u8], response: &Response, comma: bool) -> Option<i64> {
    let (unit, by) = response.unit;
    if let Some(hundredths) = amount(cell, comma) {
        let ms = libm::round(hundredths as f64 * unit / 100.0);
        return (hundredths >= 0).then_some(ms as i64);
    }
    let colons = cell.iter().filter(|&&byte| byte == b':').count();
    let found = match colons {
        // Two numbers could be hours and minutes as well as minutes and seconds: the user's unit is the first one's.
        1 if by != UnitBy::User || unit < MINUTE as f64 => None,
        1 => seconds(cell, unit).map(|seconds| seconds * unit / MINUTE as f64),
        2 if response.days => days_hours_minutes(cell),
        _ => seconds(cell, unit),
    };
    found.map(|seconds| libm::round(seconds * 1_000.0) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(unit: i64, by: UnitBy, days: bool) -> Response {
        Response {
            column: 0,
            unit: (unit as f64, by),
            days,
        }
    }

    #[test]
    fn a_response_time_is_read_in_the_unit_of_its_header() {
        for (cell, unit, ms) in [
            ("12.5", MINUTE, Some(750_000)),
            ("0", MINUTE, Some(0)),
            ("1,302", MINUTE, Some(1_302 * MINUTE)),
            ("1:02:03", MINUTE, Some(3_723_000)),
            ("1m 20s", MINUTE, Some(80_000)),
            ("90000", 1, Some(90_000)),
            ("02:03", MINUTE, None),
            ("-5", MINUTE, None),
            ("soon", MINUTE, None),
        ] {
            let response = response(unit, UnitBy::Header, false);
            assert_eq!(span(cell.as_bytes(), &response, false), ms, "{cell}");
        }
    }

    #[test]
    fn two_numbers_are_read_where_the_user_names_the_unit() {
        let told = |cell: &str, unit: i64, days: bool| {
            span(cell.as_bytes(), &response(unit, UnitBy::User, days), false)
        };
        assert_eq!(told("02:03", MINUTE, false), Some(123_000));
        assert_eq!(told("02:03", 60 * MINUTE, false), Some(123 * MINUTE));
        assert_eq!(told("02:03", 1, false), None);
        assert_eq!(told("01:02:15", MINUTE, true), Some(94_500_000));
        assert_eq!(told("01:25:15", MINUTE, true), None);
    }

    #[test]
    fn marks_of_numbers() {
        for (cell, mark) in [
            ("1.234,50", Mark::Comma),
            ("1,234.50", Mark::Point),
            ("12,5", Mark::Comma),
            ("12.5", Mark::Point),
            ("1.234.567", Mark::Comma),
            ("1,234,567", Mark::Point),
            ("0,125", Mark::Comma),
            ("0.125", Mark::Point),
            ("1234.567", Mark::Point),
            ("1.234", Mark::Either),
            ("$1,234", Mark::Either),
            ("(12,345)", Mark::Either),
            ("1 234,5", Mark::Comma),
            ("1'234.50", Mark::Point),
            ("42", Mark::None),
            ("--", Mark::None),
        ] {
            assert_eq!(mark_of(cell.as_bytes()), mark, "{cell}");
        }
    }
}
