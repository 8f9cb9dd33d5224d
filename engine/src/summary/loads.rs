//! What became of leads by how many their person got on the same day (M52).

use crate::facts::{FactRow, Facts, Marks, PersonDay};
use crate::records::{Channel, Exclusion};

/// Leads, called, reached, old enough for 60 minutes, answered within them.
pub type Load = [u64; 5];

/// One person's day: everything it brought, and the selected leads of it. A shard may hold a part of a day: parts add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Day {
    key: u64,
    all: u64,
    load: Load,
}

/// Days with a selected lead, ascending by key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loads(Vec<Day>);

impl Loads {
    /// No lead yet, with room for every day.
    pub(super) fn room(facts: &Facts) -> Self {
        let day = |day: &PersonDay| Day {
            key: day.key,
            all: u64::from(day.leads),
            load: [0; 5],
        };
        Self(facts.person_days.iter().map(day).collect())
    }

    /// One judged lead.
    #[inline]
    pub(super) fn add(&mut self, row: &FactRow, marks: &Marks) {
        if !marks.judged || row.exclusion != Exclusion::None {
            return;
        }
        let Some(day) = self.0.get_mut(marks.day as usize) else {
            return;
        };
        // Bit 5 of `SLA`: 60 minutes.
        let hour = marks.timed && marks.mature >> 5 & 1 == 1;
        for (sum, is) in day.load.iter_mut().zip([
            true,
            row.touches[Channel::Phone as usize] > 0,
            row.contacted,
            hour,
            hour && marks.hit >> 5 & 1 == 1,
        ]) {
            *sum += u64::from(is);
        }
    }

    /// Days that brought something, whether or not a lead of them is selected, so that parts of a day add up.
    pub(super) fn absorb(&mut self, other: &Self) {
        for day in &other.0 {
            match self.0.binary_search_by_key(&day.key, |own| own.key) {
                Ok(at) => {
                    if let Some(own) = self.0.get_mut(at) {
                        own.all += day.all;
                        for (own, theirs) in own.load.iter_mut().zip(day.load) {
                            *own += theirs;
                        }
                    }
                }
                Err(at) => self.0.insert(at, *day),
            }
        }
    }

    /// The sums over all days that brought at least `from` and at most `to` leads.
    #[must_use]
    pub fn between(&self, from: u64, to: u64) -> Load {
        let mut sums = [0; 5];
        for day in self.0.iter().filter(|day| from <= day.all && day.all <= to) {
            for (sum, count) in sums.iter_mut().zip(day.load) {
                *sum += count;
            }
        }
        sums
    }
}
