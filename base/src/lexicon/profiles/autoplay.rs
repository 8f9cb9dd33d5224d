//! AutoPlay, of Australia and New Zealand.

/// Its exports.
pub(super) const PROFILES: &str = "\
AutoPlay dealer action report = leads
4 of: salesperson, listing model, listing variant, lead campaign, time to allocation, time to contact, time to email response, time to sms response, customer first name, lead created date
response_time: time to contact
person: salesperson
created_at: lead created date
";
