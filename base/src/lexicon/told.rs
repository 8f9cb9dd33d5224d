//! What the user says that values mean (`Settings::values`), for one column.

use super::grounds::Grounds;
use super::kind::Kind;
use super::profiles::Profile;
use super::vocabulary::{Meanings, NOTHING_NAME, meanings, normal};
use crate::diagnostic::Error;
use crate::settings::Settings;
use crate::words::Said;

/// The values of one column that the user gave a meaning, and the meanings there are.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// The field's name in settings.
    pub field: &'static str,
    /// What values of the field can mean.
    pub meanings: Meanings,
    /// Value as it is compared, name of the meaning.
    values: Vec<(String, String)>,
}

/// A value as it is compared; one without letters and digits as it is written.
pub fn comparable(value: &str) -> String {
    let text = normal(value);
    if text.is_empty() {
        value.trim().to_owned()
    } else {
        text
    }
}

/// The name of a meaning, in the writing of the table.
pub fn meaning_named(of: Meanings, name: &str) -> Option<&'static str> {
    let wanted = normal(name);
    of.iter()
        .map(|&(name, _)| name)
        .chain([NOTHING_NAME])
        .find(|own| normal(own) == wanted)
}

impl Told {
    /// For the column of a field in a file of this kind. A key with a kind before it is more certain than one without.
    pub fn new(grounds: &Grounds<'_>, field: &'static str) -> Self {
        let (settings, kind) = (grounds.settings, grounds.kind);
        let of = meanings(kind, field);
        let mut values: Vec<(String, String)> = Vec::new();
        let bare = field.rsplit('.').next().unwrap_or(field);
        let keys = kinds_of(kind, field)
            .iter()
            .map(|kind| format!("{kind}.{bare}"))
            .chain([bare.to_owned()]);
        for key in keys {
            for (value, meaning) in settings.values.get(&key).into_iter().flatten() {
                let value = comparable(value);
                if let Some(meaning) = meaning_named(of, meaning)
                    && !values.iter().any(|(own, _)| *own == value)
                {
                    values.push((value, meaning.to_owned()));
                }
            }
        }
        // What is known of the system yields to the user.
        for (known, value, meaning) in grounds.profile.iter().flat_map(Profile::values) {
            if known == bare
                && let Some(meaning) = meaning_named(of, meaning)
                && !values.iter().any(|(own, _)| own == value)
            {
                values.push((value.to_owned(), meaning.to_owned()));
            }
        }
        Self {
            field,
            meanings: of,
            values,
        }
    }

    /// What the user says that this value means.
    pub fn meaning(&self, value: &str) -> Option<&str> {
        if self.values.is_empty() {
            return None;
        }
        let value = comparable(value);
        let found = self.values.iter().find(|(own, _)| *own == value);
        found.map(|(_, meaning)| meaning.as_str())
    }
}

/// Settings that name no field with a vocabulary, or a meaning that it does not have.
pub fn wrong_values(settings: &Settings) -> Vec<Error> {
    let mut errors = Vec::new();
    for (key, values) in &settings.values {
        let (kind, field) = key
            .split_once('.')
            .map_or((None, key.as_str()), |(kind, field)| (Some(kind), field));
        let lists: Vec<Meanings> = KINDS
            .into_iter()
            .filter(|own| kind.is_none_or(|kind| kind == own.name()))
            .map(|own| meanings(Some(own), field))
            .filter(|list| !list.is_empty())
            .collect();
        let Some(first) = lists.first() else {
            errors.push(Error::new(
                "E027",
                "",
                Said::of(
                    "expected a field whose values have meanings, found `{key}`",
                    vec![("key", key.as_str().into())],
                ),
                "use a field such as `channel`, `direction`, `result`, `status` or `lead_type`",
            ));
            continue;
        };
        for (value, meaning) in values {
            if lists
                .iter()
                .all(|list| meaning_named(list, meaning).is_none())
            {
                let names: Vec<&str> = first.iter().map(|(name, _)| *name).collect();
                errors.push(Error::new(
                    "E028",
                    "",
                    Said::of(
                        "expected a meaning of `{value}` in `{key}`, found `{meaning}`",
                        vec![
                            ("value", value.as_str().into()),
                            ("key", key.as_str().into()),
                            ("meaning", meaning.as_str().into()),
                        ],
                    ),
                    Said::of(
                        "use one of: {names}",
                        vec![(
                            "names",
                            format!("{}, {NOTHING_NAME}", names.join(", ")).into(),
                        )],
                    ),
                ));
            }
        }
    }
    errors
}

const KINDS: [Kind; 8] = [
    Kind::Wide,
    Kind::Leads,
    Kind::Touches,
    Kind::Calls,
    Kind::Tasks,
    Kind::Appointments,
    Kind::Surveys,
    Kind::Expectations,
];

/// The kinds that may stand before the field in a key.
fn kinds_of(kind: Option<Kind>, field: &str) -> &'static [&'static str] {
    match kind {
        Some(Kind::Wide) if field.contains('.') => &["wide", "touches"],
        Some(Kind::Wide) => &["wide", "leads", "touches"],
        Some(Kind::Leads) => &["leads"],
        Some(Kind::Touches) => &["touches"],
        Some(Kind::Calls) => &["calls"],
        Some(Kind::Tasks) => &["tasks"],
        Some(Kind::Appointments) => &["appointments"],
        Some(Kind::Expectations) => &["expectations"],
        _ => &[],
    }
}
