//! Lengths of time as exports write them, and the unit of a column of bare numbers.

use super::amount::amount;
use super::grounds::Grounds;
use super::headers::Header;
use super::vocabulary::normal;
use crate::settings::{Unit, decimal};
use crate::words::{Part, Said, msg};

/// Units in words.
pub const MILLISECONDS: &str = msg("milliseconds");
/// As it is said.
pub const SECONDS: &str = msg("seconds");
/// As it is said.
pub const MINUTES: &str = msg("minutes");

/// Beginnings of units in six languages, with their seconds; the first that fits counts.
const UNITS: &[(&str, f64)] = &[
    ("ms", 0.001),
    ("msec", 0.001),
    ("milli", 0.001),
    ("std", 3_600.0),
    ("stu", 3_600.0),
    ("h", 3_600.0),
    ("uur", 3_600.0),
    ("uren", 3_600.0),
    ("ora", 3_600.0),
    ("ore", 3_600.0),
    ("mi", 60.0),
    ("s", 1.0),
    ("d", 86_400.0),
    ("tag", 86_400.0),
    ("j", 86_400.0),
    ("gio", 86_400.0),
];

/// Seconds of a duration: a number in the column's unit, `MM:SS`, `HH:MM:SS`, `D:HH:MM:SS`, `13s`, `1m 20s`, `1 h 5 min`,
/// `1,5 Std.`, `PT1M20S`.
#[inline]
pub fn seconds(cell: &[u8], ms_per_unit: f64) -> Option<f64> {
    if let Some((whole, clock)) = whole(cell) {
        let whole = f64::from(whole);
        return Some(if clock {
            whole
        } else {
            whole * ms_per_unit / 1_000.0
        });
    }
    let text = std::str::from_utf8(cell).ok()?.trim();
    if text.contains(':') {
        return clock(text);
    }
    let text = text.strip_prefix('P').unwrap_or(text);
    if text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return written(&text.replace('T', " ").to_ascii_lowercase());
    }
    let hundredths = match decimal(text) {
        Some(value) => return Some(value * ms_per_unit / 1_000.0),
        None => amount(cell, false)?,
    };
    (hundredths >= 0).then_some(hundredths as f64 * ms_per_unit / 100_000.0)
}

/// A bare number, or the seconds of `MM:SS` and `HH:MM:SS`; true for these. What is most frequent is read at once.
#[inline]
fn whole(cell: &[u8]) -> Option<(u32, bool)> {
    let (mut all, mut part, mut digits, mut colons) = (0_u32, 0_u32, 0, 0);
    for &byte in cell {
        match byte {
            b'0'..=b'9' if digits < 5 => {
                part = part * 10 + u32::from(byte - b'0');
                digits += 1;
            }
            b':' if digits > 0 && colons < 2 => {
                all = (all + part) * 60;
                (part, digits, colons) = (0, 0, colons + 1);
            }
            _ => return None,
        }
    }
    (digits > 0).then_some((all + part, colons > 0))
}

/// Two to four numbers with colons, the last of them seconds.
#[inline]
fn clock(text: &str) -> Option<f64> {
    let parts: Vec<&str> = text.split(':').map(str::trim).collect();
    if parts.len() > 4 {
        return None;
    }
    let days = parts.len() == 4;
    parts.iter().enumerate().try_fold(0.0, |all, (at, part)| {
        let value = if at + 1 == parts.len() {
            decimal(&part.replace(',', "."))?
        } else {
            f64::from(part.parse::<u32>().ok()?)
        };
        Some(all * if days && at == 1 { 24.0 } else { 60.0 } + value)
    })
}

/// Numbers with their units behind them.
#[inline]
fn written(text: &str) -> Option<f64> {
    let (mut all, mut rest) = (0.0, text.trim_start());
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')?;
        let value = decimal(&rest[..end].replace(',', "."))?;
        rest = rest[end..].trim_start();
        let end = rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        let unit = &rest[..end];
        let (_, seconds) = UNITS
            .iter()
            .find(|(name, _)| unit.starts_with(name))
            .or_else(|| UNITS.get(10).filter(|_| unit == "m"))?;
        all += value * seconds;
        rest = rest[end..].trim_start_matches([' ', '.', ',', '\u{a0}']);
    }
    Some(all)
}

