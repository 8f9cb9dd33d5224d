//! A share that is two flags: the leads with one answer among those with another.

use super::known::Known;
use super::metric::{Context, Metric};
use crate::facts::Flag;
use crate::report::Estimate;
use crate::summary::Cell;

/// `k` among `n`, both flags of judged leads. A metric that is no more than this is one constant in its file.
#[derive(Debug)]
pub(super) struct Share {
    pub(super) file: &'static str,
    pub(super) id: &'static str,
    pub(super) definition: &'static str,
    /// Who is in n, in a word or two.
    pub(super) denominator: &'static str,
    /// Answered for all judged leads where `None`.
    pub(super) n: Option<Flag>,
    pub(super) k: Flag,
    /// Whether the files can tell.
    pub(super) known: fn(&Context<'_>) -> Known,
}

impl Metric<Estimate> for Share {
    fn file(&self) -> &'static str {
        self.file
    }

    fn id(&self) -> &'static str {
        self.id
    }

    fn definition(&self) -> &'static str {
        self.definition
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let n = self.n.map_or(counts.judged, |n| counts.of(n));
        let known = (self.known)(context);
        let mut estimate = context.share(self, cell, known, counts.of(self.k), n);
        estimate.denominator = self.denominator;
        estimate.n = n;
        estimate.mature = n;
        estimate
    }
}
