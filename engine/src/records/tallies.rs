//! Reasons, counted while rows are read.

use super::account::Asides;
use super::codes::CODES;
use super::packed::{Pack, Unpack};
use crate::diagnostic::{FIRST_LINES, Tally};
use crate::order::sorted;

/// The reason in words.
#[must_use]
pub fn reason(code: &str) -> &'static str {
    let known = CODES.iter().find(|known| known.code == code);
    known.map_or("", |known| known.title)
}

/// What the user can do about it.
#[must_use]
pub fn hint(code: &str) -> &'static str {
    let known = CODES.iter().find(|known| known.code == code);
    known.map_or("", |known| known.hint)
}

/// Rows by code, in order of code at the end.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tallies {
    by_code: Vec<Tally>,
    /// Every row, where they are to be found again.
    all: Option<Asides>,
}

impl Tallies {
    /// From now on every row is kept: whoever adds many tells all their lines.
    pub(crate) fn keep_all(&mut self) {
        self.all = Some(Vec::new());
    }

    /// All rows that were kept, in order.
    pub(crate) fn take_all(&mut self) -> Asides {
        let all = self.all.take().unwrap_or_default();
        sorted(all, |one, other| one.0.cmp(&other.0))
    }

    /// The row that was added last has this number.
    pub(crate) fn renumber(&mut self, number: u64) {
        if let Some(last) = self.all.as_mut().and_then(|all| all.last_mut()) {
            last.0 = number;
        }
    }

    /// Every row, where they are kept.
    pub(crate) fn numbers(&self) -> &[(u64, &'static str)] {
        self.all.as_deref().unwrap_or_default()
    }

    /// One more row.
    pub(crate) fn add(&mut self, code: &'static str, line: u64) {
        self.add_many(code, 1, &[line]);
    }

    /// The code of the reason for which a line was set aside, as far as lines are remembered.
    pub(crate) fn code_of(&self, line: u64) -> Option<&'static str> {
        let found = self
            .by_code
            .iter()
            .find(|tally| tally.first_lines.contains(&line));
        found.map(|tally| tally.code)
    }

    /// More rows, of which the first lines are known.
    pub(crate) fn add_many(&mut self, code: &'static str, count: u64, lines: &[u64]) {
        if count == 0 {
            return;
        }
        if let Some(all) = &mut self.all {
            all.extend(lines.iter().map(|&line| (line, code)));
        }
        let at = self
            .by_code
            .iter()
            .position(|tally| tally.code == code)
            .unwrap_or_else(|| {
                self.by_code.push(Tally {
                    code,
                    message: reason(code).into(),
                    count: 0,
                    first_lines: Vec::new(),
                });
                self.by_code.len() - 1
            });
        let tally = &mut self.by_code[at];
        tally.count += count;
        for &line in lines {
            let place = tally.first_lines.partition_point(|&other| other < line);
            if place < FIRST_LINES {
                tally.first_lines.insert(place, line);
                tally.first_lines.truncate(FIRST_LINES);
            }
        }
    }

    /// What was counted, as bytes for another worker.
    pub(super) fn pack(&self, to: &mut Pack) {
        to.count(self.by_code.len());
        for tally in &self.by_code {
            to.text(tally.code.as_bytes());
            to.number(tally.count);
            to.numbers(&tally.first_lines);
        }
    }

    /// Takes in what was counted of rows that come after so many lines.
    pub(super) fn absorb(&mut self, from: &mut Unpack<'_>, lines: u64) {
        for _ in 0..from.count() {
            let (code, count, told) = (from.text(), from.number(), from.numbers());
            let told: Vec<u64> = told.iter().map(|line| line + lines).collect();
            let known = CODES.iter().find(|known| known.code.as_bytes() == code);
            self.add_many(known.map_or("", |known| known.code), count, &told);
        }
    }

    /// All rows.
    pub(crate) fn total(&self) -> u64 {
        self.by_code.iter().map(|tally| tally.count).sum()
    }

    /// By code, ascending.
    pub(crate) fn finish(self) -> Vec<Tally> {
        sorted(self.by_code, |one, other| one.code.cmp(other.code))
    }
}
