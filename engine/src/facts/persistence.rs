//! Follow-up over days and weeks: day by day, in the long tail, and when a lead was dropped.

use super::case::Case;
use super::clock::Stop;
use super::flag::{Flag, Flags};
use super::talk::Turn;
use crate::records::{Outcome, Task, TaskState, Visit};
use crate::time::{DAY, Instant, MINUTE};

/// Touches up to this much before t0 are clock skew (rule R16).
const SKEW: i64 = 5 * MINUTE;
/// Days without a touch by a person after which an open lead is dropped (M29): not contacted yet, and contacted.
const GRACE: [i64; 2] = [7 * DAY, 14 * DAY];

/// The days of M16.
const DAYS: [(i64, Flag, Flag); 8] = [
    (1, Flag::Day1Due, Flag::Day1Done),
    (2, Flag::Day2Due, Flag::Day2Done),
    (3, Flag::Day3Due, Flag::Day3Done),
    (7, Flag::Day7Due, Flag::Day7Done),
    (14, Flag::Day14Due, Flag::Day14Done),
    (30, Flag::Day30Due, Flag::Day30Done),
    (60, Flag::Day60Due, Flag::Day60Done),
    (90, Flag::Day90Due, Flag::Day90Done),
];

/// The windows of M31.
const TAILS: [(i64, i64, Flag, Flag); 3] = [
    (8, 30, Flag::Tail30Due, Flag::Tail30Done),
    (31, 60, Flag::Tail60Due, Flag::Tail60Done),
    (61, 90, Flag::Tail90Due, Flag::Tail90Done),
];

/// The horizons of M40 in days.
const CLOSING: [(i64, Flag, Flag); 3] = [
    (30, Flag::Closing30Due, Flag::Closing30Done),
    (60, Flag::Closing60Due, Flag::Closing60Done),
    (90, Flag::Closing90Due, Flag::Closing90Done),
];

/// How a lead stands at the as-of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Still open. A lead with neither an outcome nor a date of closing is.
    Open,
    /// Over since then.
    At(i64),
    /// Over, nobody wrote since when.
    Undated,
}

impl End {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let out = case.more.opt_out.ms();
        let known = |at: &i64| *at > i64::MIN + 1 && case.as_of.is_none_or(|as_of| *at <= as_of);
        let over = !matches!(case.row.outcome, Outcome::Open | Outcome::Unknown);
        match case.ended.into_iter().chain(out.filter(known)).min() {
            Some(at) => Self::At(at),
            None if over || out == Some(i64::MIN + 1) => Self::Undated,
            None => Self::Open,
        }
    }
}

/// When a won lead was sold: its sold date, else the day it was closed on. `None` when it was not won, or nobody wrote
/// when, or on a day before it came in.
pub(super) fn sale(case: &Case<'_>) -> Option<i64> {
    if case.row.outcome != Outcome::Won {
        return None;
    }
    let at = if case.lead.sold.is_known() {
        case.sold?
    } else {
        case.ended?
    };
    let created = case.created?;
    (at >= created || case.day(at) == case.day(created)).then_some(at.max(created))
}

/// How the clock of M42 stopped, and after how many milliseconds; whole local days where the lead has only a date.
pub(super) fn sale_stop(case: &Case<'_>) -> Option<(i64, Stop)> {
    let (created, as_of) = (case.created?, case.as_of?);
    let (at, stop) = match (case.sale, case.end) {
        (Some(sold), _) => (sold, Stop::Event),
        // Sold, nobody wrote when.
        (None, _) if case.row.outcome == Outcome::Won => return None,
        (None, End::At(at)) => (at, Stop::Ended),
        (None, End::Open) => (as_of, Stop::Censored),
        (None, End::Undated) => return None,
    };
    let ms = if case.lead.created_is_date {
        (case.day(at) - case.day(created)) * DAY
    } else {
        at - created
    };
    Some((ms.max(0), stop))
}

