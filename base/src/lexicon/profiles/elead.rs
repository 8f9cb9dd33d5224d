//! Elead, and the export of a dealer's CRM whose name is not known.

/// Their exports. An activity of type 2 is a phone call.
pub(super) const PROFILES: &str = "\
Elead opportunities = leads
4 of: date in, up type, sub status, customer id, sales team id, sales team first name, sales team last name, sought vehicles, trade ins, dms id
lead_id: id, opportunity id
created_at: date in
lead_type: up type
status: status
outcome: -
person: sales team name, sales team id

Elead activities = tasks
3 of: !activity name, opportunity id, due date, activity type, completed date, comments
lead_id: opportunity id
due_at: due date
done_at: completed date
type: activity type
subject: activity name
value type: 2 = phone

Dealer CRM customers = leads
5 of: client name, prospect type, phone privacy, email privacy, letter privacy, last activity type, last activity date, last activity completed by, equity amount, est payoff, first desired vehicle
person: salesperson
created_at: -
note: such a list says nothing about when a lead came in or who was called
";
