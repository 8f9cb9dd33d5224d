//! Which values mean what. Values are compared in lower case, without punctuation, with single spaces.

use super::letters::{is_word, lower};
use super::values::{Actor, Channel, Direction, Exclusion, Outcome, TouchResult};

/// Values that say nothing.
const NOTHING: &[&str] = &[
    "",
    "unknown",
    "n a",
    "na",
    "none",
    "null",
    "nan",
    "not available",
    "not set",
    "nil",
];

const CHANNELS: &[(Channel, &[&str])] = &[
    (
        Channel::Phone,
        &[
            "phone",
            "call",
            "calls",
            "phonecall",
            "phone call",
            "voice",
            "outbound call",
            "inbound call",
            "voice call",
            "call history",
            "telephone",
            "cellular",
            "mobile",
            "tel",
            "telephony",
            "phone out",
            "phone in",
            "dial",
            "landline",
            "2",
            "missed call",
            "call out",
            "call in",
            "tracked call",
        ],
    ),
    (
        Channel::Email,
        &[
            "email",
            "e mail",
            "mail",
            "email message",
            "emailed",
            "email out",
            "email in",
            "read email",
        ],
    ),
    (
        Channel::Text,
        &[
            "text",
            "sms",
            "text message",
            "textmessage",
            "texted",
            "mms",
            "texting",
            "system created text message",
            "imessage",
        ],
    ),
    (Channel::Whatsapp, &["whatsapp", "whats app", "wa"]),
    (
        Channel::Chat,
        &[
            "chat",
            "websitechat",
            "website chat",
            "livechat",
            "live chat",
            "web chat",
            "webchat",
        ],
    ),
    (
        Channel::Video,
        &[
            "video",
            "video call",
            "video message",
            "videocall",
            "zoom",
            "teams",
        ],
    ),
    (
        Channel::Visit,
        &[
            "visit",
            "showroom",
            "walk in",
            "walkin",
            "in person",
            "showroom visit",
            "meeting",
            "appointment",
            "visit in",
            "be back",
            "store visit",
            "face to face",
        ],
    ),
    (
        Channel::Letter,
        &["letter", "post", "direct mail", "postal mail", "mailer"],
    ),
    (
        Channel::Social,
        &[
            "social",
            "facebook",
            "messenger",
            "facebook messenger",
            "instagram",
            "linkedin",
            "twitter",
        ],
    ),
    (
        Channel::Other,
        &[
            "other",
            "desk",
            "misc",
            "task",
            "to do",
            "todo",
            "fax",
            "note",
            "internal note",
            "notes",
        ],
    ),
];

const DIRECTIONS: &[(Direction, &[&str])] = &[
    (
        Direction::Outbound,
        &[
            "outbound",
            "out",
            "outgoing",
            "sent",
            "made",
            "outbound api",
            "outbound dial",
            "o",
            "dealer to customer",
        ],
    ),
    (
        Direction::Inbound,
        &[
            "inbound",
            "in",
            "incoming",
            "received",
            "missed",
            "i",
            "customer to dealer",
            "inbound call",
        ],
    ),
];

/// In a direction column: no touch between dealer and customer at all.
const INTERNAL: &[&str] = &["internal", "note", "notes", "status change", "system"];

const ACTORS: &[(Actor, &[&str])] = &[
    (
        Actor::Human,
        &[
            "human",
            "person",
            "user",
            "agent",
            "staff",
            "employee",
            "salesperson",
            "manual",
            "no",
            "false",
            "0",
        ],
    ),
    (
        Actor::Automation,
        &[
            "automation",
            "automated",
            "auto",
            "auto responder",
            "autoresponder",
            "auto response",
            "auto reply",
            "bulk",
            "drip",
            "campaign",
            "template",
            "workflow",
            "yes",
            "true",
            "1",
            "bot",
            "marketing automation",
        ],
    ),
    (
        Actor::AiAgent,
        &[
            "ai agent",
            "ai",
            "virtual assistant",
            "ai assistant",
            "aiagent",
        ],
    ),
    (Actor::System, &["system", "crm", "integration"]),
];

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

