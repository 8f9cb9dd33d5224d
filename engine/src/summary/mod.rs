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
mod histogram;
mod loads;
mod named;
mod presence;
mod promises;
mod select;
mod spend;
mod standing;
mod tally;
mod voices;
mod worklist;

pub use behind::{BEHIND, Behind};
pub use brief::{Brief, Briefs, Stratum};
use brief::{Building, Lanes};
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

use crate::facts::{Clock, FactRow, Facts, Item, Marks, Stop};
use crate::order::sorted;
use crate::settings::{By, Settings};
use few::Few;
use group::Grouping;
use presence::Presences;
use standing::Standing;
use tally::{Spread, Tally};

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

/// A selection of leads, summed up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The whole selection.
    pub whole: Cell,
    /// By grouping field and value; values without a lead or a sale in the selection are absent.
    pub groups: BTreeMap<By, BTreeMap<Key, Cell>>,
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
        Self::made(facts, settings, true)
    }

    /// The same with nothing of a group but a few of its [`Counts`].
    #[must_use]
    pub fn shallow(facts: &Facts, settings: &Settings) -> Self {
        Self::made(facts, settings, false)
    }

    fn made(facts: &Facts, settings: &Settings, deep: bool) -> Self {
        let chosen = select::chosen(facts, &settings.filter);
        let mut fields = sorted(settings.by.clone(), Ord::cmp);
        fields.dedup();
        let groupings: Vec<Grouping> = fields.iter().map(|&by| Grouping::of(facts, by)).collect();
        let mut whole = Cell::default();
        let mut cells: Vec<Vec<Cell>> = groupings
            .iter()
            .map(|grouping| vec![Cell::default(); grouping.keys.len()])
            .collect();
        // Those of which everything is counted, and those of which little is.
        let (inside, outside) = groupings.split_at(if deep { groupings.len() } else { 0 });
        // Parts of days are wanted by nobody who does not merge.
        let loads = if deep {
            Loads::by_day(facts)
        } else {
            Loads::default()
        };
        let mut counting = Counting::new(facts, inside, outside, loads);
        let selected: Vec<u32> = (0_u32..)
            .zip(&chosen)
            .filter(|(_, chosen)| **chosen)
            .map(|(index, _)| index)
            .collect();
        counting.left_out += (chosen.len() - selected.len()) as u64;
        for some in selected.chunks(AHEAD) {
            counting.leads(some, &mut whole, &mut cells);
        }
        counting.close(&mut whole, &mut cells);
        let Counting {
            present,
            presences,
            building,
            loads,
            left_out,
            ..
        } = counting;
        for row in select::sold_in_period(facts, &settings.filter) {
            whole.counts.sold_in_period += u64::from(inside.is_empty());
            for (grouping, cells) in groupings.iter().zip(&mut cells) {
                cells[grouping.codes[row] as usize].counts.sold_in_period += 1;
            }
        }
        whole.presence = present.of(0, facts);
        for (presences, cells) in presences.iter().zip(&mut cells) {
            for (set, cell) in cells.iter_mut().enumerate() {
                cell.presence = presences.of(set, facts);
            }
        }
        // Every lead has exactly one value of a field, so any grouping's cells add up to the whole.
        for cell in cells.iter().take(inside.len()).take(1).flatten() {
            whole.counts.absorb(&cell.counts);
        }
        for clock in Clock::ALL {
            let items = &facts.timelines[clock as usize].items;
            if items.is_empty() {
                continue;
            }
            let whole_clock = &mut whole.clocks[clock as usize];
            whole_clock.reserve(usize::try_from(whole.counts.workable).unwrap_or(0));
            // Close together while they are filled.
            let mut groups: Vec<Vec<Histogram>> = cells
                .iter()
                .take(inside.len())
                .map(|cells| cells.iter().map(Histogram::room).collect())
                .collect();
            for some in items.chunks(SOME) {
                count_stops(some, &chosen, inside, whole_clock, &mut groups);
            }
            for (cell, histogram) in cells.iter_mut().flatten().zip(groups.into_iter().flatten()) {
                cell.clocks[clock as usize] = histogram;
            }
        }
        for item in &facts.differences.items {
            let row = item.row as usize;
            if !chosen[row] {
                continue;
            }
            whole.differences.push(item.ms, item.stop);
            for (grouping, cells) in inside.iter().zip(&mut cells) {
                cells[grouping.codes[row] as usize]
                    .differences
                    .push(item.ms, item.stop);
            }
        }
        whole.counts.strays = select::strays(facts, &settings.filter);
        occurrences(facts, &chosen, inside, &mut whole, &mut cells);
        said(facts, settings, &chosen, inside, &mut whole, &mut cells);
        let mut groups: BTreeMap<By, BTreeMap<Key, Cell>> = BTreeMap::new();
        for (by, (grouping, cells)) in fields.into_iter().zip(groupings.into_iter().zip(cells)) {
            let filled = groups.entry(by).or_default();
            for (key, cell) in grouping.keys.into_iter().zip(cells) {
                // A sale of the period alone keeps a value, so that shards add up; it is not reported.
                let counted = cell.counts.received + cell.counts.sold_in_period;
                if counted + cell.voices.responses > 0 {
                    filled.insert(key, cell);
                }
            }
        }
        Self {
            whole,
            groups,
            briefs: building.briefs(facts, &chosen),
            loads,
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
        self.briefs.absorb(other.briefs);
        self.loads.absorb(&other.loads);
        self.left_out += other.left_out;
        self.worklist = worklist::merged(self.worklist, other.worklist);
        self
    }
}

