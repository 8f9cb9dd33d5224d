//! DealerMine: the list of showroom leads.

/// Its exports. `Resp Time` runs until the lead was completed: no response time.
pub(super) const PROFILES: &str = "\
DealerMine leads = leads
5 of: star, trades, last contact, origin date, resp time, assignee, deleted by, cust, department
created_at: origin date
person: assignee
response_time: -
lead_type: department
note: `Resp Time` runs until the lead was completed, so it is no response time
";
