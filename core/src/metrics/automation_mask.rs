//! M3: what the automatic answer hides.
//!
//! ## Question
//!
//! For how many leads does an automatic answer hide that nobody came?
//!
//! ## Formula
//!
//! Timed workable leads at least 60 minutes old whose first outbound touch was automatic (or by an AI agent), with
//! no outbound touch by a person within 60 minutes / timed workable leads at least 60 minutes old. With opening hours
//! the same in open minutes as well. Ratio: Kaplan-Meier median of response_time_human / that of response_time_any. Gap: leads without a person within 60 minutes / leads, where the
//! first touch was automatic, minus the same of the others.
//!
//! ## Unit
//!
//! Share, 0–1; the ratio is a number of times, the gap in points.
//!
//! ## Denominator
//!
//! Workable leads with a time of arrival, at least 60 (open) minutes old; for the ratio all of those that can be
//! timed.
//!
//! ## Missing and too recent
//!
//! Not known without times of leads and touches, or without a column that tells persons from machines. Leads
//! younger than 60 minutes are `immature`; a horizon changes nothing here. Leads touched by a person more than 5
//! minutes before they came in, and leads whose only human touches have no time, are left out. The ratio is not known
//! where half of the leads had no response at all, or where half of them had the first one within 0 minutes.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0. The ratio's ends are the lower limit of one median over
//! the upper limit of the other, and the other way round: wider than need be. The gap's interval is Newcombe's.
//!
//! ## Example
//!
//! Lead 5 got an automatic e-mail after 1 minute and a person after 180. Half of the leads had a touch of any kind
//! within 240 minutes, and half a touch by a person within 240.
//!
//! ```text
//! automation_mask = 1 / 5
//! automation_mask_ratio = 1
//! automation_mask_gap = 0.25
//! ```
//!
//! ## Sources
//!
//! M3. Many systems let the automatic message stop the response clock.

use super::known::Known;
use super::metric::{Context, Metric, NOBODY};
use crate::facts::Clock;
use crate::report::Estimate;
use crate::stats::kaplan_meier;
use crate::summary::Cell;

/// Automation mask: its share in raw and in open minutes, and the ratio of the two medians.
#[derive(Debug)]
pub(super) enum AutomationMask {
    Share,
    OpenShare,
    Ratio,
    Gap,
}

impl Metric<Estimate> for AutomationMask {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        match self {
            Self::Share => "automation_mask",
            Self::OpenShare => "automation_mask_open_hours",
            Self::Ratio => "automation_mask_ratio",
            Self::Gap => "automation_mask_gap",
        }
    }

    fn definition(&self) -> &'static str {
        match self {
            Self::Share => {
                "leads whose first touch was automatic and that no person turned to within 60 minutes, divided by workable leads at least 60 minutes old"
            }
            Self::OpenShare => {
                "leads whose first touch was automatic and that no person turned to within 60 open minutes, divided by workable leads at least 60 open minutes old"
            }
            Self::Ratio => {
                "median time to the first touch by a person divided by the median time to the first touch by anyone or anything; 1 means that machines hide nothing"
            }
            Self::Gap => {
                "share of leads without a person within 60 minutes where the first touch was automatic minus the same share of the other leads, at least 60 minutes old; interval: Newcombe; an association only"
            }
        }
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let counts = &cell.counts;
        let known = context
            .knows_response()
            .and_then(|()| context.knows_actor());
        let (k, n) = match self {
            Self::Share => (counts.masked, counts.hour_old),
            Self::OpenShare => (counts.open_masked, counts.sla_open_mature[5]),
            Self::Ratio => return self.ratio(cell, context, known),
            Self::Gap => {
                // Whoever was not answered in time and not masked is among the other leads.
                let missed = counts.hour_old - counts.sla_hit[5];
                let other = counts.hour_old - counts.automatic_first;
                let mut estimate = context.difference(
                    self,
                    cell,
                    known,
                    (counts.masked, counts.automatic_first),
                    (missed.saturating_sub(counts.masked), other),
                );
                estimate.denominator = "timed workable";
                return estimate;
            }
        };
        let mut estimate = context.share(self, cell, known, k, n);
        estimate.n = n;
        estimate.mature = n;
        estimate.immature = counts.timed - n;
        estimate
    }
}

impl AutomationMask {
    fn ratio(&self, cell: &Cell, context: &Context<'_>, known: Known) -> Estimate {
        let mut estimate = context.estimate(self, cell, "times");
        estimate.denominator = "timed workable";
        let [human, any] =
            [Clock::Human, Clock::Any].map(|clock| kaplan_meier(&cell.clock(clock).steps, &[]));
        estimate.n = human.events + human.censored;
        estimate.mature = estimate.n;
        estimate.immature = 0;
        let over = |one: Option<i64>, other: Option<i64>| {
            Some(one? as f64 / other.filter(|&ms| ms > 0)? as f64)
        };
        let why = match known {
            Err(why) => why,
            Ok(()) if estimate.n == 0 => NOBODY,
            Ok(()) => {
                estimate.value = over(human.median, any.median);
                estimate.low = estimate
                    .value
                    .and_then(|_| over(human.median_low, any.median_high));
                estimate.high = estimate
                    .value
                    .and_then(|_| over(human.median_high, any.median_low));
                if estimate.value.is_some() {
                    return estimate;
                }
                "no ratio: half of the leads had no touch by a person, or an automatic one at once"
            }
        };
        estimate.why = Some(why.into());
        estimate
    }
}
