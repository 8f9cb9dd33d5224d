//! Columns with a closed vocabulary: each distinct value is classified once, and counted.

use serde::Serialize;

use super::dataset::Note;
use super::intern::Interner;
use super::packed::{Pack, Unpack};
use super::told::Told;
use super::vocabulary::{Meaning, NOTHING_NAME};
use crate::bytes::decode;
use crate::order::sorted;
use crate::words::{Part, Said};

/// How many distinct values a closed vocabulary may plausibly have; beyond, values are looked at one by one.
const MOST_VALUES: usize = 20_000;

/// So many values of a column are listed.
const MOST_LISTED: usize = 50;

/// A value of a column with a closed vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueFound {
    /// As written.
    pub value: String,
    /// In how many rows.
    pub count: u64,
    /// The name of its meaning; `None` when it was not understood.
    pub meaning: Option<&'static str>,
    /// The user said what it means.
    pub told: bool,
}

/// The values of one column with a closed vocabulary, those that were not understood first, then the most frequent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnValues {
    /// The field's name in settings.
    pub field: &'static str,
    /// The column's header.
    pub header: String,
    /// Names of the meanings that a value can be given, with words.
    pub meanings: &'static [(&'static str, &'static str)],
    /// At most fifty.
    pub values: Vec<ValueFound>,
    /// Distinct values that were not understood.
    pub unknown: u64,
    /// Rows with one of them.
    pub unknown_rows: u64,
    /// Distinct values that are not listed.
    pub unlisted: u64,
}

/// Values of one column that were not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnknownValues {
    /// The field's name in settings, under which a meaning can be assigned.
    pub field: &'static str,
    /// The column's header.
    pub header: String,
    /// How many distinct values there are.
    pub distinct: u64,
    /// Rows with one of them.
    pub rows: u64,
    /// The most frequent, at most fifty.
    pub values: Vec<ValueCount>,
}

/// A value and its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ValueCount {
    /// As written.
    pub value: String,
    /// In how many rows.
    pub count: u64,
}

impl ColumnValues {
    /// Those that were not understood; `None` when all were.
    pub(crate) fn not_understood(&self) -> Option<UnknownValues> {
        if self.unknown == 0 {
            return None;
        }
        let values = self.values.iter().filter(|found| found.meaning.is_none());
        Some(UnknownValues {
            field: self.field,
            header: self.header.clone(),
            distinct: self.unknown,
            rows: self.unknown_rows,
            values: values
                .map(|found| ValueCount {
                    value: found.value.clone(),
                    count: found.count,
                })
                .collect(),
        })
    }

    /// "these 3 values are not classified: …", most frequent first; and what the user told.
    pub(crate) fn notes(&self) -> Vec<Said> {
        let mut notes = Vec::new();
        let list = |chosen: &mut dyn Iterator<Item = Part>, all: u64| {
            let more = (all > 10).then(|| Part::from("…"));
            Part::List(chosen.take(10).chain(more).collect())
        };
        if self.unknown > 0 {
            let mut unknown = self
                .values
                .iter()
                .filter(|found| found.meaning.is_none())
                .map(|found| format!("{} ({})", shorten(&found.value), found.count).into());
            notes.push(Said::plural(
                self.unknown,
                "this value is not classified, in {rows}: {list}",
                "these {n} values are not classified, in {rows}: {list}",
                vec![
                    ("n", self.unknown.to_string().into()),
                    ("rows", rows(self.unknown_rows).into()),
                    ("list", list(&mut unknown, self.unknown)),
                ],
            ));
        }
        let told: Vec<&ValueFound> = self.values.iter().filter(|found| found.told).collect();
        if !told.is_empty() {
            let mut each = told.iter().map(|found| {
                let meaning = found.meaning.unwrap_or(NOTHING_NAME);
                let parts = vec![
                    ("value", shorten(&found.value).into()),
                    ("meaning", meaning.into()),
                    ("n", found.count.to_string().into()),
                ];
                Said::of("{value} is {meaning} ({n})", parts).into()
            });
            notes.push(Said::of(
                "values mean, as told: {list}",
                vec![("list", list(&mut each, told.len() as u64))],
            ));
        }
        notes
    }
}

/// The notes of all columns.
pub(crate) fn value_notes(columns: &[ColumnValues]) -> Vec<Note> {
    let mut notes = Vec::new();
    for values in columns {
        notes.extend(values.notes().into_iter().map(|text| Note {
            header: values.header.clone(),
            text,
        }));
    }
    notes
}

