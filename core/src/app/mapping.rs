//! The mapping page: what the user says about how files are read, what came of it, and the way back.

use std::collections::BTreeMap;

use super::profile::{UNUSABLE, load_profile};
use super::{Action, App, Effect};
use crate::records::{Columns, Question, find_header};
use crate::report::Counts;
use crate::settings::{ColumnZone, DayOrder, DecimalMark, Settings, TableHint, Unit};
use crate::view::{self, Account};

/// What the page is about.
#[derive(Debug, Default)]
pub(super) struct Mapping {
    /// The user asked for the page, or changed something on it: it stays until it is left.
    pub(super) open: bool,
    /// The file on show.
    pub(super) file: usize,
    /// How the files were read the last time.
    pub(super) columns: Vec<Columns>,
    pub(super) questions: Vec<Question>,
    /// Settings before each change.
    pub(super) undo: Vec<Settings>,
    /// What the last reading came to, and the one before the last change.
    pub(super) now: Account,
    pub(super) before: Option<Account>,
    /// The same files are about to be read again.
    pub(super) again: bool,
}

impl App {
    /// Opens the page, shows another of its files (`field` is its number), or leaves it (`close`).
    pub(super) fn turn_mapping(&mut self, field: &str) {
        let mapping = &mut self.mapping;
        mapping.open = field != "close" && !mapping.columns.is_empty();
        match field.parse() {
            Ok(file) if file < mapping.columns.len() => mapping.file = file,
            _ => mapping.before = None,
        }
    }

    /// Reads the files in another way.
    pub(super) fn remap(&mut self, action: &Action) -> Vec<Effect> {
        let before = self.settings.clone();
        let (field, value) = (action.field.as_str(), action.value.as_str());
        let settings = &mut self.settings;
        // An answer to what was asked leads on to the report; a change on the page stays there.
        let mut stays = true;
        match action.name.as_str() {
            // An empty header means "no column": what was recognised by itself is overruled too.
            "map" => drop(settings.map.insert(field.to_owned(), value.to_owned())),
            "column" => self.take_column(field, value),
            "day-order" => {
                stays = self.mapping.open;
                let order = match value {
                    "day-first" => Some(DayOrder::DayFirst),
                    "month-first" => Some(DayOrder::MonthFirst),
                    _ => None,
                };
                set(&mut settings.day_order, field, order);
            }
            "column-zone" => {
                let zone = match value {
                    "utc" => Some(ColumnZone::Utc),
                    "local" => Some(ColumnZone::Local),
                    _ => None,
                };
                set(&mut settings.column_zones, field, zone);
            }
            "unit" => {
                let unit = match value {
                    "ms" => Some(Unit::Ms),
                    "s" => Some(Unit::S),
                    "min" => Some(Unit::Min),
                    "h" => Some(Unit::H),
                    _ => None,
                };
                set(&mut settings.units, field, unit);
            }
            "decimal" => {
                let mark = match value {
                    "point" => Some(DecimalMark::Point),
                    "comma" => Some(DecimalMark::Comma),
                    _ => None,
                };
                set(&mut settings.decimal_marks, field, mark);
            }
            "value" => self.mean(field, value),
            "table" => self.hint_table(field, value),
            "profile" => {
                stays = self.mapping.open;
                self.errors.retain(|error| error.code != UNUSABLE);
                match load_profile(field, value) {
                    Ok(profile) => settings.read_as(&profile),
                    Err(error) => self.note(error),
                }
            }
            "reset" => settings.read_as(&Settings::default()),
            "undo" => match self.mapping.undo.pop() {
                Some(old) => settings.read_as(&old),
                None => return Vec::new(),
            },
            _ => return Vec::new(),
        }
        if self.settings.reads_as(&before) {
            return Vec::new();
        }
        if self.mapping.columns.is_empty() {
            // A profile that comes before the files.
            return Vec::new();
        }
        if action.name != "undo" {
            self.mapping.undo.push(before);
        }
        self.mapping.open = stays;
        self.mapping.again = true;
        vec![Effect::Reload]
    }

