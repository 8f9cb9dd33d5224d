//! The fields that a column can be taken for.

/// A field of a lead or of a touch. One that both have (`person`, `channel`) is two fields with one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "`about` says what each is")]
pub enum Field {
    LeadId,
    CreatedAt,
    Dealer,
    Person,
    Source,
    LeadType,
    Status,
    Outcome,
    ClosedAt,
    SoldAt,
    Hot,
    FirstAttemptAt,
    FirstContactAt,
    Contacted,
    Attempts,
    LeadChannel,
    Phone,
    Email,
    OptOut,
    AfterHours,
    Cost,
    Gross,
    BackGross,
    AssignedAt,
    ActionableAt,
    OptOutPhone,
    ResponseTime,
    AdjustedResponseTime,
    LostReason,
    Readiness,
    Customer,
    At,
    EndedAt,
    Channel,
    Direction,
    Actor,
    Result,
    Duration,
    TouchPerson,
    DueAt,
    DoneAt,
    Subject,
}

impl Field {
    /// How many fields there are.
    pub const COUNT: usize = Self::Subject as usize + 1;

    /// All fields, those of a lead first.
    pub const ALL: [Self; Self::COUNT] = [
        Self::LeadId,
        Self::CreatedAt,
        Self::Dealer,
        Self::Person,
        Self::Source,
        Self::LeadType,
        Self::Status,
        Self::Outcome,
        Self::ClosedAt,
        Self::SoldAt,
        Self::Hot,
        Self::FirstAttemptAt,
        Self::FirstContactAt,
        Self::Contacted,
        Self::Attempts,
        Self::LeadChannel,
        Self::Phone,
        Self::Email,
        Self::OptOut,
        Self::AfterHours,
        Self::Cost,
        Self::Gross,
        Self::BackGross,
        Self::AssignedAt,
        Self::ActionableAt,
        Self::OptOutPhone,
        Self::ResponseTime,
        Self::AdjustedResponseTime,
        Self::LostReason,
        Self::Readiness,
        Self::Customer,
        Self::At,
        Self::EndedAt,
        Self::Channel,
        Self::Direction,
        Self::Actor,
        Self::Result,
        Self::Duration,
        Self::TouchPerson,
        Self::DueAt,
        Self::DoneAt,
        Self::Subject,
    ];

    /// The name in settings and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::LeadId => "lead_id",
            Self::CreatedAt => "created_at",
            Self::Dealer => "dealer",
            Self::Person | Self::TouchPerson => "person",
            Self::Source => "source",
            Self::LeadType => "lead_type",
            Self::Status => "status",
            Self::Outcome => "outcome",
            Self::ClosedAt => "closed_at",
            Self::SoldAt => "sold_at",
            Self::Hot => "hot",
            Self::FirstAttemptAt => "first_attempt_at",
            Self::FirstContactAt => "first_contact_at",
            Self::Contacted => "contacted",
            Self::Attempts => "attempts",
            Self::LeadChannel | Self::Channel => "channel",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::OptOut => "opt_out",
            Self::AfterHours => "after_hours",
            Self::Cost => "cost",
            Self::Gross => "gross",
            Self::BackGross => "back_gross",
            Self::AssignedAt => "assigned_at",
            Self::ActionableAt => "actionable_at",
            Self::OptOutPhone => "opt_out_phone",
            Self::ResponseTime => "response_time",
            Self::AdjustedResponseTime => "adjusted_response_time",
            Self::LostReason => "lost_reason",
            Self::Readiness => "readiness",
            Self::Customer => "customer",
            Self::At => "at",
            Self::EndedAt => "ended_at",
            Self::Direction => "direction",
            Self::Actor => "actor",
            Self::Result => "result",
            Self::Duration => "duration",
            Self::DueAt => "due_at",
            Self::DoneAt => "done_at",
            Self::Subject => "subject",
        }
    }

    /// A field whose cells are times or dates, or can be.
    pub const fn is_date(self) -> bool {
        matches!(
            self,
            Self::CreatedAt
                | Self::ClosedAt
                | Self::SoldAt
                | Self::FirstAttemptAt
                | Self::FirstContactAt
                | Self::OptOut
                | Self::OptOutPhone
                | Self::AssignedAt
                | Self::ActionableAt
                | Self::At
                | Self::EndedAt
                | Self::DueAt
                | Self::DoneAt
        )
    }

    /// What it means, in one phrase.
    pub const fn about(self) -> &'static str {
        match self {
            Self::LeadId => "Which lead a row is or is about",
            Self::CreatedAt => "When the lead came in (t0)",
            Self::Dealer => "The dealer who received it",
            Self::Person => "Who is in charge of the lead",
            Self::Source => "Where the lead came from; blank is not \"unknown\"",
            Self::LeadType => "Kind of enquiry: test, service and the like are not workable",
            Self::Status => "State in the CRM: tells won, lost, duplicate, test",
            Self::Outcome => "How it ended; yes and no mean won and lost",
            Self::ClosedAt => "When it was closed",
            Self::SoldAt => "When it was sold; a lead with it is won",
            Self::Hot => "Marked hot in the CRM",
            Self::FirstAttemptAt => {
                "First attempt as the CRM states it, for leads without a touch of their own"
            }
            Self::FirstContactAt => "First contact as the CRM states it",
            Self::Contacted => "Flag of the CRM that the customer was reached",
            Self::Attempts => {
                "Number of attempts as the CRM states it, for leads without a touch of their own"
            }
            Self::LeadChannel => "Channel of those stated attempts",
            Self::Phone => {
                "Phone number: only whether it is blank, and a hash of its last nine digits to find resubmissions"
            }
            Self::Email => {
                "E-mail address: only whether it is blank, and a hash of it to find resubmissions"
            }
            Self::OptOut => {
                "When the customer asked not to be contacted at all, or only yes: ends the duty to follow up"
            }
            Self::AfterHours => {
                "Came in outside opening hours, as the CRM states it; opening hours of your own go first"
            }
            Self::Cost => "What the lead cost",
            Self::Gross => "Gross profit of the sale; front gross and back gross are added up",
            Self::BackGross => "Back gross of the sale, added to a front gross",
            Self::AssignedAt => "When a person was put in charge of the lead",
            Self::ActionableAt => "From when on the dealer could act, as the CRM states it",
            Self::OptOutPhone => "When the customer asked not to be called, or only yes",
            Self::ResponseTime => {
                "Response time as the CRM states it: minutes, unless the header names another unit"
            }
            Self::AdjustedResponseTime => "The same in the CRM's business hours",
            Self::LostReason => "Why it was lost, in the dealer's words",
            Self::Readiness => "How ready the customer is: now, within 60 days, later",
            Self::Customer => "Customer's name: only whether it is blank is read",
            Self::At => "When the touch happened",
            Self::EndedAt => "When the touch ended",
            Self::Channel => "By which way: call, e-mail, text …",
            Self::Direction => "To the customer or from the customer",
            Self::Actor => "Person or machine",
            Self::Result => "How it ended: connected, voicemail, no answer …",
            Self::Duration => {
                "Length of a call; 30 seconds or more without a result count as connected"
            }
            Self::TouchPerson => "Who made the touch",
            Self::DueAt => "When a task is due",
            Self::DoneAt => "When a task was done: the time of the touch where there is no other",
            Self::Subject => "Subject line: only read for signs of an automatic message",
        }
    }

    /// A field of touches; the lead id belongs to both.
    pub const fn is_of_touch(self) -> bool {
        self as u8 >= Self::At as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_fields_stand_at_their_own_place() {
        for (at, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field as usize, at);
        }
    }
}
