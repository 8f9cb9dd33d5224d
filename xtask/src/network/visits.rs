//! Appointments: made, confirmed, kept or not, with or without a test drive.

use super::Network;
use super::calendar::{DAY, HOUR, Local, MINUTE};
use super::export::{Rows, id};
use super::follow_up::{Touch, User};
use super::lead::Lead;
use super::long_game::owner;
use super::prng::Prng;

const HEADER: &str = "Appointment ID,Lead ID,Dealer,Created,Appointment Start DateTime,Appt Reason,Appointment Status,Is Show,\
                      Is No Show,Is Confirmed,Is Cancelled,Rescheduled Date,Test Drive,Sales Rep";

/// One appointment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visit {
    lead: usize,
    user: User,
    created: Local,
    at: Local,
    reason: &'static str,
    /// Shown, no show, cancelled, rescheduled, or blank: nobody wrote it down.
    status: &'static str,
    confirmed: bool,
    moved: Option<Local>,
    test_drive: bool,
}

/// The appointments of one lead; `end` is when it was sold or closed.
pub(super) fn meet(
    prng: &mut Prng,
    place: usize,
    lead: &Lead,
    log: &[Touch],
    end: Local,
    visits: &mut Vec<Visit>,
) {
    let until = super::UNTIL;
    let spoken = log
        .iter()
        .find(|touch| touch.result == "Contacted" || touch.inbound && touch.kind == "Reply");
    let made = match spoken {
        Some(touch) if prng.chance(if lead.sold.is_some() { 0.78 } else { 0.34 }) => {
            Local(touch.at.0 + 6 * MINUTE)
        }
        // Booked on the website, or at the door: nobody is logged to have spoken to the customer.
        None if prng.chance(if lead.sold.is_some() { 0.3 } else { 0.02 }) => {
            lead.created.after_open(prng.between(1, 30) * HOUR)
        }
        _ => return,
    };
    let service = lead.kind == "Service";
    if made >= end.min(until) {
        return;
    }
    let mut at = Local(made.0 + DAY).after_open(prng.between(0, 40) * HOUR);
    at = Local(at.0 - at.0.rem_euclid(15 * MINUTE));
    let mut created = made.max(lead.created);
    let user = spoken.map_or(owner(lead), |touch| touch.user);
    let shows = lead.sold.is_some_and(|sold| at < sold);
    for round in 0..3 {
        if at <= created || lead.sold.is_some_and(|sold| at > sold) {
            return;
        }
        let confirmed = prng.chance(0.62);
        let fates = [
            ("Shown", if shows { 90.0 } else { 42.0 }),
            ("No show", if shows { 2.0 } else { 33.0 }),
            ("Cancelled", 8.0),
            ("Rescheduled", 10.0),
            ("", 6.0),
        ];
        let status = match fates[prng.weighted(&fates.map(|(_, weight)| weight))].0 {
            _ if at > until => "Scheduled",
            "Rescheduled" if round == 2 => "Cancelled",
            "No show" if confirmed && prng.chance(0.2) => "Shown",
            "" => "Scheduled",
            status => status,
        };
        let moved = (status == "Rescheduled")
            .then(|| Local(at.0 - prng.between(1, 20) * HOUR).max(Local(created.0 + MINUTE)));
        visits.push(Visit {
            lead: place,
            user,
            created,
            at,
            reason: if service {
                "Service"
            } else {
                prng.pick::<&str>(&["Sales", "Sales", "Sales", "Test drive"])
            },
            status,
            confirmed,
            moved,
            test_drive: !service && status == "Shown" && prng.chance(0.57),
        });
        let Some(moved) = moved else { break };
        created = moved;
        at = Local(at.0 + prng.between(1, 6) * DAY);
        if at.weekday() == 6 {
            at = Local(at.0 + DAY);
        }
    }
    // Some come back for the workshop; none of the report's business.
    if lead.sold.is_some_and(|sold| sold.0 + 50 * DAY < until.0) && prng.chance(0.25) {
        let created = Local(end.0 + 30 * DAY).after_open(HOUR);
        let at = Local(created.0 + 5 * DAY).after_open(HOUR);
        let status = if at > until { "Scheduled" } else { "Shown" };
        visits.push(Visit {
            lead: place,
            user: User::Nobody,
            created,
            at,
            reason: "Service",
            status,
            confirmed: true,
            moved: None,
            test_drive: false,
        });
    }
}

impl Network {
    /// One row an appointment.
    pub(super) fn appointments_csv(&self) -> String {
        let mut visits: Vec<&Visit> = self
            .visits
            .iter()
            .filter(|visit| visit.created <= super::UNTIL)
            .collect();
        visits.sort_by_key(|visit| (visit.created, self.leads[visit.lead].id));
        let mut rows = Rows::new(HEADER, "\n");
        let yes = |yes| if yes { "Yes" } else { "No" };
        for (place, visit) in visits.into_iter().enumerate() {
            rows.cell(&format!("A{}", 30_000 + place));
            rows.cell(&id(&self.leads[visit.lead]));
            rows.cell(self.dealer(visit.lead));
            rows.maybe(Some(visit.created));
            rows.maybe(Some(visit.at));
            rows.cell(visit.reason);
            rows.cell(visit.status);
            rows.cell(yes(visit.status == "Shown"));
            rows.cell(yes(visit.status == "No show"));
            rows.cell(yes(visit.confirmed));
            rows.cell(yes(visit.status == "Cancelled"));
            rows.maybe(visit.moved);
            rows.cell(yes(visit.test_drive));
            rows.cell(self.name(visit.user));
            rows.end();
        }
        rows.text
    }
}
