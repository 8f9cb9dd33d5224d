//! By which way a touch went, and who turned to whom.

use super::super::values::{Actor, Channel, Direction};
use super::{Meaning, automation, find, word};

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

/// By which way a touch went; some values say who acted, too.
pub fn channel(value: &str) -> Meaning<(Channel, Option<Actor>)> {
    let value = word(value);
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
pub fn direction(value: &str) -> Meaning<(Option<Direction>, bool)> {
    let value = word(value);
    if INTERNAL.contains(&value.as_str()) {
        return Meaning::Is((None, false));
    }
    let found = find(DIRECTIONS, &value).map(|direction| (Some(direction), value == "missed"));
    Meaning::of(found, &value)
}

#[cfg(test)]
mod tests {
    use super::super::tests::unambiguous;
    use super::*;

    #[test]
    fn no_value_has_two_meanings() {
        unambiguous(CHANNELS);
        unambiguous(DIRECTIONS);
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
    }
}