fn rows(count: u64) -> Said {
    Said::plural(
        count,
        "{n} row",
        "{n} rows",
        vec![("n", count.to_string().into())],
    )
}

fn shorten(value: &str) -> String {
    if value.chars().count() <= 40 {
        value.to_owned()
    } else {
        value.chars().take(39).chain(['…']).collect()
    }
}

/// A column with a closed vocabulary: each distinct value is classified once.
#[derive(Debug)]
pub(crate) struct ValueColumn<T> {
    pub(crate) column: usize,
    classify: fn(&str) -> Meaning<T>,
    told: Told,
    values: Values,
    meanings: Vec<Meaning<T>>,
}

/// The distinct values of a column, and how many rows have each.
#[derive(Debug, Default)]
pub(super) struct Values {
    texts: Interner,
    counts: Vec<u64>,
    /// Rows with a value that is in no table, beyond those that are counted one by one.
    others: u64,
}

impl<T: Copy + PartialEq> ValueColumn<T> {
    pub(crate) fn new(column: usize, classify: fn(&str) -> Meaning<T>, told: Told) -> Self {
        Self {
            column,
            classify,
            told,
            values: Values::default(),
            meanings: Vec::new(),
        }
    }

    /// What a trimmed cell means.
    #[inline(always)]
    pub(crate) fn read(&mut self, cell: &[u8]) -> Option<T> {
        if cell.is_empty() {
            return None;
        }
        let code = match self.values.texts.find(cell) {
            Some(code) => code as usize,
            None => match self.learn(cell, 1) {
                Ok(code) => code,
                Err(meaning) => return meaning,
            },
        };
        self.values.counts[code] += 1;
        if let Meaning::Is(meaning) = self.meanings[code] {
            Some(meaning)
        } else {
            None
        }
    }

    fn meaning_of(&self, text: &str) -> Meaning<T> {
        (self.classify)(self.told.meaning(text).unwrap_or(text))
    }

    /// The code of a value that is new, in so many rows; its meaning alone where there are too many.
    #[cold]
    fn learn(&mut self, cell: &[u8], rows: u64) -> Result<usize, Option<T>> {
        let text = decode(cell);
        if self.values.texts.len() >= MOST_VALUES {
            return Err(match self.meaning_of(&text) {
                Meaning::Is(meaning) => Some(meaning),
                Meaning::Nothing => None,
                Meaning::Unmapped => {
                    self.values.others += rows;
                    None
                }
            });
        }
        let code = self.values.texts.intern(text.as_bytes()) as usize;
        if code == self.meanings.len() {
            self.meanings.push(self.meaning_of(&text));
            self.values.counts.push(0);
        }
        Ok(code)
    }

    /// All values, with what they were found to mean.
    pub(crate) fn found(&self, header: &str) -> ColumnValues {
        let names: Vec<(&'static str, Meaning<T>)> = self
            .told
            .meanings
            .iter()
            .map(|&(name, _)| (name, (self.classify)(name)))
            .collect();
        let mut found = Vec::with_capacity(self.values.counts.len());
        for (code, meaning) in self.meanings.iter().enumerate() {
            let value = self.values.texts.text(code as u32);
            let name = match meaning {
                Meaning::Unmapped => None,
                Meaning::Nothing => Some(NOTHING_NAME),
                Meaning::Is(_) => Some(
                    names
                        .iter()
                        .find(|(_, other)| other == meaning)
                        .map_or("", |(name, _)| name),
                ),
            };
            found.push(ValueFound {
                value: value.to_owned(),
                count: self.values.counts[code],
                meaning: name,
                told: self.told.meaning(value).is_some(),
            });
        }
        listed(&self.told, header, found, self.values.others)
    }
}

/// Columns whose values are counted, whatever they mean.
pub(super) trait Counted {
    /// The values.
    fn values(&mut self) -> &mut Values;
    /// A new value, in so many rows.
    fn add(&mut self, value: &[u8], rows: u64);
}

impl<T: Copy + PartialEq> Counted for ValueColumn<T> {
    fn values(&mut self) -> &mut Values {
        &mut self.values
    }

    fn add(&mut self, value: &[u8], rows: u64) {
        if let Ok(code) = self.learn(value, rows) {
            self.values.counts[code] += rows;
        }
    }
}

impl Values {
    /// Each was counted on its own.
    pub(super) fn are_all(&self) -> bool {
        self.others == 0 && self.texts.len() < MOST_VALUES
    }

