//! What the files beside leads and touches hold: calls of a telephone system, tasks, appointments, answers of customers
//! and beliefs, resolved.

mod appointments;
mod beliefs;
mod calls;
mod columns;
mod evidence;
mod join;
mod signs;
mod surveys;
mod table;
mod tasks;
mod words;

pub(crate) use columns::{EventFile, EventRow};
pub(crate) use evidence::calls_as_touches;
pub(crate) use join::{Known, Resolved, define, resolve};
pub(crate) use signs::{is_event_field, is_event_header, recognise};
pub(crate) use table::{DATES, KINDS, Slot};

use super::dataset::NONE;
use super::values::{Channel, Direction, TouchResult};
use crate::time::Instant;

/// The direction that a number stands for; 4 more for a missed call.
const fn call_direction(number: u8) -> Direction {
    match number {
        0 | 4 => Direction::Outbound,
        1 | 5 => Direction::Inbound,
        _ => Direction::Unknown,
    }
}

/// The result that a number stands for.
const fn touch_result(number: u8) -> TouchResult {
    match number {
        1 => TouchResult::Connected,
        2 => TouchResult::Voicemail,
        3 => TouchResult::LiveMessage,
        4 => TouchResult::NoAnswer,
        5 => TouchResult::Busy,
        6 => TouchResult::BadNumber,
        7 => TouchResult::NotDone,
        _ => TouchResult::Unknown,
    }
}

/// The channel that a number stands for; none for "other".
fn any_channel(number: u8) -> Option<Channel> {
    Channel::ALL
        .get(usize::from(number))
        .copied()
        .filter(|&channel| channel != Channel::Other)
}

/// One line of a telephone system's log. Evidence of its own: nobody keyed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// When it began.
    pub at: Instant,
    /// Index of its lead, by lead id or else by phone key; [`NONE`] when it belongs to no lead in the files.
    pub lead: u32,
    /// To the customer or from the customer.
    pub direction: Direction,
    /// How it ended.
    pub result: TouchResult,
    /// Length in seconds; `u32::MAX` when not told.
    pub seconds: u32,
    /// Code of the person, or [`NONE`].
    pub person: u32,
    /// Code of the dealer, or [`NONE`].
    pub dealer: u32,
}

/// Where a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskState {
    /// Not done yet, as far as the file tells.
    Open,
    /// Ticked as done.
    Done,
    /// Called off by the customer: no promise any more.
    Cancelled,
}

/// One task with a time at which it is due: a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Task {
    /// Index of its lead.
    pub lead: u32,
    /// Who is to do it, code or [`NONE`].
    pub person: u32,
    /// When it was made.
    pub created: Instant,
    /// When it is due. A date without a time is due at the end of that local day: then this is the day's first instant.
    pub due: Instant,
    /// `due` is a date.
    pub due_is_date: bool,
    /// When it was ticked as done.
    pub done: Instant,
    /// When it was moved to another time; before `due` that is no broken promise.
    pub rescheduled: Instant,
    /// Where it stands.
    pub state: TaskState,
    /// By which way it was to be done, where the task says.
    pub channel: Option<Channel>,
}

/// What became of an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Visit {
    /// Nobody wrote it down.
    Unknown,
    /// The customer came.
    Shown,
    /// The customer did not come.
    NoShow,
    /// Called off before.
    Cancelled,
    /// Moved to another time: the same appointment goes on.
    Rescheduled,
}

/// One sales appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appointment {
    /// Index of its lead.
    pub lead: u32,
    /// Who made it, code or [`NONE`].
    pub person: u32,
    /// When it was made.
    pub created: Instant,
    /// When it takes place.
    pub at: Instant,
    /// Confirmed by the customer; `None` where the file does not tell.
    pub confirmed: Option<bool>,
    /// What became of it.
    pub visit: Visit,
    /// A test drive was part of it; `None` where the file does not tell.
    pub test_drive: Option<bool>,
}

/// One answer of a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// Index of the lead it is about; [`NONE`] when it names none that is in the files.
    pub lead: u32,
    /// Code of the dealer, or [`NONE`].
    pub dealer: u32,
    /// When it was given.
    pub at: Instant,
    /// The score as given, in hundredths.
    pub score: Option<u32>,
    /// The top of its scale, 5 or 10 as a rule.
    pub scale: u32,
    /// Codes in `Dataset::reasons`: why, in the customer's words or codes.
    pub reasons: Vec<u32>,
    /// Code in `Dataset::reasons` of why the customer did not buy here, or [`NONE`].
    pub lost_reason: u32,
}

/// What one person believes about a scope: a row of an expectations file.
#[derive(Debug, Clone, PartialEq)]
pub struct Belief {
    /// `network`, `region`, `dealer`, `person` (`rep`).
    pub scope: String,
    /// Which dealer, person …; empty for the network.
    pub name: String,
    /// Who believes it.
    pub respondent: String,
    /// What the respondent is: OEM, manager …
    pub role: String,
    /// The figure it is about, an id of the report or a word for one (`attempt_rate`, `contact_rate`, `sla_15` …).
    pub metric: String,
    /// By which way, where the row says.
    pub channel: Option<Channel>,
    /// The believed value: shares 0–1, times in minutes, counts as they are.
    pub value: f64,
    /// `share`, `minutes` or `count`.
    pub unit: String,
    /// `belief`, `contract`, `target` or `peer`.
    pub basis: String,
    /// First and last local day it is about, days since 1970-01-01.
    pub valid: (Option<i32>, Option<i32>),
}

