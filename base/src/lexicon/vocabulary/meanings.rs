//! What a value can be said to mean: stable names by field, each with its words. A name is itself a value of the field's
//! vocabulary, so that what is told is classified like what is read.

use super::super::kind::Kind;

/// The names of the meanings of one vocabulary, with words for people.
pub type Meanings = &'static [(&'static str, &'static str)];

/// A meaning that every vocabulary has: the value tells nothing.
pub const NOTHING_NAME: &str = "unknown";

const FLAG: Meanings = &[("yes", "yes"), ("no", "no")];

const CHANNEL: Meanings = &[
    ("phone", "phone call"),
    ("email", "e-mail"),
    ("text", "text message"),
    ("whatsapp", "WhatsApp"),
    ("chat", "chat"),
    ("video", "video"),
    ("visit", "visit"),
    ("letter", "letter"),
    ("social", "social media"),
    ("automatic-email", "automatic e-mail"),
    ("automatic-text", "automatic text message"),
    ("note", "note: no attempt"),
    ("other", "another way"),
];

const DIRECTION: Meanings = &[
    ("outbound", "to the customer"),
    ("inbound", "from the customer"),
    ("missed", "missed call of the customer"),
    ("internal", "neither: no touch"),
];

const ACTOR: Meanings = &[
    ("person", "a person"),
    ("automation", "automatic message"),
    ("ai-agent", "AI agent"),
    ("system", "bookkeeping: no attempt"),
];

const RESULT: Meanings = &[
    ("connected", "customer reached"),
    ("voicemail", "left on voicemail"),
    ("live-message", "left with another person"),
    ("no-answer", "no answer"),
    ("busy", "busy"),
    ("bad-number", "number does not work"),
    ("not-done", "not done: no attempt"),
    ("done", "done, reached or not"),
];

const ENDING: Meanings = &[
    ("open", "open"),
    ("won", "won"),
    ("lost", "lost"),
    ("bad", "lost, marked bad"),
    ("cancelled", "cancelled"),
    ("opt-out", "asked not to be contacted"),
    ("test", "test lead"),
    ("spam", "spam"),
    ("duplicate", "duplicate"),
    ("service", "no sales lead"),
    ("not-customer-initiated", "not started by a customer"),
];

const LEAD_TYPE: Meanings = &[
    ("sales", "sales lead"),
    ("test", "test lead"),
    ("spam", "spam"),
    ("duplicate", "duplicate"),
    ("service", "no sales lead"),
    ("not-customer-initiated", "not started by a customer"),
];

const READINESS: Meanings = &[
    ("now", "ready now"),
    ("within-60-days", "within 60 days"),
    ("later", "later"),
];

const VISIT: Meanings = &[
    ("shown", "customer came"),
    ("no-show", "customer did not come"),
    ("cancelled", "called off"),
    ("rescheduled", "moved"),
    ("confirmed", "confirmed"),
    ("open", "not known yet"),
];

const PURPOSE: Meanings = &[
    ("sales", "about a sale"),
    ("test-drive", "test drive"),
    ("service", "not about a sale"),
];

const TASK: Meanings = &[
    ("done", "done"),
    ("called-off", "called off by the customer"),
    ("open", "not done yet"),
];

const ANSWERED_BY: Meanings = &[("person", "a person"), ("machine", "a machine")];

const MEDIUM: Meanings = &[("voice", "call"), ("fax", "fax or message: no call")];

/// What the values of a field can mean, by its name in settings; empty for a field without a vocabulary. Tasks and
/// appointments have a `status` and a `type` of their own.
#[must_use]
pub fn meanings(kind: Option<Kind>, field: &str) -> Meanings {
    match (field, kind) {
        ("status", Some(Kind::Appointments)) => VISIT,
        ("status", Some(Kind::Tasks)) => TASK,
        ("status" | "outcome", None | Some(Kind::Leads | Kind::Wide)) => ENDING,
        ("type", Some(Kind::Appointments)) => PURPOSE,
        ("type", Some(Kind::Tasks)) => CHANNEL,
        ("cancelled", Some(Kind::Tasks | Kind::Appointments))
        | ("answered" | "voicemail", Some(Kind::Calls))
        | (
            "shown" | "no_show" | "confirmed" | "completed" | "rescheduled" | "test_drive",
            Some(Kind::Appointments),
        )
        | (
            "hot" | "contacted" | "after_hours" | "opt_out" | "opt_out_phone",
            None | Some(Kind::Leads | Kind::Wide | Kind::Touches),
        ) => FLAG,
        ("medium", Some(Kind::Calls)) => MEDIUM,
        ("answered_by", Some(Kind::Calls)) => ANSWERED_BY,
        ("direction", None | Some(Kind::Touches | Kind::Wide | Kind::Calls)) => DIRECTION,
        ("result", None | Some(Kind::Touches | Kind::Wide | Kind::Calls)) => RESULT,
        ("actor", None | Some(Kind::Touches | Kind::Wide)) => ACTOR,
        (
            "channel" | "touches.channel",
            None | Some(Kind::Leads | Kind::Touches | Kind::Wide | Kind::Expectations),
        ) => CHANNEL,
        ("lead_type", None | Some(Kind::Leads | Kind::Wide)) => LEAD_TYPE,
        ("readiness", None | Some(Kind::Leads | Kind::Wide)) => READINESS,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::super::*;
    use super::*;

    /// Every name is a value of its vocabulary, and no two names mean the same.
    fn named<T: Copy + PartialEq + std::fmt::Debug>(
        meanings: Meanings,
        classify: impl Fn(&str) -> Meaning<T>,
    ) {
        let mut seen: Vec<T> = Vec::new();
        for (name, _) in meanings {
            match classify(name) {
                Meaning::Is(meaning) => {
                    assert!(!seen.contains(&meaning), "{name}: {meaning:?} twice");
                    seen.push(meaning);
                }
                found => panic!("{name}: {found:?}"),
            }
        }
        assert!(!meanings.is_empty());
        assert_eq!(classify(NOTHING_NAME), Meaning::Nothing);
    }

    #[test]
    fn every_meaning_is_a_value() {
        named(meanings(None, "hot"), flag);
        named(meanings(None, "channel"), channel);
        named(meanings(None, "direction"), direction);
        named(meanings(None, "actor"), actor);
        named(meanings(None, "result"), result);
        named(meanings(None, "status"), |value| outcome(value, false));
        named(meanings(None, "outcome"), |value| outcome(value, true));
        named(meanings(None, "lead_type"), lead_type);
        named(meanings(None, "readiness"), readiness);
    }

    #[test]
    fn every_meaning_is_documented() {
        let page = include_str!("../../../../docs/decisions.md");
        for list in [
            FLAG,
            CHANNEL,
            DIRECTION,
            ACTOR,
            RESULT,
            ENDING,
            LEAD_TYPE,
            READINESS,
            VISIT,
            PURPOSE,
            TASK,
            ANSWERED_BY,
            MEDIUM,
        ] {
            for (name, _) in list {
                assert!(page.contains(&format!("`{name}`")), "{name}");
            }
        }
    }
}