const OUTCOMES: &[(Outcome, &[&str])] = &[
    (
        Outcome::Open,
        &[
            "open",
            "active",
            "active lead",
            "new",
            "waiting for prospect response",
            "in progress",
            "open deal",
            "open not contacted",
            "working",
            "working contacted",
            "connected",
            "attempted to contact",
            "up contacted",
            "store visit",
            "demo vehicle",
            "write up",
            "pending f i",
            "contacted",
            "pending",
            "appointment",
            "appointment set",
            "qualified",
            "pending finance",
            "sold pending finance",
            "pending funding",
            "awaiting finance",
            "not contacted",
            "attempted",
            "1",
            "follow up",
            "nurture",
            "nurturing",
            "assigned",
            "unassigned",
            "uncontacted",
            "engaged",
            "quoted",
            "proposal",
            "negotiation",
            "test drive",
            "hot",
            "warm",
            "cold",
            "in process",
        ],
    ),
    (
        Outcome::Won,
        &[
            "won",
            "sold",
            "delivered",
            "closed won",
            "converted",
            "sale",
            "purchased",
            "2",
            "bought",
            "deal won",
        ],
    ),
    (
        Outcome::Lost,
        &[
            "lost",
            "inactive",
            "dead",
            "lead process completed",
            "no agreement reached",
            "no intent to buy",
            "out of market",
            "bad timing",
            "purchased different brand different dealer",
            "purchased same brand different dealer",
            "purchased from private party",
            "bought elsewhere",
            "closed lost",
            "bad",
            "bad or no contact information",
            "bad credit",
            "unqualified",
            "not interested",
            "3",
            "4",
            "bad lead",
            "deal lost",
            "closed",
            "disqualified",
            "no response",
            "bad number",
        ],
    ),
    (
        Outcome::Cancelled,
        &[
            "cancelled",
            "canceled",
            "withdrawn",
            "declined",
            "rejected",
            "voided",
        ],
    ),
    (
        Outcome::OptOut,
        &[
            "requested no further contact",
            "do not call",
            "dnc",
            "opt out",
            "opted out",
            "do not contact",
            "unsubscribed",
            "no further contact",
            "optout",
        ],
    ),
];

const EXCLUSIONS: &[(Exclusion, &[&str])] = &[
    (
        Exclusion::Test,
        &[
            "test",
            "test lead",
            "dealer test lead",
            "dealer test",
            "testing",
        ],
    ),
    (Exclusion::Spam, &["spam", "spam lead", "junk"]),
    (
        Exclusion::Duplicate,
        &[
            "duplicate",
            "duplicate lead",
            "bad duplicate",
            "dupe",
            "dup",
            "bad duplicate lead",
            "merged",
        ],
    ),
    (
        Exclusion::NotSales,
        &[
            "service",
            "parts",
            "service lead",
            "parts lead",
            "service appointment",
            "job application",
            "employment",
            "vendor",
            "accessories",
            "body shop",
            "collision",
            "not a sales lead",
            "non sales",
        ],
    ),
    (
        Exclusion::NotCustomer,
        &[
            "non customer initiated lead",
            "non customer initiated",
            "not customer initiated",
            "dealer generated",
        ],
    ),
];

/// Kinds of enquiry that are ordinary sales leads.
const ORDINARY_TYPES: &[&str] = &[
    "internet",
    "phone",
    "phone up",
    "walk in",
    "showroom",
    "floor up",
    "referral",
    "previouscustomer",
    "previous customer",
    "owner",
    "corporate",
    "wholesale",
    "oem",
    "third party",
    "web",
    "websitechat",
    "website chat",
    "campaign",
    "chat",
    "sales",
    "new",
    "used",
    "email",
    "text",
    "website",
    "mobile",
    "import",
];

fn find<T: Copy>(table: &[(T, &[&str])], value: &str) -> Option<T> {
    table
        .iter()
        .find(|(_, values)| values.contains(&value))
        .map(|&(meaning, _)| meaning)
}

