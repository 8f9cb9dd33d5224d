//! The fact row: everything any figure needs to know about one lead.

use super::clock::{Clock, Item, Marks, Timeline};

use super::integrity::Stray;
use super::load::PersonDay;
use super::promises::Promise;
use super::voices::Voice;
use super::worklist::Duty;
use crate::records::{
    Appointment, Belief, Call, Channel, Contact, Exclusion, FileReading, Ids, Knows, More, Outcome,
    Survey, Task,
};
use crate::time::Instant;

/// One lead, folded from its touches as of the report's instant: what is counted. What only the fold needs is in its case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactRow {
    /// t0.
    pub created: Instant,
    /// Last outbound touch by a human.
    pub last_human: Instant,
    /// Code of the dealer, or `NONE`.
    pub dealer: u32,
    /// Code of the person (rule R22: owner, else who made the first human touch), or `NONE`.
    pub person: u32,
    /// Code of the source, or `NONE`.
    pub source: u32,
    /// Local civil day of creation, days since 1970-01-01; `i32::MIN` when not known.
    pub day: i32,
    /// Local hour of creation, 0–23; 255 when not known.
    pub hour: u8,
    /// Channel of the first human attempt.
    pub first_channel: Option<Channel>,
    /// Outbound human touches by channel, as logged.
    pub touches: [u16; 10],
    /// Outbound touches by automation or AI.
    pub automatic: u16,
    /// Touches from the customer.
    pub inbound: u16,
    /// Dials (outbound human calls).
    pub dials: u16,
    /// Dials that connected.
    pub connects: u16,
    /// Human attempts by the rules of M13: redials within five minutes are one, counting stops at contact.
    pub attempts: u16,
    /// Phone attempts by the same rules.
    pub phone_attempts: u16,
    /// Number of the attempt (M13) that reached the customer; 0 when none did.
    pub reached_by_attempt: u16,
    /// A contact on any channel happened.
    pub contacted: bool,
    /// A contact on the phone happened.
    pub contacted_phone: bool,
    /// `created` has a time of day, so clocks can run.
    pub timed: bool,
    /// First human touch lies more than five minutes before t0: excluded from clocks (rule R16).
    pub touch_before_lead: bool,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it is not workable.
    pub exclusion: Exclusion,
    /// Hot flag.
    pub hot: Option<bool>,
    /// What happened to it, in exactly one bucket.
    pub bucket: Bucket,
}

/// Where a row belongs, as in the row and beside it: a filter reads these close together instead of whole rows far apart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) day: i32,
    pub(crate) dealer: u32,
    pub(crate) person: u32,
    pub(crate) source: u32,
    pub(crate) channel: Option<Channel>,
    pub(crate) has_phone: Option<bool>,
}

impl Place {
    pub(super) const fn of(row: &FactRow, contact: &Contact) -> Self {
        Self {
            channel: row.first_channel,
            has_phone: contact.has_phone,
            day: row.day,
            dealer: row.dealer,
            person: row.person,
            source: row.source,
        }
    }
}

/// What happened to a lead: exactly one of these, in this order of precedence (first match from the bottom up:
/// reached, called, visit or other, message, e-mails, automatic, nothing).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Bucket {
    /// No activity logged at all.
    Nothing,
    /// Only the customer was active: nobody answered.
    InboundOnly,
    /// Automatic messages only.
    AutomaticOnly,
    /// One e-mail by a person, no call, nothing else by a person.
    OneEmail,
    /// Several e-mails, no call.
    SeveralEmails,
    /// Text or WhatsApp (perhaps with e-mail), no call.
    Message,
    /// Visit, chat, letter or other human touch, no call.
    Other,
    /// Called, and not reached by phone (or the file cannot tell).
    CalledNotReached,
    /// Reached by phone.
    Reached,
}

impl Bucket {
    /// All buckets, top of the waterfall to bottom.
    pub const ALL: [Self; 9] = [
        Self::Nothing,
        Self::InboundOnly,
        Self::AutomaticOnly,
        Self::OneEmail,
        Self::SeveralEmails,
        Self::Message,
        Self::Other,
        Self::CalledNotReached,
        Self::Reached,
    ];

    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "no_activity",
            Self::InboundOnly => "customer_only",
            Self::AutomaticOnly => "automatic_only",
            Self::OneEmail => "one_email",
            Self::SeveralEmails => "several_emails",
            Self::Message => "text_or_whatsapp",
            Self::Other => "visit_or_other",
            Self::CalledNotReached => "called_not_reached",
            Self::Reached => "reached_by_phone",
        }
    }

    /// True when a person called, reached or not.
    #[must_use]
    pub const fn is_phoned(self) -> bool {
        matches!(self, Self::CalledNotReached | Self::Reached)
    }
}

