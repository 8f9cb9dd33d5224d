//! The columns of one of these files, and its rows as they are read: dates stay packed, names are codes.

use super::signs::Taken;
use super::table::{DATES, EventField, EventKind, Slot, VALUES};
use crate::records::columns::{DateColumn, NameColumn, NoDate, trim};
use crate::records::dataset::{Kind, NONE};
use crate::records::duration::{Bare, MILLISECONDS, MINUTES, SECONDS, UnitBy, seconds, unit_of};
use crate::records::grounds::Grounds;
use crate::records::intern::Interner;
use crate::records::keys::{email_key, phone_key};
use crate::records::names::Names;
use crate::records::tallies::Tallies;
use crate::records::told::Told;
use crate::records::value_column::{ColumnValues, ValueColumn};
use crate::records::vocabulary::Meaning;
use crate::records::why::Why;
use crate::settings::decimal;
use crate::table::Row;
use crate::time::{Clock, Instant, Stamp, Zone};
use crate::words::{Part, Said};

/// One row of any of these files.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct EventRow {
    /// Code of the lead's id in its file, later the index of the lead; [`NONE`] without one.
    pub(crate) lead: u32,
    /// Packed stamps, later instants.
    pub(crate) dates: [Instant; DATES],
    /// Which dates have no time of day.
    pub(crate) date_only: [bool; DATES],
    pub(crate) person: u32,
    pub(crate) dealer: u32,
    pub(crate) line: u32,
    /// `u32::MAX` when not told.
    pub(crate) seconds: u32,
    /// In hundredths; `u32::MAX` when blank.
    pub(crate) numbers: [u32; 2],
    /// Keys of phone numbers: whose call it is, who was called, the customer's. Where it is no call, the second is the key of
    /// the customer's e-mail address.
    pub(crate) phones: [u64; 3],
    /// 255 when the cell is blank or not classified.
    pub(crate) values: [u8; VALUES],
    /// Codes of reasons, or of other texts.
    pub(crate) texts: Vec<u32>,
    /// The texts are reasons.
    pub(crate) gives_reasons: bool,
    /// Code of a single reason.
    pub(crate) reason: u32,
    /// A number could not be read.
    pub(crate) unreadable: bool,
}

impl EventRow {
    const NEW: Self = Self {
        lead: NONE,
        dates: [Instant::UNKNOWN; DATES],
        date_only: [false; DATES],
        person: NONE,
        dealer: NONE,
        line: 0,
        seconds: u32::MAX,
        numbers: [u32::MAX; 2],
        phones: [0; 3],
        values: [255; VALUES],
        texts: Vec::new(),
        gives_reasons: false,
        reason: NONE,
        unreadable: false,
    };

