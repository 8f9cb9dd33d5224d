//! M46, M48: how customers score the dealer.
//!
//! ## Question
//!
//! How many customers are unhappy, how many are happy?
//!
//! ## Formula
//!
//! One answer a lead, the newest with a score. A score is brought to a scale that ends at 5 (score × 5 / top of its
//! scale, rounded to a whole number, halves up): 1–3 is low, 4–5 is high. `score_low_share`, `score_high_share`:
//! answers with a low, a high score / answers with a score. `score_mean`: mean on the scale that ends at 5, not
//! rounded. `nps`: of the answers on a scale from 0 to 10, the share of 9 and 10 minus the share of 0 to 6.
//!
//! ## Unit
//!
//! Shares 0–1; score; points (difference of shares, −1 to 1).
//!
//! ## Denominator
//!
//! Answers with a score (`scores`) about leads in the selection, workable or not, and about dealers in the selection
//! where an answer names no lead in the files; for `nps` those on a scale that ends at 10.
//!
//! ## Missing and too recent
//!
//! Not known without surveys with a score. A score above the top of its scale is none. Customers who did not answer are
//! not in it: they may think otherwise. Answers newer than the other files count, unless an as-of time is asked for. A
//! horizon changes nothing here.
//!
//! ## Small samples
//!
//! 95 % Wilson interval of shares; normal interval of the mean, within the scale; for `nps` ± 1.96 √((p₊ + p₋ − (p₊ − p₋)²) / n), and no
//! value below 10 answers.
//!
//! ## Example
//!
//! On the files of [voices](voices):
//! scores of 5: 1, 2, 3, 3, 4, 5, 2, 1 (lead 1 first said 5 and later 1; the later answer counts). Scores of 10: twice
//! 10 and 9, 8, twice 7 (4 of 5 and above: 3.5 is rounded to 4), 6, 5, 3, 2, 0. So 6 + 5 low ones and 2 + 7 high ones;
//! 59 in all on the scale of 5; of 12 on that of 10, 4 are 9 or 10 and 5 are 0 to 6.
//!
//! ```text
//! score_low_share = 11 / 20
//! score_high_share = 9 / 20
//! score_mean = 2.95
//! nps = -0.08333333333333333
//! ```
//!
//! ## Sources
//!
//! M46, M48. The bands 1–3 and 4–5 are those in which the field shows its reasons. That a scale ending at 10 begins at 0
//! is assumed; a scale of 1–10 gives the same figure, because nobody can say 0.

use super::metric::{Context, Metric, SetShare};
use crate::facts::Band;
use crate::report::Estimate;
use crate::stats::{Z, float, mean};
use crate::summary::Cell;
use crate::words::Said;

/// Below this many answers neither reasons nor a net promoter score are shown.
pub(super) const ENOUGH: u64 = 10;

/// A figure about scores.
#[derive(Debug)]
pub(super) enum Score {
    Low,
    High,
    Mean,
    Nps,
}

impl Metric<Estimate> for Score {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        match self {
            Self::Low => "score_low_share",
            Self::High => "score_high_share",
            Self::Mean => "score_mean",
            Self::Nps => "nps",
        }
    }

    fn definition(&self) -> &'static str {
        match self {
            Self::Low => {
                "answers with a score of 1 to 3 of 5, divided by answers with a score; one answer a lead, the newest"
            }
            Self::High => {
                "answers with a score of 4 or 5 of 5, divided by answers with a score; one answer a lead, the newest"
            }
            Self::Mean => "mean score on a scale that ends at 5; one answer a lead, the newest",
            Self::Nps => {
                "share of 9 and 10 minus share of 0 to 6 among scores on a scale that ends at 10; one answer a lead, the newest"
            }
        }
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let voices = &cell.voices;
        let unit = match self {
            Self::Low | Self::High => "share",
            Self::Mean => "score",
            Self::Nps => "points",
        };
        let mut estimate = context.estimate(self, cell, unit);
        let [n_ten, promoters, detractors] = voices.of_ten;
        let n = match self {
            Self::Nps => n_ten,
            _ => voices.scored(),
        };
        estimate.denominator = "scores";
        estimate.n = n;
        estimate.mature = n;
        estimate.immature = 0;
        if let Err(why) = context.knows_scores() {
            estimate.why = Some(why.into());
            return estimate;
        }
        match self {
            Self::Low => estimate.set_share(voices.bands[Band::Low as usize], n),
            Self::High => estimate.set_share(voices.bands[Band::High as usize], n),
            Self::Mean => match mean(voices.score.sum, voices.score.squares, n) {
                Some(mean) => {
                    let score = |thousandths: f64| thousandths / 1_000.0;
                    estimate.value = Some(score(mean.value));
                    estimate.low = mean.low.map(score);
                    estimate.high = mean.high.map(|high| score(high).min(5.0));
                }
                None => estimate.why = Some(NO_SCORES.into()),
            },
            Self::Nps if n == 0 => {
                estimate.why = Some("no score is on a scale from 0 to 10; map scale_max".into());
                estimate.why = Some("no score is on a scale from 0 to 10; map scale_max".into());
            }
            Self::Nps if n < ENOUGH => estimate.why = Some(too_few(n)),
            Self::Nps => {
                let (up, down) = (float(promoters) / float(n), float(detractors) / float(n));
                let value = up - down;
                let half = Z * libm::sqrt((up + down - value * value).max(0.0) / float(n));
                estimate.value = Some(value);
                estimate.low = Some((value - half).max(-1.0));
                estimate.high = Some((value + half).min(1.0));
            }
        }
        if n == 0 && matches!(self, Self::Low | Self::High) {
            estimate.why = Some(NO_SCORES.into());
        }
        estimate
    }
}

/// Why a figure about no answers has no value.
const NO_SCORES: &str = "no answers with a score to count: n is 0";

/// Why a figure about a handful of answers has no value.
pub(super) fn too_few(n: u64) -> Said {
    Said::of(
        "fewer than {least} answers: n is {n}",
        vec![
            ("least", ENOUGH.to_string().into()),
            ("n", n.to_string().into()),
        ],
    )
}