/// All fact rows with what is needed to name them.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// One per lead that existed by the as-of time.
    pub rows: Vec<FactRow>,
    /// Dealer names, ascending.
    pub dealers: Vec<String>,
    /// Names of staff, ascending.
    pub people: Vec<String>,
    /// Lead sources, ascending.
    pub sources: Vec<String>,
    /// How each file was read.
    pub files: Vec<FileReading>,
    /// What the files can tell at all.
    pub knows: Knows,
    /// The instant the report is judged at, UTC milliseconds; `None` when the files hold no time at all.
    pub as_of: Option<i64>,
    /// Hash of the records counted, independent of row order.
    pub data_hash: u64,
    /// Leads that came in after the as-of time and are in no row.
    pub later: u64,
    /// Opening hours were given and usable, so the open-time clocks ran.
    pub open_hours: bool,
    /// The files can tell when a customer was reached: by results of timed touches, or a first-contact time.
    pub contact_times: bool,
    /// The files can tell when a lead was sold.
    pub sale_times: bool,
    /// The files hold a log of touches with their times, not only a first attempt.
    pub touch_log: bool,
    /// The expectations hold a plan of touches (M17).
    pub plan: bool,
    /// Lead ids as written, by row.
    pub ids: Ids,
    /// Columns that few exports have: by row, or empty.
    pub more: Vec<More>,
    /// The telephone system's log. Here and in the next three `lead` is the index of a row, or `NONE`.
    pub calls: Vec<Call>,
    /// Promises.
    pub tasks: Vec<Task>,
    /// Sales appointments.
    pub appointments: Vec<Appointment>,
    /// Answers of customers.
    pub surveys: Vec<Survey>,
    /// What people believe.
    pub beliefs: Vec<Belief>,
    /// Reasons that customers and dealers gave, ascending.
    pub reasons: Vec<String>,
    /// What became of every promise, in the order of the rows and of when they were due.
    pub promises: Vec<Promise>,
    /// What customers said: one voice a lead.
    pub voices: Vec<Voice>,
    /// What is counted by occurrence: the row and [`Deed::index`](super::Deed::index).
    pub(crate) deeds: Vec<(u32, u8)>,
    /// How late promises were met, ascending.
    pub(crate) lateness: Vec<Item>,
    /// How many leads each person got on each day, ascending by key.
    pub(crate) person_days: Vec<PersonDay>,
    /// Beside each row: answers that need its times.
    pub(crate) marks: Vec<Marks>,
    /// Beside each row: what filters and groupings ask for.
    pub(crate) places: Vec<Place>,
    /// Workable leads that were sold: index of the row, and the local day in days since 1970-01-01.
    pub(crate) sales: Vec<(u32, i32)>,
    /// By [`Clock`](super::Clock): all workable leads in the order in which the clock stopped.
    pub(crate) timelines: [Timeline; Clock::COUNT],
    /// Calls in that belong to no lead.
    pub(crate) strays: Vec<Stray>,
    /// Recomputed minus stated response, shifted above zero, ascending (M54).
    pub(crate) differences: Timeline,
    /// Who to turn to now, in order.
    pub(crate) duties: Vec<Duty>,
}

impl Facts {
    /// First and last local day of creation, in days since 1970-01-01; `None` when no lead has one.
    #[must_use]
    pub fn days(&self) -> Option<(i32, i32)> {
        let days = self.places.iter().map(|place| place.day);
        let known = days.filter(|&day| day != i32::MIN);
        known.fold(None, |ends, day| {
            let (first, last) = ends.unwrap_or((day, day));
            Some((first.min(day), last.max(day)))
        })
    }

    /// First and last local date of creation, `YYYY-MM-DD`; `None` when no lead has one.
    #[must_use]
    pub fn dates(&self) -> Option<(String, String)> {
        let (first, last) = self.days()?;
        Some((date(first)?.to_string(), date(last)?.to_string()))
    }
}

/// The date of a day counted from 1970-01-01.
#[must_use]
pub fn date(day: i32) -> Option<chrono::NaiveDate> {
    chrono::NaiveDate::default().checked_add_signed(chrono::Duration::days(i64::from(day)))
}
