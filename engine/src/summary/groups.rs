//! Everything of each group: one more pass over the leads, for whoever wants to know.

use super::group::Grouping;
use super::presence::Presences;
use super::selection::Selection;
use super::standing::Standing;
use super::tally::{Spread, Tally};
use super::{Cell, Groups, Histogram, SOME, voices};
use crate::facts::{Facts, Item};

/// Cells of all groups.
pub(super) fn counted(selection: &Selection<'_>) -> Groups {
    selection.named(cells(selection))
}

fn cells(selection: &Selection<'_>) -> Vec<Vec<Cell>> {
    let (facts, chosen, groupings) = (selection.facts, &selection.chosen, &selection.groupings);
    let mut cells: Vec<Vec<Cell>> = selection.each();
    if groupings.is_empty() {
        return cells;
    }
    let sets = groupings.iter().map(|grouping| grouping.keys.len());
    let mut counting = Counting {
        facts,
        groupings,
        presences: sets.map(|sets| Presences::new(sets, facts)).collect(),
        spread: Spread::new(),
        tallies: selection.each(),
    };
    for some in selection.rows.chunks(SOME) {
        counting.leads(some, &mut cells);
    }
    counting.close(&mut cells);
    selection.add_sold(&mut cells);
    for (clock, timeline) in facts.timelines.iter().enumerate() {
        if timeline.items.is_empty() {
            continue;
        }
        // Close together while they are filled.
        let mut histograms: Vec<Vec<Histogram>> = cells
            .iter()
            .map(|cells| cells.iter().map(Histogram::room).collect())
            .collect();
        for some in timeline.items.chunks(SOME) {
            stops(some, chosen, groupings, &mut histograms);
        }
        let filled = histograms.into_iter().flatten();
        for (cell, histogram) in cells.iter_mut().flatten().zip(filled) {
            cell.clocks[clock] = histogram;
        }
    }
    for (grouping, cells) in groupings.iter().zip(&mut cells) {
        others(selection, grouping, cells);
    }
    cells
}

/// Counts stops of one clock.
#[inline(never)]
fn stops(
    items: &[Item],
    chosen: &[bool],
    groupings: &[Grouping],
    histograms: &mut [Vec<Histogram>],
) {
    for item in items {
        let row = item.row as usize;
        if !chosen[row] {
            continue;
        }
        for (grouping, histograms) in groupings.iter().zip(&mut *histograms) {
            histograms[grouping.codes[row] as usize].push(item.ms, item.stop);
        }
    }
}

/// Counts what is counted by occurrence, and what customers said. An answer about no lead in the files stands with its
/// dealer, and in no group by another field.
fn others(selection: &Selection<'_>, grouping: &Grouping, cells: &mut [Cell]) {
    let (facts, chosen) = (selection.facts, &selection.chosen);
    let stops = facts.differences.items.iter();
    for item in stops.filter(|item| chosen[item.row as usize]) {
        let cell = &mut cells[grouping.codes[item.row as usize] as usize];
        cell.differences.push(item.ms, item.stop);
    }
    let late = facts.lateness.iter();
    for item in late.filter(|item| chosen[item.row as usize]) {
        let cell = &mut cells[grouping.codes[item.row as usize] as usize];
        cell.promises.lateness.push(item.ms, item.stop);
    }
    for &(row, deed) in &facts.deeds {
        let row = row as usize;
        if chosen[row] {
            cells[grouping.codes[row] as usize].promises.add(deed);
        }
    }
    for voice in voices::chosen(facts, &selection.settings.filter, chosen) {
        let code = grouping.code(voice.row, voice.dealer) as usize;
        if let Some(cell) = cells.get_mut(code) {
            cell.voices.add(voice, facts);
        }
    }
}

/// What is counted lead by lead.
struct Counting<'a> {
    facts: &'a Facts,
    groupings: &'a [Grouping],
    presences: Vec<Presences>,
    spread: Spread,
    tallies: Vec<Vec<Tally>>,
}

impl Counting<'_> {
    /// Counts some selected leads.
    #[inline(never)]
    fn leads(&mut self, some: &[u32], cells: &mut [Vec<Cell>]) {
        for &index in some {
            let index = index as usize;
            let (row, marks) = (&self.facts.rows[index], &self.facts.marks[index]);
            let present = marks.bands.week && Standing::of(row, marks) == Standing::Judged;
            let groups = cells.iter_mut().zip(&mut self.tallies);
            for (at, (grouping, (cells, tallies))) in self.groupings.iter().zip(groups).enumerate()
            {
                let code = grouping.codes[index] as usize;
                if present {
                    self.presences[at].add(code, row.person, row.day);
                }
                let (counts, tally) = (&mut cells[code].counts, &mut tallies[code]);
                counts.add(row, marks, tally, &self.spread);
            }
        }
    }

    /// Hands over what waits.
    fn close(&mut self, cells: &mut [Vec<Cell>]) {
        for (tallies, cells) in self.tallies.iter_mut().zip(&mut *cells) {
            for (tally, cell) in tallies.iter_mut().zip(cells) {
                tally.flush(&mut cell.counts);
            }
        }
        for (presences, cells) in self.presences.iter().zip(cells) {
            for (set, cell) in cells.iter_mut().enumerate() {
                cell.presence = presences.of(set, self.facts);
            }
        }
    }
}

impl Histogram {
    /// Nothing yet, with room for a time of each lead of a cell.
    fn room(cell: &Cell) -> Self {
        let mut out = Self::default();
        out.reserve(usize::try_from(cell.counts.workable).unwrap_or(0));
        out
    }
}
