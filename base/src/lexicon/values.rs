//! The closed vocabularies of `docs/glossary.md`: what a channel, a direction, an actor, a result and an outcome can be.

/// By which way a touch went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Channel {
    Phone,
    Email,
    Text,
    Whatsapp,
    Chat,
    Video,
    Visit,
    Letter,
    Social,
    Other,
}

impl Channel {
    /// All channels, in reporting order.
    pub const ALL: [Self; 10] = [
        Self::Phone,
        Self::Email,
        Self::Text,
        Self::Whatsapp,
        Self::Chat,
        Self::Video,
        Self::Visit,
        Self::Letter,
        Self::Social,
        Self::Other,
    ];

    /// The name in JSON and on the command line.
    #[must_use]
    #[inline]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Text => "text",
            Self::Whatsapp => "whatsapp",
            Self::Chat => "chat",
            Self::Video => "video",
            Self::Visit => "visit",
            Self::Letter => "letter",
            Self::Social => "social",
            Self::Other => "other",
        }
    }
}

/// Who turned to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Direction {
    /// Dealer to customer.
    Outbound,
    /// Customer to dealer.
    Inbound,
    /// The file does not say. Counted as outbound where the file has no direction at all.
    Unknown,
}

/// Who acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Actor {
    /// A person.
    Human,
    /// Auto-responder, drip, template blast.
    Automation,
    /// A talking machine.
    AiAgent,
    /// Bookkeeping: status changes, notes, assignments. Never an attempt.
    System,
}

/// How a touch ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum TouchResult {
    /// The file does not say.
    Unknown,
    /// Two people spoke or wrote to each other.
    Connected,
    /// A message was left on a machine.
    Voicemail,
    /// A message was left with a third person.
    LiveMessage,
    /// Nobody answered.
    NoAnswer,
    /// The line was busy.
    Busy,
    /// The number or address does not work.
    BadNumber,
    /// Scheduled, cancelled or skipped: not an attempt.
    NotDone,
}

/// Whether anyone spoke in a call, by its length in the CRM.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Talk {
    /// The file does not say.
    Unknown,
    /// A length of nothing.
    Nothing,
    /// Longer than nothing.
    Some,
}

/// How a lead ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Outcome {
    /// The file does not say.
    Unknown,
    Open,
    Won,
    Lost,
    Cancelled,
    /// The customer asked not to be contacted.
    OptOut,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 6] = [
        Self::Unknown,
        Self::Open,
        Self::Won,
        Self::Lost,
        Self::Cancelled,
        Self::OptOut,
    ];
}

/// Why a received lead is not workable, by a reason that a machine can check (rules R1, R2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Exclusion {
    /// It is workable.
    None,
    /// A test lead.
    Test,
    /// Spam.
    Spam,
    /// Marked a duplicate by the CRM.
    Duplicate,
    /// Service, parts or another enquiry that is not about buying.
    NotSales,
    /// Not started by a customer.
    NotCustomer,
    /// Neither a phone number nor an e-mail address.
    Unreachable,
}

impl Exclusion {
    /// All reasons, in the order they are reported and take precedence.
    pub const ALL: [Self; 6] = [
        Self::Test,
        Self::Spam,
        Self::Duplicate,
        Self::NotSales,
        Self::NotCustomer,
        Self::Unreachable,
    ];
}