/// So many stops of clocks at a time: a browser compiles a function anew while it is not running, so that one that is
/// called once for all of them would stay as slow as it began.
const SOME: usize = 4_096;

/// So many leads are looked at before the first of them is counted: memory brings them all in the time of one.
const AHEAD: usize = 32;

/// Counts stops of one clock.
#[inline(never)]
fn count_stops(
    items: &[Item],
    chosen: &[bool],
    groupings: &[Grouping],
    whole: &mut Histogram,
    groups: &mut [Vec<Histogram>],
) {
    for item in items {
        let row = item.row as usize;
        if !chosen[row] {
            continue;
        }
        whole.push(item.ms, item.stop);
        for (grouping, group) in groupings.iter().zip(&mut *groups) {
            group[grouping.codes[row] as usize].push(item.ms, item.stop);
        }
    }
}

/// What is counted lead by lead, beside the cells.
struct Counting<'a> {
    facts: &'a Facts,
    groupings: &'a [Grouping],
    /// Groupings of which little is counted.
    outside: &'a [Grouping],
    present: Presences,
    presences: Vec<Presences>,
    spread: Spread,
    tally: Tally,
    tallies: Vec<Vec<Tally>>,
    few: Vec<Vec<Few>>,
    building: Building,
    loads: Loads,
    left_out: u64,
}

impl<'a> Counting<'a> {
    fn new(
        facts: &'a Facts,
        groupings: &'a [Grouping],
        outside: &'a [Grouping],
        loads: Loads,
    ) -> Self {
        Self {
            facts,
            groupings,
            outside,
            present: Presences::new(1, facts),
            presences: groupings
                .iter()
                .map(|grouping| Presences::new(grouping.keys.len(), facts))
                .collect(),
            spread: Spread::new(),
            tally: Tally::default(),
            tallies: groupings
                .iter()
                .map(|grouping| vec![Tally::default(); grouping.keys.len()])
                .collect(),
            few: outside
                .iter()
                .map(|grouping| vec![Few::default(); grouping.keys.len()])
                .collect(),
            building: Building::new(facts),
            loads,
            left_out: facts.later,
        }
    }

    /// Counts at most [`AHEAD`] selected leads.
    #[inline(never)]
    fn leads(&mut self, some: &[u32], whole: &mut Cell, cells: &mut [Vec<Cell>]) {
        let facts = self.facts;
        let lead = |index: u32| {
            let index = index as usize;
            Some((facts.rows.get(index)?, facts.marks.get(index)?))
        };
        let mut looks = [(Standing::Received, Lanes::default()); AHEAD];
        for (look, &index) in looks.iter_mut().zip(some) {
            if let Some((row, marks)) = lead(index) {
                let standing = Standing::of(row, marks);
                *look = (standing, Lanes::of(row, marks, standing));
            }
        }
        for (look, &index) in looks.iter().zip(some) {
            if let Some((row, marks)) = lead(index) {
                self.lead(index as usize, row, marks, look, whole, cells);
            }
        }
    }

