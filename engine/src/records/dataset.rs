//! What ingest ends in: leads, touches and the names they refer to, in canonical order and units.

use std::collections::BTreeMap;

use serde::Serialize;

use super::account::Asides;
use super::events::{Appointment, Belief, Call, Contact, More, Survey, Task};
use super::ids::Ids;
pub use super::kind::Kind;
use super::value_column::UnknownValues;
use super::values::{Actor, Channel, Direction, Exclusion, Outcome, Talk, TouchResult};
use super::why::Why;
use crate::diagnostic::Tally;
use crate::time::Instant;
use crate::words::Said;

/// "No name given" in a dictionary code. Sorts after every name.
pub const NONE: u32 = u32::MAX;

/// Everything that was read, resolved.
#[derive(Debug, Clone, Default)]
pub struct Dataset {
    /// One per lead, in no meaningful order: nothing reported may depend on it.
    pub leads: Vec<Lead>,
    /// Sorted by `(lead, at, meta)`.
    pub touches: Vec<Touch>,
    /// Lead ids as written, by lead index.
    pub ids: Ids,
    /// Dealer names, ascending: codes compare as names do.
    pub dealers: Vec<String>,
    /// Names of staff, ascending.
    pub people: Vec<String>,
    /// Lead sources, ascending. A blank source is [`NONE`], never the word "unknown".
    pub sources: Vec<String>,
    /// How each file was read, in the order given.
    pub files: Vec<FileReading>,
    /// What the files can tell at all.
    pub knows: Knows,
    /// The newest instant in any mapped column.
    pub newest: Option<i64>,
    /// How far all files of leads and touches go: the earliest of their newest instants.
    pub reach: Option<i64>,
    /// How customers can be reached: one per lead, or empty when no file tells it, nor any column that few have.
    pub contacts: Vec<Contact>,
    /// Columns that few exports have: one per lead, or empty when no file has any of them.
    pub more: Vec<More>,
    /// The telephone system's log, by `(lead, at)`.
    pub calls: Vec<Call>,
    /// Promises, by `(lead, due)`.
    pub tasks: Vec<Task>,
    /// Sales appointments, by `(lead, at)`.
    pub appointments: Vec<Appointment>,
    /// Answers of customers, by `(lead, at)`.
    pub surveys: Vec<Survey>,
    /// What people believe, in the order of the files.
    pub beliefs: Vec<Belief>,
    /// Reasons that customers and dealers gave, ascending.
    pub reasons: Vec<String>,
    /// Rows set aside, by the place of their file among those opened; only where somebody asked for them.
    pub aside: Vec<(usize, Asides)>,
}

/// One lead, resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lead {
    /// t0, when the lead came in.
    pub created: Instant,
    /// When it was closed.
    pub closed: Instant,
    /// When it was sold.
    pub sold: Instant,
    /// First attempt as stated by the CRM in a column of its own (not from touches).
    pub first_attempt: Instant,
    /// First contact as stated by the CRM.
    pub first_contact: Instant,
    /// Code in [`Dataset::dealers`] or [`NONE`].
    pub dealer: u32,
    /// Owner: code in [`Dataset::people`] or [`NONE`].
    pub person: u32,
    /// Code in [`Dataset::sources`] or [`NONE`].
    pub source: u32,
    /// Attempts as stated by a column of their own; `u16::MAX` when not stated.
    pub attempts: u16,
    /// Channel of those stated attempts, where the row says.
    pub channel: Option<Channel>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it is not workable.
    pub exclusion: Exclusion,
    /// Marked bad by a person; workable all the same unless `exclusion` says why not (rule R2).
    pub bad: bool,
    /// "Contacted" flag of the CRM.
    pub contacted: Option<bool>,
    /// Hot flag of the CRM.
    pub hot: Option<bool>,
    /// `created` is a date without a time: kept out of every clock, used for days (rule R18).
    pub created_is_date: bool,
    /// `sold` or `closed` is earlier than `created`.
    pub ends_before_start: bool,
}

impl Lead {
    /// A lead of which nothing is known yet.
    pub const UNKNOWN: Self = Self {
        created: Instant::UNKNOWN,
        closed: Instant::UNKNOWN,
        sold: Instant::UNKNOWN,
        first_attempt: Instant::UNKNOWN,
        first_contact: Instant::UNKNOWN,
        dealer: NONE,
        person: NONE,
        source: NONE,
        attempts: u16::MAX,
        channel: None,
        outcome: Outcome::Unknown,
        exclusion: Exclusion::None,
        bad: false,
        contacted: None,
        hot: None,
        created_is_date: false,
        ends_before_start: false,
    };
}

