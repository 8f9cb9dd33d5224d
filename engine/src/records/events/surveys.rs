//! What customers answered: a score, and why.

use super::Survey;
use super::columns::EventRow;
use super::signs::Signs;
use super::table::{CUSTOMER, DEALER, EventField, EventKind, LEAD_ID, Slot, field};
use crate::records::dataset::Kind;
use crate::records::field::Field;

/// The kind.
pub(super) static KIND: EventKind = EventKind {
    kind: Kind::Surveys,
    fields: FIELDS,
    is,
    telling: &["score", "reason_codes"],
    refuse,
    needed: usize::MAX,
    past: &[],
};

const FIELDS: &[EventField] = &[
    field(
        "response_id",
        Slot::RowId,
        "The answer's own id: recognised, not kept",
        "answer-1",
        &[
            "response id",
            "survey id",
            "survey response id",
            "answer id",
            "id",
        ],
    ),
    field(
        "lead_id",
        Slot::LeadId,
        "Which lead the answer is about",
        "1001",
        LEAD_ID,
    ),
    field(
        "dealer_id",
        Slot::Dealer,
        "Which dealer the answer is about",
        "Northgate Cars",
        DEALER,
    ),
    field(
        "responded_at",
        Slot::Date(0),
        "When the customer answered",
        "2026-09-10 18:05",
        &[
            "responded at",
            "response date",
            "response time",
            "survey date",
            "answered at",
            "submitted at",
            "survey completed at",
            "completed at",
            "completed date",
            "timestamp",
            "date",
            "created at",
        ],
    ),
    field(
        "score",
        Slot::Number(0),
        "The score as given",
        "4",
        &[
            "score",
            "survey score",
            "csat",
            "csat score",
            "satisfaction rating",
            "satisfaction",
            "satisfaction score",
            "overall satisfaction",
            "nps",
            "nps score",
            "rating",
            "overall rating",
            "stars",
        ],
    ),
    field(
        "scale_max",
        Slot::Number(1),
        "The best score there is; without it the highest of the file decides between 5, 10 and 100",
        "5",
        &[
            "scale max",
            "scale",
            "out of",
            "max score",
            "maximum",
            "scale maximum",
        ],
    ),
    field(
        "reason_codes",
        Slot::Reasons,
        "Why, in codes or words, separated by `;`",
        "speed;attitude",
        &[
            "reason codes",
            "reason code",
            "reasons",
            "reason",
            "survey reasons",
            "score reason",
            "score reasons",
        ],
    ),
    field(
        "lost_reason",
        Slot::Reason,
        "Why the customer did not buy here, in the customer's words",
        "",
        &[
            "lost reason",
            "customer lost reason",
            "reason not bought",
            "reason for not buying",
            "why not bought",
            "reason not purchased",
        ],
    ),
    field(
        "comment",
        Slot::Dropped,
        "Free text: never kept",
        "",
        &["comment", "comments", "verbatim", "feedback", "free text"],
    ),
    CUSTOMER[0],
    CUSTOMER[1],
];

/// Parts of headers that speak of answers, in six languages.
const ANSWERED: &[&str] = &[
    "respon",
    "survey",
    "answer",
    "antwort",
    "umfrage",
    "repon",
    "enquete",
    "respuesta",
    "encuesta",
    "rispost",
    "sondaggio",
    "antwoord",
];

fn is(signs: &Signs<'_>) -> bool {
    let answered = signs.header_says("responded_at", ANSWERED);
    let sure = signs.names("response_id") || signs.has("scale_max");
    let lists = signs.other(Field::Source, "")
        || signs.other(Field::Channel, "")
        || signs.other(Field::Direction, "")
        || signs.other(Field::Status, "")
        || signs.other(Field::Duration, "")
        || signs.other(Field::Result, "");
    let says_why = signs.has("reason_codes") || signs.has("lost_reason");
    (signs.has("score") && (sure || answered) || says_why && sure) && (sure || !lists)
}

fn refuse(row: &EventRow) -> Option<&'static str> {
    if row.unreadable {
        Some("V006")
    } else if row.numbers[0] == u32::MAX && row.texts.is_empty() && row.reason == u32::MAX {
        Some("V007")
    } else if row.numbers[1] != u32::MAX
        && row.numbers[0] != u32::MAX
        && row.numbers[0] > row.numbers[1]
    {
        Some("V009")
    } else {
        None
    }
}

/// The row as an answer.
pub(super) fn survey(row: &EventRow) -> Survey {
    Survey {
        lead: row.lead,
        dealer: row.dealer,
        at: row.dates[0],
        score: Some(row.numbers[0]).filter(|&score| score != u32::MAX),
        scale: row.numbers[1] / 100,
        reasons: row.texts.clone(),
        lost_reason: row.reason,
    }
}
