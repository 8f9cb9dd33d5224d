//! Tasks with a time at which they are due: promises. A done task is no touch: ticked is not kept.

use super::columns::EventRow;
use super::signs::Signs;
use super::table::{CUSTOMER, EventField, EventKind, LEAD_ID, Slot, field};
use super::words::{channel_if_any, flag_or_date, one_of};
use super::{Task, TaskState, any_channel};
use crate::records::dataset::{Kind, NONE};
use crate::records::field::Field;
use crate::records::vocabulary::Meaning;

const STATUS: usize = 0;
const CANCELLED: usize = 1;
const CHANNEL: usize = 2;
const SUBJECT: usize = 3;
const OPEN: u8 = 0;
const DONE: u8 = 1;
const CALLED_OFF: u8 = 2;

/// The kind.
pub(super) static KIND: EventKind = EventKind {
    kind: Kind::Tasks,
    fields: FIELDS,
    is,
    telling: &["due_at"],
    refuse,
    needed: 1,
    past: &[0, 2],
};

const FIELDS: &[EventField] = &[
    field(
        "task_id",
        Slot::RowId,
        "The task's own id: recognised, not kept",
        "task-1",
        &["task id", "activity id", "promise id", "hs task id", "id"],
    ),
    field(
        "lead_id",
        Slot::LeadId,
        "Which lead the task is about",
        "1001",
        LEAD_ID,
    ),
    field(
        "created_at",
        Slot::Date(0),
        "When the task was made",
        "2026-09-01 10:00",
        &[
            "created at",
            "task created date",
            "task created",
            "created date",
            "created",
            "created on",
            "create date",
            "creation date",
            "date created",
            "hs create date",
            "hs createdate",
            "activity add time",
            "add time",
            "promised on",
        ],
    ),
    field(
        "due_at",
        Slot::Date(1),
        "When it is due; a date without a time is due by the end of that day",
        "2026-09-02 09:00",
        &[
            "due at",
            "due date time",
            "task due date",
            "due date",
            "activity due date",
            "due",
            "due by",
            "due on",
            "promised at",
            "promised for",
            "promised by",
            "call back at",
            "callback at",
            "follow up at",
            "follow up date",
            "next follow up",
            "due date only",
            "activity date",
            "hs timestamp",
        ],
    ),
    field(
        "due_time",
        Slot::Clock(1),
        "Time of day at which it is due, where `due_at` is only a date",
        "",
        &["due time", "activity due time", "task due time"],
    ),
    field(
        "done_at",
        Slot::Date(2),
        "When it was ticked as done",
        "2026-09-02 08:50",
        &[
            "done at",
            "completed date",
            "completed at",
            "completed date time",
            "date completed",
            "activity marked as done time",
            "marked as done time",
            "completion date",
            "completed on",
            "done date",
            "hs task completion date",
            "closed at",
            "closed date",
        ],
    ),
    field(
        "rescheduled_at",
        Slot::Date(3),
        "When it was moved to another time",
        "",
        &[
            "rescheduled at",
            "rescheduled date",
            "rescheduled on",
            "moved at",
            "rescheduled",
        ],
    ),
    field(
        "status",
        Slot::Value(STATUS, status),
        "Open, done, or called off by the customer",
        "done",
        &[
            "status",
            "task status",
            "activity status",
            "hs task status",
            "state",
            "done",
            "activity done",
            "completed",
            "is completed",
            "is closed",
            "closed",
            "task status code",
        ],
    ),
    field(
        "cancelled",
        Slot::Value(CANCELLED, flag_or_date),
        "Called off by the customer",
        "",
        &[
            "cancelled",
            "canceled",
            "is cancelled",
            "is canceled",
            "cancelled at",
            "cancelled date",
        ],
    ),
    field(
        "type",
        Slot::Value(CHANNEL, channel_if_any),
        "By which way it was to be done: call, e-mail, text …",
        "call",
        &[
            "type",
            "task type",
            "task type description",
            "activity type",
            "activity activity type",
            "hs task type",
            "task subtype",
            "channel",
            "kind",
        ],
    ),
    field(
        "subject",
        Slot::Value(SUBJECT, channel_if_any),
        "Subject line: only read for the way it was to be done",
        "Call back about the test drive",
        &[
            "subject",
            "task subject",
            "activity subject",
            "hs task subject",
            "title",
            "task",
            "activity name",
            "task name",
        ],
    ),
    field(
        "person",
        Slot::Person,
        "Who is to do it",
        "Ada Moss",
        &[
            "person",
            "assigned to",
            "assignee",
            "assigned user",
            "activity assigned to",
            "activity assigned to user",
            "task owner",
            "owner",
            "assigned to user id",
            "hubspot owner id",
            "sales rep",
            "salesperson",
            "user",
            "agent",
            "rep",
            "owner id",
        ],
    ),
    CUSTOMER[0],
    CUSTOMER[1],
];

