//! M20: what is believed minus what was done, and its two parts.
//!
//! ## Question
//!
//! How far is what is believed from what was done?
//!
//! ## Formula
//!
//! Gap = expected share − actual share of workable leads: called (basis attempt) or reached by phone (basis
//! contact, the default where the files can tell). On contact: not attempted = max(expected − share called, 0), not
//! reached = gap − not attempted; on attempt the whole gap is not attempted. Below 0 is better than believed.
//!
//! ## Unit
//!
//! Points: a difference of shares; 0.55 is 55 percentage points.
//!
//! ## Denominator
//!
//! Workable leads (received minus test, spam, marked duplicate, not about buying, not started by a customer,
//! without phone number and e-mail address).
//!
//! ## Missing and too recent
//!
//! Not known without an expectation, touches and channels; on contact, not without results or a contacted column.
//! With `--horizon`, only leads at least that old count, and only what happened within it; younger leads are
//! `immature`, never failures.
//!
//! ## Small samples
//!
//! 95 %: expected minus the Wilson limits of the rate; not reached: Newcombe's interval of share called minus share
//! reached, where not attempted is above 0.
//!
//! ## Example
//!
//! Expected 0.75, called 3 / 5, reached 1 / 5: 0.75 − 0.2 = 0.55; 0.75 − 0.6 = 0.15; 0.55 − 0.15 = 0.4.
//!
//! ```text
//! reality_gap = 0.55
//! gap_not_attempted = 0.15
//! gap_not_reached = 0.4
//! ```
//!
//! ## Sources
//!
//! M20. TrackBack's own case: 75 % believed, 28 % done, a gap of 47 points.

use super::known::Known;
use super::metric::{Context, Metric, NOBODY};
use crate::report::Estimate;
use crate::settings::Basis;
use crate::stats::{float, newcombe, wilson};
use crate::summary::Cell;

/// The gap or one of its parts.
#[derive(Debug)]
pub(super) enum Part {
    Gap,
    NotAttempted,
    NotReached,
}

/// A difference with its interval.
type Points = (f64, f64, f64);

/// The gap and its parts, in share units.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Gap {
    whole: Points,
    not_attempted: Points,
    not_reached: Points,
}

/// The basis in use: the one chosen, else contact where the files can tell it, else the call made. Where only a file says
/// what is believed of the network, and only about calls made, that is the basis.
pub(super) fn basis(context: &Context<'_>) -> Basis {
    if let Some(chosen) = context.settings.basis {
        return chosen;
    }
    let told = |basis| context.told("network", "", basis).is_some();
    let calls =
        context.settings.expectations.is_empty() && told(Basis::Attempt) && !told(Basis::Contact);
    if calls || context.knows_phone_contact().is_err() {
        Basis::Attempt
    } else {
        Basis::Contact
    }
}

/// Whether the gap can be known.
pub(super) fn known(context: &Context<'_>) -> Known {
    context.knows_phoned()?;
    match basis(context) {
        Basis::Contact => context.knows_phone_contact(),
        Basis::Attempt => Ok(()),
    }
}

/// `k` of the rate that the expectation is about.
pub(super) fn actual(cell: &Cell, basis: Basis) -> u64 {
    match basis {
        Basis::Attempt => cell.counts.phoned,
        Basis::Contact => cell.counts.contacted_phone,
    }
}

/// The gap of `called` and `reached` out of `n` leads; `None` when n is 0.
fn gap(expected: f64, basis: Basis, called: u64, reached: u64, n: u64) -> Option<Gap> {
    // An expectation is a fixed number: its gap's interval is that of the rate, turned round.
    let below = |k: u64| {
        let (low, high) = wilson(k, n)?;
        Some((
            expected - float(k) / float(n),
            expected - high,
            expected - low,
        ))
    };
    if basis == Basis::Attempt {
        let whole = below(called)?;
        return Some(Gap {
            whole,
            not_attempted: whole,
            not_reached: (0.0, 0.0, 0.0),
        });
    }
    let mut whole = below(reached)?;
    let attempt = below(called)?;
    let not_attempted = (attempt.0.max(0.0), attempt.1.max(0.0), attempt.2.max(0.0));
    let (_, low, high) = if attempt.0 > 0.0 {
        // What is left is one observed rate minus another.
        newcombe(called, n, reached, n)?
    } else {
        whole
    };
    let rest = remainder(whole.0, not_attempted.0);
    // Where no float adds up exactly, the sum of the parts is the gap.
    whole.0 = not_attempted.0 + rest;
    Some(Gap {
        whole,
        not_attempted,
        not_reached: (rest, low, high),
    })
}

