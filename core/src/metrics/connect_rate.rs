//! M11: the share of dials that reached someone.
//!
//! ## Question
//!
//! How many calls reach someone?
//!
//! ## Formula
//!
//! Outbound calls by a person that connected / outbound calls by a person. Connected is what the result column
//! says; without one, a call of at least 30 seconds where a column gives the duration of calls. Voicemail, no
//! answer and busy are not connected.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Outbound calls by a person (`dials`) on workable leads, redials too.
//!
//! ## Missing and too recent
//!
//! Not known without a channel and a result (or the length of calls). With `--horizon`, only leads at least that
//! old count, and only what happened within it; younger leads are `immature`, never failures.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0. Calls on one lead are not independent, so the
//! interval is somewhat narrow.
//!
//! ## Example
//!
//! Calls: lead 1 two, lead 4 one, lead 5 two; the second on lead 1 connected.
//!
//! ```text
//! connect_rate = 1 / 5
//! ```
//!
//! ## Sources
//!
//! M11, by dial. A phone system's "connected" can be a voicemail answering.

use super::metric::{Context, Metric};
use crate::report::Estimate;
use crate::summary::Cell;

/// Connect rate.
#[derive(Debug)]
pub(super) struct ConnectRate;

impl Metric<Estimate> for ConnectRate {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "connect_rate"
    }

    fn definition(&self) -> &'static str {
        "outbound calls by a person that connected, divided by outbound calls by a person; a voicemail is not a connection"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let mut estimate = context.share(
            self,
            cell,
            context.knows_connects(),
            counts.connects,
            counts.dials,
        );
        estimate.denominator = "dials";
        estimate.n = counts.dials;
        estimate
    }
}
