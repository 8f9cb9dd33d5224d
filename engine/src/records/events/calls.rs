//! A telephone system's log, one row a call.
//!
//! Connected is a call that a person answered, or one with an outcome that says so and at least thirty seconds of talk
//! (M11). `completed` without `answered_by` proves nothing: a machine completes calls too.

use super::columns::EventRow;
use super::signs::Signs;
use super::table::{EventField, EventKind, LEAD_ID, Slot, field};
use super::words::{direction, flag, one_of, result};
use super::{Call, call_direction};
use crate::records::dataset::Kind;
use crate::records::field::Field;
use crate::records::values::{Direction, TouchResult};
use crate::records::vocabulary::Meaning;

const DIRECTION: usize = 0;
const RESULT: usize = 1;
const ANSWERED: usize = 2;
const ANSWERED_BY: usize = 3;
const VOICEMAIL: usize = 4;
const MEDIUM: usize = 5;

/// Seconds of talk from which an outcome counts as a connection.
const CONNECTED_SECONDS: u32 = 30;

/// The kind.
pub(super) static KIND: EventKind = EventKind {
    kind: Kind::Calls,
    fields: FIELDS,
    is,
    telling: &["call_id", "from", "to", "answered", "answered_by"],
    refuse,
    needed: 0,
    past: &[0, 1],
};

const FIELDS: &[EventField] = &[
    field(
        "call_id",
        Slot::RowId,
        "The call's own id; names a lead only where nothing else does",
        "call-1",
        &[
            "call id",
            "call sid",
            "sid",
            "session id",
            "telephony session id",
            "call log id",
            "call reference",
            "call number",
            "id",
        ],
    ),
    field(
        "lead_id",
        Slot::LeadId,
        "Which lead the call is about",
        "1001",
        LEAD_ID,
    ),
    field(
        "at",
        Slot::Date(0),
        "When the call began; a date may have its time in a column of its own",
        "2026-09-01 09:12:30",
        &[
            "at",
            "started at",
            "start time",
            "call start time",
            "call start",
            "call date time",
            "call started at",
            "start date time",
            "date time",
            "timestamp",
            "time stamp",
            "hs timestamp",
            "start",
            "created at",
            "call date",
            "start date",
            "date",
            "activity date",
            "call time",
        ],
    ),
    field(
        "time",
        Slot::Clock(0),
        "Time of day of the call, where `at` is only a date",
        "",
        &["time", "call time", "time of day", "time of call"],
    ),
    field(
        "ended_at",
        Slot::Date(1),
        "When the call ended",
        "",
        &["ended at", "end time", "call end", "call end time", "end"],
    ),
    field(
        "direction",
        Slot::Value(DIRECTION, direction),
        "To the customer or from the customer",
        "outbound",
        &[
            "direction",
            "call direction",
            "hs call direction",
            "call type",
        ],
    ),
    field(
        "from",
        Slot::Phone(0),
        "Number of the caller; only a key of its last nine digits is kept",
        "+1 555 010 0199",
        &[
            "from",
            "from number",
            "from phone number",
            "from phone",
            "caller number",
            "calling number",
            "caller id",
            "caller",
            "caller phone",
            "cli",
            "ani",
            "hs call from number",
        ],
    ),
    field(
        "to",
        Slot::Phone(1),
        "Number called; only a key of its last nine digits is kept",
        "+1 555 010 0123",
        &[
            "to",
            "to number",
            "to phone number",
            "to phone",
            "dialled number",
            "dialed number",
            "called number",
            "number dialled",
            "number dialed",
            "destination",
            "destination number",
            "callee",
            "dnis",
            "hs call to number",
        ],
    ),
    field(
        "customer",
        Slot::Phone(2),
        "Number of the customer, where the log names that side",
        "",
        &[
            "customer phone number",
            "customer phone",
            "customer number",
            "phone number",
            "phone",
            "contact phone",
            "external number",
            "external phone number",
        ],
    ),
    field(
        "result",
        Slot::Value(RESULT, outcome),
        "How it ended: connected, voicemail, no answer …",
        "connected",
        &[
            "result",
            "call result",
            "call outcome",
            "outcome",
            "disposition",
            "call disposition",
            "hs call disposition",
            "call status",
            "status",
            "action result",
            "result description",
            "formatted call type",
            "call type",
        ],
    ),
    field(
        "answered",
        Slot::Value(ANSWERED, flag),
        "Somebody or something answered",
        "",
        &[
            "answered",
            "answered y n",
            "is answered",
            "call answered",
            "was answered",
            "picked up",
        ],
    ),
    field(
        "answered_by",
        Slot::Value(ANSWERED_BY, answered_by),
        "A person or a machine answered",
        "human",
        &["answered by", "answer type"],
    ),
    field(
        "voicemail",
        Slot::Value(VOICEMAIL, flag),
        "A voicemail took the call",
        "",
        &[
            "voicemail",
            "is voicemail",
            "voice mail",
            "went to voicemail",
        ],
    ),
    field(
        "medium",
        Slot::Value(MEDIUM, medium),
        "Voice; faxes and messages of the same log are set aside",
        "",
        &["type", "medium", "transport", "channel"],
    ),
    field(
        "duration",
        Slot::Seconds,
        "Length of the talk in seconds, or as 00:03:20",
        "200",
        &[
            "duration seconds",
            "duration",
            "talk time",
            "talk duration",
            "avg talk duration",
            "call duration",
            "call length",
            "call duration in seconds",
            "talk time seconds",
            "billsec",
            "formatted duration",
            "duration ms",
            "hs call duration",
        ],
    ),
    field(
        "person",
        Slot::Person,
        "Who made or took the call",
        "Ada Moss",
        &[
            "person",
            "agent",
            "user",
            "agent name",
            "user name",
            "agent email",
            "employee",
            "staff",
            "extension name",
            "sales rep",
            "salesperson",
            "rep",
            "handled by",
            "made by",
            "taken by",
            "owner",
            "assigned to",
            "hubspot owner id",
        ],
    ),
    field(
        "dealer",
        Slot::Dealer,
        "The dealer whose line it was",
        "Northgate Cars",
        CALL_DEALER,
    ),
    field(
        "score",
        Slot::Number(0),
        "What the customer gave the call, 1 to 5: an answer of a customer too",
        "",
        &[
            "satisfaction rating",
            "satisfaction",
            "satisfaction score",
            "csat",
            "csat score",
            "rating",
            "survey score",
            "score",
        ],
    ),
];

