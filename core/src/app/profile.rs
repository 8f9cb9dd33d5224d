//! Saved profiles: how files of one system are read, as JSON without data. They hold headers, words and choices, and
//! apply to every file with those headers, whatever its name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Error;
use crate::records::{Columns, find_header};
use crate::settings::{ColumnZone, DayOrder, DecimalMark, Settings, TableHint, Unit};

/// The code of a profile that cannot be used.
pub(super) const UNUSABLE: &str = "E058";
/// The code of entries that fit no column.
pub(super) const UNFIT: &str = "E059";
/// Version of the file.
const VERSION: u32 = 1;
/// What the file says it is.
const WHAT: &str = "profile";

#[derive(Serialize)]
struct Saved<'a> {
    #[serde(rename = "reality-gap")]
    what: &'a str,
    version: u32,
    name: &'a str,
    settings: Reading<'a>,
}

/// The part of the settings that says how files are read.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Reading<'a> {
    map: &'a BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    day_order: &'a BTreeMap<String, DayOrder>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    column_zones: &'a BTreeMap<String, ColumnZone>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    units: &'a BTreeMap<String, Unit>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    decimal_marks: &'a BTreeMap<String, DecimalMark>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    values: &'a BTreeMap<String, BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    tables: &'a BTreeMap<String, TableHint>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Loaded {
    #[serde(rename = "reality-gap")]
    what: String,
    version: u32,
    #[serde(default)]
    name: String,
    settings: Settings,
}

/// The profile of these settings as JSON, to be read by people too.
#[must_use]
pub fn save_profile(settings: &Settings) -> String {
    let saved = Saved {
        what: WHAT,
        version: VERSION,
        name: settings.profile.as_deref().unwrap_or_default(),
        settings: Reading {
            map: &settings.map,
            day_order: &settings.day_order,
            column_zones: &settings.column_zones,
            units: &settings.units,
            decimal_marks: &settings.decimal_marks,
            values: &settings.values,
            tables: &settings.tables,
        },
    };
    // Serialising plain data has no way to fail.
    indented(&serde_json::to_string(&saved).unwrap_or_default())
}

/// The settings in a saved profile: only how files are read, and the profile's name.
///
/// # Errors
/// When it is no profile, of another version, or says something that a profile cannot say.
pub fn load_profile(file: &str, text: &str) -> Result<Settings, Error> {
    let fault = |found: &str, hint: &str| {
        let message = format!("expected a saved profile of version {VERSION}, found {found}");
        Error::new(UNUSABLE, file, message, hint)
    };
    let other = text
        .split_once("\"version\":")
        .and_then(|(_, rest)| rest.trim_start().split([',', '}', '\n']).next())
        .map(str::trim)
        .filter(|version| *version != "1");
    if let Some(version) = other {
        return Err(fault(
            &format!("version {version}"),
            "save the profile again with this version of the report",
        ));
    }
    let loaded: Loaded = serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        // Not the list of everything that could stand there.
        let found = message
            .split_once(", expected")
            .map_or(message.as_str(), |(found, _)| found);
        fault(found, "correct the entry, or save the profile again")
    })?;
    let mut settings = Settings::default();
    settings.read_as(&loaded.settings);
    let json = |settings: &Settings| serde_json::to_string(settings).unwrap_or_default();
    if loaded.version != VERSION {
        return Err(fault(
            "another version",
            "save the profile again with this version of the report",
        ));
    }
    if loaded.what != WHAT || json(&settings) != json(&loaded.settings) {
        return Err(fault(
            "settings that do not say how files are read",
            "leave them out, or use the file as settings",
        ));
    }
    settings.profile = Some(loaded.name);
    Ok(settings)
}

/// Entries of the profile in force that fit no column of any file. The rest of it is used.
#[must_use]
pub fn unfit_profile(settings: &Settings, columns: &[Columns]) -> Option<Error> {
    let name = settings.profile.as_ref()?;
    let mut unfit = Vec::new();
    let mut all = 0;
    let mut check = |what: &str, header: &str| {
        all += 1;
        let found = |file: &Columns| find_header(&file.headers, header).is_some();
        if !header.is_empty() && !columns.iter().any(found) {
            unfit.push(format!("`{header}` ({what})"));
        }
    };
    settings
        .map
        .iter()
        .for_each(|(field, header)| check(field, header));
    settings
        .day_order
        .keys()
        .for_each(|header| check("day order", header));
    settings
        .column_zones
        .keys()
        .for_each(|header| check("zone", header));
    settings
        .units
        .keys()
        .for_each(|header| check("unit", header));
    settings
        .decimal_marks
        .keys()
        .for_each(|header| check("decimal mark", header));
    if unfit.is_empty() {
        return None;
    }
    let message = format!(
        "expected the columns that the profile “{name}” is about, found none for {} of its {all} entries: {}",
        unfit.len(),
        unfit.join(", ")
    );
    let hint = "check that the profile is for files of this system; the rest of it is used";
    Some(Error::new(UNFIT, "", message, hint))
}

/// JSON with a line an entry.
fn indented(json: &str) -> String {
    let mut out = String::new();
    let (mut depth, mut text, mut escaped) = (0, false, false);
    let mut rest = json.chars().peekable();
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        for _ in 0..depth {
            out.push_str("  ");
        }
    };
    while let Some(c) = rest.next() {
        if text {
            out.push(c);
            text = escaped || c != '"';
            escaped = !escaped && c == '\\';
            continue;
        }
        if matches!(c, '}' | ']') {
            depth -= 1;
            line(&mut out, depth);
        }
        out.push(c);
        match c {
            '"' => text = true,
            '{' if rest.peek() == Some(&'}') => out.extend(rest.next()),
            '{' | '[' => {
                depth += 1;
                line(&mut out, depth);
            }
            ',' => line(&mut out, depth),
            ':' => out.push(' '),
            _ => {}
        }
    }
    out.push('\n');
    out
}