fn is(signs: &Signs<'_>) -> bool {
    let sure = signs.names("task_id") || signs.says("task");
    let like_a_list = [
        "status",
        "created_at",
        "type",
        "subject",
        "cancelled",
        "rescheduled_at",
    ]
    .into_iter()
    .any(|name| signs.has(name));
    // What happened, when and how long is a touch's; where it came from is a lead's.
    let touch = signs.other(Field::At, "due_at")
        || signs.other(Field::Direction, "")
        || signs.other(Field::Duration, "")
        || signs.other(Field::Result, "status");
    let lead = signs.other(Field::Source, "") && !sure;
    // "Activity Date" is the due date only in what calls itself a task.
    let own_due = sure || !signs.same(Field::At, "due_at");
    signs.has("due_at") && own_due && (sure || like_a_list) && !touch && !lead
}

fn refuse(row: &EventRow) -> Option<&'static str> {
    if row.lead == NONE && !row.has_customer() {
        Some("V001")
    } else if row.has_date(1) {
        None
    } else {
        Some("V003")
    }
}

fn status(value: &str) -> Meaning<u8> {
    one_of(
        &[
            (
                DONE,
                &[
                    "done",
                    "completed",
                    "complete",
                    "closed",
                    "kept",
                    "finished",
                    "yes",
                    "true",
                    "1",
                    "y",
                    "x",
                ],
            ),
            (
                CALLED_OFF,
                &[
                    "cancelled",
                    "canceled",
                    "cancelled by customer",
                    "called off",
                    "withdrawn",
                ],
            ),
            (
                OPEN,
                &[
                    "open",
                    "not started",
                    "in progress",
                    "pending",
                    "waiting",
                    "deferred",
                    "waiting on someone else",
                    "overdue",
                    "scheduled",
                    "planned",
                    "to do",
                    "todo",
                    "missed",
                    "dismissed",
                    "skipped",
                    "no",
                    "false",
                    "0",
                    "n",
                    "new",
                    "active",
                    "not done",
                    "incomplete",
                    "not completed",
                ],
            ),
        ],
        value,
    )
}

/// The row as a task.
pub(super) fn task(row: &EventRow) -> Task {
    let done = row.dates[2].is_known() || row.values[STATUS] == DONE;
    let cancelled = row.flag(CANCELLED) == Some(true) || row.values[STATUS] == CALLED_OFF;
    Task {
        lead: row.lead,
        person: row.person,
        created: row.dates[0],
        due: row.dates[1],
        due_is_date: row.date_only[1],
        done: row.dates[2],
        rescheduled: row.dates[3],
        state: if cancelled {
            TaskState::Cancelled
        } else if done {
            TaskState::Done
        } else {
            TaskState::Open
        },
        channel: any_channel(row.values[CHANNEL]).or_else(|| any_channel(row.values[SUBJECT])),
    }
}
