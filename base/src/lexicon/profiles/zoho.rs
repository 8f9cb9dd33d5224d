//! Zoho CRM: leads and calls.

/// Its exports. The length of a call is minutes and seconds.
pub(super) const PROFILES: &str = "\
Zoho leads = leads
5 of: record id, lead owner, lead owner id, is converted, created by id, modified by id, created time, modified time, lead conversion time, converted date time, unsubscribed mode, unsubscribed time, last activity time, locked
lead_id: record id
created_at: created time
person: lead owner
status: lead status
opt_out: -

Zoho calls = touches
4 of: !call start time, call type, call duration, call duration in seconds, call result, call status, call owner, call purpose, related to, call agenda, outgoing call status
lead_id: lead id, related to id, related to, who id, contact name id, contact name
at: call start time
direction: call type
duration: call duration in seconds, call duration
result: call result, call status, outgoing call status
touches.person: call owner, owner, owner name
all channel: phone
";