/// A value without what does not matter: case, punctuation, spaces.
pub(crate) fn normal(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for c in value.chars() {
        if is_word(c) {
            text.push(super::headers::without_accent(lower(c)));
        } else if !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// What a value was found to mean: something, nothing, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning<T> {
    /// It means this.
    Is(T),
    /// It is blank, or a word for blank.
    Nothing,
    /// It is in no table.
    Unmapped,
}

impl<T> Meaning<T> {
    fn of(found: Option<T>, value: &str) -> Self {
        match found {
            Some(meaning) => Self::Is(meaning),
            None if NOTHING.contains(&value) => Self::Nothing,
            None => Self::Unmapped,
        }
    }
}

/// By which way a touch went; some values say who acted, too.
pub(crate) fn channel(value: &str) -> Meaning<(Channel, Option<Actor>)> {
    let value = normal(value);
    let actor = match value.as_str() {
        "note" | "internal note" | "notes" => Some(Actor::System),
        _ => automation(&value),
    };
    let found = find(CHANNELS, &value).or_else(|| {
        // "Outbound Phone Call", "Auto Email", "Email - Bulk": one word that names a channel and no other.
        let mut named = None;
        for word in value.split(' ').filter(|word| word.len() > 2) {
            match (find(CHANNELS, word), named) {
                (Some(Channel::Other), _) | (None, _) => {}
                (Some(channel), None) => named = Some(channel),
                (Some(channel), Some(other)) if channel == other => {}
                _ => return None,
            }
        }
        named
    });
    Meaning::of(found.map(|channel| (channel, actor)), &value)
}

/// Who turned to whom, and whether it was missed; no direction for what is internal.
pub(crate) fn direction(value: &str) -> Meaning<(Option<Direction>, bool)> {
    let value = normal(value);
    if INTERNAL.contains(&value.as_str()) {
        return Meaning::Is((None, false));
    }
    let found = find(DIRECTIONS, &value).map(|direction| (Some(direction), value == "missed"));
    Meaning::of(found, &value)
}

/// Who acted, from a column that says so.
pub(crate) fn actor(value: &str) -> Meaning<Actor> {
    let value = normal(value);
    Meaning::of(find(ACTORS, &value).or_else(|| automation(&value)), &value)
}

/// Names and kinds that are no person: `System`, `Auto Responder`, `System created text message`, bulk and drip mail.
pub(crate) fn automation(normal: &str) -> Option<Actor> {
    if matches!(
        normal,
        "system" | "system user" | "crm system" | "status change" | "lead assigned" | "assignment"
    ) {
        return Some(Actor::System);
    }
    let mut auto = false;
    let mut previous = "";
    for word in normal.split(' ') {
        auto |= matches!(
            word,
            "automated"
                | "automation"
                | "automatic"
                | "autoresponder"
                | "autoreply"
                | "bulk"
                | "drip"
                | "bot"
                | "workflow"
        ) || (previous == "auto"
            && matches!(
                word,
                "responder" | "response" | "reply" | "email" | "text" | "message"
            ))
            || (previous == "system" && matches!(word, "created" | "generated" | "sent"))
            || (previous == "ai" && matches!(word, "agent" | "assistant"));
        previous = word;
    }
    if normal == "ai agent" || normal == "ai assistant" || normal == "virtual assistant" {
        return Some(Actor::AiAgent);
    }
    (auto || normal == "auto").then_some(Actor::Automation)
}

/// How a touch ended.
pub(crate) fn result(value: &str) -> Meaning<TouchResult> {
    let value = normal(value);
    let found = find(RESULTS, &value).or_else(|| {
        RESULTS_WITHOUT_CONTENT
            .contains(&value.as_str())
            .then_some(TouchResult::Unknown)
    });
    Meaning::of(found, &value)
}

/// How a lead ended and why it may not be workable. Under `outcome`, yes and no mean won and lost.
pub(crate) fn outcome(value: &str, is_outcome: bool) -> Meaning<(Outcome, Exclusion)> {
    let value = normal(value);
    if is_outcome {
        match value.as_str() {
            "yes" | "y" | "true" | "1" => return Meaning::Is((Outcome::Won, Exclusion::None)),
            "no" | "n" | "false" | "0" => return Meaning::Is((Outcome::Lost, Exclusion::None)),
            _ => {}
        }
    }
    if let Some(exclusion) = find(EXCLUSIONS, &value) {
        return Meaning::Is((Outcome::Lost, exclusion));
    }
    Meaning::of(
        find(OUTCOMES, &value).map(|outcome| (outcome, Exclusion::None)),
        &value,
    )
}

/// Why a lead of this type is not workable.
pub(crate) fn lead_type(value: &str) -> Meaning<Exclusion> {
    let value = normal(value);
    let ordinary = || {
        ORDINARY_TYPES
            .contains(&value.as_str())
            .then_some(Exclusion::None)
    };
    Meaning::of(find(EXCLUSIONS, &value).or_else(ordinary), &value)
}

/// Yes or no.
pub(crate) fn flag(value: &str) -> Meaning<bool> {
    let value = normal(value);
    let found = match value.as_str() {
        "yes" | "y" | "true" | "1" | "x" | "hot" | "contacted" | "on" | "checked" => Some(true),
        "no" | "n" | "false" | "0" | "warm" | "cold" | "not contacted" | "off" | "unchecked" => {
            Some(false)
        }
        _ => None,
    };
    Meaning::of(found, &value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_has_two_meanings_in_one_table() {
        fn check<T>(table: &[(T, &[&str])]) {
            let all: Vec<&str> = table
                .iter()
                .flat_map(|(_, values)| values.iter().copied())
                .collect();
            for (at, value) in all.iter().enumerate() {
                assert!(!all[..at].contains(value), "{value}");
                assert_eq!(&normal(value), value);
            }
        }
        check(CHANNELS);
        check(DIRECTIONS);
        check(ACTORS);
        check(RESULTS);
        check(OUTCOMES);
        check(EXCLUSIONS);
    }

    #[test]
    fn values() {
        assert_eq!(
            channel("Outbound_Call"),
            Meaning::Is((Channel::Phone, None))
        );
        assert_eq!(
            channel("System created text message"),
            Meaning::Is((Channel::Text, Some(Actor::Automation)))
        );
        assert_eq!(
            channel("Auto Email"),
            Meaning::Is((Channel::Email, Some(Actor::Automation)))
        );
        assert_eq!(channel("Email/Text"), Meaning::Unmapped);
        assert_eq!(channel("unknown"), Meaning::Nothing);
        assert_eq!(
            direction("INBOUND"),
            Meaning::Is((Some(Direction::Inbound), false))
        );
        assert_eq!(direction("Internal"), Meaning::Is((None, false)));
        assert_eq!(automation("otto bulkman"), None);
        assert_eq!(automation("auto responder"), Some(Actor::Automation));
        assert_eq!(
            result("Answering Machine/Voicemail"),
            Meaning::Is(TouchResult::Voicemail)
        );
        assert_eq!(result("NO_ANSWER"), Meaning::Is(TouchResult::NoAnswer));
        assert_eq!(
            outcome("yes", true),
            Meaning::Is((Outcome::Won, Exclusion::None))
        );
        assert_eq!(outcome("yes", false), Meaning::Unmapped);
        assert_eq!(
            outcome("Bad Duplicate", false),
            Meaning::Is((Outcome::Lost, Exclusion::Duplicate))
        );
        assert_eq!(
            outcome("Bad", false),
            Meaning::Is((Outcome::Lost, Exclusion::None))
        );
        assert_eq!(lead_type("Service"), Meaning::Is(Exclusion::NotSales));
        assert_eq!(lead_type("Internet"), Meaning::Is(Exclusion::None));
        assert_eq!(flag("X"), Meaning::Is(true));
    }
}
