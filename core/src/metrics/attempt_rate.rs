//! M8: the share of leads that a person turned to.
//!
//! ## Question
//!
//! Did a person turn to the lead at all, and by which channel?
//!
//! ## Formula
//!
//! Leads with at least one outbound touch by a person on the channel / workable leads. Answered or not: voicemail,
//! no answer and busy count. A touch without a direction counts as outbound; bookkeeping, planned but undone
//! touches, automatic messages and AI agents do not count.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads (received minus test, spam, marked duplicate, not about buying, not started by a customer,
//! without phone number and e-mail address). Leads that cannot be reached on the channel are not taken out, save in
//! attempt_rate_callable: leads with a phone number. By phone, a customer who asked not to be called, or not to be
//! contacted at all, before anyone called leaves the question from that instant; one who was called first stays. Where
//! the file tells no time of that wish, only a lead without any call leaves.
//!
//! ## Missing and too recent
//!
//! Not known without touches or a count of attempts; by channel, not without a channel column; among callable leads,
//! not without a column of phone numbers. With `--horizon`,
//! only leads at least that old count, and only what happened within it; younger leads are `immature`, never
//! failures.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! Leads 1, 4 and 5 were called: 3 / 5. Lead 2 got an e-mail, lead 3 nothing: 4 / 5 on any channel. Lead 5's
//! automatic e-mail does not count, its second one does.
//!
//! ```text
//! attempt_rate_phone = 3 / 5
//! attempt_rate_any = 4 / 5
//! attempt_rate_email = 2 / 5
//! attempt_rate_text = 0 / 5
//! ```
//!
//! ## Sources
//!
//! TrackBack separates call attempts from contact, as here; some reports call this rate "contact rate".

use super::definition_switchboard::{Figure, follow};
use super::metric::{Context, Metric};
use crate::facts::Flag;
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
    definition: "workable leads with at least one outbound call by a person, answered or not, divided by workable leads; a touch without a direction counts as outbound; customers who asked not to be called before any call are left out",
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
/// By video.
pub(super) static VIDEO: AttemptRate = AttemptRate {
    id: "attempt_rate_video",
    channel: Some(Channel::Video),
    definition: definition!("video message or video call"),
};
/// By chat.
pub(super) static CHAT: AttemptRate = AttemptRate {
    id: "attempt_rate_chat",
    channel: Some(Channel::Chat),
    definition: definition!("chat message"),
};
/// By WhatsApp.
pub(super) static WHATSAPP: AttemptRate = AttemptRate {
    id: "attempt_rate_whatsapp",
    channel: Some(Channel::Whatsapp),
    definition: definition!("WhatsApp message"),
};

impl Metric<Estimate> for AttemptRate {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        self.id
    }

    fn definition(&self) -> &'static str {
        self.definition
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        if self.channel.is_none()
            && let Some(other) = follow(self, cell, context, Figure::Answered, false)
        {
            return other;
        }
        let counts = &cell.counts;
        let (known, k) = match self.channel {
            Some(Channel::Phone) => {
                return context.phone_share(self, cell, context.knows_phoned(), counts.phoned);
            }
            None => (context.knows_untouched(), counts.attempted),
            Some(channel) => (
                context.knows_all_channels(),
                counts.touched[channel as usize],
            ),
        };
        context.share(self, cell, known, k, counts.judged)
    }
}

/// By phone, among leads with a phone number.
#[derive(Debug)]
pub(super) struct Callable;

impl Metric<Estimate> for Callable {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "attempt_rate_callable"
    }

    fn definition(&self) -> &'static str {
        "workable leads with a phone number and at least one outbound call by a person, answered or not, divided by workable leads with a phone number; customers who asked not to be called before any call are left out"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let n = cell.counts.of(Flag::Callable);
        let k = n - cell.counts.of(Flag::NotCalled);
        let mut estimate = context.share(self, cell, context.knows_callable(), k, n);
        estimate.denominator = "callable";
        estimate.n = n;
        estimate.mature = n;
        estimate
    }
}
