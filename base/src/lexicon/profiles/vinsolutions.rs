//! VinSolutions Connect: reports, browser exports and the tables of its warehouse.

/// Its exports.
pub(super) const PROFILES: &str = "\
VinSolutions leads = leads
5 of: lead origination date, lead status type, contacted indicator, actionable response, first contact attempt, first customer contact, adfxml indicator, bd agent, last attempted or actual contact, lead source group
created_at: lead origination date
first_attempt_at: first contact attempt
first_contact_at: first customer contact
actionable_at: actionable response
status: lead status
outcome: lead status type
person: sales rep

VinSolutions master lead export = leads
4 of: !visit result, contacted indicator, write up, sales rep, showroom visit id, to manager, trade appraisal, lead origination date, lead status type, bd agent, actionable response, first contact attempt, first customer contact, sold count
created_at: lead origination date
first_attempt_at: first contact attempt
first_contact_at: first customer contact
status: lead status
outcome: lead status type
person: sales rep
gross: total gross

VinSolutions communication log = wide
5 of: comm channel, comm type, interaction result, activity date, communication id, global customer id, lead created date, message content, user group
at: activity date
channel: comm channel
result: interaction result
touches.person: user
created_at: lead created date
outcome: lead status type
subject: comm type

VinSolutions response times = leads
5 of: activity date time, response time actual, response time adjusted, response time target, customer first contacted, lead lead age in days, lead lead source name, unanswered communication task due date
created_at: activity date time
lead_id: lead id
source: lead lead source name
status: lead lead status name
outcome: lead lead status type name
lead_type: lead lead type name
person: customer sales representative name, customer sales representative id
first_contact_at: customer first contacted
sold_at: sold date
customer: customer name, customer last name, customer first name
utc: activity date time, sold date, customer first contacted
note: each row is a lead, and its activity time when the lead came in

VinSolutions desk log = leads
5 of: auto lead visit id, auto lead id, visit start time, visit result id, visit events, be back, lead status type name, first atempted contact, first attempted contact, end visit note, sold note
created_at: created
first_attempt_at: first atempted contact, first attempted contact
status: lead status name
outcome: lead status type name
person: user last name
source: lead source name

VinSolutions sold log = leads
6 of: auto lead id, sold status, sold date, lead created date, deal number, split sales rep, sold note, vehicle stock number, front gross, back gross
lead_id: auto lead id
created_at: lead created date
sold_at: sold date
outcome: sold status
person: sales rep name

VinSolutions appointments = appointments
4 of: appointment id, appt reason, appointment start date time, appointment start date, is show, is no show, is confirmed, rescheduled date
appointment_at: appointment start date time, appointment start, appointment start date
type: appt reason
shown: is show
no_show: is no show

VinSolutions warehouse leads = leads
5 of: origination date, first attempted contact date, last attempted contact date, dealer actionable date, has been contacted, adjusted response time in minutes, actual response time in minutes, lead status type id, originated after hours
created_at: origination date
first_attempt_at: first attempted contact date
actionable_at: dealer actionable date
status: lead status type id
outcome: -
person: sales rep user id
source: lead source id
value status: 1 = open, 2 = won, 3 = lost, 4 = bad

VinSolutions warehouse tasks = tasks
4 of: task created date, task status, task status code, due date, task type description, is overdue, is user generated, process type, assigned to user id
created_at: task created date
due_at: due date
status: task status
type: task type description
person: assigned to user id

VinSolutions warehouse appointments = appointments
4 of: appointment id, appointment start date, scheduled date, confirmed date, rescheduled date, completed date, is show, is no show
appointment_at: appointment start date
created_at: scheduled date
confirmed: confirmed date
";
