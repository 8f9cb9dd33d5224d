//! M18: how many of the leads that were turned to got e-mail and nothing else.
//!
//! ## Question
//!
//! How many leads get e-mail and nothing else?
//!
//! ## Formula
//!
//! Leads all of whose outbound touches by a person are e-mails (or: whose only one is a single e-mail) / workable
//! leads with at least one outbound touch by a person.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads that a person turned to (`attempted`).
//!
//! ## Missing and too recent
//!
//! Not known without touches or a channel column. With `--horizon`, only leads at least that old count, and only
//! what happened within it; younger leads are `immature`, never failures.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! Leads 1, 2, 4 and 5 were turned to; lead 2 by one e-mail only.
//!
//! ```text
//! email_only_rate = 1 / 4
//! single_email_only_rate = 1 / 4
//! ```
//!
//! ## Sources
//!
//! M18. A trade article of 2009 gives 55 % for one single e-mail.

use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// E-mail-only rate, or single-e-mail-only rate.
#[derive(Debug)]
pub(super) struct EmailOnlyRate {
    single: bool,
}

/// E-mail only.
pub(super) static EMAIL_ONLY: EmailOnlyRate = EmailOnlyRate { single: false };
/// One single e-mail only.
pub(super) static SINGLE_EMAIL_ONLY: EmailOnlyRate = EmailOnlyRate { single: true };

impl Metric<Estimate> for EmailOnlyRate {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        if self.single {
            "single_email_only_rate"
        } else {
            "email_only_rate"
        }
    }

    fn definition(&self) -> &'static str {
        if self.single {
            "leads whose only touch by a person is one e-mail, divided by workable leads that a person turned to"
        } else {
            "leads whose touches by a person are all e-mails, divided by workable leads that a person turned to"
        }
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let k = if self.single {
            counts.single_email
        } else {
            counts.email_only
        };
        let mut estimate = context.share(
            self,
            cell,
            context.knows_all_channels(),
            k,
            counts.attempted,
        );
        estimate.denominator = "attempted";
        estimate.n = counts.attempted;
        estimate
    }
}
