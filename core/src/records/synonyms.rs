//! Which headers mean which field. To teach a header, add it to its row, in lower case with single spaces.
//!
//! Headers are compared without spaces, so that `LeadID`, `lead_id` and `Lead ID` need one entry. Earlier entries of a row
//! are preferred where a file has several of them.

use super::field::Field;

/// Field and its headers, best first.
pub(crate) const SYNONYMS: &[(Field, &[&str])] = &[
    (
        Field::LeadId,
        &[
            "lead id", "auto lead id", "lead", "mql id", "opportunity id", "prospect id", "deal id", "deal deal id",
            "deal pipedrive system id", "enquiry id", "inquiry id", "lead number", "lead no", "lead ref",
            "lead reference", "enquiry number", "who id", "regarding object id", "record id", "reference", "case id",
            "id",
        ],
    ),
    (
        Field::CreatedAt,
        &[
            "created at", "lead created date", "lead created", "lead created at", "lead creation date",
            "lead creation date time", "lead origination date", "lead creation time", "lead date", "origination",
            "origination date", "origin date", "created date", "create date", "created on", "created time",
            "creation date", "creation time", "date created", "date in", "deal created", "deal deal created",
            "add time", "request date", "document date time", "date received", "received at", "received",
            "enquiry date", "inquiry date", "submitted at", "submission date", "up date", "created", "date",
        ],
    ),
    (
        Field::Dealer,
        &[
            "dealer", "dealer name", "dealership", "dealership name", "advertiser name", "vendor name",
            "business unit", "store", "store name", "rooftop", "retailer", "outlet", "branch", "location",
            "dealer id", "dealer code", "dealer number", "store number", "store id", "branch id", "site code", "bac",
        ],
    ),
    (
        Field::Person,
        &[
            "sales rep", "sales rep name", "salesperson", "sales person", "sales person name", "assignee", "lead owner",
            "owner", "owner name", "contact owner", "deal owner", "assigned to", "assigned user", "assigned rep",
            "sales consultant", "primary sales person", "customer sales representative", "lead owner name",
            "record owner", "person", "rep", "bd agent", "bdc user", "bdc name",
        ],
    ),
    (
        Field::Source,
        &[
            "lead source", "source", "source name", "lead source name", "origin", "provider name", "lead provider",
            "lead source type name", "lead source code", "lead source group", "lead source group name",
            "lead campaign", "source campaign", "marketing", "sub source", "provider", "campaign name", "utm source",
        ],
    ),
    (Field::LeadType, &["lead type", "lead type name", "up type", "prospect type", "source type", "lead lead type"]),
    (
        Field::Status,
        &[
            "lead status", "status", "lead status name", "status name", "deal status", "prospect status", "stage",
            "deal stage", "lead status custom", "lead stage", "system status",
        ],
    ),
    (
        Field::Outcome,
        &[
            "outcome", "lead outcome", "lead status type", "lead status type name", "status type", "final status",
            "prospect status type", "disposition", "lead disposition", "sold status", "is sold", "sold", "won",
        ],
    ),
    (
        Field::ClosedAt,
        &[
            "closed at", "closed date", "close date", "closed on", "deal closed on", "closed time", "lost date",
            "lost at", "deal lost time", "date closed", "lead closed date",
        ],
    ),
    (
        Field::SoldAt,
        &[
            "sold at", "sold date", "sold", "sold on", "won date", "won at", "won time", "deal won time", "sale date",
            "date sold", "delivered date", "delivery date", "sold time",
        ],
    ),
    (Field::Hot, &["hot", "hot lead", "is hot", "rating", "lead rating", "temperature"]),
    (
        Field::FirstAttemptAt,
        &[
            "first attempt at", "first contact attempt", "first attempted contact", "first atempted contact",
            "first attempt", "first attempt date", "first call date time", "first call", "first response",
            "first response at", "first response date", "first response time stamp", "hs sa first engagement date",
            "first attempted contact date",
        ],
    ),
    (
        Field::FirstContactAt,
        &[
            "first contact at", "first customer contact", "customer first contacted", "first contacted",
            "first contacted at", "first contact", "first contact time",
        ],
    ),
    (
        Field::Contacted,
        &["contacted", "contacted indicator", "has been contacted", "is contacted", "contact made", "contacted flag"],
    ),
    (
        Field::Attempts,
        &[
            "attempts", "number of attempts", "attempt count", "call attempts", "contact attempts", "total attempts",
            "no of attempts", "num attempts", "attempts made", "calls made", "number of calls",
        ],
    ),
    (Field::LeadChannel, &["lead channel"]),
    (
        Field::Phone,
        &[
            "phone", "phone number", "daytime phone", "evening phone", "cell phone", "day phone", "eve phone", "mobile",
            "mobile phone", "business phone", "home phone", "work phone", "contact phone", "customer phone",
            "customer phone number", "person phone work", "telephone", "telephone number", "contact phone number",
        ],
    ),
    (
        Field::Email,
        &[
            "email", "e mail", "email address", "email alt", "customer email", "contact email", "person email work",
            "email1", "e mail address",
        ],
    ),
    (
        Field::OptOut,
        &[
            "opt out", "do not call", "do not contact", "opted out", "dnc", "opt out call", "phone opt out",
            "unsubscribed", "email opt out", "has opted out of email",
        ],
    ),
    (Field::AfterHours, &["after hours", "originated after hours", "is after hours"]),
    (Field::Cost, &["cost", "lead cost", "spend", "media cost"]),
    (
        Field::At,
        &[
            "at", "activity date", "activity date time", "activity time", "activity at", "touch at", "touch date",
            "touch time", "touched at", "started at", "start time", "call start time", "call start", "call date",
            "call time", "actual start", "hs timestamp", "executed at", "contact date", "event time", "event date",
            "timestamp", "time stamp", "date time", "occurred at", "sent at", "called at", "logged at", "message date",
            "communication date", "interaction date", "activity completed date",
        ],
    ),
    (Field::EndedAt, &["ended at", "end time", "call end time", "call end", "actual end", "finished at"]),
    (
        Field::Channel,
        &[
            "channel", "comm channel", "communication channel", "contact channel", "activity type", "touch channel",
            "touch type", "task subtype", "activity type code", "communication type", "interaction type", "method",
            "contact method", "activity activity type", "medium",
        ],
    ),
    (
        Field::Direction,
        &["direction", "call direction", "hs call direction", "call type", "direction code", "comm direction"],
    ),
    (Field::Actor, &["actor", "actor type", "user type", "sender type", "performed by type", "automated", "is automated"]),
    (
        Field::Result,
        &[
            "result", "interaction result", "call result", "call disposition", "hs call disposition", "call outcome",
            "activity result", "activity outcome", "touch result", "touch outcome", "action result", "answered",
            "result description", "contact result", "call status", "hs call status",
        ],
    ),
    (
        Field::Duration,
        &[
            "call duration in seconds", "call duration", "hs call duration", "duration seconds", "duration",
            "duration ms", "actual duration minutes", "talk time", "call length", "formatted duration",
        ],
    ),
    (
        Field::TouchPerson,
        &[
            "user", "agent", "user name", "activity owner", "activity user", "completed by", "activity completed by",
            "agent name", "agent email", "staff", "employee", "performed by", "caller", "touch person", "touched by",
            "made by", "activity assigned to", "hubspot owner id", "sender",
        ],
    ),
    (Field::DueAt, &["due at", "due date", "task due date", "activity due date", "due", "due date only"]),
    (
        Field::DoneAt,
        &[
            "done at", "completed date", "completed at", "completed date time", "date completed",
            "activity marked as done time", "completion date",
        ],
    ),
    (Field::Subject, &["subject", "comm type", "activity subject", "task subject", "template", "template name"]),
];