/// How the customer of a lead can be reached, and who else is the same customer. A dataset holds one per lead, or none at
/// all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    /// Hash of the phone number's last nine digits; 0 when there is none.
    pub phone_key: u64,
    /// Hash of the e-mail address in lower case; 0 when there is none.
    pub email_key: u64,
    /// A phone number is there; `None` without such a column.
    pub has_phone: Option<bool>,
    /// An e-mail address is there; `None` without such a column.
    pub has_email: Option<bool>,
    /// A customer's name is there; `None` without such a column.
    pub has_name: Option<bool>,
    /// Rows of other ids that were merged into this lead (rule R3).
    pub resubmissions: u16,
    /// Itself merged into an earlier lead of the same customer: it is a duplicate, and its touches are that lead's.
    pub merged: bool,
}

impl Contact {
    /// Nothing told.
    pub const UNKNOWN: Self = Self {
        phone_key: 0,
        email_key: 0,
        has_phone: None,
        has_email: None,
        has_name: None,
        resubmissions: 0,
        merged: false,
    };

    /// Phone and e-mail key, so that one is never the other; 0 where there is none.
    pub(super) const fn keys(&self) -> [u64; 2] {
        [self.phone_key, self.email_key.rotate_left(32)]
    }

    /// Takes in what another row or file says about the same lead, whatever their order.
    pub(super) fn absorb(&mut self, other: &Self) {
        let key = |one: u64, other: u64| match (one, other) {
            (0, key) | (key, 0) => key,
            (one, other) => one.min(other),
        };
        self.phone_key = key(self.phone_key, other.phone_key);
        self.email_key = key(self.email_key, other.email_key);
        self.tell(other);
    }

    /// Takes in what a later submission of the same customer tells.
    pub(super) fn pool(&mut self, later: &Self) {
        self.tell(later);
        self.resubmissions = self.resubmissions.saturating_add(1);
    }

    fn tell(&mut self, other: &Self) {
        self.has_phone = self.has_phone.max(other.has_phone);
        self.has_email = self.has_email.max(other.has_email);
        self.has_name = self.has_name.max(other.has_name);
    }
}

/// Columns of a lead that few exports have. A dataset holds one per lead, or none at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct More {
    /// When it was assigned to a person.
    pub assigned: Instant,
    /// When the dealer could act, as the CRM states it.
    pub actionable: Instant,
    /// When the customer asked not to be called any more. [`More::SOMETIME`] when the file only says so.
    pub no_calls: Instant,
    /// The same for every way of contact.
    pub opt_out: Instant,
    /// Came in after hours, as the CRM states it.
    pub after_hours: Option<bool>,
    /// Response time as the CRM states it, milliseconds; -1 when it states none.
    pub crm_response: i64,
    /// The same in the CRM's business hours.
    pub crm_adjusted: i64,
    /// Why it was lost, in the dealer's words: code in `Dataset::reasons`, or [`NONE`].
    pub lost_reason: u32,
    /// What it cost, in hundredths of the currency; `i64::MIN` when not told.
    pub cost: i64,
    /// Gross profit of the sale, in hundredths; `i64::MIN` when not told.
    pub gross: i64,
    /// How ready the customer is: 0 now, 1 within 60 days, 2 later (nurture); 255 when not told.
    pub readiness: u8,
}

impl More {
    /// An opt-out whose time the file does not tell.
    pub const SOMETIME: Instant = Instant::from_ms(i64::MIN + 1);

    /// Nothing told.
    pub const UNKNOWN: Self = Self {
        assigned: Instant::UNKNOWN,
        actionable: Instant::UNKNOWN,
        no_calls: Instant::UNKNOWN,
        opt_out: Instant::UNKNOWN,
        after_hours: None,
        crm_response: -1,
        crm_adjusted: -1,
        lost_reason: NONE,
        cost: i64::MIN,
        gross: i64::MIN,
        readiness: 255,
    };

    /// Takes in what a later submission of the same customer tells. Costs stay where they arose.
    pub(super) fn pool(&mut self, later: &Self) {
        let first = *self;
        self.assigned = self.assigned.earliest(later.assigned);
        self.actionable = self.actionable.earliest(later.actionable);
        opt_out(&mut self.no_calls, later.no_calls);
        opt_out(&mut self.opt_out, later.opt_out);
        if first.lost_reason == NONE {
            self.lost_reason = later.lost_reason;
        }
        if first.gross == i64::MIN {
            self.gross = later.gross;
        }
        self.readiness = self.readiness.min(later.readiness);
    }
}

/// The earlier of two opt-outs; a known time goes before "sometime".
pub(super) fn opt_out(own: &mut Instant, other: Instant) {
    *own = match (*own, other) {
        (More::SOMETIME, other) if other.is_known() => other,
        (own, More::SOMETIME) if own.is_known() => own,
        (own, other) => own.earliest(other),
    };
}
