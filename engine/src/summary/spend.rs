//! What leads cost and earned, by source, where the files tell it.

use super::group::Key;
use crate::facts::{Facts, Flag};
use crate::records::{Exclusion, NONE};

/// Sums about the leads of one source. Money is in hundredths; sums wrap, so that order does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spend {
    /// In the selection.
    pub received: u64,
    /// Of those, with a cost.
    pub costed: u64,
    /// Their costs.
    pub cost: i64,
    /// Workable and old enough for the horizon of the settings.
    pub judged: u64,
    /// Of those, reached on any channel.
    pub contacted: u64,
    /// With an appointment that the customer kept.
    pub shown: u64,
    /// Won.
    pub won: u64,
    /// Of the won ones, with a gross profit.
    pub grossed: u64,
    /// Their gross profits.
    pub gross: i64,
}

impl Spend {
    /// Takes in the sums of other leads.
    pub const fn absorb(&mut self, other: &Self) {
        self.received += other.received;
        self.costed += other.costed;
        self.cost = self.cost.wrapping_add(other.cost);
        self.judged += other.judged;
        self.contacted += other.contacted;
        self.shown += other.shown;
        self.won += other.won;
        self.grossed += other.grossed;
        self.gross = self.gross.wrapping_add(other.gross);
    }
}

/// By source, ascending, leads without one last; nothing where no file tells money.
pub(super) fn spend(facts: &Facts, chosen: &[bool]) -> Vec<(Key, Spend)> {
    if !(facts.knows.cost || facts.knows.gross) {
        return Vec::new();
    }
    let mut sources = vec![Spend::default(); facts.sources.len() + 1];
    let blank = facts.sources.len();
    for (index, more) in facts.more.iter().enumerate() {
        let (row, marks) = (&facts.rows[index], &facts.marks[index]);
        if !chosen[index] {
            continue;
        }
        let code = if row.source == NONE {
            blank
        } else {
            row.source as usize
        };
        let source = &mut sources[code.min(blank)];
        source.received += 1;
        if more.cost != i64::MIN {
            source.costed += 1;
            source.cost = source.cost.wrapping_add(more.cost);
        }
        if row.exclusion != Exclusion::None || !marks.judged {
            continue;
        }
        source.judged += 1;
        source.contacted += u64::from(row.contacted);
        source.shown += u64::from(marks.flags.has(Flag::Shown));
        source.won += u64::from(marks.won);
        if marks.won && more.gross != i64::MIN {
            source.grossed += 1;
            source.gross = source.gross.wrapping_add(more.gross);
        }
    }
    let named = sources.into_iter().enumerate();
    named
        .filter(|(_, source)| source.received > 0)
        .map(|(code, source)| (Key::new(facts.sources.get(code).cloned()), source))
        .collect()
}