    /// Yes, no, or not told.
    pub(super) const fn flag(&self, at: usize) -> Option<bool> {
        match self.values[at] {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    /// Everything that tells two rows of one lead and time apart.
    #[expect(clippy::type_complexity, reason = "a key to compare by")]
    pub(super) fn key(&self) -> ([Instant; DATES], [u8; VALUES], [u32; 4], [u32; 2], &[u32]) {
        let codes = [self.person, self.dealer, self.seconds, self.reason];
        (self.dates, self.values, codes, self.numbers, &self.texts)
    }

    /// The customer's phone number or e-mail address was read.
    pub(super) const fn has_customer(&self) -> bool {
        self.phones[1] != 0 || self.phones[2] != 0
    }

    /// A date was read.
    pub(super) fn has_date(&self, at: usize) -> bool {
        !stamp(self.dates[at]).is_none()
    }
}

/// The stamp that an instant holds until the order of its column is known.
pub(super) fn stamp(packed: Instant) -> Stamp {
    packed
        .ms()
        .map_or(Stamp::NONE, |bits| Stamp::from_bits(bits.cast_unsigned()))
}

/// One file of events while it is read.
#[derive(Debug)]
pub(crate) struct EventFile {
    pub(crate) kind: &'static EventKind,
    /// Column of each field of the kind, with why it was taken.
    pub(crate) columns: Taken,
    pub(crate) dates: [Option<DateColumn>; DATES],
    clocks: [Option<usize>; DATES],
    person: Option<NameColumn>,
    dealer: Option<NameColumn>,
    values: Vec<(usize, ValueColumn<u8>)>,
    /// Milliseconds per unit of a bare duration, and why.
    unit: f64,
    unit_by: UnitBy,
    bare: Bare,
    /// Lead ids are the rows' own: nothing in the file names a lead.
    pub(crate) own_ids: bool,
    pub(crate) rows: Vec<EventRow>,
    /// Texts that are kept.
    pub(crate) texts: Interner,
    cell: Vec<u8>,
    /// What every row means where no column says it: place and value.
    assumed: Vec<(usize, u8)>,
}

impl EventFile {
    /// Where the fields of this kind are.
    pub(crate) fn new(
        kind: &'static EventKind,
        columns: Taken,
        headers: &[String],
        grounds: &Grounds<'_>,
    ) -> Self {
        let mut file = Self {
            kind,
            columns,
            dates: Default::default(),
            clocks: [None; DATES],
            person: None,
            dealer: None,
            values: Vec::new(),
            unit: 1_000.0,
            unit_by: UnitBy::Default,
            bare: Bare::default(),
            own_ids: kind.kind == Kind::Calls,
            rows: Vec::new(),
            texts: Interner::default(),
            cell: Vec::new(),
            assumed: Vec::new(),
        };
        for (field, column) in kind.fields.iter().zip(&file.columns) {
            let Some((column, _)) = *column else { continue };
            match field.slot {
                Slot::Date(at) => {
                    file.dates[at] = Some(DateColumn::new(column, &headers[column], grounds));
                }
                Slot::Clock(at) => file.clocks[at] = Some(column),
                Slot::Person => file.person = Some(NameColumn::new(column)),
                Slot::Dealer => file.dealer = Some(NameColumn::new(column)),
                Slot::Value(at, classify) => {
                    let told = Told::new(grounds, field.name);
                    file.values
                        .push((at, ValueColumn::new(column, classify, told)));
                }
                Slot::LeadId => file.own_ids = false,
                Slot::Seconds => {
                    (file.unit, file.unit_by) = unit_of(&headers[column], grounds, 1_000.0);
                }
                _ => {}
            }
        }
        file
    }

    /// Takes over what every row means in a field that has no column.
    pub(crate) fn assume(&mut self, word: impl Fn(&str) -> Option<&'static str>) {
        for (field, column) in self.kind.fields.iter().zip(&self.columns) {
            if column.is_none()
                && let Slot::Value(at, classify) = field.slot
                && let Some(Meaning::Is(value)) = word(field.name).map(classify)
            {
                self.assumed.push((at, value));
            }
        }
    }

    /// The field has a column.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.kind
            .fields
            .iter()
            .zip(&self.columns)
            .any(|(field, column)| field.name == name && column.is_some())
    }

    /// `(field name, column, why)` of every field in use.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, usize, Why)> {
        self.kind
            .fields
            .iter()
            .zip(&self.columns)
            .filter(|(field, _)| !matches!(field.slot, Slot::Dropped))
            .filter_map(|(field, column)| column.map(|(column, why)| (field.name, column, why)))
            .collect()
    }

    /// The values of columns with a closed vocabulary; a subject is free text.
    pub(crate) fn value_columns(&self, headers: &[String]) -> Vec<ColumnValues> {
        self.values
            .iter()
            .map(|(_, column)| column.found(&headers[column.column]))
            .collect()
    }

