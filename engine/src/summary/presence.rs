//! Who was there, and over which days: the person-days behind figures per person and day.

use crate::facts::{Facts, fnv1a};
use crate::records::NONE;

/// People in charge of leads and the days over which those leads came in. Two of them join to one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Presence {
    /// A hash of each name, ascending.
    people: Vec<u64>,
    /// First and last local day of arrival.
    days: Option<(i32, i32)>,
}

impl Presence {
    /// How many people.
    #[must_use]
    pub fn people(&self) -> u64 {
        self.people.len() as u64
    }

    /// How many days from the first to the last arrival, both included.
    #[must_use]
    pub fn days(&self) -> u64 {
        self.days.map_or(0, |(first, last)| {
            u64::from(last.abs_diff(first)).saturating_add(1)
        })
    }

    pub(super) fn absorb(&mut self, other: &Self) {
        for &person in &other.people {
            self.add(person);
        }
        if let Some((first, last)) = other.days {
            self.see(first);
            self.see(last);
        }
    }

    fn add(&mut self, person: u64) {
        if let Err(at) = self.people.binary_search(&person) {
            self.people.insert(at, person);
        }
    }

    fn see(&mut self, day: i32) {
        self.days = Some(match self.days {
            Some((first, last)) => (first.min(day), last.max(day)),
            None => (day, day),
        });
    }
}

/// The same for several sets of leads at once, by the codes of one dictionary.
pub(super) struct Presences {
    /// Words of bits a set.
    words: usize,
    bits: Vec<u64>,
    days: Vec<Option<(i32, i32)>>,
}

impl Presences {
    pub(super) fn new(sets: usize, facts: &Facts) -> Self {
        let words = facts.people.len().div_ceil(64);
        Self {
            words,
            bits: vec![0; sets * words],
            days: vec![None; sets],
        }
    }

    /// One lead of a set.
    pub(super) fn add(&mut self, set: usize, person: u32, day: i32) {
        let person = person as usize;
        if day == i32::MIN || person == NONE as usize {
            return;
        }
        if let Some(word) = self.bits.get_mut(set * self.words + person / 64) {
            *word |= 1 << (person % 64);
        }
        if let Some(days) = self.days.get_mut(set) {
            let (first, last) = days.unwrap_or((day, day));
            *days = Some((first.min(day), last.max(day)));
        }
    }

    /// What one set came to.
    pub(super) fn of(&self, set: usize, facts: &Facts) -> Presence {
        let mut out = Presence {
            people: Vec::new(),
            days: self.days.get(set).copied().flatten(),
        };
        let words = self.bits.iter().skip(set * self.words).take(self.words);
        for (at, &word) in words.enumerate() {
            let mut word = word;
            while word != 0 {
                let code = at * 64 + word.trailing_zeros() as usize;
                if let Some(name) = facts.people.get(code) {
                    out.add(fnv1a(name.as_bytes()));
                }
                word &= word - 1;
            }
        }
        out
    }
}
