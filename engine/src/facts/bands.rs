//! Classes of a lead in tables of two ways, and what its appointments and plans add up to.

use super::case::Case;
use super::clock::Marks;
use super::flag::{Flag, Flags};
use super::persistence::{End, last_worked, planned};
use super::visits::steps;
use crate::records::{Channel, Visit};
use crate::time::DAY;

/// A table of leads by class (at most eight) and measure (at most eight).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Tab {
    /// How far a lead came: bits 1 attempted, 2 contacted, 4 appointment made, 8 customer came, 16 test drive, 32 won;
    /// class = bits / 8, measure = bits modulo 8.
    Journey,
    /// Open leads by age (0–2, 3–7, 8–14, 15–30, 31–60, 61–90 days, more) and days since a person worked them (0–2, 3–7,
    /// 8–14, 15–30, more, never, not known).
    Ageing,
    /// Sales by local days from arrival (0–3, 4–7, 8–14, 15–30, 31–60, 61–90, more); sales, and those of leads more than 90 days old.
    Sale,
    /// By time from arrival to the last touch by a person before the end (none, under a day, a week, 4 weeks, 13
    /// weeks, longer); leads, won.
    Span,
    /// By readiness (now, within 60 days, later, not told); leads, attempted, called, contacted.
    Readiness,
    /// Leads that a person turned to, on the local day they came in, or later; leads, replied.
    Reply,
}

impl Tab {
    /// How many there are.
    pub const COUNT: usize = Self::Reply as usize + 1;
}

/// A sum over leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Sum {
    /// Appointments whose time has come.
    Appointments,
    /// Of those, neither called off before nor moved.
    Due,
    /// Of those, with a word on whether the customer confirmed.
    ConfirmedTold,
    Confirmed,
    Shown,
    NoShow,
    /// With a word on whether there was a test drive.
    DriveTold,
    /// Touches of the plan whose day is over, and those made on it (M17).
    Planned,
    PlannedDone,
}

impl Sum {
    /// How many there are.
    pub const COUNT: usize = Self::PlannedDone as usize + 1;
}

/// One lead in all of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Bands {
    /// By [`Tab`]: class, and one bit a measure; no bit where the lead is not in the table.
    pub(crate) tabs: [(u8, u8); Tab::COUNT],
    /// By [`Sum`].
    pub(crate) sums: [u8; Sum::COUNT],
    /// More than seven days old: could have been dropped.
    pub(crate) week: bool,
}

/// Ends of the classes of age, in days.
const AGES: [i64; 6] = [2, 7, 14, 30, 60, 90];
/// Ends of the classes of days to a sale.
const SALES: [i64; 6] = [3, 7, 14, 30, 60, 90];
/// Ends of the classes of silence, in days.
const SILENCES: [i64; 4] = [2, 7, 14, 30];
/// Ends of the classes of span, in days.
const SPANS: [i64; 4] = [1, 7, 28, 91];

/// The first class whose limit holds the value, else the one after them.
#[expect(
    clippy::cast_possible_truncation,
    reason = "at most as many as there are limits"
)]
fn class(limits: &[i64], value: i64) -> u8 {
    limits.iter().take_while(|&&limit| value > limit).count() as u8
}

/// One bit a measure.
fn bits<const N: usize>(measures: [bool; N]) -> u8 {
    (0..)
        .zip(measures)
        .map(|(bit, set)| u8::from(set) << bit)
        .sum()
}

impl Bands {
    /// Puts the lead into all of them; the bands are those of nothing yet.
    pub(super) fn fill(case: &Case<'_>, marks: &mut Marks) {
        let row = case.row;
        let [set, shown, drive] = steps(case);
        let far = bits([case.attempted, row.contacted, set, shown, drive, marks.won]);
        let bands = &mut marks.bands;
        bands.tabs[Tab::Journey as usize] = (far >> 3, 1 << (far & 7));
        let called = row.touches[Channel::Phone as usize] > 0;
        bands.tabs[Tab::Readiness as usize] = (
            case.more.readiness.min(3),
            bits([true, case.attempted, called, row.contacted]),
        );
        bands.appointments(case);
        let (due, done) = planned(case);
        bands.sums[Sum::Planned as usize] = due;
        bands.sums[Sum::PlannedDone as usize] = done;
        if let (Some(created), Some(as_of)) = (case.created, case.as_of) {
            bands.week = as_of - created > 7 * DAY;
            bands.times(case, created, marks.won, marks.flags);
        }
    }

    fn times(&mut self, case: &Case<'_>, created: i64, won: bool, flags: Flags) {
        let day = |ms: i64| case.day(ms);
        let (arrived, today) = (i64::from(case.row.day), case.judge.today);
        let last = last_worked(case).ms();
        let untimed = !case.judge.log || case.history.untimed;
        if case.end == End::Open {
            let silence = match last {
                _ if untimed => 6,
                Some(last) => class(&SILENCES, today - day(last)),
                None => 5,
            };
            self.tabs[Tab::Ageing as usize] = (class(&AGES, today - arrived), 1 << silence);
        }
        if let Some(sold) = case.sale {
            let sold = day(sold);
            self.tabs[Tab::Sale as usize] = (
                class(&SALES, sold - arrived),
                bits([true, today - arrived > 90]),
            );
        }
        if !untimed && case.end != End::Undated {
            // A limit is the first moment of the next class.
            let span = last.map_or(0, |last| {
                1 + class(&SPANS.map(|days| days * DAY - 1), last - created)
            });
            self.tabs[Tab::Span as usize] = (span, bits([true, won]));
        }
        if flags.has(Flag::Spoken)
            && let Some(first) = case.history.first_human.ms()
        {
            self.tabs[Tab::Reply as usize] = (
                u8::from(day(first) > arrived),
                bits([true, flags.has(Flag::Replied)]),
            );
        }
    }

    /// Local day of the sale, days since 1970-01-01, where it was sold.
    pub(super) fn sold(case: &Case<'_>) -> Option<i32> {
        case.created.and(case.as_of)?;
        i32::try_from(case.day(case.sale?)).ok()
    }

    fn appointments(&mut self, case: &Case<'_>) {
        for appointment in case.appointments {
            let come = appointment
                .at
                .ms()
                .is_some_and(|at| case.as_of.is_none_or(|as_of| at <= as_of));
            if !come {
                continue;
            }
            let mut add = |sum: Sum, one: bool| {
                let sum = &mut self.sums[sum as usize];
                *sum = sum.saturating_add(u8::from(one));
            };
            add(Sum::Appointments, true);
            if matches!(appointment.visit, Visit::Cancelled | Visit::Rescheduled) {
                continue;
            }
            add(Sum::Due, true);
            add(Sum::ConfirmedTold, appointment.confirmed.is_some());
            add(Sum::Confirmed, appointment.confirmed == Some(true));
            add(Sum::Shown, appointment.visit == Visit::Shown);
            add(Sum::NoShow, appointment.visit == Visit::NoShow);
            add(Sum::DriveTold, appointment.test_drive.is_some());
        }
    }
}
