//! Statistics on plain numbers, one per file. No function here knows what a lead is.
//!
//! Every function is total: what is not defined (no observations, an unreached quantile) is `None`.

mod aalen_johansen;
mod beta;
mod control;
mod funnel;
mod kaplan_meier;
mod mean;
mod mix;
mod newcombe;
mod nps;
mod quantile;
mod shrink;
mod wilson;

pub use aalen_johansen::{Ends, incidence};
pub use beta::{beta_below, beta_quantile, clopper_pearson, ln_beta};
pub use control::{PChart, Period, RUN, p_chart};
pub use funnel::{
    Overdispersion, binomial_below, funnel_limit, funnel_limits, funnel_score, overdispersion,
    widened,
};
pub use kaplan_meier::{KaplanMeier, Point, Step, kaplan_meier};
pub use mean::{Mean, mean};
pub use mix::{Stratum, standardised};
pub use newcombe::newcombe;
pub use nps::nps;
pub use quantile::{median_rank_interval, quantiles, quantiles_of};
pub use shrink::{Usual, usual, usual_by_moments};
pub use wilson::wilson;

/// The 97.5 % quantile of the standard normal distribution: half-width of a 95 % interval in standard errors.
pub const Z: f64 = 1.959_963_984_540_054;

/// Counts below 2^53 as a float, exactly.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of leads stay far below 2^53"
)]
#[must_use]
pub const fn float(count: u64) -> f64 {
    count as f64
}
