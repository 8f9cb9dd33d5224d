//! M10: the share of leads that were reached.
//!
//! ## Question
//!
//! Was the customer reached?
//!
//! ## Formula
//!
//! Workable leads with a contact / workable leads. A contact is: a connected outbound call or another connected
//! touch; an answered inbound call; an inbound call without a result within 7 days of the start of the last attempt
//! by phone (a call-back); a visit; an inbound message on another channel after a person turned to the customer. A
//! missed call and a voicemail are none. A contact time or flag of the CRM counts too; for the phone only where no
//! result is known, and only on a called lead or where no file has channels.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads (received minus test, spam, marked duplicate, not about buying, not started by a customer,
//! without phone number and e-mail address).
//!
//! ## Missing and too recent
//!
//! Not known without results or a contacted column; by phone, not where results come without a channel. With
//! `--horizon`, only leads at least that old count, and only what happened within it; younger leads are `immature`,
//! never failures.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! Lead 1 was spoken with at 11:00; lead 4's voicemail is no contact.
//!
//! ```text
//! contact_rate_phone = 1 / 5
//! contact_rate_any = 1 / 5
//! ```
//!
//! ## Sources
//!
//! M10. Others also count set appointments, opened e-mails or showroom leads as contacted.

use super::definition_switchboard::{Figure, follow};
use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Contact rate on any channel or by phone.
#[derive(Debug)]
pub(super) struct ContactRate {
    phone: bool,
}

/// On any channel.
pub(super) static ANY: ContactRate = ContactRate { phone: false };
/// By phone.
pub(super) static PHONE: ContactRate = ContactRate { phone: true };

impl Metric<Estimate> for ContactRate {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        if self.phone {
            "contact_rate_phone"
        } else {
            "contact_rate_any"
        }
    }

    fn definition(&self) -> &'static str {
        if self.phone {
            "workable leads spoken with on the phone (a connected call, an answered inbound call, or a call-back within \
             7 days of a call), divided by workable leads; a voicemail or a missed call is no contact; where no result \
             is given, the CRM's contacted flag on a called lead; customers who asked not to be called before any call are \
             left out"
        } else {
            "workable leads with a two-way exchange with a person on any channel (connected call, answered inbound call, \
             reply, visit, or the CRM's contacted flag), divided by workable leads"
        }
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        if !self.phone
            && let Some(other) = follow(self, cell, context, Figure::Contacted, false)
        {
            return other;
        }
        let counts = &cell.counts;
        if self.phone {
            let known = context.knows_phone_contact();
            context.phone_share(self, cell, known, counts.contacted_phone)
        } else {
            let known = context.knows_contact();
            context.share(self, cell, known, counts.contacted, counts.judged)
        }
    }
}