    /// Takes a column of the file on show for a field; for none where the field is empty.
    fn take_column(&mut self, header: &str, field: &str) {
        let columns = &self.mapping.columns;
        let Some(file) = columns.get(self.mapping.file) else {
            return;
        };
        let map = &mut self.settings.map;
        let key = |field: &str| view::map_key(file, field, columns.len() > 1);
        for (old, _) in file
            .mapping
            .iter()
            .filter(|(old, of)| of == header && *old != field)
        {
            let own = key(old);
            let told = |(at, of): (&String, &String)| {
                (at.trim_end_matches('+') == own && find_header(&file.headers, of).is_some())
                    .then(|| at.clone())
            };
            let told = map.iter().find_map(told);
            if let Some(told) = told {
                set(map, &told, None);
            }
            if field.is_empty() {
                map.insert(free(map, own, file), String::new());
            }
        }
        if !field.is_empty() {
            map.insert(free(map, key(field), file), header.to_owned());
        }
    }

    /// A value of a column gets a meaning; without one it means again what was recognised.
    fn mean(&mut self, field: &str, told: &str) {
        let Some((value, meaning)) = told.rsplit_once('\t') else {
            return;
        };
        let all = &mut self.settings.values;
        let values = all.entry(field.to_owned()).or_default();
        let meaning = Some(meaning.to_owned()).filter(|meaning| !meaning.is_empty());
        set(values, value, meaning);
        if values.is_empty() {
            set(all, field, None);
        }
    }

    /// Says how the table in the file on show is read; an empty value takes it back.
    fn hint_table(&mut self, what: &str, value: &str) {
        let Some(file) = self.mapping.columns.get(self.mapping.file) else {
            return;
        };
        let tables = &mut self.settings.tables;
        let mut hint = TableHint::default();
        let mut name = general(&file.file);
        if let Some((known, _)) = tables.get_key_value(&file.file) {
            name.clone_from(known);
        }
        if let Some(known) = tables.get(&name) {
            hint.clone_from(known);
        }
        let text = Some(value.to_owned()).filter(|value| !value.is_empty());
        match what {
            "delimiter" => hint.delimiter = value.chars().next(),
            "quote" => hint.quote = value.chars().next(),
            "header-line" => hint.header_line = value.parse().ok(),
            "encoding" => hint.encoding = text,
            "kind" => hint.kind = text,
            _ => return,
        }
        set(
            tables,
            &name,
            (hint != TableHint::default()).then_some(hint),
        );
    }

    /// Files were read, or could not be: what came of it.
    pub(super) fn account(
        &mut self,
        columns: Vec<Columns>,
        questions: Vec<Question>,
        counts: Option<Counts>,
    ) {
        let mapping = &mut self.mapping;
        let files = columns
            .iter()
            .map(|c| (c.file.clone(), c.read, c.aside))
            .collect();
        let now = Account { files, counts };
        let before = std::mem::replace(&mut mapping.now, now);
        mapping.before = mapping.again.then_some(before);
        mapping.again = false;
        mapping.file = mapping.file.min(columns.len().saturating_sub(1));
        mapping.columns = columns;
        mapping.questions = questions;
    }
}

/// The key, or another one of the field where this one tells the header of a file that is not this one.
fn free(map: &BTreeMap<String, String>, mut key: String, file: &Columns) -> String {
    while map
        .get(&key)
        .is_some_and(|header| !header.is_empty() && find_header(&file.headers, header).is_none())
    {
        key.push('+');
    }
    key
}

/// The file's name for this export and the next one: `leads_2026_09.csv` is `leads_*_*.csv`.
fn general(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if !c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('*') {
            out.push('*');
        }
    }
    out
}

/// Puts a value in its place, or takes away what is there. Taking away is making anew without it: the map's own way of
/// doing so weighs more than all of this page.
#[inline(never)]
pub(super) fn set<T>(map: &mut BTreeMap<String, T>, key: &str, value: Option<T>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value);
    } else if map.contains_key(key) {
        for (own, value) in std::mem::take(map) {
            if own != key {
                map.insert(own, value);
            }
        }
    }
}