    fn lead(
        &mut self,
        index: usize,
        row: &FactRow,
        marks: &Marks,
        (standing, lanes): &(Standing, Lanes),
        whole: &mut Cell,
        cells: &mut [Vec<Cell>],
    ) {
        let facts = self.facts;
        let standing = *standing;
        if marks.bands.week && standing == Standing::Judged {
            self.present.add(0, row.person, row.day);
            for (grouping, presences) in self.groupings.iter().zip(&mut self.presences) {
                presences.add(grouping.codes[index] as usize, row.person, row.day);
            }
        }
        self.building.add(facts, index, row, lanes);
        for (grouping, few) in self.outside.iter().zip(&mut self.few) {
            few[grouping.codes[index] as usize].add(lanes, row, marks, standing);
        }
        if standing == Standing::Judged {
            self.loads.add(row, marks);
        }
        if self.groupings.is_empty() {
            whole.counts.add(row, marks, &mut self.tally, &self.spread);
        }
        let groups = self.groupings.iter().zip(cells).zip(&mut self.tallies);
        for ((grouping, cells), tallies) in groups {
            let code = grouping.codes[index] as usize;
            let (counts, tally) = (&mut cells[code].counts, &mut tallies[code]);
            counts.add(row, marks, tally, &self.spread);
        }
    }

    /// Hands over what waits.
    fn close(&mut self, whole: &mut Cell, cells: &mut [Vec<Cell>]) {
        self.tally.flush(&mut whole.counts);
        let groups = cells.iter_mut().flatten();
        for (cell, tally) in groups.zip(self.tallies.iter_mut().flatten()) {
            tally.flush(&mut cell.counts);
        }
        if !self.outside.is_empty() {
            let groups = cells.iter_mut().flatten();
            for (cell, few) in groups.zip(self.few.iter().flatten()) {
                cell.counts = few.counts();
            }
        }
    }
}

/// Counts what is counted by occurrence.
fn occurrences(
    facts: &Facts,
    chosen: &[bool],
    groupings: &[Grouping],
    whole: &mut Cell,
    cells: &mut [Vec<Cell>],
) {
    for &(row, deed) in &facts.deeds {
        let row = row as usize;
        if !chosen[row] {
            continue;
        }
        whole.promises.add(deed);
        for (grouping, cells) in groupings.iter().zip(&mut *cells) {
            cells[grouping.codes[row] as usize].promises.add(deed);
        }
    }
    for item in &facts.lateness {
        let row = item.row as usize;
        if !chosen[row] {
            continue;
        }
        whole.promises.lateness.push(item.ms, item.stop);
        for (grouping, cells) in groupings.iter().zip(&mut *cells) {
            cells[grouping.codes[row] as usize]
                .promises
                .lateness
                .push(item.ms, item.stop);
        }
    }
    whole.promises.people = promises::people(facts, chosen);
}

/// Counts what customers said. An answer about no lead in the files stands with its dealer, and in no group by another
/// field.
fn said(
    facts: &Facts,
    settings: &Settings,
    chosen: &[bool],
    groupings: &[Grouping],
    whole: &mut Cell,
    cells: &mut [Vec<Cell>],
) {
    let voices = || voices::chosen(facts, &settings.filter, chosen);
    for voice in voices() {
        whole.voices.add(voice, facts);
        for (grouping, cells) in groupings.iter().zip(&mut *cells) {
            let code = grouping.code(voice.row, voice.dealer) as usize;
            if let Some(cell) = cells.get_mut(code) {
                cell.voices.add(voice, facts);
            }
        }
    }
    voices::reasons(voices(), facts, chosen, &mut whole.voices);
}

impl Histogram {
    /// Nothing yet, with room for a time of each lead of a cell.
    fn room(cell: &Cell) -> Self {
        let mut out = Self::default();
        out.reserve(usize::try_from(cell.counts.workable).unwrap_or(0));
        out
    }

    fn push(&mut self, ms: i64, stop: Stop) {
        match stop {
            Stop::Event => self.add_event(ms),
            Stop::Censored => self.add_censored(ms),
            Stop::Ended => self.add_ended(ms),
            Stop::Late => self.add_late(ms),
        }
    }
}
