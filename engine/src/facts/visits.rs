//! Appointments, shows, test drives.

use super::case::Case;
use super::flag::{Flag, Flags};
use super::persistence::sale;
use crate::records::{Appointment, Visit};
use crate::time::DAY;

/// Days after a visit within which a sale is one from it (M39).
const SOLD_WITHIN: i64 = 30;

/// The last instant that counts: the as-of time, and the end of the horizon where there is one.
fn limit(case: &Case<'_>) -> i64 {
    let as_of = case.as_of.unwrap_or(i64::MAX);
    case.within.map_or(as_of, |within| within.min(as_of))
}

/// Made in time. One of which nobody wrote when it was made is in the files, so it was; within a horizon it counts by
/// the time it takes place.
fn made(case: &Case<'_>, appointment: &Appointment) -> bool {
    let limit = limit(case);
    match (appointment.created.ms(), case.within) {
        (Some(made), _) => made <= limit,
        (None, None) => true,
        (None, Some(_)) => appointment.at.ms().is_some_and(|at| at <= limit),
    }
}

/// The customer came, in time.
fn shown(case: &Case<'_>, appointment: &Appointment) -> bool {
    appointment.visit == Visit::Shown && appointment.at.ms().is_none_or(|at| at <= limit(case))
}

/// The steps of the journey in these files: appointment made, customer came, test drive.
pub(super) fn steps(case: &Case<'_>) -> [bool; 3] {
    let list = case.appointments;
    [
        list.iter().any(|a| made(case, a)),
        list.iter().any(|a| shown(case, a)),
        list.iter()
            .any(|a| shown(case, a) && a.test_drive == Some(true)),
    ]
}

/// Answers what this file is about.
pub(super) fn answer(case: &Case<'_>, flags: &mut Flags) {
    if case.appointments.is_empty() {
        return;
    }
    let [set, _, drive] = steps(case);
    if set {
        flags.set(Flag::AppointmentSet);
    }
    if drive {
        flags.set(Flag::TestDrive);
    }
    let Some(as_of) = case.as_of else { return };
    let day = |ms: i64| case.zone.local_ms(ms).div_euclid(DAY);
    let sold = sale(case).map(day);
    let (mut old, mut bought) = (false, false);
    for appointment in case.appointments {
        let Some(at) = appointment.at.ms().filter(|_| shown(case, appointment)) else {
            continue;
        };
        if day(as_of) <= day(at) + SOLD_WITHIN {
            continue;
        }
        old = true;
        bought |= sold.is_some_and(|sold| (0..=SOLD_WITHIN).contains(&(sold - day(at))));
    }
    let undated = case.row.outcome == crate::records::Outcome::Won && sold.is_none();
    flags.share(Flag::Shown, Flag::SoldFromShown, old && !undated, bought);
}
