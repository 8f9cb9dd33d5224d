//! M10: the share of leads that were reached.

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
             is given, the CRM's contacted flag on a called lead"
        } else {
            "workable leads with a two-way exchange with a person on any channel (connected call, answered inbound call, \
             reply, visit, or the CRM's contacted flag), divided by workable leads"
        }
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let (known, k) = if self.phone {
            (context.knows_phone_contact(), counts.contacted_phone)
        } else {
            (context.knows_contact(), counts.contacted)
        };
        context.share(self, cell, known, k, counts.judged)
    }
}
