//! Pipedrive: deals and activities, with the name of the table before each header.

/// Its exports. Times are UTC in what its interface hands out, of the account's zone in what its pages export.
pub(super) const PROFILES: &str = "\
Pipedrive deals = leads
3 of: deal title, deal owner, deal stage, deal status, deal pipeline, deal deal created, deal won time, deal lost time, deal lost reason, deal closed on, deal expected close date, deal total activities
lead_id: deal id, deal pipedrive system id
created_at: deal deal created
status: deal stage
outcome: deal status
sold_at: deal won time
closed_at: deal closed on, deal lost time
lost_reason: deal lost reason
person: deal owner
customer: person name, deal contact person

Pipedrive activities = tasks
3 of: activity subject, activity type, activity due date, activity done, activity marked as done time, activity assigned to user, activity add time, activity due time
lead_id: deal id, activity deal id, lead id, deal title, activity deal
due_at: activity due date
due_time: activity due time
done_at: activity marked as done time
status: activity done
type: activity type
person: activity assigned to user
created_at: activity add time
";
