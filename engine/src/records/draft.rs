//! A lead as one file has it so far, and what holds where its rows differ.

use super::dataset::NONE;
use super::field::Field;
use super::names::{Names, smaller_name};
use super::packed::{Pack, Unpack};
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

    /// The same as bytes, for another worker.
    pub(super) fn pack(&self, to: &mut Pack) {
        for stamp in self.dates {
            to.number(stamp.bits());
        }
        for code in [self.dealer, self.person, self.source, self.line, self.rows] {
            to.short(code);
        }
        to.short(u32::from(self.attempts));
        to.byte(self.channel.map_or(u8::MAX, |channel| channel as u8));
        to.byte(self.outcome as u8);
        to.byte(self.exclusion as u8);
        for flag in [self.contacted, self.hot] {
            to.maybe(flag);
        }
        for flag in [self.bad, self.disagrees, self.reachable] {
            to.byte(u8::from(flag));
        }
    }

    /// The same out of these bytes.
    pub(super) fn unpack(from: &mut Unpack<'_>) -> Self {
        let dates = [(); 5].map(|()| Stamp::from_bits(from.number()));
        let [dealer, person, source, line, rows] = [(); 5].map(|()| from.short());
        let attempts = u16::try_from(from.short()).unwrap_or(u16::MAX);
        let channel = Channel::ALL.get(usize::from(from.byte())).copied();
        let outcome = Outcome::ALL.get(usize::from(from.byte())).copied();
        let exclusion = from.byte().checked_sub(1);
        let exclusion = exclusion.and_then(|at| Exclusion::ALL.get(usize::from(at)));
        let [contacted, hot] = [(); 2].map(|()| from.maybe());
        let [bad, disagrees, reachable] = [(); 3].map(|()| from.byte() == 1);
        Self {
            dates,
            dealer,
            person,
            source,
            line,
            rows,
            attempts,
            channel,
            outcome: outcome.unwrap_or(Outcome::Unknown),
            exclusion: exclusion.map_or(Exclusion::None, |&exclusion| exclusion),
            bad,
            contacted,
            hot,
            disagrees,
            reachable,
        }
    }

    /// Takes in what later rows of the same file say about the same lead. `date` is told the dates that differ.
    pub(super) fn absorb(&mut self, later: &Self, names: &Names, mut date: impl FnMut(u8, Stamp)) {
        for (which, (own, &stamp)) in (0_u8..).zip(self.dates.iter_mut().zip(&later.dates)) {
            if *own == stamp || stamp.is_none() {
                continue;
            }
            if own.is_none() {
                *own = stamp;
            } else {
                date(which, stamp);
            }
        }
        self.disagrees |= later.disagrees
            | smaller_name(&mut self.dealer, later.dealer, &names.dealers)
            | smaller_name(&mut self.person, later.person, &names.people)
            | smaller_name(&mut self.source, later.source, &names.sources);
        self.rows += later.rows;
        self.attempts = more_attempts(self.attempts, later.attempts);
        self.channel = first_channel(self.channel, later.channel);
        self.outcome = stronger(self.outcome, later.outcome);
        self.exclusion = first_exclusion(self.exclusion, later.exclusion);
        self.bad |= later.bad;
        self.contacted = self.contacted.max(later.contacted);
        self.hot = self.hot.max(later.hot);
        self.reachable |= later.reachable;
    }
}

/// The larger of two counts of attempts; `u16::MAX` is not stated.
pub(crate) fn more_attempts(one: u16, other: u16) -> u16 {
    match (one, other) {
        (u16::MAX, count) | (count, u16::MAX) => count,
        (one, other) => one.max(other),
    }
}

/// The first of two channels in reporting order, where both are known.
pub(crate) fn first_channel(one: Option<Channel>, other: Option<Channel>) -> Option<Channel> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
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
