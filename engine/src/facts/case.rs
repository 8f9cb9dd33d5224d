//! One lead's case: everything that is known about it, for the files that answer questions about it.

use super::calendar::Calendar;
use super::fold::Judge;
use super::history::History;
use super::persistence::End;
use super::row::FactRow;
use super::talk::Turn;
use crate::records::{Appointment, Call, Contact, Lead, More, Task, Touch};
use crate::time::OpenTime;

/// What a question about one lead may look at. All slices are this lead's own, in order of time; touches, calls, tasks
/// and appointments after the as-of time are still in them and must be left out.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    /// What every lead is judged by.
    pub(super) judge: &'a Judge,
    pub(super) lead: &'a Lead,
    /// How the customer can be reached; all unknown when no file tells it.
    pub(super) contact: &'a Contact,
    /// Columns that few exports have; all unknown when no file has them.
    pub(super) more: &'a More,
    pub(super) touches: &'a [Touch],
    /// The touches by people that were done, up to the as-of time.
    pub(super) turns: &'a [Turn],
    pub(super) calls: &'a [Call],
    pub(super) tasks: &'a [Task],
    pub(super) appointments: &'a [Appointment],
    pub(super) history: &'a History,
    /// Workable, judged, clocks: what the fold has found so far.
    pub(super) row: &'a FactRow,
    /// A person turned to the customer.
    pub(super) attempted: bool,
    /// t0 in milliseconds; `None` when not known.
    pub(super) created: Option<i64>,
    /// End of the follow-up duty, if it ended by the as-of time.
    pub(super) ended: Option<i64>,
    /// Sold, by the as-of time.
    pub(super) sold: Option<i64>,
    /// When it was won, as far as that can be told.
    pub(super) sale: Option<i64>,
    /// How it stands at the as-of time.
    pub(super) end: End,
    pub(super) as_of: Option<i64>,
    /// t0 + horizon where the settings have one: nothing after it counts.
    pub(super) within: Option<i64>,
    /// Nothing after this counts: the as-of time, or the end of the horizon if that is earlier.
    pub(super) until: i64,
    pub(super) calendar: &'a Calendar<'a>,
    pub(super) open: Option<&'a OpenTime>,
    /// Open milliseconds from t0 to the first outbound touch by a person, where clocks run and hours are given.
    pub(super) open_ms: Option<i64>,
}

impl Case<'_> {
    /// Local day of an instant, since 1970-01-01.
    #[inline]
    pub(super) fn day(&self, ms: i64) -> i64 {
        self.calendar.day(ms)
    }
}
