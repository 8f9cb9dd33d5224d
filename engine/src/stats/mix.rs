//! Direct standardisation: what a unit's rate would be if its leads came in the mix of the whole.

use super::{float, wilson};

/// One stratum of a unit's leads: `k` of `n`, and how many of the standard's leads are in the stratum.
pub type Stratum = (u64, u64, u64);

/// The rate at the standard's mix with its 95 % interval, as `(rate, low, high)`: strata with at least one lead count,
/// by the standard's leads in them. The interval adds up Wilson's limits of the strata
/// (`rate − √Σ w²(p − l)²`, `rate + √Σ w²(u − p)²`; Zou and Donner 2008). `None` where no stratum has leads.
#[must_use]
pub fn standardised(strata: &[Stratum]) -> Option<(f64, f64, f64)> {
    let used = || strata.iter().filter(|s| s.1 > 0 && s.2 > 0);
    let total: u64 = used().map(|s| s.2).sum();
    if total == 0 {
        return None;
    }
    let (mut rate, mut down, mut up) = (0.0, 0.0, 0.0);
    for &(k, n, standard) in used() {
        let weight = float(standard) / float(total);
        let share = float(k) / float(n);
        let (low, high) = wilson(k, n)?;
        rate += weight * share;
        down += weight * weight * (share - low) * (share - low);
        up += weight * weight * (high - share) * (high - share);
    }
    Some((
        rate,
        (rate - libm::sqrt(down)).max(0.0),
        (rate + libm::sqrt(up)).min(1.0),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simpsons_reversal_is_undone() {
        // A: 90/100 web, 10/50 third party; B: 19/20 web, 60/200 third party. Together 120 web, 250 third party.
        let a = standardised(&[(90, 100, 120), (10, 50, 250)]).expect("leads");
        let b = standardised(&[(19, 20, 120), (60, 200, 250)]).expect("leads");
        assert!((a.0 - (0.9 * 120.0 + 0.2 * 250.0) / 370.0).abs() < 1e-15);
        assert!((b.0 - (0.95 * 120.0 + 0.3 * 250.0) / 370.0).abs() < 1e-15);
        assert!(b.0 > a.0, "crude 66.7 % and 35.9 % say the opposite");
        assert!(a.1 < a.0 && a.0 < a.2);
    }

    #[test]
    fn one_stratum_is_the_plain_rate_with_wilsons_interval() {
        let (rate, low, high) = standardised(&[(28, 100, 7), (0, 0, 5)]).expect("leads");
        let (l, h) = wilson(28, 100).expect("n");
        assert!((rate - 0.28).abs() < 1e-15 && (low - l).abs() < 1e-15 && (high - h).abs() < 1e-15);
        assert_eq!(standardised(&[(0, 0, 3)]), None);
    }
}
