//! A share of leads some of which are too recent to judge.

use super::metric::{Context, Metric};
use super::share::Share;
use crate::facts::Flag;
use crate::report::Estimate;
use crate::summary::Cell;

/// The share, and the flag of leads that will be judged later.
#[derive(Debug)]
pub(super) struct Aged {
    pub(super) share: Share,
    pub(super) recent: Flag,
}

impl Metric<Estimate> for Aged {
    fn file(&self) -> &'static str {
        self.share.file
    }

    fn id(&self) -> &'static str {
        self.share.id
    }

    fn definition(&self) -> &'static str {
        self.share.definition
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let mut estimate = self.share.compute(cell, context);
        estimate.immature += cell.counts.of(self.recent);
        estimate
    }
}