/// When a lead last worked at `last` is dropped if nobody works it again: at the end of the days of grace, or of the
/// last task that reaches beyond them.
fn dropped_at(case: &Case<'_>, last: i64) -> i64 {
    let contacted = match case.history.first_contact.ms() {
        Some(at) => at <= last,
        None => case.history.contacted,
    };
    let mut at = last + GRACE[usize::from(contacted)];
    for (made, over) in plans(case) {
        if made.is_none_or(|made| made <= at) {
            at = at.max(over);
        }
    }
    at
}

/// The same where it is before that instant. Most leads are worked again within the days of grace.
fn dropped_before(case: &Case<'_>, last: i64, then: i64) -> Option<i64> {
    if then - last <= GRACE[0] {
        return None;
    }
    Some(dropped_at(case, last)).filter(|&drop| drop < then)
}

/// When each task and appointment was made, and until when it keeps its lead.
fn plans<'a>(case: &Case<'a>) -> impl Iterator<Item = (Option<i64>, i64)> + 'a {
    let tasks = case
        .tasks
        .iter()
        .map(|task| (task.created.ms(), over(task)));
    let visits = case.appointments.iter().map(|visit| {
        let at = visit.at.ms().unwrap_or(i64::MIN);
        let over = match visit.visit {
            Visit::Cancelled | Visit::Rescheduled => i64::MIN,
            // The customer was there: as after any contact.
            Visit::Shown => at.saturating_add(GRACE[1]),
            Visit::NoShow | Visit::Unknown => at,
        };
        (visit.created.ms(), over)
    });
    tasks.chain(visits)
}

/// When a task no longer keeps its lead: done, or due and past. A date is over at the end of its day.
fn over(task: &Task) -> i64 {
    if task.state == TaskState::Cancelled {
        return i64::MIN;
    }
    let day = if task.due_is_date { DAY } else { 0 };
    let due = task.due.ms().map(|due| due.saturating_add(day));
    let times = [due, task.done.ms()].into_iter().flatten();
    times.min().unwrap_or(i64::MIN)
}

/// Answers what this file is about.
pub(super) fn answer(case: &Case<'_>, flags: &mut Flags) {
    let (Some(created), Some(as_of)) = (case.created, case.as_of) else {
        return;
    };
    if case.end == End::Open {
        flags.set(Flag::Open);
    }
    let undated = case.row.outcome == Outcome::Won && case.sale.is_none();
    for (days, due, done) in CLOSING {
        let limit = created + days * DAY;
        let in_time = case.sale.is_some_and(|at| at <= limit);
        flags.share(due, done, limit <= as_of && !undated, in_time);
    }
    if !case.judge.log || case.history.untimed {
        return;
    }
    by_day(case, flags, created);
    drops(case, flags, created, as_of);
}

/// M16 and M31, by the local days since day 1.
fn by_day(case: &Case<'_>, flags: &mut Flags, created: i64) {
    let Some(days) = Days::of(case, created) else {
        return;
    };
    for (n, due, done) in DAYS {
        flags.share(due, done, days.waits_on(n), days.touched_on(n));
    }
    for (from, to, due, done) in TAILS {
        let window = (2_u128 << to) - (1 << from);
        let is_due = to < days.now && from <= days.end;
        flags.share(due, done, is_due, days.touched & window != 0);
    }
}

/// M17: touches of the plan that were due, and those of them that were made on their day.
pub(super) fn planned(case: &Case<'_>) -> (u8, u8) {
    if case.judge.plan == 0 || !case.judge.log || case.history.untimed {
        return (0, 0);
    }
    let (Some(created), Some(_)) = (case.created, case.as_of) else {
        return (0, 0);
    };
    let Some(days) = Days::of(case, created) else {
        return (0, 0);
    };
    let (mut due, mut done) = (0, 0);
    for n in (1..128).filter(|n| case.judge.plan >> n & 1 == 1 && days.waits_on(*n)) {
        due += 1;
        done += u8::from(days.touched_on(n));
    }
    (due, done)
}

