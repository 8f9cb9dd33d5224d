//! What names of members say. Names are compared in lower case, letters and digits only.

/// Letters and digits of a name, in lower case.
pub(crate) fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn one_of(name: &str, names: &[&str]) -> bool {
    names.contains(&plain(name).as_str())
}

/// Lists of leads.
const LEADS: &[&str] = &[
    "leads",
    "lead",
    "leadlist",
    "opportunities",
    "opportunity",
    "deals",
    "prospects",
    "enquiries",
    "inquiries",
];

/// Lists of what happened between dealer and customer.
const TOUCHES: &[&str] = &[
    "activities",
    "activity",
    "activityhistory",
    "activitylog",
    "appointments",
    "attempts",
    "calls",
    "calllog",
    "calllogs",
    "communications",
    "communicationlog",
    "completedactivities",
    "contactattempts",
    "contacthistory",
    "emails",
    "engagements",
    "events",
    "followups",
    "history",
    "historyitems",
    "interactions",
    "messages",
    "scheduledactivities",
    "sms",
    "surveys",
    "tasks",
    "texts",
    "timeline",
    "todos",
    "touches",
    "touchpoints",
];

/// Lists that say no more than that they are one.
const LISTS: &[&str] = &[
    "data",
    "results",
    "result",
    "value",
    "values",
    "items",
    "records",
    "rows",
    "list",
    "content",
    "elements",
    "entries",
    "objects",
    "hits",
    "edges",
    "nodes",
    "contacts",
    "expectations",
    "responses",
];

/// Ids of a lead, the surest first.
pub(super) const IDS: &[&str] = &[
    "leadid",
    "autoleadid",
    "opportunityid",
    "prospectid",
    "dealid",
    "enquiryid",
    "inquiryid",
    "leadnumber",
    "leadref",
    "leadreference",
    "recordid",
    "reference",
    "id",
];

/// What a touch says of itself: at least one of these tells a list of touches from one of notes or of addresses.
const OF_TOUCHES: &[&str] = &[
    "type",
    "subtype",
    "channel",
    "method",
    "medium",
    "direction",
    "result",
    "outcome",
    "disposition",
    "duration",
    "durationms",
    "due",
    "dueat",
    "duedate",
    "taskstatus",
    "score",
];

/// A list of leads.
pub(crate) fn is_leads(name: &str) -> bool {
    one_of(name, LEADS)
}

/// A list of touches, calls, tasks, appointments or answers.
pub(crate) fn is_about_touches(name: &str) -> bool {
    one_of(name, TOUCHES)
}

/// A list of records of whatever kind.
pub(crate) fn is_list(name: &str) -> bool {
    one_of(name, LISTS) || is_leads(name) || is_about_touches(name)
}

/// Says which dealer something is about.
pub(crate) fn is_about_dealer(name: &str) -> bool {
    one_of(
        name,
        &[
            "dealer",
            "dealers",
            "dealerid",
            "dealername",
            "dealership",
            "dealershipname",
            "store",
            "stores",
            "storeid",
            "storename",
            "rooftop",
            "rooftops",
            "branch",
            "branchid",
            "branches",
            "branchname",
            "retailer",
        ],
    )
}

/// The id of a record.
pub(crate) fn is_id(name: &str) -> bool {
    one_of(name, IDS) || one_of(name, &["sid", "uuid", "customerid", "key"])
}

/// A member of a touch.
pub(super) fn is_of_touch(name: &str) -> bool {
    let name = plain(name);
    OF_TOUCHES.iter().any(|own| {
        name.strip_suffix(own)
            .is_some_and(|before| before.is_empty() || OWNERS.contains(&before))
    })
}

const OWNERS: &[&str] = &[
    "activity",
    "appointment",
    "call",
    "comm",
    "communication",
    "contact",
    "event",
    "interaction",
    "message",
    "task",
    "touch",
];

/// One of several: `dealers` → `dealer`.
pub(super) fn singular(name: &str) -> String {
    if let Some(stem) = name.strip_suffix("ies") {
        return format!("{stem}y");
    }
    match name.strip_suffix('s') {
        Some(stem) if !stem.is_empty() && !stem.ends_with('s') => stem.to_owned(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_their_spelling() {
        assert!(is_about_touches("Activity_History"));
        assert!(is_leads("Leads"));
        assert!(is_of_touch("activityType") && is_of_touch("direction"));
        assert!(!is_of_touch("vehicleType"));
        assert_eq!(singular("opportunities"), "opportunity");
        assert_eq!(singular("dealers"), "dealer");
        assert_eq!(singular("address"), "address");
    }
}
