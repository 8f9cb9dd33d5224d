//! The whole selection: counted lead by lead, with what is light of its groups.

use super::brief::{Building, Lanes};
use super::few::Few;
use super::group::Grouping;
use super::presence::Presences;
use super::selection::Selection;
use super::standing::Standing;
use super::tally::{Spread, Tally};
use super::{AHEAD, Cell, Histogram, Loads, SOME, Summary, promises, select, voices, worklist};
use crate::facts::{FactRow, Facts, Item, Marks};

/// Everything but the groups, of which `few` takes a little where it is wanted.
pub(super) fn counted(selection: &Selection<'_>, few: &mut [Vec<Few>], loads: Loads) -> Summary {
    let (facts, settings, chosen) = (selection.facts, selection.settings, &selection.chosen);
    let mut cell = Cell::default();
    let mut counting = Counting {
        facts,
        groupings: &selection.groupings,
        few,
        present: Presences::new(1, facts),
        spread: Spread::new(),
        tally: Tally::default(),
        building: Building::new(facts),
        loads,
    };
    for some in selection.rows.chunks(AHEAD) {
        counting.leads(some, &mut cell);
    }
    let Counting {
        present,
        mut tally,
        building,
        loads,
        ..
    } = counting;
    let counts = &mut cell.counts;
    tally.flush(counts);
    counts.sold_in_period = select::sold_in_period(facts, &settings.filter).count() as u64;
    counts.strays = select::strays(facts, &settings.filter);
    let workable = usize::try_from(counts.workable).unwrap_or(0);
    cell.presence = present.of(0, facts);
    for (timeline, histogram) in facts.timelines.iter().zip(&mut cell.clocks) {
        if !timeline.items.is_empty() {
            histogram.reserve(workable);
        }
        for some in timeline.items.chunks(SOME) {
            stops(some, chosen, histogram);
        }
    }
    stops(&facts.differences.items, chosen, &mut cell.differences);
    for &(row, deed) in &facts.deeds {
        if chosen[row as usize] {
            cell.promises.add(deed);
        }
    }
    stops(&facts.lateness, chosen, &mut cell.promises.lateness);
    cell.promises.people = promises::people(facts, chosen);
    let said = || voices::chosen(facts, &settings.filter, chosen);
    said().for_each(|voice| cell.voices.add(voice, facts));
    voices::reasons(said(), facts, chosen, &mut cell.voices);
    Summary {
        whole: cell,
        briefs: building.briefs(facts, chosen),
        loads,
        left_out: facts.later + (chosen.len() - selection.rows.len()) as u64,
        worklist: worklist::first(facts, chosen),
        ..Summary::default()
    }
}

/// Counts stops of one clock.
#[inline(never)]
fn stops(items: &[Item], chosen: &[bool], histogram: &mut Histogram) {
    for item in items {
        if chosen[item.row as usize] {
            histogram.push(item.ms, item.stop);
        }
    }
}

/// What is counted lead by lead.
struct Counting<'a> {
    facts: &'a Facts,
    groupings: &'a [Grouping],
    /// By grouping; none where little is not wanted.
    few: &'a mut [Vec<Few>],
    present: Presences,
    spread: Spread,
    tally: Tally,
    building: Building,
    loads: Loads,
}

impl Counting<'_> {
    /// Counts at most [`AHEAD`] selected leads.
    #[inline(never)]
    fn leads(&mut self, some: &[u32], cell: &mut Cell) {
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
                self.lead(index as usize, row, marks, look, cell);
            }
        }
    }

    fn lead(
        &mut self,
        index: usize,
        row: &FactRow,
        marks: &Marks,
        (standing, lanes): &(Standing, Lanes),
        cell: &mut Cell,
    ) {
        if *standing == Standing::Judged {
            if marks.bands.week {
                self.present.add(0, row.person, row.day);
            }
            self.loads.add(row, marks);
        }
        self.building.add(self.facts, index, row, lanes);
        for (grouping, few) in self.groupings.iter().zip(&mut *self.few) {
            few[grouping.codes[index] as usize].add(lanes, row, marks, *standing);
        }
        cell.counts.add(row, marks, &mut self.tally, &self.spread);
    }
}
