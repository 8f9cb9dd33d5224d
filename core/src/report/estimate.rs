//! A figure never travels alone: value, interval, k, n, unit, definition.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::words::Said;

/// Grouping field → value; `None` stands for leads without one ("blank", which is not "unknown").
pub type Group = BTreeMap<&'static str, Option<String>>;

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Estimate {
    /// Stable id, see `docs/metrics`.
    pub id: &'static str,
    /// Empty for the whole selection.
    pub group: Group,
    /// The figure; null when it cannot be known.
    pub value: Option<f64>,
    /// Lower end of the 95 % interval.
    pub low: Option<f64>,
    /// Upper end of the 95 % interval.
    pub high: Option<f64>,
    /// Numerator.
    pub k: Option<u64>,
    /// Denominator.
    pub n: u64,
    /// `share` (0–1), `points` (difference of shares), `count` (mean number), `leads`, `per_day` (leads per person and day).
    pub unit: &'static str,
    /// Who is in n: `workable`, `received`, `attempted`, …
    pub denominator: &'static str,
    /// Formula in one sentence.
    pub definition: &'static str,
    /// What the expectation is about, where the figure depends on it: `attempt` or `contact`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<&'static str>,
    /// The expectation behind a gap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<f64>,
    /// Leads old enough to be judged.
    pub mature: u64,
    /// Leads too recent to be judged; never counted as failures.
    pub immature: u64,
    /// Why the value is null, and which column would tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Said>,
}

/// A time-to-event distribution.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Distribution {
    /// Stable id, see `docs/metrics`.
    pub id: &'static str,
    /// Empty for the whole selection.
    pub group: Group,
    /// Leads in the risk set: events + censored.
    pub n: u64,
    /// Leads without the event by the as-of time or before they were closed.
    pub censored: u64,
    /// Kaplan-Meier quantiles; null = not reached.
    pub median_ms: Option<i64>,
    /// 95 % interval of the median (log-log), ends null where not reached.
    pub median_low_ms: Option<i64>,
    /// Upper end of the interval.
    pub median_high_ms: Option<i64>,
    /// 75 % have had the event by then.
    pub p75_ms: Option<i64>,
    /// 90 % have had the event by then.
    pub p90_ms: Option<i64>,
    /// Leads where the event was seen.
    pub observed: u64,
    /// Quantiles over those (linear interpolation, type 7), rounded to the millisecond.
    pub observed_median_ms: Option<i64>,
    /// 75th percentile of those.
    pub observed_p75_ms: Option<i64>,
    /// 90th percentile of those.
    pub observed_p90_ms: Option<i64>,
    /// Leads that could not be timed, and are in neither n nor censored.
    pub untimed: u64,
    /// Kaplan-Meier "not yet", `[ms, S]` on a fixed grid up to the last time seen.
    pub survival: Vec<(i64, f64)>,
    /// What starts and stops the clock.
    pub definition: &'static str,
    /// Why there is nothing to time, and which column would tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Said>,
}