    /// All with their counts, as bytes for another worker.
    pub(super) fn pack(&self, to: &mut Pack) {
        to.count(self.counts.len());
        for (code, &count) in (0..).zip(&self.counts) {
            to.text(self.texts.get(code));
            to.number(count);
        }
    }
}

/// Takes in values of later rows.
pub(super) fn absorb_values(column: &mut dyn Counted, from: &mut Unpack<'_>) {
    for _ in 0..from.count() {
        let (value, count) = (from.text(), from.number());
        let values = column.values();
        match values.texts.find(value) {
            Some(code) => values.counts[code as usize] += count,
            None => column.add(value, count),
        }
    }
}

/// The list of a column, without what is too much.
fn listed(told: &Told, header: &str, found: Vec<ValueFound>, others: u64) -> ColumnValues {
    let mut found = sorted(found, |one, other| {
        (one.meaning.is_some(), !one.told, other.count, &one.value).cmp(&(
            other.meaning.is_some(),
            !other.told,
            one.count,
            &other.value,
        ))
    });
    let unknown = || found.iter().filter(|found| found.meaning.is_none());
    let (distinct, rows) = (
        unknown().count() as u64 + u64::from(others > 0),
        unknown().map(|found| found.count).sum::<u64>() + others,
    );
    let all = found.len();
    let mut place = 0;
    found.retain(|found| {
        place += 1;
        place <= MOST_LISTED || found.told
    });
    let unlisted = (all - found.len()) as u64;
    ColumnValues {
        field: told.field,
        header: header.to_owned(),
        meanings: told.meanings,
        values: found,
        unknown: distinct,
        unknown_rows: rows,
        unlisted,
    }
}

#[cfg(test)]
mod tests {
    use super::super::dataset::Kind;
    use super::super::grounds::Grounds;
    use super::super::vocabulary;
    use super::*;
    use crate::settings::Settings;

    fn told(field: &'static str, key: &str, values: &[(&str, &str)]) -> Told {
        let mut settings = Settings::default();
        let of = settings.values.entry(key.to_owned()).or_default();
        for &(value, meaning) in values {
            of.insert(value.to_owned(), meaning.to_owned());
        }
        let grounds = Grounds {
            settings: &settings,
            kind: Some(Kind::Touches),
            profile: None,
        };
        Told::new(&grounds, field)
    }

    #[test]
    fn unmapped_values_are_listed_most_frequent_first() {
        let mut column = ValueColumn::new(0, vocabulary::lead_type, Told::default());
        for value in ["b", "internet", "a", "b", "n/a"] {
            column.read(value.as_bytes());
        }
        assert_eq!(
            column.found("Type").notes(),
            ["these 2 values are not classified, in 3 rows: b (2), a (1)"]
        );
    }

    #[test]
    fn what_is_told_goes_before_what_is_recognised() {
        let told = told(
            "result",
            "touches.result",
            &[
                ("Contacted", "Live message"),
                ("zurückgerufen", "connected"),
            ],
        );
        let mut column = ValueColumn::new(0, vocabulary::result, told);
        let read = |column: &mut ValueColumn<_>, value: &str| column.read(value.as_bytes());
        use super::super::values::TouchResult;
        assert_eq!(
            read(&mut column, "contacted"),
            Some(TouchResult::LiveMessage)
        );
        assert_eq!(
            read(&mut column, "ZURÜCKGERUFEN"),
            Some(TouchResult::Connected)
        );
        assert_eq!(read(&mut column, "brieftaube"), None);
        let found = column.found("Ergebnis");
        let all: Vec<_> = found
            .values
            .iter()
            .map(|found| (found.value.as_str(), found.meaning, found.told))
            .collect();
        assert_eq!(
            all,
            [
                ("brieftaube", None, false),
                ("ZURÜCKGERUFEN", Some("connected"), true),
                ("contacted", Some("live-message"), true),
            ]
        );
        assert_eq!(found.not_understood().expect("one").rows, 1);
    }

    #[test]
    fn fifty_values_are_listed_and_all_are_counted() {
        let mut column = ValueColumn::new(0, vocabulary::channel, Told::default());
        for n in 0..70 {
            column.read(format!("way {n}").as_bytes());
        }
        let found = column.found("Way");
        assert_eq!((found.values.len(), found.unlisted), (50, 20));
        assert_eq!((found.unknown, found.unknown_rows), (70, 70));
    }
}
