//! Today's worklist: which leads somebody should turn to now, and why. Every rule is here and nowhere else.
//!
//! On the list are open workable leads, and lost ones whose customer came back after the end. A customer who asked not
//! to be called or contacted any more is never on it.

use super::case::Case;
use super::clock::{Item, Stop, Timeline};
use super::row::Facts;
use super::talk::Turn;
use crate::order::sorted;
use crate::records::{Direction, Exclusion, Outcome, Task, TaskState, TouchResult, Visit};
use crate::time::{DAY, HOUR, MINUTE};

/// Past its due time by no more than this a promise is not overdue yet (M27).
const GRACE: i64 = 15 * MINUTE;
/// A touch from this long before the due time on keeps a promise.
const BEFORE: i64 = DAY;
/// How long a lead without a touch by a person counts as new.
pub const NEW: i64 = DAY;
/// Those who ring back after a message mostly do so within this time.
const SILENT: i64 = 5 * HOUR;
/// Without a touch for longer than this an unreached lead is dropped (M29).
const DROPPED: i64 = 7 * DAY;
/// The same for a lead that was reached.
const DROPPED_REACHED: i64 = 14 * DAY;

/// Why a lead is on the worklist, most pressing first: this is the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Reason {
    /// A promise was due, and nobody turned to the customer around that time or later.
    PromiseOverdue,
    /// A promise is due today.
    PromiseDue,
    /// The customer turned to the dealer, and no person answered.
    CustomerWaiting,
    /// Came in less than 24 hours ago, no touch by a person.
    New,
    /// Came in earlier, no touch by a person.
    Untouched,
    /// A message was left at least five hours ago; neither a call nor a contact followed.
    MessageLeft,
    /// No touch by a person for more than 7 days (14 once reached) and no next step planned.
    Dropped,
}

impl Reason {
    /// All reasons in order.
    pub const ALL: [Self; 7] = [
        Self::PromiseOverdue,
        Self::PromiseDue,
        Self::CustomerWaiting,
        Self::New,
        Self::Untouched,
        Self::MessageLeft,
        Self::Dropped,
    ];

    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PromiseOverdue => "promise_overdue",
            Self::PromiseDue => "promise_due",
            Self::CustomerWaiting => "customer_waiting",
            Self::New => "new",
            Self::Untouched => "untouched",
            Self::MessageLeft => "message_left",
            Self::Dropped => "dropped",
        }
    }

    /// The place within a reason of a lead since or until `at`: where a clock runs the nearest deadline comes first,
    /// elsewhere the latest event, since the fresher a lead the better its chance. Unknown times come last.
    const fn urgency(self, at: i64) -> i64 {
        match (self, at) {
            (_, i64::MIN) => i64::MAX,
            (Self::PromiseDue | Self::New, at) => at,
            (_, at) => -at,
        }
    }
}

/// One lead on the worklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Duty {
    /// Index of the fact row.
    pub(crate) row: u32,
    /// The first reason that holds.
    pub(crate) reason: Reason,
    /// Bit i: `Reason::ALL[i]` holds.
    pub(crate) reasons: u8,
    /// The time the first reason is about: due, asked, came in, message left, last touch; `i64::MIN` when not known.
    pub(crate) at: i64,
}

impl Duty {
    /// The lead's place on the list, if it has one.
    pub(super) fn of(case: &Case<'_>, row: u32) -> Option<Self> {
        let as_of = case.as_of?;
        if !may_be_called(case, as_of) {
            return None;
        }
        let lead = case.row;
        let mut duty: Option<Self> = None;
        let mut add = |reason: Reason, at: i64| {
            let first = duty.get_or_insert(Self {
                row,
                reason,
                reasons: 0,
                at,
            });
            first.reasons |= 1 << reason as u8;
        };
        if is_over(case) {
            // Lost, but the customer came back.
            let back = case
                .history
                .asked
                .ms()
                .filter(|&at| case.ended.is_none_or(|end| at > end))?;
            add(Reason::CustomerWaiting, back);
            return duty;
        }
        let (overdue, due) = promises(case, as_of);
        if let Some(at) = overdue {
            add(Reason::PromiseOverdue, at);
        }
        if let Some(at) = due {
            add(Reason::PromiseDue, at);
        }
        if let Some(at) = case.history.asked.ms() {
            add(Reason::CustomerWaiting, at);
        }
        let created = case.created.unwrap_or(i64::MIN);
        // A log of calls alone does not tell who was turned to by other ways.
        let told = case.judge.knows.touches && !case.judge.knows.only_calls;
        let untouched = told && case.history.human() == 0 && !lead.contacted;
        let untouched = untouched && !case.history.first_human.is_known();
        if untouched {
            let young = case.created.is_some_and(|at| as_of - at < NEW);
            let reason = if young {
                Reason::New
            } else {
                Reason::Untouched
            };
            add(reason, created);
        }
        if let Some(at) = case
            .history
            .left_message
            .ms()
            .filter(|at| as_of - at >= SILENT)
        {
            add(Reason::MessageLeft, at);
        }
        let last = if untouched {
            created
        } else {
            lead.last_human.ms().unwrap_or(i64::MIN)
        };
        let limit = if lead.contacted {
            DROPPED_REACHED
        } else {
            DROPPED
        };
        if told && last != i64::MIN && as_of - last > limit && !planned(case, as_of) {
            add(Reason::Dropped, last);
        }
        duty
    }

