//! Promises: what became of every task that was due.

use super::case::Case;
use super::deed::{Deed, Deeds};
use super::flag::{Flag, Flags};
use super::talk::{Turn, talk};
use crate::records::{Channel, Exclusion, Outcome, Task, TaskState};
use crate::time::{DAY, Instant, MINUTE};

/// A promise with a time of day is kept up to this much later.
const GRACE: i64 = 15 * MINUTE;

/// What became of a promise by the as-of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Promised {
    /// Someone turned to the customer in time.
    Kept,
    /// Someone did, but later than promised.
    Late,
    /// Nobody did, and nobody says so.
    Missed,
    /// Nobody did, and the task is ticked as done.
    Ticked,
    /// Not due yet.
    Open,
    /// Moved to another time before it was due.
    Moved,
    /// Called off by the customer: cancelled, opted out, or bought before it was due.
    Cancelled,
}

impl Promised {
    /// Every outcome.
    pub const ALL: [Self; 7] = [
        Self::Kept,
        Self::Late,
        Self::Missed,
        Self::Ticked,
        Self::Open,
        Self::Moved,
        Self::Cancelled,
    ];

    /// Due by the as-of time, and so judged.
    #[must_use]
    pub const fn is_judged(self) -> bool {
        matches!(self, Self::Kept | Self::Late | Self::Missed | Self::Ticked)
    }
}

/// One promise to one customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// Index of the lead's fact row.
    pub row: u32,
    /// Who was to keep it: code, or `NONE`.
    pub person: u32,
    /// Until when it was promised: the time, or the end of the day.
    pub due: Instant,
    /// When someone first turned to the customer after it was made, in the way promised or reaching them; unknown when
    /// nobody did.
    pub met: Instant,
    /// Ticked as done by the as-of time.
    pub ticked: bool,
    /// What became of it.
    pub state: Promised,
}

impl Promise {
    /// Nobody has done anything about it: to do, or overdue if it is due.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        matches!(self.state, Promised::Open | Promised::Missed)
            && !self.met.is_known()
            && !self.ticked
    }
}

/// Judges every promise to one lead.
pub(super) fn judge(case: &Case<'_>, row: u32, flags: &mut Flags, deeds: &mut Deeds) {
    let Some(as_of) = case.as_of else {
        return;
    };
    let after = |at: Instant| at.ms().is_some_and(|at| at > as_of);
    for task in case.tasks {
        let Some(promise) = one(case, task, as_of).filter(|_| !after(task.created)) else {
            continue;
        };
        let promise = Promise { row, ..promise };
        deeds.promises.push(promise);
        if case.lead.exclusion != Exclusion::None {
            continue;
        }
        if promise.state.is_judged() {
            flags.share(
                Flag::Promised,
                Flag::BrokenPromise,
                true,
                promise.state != Promised::Kept,
            );
        }
        deeds.add(row, Deed::Promise(promise.state));
    }
}

fn one(case: &Case<'_>, task: &Task, as_of: i64) -> Option<Promise> {
    let at = task.due.ms()?;
    // A date is due at the end of its day, or of the next day on which the dealer is open. Open days are known up to
    // the as-of time, which is far enough.
    let due = if task.due_is_date {
        let day = match case.open {
            None => Some(case.day(at)),
            Some(open) => open.open_day(case.calendar.zone, at),
        };
        day.map_or(i64::MAX, |day| {
            let next = case.calendar.zone.instant((day + 1) * DAY).0;
            next.ms().map_or(i64::MAX, |next| next - 1)
        })
    } else {
        at
    };
    let end = if task.due_is_date {
        due
    } else {
        due.saturating_add(GRACE)
    };
    // Without a time at which it was made, only the day on which it is due counts.
    let made = task.created.ms().filter(|&made| made <= due);
    let today = case.day(at) * DAY;
    let from = made.or_else(|| case.calendar.zone.instant(today).0.ms().map(|day| day - 1))?;
    let met = talk(case)
        .filter(|turn| turn.at.ms().is_some_and(|at| at > from))
        .find(|turn| keeps(*turn, task.channel))
        .map_or(Instant::UNKNOWN, |turn| turn.at);
    let by = |at: Instant, limit: i64| at.ms().is_some_and(|at| at <= limit);
    let ticked = task.state == TaskState::Done && task.done.ms().is_none_or(|done| done <= as_of);
    let state = if task.state == TaskState::Cancelled || called_off(case, task, due) {
        Promised::Cancelled
    } else if by(task.rescheduled, due.min(as_of)) {
        Promised::Moved
    } else if end > as_of {
        Promised::Open
    } else if by(met, end) {
        Promised::Kept
    } else if met.is_known() {
        Promised::Late
    } else if ticked {
        Promised::Ticked
    } else {
        Promised::Missed
    };
    Some(Promise {
        row: 0,
        person: task.person,
        due: if due == i64::MAX {
            Instant::UNKNOWN
        } else {
            Instant::from_ms(due)
        },
        met,
        ticked,
        state,
    })
}

/// In the way promised, or in any way that reached the customer, whoever began.
fn keeps(turn: Turn, promised: Option<Channel>) -> bool {
    turn.is_met() || !turn.inbound && promised.is_none_or(|channel| channel == turn.channel)
}

/// The customer bought, or asked to be left alone, before it was due.
fn called_off(case: &Case<'_>, task: &Task, due: i64) -> bool {
    let before = |at: Instant| at.ms().is_some_and(|at| at <= due);
    let calls = matches!(task.channel, None | Some(Channel::Phone));
    before(case.more.opt_out)
        || calls && before(case.more.no_calls)
        || case.sold.is_some_and(|sold| sold <= due)
        || case.row.outcome == Outcome::OptOut && case.ended.is_none_or(|ended| ended <= due)
}