const CALL_DEALER: &[&str] = &[
    "dealer",
    "dealer name",
    "dealership",
    "store",
    "store name",
    "branch",
    "location",
    "company name",
    "advertiser name",
    "account name",
    "dealer id",
    "advertiser id",
];

fn is(signs: &Signs<'_>) -> bool {
    // A list of touches says by which way each went, a list of leads where they came from.
    let touches = signs.other(Field::Channel, "medium") || signs.says("channel");
    let both = signs.has("from") && signs.has("to");
    let sure = both
        || signs.names("call_id")
        || signs.has("answered_by")
        || signs.has("to") && signs.has("duration");
    let customer = signs.has("customer")
        && signs.has("duration")
        && (signs.has("direction") || signs.has("answered"))
        && !signs.has("lead_id");
    signs.has("at") && !touches && (sure && !signs.says("task") || customer)
}

fn refuse(row: &EventRow) -> Option<&'static str> {
    if row.values[MEDIUM] == 1 {
        Some("V010")
    } else if row.has_date(0) {
        None
    } else {
        Some("V003")
    }
}

/// How a call ended; the words of telephone systems beside those of CRMs.
fn outcome(value: &str) -> Meaning<u8> {
    const NO_ANSWER: u8 = TouchResult::NoAnswer as u8;
    const WORDS: &[(u8, &[&str])] = &[
        (
            NO_ANSWER,
            &[
                "hang up",
                "hangup",
                "rejected",
                "declined",
                "canceled",
                "cancelled",
                "call failed",
                "abandoned call",
                "unavailable",
                "missed call",
                "not available",
            ],
        ),
        (
            TouchResult::Connected as u8,
            &["answered call", "call answered", "call accepted"],
        ),
        (
            TouchResult::Unknown as u8,
            &["ringing", "initiated", "outbound", "inbound"],
        ),
    ];
    match one_of(WORDS, value) {
        Meaning::Unmapped => result(value),
        meaning => meaning,
    }
}

fn answered_by(value: &str) -> Meaning<u8> {
    one_of(
        &[
            (1, &["human", "person", "customer", "live person", "live"]),
            (
                0,
                &[
                    "machine",
                    "machine start",
                    "machine end beep",
                    "machine end silence",
                    "machine end other",
                    "answering machine",
                    "voicemail",
                    "fax",
                    "amd machine",
                ],
            ),
        ],
        value,
    )
}

fn medium(value: &str) -> Meaning<u8> {
    match one_of(
        &[(
            1,
            &[
                "fax", "sms", "text", "message", "mms", "email", "chat", "whatsapp",
            ],
        )],
        value,
    ) {
        Meaning::Unmapped => Meaning::Nothing,
        meaning => meaning,
    }
}

/// The direction that the customer's number shows where no column does.
pub(super) const SIDE: usize = 8;

/// The row as a call.
pub(super) fn call(row: &EventRow) -> Call {
    Call {
        at: row.dates[0],
        lead: row.lead,
        direction: match call_direction(row.values[DIRECTION]) {
            Direction::Unknown => call_direction(row.values[SIDE]),
            told => told,
        },
        result: ended(row),
        seconds: row.seconds,
        person: row.person,
        dealer: row.dealer,
    }
}

/// Outbound, inbound or not told.
pub(super) fn told_direction(row: &EventRow) -> Direction {
    call_direction(row.values[DIRECTION])
}

/// How the call ended, by all columns that say something about it.
fn ended(row: &EventRow) -> TouchResult {
    match (
        row.flag(ANSWERED_BY),
        row.flag(VOICEMAIL),
        row.flag(ANSWERED),
    ) {
        (Some(true), ..) => return TouchResult::Connected,
        (Some(false), ..) | (_, Some(true), _) => return TouchResult::Voicemail,
        (_, _, Some(false)) => return TouchResult::NoAnswer,
        _ => {}
    }
    let told = row.values[RESULT];
    // In a log of calls "cancelled" and "not done" were dialled all the same.
    let result = match told {
        7 => TouchResult::NoAnswer,
        _ => super::touch_result(told),
    };
    let answered = row.flag(ANSWERED) == Some(true);
    let long = row.seconds >= CONNECTED_SECONDS;
    match result {
        // A short "connected" may be a mailbox; without a length there is nothing to doubt it by.
        TouchResult::Connected if long => TouchResult::Connected,
        TouchResult::Connected => TouchResult::Unknown,
        TouchResult::Unknown if answered && long => TouchResult::Connected,
        TouchResult::Unknown
            if told == 255 && row.values[DIRECTION] & 4 != 0 && row.values[DIRECTION] != 255 =>
        {
            TouchResult::NoAnswer
        }
        // Nothing says how it ended, but they talked.
        TouchResult::Unknown
            if told == 255 && row.flag(ANSWERED).is_none() && long && row.seconds != u32::MAX =>
        {
            TouchResult::Connected
        }
        other => other,
    }
}
