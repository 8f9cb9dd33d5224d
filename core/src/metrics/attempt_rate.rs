//! M8: the share of leads that a person turned to.

use super::metric::{Context, Metric};
use crate::records::Channel;
use crate::report::Estimate;
use crate::summary::Cell;

/// Attempt rate on one channel, or on any.
#[derive(Debug)]
pub(super) struct AttemptRate {
    id: &'static str,
    channel: Option<Channel>,
    definition: &'static str,
}

macro_rules! definition {
    ($what:literal) => {
        concat!(
            "workable leads with at least one outbound ",
            $what,
            " by a person, answered or not, divided by workable ",
            "leads; a touch without a direction counts as outbound"
        )
    };
}

/// On any channel.
pub(super) static ANY: AttemptRate = AttemptRate {
    id: "attempt_rate_any",
    channel: None,
    definition: definition!("touch"),
};
/// By phone.
pub(super) static PHONE: AttemptRate = AttemptRate {
    id: "attempt_rate_phone",
    channel: Some(Channel::Phone),
    definition: definition!("call"),
};
/// By e-mail.
pub(super) static EMAIL: AttemptRate = AttemptRate {
    id: "attempt_rate_email",
    channel: Some(Channel::Email),
    definition: definition!("e-mail"),
};
/// By text message.
pub(super) static TEXT: AttemptRate = AttemptRate {
    id: "attempt_rate_text",
    channel: Some(Channel::Text),
    definition: definition!("text message"),
};
/// By WhatsApp.
pub(super) static WHATSAPP: AttemptRate = AttemptRate {
    id: "attempt_rate_whatsapp",
    channel: Some(Channel::Whatsapp),
    definition: definition!("WhatsApp message"),
};

impl Metric<Estimate> for AttemptRate {
    fn id(&self) -> &'static str {
        self.id
    }

    fn definition(&self) -> &'static str {
        self.definition
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let (known, k) = match self.channel {
            None => (context.knows_untouched(), counts.attempted),
            Some(channel) => (context.knows_channels(), counts.touched[channel as usize]),
        };
        context.share(self, cell, known, k, counts.judged)
    }
}
