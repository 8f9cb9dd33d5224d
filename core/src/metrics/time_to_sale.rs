//! M42: how long it takes until a lead is sold.
//!
//! ## Question
//!
//! How long until a sale?
//!
//! ## Formula
//!
//! From arrival to the sold date, else to the closing of a won lead: quantiles over the sales seen (`observed_*`),
//! and Kaplan-Meier with open leads censored at the as-of time and leads closed without a sale at that end. A lead
//! of which only the date of arrival is known counts in whole local days.
//!
//! ## Unit
//!
//! Milliseconds.
//!
//! ## Denominator
//!
//! Workable leads with a known arrival (`n`), sales and the others.
//!
//! ## Missing and too recent
//!
//! Not known without arrival, outcome and a date of sale or of closing. A sale on an earlier day than the arrival
//! is not believed; earlier on the same day counts as 0.
//!
//! ## Small samples
//!
//! The interval of the median is log-log (Greenwood). Kaplan-Meier answers how soon leads would be sold if none
//! were closed without a sale, so it overstates; the share of leads sold by then is in closing_ratio.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! lead 2 was sold after 5 days and lead 1 after 108: the median of the two is 56.5 days.
//!
//! ```text
//! time_to_sale.observed = 2
//! time_to_sale.n = 8
//! time_to_sale.censored = 6
//! time_to_sale.observed_median_ms = 4881600000
//! ```
//!
//! ## Sources
//!
//! M42.

use super::response_time::ResponseTime;
use crate::facts::Clock;

/// Time to the sale.
pub(super) const TIME_TO_SALE: ResponseTime = ResponseTime {
    file: module_path!(),
    id: "time_to_sale",
    clock: Clock::Sale,
    definition: "time from when the lead came in to its sale; leads without one are censored when they were closed, else at \
                 the as-of time; whole local days where only the date of arrival is known",
};
