//! What the user decides: expectation, as-of time, zone, hours, mapping, filters, grouping. Data never holds any of it.

mod read;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::time::{Hours, Zone};

/// Every choice that changes a number. Same files + same settings = the same bytes of JSON.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Settings {
    /// What the reader believes; where nothing is said about the network, [`USUAL_BELIEF`] stands.
    pub expectations: Vec<Expectation>,
    /// Which deed the expectation is about; `None` takes contact where the files can tell it, else the call made.
    pub basis: Option<Basis>,
    /// The instant the report is judged at, UTC milliseconds; the newest time in the data when absent.
    pub as_of: Option<i64>,
    /// Zone of wall-clock times without an offset, and of days and months.
    pub zone: Zone,
    /// Opening hours; without them no open-minutes clock is computed.
    pub hours: Option<Hours>,
    /// Field → header, overriding what was recognised: `at` or `touches.at`.
    pub map: BTreeMap<String, String>,
    /// Header → day/month order, for columns where the data cannot tell.
    pub day_order: BTreeMap<String, DayOrder>,
    /// Field → value as written → what it means, for values that are in no table or in the wrong one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// Header → unit of its durations: `ms`, `s`, `min` or `h`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub units: BTreeMap<String, Unit>,
    /// Header → whether its times without an offset are UTC or of the report's zone.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub column_zones: BTreeMap<String, ColumnZone>,
    /// Header → decimal mark of its numbers.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub decimal_marks: BTreeMap<String, DecimalMark>,
    /// File name → how its table is read, where it was recognised wrongly.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub tables: BTreeMap<String, TableHint>,
    /// Name of the saved profile in force. With one, an entry that fits no column is told and not refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Which leads count.
    pub filter: Filter,
    /// How tables are sorted, by the table's place on the page: the number of a column, then ` up` or ` down`. Changes
    /// no number.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub sort: BTreeMap<String, String>,
    /// Grouping fields, each reported beside the whole.
    pub by: Vec<By>,
    /// Horizon in milliseconds for rates without one in their id.
    pub horizon: Option<i64>,
    /// Names of staff are replaced by pseudonyms, everywhere: the same name by the same pseudonym in every file.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub mask_people: bool,
    /// With it only who knows it can tell which name a pseudonym stands for; it stays out of every report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mask_key: Option<String>,
    /// Whose definitions the figures follow; ours when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<Definition>,
    /// Cells with fewer leads than this are not shown, nor any other from which they could be worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_cell: Option<u64>,
    /// Aggregates only: no lead, no name of staff, no line of a file.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub aggregates_only: bool,
    /// What would follow if one dealer or person came to another rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what_if: Option<WhatIf>,
    /// New leads a person can follow up in a day (M52); where absent, loads are shown without a limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily_cap: Option<u32>,
}

/// Whose definitions figures can follow (the definition switchboard).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Definition {
    /// First attempt stops the clock; leads marked bad are left out.
    Vinsolutions,
    /// Contact includes set appointments and showroom leads; leads marked bad stay in.
    Foureyes,
    /// Any message or call, or anything from the customer, stops the clock.
    Autoplay,
    /// Only an answer by e-mail or text stops the clock.
    PiedPiper,
    /// Any automatic message counts.
    Automated,
}

impl Definition {
    /// All of them, in the order of the report.
    pub const ALL: [Self; 5] = [
        Self::Vinsolutions,
        Self::Foureyes,
        Self::Autoplay,
        Self::PiedPiper,
        Self::Automated,
    ];

    /// The name in settings and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vinsolutions => "vinsolutions",
            Self::Foureyes => "foureyes",
            Self::Autoplay => "autoplay",
            Self::PiedPiper => "pied-piper",
            Self::Automated => "automated",
        }
    }

    /// By its name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// One dealer or person at another rate.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct WhatIf {
    /// Dealer or person.
    pub scope: Scope,
    /// Which.
    pub name: String,
    /// The share of leads that would be phoned (or reached, as the basis says), 0–1.
    pub rate: f64,
}

/// What manufacturers usually believe: three leads in four are phoned.
pub const USUAL_BELIEF: f64 = 0.75;

impl Settings {
    /// Rows of the files may not be shown or saved as they were written: they hold what is hidden elsewhere.
    #[must_use]
    pub const fn masks_rows(&self) -> bool {
        self.mask_people || self.aggregates_only
    }

    /// The share of leads that is believed to be phoned in the network.
    #[must_use]
    pub fn network_expectation(&self) -> f64 {
        self.expectation_of(Scope::Network, "")
            .unwrap_or(USUAL_BELIEF)
    }

    /// The belief about exactly this scope, if one was given; the last one said counts.
    #[must_use]
    pub fn expectation_of(&self, scope: Scope, name: &str) -> Option<f64> {
        let of_scope =
            |e: &&Expectation| e.scope == scope && (scope == Scope::Network || e.name == name);
        self.expectations
            .iter()
            .rev()
            .find(of_scope)
            .map(|e| e.value)
    }