/// Days, hours and minutes, as one system writes waits: `00:02:15` is two hours and a quarter.
#[inline]
pub fn days_hours_minutes(cell: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(cell).ok()?.trim();
    let mut parts = text.split(':').map(|part| part.parse::<u32>().ok());
    match (parts.next()??, parts.next()??, parts.next()??, parts.next()) {
        (days, hours @ 0..24, minutes @ 0..60, None) => Some(
            f64::from(days) * 86_400.0 + f64::from(hours) * 3_600.0 + f64::from(minutes) * 60.0,
        ),
        _ => None,
    }
}

/// Why a column has its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitBy {
    /// Nothing tells: the usual one.
    Default,
    /// The header says so.
    Header,
    /// The system that wrote the file is known for it.
    Profile,
    /// The user says so.
    User,
}

/// Milliseconds per unit of a column of durations, and why; `usual` where nothing tells.
pub fn unit_of(header: &str, grounds: &Grounds<'_>, usual: f64) -> (f64, UnitBy) {
    if let Some(unit) = grounds.settings.units.get(header) {
        let ms = match unit {
            Unit::Ms => 1.0,
            Unit::S => 1_000.0,
            Unit::Min => 60_000.0,
            Unit::H => 3_600_000.0,
        };
        return (ms, UnitBy::User);
    }
    let own = Header::new(header);
    for (fact, ms) in [("ms", 1.0), ("s", 1_000.0), ("min", 60_000.0)] {
        if grounds.says(fact, &own) {
            return (ms, UnitBy::Profile);
        }
    }
    let text = normal(header);
    let has = |names: &[&str]| text.split(' ').any(|word| names.contains(&word));
    let ms = if has(&["hs", "ms", "msec", "milliseconds"]) || text.ends_with("ms") {
        1.0
    } else if has(&[
        "s", "sec", "secs", "sek", "sekunden", "segundos", "secondes", "secondi",
    ]) || text.contains("second")
    {
        1_000.0
    } else if has(&["min", "mins", "minuten", "minutos", "minuti"]) || text.contains("minute") {
        60_000.0
    } else if has(&[
        "h", "hr", "hrs", "hours", "std", "stunden", "heures", "horas", "uur",
    ]) && !has(&["business"])
    {
        3_600_000.0
    } else {
        return (usual, UnitBy::Default);
    };
    (ms, UnitBy::Header)
}

/// What the bare numbers of a column of durations tell about their unit.
#[derive(Debug, Clone, Default)]
pub struct Bare {
    /// Numbers above zero, the least and the greatest of them, in the unit they are read in.
    count: u64,
    least: f64,
    greatest: f64,
    /// A cell with two numbers and a colon between them.
    pair: Option<String>,
    /// A cell with a unit or a colon.
    written: bool,
}

/// From so many seconds on a number is hardly the length of a call: ten hours.
const TOO_LONG: f64 = 36_000.0;

impl Bare {
    /// Takes in a cell and the seconds it was read as.
    #[inline]
    pub fn add(&mut self, cell: &[u8], seconds: f64) {
        let colons = cell.iter().filter(|&&byte| byte == b':').count();
        if colons == 1 && self.pair.is_none() {
            self.pair = Some(String::from_utf8_lossy(cell).into_owned());
        }
        let bare = colons == 0 && !cell.iter().any(u8::is_ascii_alphabetic);
        self.written |= !bare;
        if bare && seconds > 0.0 {
            self.least = if self.count == 0 {
                seconds
            } else {
                self.least.min(seconds)
            };
            self.greatest = self.greatest.max(seconds);
            self.count += 1;
        }
    }

    /// Milliseconds where seconds were expected: none is less than a second, and some would be longer than ten hours.
    pub fn are_milliseconds(&self) -> bool {
        self.count >= 3 && !self.written && self.least >= 1_000.0 && self.greatest >= TOO_LONG
    }

    /// Milliseconds can be ruled out already.
    pub fn are_no_milliseconds(&self) -> bool {
        self.written || self.count > 0 && self.least < 1_000.0
    }

    /// Every duration is a bare number.
    pub fn all_bare(&self) -> bool {
        self.count > 0 && !self.written
    }

