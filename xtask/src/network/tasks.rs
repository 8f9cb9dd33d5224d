//! Promises: what people said they would do by when, and what came of it.

use super::Network;
use super::calendar::{DAY, HOUR, Local, MINUTE};
use super::export::{Clock, Rows, id};
use super::follow_up::{Touch, User};
use super::lead::Lead;
use super::long_game::call_again;
use super::prng::Prng;

const HEADER: &str =
    "Task ID,Lead ID,Type,Subject,Assigned To,Created,Due,Completed Date,Status,Rescheduled Date";

/// One promise.
#[derive(Debug, Clone, Copy)]
pub(super) struct Task {
    lead: usize,
    user: User,
    kind: &'static str,
    /// By which way it was to be done.
    way: &'static str,
    created: Local,
    due: Local,
    /// Due on that day, at no time in particular.
    by_day: bool,
    done: Option<Local>,
    moved: Option<Local>,
    status: &'static str,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Late,
    Missed,
    Ticked,
    Cancelled,
    Moved,
}

const FATES: [(Fate, f64); 6] = [
    (Fate::Kept, 67.0),
    (Fate::Late, 9.6),
    (Fate::Missed, 8.6),
    (Fate::Ticked, 7.7),
    (Fate::Cancelled, 4.5),
    (Fate::Moved, 4.5),
];

/// Rounds up to a quarter of an hour.
fn quarter(at: Local) -> Local {
    Local(at.0 + (15 * MINUTE - at.0.rem_euclid(15 * MINUTE)))
}

/// Promises made in the course of a lead, after the touches at which they were made; adds the touches that kept them.
pub(super) fn promise(
    prng: &mut Prng,
    place: usize,
    lead: &Lead,
    log: &mut Vec<Touch>,
    end: Local,
    tasks: &mut Vec<Task>,
) {
    let until = super::UNTIL;
    if lead.kind == "Service"
        || !prng.chance(if log.iter().any(Touch::is_dial) {
            0.8
        } else {
            0.3
        })
    {
        return;
    }
    let mut from = lead.created;
    for _ in 0..prng.between(1, 3) {
        let ours: Vec<Touch> = log
            .iter()
            .filter(|touch| touch.is_ours() && touch.at >= from && touch.at < end)
            .copied()
            .collect();
        let Some((anchor, next)) = ours.first().map(|anchor| (*anchor, ours.get(1).copied()))
        else {
            return;
        };
        let may_add = log.iter().any(Touch::is_dial);
        let mut fate = FATES[prng.weighted(&FATES.map(|(_, weight)| weight))].0;
        let created = Local(anchor.at.0 + prng.between(1, 4) * MINUTE);
        let mut due = quarter(created.after_open(prng.between(2, 27) * HOUR));
        let by_day = prng.chance(0.15);
        let user = anchor.user;
        let kind = *prng.pick(&[
            "Call back",
            "Call back",
            "Call back",
            "Send offer",
            "Follow up",
        ]);
        let mut task = Task {
            lead: place,
            user,
            kind,
            way: if kind == "Send offer" {
                "Email"
            } else {
                "Call"
            },
            created,
            due,
            by_day,
            done: None,
            moved: None,
            status: "Open",
        };
        // Nobody keeps or breaks a promise once the lead has ended, or before its time has come.
        if due >= end || due > until {
            if due > until && prng.chance(0.8) {
                tasks.push(task);
            }
            return;
        }
        let soon = |touch: &Touch| {
            touch.at.0 - created.0 > 30 * MINUTE && touch.at.0 - created.0 < 6 * DAY
        };
        let next = next.filter(soon);
        if fate == Fate::Kept || fate == Fate::Moved {
            match next {
                Some(touch) => due = quarter(Local(touch.at.0 + prng.between(1, 40) * MINUTE)),
                None if may_add => {
                    let at =
                        Local(due.0 - prng.between(3, 70) * MINUTE).max(Local(created.0 + MINUTE));
                    log.push(call_again(prng, log, at, user));
                    log.sort_by_key(|touch| touch.at);
                }
                None => return,
            }
            if due > until || due >= end {
                return;
            }
        }
        if fate == Fate::Late {
            let late = match next {
                Some(touch) => touch.at,
                None if may_add => {
                    let at = Local(due.0 + DAY).after_open(prng.between(10, 900) * MINUTE);
                    if at > until || at >= end {
                        return;
                    }
                    log.push(call_again(prng, log, at, user));
                    log.sort_by_key(|touch| touch.at);
                    at
                }
                None => return,
            };
            let earlier = Local(late.0 - prng.between(50, 2_000) * MINUTE)
                .max(Local(created.0 + 20 * MINUTE));
            if next.is_some() {
                due = quarter(earlier).min(Local(late.0 - 20 * MINUTE));
            }
            task.done = Some(late);
        }
        if matches!(fate, Fate::Missed | Fate::Ticked)
            && log
                .iter()
                .any(|touch| touch.is_ours() && touch.at > created && touch.at.0 < due.0 + DAY)
        {
            // Something was done in time after all.
            fate = Fate::Kept;
            if let Some(touch) = next {
                due = quarter(touch.at);
            } else {
                return;
            }
        }
        task.due = due;
        if matches!(fate, Fate::Kept | Fate::Late | Fate::Moved) {
            let met = log
                .iter()
                .find(|touch| touch.is_ours() && touch.at > created);
            task.way = match met.map(|touch| touch.channel) {
                Some("Phone") => "Call",
                Some("Email") => "Email",
                _ => "",
            };
        }
        match fate {
            Fate::Kept => task.done = Some(Local(due.0 - prng.between(0, 2) * MINUTE)),
            Fate::Moved => {
                // Moved to a later time before it was due, and kept then.
                let before = Local(created.0 + (due.0 - created.0) / 3);
                task.moved = Some(before);
                task.done = Some(due);
            }
            Fate::Late | Fate::Missed => {}
            Fate::Ticked => {
                task.done = Some(
                    Local(due.0 - prng.between(1, 200) * MINUTE).max(Local(created.0 + MINUTE)),
                )
            }
            Fate::Cancelled => task.status = "Cancelled",
        }
        if task.done.is_some() {
            task.status = "Completed";
        }
        tasks.push(task);
        from = Local(task.due.0.max(task.done.map_or(0, |done| done.0)) - MINUTE);
    }
}

