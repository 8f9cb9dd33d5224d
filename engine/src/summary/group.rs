//! Which group each lead belongs to.

use chrono::Datelike;

use crate::facts::{Facts, Place, date};
use crate::records::{Channel, NONE};
use crate::settings::By;

/// A value of a grouping field. Values sort ascending, the blank one last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    blank: bool,
    name: String,
}

impl Key {
    /// A named value, or the blank one.
    #[must_use]
    pub fn new(name: Option<String>) -> Self {
        Self {
            blank: name.is_none(),
            name: name.unwrap_or_default(),
        }
    }

    /// The value's name; `None` stands for leads without one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        (!self.blank).then_some(self.name.as_str())
    }
}

/// The values of a field and, by fact row, the index of its value.
pub(super) struct Grouping {
    pub(super) keys: Vec<Key>,
    pub(super) codes: Vec<u32>,
    /// The field is the dealer.
    dealer: bool,
}

impl Grouping {
    /// The value of something that may be about no lead, but about a dealer; `NONE` where it has none.
    pub(super) fn code(&self, row: u32, dealer: u32) -> u32 {
        match self.codes.get(row as usize) {
            Some(&code) => code,
            // The blank value comes last.
            None if self.dealer => dealer.min(
                u32::try_from(self.keys.len())
                    .unwrap_or(NONE)
                    .saturating_sub(1),
            ),
            None => NONE,
        }
    }

    pub(super) fn of(facts: &Facts, by: By) -> Self {
        let places = facts.places.iter();
        match by {
            By::Dealer => Self {
                dealer: true,
                ..Self::named(&facts.dealers, places.map(|at| at.dealer))
            },
            By::Person => Self::named(&facts.people, places.map(|at| at.person)),
            By::Source => Self::named(&facts.sources, places.map(|at| at.source)),
            By::Channel => {
                let names: Vec<String> = Channel::ALL
                    .iter()
                    .map(|channel| channel.name().to_owned())
                    .collect();
                let first = facts.rows.iter().map(|row| row.first_channel);
                Self::named(
                    &names,
                    first.map(|channel| channel.map_or(NONE, |channel| channel as u32)),
                )
            }
            By::Hour => {
                let names: Vec<String> = (0..24).map(|hour| format!("{hour:02}")).collect();
                Self::named(&names, facts.rows.iter().map(|row| u32::from(row.hour)))
            }
            By::Weekday => {
                // ISO numbers, Monday first, so that ascending order is the order of the week; 1970-01-01 was a
                // Thursday.
                let names: Vec<String> = (1..=7).map(|day| day.to_string()).collect();
                let weekday = |at: &Place| match at.day {
                    i32::MIN => NONE,
                    day => (day + 3).rem_euclid(7).unsigned_abs(),
                };
                Self::named(&names, places.map(weekday))
            }
            By::Month => Self::dated(facts, |date| {
                format!("{:04}-{:02}", date.year(), date.month())
            }),
            By::Week => Self::dated(facts, |date| {
                let week = date.iso_week();
                format!("{:04}-W{:02}", week.year(), week.week())
            }),
        }
    }

    /// By a code into a list of names; every other code is blank.
    fn named(names: &[String], codes: impl Iterator<Item = u32>) -> Self {
        let blank = u32::try_from(names.len()).unwrap_or(NONE);
        let keys = names
            .iter()
            .cloned()
            .map(Some)
            .chain([None])
            .map(Key::new)
            .collect();
        let codes = codes.map(|code| code.min(blank)).collect();
        Self {
            keys,
            codes,
            dealer: false,
        }
    }

    /// By a name made of the day of creation.
    fn dated(facts: &Facts, name: impl Fn(chrono::NaiveDate) -> String) -> Self {
        // Ascending, with the code of each day once the names are known.
        let mut days: Vec<(i32, u32)> = Vec::new();
        let place =
            |days: &[(i32, u32)], day: i32| days.binary_search_by_key(&day, |known| known.0);
        let mut last = None;
        for row in &facts.places {
            if last != Some(row.day) {
                if let Err(at) = place(&days, row.day) {
                    days.insert(at, (row.day, 0));
                }
                last = Some(row.day);
            }
        }
        let mut keys: Vec<Key> = Vec::new();
        for &(day, _) in &days {
            let key = Key::new(date_name(day, &name));
            if let Err(at) = keys.binary_search(&key) {
                keys.insert(at, key);
            }
        }
        for (day, code) in &mut days {
            let at = keys.binary_search(&Key::new(date_name(*day, &name)));
            *code = at.map_or(0, |at| u32::try_from(at).unwrap_or(NONE));
        }
        let code = |day: i32| place(&days, day).map_or(0, |at| days[at].1);
        let mut memo = (i32::MIN, code(i32::MIN));
        let codes = facts
            .places
            .iter()
            .map(|row| {
                if memo.0 != row.day {
                    memo = (row.day, code(row.day));
                }
                memo.1
            })
            .collect();
        Self {
            keys,
            codes,
            dealer: false,
        }
    }
}

fn date_name(day: i32, name: &impl Fn(chrono::NaiveDate) -> String) -> Option<String> {
    if day == i32::MIN {
        None
    } else {
        date(day).map(name)
    }
}