    /// What was decided about the durations of calls in a column.
    pub fn notes(&self, ms_per_unit: f64, by: UnitBy, milliseconds: bool) -> Vec<Said> {
        let mut notes = Vec::new();
        let unit = match ms_per_unit as u32 {
            _ if milliseconds => MILLISECONDS,
            1 => MILLISECONDS,
            1_000 => SECONDS,
            60_000 => MINUTES,
            _ => msg("hours"),
        };
        let why = match by {
            UnitBy::User => msg("as told"),
            UnitBy::Header => msg("the header says so"),
            UnitBy::Profile => msg("the system that wrote the file is known for it"),
            UnitBy::Default if milliseconds => {
                msg("as seconds the longest would be more than ten hours")
            }
            UnitBy::Default => msg("nothing tells otherwise"),
        };
        if self.count > 0 {
            let scale = ms_per_unit / 1_000.0;
            let number = |seconds: f64| libm::round(seconds / scale) as u64;
            notes.push(Said::of(
                "durations of {least} to {most} are {unit}: {why}",
                vec![
                    ("least", number(self.least).to_string().into()),
                    ("most", number(self.greatest).to_string().into()),
                    ("unit", Part::Word(unit)),
                    ("why", Part::Word(why)),
                ],
            ));
        }
        if let Some(pair) = &self.pair {
            notes.push(Said::of(
                "durations such as {pair} are minutes and seconds, as in calls",
                vec![("pair", pair.to_string().into())],
            ));
        }
        notes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (cell, expected) in [
            ("13s", Some(13.0)),
            ("1m 20s", Some(80.0)),
            ("1m20s", Some(80.0)),
            ("2 min", Some(120.0)),
            ("1 h 5 min", Some(3_900.0)),
            ("1 Std. 5 Min.", Some(3_900.0)),
            ("1,5 Std.", Some(5_400.0)),
            ("2 hours, 3 minutes", Some(7_380.0)),
            ("500ms", Some(0.5)),
            ("1d 2h", Some(93_600.0)),
            ("PT1M20S", Some(80.0)),
            ("PT1H", Some(3_600.0)),
            ("P1DT2H", Some(93_600.0)),
            ("PT0.5S", Some(0.5)),
            ("01:05", Some(65.0)),
            ("125:30", Some(7_530.0)),
            ("1:00:01", Some(3_601.0)),
            ("00:00:01.5", Some(1.5)),
            ("1:00:00:01", Some(86_401.0)),
            ("42", Some(42.0)),
            ("12,5", Some(12.5)),
            ("1,234", Some(1_234.0)),
            ("x", None),
            ("", None),
            ("-5", None),
            ("soon", None),
            ("3 parsecs", None),
            ("1:2:3:4:5", None),
        ] {
            let found = seconds(cell.as_bytes(), 1_000.0);
            let near = match (found, expected) {
                (Some(one), Some(other)) => (one - other).abs() < 1e-9,
                (one, other) => one == other,
            };
            assert!(near, "{cell}: {found:?}");
        }
        assert_eq!(seconds(b"1500", 1.0), Some(1.5));
        assert_eq!(days_hours_minutes(b"01:02:15"), Some(94_500.0));
        assert_eq!(days_hours_minutes(b"01:24:15"), None);
        assert_eq!(days_hours_minutes(b"02:15"), None);
    }

    #[test]
    fn the_unit_of_a_header() {
        let settings = crate::settings::Settings::default();
        let grounds = Grounds {
            settings: &settings,
            kind: None,
            profile: None,
        };
        for (header, ms) in [
            ("Actual Response Time (Min)", 60_000.0),
            ("actualdurationminutes", 60_000.0),
            ("responseTimeActual", 42.0),
            ("hs_call_duration", 1.0),
            ("duration_ms", 1.0),
            ("durationMs", 1.0),
            ("CallDurationInSeconds", 1_000.0),
            ("Response Time (s)", 1_000.0),
            ("Dauer (Sek)", 1_000.0),
            ("Response Time (hours)", 3_600_000.0),
            ("Business Hours Response Time", 42.0),
            ("Business Hours Response Time (Min)", 60_000.0),
        ] {
            assert_eq!(unit_of(header, &grounds, 42.0).0, ms, "{header}");
        }
    }

    #[test]
    fn milliseconds_show_by_their_size() {
        let of = |cells: &[&str]| {
            let mut bare = Bare::default();
            for cell in cells {
                bare.add(
                    cell.as_bytes(),
                    seconds(cell.as_bytes(), 1_000.0).expect("one"),
                );
            }
            bare.are_milliseconds()
        };
        assert!(of(&["12000", "0", "65000", "3600000"]));
        assert!(!of(&["12000", "900", "3600000"]));
        assert!(!of(&["12", "65", "3600"]));
        assert!(!of(&["12000", "3600000"]));
    }
}
