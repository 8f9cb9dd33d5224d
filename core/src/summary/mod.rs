//! Mergeable figures: counts and exact sparse histograms, for the selection and for each value of each grouping.
//!
//! A [`Summary`] is a commutative monoid. `Summary::default()` is its neutral element, [`Summary::merge`] is associative
//! and commutative, and groups are keyed by name, so summaries of shards with different dictionaries merge. A report
//! from merged summaries equals the report from the whole, byte for byte, when all were judged at the same instant.

mod behind;
mod counts;
mod group;
mod histogram;
mod select;
mod worklist;

pub use behind::{BEHIND, Behind};
pub use counts::{Counts, Moments};
pub use group::Key;
pub use histogram::Histogram;
pub use worklist::Todo;

use std::collections::BTreeMap;

use crate::facts::{Clock, Facts, Stop};
use crate::order::sorted;
use crate::settings::{By, Settings};
use group::Grouping;

/// Everything the metrics need of a set of leads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What is counted.
    pub counts: Counts,
    /// When clocks stopped, by [`Clock`].
    pub clocks: [Histogram; 6],
}

impl Cell {
    /// When one clock stopped.
    #[must_use]
    pub const fn clock(&self, clock: Clock) -> &Histogram {
        &self.clocks[clock as usize]
    }

    fn absorb(&mut self, other: &Self) {
        self.counts.absorb(&other.counts);
        for (own, theirs) in self.clocks.iter_mut().zip(&other.clocks) {
            own.absorb(theirs);
        }
    }
}

/// A selection of leads, summed up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The whole selection.
    pub whole: Cell,
    /// By grouping field and value; values without a lead in the selection are absent.
    pub groups: BTreeMap<By, BTreeMap<Key, Cell>>,
    /// Leads outside the selection, and leads newer than the as-of time.
    pub left_out: u64,
    /// The first of those whom somebody should turn to now.
    pub worklist: Vec<Todo>,
}

impl Summary {
    /// Sums up the leads that `settings.filter` selects, as a whole and by each field of `settings.by`.
    #[must_use]
    pub fn of(facts: &Facts, settings: &Settings) -> Self {
        let chosen = select::chosen(facts, &settings.filter);
        let mut fields = sorted(settings.by.clone(), Ord::cmp);
        fields.dedup();
        let groupings: Vec<Grouping> = fields.iter().map(|&by| Grouping::of(facts, by)).collect();
        let mut whole = Cell::default();
        let mut cells: Vec<Vec<Cell>> = groupings
            .iter()
            .map(|grouping| vec![Cell::default(); grouping.keys.len()])
            .collect();
        let mut left_out = facts.later;
        for (index, (row, marks)) in facts.rows.iter().zip(&facts.marks).enumerate() {
            if !chosen[index] {
                left_out += 1;
                continue;
            }
            if groupings.is_empty() {
                whole.counts.add(row, marks);
            }
            for (grouping, cells) in groupings.iter().zip(&mut cells) {
                cells[grouping.codes[index] as usize].counts.add(row, marks);
            }
        }
        // Every lead has exactly one value of a field, so any grouping's cells add up to the whole.
        for cell in cells.first().into_iter().flatten() {
            whole.counts.absorb(&cell.counts);
        }
        for clock in Clock::ALL {
            let timeline = &facts.timelines[clock as usize];
            let whole = &mut whole.clocks[clock as usize];
            whole.reserve(timeline.items.len());
            for item in &timeline.items {
                let row = item.row as usize;
                if !chosen[row] {
                    continue;
                }
                whole.push(item.ms, item.stop);
                for (grouping, cells) in groupings.iter().zip(&mut cells) {
                    cells[grouping.codes[row] as usize].clocks[clock as usize]
                        .push(item.ms, item.stop);
                }
            }
        }
        let mut groups: BTreeMap<By, BTreeMap<Key, Cell>> = BTreeMap::new();
        for (by, (grouping, cells)) in fields.into_iter().zip(groupings.into_iter().zip(cells)) {
            let filled = groups.entry(by).or_default();
            for (key, cell) in grouping.keys.into_iter().zip(cells) {
                if cell.counts.received > 0 {
                    filled.insert(key, cell);
                }
            }
        }
        Self {
            whole,
            groups,
            left_out,
            worklist: worklist::first(facts, &chosen),
        }
    }

    /// The summary of both sets of leads together, which must not share a lead.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.whole.absorb(&other.whole);
        for (by, cells) in other.groups {
            let own = self.groups.entry(by).or_default();
            for (key, cell) in cells {
                own.entry(key).or_default().absorb(&cell);
            }
        }
        self.left_out += other.left_out;
        self.worklist = worklist::merged(self.worklist, other.worklist);
        self
    }
}

impl Histogram {
    fn push(&mut self, ms: i64, stop: Stop) {
        match stop {
            Stop::Event => self.add_event(ms),
            Stop::Censored => self.add_censored(ms),
            Stop::Late => self.add_late(ms),
        }
    }
}
