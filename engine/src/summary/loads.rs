//! What became of leads by how many their person got on the same day (M52).

use std::collections::BTreeMap;

use crate::facts::{FactRow, Facts, Marks, PersonDay};
use crate::records::{Channel, NONE};

/// Leads, called, reached, old enough for 60 minutes, answered within them.
pub type Load = [u64; 5];

/// One person's day: everything it brought, and the selected leads of it. A shard may hold a part of a day: parts add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Day {
    key: u64,
    all: u64,
    load: Load,
}

/// Leads by the day of their person, or once and for all by how many leads that day brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loads {
    /// Days of which a shard may hold another part, ascending by key.
    days: Vec<Day>,
    /// By how many leads a whole day brought.
    sizes: BTreeMap<u32, Load>,
}

impl Loads {
    /// No lead yet, with room for every day.
    pub(super) fn by_day(facts: &Facts) -> Self {
        let day = |day: &PersonDay| Day {
            key: day.key,
            all: u64::from(day.leads),
            load: [0; 5],
        };
        Self {
            days: facts.person_days.iter().map(day).collect(),
            sizes: BTreeMap::new(),
        }
    }

    /// One judged lead.
    #[inline]
    pub(super) fn add(&mut self, row: &FactRow, marks: &Marks) {
        let load = match self.days.get_mut(marks.day as usize) {
            Some(day) => &mut day.load,
            None if marks.day == NONE => return,
            None => self.sizes.entry(marks.day_leads).or_default(),
        };
        // Bit 5 of `SLA`: 60 minutes.
        let hour = marks.timed && marks.mature >> 5 & 1 == 1;
        for (sum, is) in load.iter_mut().zip([
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
        for day in &other.days {
            match self.days.binary_search_by_key(&day.key, |own| own.key) {
                Ok(at) => {
                    if let Some(own) = self.days.get_mut(at) {
                        own.all += day.all;
                        add(&mut own.load, &day.load);
                    }
                }
                Err(at) => self.days.insert(at, *day),
            }
        }
        for (&leads, load) in &other.sizes {
            add(self.sizes.entry(leads).or_default(), load);
        }
    }

    /// The sums over all days that brought at least `from` and at most `to` leads.
    #[must_use]
    pub fn between(&self, from: u64, to: u64) -> Load {
        let mut sums = [0; 5];
        for day in self
            .days
            .iter()
            .filter(|day| from <= day.all && day.all <= to)
        {
            add(&mut sums, &day.load);
        }
        for (&leads, load) in &self.sizes {
            if (from..=to).contains(&u64::from(leads)) {
                add(&mut sums, load);
            }
        }
        sums
    }
}

fn add(sums: &mut Load, more: &Load) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}
