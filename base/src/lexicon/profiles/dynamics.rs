//! Microsoft Dynamics 365: leads exported from a list, and phone calls as the table holds them.

/// Its exports. `directioncode` is yes for a call that went out.
pub(super) const PROFILES: &str = "\
Dynamics 365 leads = leads
4 of: !row checksum, lead, modified on, lead source, source campaign, rating, state or province, business phone, leadid, topic, status reason
lead_id: lead, lead id
created_at: created on
status: status reason, status
hot: rating
customer: full name, name, first name, last name

Dynamics 365 lead table = leads
4 of: !leadid, createdon, modifiedon, ownerid, statecode, statuscode, leadqualitycode, leadsourcecode
lead_id: leadid
created_at: createdon
person: ownerid
source: leadsourcecode
hot: -
utc: createdon

Dynamics 365 phone calls = touches
4 of: actualstart, actualend, actual start, actual end, actualdurationminutes, directioncode, regardingobjectid, activityid, statecode, statuscode, scheduledend, phone call, row checksum, regarding
lead_id: regardingobjectid, regarding
done_at: -
at: actualstart, actual start, actualend, actual end, created on, createdon
ended_at: actualend, actual end
direction: directioncode, direction
duration: actualdurationminutes, duration
result: -
touches.person: ownerid, owner
subject: subject
min: actualdurationminutes, duration
utc: actualstart, actualend, createdon
all channel: phone
value direction: true = outbound, false = inbound, yes = outbound, no = inbound, 1 = outbound, 0 = inbound
";
