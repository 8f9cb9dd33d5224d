//! Mergeable figures: counts and exact sparse histograms, for the selection and for each value of each grouping.
//!
//! A [`Summary`] is a commutative monoid. `Summary::default()` is its neutral element, [`Summary::merge`] is associative
//! and commutative, and groups are keyed by name, so summaries of shards with different dictionaries merge. A report
//! from merged summaries equals the report from the whole, byte for byte, when all were judged at the same instant.

mod behind;
mod brief;
mod counts;
mod few;
mod group;
mod groups;
mod histogram;
mod loads;
mod named;
mod presence;
mod promises;
mod select;
mod selection;
mod spend;
mod standing;
mod tally;
mod voices;
mod whole;
mod worklist;

pub use behind::{BEHIND, Behind};
pub use brief::{Brief, Briefs, Stratum};
pub use counts::{Counts, Moments};
pub use group::Key;
pub use histogram::Histogram;
pub use loads::{Load, Loads};
pub use named::Named;
pub use presence::Presence;
pub use promises::Promises;
pub use spend::Spend;
pub use voices::Voices;
pub use worklist::Todo;

use std::collections::BTreeMap;

use crate::facts::{Clock, Facts, Stop};
use crate::settings::{By, Settings};
use selection::Selection;

/// Everything the metrics need of a set of leads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What is counted.
    pub counts: Counts,
    /// When clocks stopped, by [`Clock`].
    pub clocks: [Histogram; Clock::COUNT],
    /// Recomputed minus stated response, shifted as in `facts` (M54).
    pub differences: Histogram,
    /// Promises, and customers who asked.
    pub promises: Promises,
    /// What customers said.
    pub voices: Voices,
    /// Who was in charge of leads more than seven days old, and over which days those came in.
    pub presence: Presence,
}

impl Cell {
    /// When one clock stopped.
    #[must_use]
    pub const fn clock(&self, clock: Clock) -> &Histogram {
        &self.clocks[clock as usize]
    }

    fn absorb(&mut self, other: &Self) {
        self.counts.absorb(&other.counts);
        self.differences.absorb(&other.differences);
        self.presence.absorb(&other.presence);
        for (own, theirs) in self.clocks.iter_mut().zip(&other.clocks) {
            own.absorb(theirs);
        }
        self.promises.absorb(&other.promises);
        self.voices.absorb(&other.voices);
    }
}

/// Cells by grouping and value; values without a lead or a sale in the selection are absent.
pub type Groups = BTreeMap<By, BTreeMap<Key, Cell>>;

/// A selection of leads, summed up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The whole selection.
    pub whole: Cell,
    /// What is known of groups.
    pub groups: Groups,
    /// Light counts of all dealers, people, weeks and months, whatever the grouping.
    pub briefs: Briefs,
    /// Leads by how many their person got on the same day.
    pub loads: Loads,
    /// Leads outside the selection, and leads newer than the as-of time.
    pub left_out: u64,
    /// The first of those whom somebody should turn to now.
    pub worklist: Vec<Todo>,
}

impl Summary {
    /// Sums up the leads that `settings.filter` selects, as a whole and by each field of `settings.by`.
    #[must_use]
    pub fn of(facts: &Facts, settings: &Settings) -> Self {
        let selection = Selection::of(facts, settings);
        Self {
            groups: groups::counted(&selection),
            ..whole::counted(&selection, &mut [], Loads::by_day(facts))
        }
    }

    /// The same with nothing of a group but a few of its [`Counts`], and without parts of days, which nobody wants who does
    /// not merge.
    #[must_use]
    pub fn shallow(facts: &Facts, settings: &Settings) -> Self {
        let selection = Selection::of(facts, settings);
        let mut few = selection.each();
        let mut summary = whole::counted(&selection, &mut few, Loads::default());
        summary.groups = selection.named(selection.cells(few));
        summary
    }

    /// Everything of the groups of the same leads, of which a shallow summary has a few counts.
    #[must_use]
    pub fn deep_groups(facts: &Facts, settings: &Settings) -> Groups {
        groups::counted(&Selection::of(facts, settings))
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
        self.briefs.absorb(other.briefs);
        self.loads.absorb(&other.loads);
        self.left_out += other.left_out;
        self.worklist = worklist::merged(self.worklist, other.worklist);
        self
    }
}

/// So many leads or stops of clocks at a time: a browser compiles a function anew while it is not running, so that one that
/// is called once for all of them would stay as slow as it began.
const SOME: usize = 4_096;

/// So many leads are looked at before the first of them is counted: memory brings them all in the time of one.
const AHEAD: usize = 32;

impl Histogram {
    fn push(&mut self, ms: i64, stop: Stop) {
        match stop {
            Stop::Event => self.add_event(ms),
            Stop::Censored => self.add_censored(ms),
            Stop::Ended => self.add_ended(ms),
            Stop::Late => self.add_late(ms),
        }
    }
}