#[cfg(test)]
impl Task {
    /// Due by then, and not called off.
    pub(super) fn is_promise_by(&self, until: Local) -> bool {
        self.due <= until && self.status != "Cancelled"
    }

    /// Something was done by a person after it was made and before it was due, a quarter of an hour's grace included.
    pub(super) fn is_kept(&self, logs: &[Vec<Touch>]) -> bool {
        let by = if self.by_day {
            Local(self.due.0 - self.due.time_of_day() + 18 * HOUR)
        } else {
            Local(self.due.0 + 15 * MINUTE)
        };
        logs[self.lead]
            .iter()
            .any(|touch| touch.is_ours() && touch.at > self.created && touch.at <= by)
    }
}

impl Network {
    /// One row a promise, in the order in which they were made.
    pub(super) fn tasks_csv(&self) -> String {
        let mut tasks: Vec<&Task> = self.tasks.iter().collect();
        tasks.sort_by_key(|task| (task.created, self.leads[task.lead].id));
        let mut rows = Rows::new(HEADER, "\n");
        for (place, task) in tasks.into_iter().enumerate() {
            rows.cell(&format!("T{}", 70_000 + place));
            rows.cell(&id(&self.leads[task.lead]));
            rows.cell(task.way);
            rows.cell(task.kind);
            rows.cell(self.name(task.user));
            rows.time(task.created, Clock::Iso);
            if task.by_day {
                rows.date(task.due);
            } else {
                rows.time(task.due, Clock::Iso);
            }
            rows.maybe(task.done);
            rows.cell(task.status);
            rows.maybe(task.moved);
            rows.end();
        }
        rows.text
    }
}
