//! The leads that are counted, and the groups that they are in.

use super::few::Few;
use super::group::Grouping;
use super::{Cell, Groups, select};
use crate::facts::Facts;
use crate::order::sorted;
use crate::settings::{By, Settings};

/// What one counting is about.
pub(super) struct Selection<'a> {
    pub(super) facts: &'a Facts,
    pub(super) settings: &'a Settings,
    /// Beside each row whether the filter selects it.
    pub(super) chosen: Vec<bool>,
    /// The same as a list of rows.
    pub(super) rows: Vec<u32>,
    fields: Vec<By>,
    /// By field.
    pub(super) groupings: Vec<Grouping>,
}

impl<'a> Selection<'a> {
    pub(super) fn of(facts: &'a Facts, settings: &'a Settings) -> Self {
        let chosen = select::chosen(facts, &settings.filter);
        let mut fields = sorted(settings.by.clone(), Ord::cmp);
        fields.dedup();
        let rows = (0_u32..).zip(&chosen);
        Self {
            facts,
            settings,
            rows: rows
                .filter(|(_, chosen)| **chosen)
                .map(|(row, _)| row)
                .collect(),
            groupings: fields.iter().map(|&by| Grouping::of(facts, by)).collect(),
            chosen,
            fields,
        }
    }

    /// For each group something that begins as nothing.
    pub(super) fn each<T: Clone + Default>(&self) -> Vec<Vec<T>> {
        let groupings = self.groupings.iter();
        groupings
            .map(|grouping| vec![T::default(); grouping.keys.len()])
            .collect()
    }

    /// Cells of all groups by their names, without those in which there is nothing.
    pub(super) fn named(&self, cells: Vec<Vec<Cell>>) -> Groups {
        let mut groups = Groups::new();
        let fields = self.fields.iter().zip(&self.groupings);
        for ((&by, grouping), cells) in fields.zip(cells) {
            // A sale of the period alone keeps a value, so that shards add up; it is not reported.
            let is_known = |cell: &Cell| {
                cell.counts.received + cell.counts.sold_in_period + cell.voices.responses > 0
            };
            let cells = grouping.keys.iter().cloned().zip(cells);
            groups.insert(by, cells.filter(|(_, cell)| is_known(cell)).collect());
        }
        groups
    }

    /// Few counts of all groups as cells.
    pub(super) fn cells(&self, few: Vec<Vec<Few>>) -> Vec<Vec<Cell>> {
        let cell = |few: Few| Cell {
            counts: few.counts(),
            ..Cell::default()
        };
        let mut cells: Vec<Vec<Cell>> = few
            .into_iter()
            .map(|few| few.into_iter().map(cell).collect())
            .collect();
        self.add_sold(&mut cells);
        cells
    }

    /// Counts sales of the period, whenever their leads came in.
    pub(super) fn add_sold(&self, cells: &mut [Vec<Cell>]) {
        for row in select::sold_in_period(self.facts, &self.settings.filter) {
            for (grouping, cells) in self.groupings.iter().zip(&mut *cells) {
                cells[grouping.codes[row] as usize].counts.sold_in_period += 1;
            }
        }
    }
}
