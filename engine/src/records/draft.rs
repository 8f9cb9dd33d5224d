//! A lead as one file has it so far, and what holds where its rows differ.

use super::dataset::NONE;
use super::field::Field;
use super::values::{Channel, Exclusion, Outcome};
use crate::time::Stamp;

/// The dates of a lead, in the order of [`Draft::dates`].
pub(crate) const DATES: [Field; 5] = [
    Field::CreatedAt,
    Field::ClosedAt,
    Field::SoldAt,
    Field::FirstAttemptAt,
    Field::FirstContactAt,
];

/// A lead as one file has it so far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Draft {
    pub(crate) dates: [Stamp; 5],
    pub(crate) dealer: u32,
    pub(crate) person: u32,
    pub(crate) source: u32,
    /// First line of the file that is about this lead.
    pub(crate) line: u32,
    /// Rows that are about this lead and no touch.
    pub(crate) rows: u32,
    pub(crate) attempts: u16,
    pub(crate) channel: Option<Channel>,
    pub(crate) outcome: Outcome,
    pub(crate) exclusion: Exclusion,
    /// Marked bad by a person.
    pub(crate) bad: bool,
    pub(crate) contacted: Option<bool>,
    pub(crate) hot: Option<bool>,
    /// Rows of this file disagree about a name.
    pub(crate) disagrees: bool,
    /// A phone number or an e-mail address is there.
    pub(crate) reachable: bool,
}

impl Draft {
    /// Nothing known yet.
    pub(crate) const NEW: Self = Self {
        dates: [Stamp::NONE; 5],
        dealer: NONE,
        person: NONE,
        source: NONE,
        line: 0,
        rows: 0,
        attempts: u16::MAX,
        channel: None,
        outcome: Outcome::Unknown,
        exclusion: Exclusion::None,
        bad: false,
        contacted: None,
        hot: None,
        disagrees: false,
        reachable: false,
    };
}

/// The stronger of two outcomes, whatever the order of rows.
pub(crate) fn stronger(one: Outcome, other: Outcome) -> Outcome {
    const fn rank(outcome: Outcome) -> u8 {
        match outcome {
            Outcome::Unknown => 0,
            Outcome::Open => 1,
            Outcome::Cancelled => 2,
            Outcome::Lost => 3,
            Outcome::OptOut => 4,
            Outcome::Won => 5,
        }
    }
    if rank(other) > rank(one) { other } else { one }
}

/// The exclusion that takes precedence.
pub(crate) fn first_exclusion(one: Exclusion, other: Exclusion) -> Exclusion {
    match (one, other) {
        (Exclusion::None, other) => other,
        (one, Exclusion::None) => one,
        (one, other) => one.min(other),
    }
}
