//! How a touch ended.

use super::super::values::TouchResult;
use super::{Meaning, find, word};

const RESULTS: &[(TouchResult, &[&str])] = &[
    (
        TouchResult::Connected,
        &[
            "contacted",
            "connected",
            "accepted",
            "call connected",
            "answered",
            "phone conversation",
            "customer answered",
            "interested",
            "not interested",
            "appointment",
            "appointment set",
            "call back",
            "hung up",
            "spoke",
            "spoke to customer",
            "spoke with customer",
            "reached",
            "conversation",
            "contact made",
            "replied",
            "reply",
            "live conversation",
            "yes",
            "true",
            "1",
            "y",
            "talked",
            "requested more info",
            "requested call back",
            "f240bbac 87c9 4f6e bf70 924b57d47db7",
        ],
    ),
    (
        TouchResult::Voicemail,
        &[
            "left voicemail",
            "vm left",
            "vm answer",
            "voicemail",
            "voice mail",
            "answering machine voicemail",
            "lm",
            "left message",
            "left msg",
            "no contact",
            "answering machine",
            "left vm",
            "lvm",
            "left a message",
            "left voice mail",
            "b2cf5968 551e 4856 9783 52b3da59a7d0",
        ],
    ),
    (
        TouchResult::LiveMessage,
        &[
            "left live message",
            "live message",
            "left message with person",
            "a4c4c377 d246 4b32 a13b 75a56a4cd0ff",
        ],
    ),
    (
        TouchResult::NoAnswer,
        &[
            "no answer",
            "noanswer",
            "not answered",
            "missed",
            "unanswered",
            "canceled call",
            "abandoned",
            "no reply",
            "did not answer",
            "no response",
            "no",
            "false",
            "0",
            "n",
            "na no answer",
            "not reached",
            "no connection",
            "no response busy",
            "73a0d17f 1163 4015 bdd5 ec830791da20",
        ],
    ),
    (
        TouchResult::Busy,
        &[
            "busy",
            "line busy",
            "engaged",
            "9d9162e7 6cf3 4944 bf63 4dff82258764",
        ],
    ),
    (
        TouchResult::BadNumber,
        &[
            "wrong number",
            "bad number",
            "failed",
            "blocked",
            "disconnected",
            "bounced",
            "invalid number",
            "undelivered",
            "number not in service",
            "17b47fee 58de 441e a44c c6300d46f273",
        ],
    ),
    (
        TouchResult::NotDone,
        &[
            "not done",
            "scheduled",
            "cancelled",
            "canceled",
            "skipped",
            "not started",
            "planned",
            "open",
            "deferred",
            "pending",
            "overdue",
            "dismissed",
            "queued",
            "not completed",
        ],
    ),
];

/// Values that are results, but tell nothing about whether somebody was reached.
const RESULTS_WITHOUT_CONTENT: &[&str] = &[
    "completed",
    "complete",
    "done",
    "sent",
    "delivered",
    "closed",
    "in progress",
    "other",
    "read",
    "opened",
    "email sent",
    "text sent",
];

/// How a touch ended.
pub fn result(value: &str) -> Meaning<TouchResult> {
    let value = word(value);
    let found = find(RESULTS, &value).or_else(|| {
        RESULTS_WITHOUT_CONTENT
            .contains(&value.as_str())
            .then_some(TouchResult::Unknown)
    });
    Meaning::of(found, &value)
}

#[cfg(test)]
mod tests {
    use super::super::tests::unambiguous;
    use super::*;

    #[test]
    fn no_value_has_two_meanings() {
        unambiguous(RESULTS);
    }

    #[test]
    fn values() {
        assert_eq!(
            result("Answering Machine/Voicemail"),
            Meaning::Is(TouchResult::Voicemail)
        );
        assert_eq!(result("NO_ANSWER"), Meaning::Is(TouchResult::NoAnswer));
    }
}
