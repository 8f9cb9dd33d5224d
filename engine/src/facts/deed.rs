//! What is counted by occurrence and not by lead: promises, and customers who waited for an answer.

use super::clock::{Item, Stop};
use super::promises::{Promise, Promised};
use super::row::FactRow;
use crate::records::Exclusion;

/// One occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// A promise, and what became of it.
    Promise(Promised),
    /// A customer's message or missed call that asks for an answer.
    Asked {
        /// A call that nobody took, not a message.
        call: bool,
        /// Outside opening hours.
        closed: bool,
        /// No person answered within an hour.
        dropped: bool,
    },
    /// The same, too recent to judge.
    AskedJustNow,
}

impl Deed {
    /// How many kinds there are.
    pub const COUNT: usize = Promised::ALL.len() + 8 + 1;

    /// Its place among the kinds.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Promise(promised) => promised as usize,
            Self::Asked {
                call,
                closed,
                dropped,
            } => {
                Promised::ALL.len()
                    + (call as usize)
                    + ((closed as usize) << 1)
                    + ((dropped as usize) << 2)
            }
            Self::AskedJustNow => Self::COUNT - 1,
        }
    }
}

/// Everything of that kind, by lead.
#[derive(Debug, Clone, Default)]
pub(crate) struct Deeds {
    /// Every promise, to leads that are not workable too.
    pub(crate) promises: Vec<Promise>,
    /// Of workable leads: the row and [`Deed::index`].
    pub(crate) list: Vec<(u32, u8)>,
    /// Room to work in: the questions of one lead that nobody has answered yet.
    pub(super) waiting: Vec<(i64, bool)>,
}

impl Deeds {
    pub(super) fn add(&mut self, row: u32, deed: Deed) {
        self.list
            .push((row, u8::try_from(deed.index()).unwrap_or(u8::MAX)));
    }

    /// How much later than due every judged promise to a workable lead was met, ascending; those never met are censored at the as-of time.
    pub(super) fn lateness(&self, rows: &[FactRow], as_of: Option<i64>) -> Vec<Item> {
        let judged = self.promises.iter().filter(|p| {
            p.state.is_judged()
                && rows
                    .get(p.row as usize)
                    .is_some_and(|row| row.exclusion == Exclusion::None)
        });
        let items = judged.filter_map(|promise| {
            let due = promise.due.ms()?;
            let (at, stop) = match promise.met.ms() {
                Some(met) => (met, Stop::Event),
                None => (as_of?, Stop::Censored),
            };
            Some(Item {
                ms: at - due,
                row: promise.row,
                stop,
            })
        });
        crate::order::sorted(items.collect(), |a, b| a.ms.cmp(&b.ms))
    }
}