    /// How the table in this file is to be read, where something was said: for this name, else for one that differs in
    /// digits and punctuation only (last month's export), else for `*`.
    #[must_use]
    pub fn hint(&self, file: &str) -> Option<&TableHint> {
        let letters = |name: &str| -> String {
            let letters = name.chars().filter(|c| c.is_alphabetic());
            letters.collect()
        };
        let of = |wanted: &str| {
            let found = self.tables.iter().find(|(name, _)| letters(name) == wanted);
            found.map(|(_, hint)| hint)
        };
        self.tables
            .get(file)
            .or_else(|| of(&letters(file)))
            .or_else(|| of(""))
    }

    /// Takes over from `other` everything that says how files are read, and nothing else.
    pub fn read_as(&mut self, other: &Self) {
        self.map.clone_from(&other.map);
        self.day_order.clone_from(&other.day_order);
        self.values.clone_from(&other.values);
        self.units.clone_from(&other.units);
        self.column_zones.clone_from(&other.column_zones);
        self.decimal_marks.clone_from(&other.decimal_marks);
        self.tables.clone_from(&other.tables);
        self.profile.clone_from(&other.profile);
    }

    /// Reads files as `other` does.
    #[must_use]
    pub fn reads_as(&self, other: &Self) -> bool {
        self.map == other.map
            && self.day_order == other.day_order
            && self.values == other.values
            && self.units == other.units
            && self.column_zones == other.column_zones
            && self.decimal_marks == other.decimal_marks
            && self.tables == other.tables
    }

    /// Replaces the belief about the network.
    pub fn expect_of_network(&mut self, value: f64) {
        self.expectations.retain(|e| e.scope != Scope::Network);
        self.expectations.insert(
            0,
            Expectation {
                scope: Scope::Network,
                name: String::new(),
                value,
            },
        );
    }
}

/// Reads a share: `75%`, `75 %`, `0.75` or `75` (more than 1 means per cent).
#[must_use]
pub fn parse_share(text: &str) -> Option<f64> {
    let text = text.trim();
    let (digits, per_cent) = match text.strip_suffix('%') {
        Some(digits) => (digits.trim_end(), true),
        None => (text, false),
    };
    let value = decimal(&digits.replace(',', "."))?;
    let share = if per_cent || value > 1.0 {
        value / 100.0
    } else {
        value
    };
    (0.0..=1.0).contains(&share).then_some(share)
}

/// Reads a plain decimal number that is not negative: `42`, `0.75`, `.5`. Beyond 15 significant digits the rest of a
/// fraction is dropped.
///
/// The standard parser also knows exponents and every last bit, for which it carries 15 KB of tables and code.
pub fn decimal(text: &str) -> Option<f64> {
    const ENOUGH: u64 = 1_000_000_000_000_000;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut value = 0_u64;
    for byte in whole.bytes() {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        value = value.checked_mul(10)?.checked_add(digit)?;
    }
    // Both numbers are exact, so the quotient is the closest float there is.
    let mut unit = 1_u64;
    for byte in fraction.bytes() {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        if value < ENOUGH / 10 && unit < ENOUGH {
            value = value * 10 + digit;
            unit *= 10;
        }
    }
    Some(value as f64 / unit as f64)
}

/// One belief about one scope.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Expectation {
    /// Whose leads the belief is about.
    pub scope: Scope,
    /// Dealer, person or channel; empty for the network.
    pub name: String,
    /// The believed share of leads, 0–1.
    pub value: f64,
}

/// Whose leads an expectation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Scope {
    Network,
    Dealer,
    Person,
    Channel,
}

/// Which deed an expectation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A call was made.
    Attempt,
    /// The customer was reached.
    Contact,
}

/// Order of day and month in dates such as 03/04/2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOrder {
    /// 03/04 is the third of April.
    DayFirst,
    /// 03/04 is March the fourth.
    MonthFirst,
}

/// Unit of a column of durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Ms,
    S,
    Min,
    H,
}

/// Zone of a column's times without an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnZone {
    /// UTC, whatever the report's zone.
    Utc,
    /// The report's zone.
    Local,
}

/// The character before the fraction of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum DecimalMark {
    Point,
    Comma,
}

/// How the table in a file is read; what is absent is found by evidence.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TableHint {
    /// The character between cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// The character around cells; NUL for none, so that quotes are text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<char>,
    /// 1-based line of the header; what stands above is not part of the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_line: Option<u64>,
    /// Name of the encoding: `utf-8`, `windows-1252`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What the file is: `leads`, `touches`, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// Which leads count. Values of one field are alternatives; fields narrow each other.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Filter {
    /// First local date of creation, `YYYY-MM-DD`, included.
    pub from: Option<String>,
    /// Last local date of creation, `YYYY-MM-DD`, included.
    pub to: Option<String>,
    /// Dealers; empty = all. The empty string stands for leads without one.
    pub dealers: Vec<String>,
    /// People; empty = all.
    pub people: Vec<String>,
    /// Sources; empty = all.
    pub sources: Vec<String>,
    /// Channels of the first attempt by a person, by their names in JSON; empty = all. The empty string stands for leads
    /// without one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
    /// How they arrived: `open-hours` or `after-hours`; empty = all. The empty string stands for leads of which it is
    /// not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub arrival: Vec<String>,
}