/// The float that, added to `part`, gives `whole`, as near as there is one.
fn remainder(whole: f64, part: f64) -> f64 {
    let rest = whole - part;
    [rest, rest.next_up(), rest.next_down()]
        .into_iter()
        .find(|rest| part + rest == whole)
        .unwrap_or(rest)
}

impl Metric<Estimate> for Part {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        match self {
            Self::Gap => "reality_gap",
            Self::NotAttempted => "gap_not_attempted",
            Self::NotReached => "gap_not_reached",
        }
    }

    fn definition(&self) -> &'static str {
        match self {
            Self::Gap => {
                "expected share minus the actual share of workable leads called (basis attempt) or reached by phone \
                 (basis contact); below 0 means better than expected; interval: expected minus the Wilson limits"
            }
            Self::NotAttempted => {
                "the part of the gap that was never called: expected share minus the share called, at least 0 on basis \
                 contact; on basis attempt the whole gap; interval: expected minus the Wilson limits"
            }
            Self::NotReached => {
                "the part of the gap that was called and not reached: the gap minus gap_not_attempted; on basis attempt \
                 0; interval: Newcombe, the share called minus the share reached"
            }
        }
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let mut estimate = context.estimate(self, cell, "points");
        let basis = basis(context);
        estimate.basis = Some(match basis {
            Basis::Attempt => "attempt",
            Basis::Contact => "contact",
        });
        let expected = context.expected();
        estimate.expected = Some(expected);
        if let Err(why) = known(context) {
            estimate.why = Some(why.into());
            return estimate;
        }
        let (called, reached) = (actual(cell, Basis::Attempt), actual(cell, Basis::Contact));
        let n = cell.counts.phone_judged;
        (estimate.n, estimate.mature) = (n, n);
        estimate.k = Some(match self {
            Self::Gap => actual(cell, basis),
            Self::NotAttempted => called,
            Self::NotReached => {
                if basis == Basis::Attempt {
                    called
                } else {
                    reached
                }
            }
        });
        match gap(expected, basis, called, reached, n) {
            Some(gap) => {
                let (value, low, high) = match self {
                    Self::Gap => gap.whole,
                    Self::NotAttempted => gap.not_attempted,
                    Self::NotReached => gap.not_reached,
                };
                estimate.value = Some(value);
                estimate.low = Some(low);
                estimate.high = Some(high);
            }
            None => estimate.why = Some(NOBODY.into()),
        }
        estimate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seventy_five_expected_and_twenty_eight_done() {
        // 0.75 − 28/100: 0.47 [0.375120, 0.548603], by Wilson's limits computed with Python.
        let g = gap(0.75, Basis::Contact, 40, 28, 100).expect("n is not 0");
        let (value, low, high) = g.whole;
        assert!(
            (value - 0.47).abs() < 1e-12
                && (low - 0.375_120).abs() < 6e-7
                && (high - 0.548_603).abs() < 6e-7
        );
        assert!((g.not_attempted.0 - 0.35).abs() < 1e-12 && (g.not_reached.0 - 0.12).abs() < 1e-12);
    }

    #[test]
    fn the_parts_add_up_exactly() {
        for n in 1..60_u64 {
            for called in 0..=n {
                for reached in 0..=n {
                    for expected in [0.0, 0.1, 0.3, 0.75, 0.9, 1.0] {
                        for basis in [Basis::Attempt, Basis::Contact] {
                            let g = gap(expected, basis, called, reached, n).expect("n is not 0");
                            assert_eq!(
                                (g.not_attempted.0 + g.not_reached.0).to_bits(),
                                (g.whole.0 + 0.0).to_bits(),
                                "{expected} {called} {reached} {n}"
                            );
                            let k = if basis == Basis::Attempt {
                                called
                            } else {
                                reached
                            };
                            assert!(
                                (g.whole.0 - (expected - float(k) / float(n))).abs()
                                    <= 2.0 * f64::EPSILON
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn better_than_believed_is_a_gap_below_zero() {
        let g = gap(0.2, Basis::Contact, 90, 50, 100).expect("n is not 0");
        assert_eq!(g.not_attempted.0.to_bits(), 0.0_f64.to_bits());
        assert!((g.whole.0 + 0.3).abs() < 1e-12 && (g.not_reached.0 + 0.3).abs() < 1e-12);
        assert_eq!(gap(0.2, Basis::Attempt, 0, 0, 0), None);
    }
}
