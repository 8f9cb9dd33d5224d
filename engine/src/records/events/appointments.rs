//! Sales appointments. Those about service, parts or a delivery are set aside.

use super::columns::EventRow;
use super::signs::Signs;
use super::table::{CUSTOMER, EventField, EventKind, LEAD_ID, Slot, field};
use super::words::{flag, flag_or_date, one_of};
use super::{Appointment, Visit};
use crate::records::dataset::{Kind, NONE};
use crate::records::field::Field;
use crate::records::vocabulary::Meaning;

const STATUS: usize = 0;
const SHOWN: usize = 1;
const NO_SHOW: usize = 2;
const CONFIRMED: usize = 3;
const COMPLETED: usize = 4;
const CANCELLED: usize = 5;
const RESCHEDULED: usize = 6;
const TYPE: usize = 7;
const TEST_DRIVE: usize = 8;

const IS_CONFIRMED: u8 = 10;
const NOT_SALES: u8 = 0;
const DRIVES: u8 = 1;

/// The kind.
pub(super) static KIND: EventKind = EventKind {
    kind: Kind::Appointments,
    fields: FIELDS,
    is,
    telling: &["appointment_at"],
    refuse,
    needed: 1,
    past: &[0],
};

const FIELDS: &[EventField] = &[
    field(
        "appointment_id",
        Slot::RowId,
        "The appointment's own id: recognised, not kept",
        "appointment-1",
        &["appointment id", "appt id", "id"],
    ),
    field(
        "lead_id",
        Slot::LeadId,
        "Which lead the appointment is for",
        "1001",
        LEAD_ID,
    ),
    field(
        "created_at",
        Slot::Date(0),
        "When it was made",
        "2026-09-01 10:00",
        &[
            "created at",
            "set at",
            "booked at",
            "scheduled date",
            "scheduled at",
            "appointment created date",
            "appointment created",
            "appointment set date",
            "appt created",
            "created date",
            "created on",
            "created",
            "date created",
            "scheduled",
        ],
    ),
    field(
        "appointment_at",
        Slot::Date(1),
        "When it takes place",
        "2026-09-03 17:30",
        &[
            "appointment at",
            "appointment start date time",
            "appointment start",
            "appointment start date",
            "appointment date time",
            "appointment date",
            "appt date time",
            "appt date",
            "appt at",
            "appt start",
            "appointment time",
            "appt time",
            "appointment",
            "starts at",
            "start time",
            "start date",
        ],
    ),
    field(
        "appointment_time",
        Slot::Clock(1),
        "Time of day, where `appointment_at` is only a date",
        "",
        &[
            "appointment time",
            "appt time",
            "appointment start time",
            "time",
        ],
    ),
    field(
        "status",
        Slot::Value(STATUS, status),
        "What became of it: shown, no-show, cancelled, rescheduled",
        "shown",
        &[
            "status",
            "appointment status",
            "appt status",
            "outcome",
            "result",
            "appointment result",
        ],
    ),
    field(
        "shown",
        Slot::Value(SHOWN, flag),
        "The customer came",
        "",
        &[
            "shown",
            "is show",
            "show",
            "showed",
            "showed up",
            "appt show",
            "arrived",
        ],
    ),
    field(
        "no_show",
        Slot::Value(NO_SHOW, flag),
        "The customer did not come",
        "",
        &["no show", "is no show", "noshow", "appt no show"],
    ),
    field(
        "confirmed",
        Slot::Value(CONFIRMED, flag_or_date),
        "Confirmed by the customer: yes, no, or when",
        "yes",
        &[
            "confirmed",
            "is confirmed",
            "confirmed date",
            "confirmed at",
            "appt confirmed",
        ],
    ),
    field(
        "completed",
        Slot::Value(COMPLETED, flag_or_date),
        "It took place; the customer came where no other column says",
        "",
        &[
            "completed",
            "is completed",
            "completed date",
            "completed at",
        ],
    ),
    field(
        "cancelled",
        Slot::Value(CANCELLED, flag_or_date),
        "Called off before",
        "",
        &[
            "cancelled",
            "canceled",
            "is cancelled",
            "is canceled",
            "cancelled date",
            "cancelled at",
        ],
    ),
    field(
        "rescheduled",
        Slot::Value(RESCHEDULED, flag_or_date),
        "Moved to another time: yes, no, or when",
        "",
        &[
            "rescheduled",
            "is rescheduled",
            "rescheduled date",
            "rescheduled at",
            "rescheduled to",
        ],
    ),
    field(
        "type",
        Slot::Value(TYPE, purpose),
        "What it is about; service, parts and deliveries are set aside",
        "sales",
        &[
            "type",
            "appointment type",
            "appt type",
            "appt reason",
            "appointment reason",
            "reason",
            "department",
            "purpose",
        ],
    ),
    field(
        "test_drive",
        Slot::Value(TEST_DRIVE, flag_or_date),
        "A test drive was part of it",
        "yes",
        &[
            "test drive",
            "is test drive",
            "demo test drive",
            "demo",
            "demo drive",
            "test drive date",
        ],
    ),
    field(
        "person",
        Slot::Person,
        "Who made it",
        "Ada Moss",
        &[
            "person",
            "set by",
            "made by",
            "created by",
            "appointment set by",
            "appt set by",
            "booked by",
            "sales rep",
            "salesperson",
            "bd agent",
            "assigned to",
            "owner",
            "user",
            "agent",
            "rep",
        ],
    ),
    CUSTOMER[0],
    CUSTOMER[1],
];

