//! Statistics on plain numbers, one per file. No function here knows what a lead is.
//!
//! Every function is total: what is not defined (no observations, an unreached quantile) is `None`.

mod kaplan_meier;
mod mean;
mod newcombe;
mod quantile;
mod wilson;

pub use kaplan_meier::{KaplanMeier, Step, kaplan_meier};
pub use mean::{Mean, mean};
pub use newcombe::newcombe;
pub use quantile::{median_rank_interval, quantiles};
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
