//! Salesforce: reports with labels, Data Loader exports with API names, warehouse copies in snake case. They differ only in
//! capitals and spaces, so one block does for all three.

/// Its exports. The time of an activity's date is irrelevant there: it is midnight in UTC.
pub(super) const PROFILES: &str = "\
Salesforce leads = leads
2 of: company account, lead owner, is converted, converted, converted date, has opted out of email, email opt out, converted account id, converted contact id, converted opportunity id, first call date time, first email date time, system modstamp, last activity date, is unread by owner
lead_id: lead id, id
created_at: created date, create date
first_attempt_at: first call date time, first email date time
outcome: -
opt_out_phone: do not call
person: lead owner, owner id
sold_at: -
days: converted date, last activity date, last activity

Salesforce activities = touches
3 of: who id, call type, call duration in seconds, call disposition, call result, call object, call object identifier, activity id, task subtype, company account, completed date time
lead_id: lead id, who id, opportunity id, related to
done_at: completed date time, completed date
at: created date, date
due_at: activity date, due date, due date only
channel: task subtype, type
direction: call type
result: call disposition, call result, status
duration: call duration in seconds, call duration
touches.person: assigned to, owner id
subject: subject
s: call duration in seconds, call duration
days: activity date, due date, due date only

Salesforce tasks = tasks
4 of: who id, what id, owner id, is closed, activity date, completed date time, task subtype, is high priority, is recurrence, due date only, activity id
lead_id: lead id, who id, opportunity id, what id
created_at: created date
due_at: activity date, due date, due date only
done_at: completed date time, completed date
type: task subtype, type
person: assigned to, owner id
days: activity date, due date, due date only
";
