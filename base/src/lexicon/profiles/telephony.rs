//! Telephone systems and call tracking.

/// Their logs.
pub(super) const PROFILES: &str = "\
CallRail calls = calls
4 of: tracking phone number, formatted tracking phone number, customer phone number, business phone number, formatted duration, formatted call type, first call, prior calls, good lead call time, company time zone
at: start time, created at
customer: customer phone number
duration: duration, duration seconds
result: formatted call type, call type
person: agent email
dealer: company name

RingCentral calls = calls
3 of: session id, telephony session id, action, action result, result description, duration ms, reason description, from phone number, to phone number, transport
call_id: telephony session id, session id, id
from: from phone number, from
to: to phone number, to
result: result, action result, result description
medium: type
duration: duration, duration ms

Twilio calls = calls
3 of: sid, call sid, parent call sid, answered by, price unit, api version, from formatted, to formatted, phone number sid
call_id: sid, call sid
result: status, call status
at: start time

Contact At Once calls = calls
4 of: advertiser name, advertiser id, dialed number, forward to number, start time
at: start time
dealer: advertiser name
to: dialed number
medium: -
all direction: inbound

Call detail records = calls
3 of: calling number, dialled number, dialed number, withheld, time to answer, call start
at: call start
from: calling number
to: dialled number, dialed number
result: call result
";
