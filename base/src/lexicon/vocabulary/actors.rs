//! Who acted: a person, an automatic message, an AI agent or the system itself.

use super::super::values::Actor;
use super::{Meaning, find, word};

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

/// Who acted, from a column that says so.
pub fn actor(value: &str) -> Meaning<Actor> {
    let value = word(value);
    Meaning::of(find(ACTORS, &value).or_else(|| automation(&value)), &value)
}

/// Names and kinds that are no person: `System`, `Auto Responder`, `System created text message`, bulk and drip mail.
pub fn automation(normal: &str) -> Option<Actor> {
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

#[cfg(test)]
mod tests {
    use super::super::tests::unambiguous;
    use super::*;

    #[test]
    fn no_value_has_two_meanings() {
        unambiguous(ACTORS);
    }

    #[test]
    fn values() {
        assert_eq!(automation("otto bulkman"), None);
        assert_eq!(automation("auto responder"), Some(Actor::Automation));
    }
}
