//! What is counted by occurrence: promises, and customers who asked.

use super::Histogram;
use super::counts::Absorb;
use super::named::{Named, room, tick};
use crate::facts::{Deed, Facts, Promised};
use crate::records::Exclusion;

/// Counts of promises and questions of workable leads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Promises {
    /// By [`Deed::index`]. Read with [`Promises::of`].
    pub deeds: [u64; Deed::COUNT],
    /// Time from when a promise was due to when it was met; below zero when it was met early.
    pub lateness: Histogram,
    /// By who was to keep them: kept, late, missed, ticked. For the whole selection only.
    pub people: Named,
}

impl Promises {
    /// How many occurrences of this kind.
    #[must_use]
    pub const fn of(&self, deed: Deed) -> u64 {
        self.deeds[deed.index()]
    }

    /// Promises that were due.
    #[must_use]
    pub fn judged(&self) -> u64 {
        Promised::ALL
            .into_iter()
            .filter(|promised| promised.is_judged())
            .map(|promised| self.of(Deed::Promise(promised)))
            .sum()
    }

    pub(super) fn add(&mut self, deed: u8) {
        if let Some(count) = self.deeds.get_mut(usize::from(deed)) {
            *count += 1;
        }
    }

    pub(super) fn absorb(&mut self, other: &Self) {
        self.deeds.absorb(&other.deeds);
        self.lateness.absorb(&other.lateness);
        self.people.absorb(&other.people);
    }
}

/// Promises that were due, by who was to keep them.
pub(super) fn people(facts: &Facts, chosen: &[bool]) -> Named {
    let mut counts = room(&facts.people);
    for promise in &facts.promises {
        let row = promise.row as usize;
        let counted = chosen.get(row).copied().unwrap_or(false)
            && facts
                .rows
                .get(row)
                .is_some_and(|row| row.exclusion == Exclusion::None);
        if counted && promise.state.is_judged() {
            tick(&mut counts, promise.person, promise.state as usize);
        }
    }
    Named::of(&facts.people, &counts)
}
