//! Reasons, counted while rows are read.

use super::codes::title;
use crate::diagnostic::{FIRST_LINES, Tally};
use crate::order::sorted;

/// Rows by code, in order of code at the end.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tallies(Vec<Tally>);

impl Tallies {
    /// One more row.
    pub(crate) fn add(&mut self, code: &'static str, line: u64) {
        self.add_many(code, 1, &[line]);
    }

    /// The code of the reason for which a line was set aside, as far as lines are remembered.
    pub(crate) fn code_of(&self, line: u64) -> Option<&'static str> {
        let found = self
            .0
            .iter()
            .find(|tally| tally.first_lines.contains(&line));
        found.map(|tally| tally.code)
    }

    /// More rows, of which the first lines are known.
    pub(crate) fn add_many(&mut self, code: &'static str, count: u64, lines: &[u64]) {
        if count == 0 {
            return;
        }
        let at = self
            .0
            .iter()
            .position(|tally| tally.code == code)
            .unwrap_or_else(|| {
                self.0.push(Tally {
                    code,
                    message: title(code).to_owned(),
                    count: 0,
                    first_lines: Vec::new(),
                });
                self.0.len() - 1
            });
        let tally = &mut self.0[at];
        tally.count += count;
        for &line in lines {
            let place = tally.first_lines.partition_point(|&other| other < line);
            if place < FIRST_LINES {
                tally.first_lines.insert(place, line);
                tally.first_lines.truncate(FIRST_LINES);
            }
        }
    }

    /// All rows.
    pub(crate) fn total(&self) -> u64 {
        self.0.iter().map(|tally| tally.count).sum()
    }

    /// By code, ascending.
    pub(crate) fn finish(self) -> Vec<Tally> {
        sorted(self.0, |one, other| one.code.cmp(other.code))
    }
}