    /// What the list is sorted by within one reason.
    pub(crate) const fn urgency(&self) -> i64 {
        self.reason.urgency(self.at)
    }
}

/// Workable, and not asked to be left alone.
fn may_be_called(case: &Case<'_>, as_of: i64) -> bool {
    let asked_for = |at: crate::time::Instant| at.ms().is_some_and(|at| at <= as_of);
    case.row.exclusion == Exclusion::None
        && !matches!(case.row.outcome, Outcome::OptOut | Outcome::Won)
        && !asked_for(case.more.no_calls)
        && !asked_for(case.more.opt_out)
}

fn is_over(case: &Case<'_>) -> bool {
    case.ended.is_some() || !matches!(case.row.outcome, Outcome::Open | Outcome::Unknown)
}

/// Due times of the latest promise that is overdue and of the next one due today.
fn promises(case: &Case<'_>, as_of: i64) -> (Option<i64>, Option<i64>) {
    let day = |ms: i64| case.day(ms);
    let (mut overdue, mut today): (Option<i64>, Option<i64>) = (None, None);
    for task in case.tasks {
        let Some(due) = task.due.ms().filter(|_| stands(task, as_of)) else {
            continue;
        };
        let from = (due - BEFORE).max(task.created.ms().unwrap_or(i64::MIN));
        if turned_since(case, from, as_of) {
            continue;
        }
        let late = if task.due_is_date {
            day(due) < case.judge.today
        } else {
            due + GRACE < as_of
        };
        if late {
            overdue = overdue.max(Some(due));
        } else if day(due) == case.judge.today {
            today = Some(today.map_or(due, |other| other.min(due)));
        }
    }
    (overdue, today)
}

/// Neither ticked nor called off nor moved.
fn stands(task: &Task, as_of: i64) -> bool {
    let known_by = |at: crate::time::Instant| at.ms().is_some_and(|at| at <= as_of);
    task.state == TaskState::Open
        && !known_by(task.done)
        && !known_by(task.rescheduled)
        && task.created.ms().is_none_or(|at| at <= as_of)
}

/// A person turned to the customer, or spoke with the customer, after `from`.
fn turned_since(case: &Case<'_>, from: i64, as_of: i64) -> bool {
    let within = |at: crate::time::Instant| at.ms().is_some_and(|at| at > from && at <= as_of);
    let turned =
        |turn: &Turn| within(turn.at) && (!turn.inbound || turn.result == TouchResult::Connected);
    case.turns.iter().any(turned)
        || case.calls.iter().any(|call| {
            within(call.at)
                && (call.direction == Direction::Outbound || call.result == TouchResult::Connected)
        })
}

/// A promise or an appointment is still to come.
fn planned(case: &Case<'_>, as_of: i64) -> bool {
    let later = |at: crate::time::Instant| at.ms().is_some_and(|at| at >= as_of);
    case.tasks
        .iter()
        .any(|task| stands(task, as_of) && later(task.due))
        || case.appointments.iter().any(|appointment| {
            later(appointment.at)
                && !matches!(appointment.visit, Visit::Cancelled | Visit::Rescheduled)
        })
}

impl Facts {
    /// The list in its order: by reason, then by urgency, then by lead, dealer and person.
    pub(super) fn ranked(&self, duties: &[Duty]) -> Vec<Duty> {
        let mut ranked = Vec::with_capacity(duties.len());
        let mut spare = Vec::new();
        for reason in Reason::ALL {
            let own = (0_u32..).zip(duties);
            let own = own.filter(|(_, duty)| duty.reason == reason);
            let first = own.clone().map(|(_, duty)| duty.urgency()).min();
            let items = own.map(|(row, duty)| Item {
                ms: duty.urgency().saturating_sub(first.unwrap_or(0)),
                row,
                stop: Stop::Event,
            });
            let mut order = Timeline {
                items: items.collect(),
            };
            order.sort(&mut spare);
            for run in order.items.chunk_by(|one, other| one.ms == other.ms) {
                let from = ranked.len();
                ranked.extend(run.iter().map(|item| duties[item.row as usize]));
                if run.len() > 1 {
                    let tied = ranked.split_off(from);
                    ranked.extend(sorted(tied, |one, other| {
                        self.tie(one).cmp(&self.tie(other))
                    }));
                }
            }
        }
        ranked
    }

    /// What orders leads that are equally urgent.
    fn tie(&self, duty: &Duty) -> Option<(&str, Option<&String>, Option<&String>)> {
        let row = self.rows.get(duty.row as usize)?;
        let id = self.ids.get(duty.row as usize)?;
        let dealer = self.dealers.get(row.dealer as usize);
        Some((id, dealer, self.people.get(row.person as usize)))
    }
}