/// One touch in sixteen bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    /// When it happened, UTC milliseconds; [`Instant::UNKNOWN`] where the file has no time.
    pub at: Instant,
    /// Index of its lead.
    pub lead: u32,
    /// Packed: see the accessors.
    pub meta: u32,
}

/// Puts the touches of a lead in the order of their times; of one time by channel first, and last by how long a call took.
#[inline(never)]
pub(crate) fn in_time(touches: &mut [Touch]) {
    touches.sort_unstable_by_key(|touch| (touch.at, touch.meta.rotate_left(2)));
}

impl Touch {
    /// `person` code that means "no name given" (18 bits).
    const NO_PERSON: u32 = (1 << 18) - 1;
    /// Evidence "telephony", in place of a talk that the CRM states.
    const TELEPHONY: u32 = 3 << 30;
    /// The most people one dataset can name.
    pub const MAX_PEOPLE: usize = Self::NO_PERSON as usize;

    /// Packs a touch. `person` is a code in [`Dataset::people`] or [`NONE`].
    #[must_use]
    pub const fn new(
        at: Instant,
        lead: u32,
        channel: Channel,
        direction: Direction,
        actor: Actor,
        result: TouchResult,
        person: u32,
    ) -> Self {
        let person = if person >= Self::NO_PERSON {
            Self::NO_PERSON
        } else {
            person
        };
        let meta = (channel as u32) << 26
            | (direction as u32) << 24
            | (actor as u32) << 22
            | (result as u32) << 18
            | person;
        Self { at, lead, meta }
    }

    /// The same touch, known from a telephone system: nobody keyed it.
    #[must_use]
    pub const fn by_telephone(mut self) -> Self {
        self.meta |= Self::TELEPHONY;
        self
    }

    /// Known from a telephone system only.
    #[must_use]
    pub const fn is_by_telephone(self) -> bool {
        self.meta >> 30 == 3
    }

    /// By which way it went.
    #[must_use]
    pub const fn channel(self) -> Channel {
        match self.meta >> 26 & 15 {
            0 => Channel::Phone,
            1 => Channel::Email,
            2 => Channel::Text,
            3 => Channel::Whatsapp,
            4 => Channel::Chat,
            5 => Channel::Video,
            6 => Channel::Visit,
            7 => Channel::Letter,
            8 => Channel::Social,
            _ => Channel::Other,
        }
    }

