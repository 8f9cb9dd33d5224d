//! Saved profiles: how files of one system are read, as JSON without data. They hold headers, words and choices, and
//! apply to every file with those headers, whatever its name.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Error;
use crate::json::read;
use crate::records::{Columns, find_header};
use crate::settings::{ColumnZone, DayOrder, DecimalMark, Settings, TableHint, Unit};
use crate::words::{Part, Said, msg};

/// The code of a profile that cannot be used.
pub(super) const UNUSABLE: &str = "E058";
/// The code of entries that fit no column.
pub(super) const UNFIT: &str = "E059";
/// Version of the file.
const VERSION: u32 = 1;
/// What the file says it is.
const WHAT: &str = "\"profile\"";

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

/// The profile of these settings as JSON, to be read by people too.
#[must_use]
pub fn save_profile(settings: &Settings) -> String {
    let saved = Saved {
        what: "profile",
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
    let fault = |found: Said, hint: &'static str| {
        let message = Said::of(
            "expected a saved profile of version {version}, found {found}",
            vec![
                ("version", VERSION.to_string().into()),
                ("found", found.into()),
            ],
        );
        Error::new(UNUSABLE, file, message, hint)
    };
    let unlike = || fault(msg("something else").into(), msg("save the profile again"));
    let entries = entries(text).ok_or_else(unlike)?;
    let entry = |key: &str| entries.iter().find(|own| own.0 == key).map(|own| own.1);
    match entry("\"version\"") {
        Some("1") => {}
        Some(version) => {
            return Err(fault(
                Said::of("version {version}", vec![("version", version.into())]),
                msg("save the profile again with this version of the report"),
            ));
        }
        None => return Err(unlike()),
    }
    let known = ["\"reality-gap\"", "\"version\"", "\"name\"", "\"settings\""];
    if let Some((key, _)) = entries.iter().find(|own| !known.contains(&own.0)) {
        let found = Said::of("an unknown entry {key}", vec![("key", (*key).into())]);
        return Err(fault(found, msg("leave it out, or save the profile again")));
    }
    let Some(own) = entry("\"settings\"").filter(|_| entry("\"reality-gap\"") == Some(WHAT)) else {
        return Err(unlike());
    };
    let own: Settings = read(own).map_err(|wrong| {
        fault(
            wrong.found.into(),
            msg("correct the entry, or save the profile again"),
        )
    })?;
    let mut settings = Settings::default();
    settings.read_as(&own);
    let json = |settings: &Settings| serde_json::to_string(settings).unwrap_or_default();
    if json(&settings) != json(&own) {
        return Err(fault(
            msg("settings that do not say how files are read").into(),
            msg("leave them out, or use the file as settings"),
        ));
    }
    let name = read(entry("\"name\"").unwrap_or("\"\"")).map_err(|_| unlike())?;
    settings.profile = Some(name);
    Ok(settings)
}

/// The entries of a JSON object, key and value as they are written. What stands in the values is not looked at.
fn entries(text: &str) -> Option<Vec<(&str, &str)>> {
    let text = text.trim().strip_prefix('{')?.strip_suffix('}')?;
    let mut entries = Vec::new();
    let (mut depth, mut quoted, mut escaped) = (0_u32, false, false);
    let (mut from, mut key) = (0, None);
    for (at, byte) in text.bytes().chain([b',']).enumerate() {
        if quoted {
            quoted = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.checked_sub(1)?,
            b':' if depth == 0 => {
                key = Some(text[from..at].trim());
                from = at + 1;
            }
            b',' if depth == 0 => {
                entries.push((key.take()?, text[from..at].trim()));
                from = at + 1;
            }
            _ => {}
        }
    }
    Some(entries)
}

/// Entries of the profile in force that fit no column of any file. The rest of it is used.
#[must_use]
pub fn unfit_profile(settings: &Settings, columns: &[Columns]) -> Option<Error> {
    let name = settings.profile.as_ref()?;
    let of = |what: &'static str| move |header| (what, header);
    let mut all: Vec<(&str, &String)> = Vec::new();
    all.extend(
        settings
            .map
            .iter()
            .map(|(field, header)| (field.as_str(), header)),
    );
    all.extend(settings.day_order.keys().map(of(msg("day order"))));
    all.extend(settings.column_zones.keys().map(of(msg("zone"))));
    all.extend(settings.units.keys().map(of(msg("unit"))));
    all.extend(settings.decimal_marks.keys().map(of(msg("decimal mark"))));
    let is_there = |header: &str| {
        let mut files = columns.iter();
        header.is_empty() || files.any(|file| find_header(&file.headers, header).is_some())
    };
    let unfit: Vec<Part> = all
        .iter()
        .filter(|(_, header)| !is_there(header))
        .map(|(what, header)| {
            let parts = vec![
                ("header", header.as_str().into()),
                ("what", Said::from((*what).to_owned()).into()),
            ];
            Said::of("`{header}` ({what})", parts).into()
        })
        .collect();
    let all = all.len();
    if unfit.is_empty() {
        return None;
    }
    let message = Said::of(
        "expected the columns that the profile “{name}” is about, found none for {k} of its {n} entries: {entries}",
        vec![
            ("name", name.as_str().into()),
            ("k", unfit.len().to_string().into()),
            ("n", all.to_string().into()),
            ("entries", Part::List(unfit)),
        ],
    );
    let hint = msg("check that the profile is for files of this system; the rest of it is used");
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