/// Appointments in German, French, Spanish, Italian and Dutch.
const IN_OTHER_LANGUAGES: &[&str] = &[
    "termin",
    "rendez",
    "rdv",
    "cita",
    "appuntamento",
    "afspraak",
];

fn is(signs: &Signs<'_>) -> bool {
    let sure = signs.names("appointment_id");
    let like_a_list = [
        "shown",
        "no_show",
        "status",
        "confirmed",
        "cancelled",
        "type",
    ]
    .into_iter()
    .any(|name| signs.has(name));
    let other = signs.other(Field::At, "appointment_at")
        || signs.other(Field::Source, "")
        || signs.other(Field::Direction, "");
    signs.has("appointment_at")
        && (signs.says("appointment")
            || signs.says("appt")
            || signs.header_says("appointment_at", IN_OTHER_LANGUAGES))
        && (sure || like_a_list && !other)
}

fn refuse(row: &EventRow) -> Option<&'static str> {
    if row.lead == NONE && !row.has_customer() {
        Some("V001")
    } else if row.values[TYPE] == NOT_SALES {
        Some("V008")
    } else if row.has_date(1) {
        None
    } else {
        Some("V003")
    }
}

fn status(value: &str) -> Meaning<u8> {
    const SHOWN: u8 = Visit::Shown as u8;
    const NO_SHOW: u8 = Visit::NoShow as u8;
    const CANCELLED: u8 = Visit::Cancelled as u8;
    const RESCHEDULED: u8 = Visit::Rescheduled as u8;
    const OPEN: u8 = Visit::Unknown as u8;
    one_of(
        &[
            (
                SHOWN,
                &[
                    "shown",
                    "show",
                    "showed",
                    "showed up",
                    "arrived",
                    "completed",
                    "attended",
                    "kept",
                    "visited",
                    "came",
                ],
            ),
            (
                NO_SHOW,
                &[
                    "no show",
                    "noshow",
                    "missed",
                    "did not show",
                    "not shown",
                    "not attended",
                    "no",
                ],
            ),
            (
                CANCELLED,
                &[
                    "cancelled",
                    "canceled",
                    "called off",
                    "cancelled by customer",
                ],
            ),
            (RESCHEDULED, &["rescheduled", "moved", "postponed"]),
            (IS_CONFIRMED, &["confirmed"]),
            (
                OPEN,
                &[
                    "open",
                    "scheduled",
                    "set",
                    "pending",
                    "unconfirmed",
                    "not confirmed",
                    "new",
                    "due",
                    "upcoming",
                    "active",
                    "booked",
                ],
            ),
        ],
        value,
    )
}

/// Service and the like are not about a sale; a test drive is one.
fn purpose(value: &str) -> Meaning<u8> {
    let value = crate::records::vocabulary::word(value);
    let mut meaning = Meaning::Nothing;
    for word in value.split(' ') {
        match word {
            "service" | "servicing" | "parts" | "delivery" | "deliveries" | "repair"
            | "workshop" | "maintenance" | "handover" | "collection" | "mot" | "recall"
            | "bodyshop" => {
                return Meaning::Is(NOT_SALES);
            }
            "drive" | "demo" => meaning = Meaning::Is(DRIVES),
            _ => {}
        }
    }
    meaning
}

/// The row as an appointment.
pub(super) fn appointment(row: &EventRow) -> Appointment {
    let yes = |at: usize| row.flag(at) == Some(true);
    let told = row.values[STATUS];
    // A customer who came is not called off by an older flag; one who did not come neither.
    let visit = if yes(SHOWN) {
        Visit::Shown
    } else if yes(NO_SHOW) {
        Visit::NoShow
    } else if yes(CANCELLED) {
        Visit::Cancelled
    } else if yes(RESCHEDULED) {
        Visit::Rescheduled
    } else {
        match told {
            1 => Visit::Shown,
            2 => Visit::NoShow,
            3 => Visit::Cancelled,
            4 => Visit::Rescheduled,
            _ if yes(COMPLETED) && row.flag(SHOWN).is_none() && row.flag(NO_SHOW).is_none() => {
                Visit::Shown
            }
            _ => Visit::Unknown,
        }
    };
    Appointment {
        lead: row.lead,
        person: row.person,
        created: row.dates[0],
        at: row.dates[1],
        confirmed: if told == IS_CONFIRMED {
            Some(true)
        } else {
            row.flag(CONFIRMED)
        },
        visit,
        test_drive: if row.values[TYPE] == DRIVES {
            Some(true)
        } else {
            row.flag(TEST_DRIVE)
        },
    }
}
