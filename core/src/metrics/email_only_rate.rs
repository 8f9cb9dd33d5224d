//! M18: how many of the leads that were turned to got e-mail and nothing else.

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
        let mut estimate = context.share(self, cell, context.knows_channels(), k, counts.attempted);
        estimate.denominator = "attempted";
        estimate.n = counts.attempted;
        estimate
    }
}