impl Filter {
    /// Fields whose values are alternatives, each with the word for one value: its name on the command line.
    pub const FIELDS: [(&'static str, &'static str); 5] = [
        ("dealers", "dealer"),
        ("people", "person"),
        ("sources", "source"),
        ("channels", "channel"),
        ("arrival", "arrival"),
    ];

    /// How leads arrive, as the field `arrival` calls it.
    pub const ARRIVAL: [&'static str; 2] = ["open-hours", "after-hours"];

    /// What is chosen in a field; `None` where there is no such field.
    #[must_use]
    pub fn list(&self, field: &str) -> Option<&Vec<String>> {
        Some(match field {
            "dealers" => &self.dealers,
            "people" => &self.people,
            "sources" => &self.sources,
            "channels" => &self.channels,
            "arrival" => &self.arrival,
            _ => return None,
        })
    }

    /// The same, to be changed.
    pub fn list_mut(&mut self, field: &str) -> Option<&mut Vec<String>> {
        Some(match field {
            "dealers" => &mut self.dealers,
            "people" => &mut self.people,
            "sources" => &mut self.sources,
            "channels" => &mut self.channels,
            "arrival" => &mut self.arrival,
            _ => return None,
        })
    }

    /// The same without one of its fields; `period` are both dates.
    #[must_use]
    pub fn without(&self, field: &str) -> Self {
        let mut rest = self.clone();
        match rest.list_mut(field) {
            Some(list) => list.clear(),
            None => (rest.from, rest.to) = (None, None),
        }
        rest
    }

    /// Asks for something that only a lead has.
    #[must_use]
    pub const fn is_of_leads(&self) -> bool {
        !self.sources.is_empty() || !self.channels.is_empty() || !self.arrival.is_empty()
    }
}

/// A grouping of leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum By {
    Dealer,
    Person,
    Source,
    /// Channel of the first human attempt.
    Channel,
    /// Local month of creation.
    Month,
    /// ISO week of creation.
    Week,
    /// Local weekday of creation.
    Weekday,
    /// Local hour of creation.
    Hour,
}

impl By {
    /// Every grouping.
    pub const ALL: [Self; 8] = [
        Self::Dealer,
        Self::Person,
        Self::Source,
        Self::Channel,
        Self::Month,
        Self::Week,
        Self::Weekday,
        Self::Hour,
    ];

    /// The field's name in JSON and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dealer => "dealer",
            Self::Person => "person",
            Self::Source => "source",
            Self::Channel => "channel",
            Self::Month => "month",
            Self::Week => "week",
            Self::Weekday => "weekday",
            Self::Hour => "hour",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_as_people_write_it() {
        for (text, share) in [
            ("75%", 0.75),
            ("75 %", 0.75),
            ("0.75", 0.75),
            ("75", 0.75),
            ("62,5 %", 0.625),
            ("1", 1.0),
        ] {
            assert_eq!(parse_share(text), Some(share), "{text}");
        }
        for text in ["", "many", "-5%", "140 %", "NaN", "inf"] {
            assert_eq!(parse_share(text), None, "{text}");
        }
    }

    #[test]
    fn decimals_are_the_closest_floats() {
        for text in [
            "0",
            "42",
            "0.1",
            "0.7",
            ".5",
            "5.",
            "1234567.891",
            "0.000000000000001",
            "86399.999",
        ] {
            assert_eq!(decimal(text), text.parse::<f64>().ok(), "{text}");
        }
        assert_eq!(
            decimal("0.33333333333333333333"),
            Some(0.333_333_333_333_333)
        );
        for text in [
            "",
            ".",
            "1e3",
            "1.2.3",
            "-1",
            "+1",
            " 1",
            "1,5",
            "99999999999999999999",
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn a_hint_is_for_the_next_export_too() {
        let mut settings = Settings::default();
        let hint = |line| TableHint {
            header_line: Some(line),
            ..TableHint::default()
        };
        settings.tables.insert("leads_*.csv".to_owned(), hint(1));
        settings
            .tables
            .insert("calls 2026-09.csv".to_owned(), hint(2));
        let line = |settings: &Settings, file: &str| settings.hint(file)?.header_line;
        assert_eq!(line(&settings, "leads_2026_10.csv"), Some(1));
        assert_eq!(line(&settings, "calls 2026-10.csv"), Some(2));
        assert_eq!(line(&settings, "other.csv"), None);
        settings.tables.insert("*".to_owned(), hint(3));
        assert_eq!(line(&settings, "other.csv"), Some(3));
        assert_eq!(line(&settings, "leads_2026_10.csv"), Some(1));
    }
}