    /// Reads a row; the code of the reason when it cannot be used.
    #[inline(never)]
    pub(crate) fn read(
        &mut self,
        row: &Row<'_>,
        number: u64,
        prefix: &str,
        ids: &mut Interner,
        names: &mut Names,
        flags: &mut Tallies,
    ) -> Result<(), &'static str> {
        let mut event = EventRow {
            line: u32::try_from(row.line).unwrap_or(u32::MAX),
            ..EventRow::NEW
        };
        for &(at, value) in &self.assumed {
            event.values[at] = value;
        }
        let mut own = NONE;
        for (nth, field) in self.kind.fields.iter().enumerate() {
            let Some((column, _)) = self.columns[nth] else {
                continue;
            };
            let cell = row.cell(column);
            let cell = trim(&cell);
            if cell.is_empty() {
                continue;
            }
            match field.slot {
                Slot::LeadId => event.lead = ids.intern(cell),
                Slot::RowId if self.own_ids => own = ids.intern(cell),
                Slot::Date(at) => {
                    let stamp = self.date(at, cell, row);
                    match stamp {
                        Ok(stamp) => {
                            event.dates[at] = Instant::from_ms(stamp.bits().cast_signed());
                        }
                        Err(found) if self.kind.needed == at => {
                            return Err(found.code("V004", "V014"));
                        }
                        Err(found) => flags.add(found.flag(), row.line),
                    }
                }
                Slot::Seconds => {
                    if let Some(seconds) = seconds(cell, self.unit) {
                        self.bare.add(cell, seconds);
                        event.seconds = (seconds + 0.5) as u32;
                    }
                }
                Slot::Number(at) => match hundredths(cell) {
                    Some((number, scale)) => {
                        event.numbers[at] = number;
                        if at == 0 && scale != u32::MAX {
                            event.numbers[1] = scale;
                        }
                    }
                    None => event.unreadable = true,
                },
                Slot::Phone(at) => event.phones[at] = phone_key(cell),
                Slot::Email(at) => event.phones[at] = email_key(cell),
                Slot::Reasons => {
                    event.gives_reasons = true;
                    for part in cell.split(|&byte| byte == b';') {
                        let part = trim(part);
                        if !part.is_empty() {
                            let code = names.reasons.intern(part);
                            if !event.texts.contains(&code) {
                                event.texts.push(code);
                            }
                        }
                    }
                }
                Slot::Reason => event.reason = names.reasons.intern(cell),
                Slot::Text(at) => {
                    if event.texts.len() <= at {
                        event.texts.resize(at + 1, NONE);
                    }
                    event.texts[at] = self.texts.intern(cell);
                }
                _ => {}
            }
        }
        for (at, column) in &mut self.values {
            if let Some(value) = column.read(trim(&row.cell(column.column))) {
                // Of several columns at one place the first that says something.
                if event.values[*at] == 255 {
                    event.values[*at] = value;
                }
            }
        }
        if let Some(column) = &mut self.person {
            let code = column.read(trim(&row.cell(column.column)), &mut names.people);
            if code != NONE && names.actor(code).is_none() {
                event.person = code;
            }
        }
        if let Some(column) = &mut self.dealer {
            event.dealer = column.read(trim(&row.cell(column.column)), &mut names.dealers);
        }
        if let Some(code) = (self.kind.refuse)(&event) {
            return Err(code);
        }
        if self.own_ids {
            event.lead = if own == NONE {
                ids.intern(format!("{prefix}{number}").as_bytes())
            } else {
                own
            };
        }
        self.rows.push(event);
        Ok(())
    }

    /// Decides what the bare durations are, where only the numbers tell: by the beginnings and ends of the calls, else by
    /// their size. The notes for the column.
    pub(crate) fn settle_durations(&mut self, day_first: [bool; DATES]) -> Vec<(usize, Said)> {
        let seconds = |field: &&EventField| matches!(field.slot, Slot::Seconds);
        let fields = self.kind.fields.iter();
        let Some(column) = fields
            .zip(&self.columns)
            .find_map(|(field, column)| seconds(&field).then_some(*column).flatten())
            .map(|(column, _)| column)
        else {
            return Vec::new();
        };
        let mut milliseconds = false;
        let mut by_ends = None;
        if self.unit_by == UnitBy::Default {
            by_ends = self.unit_by_ends(day_first);
            let factor = match by_ends {
                Some(factor) => factor,
                None if self.bare.are_milliseconds() => {
                    milliseconds = true;
                    0.001
                }
                None => 1.0,
            };
            if (factor - 1.0).abs() > f64::EPSILON {
                for row in self.rows.iter_mut().filter(|row| row.seconds != u32::MAX) {
                    row.seconds = (f64::from(row.seconds) * factor + 0.5) as u32;
                }
            }
        }
        let notes = match by_ends {
            Some(factor) => {
                let unit = match (factor * 1_000.0) as u32 {
                    1 => MILLISECONDS,
                    1_000 => SECONDS,
                    _ => MINUTES,
                };
                vec![Said::of(
                    "durations are {unit}: the times from the beginnings to the ends say so",
                    vec![("unit", Part::Word(unit))],
                )]
            }
            None => self.bare.notes(self.unit, self.unit_by, milliseconds),
        };
        notes.into_iter().map(|note| (column, note)).collect()
    }

    /// How many seconds one is, where at least three calls and nine in ten agree with their beginning and end.
    fn unit_by_ends(&self, day_first: [bool; DATES]) -> Option<f64> {
        if self.kind.kind != Kind::Calls || !self.bare.all_bare() {
            return None;
        }
        let zone = Zone::utc();
        let mut clock = Clock::new(&zone);
        let (mut all, mut agree) = (0_u64, [0_u64; 3]);
        const FACTORS: [f64; 3] = [0.001, 1.0, 60.0];
        for row in &self.rows {
            let mut at = |which: usize| {
                let resolved = stamp(row.dates[which]).resolve(day_first[which], &mut clock);
                resolved.instant.ms().filter(|_| !resolved.date_only)
            };
            let (Some(start), Some(end)) = (at(0), at(1)) else {
                continue;
            };
            if row.seconds == u32::MAX || row.seconds == 0 || end <= start {
                continue;
            }
            all += 1;
            let between = (end - start) as f64 / 1_000.0;
            for (count, factor) in agree.iter_mut().zip(FACTORS) {
                let length = f64::from(row.seconds) * factor;
                // Minutes may be rounded, and a log may round its times to minutes.
                let slack = if factor > 1.0 { 60.0 } else { 2.0 };
                *count += u64::from((length - between).abs() <= slack);
            }
        }
        let best = (0..3).max_by_key(|&at| (agree[at], at == 1))?;
        (all >= 3 && agree[best] * 10 >= all * 9).then(|| FACTORS[best])
    }

    /// A date, with the time of day from a column of its own where there is one.
    fn date(&mut self, at: usize, cell: &[u8], row: &Row<'_>) -> Result<Stamp, NoDate> {
        let Some(column) = &mut self.dates[at] else {
            return Ok(Stamp::NONE);
        };
        if let Some(clock) = self.clocks[at] {
            let clock = row.cell(clock);
            let clock = trim(&clock);
            if !clock.is_empty() {
                self.cell.clear();
                self.cell.extend_from_slice(cell);
                self.cell.push(b' ');
                self.cell.extend_from_slice(clock);
                if let Ok(stamp) = column.read(&self.cell, row.line) {
                    return Ok(stamp);
                }
            }
        }
        column.read(cell, row.line)
    }
}

/// A number in hundredths, and the top of its scale where the cell says it: `4`, `4.5`, `4,5`, `4/5`, `4 out of 5`.
fn hundredths(cell: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(cell).ok()?.replace(',', ".");
    let (number, scale) = match text.split_once('/').or_else(|| text.split_once(" out of ")) {
        Some((number, scale)) => (number.trim_end(), Some(scale.trim_start())),
        None => (text.as_str(), None),
    };
    let read = |text: &str| {
        decimal(text)
            .filter(|&value| value < 1_000_000.0)
            .map(|value| (value * 100.0 + 0.5) as u32)
    };
    Some((
        read(number)?,
        match scale {
            Some(scale) => read(scale)?,
            None => u32::MAX,
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_as_people_write_them() {
        for (cell, expected) in [
            ("4", Some((400, u32::MAX))),
            ("4.5", Some((450, u32::MAX))),
            ("4,5", Some((450, u32::MAX))),
            ("4/5", Some((400, 500))),
            ("9 out of 10", Some((900, 1_000))),
            ("very good", None),
            ("-1", None),
            ("", None),
        ] {
            assert_eq!(hundredths(cell.as_bytes()), expected, "{cell}");
        }
    }
}