    /// Who turned to whom.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self.meta >> 24 & 3 {
            0 => Direction::Outbound,
            1 => Direction::Inbound,
            _ => Direction::Unknown,
        }
    }

    /// Who acted.
    #[must_use]
    pub const fn actor(self) -> Actor {
        match self.meta >> 22 & 3 {
            0 => Actor::Human,
            1 => Actor::Automation,
            2 => Actor::AiAgent,
            _ => Actor::System,
        }
    }

    /// How it ended.
    #[must_use]
    pub const fn result(self) -> TouchResult {
        match self.meta >> 18 & 7 {
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

    /// Code in [`Dataset::people`] or [`NONE`].
    #[must_use]
    pub const fn person(self) -> u32 {
        let code = self.meta & Self::NO_PERSON;
        if code == Self::NO_PERSON { NONE } else { code }
    }

    /// Bit of a note that says no more than that something was noted.
    const BARE: u32 = 1 << 21;

    /// Whether anyone spoke, by the length in the CRM.
    #[must_use]
    pub const fn talk(self) -> Talk {
        match self.meta >> 30 {
            1 => Talk::Nothing,
            2 => Talk::Some,
            _ => Talk::Unknown,
        }
    }

    /// The same touch with a length.
    #[must_use]
    pub const fn with_talk(mut self, talk: Talk) -> Self {
        self.meta = self.meta & !(3 << 30) | (talk as u32) << 30;
        self
    }

    /// The same touch of which nobody says how it ended.
    #[must_use]
    pub(super) const fn without_result(mut self) -> Self {
        self.meta &= !(7 << 18);
        self
    }

    /// Its note says no more than that something was noted: "sc", ".", "lm".
    #[must_use]
    pub const fn is_bare_note(self) -> bool {
        self.meta & Self::BARE != 0
    }

    /// The same touch with such a note.
    #[must_use]
    pub const fn with_bare_note(mut self) -> Self {
        self.meta |= Self::BARE;
        self
    }

    /// The same touch by another person's code.
    #[must_use]
    pub const fn with_person(mut self, person: u32) -> Self {
        let person = if person >= Self::NO_PERSON {
            Self::NO_PERSON
        } else {
            person
        };
        self.meta = self.meta & !Self::NO_PERSON | person;
        self
    }
}

/// What another reader made of a file has no separators of its own.
fn is_sheet(delimiter: &char) -> bool {
    *delimiter == '\u{1F}'
}

/// How one file was read. `rows_read = rows_counted + rows_set_aside`, always.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileReading {
    /// As the user knows it.
    pub name: String,
    /// What it was taken for.
    pub kind: Kind,
    /// The known export that it is: "VinSolutions leads"; for headers in another language than English, the language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<&'static str>,
    /// The kind of file in words, where it is not a table of text: "XLSX workbook, sheet `Export`".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub format: String,
    /// `utf-8`, with or without a byte order mark, or what else the text was written in.
    pub encoding: String,
    /// The character between cells; absent where the file is no text with separators.
    #[serde(skip_serializing_if = "is_sheet")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub delimiter: char,
    /// What is unusual about quotes and escapes, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub quoting: String,
    /// Line ending: `LF`, `CRLF` or `CR`.
    pub line_ending: &'static str,
    /// Rows below the header; blank lines and rows without any value are none.
    pub rows_read: u64,
    /// Rows that became a lead or a touch, or were merged into one.
    pub rows_counted: u64,
    /// Rows that could not be used.
    pub rows_set_aside: u64,
    /// Why, by code; counts add up to `rows_set_aside`.
    pub reasons: Vec<Tally>,
    /// Rows that were counted but are odd, by code.
    pub flags: Vec<Tally>,
    /// Field → header.
    pub mapping: BTreeMap<&'static str, String>,
    /// Field → why that column was taken for it, where not by its header.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub taken: BTreeMap<&'static str, Why>,
    /// Headers that no field uses, in file order; their cells were not kept.
    pub unused: Vec<String>,
    /// Decisions about columns, in words.
    pub notes: Vec<Note>,
    /// Values of columns with a closed vocabulary that were not understood, by column.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown_values: Vec<UnknownValues>,
}

/// A decision about one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    /// The column's header.
    pub header: String,
    /// What was decided, e.g. "dates are day first: line 14 has 23/04/2026".
    pub text: Said,
}

/// What the files can tell at all. A metric that needs more answers "not known" and says which column is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a list of independent facts about the columns"
)]
#[expect(missing_docs, reason = "each is `the files have …`")]
pub struct Knows {
    /// Touches were given (or an attempts column).
    pub touches: bool,
    /// Rows that are leads were given (not only touches), so that untouched leads are in the files.
    pub leads: bool,
    pub created: bool,
    /// At least one lead has a creation time, not only a date.
    pub created_time: bool,
    pub touch_time: bool,
    pub channel: bool,
    pub direction: bool,
    pub actor: bool,
    /// A result or answered column on touches.
    pub result: bool,
    /// A contacted flag or first-contact time on leads.
    pub contacted: bool,
    pub outcome: bool,
    pub closed: bool,
    pub dealer: bool,
    pub person: bool,
    /// Some lead has a person in charge. Found in the fold.
    pub owner: bool,
    pub source: bool,
    /// An attempts column on leads.
    pub attempts: bool,
    /// A telephone system's log.
    pub calls: bool,
    /// All touches come from that log: of other ways to turn to a customer nothing is known.
    pub only_calls: bool,
    /// Tasks with due times.
    pub tasks: bool,
    pub appointments: bool,
    pub surveys: bool,
    /// Scores in the surveys.
    pub scores: bool,
    /// Reasons in the surveys.
    pub reasons: bool,
    pub beliefs: bool,
    pub hot: bool,
    /// Customers' phone numbers, present or blank.
    pub phone: bool,
    /// Customers' e-mail addresses, present or blank.
    pub email: bool,
    /// Customers' names, present or blank.
    pub customer: bool,
    pub assigned: bool,
    /// Lost reasons of the dealer.
    pub lost_reason: bool,
    pub cost: bool,
    pub gross: bool,
    pub after_hours: bool,
    pub readiness: bool,
    /// Response times as the CRM states them.
    pub crm_response: bool,
    /// The length of calls.
    pub duration: bool,
    /// When a customer asked to be left alone, or only that.
    pub opt_out: bool,
    /// A column that can mark tests, spam and duplicates.
    pub exclusions: bool,
}