/// A lead by local days, counted from 1: the day it came in, or the next open one after hours.
struct Days {
    /// Bit n: a person turned to the customer on day n.
    touched: u128,
    now: i64,
    /// The day on which it was over; `i64::MAX` while it is open.
    end: i64,
    /// The last day that is over and at whose beginning the lead was open and not reached.
    waits: i64,
}

impl Days {
    /// `None` where nobody wrote when the lead was closed.
    fn of(case: &Case<'_>, created: i64) -> Option<Self> {
        if case.end == End::Undated {
            return None;
        }
        let first = case
            .open
            .and_then(|open| open.open_day(case.calendar.zone, created))
            .unwrap_or_else(|| i64::from(case.row.day));
        let number = |ms: i64| case.day(ms) - first + 1;
        let mut touched = 0_u128;
        let from = Instant::from_ms(created - SKEW);
        let to = Instant::from_ms(created + 125 * DAY);
        for turn in case.turns {
            if let Some(at) = turn.at.ms()
                && turn.at >= from
                && turn.at <= to
                && !turn.inbound
            {
                touched |= 1 << number(at).clamp(1, 127);
            }
        }
        let now = case.judge.today - first + 1;
        let end = match case.end {
            End::At(at) => number(at),
            _ => i64::MAX,
        };
        let reached = match case.history.first_contact.ms() {
            Some(at) => number(at),
            // Nobody wrote when it was.
            None if case.history.contacted => i64::MIN,
            None => i64::MAX,
        };
        Some(Self {
            touched,
            now,
            end,
            waits: (now - 1).min(end).min(reached),
        })
    }

    /// The day is over, and when it began the lead was open and not reached.
    const fn waits_on(&self, n: i64) -> bool {
        n <= self.waits
    }

    const fn touched_on(&self, n: i64) -> bool {
        self.touched >> n & 1 == 1
    }
}

/// M29 and M30.
fn drops(case: &Case<'_>, flags: &mut Flags, created: i64, as_of: i64) {
    let until = match case.end {
        End::At(at) => at,
        _ => as_of,
    };
    let mut last = created;
    let mut dropped = None;
    for turn in case.turns.iter().filter(|turn| turn.is_work()) {
        let Some(at) = turn.at.ms().filter(|&at| at >= created) else {
            continue;
        };
        if at > until {
            break;
        }
        dropped = dropped.or_else(|| dropped_before(case, last, at));
        last = at;
    }
    let drop = dropped_before(case, last, until);
    // A task made since then keeps it from now on.
    let ahead =
        || plans(case).any(|(made, over)| over > as_of && made.is_none_or(|at| at <= as_of));
    if case.end == End::Open && drop.is_some() && !ahead() {
        flags.set(Flag::Dropped);
    }
    let sold = case.sale;
    let won = case.row.outcome == Outcome::Won;
    // Closed on an earlier day than sold: it had been given up.
    let closed = |at: &i64| sold.is_some_and(|sold| at.saturating_add(DAY) <= sold);
    let lost = if won {
        case.lead.closed.ms().filter(closed)
    } else {
        matches!(case.row.outcome, Outcome::Lost | Outcome::Cancelled).then_some(until)
    };
    let gone = match (dropped.or(drop), lost) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    let bought = sold.zip(gone).is_some_and(|(sold, gone)| sold > gone);
    flags.share(
        Flag::WasDropped,
        Flag::BoughtAnyway,
        gone.is_some() && won == sold.is_some(),
        bought,
    );
}

/// When the lead was last worked by a person before it was over.
pub(super) fn last_worked(case: &Case<'_>) -> Instant {
    let until = match case.end {
        End::At(at) => at,
        _ => case.as_of.unwrap_or(i64::MAX),
    };
    let seen = |turn: &&Turn| turn.is_work() && turn.at.ms().is_some_and(|at| at <= until);
    case.turns
        .iter()
        .rfind(seen)
        .map_or(Instant::UNKNOWN, |turn| turn.at)
}
