//! Appointments, shows, test drives.

use super::case::Case;
use super::flag::{Flag, Flags};
use crate::records::{Appointment, Visit};

/// Days after a visit within which a sale is one from it (M39).
const SOLD_WITHIN: i64 = 30;

/// Made in time. One of which nobody wrote when it was made is in the files, so it was; within a horizon it counts by
/// the time it takes place.
fn made(case: &Case<'_>, appointment: &Appointment) -> bool {
    match (appointment.created.ms(), case.within) {
        (Some(made), _) => made <= case.until,
        (None, None) => true,
        (None, Some(_)) => appointment.at.ms().is_some_and(|at| at <= case.until),
    }
}

/// The customer came, in time.
fn shown(case: &Case<'_>, appointment: &Appointment) -> bool {
    appointment.visit == Visit::Shown && appointment.at.ms().is_none_or(|at| at <= case.until)
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
    if case.as_of.is_none() {
        return;
    }
    let sold = case.sale.map(|at| case.day(at));
    let (mut old, mut bought) = (false, false);
    for appointment in case.appointments {
        let Some(at) = appointment.at.ms().filter(|_| shown(case, appointment)) else {
            continue;
        };
        let day = case.day(at);
        if case.judge.today <= day + SOLD_WITHIN {
            continue;
        }
        old = true;
        bought |= sold.is_some_and(|sold| (0..=SOLD_WITHIN).contains(&(sold - day)));
    }
    let undated = case.row.outcome == crate::records::Outcome::Won && sold.is_none();
    flags.share(Flag::Shown, Flag::SoldFromShown, old && !undated, bought);
}
