//! Mean of counts with a normal-approximation interval.

use super::{Z, float};

/// A mean and its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The mean.
    pub value: f64,
    /// Lower end, `None` below two observations; never below 0, because counts are not.
    pub low: Option<f64>,
    /// Upper end, `None` below two observations.
    pub high: Option<f64>,
}

/// Mean of `n` counts from their sum and sum of squares. The interval is `mean ± z · s / √n` with the sample standard
/// deviation `s` (divisor `n − 1`): the normal approximation, fair for the hundreds of leads it is meant for and too
/// narrow for a handful. `None` when `n` is 0.
#[must_use]
pub fn mean(sum: u64, squares: u128, n: u64) -> Option<Mean> {
    if n == 0 {
        return None;
    }
    let value = float(sum) / float(n);
    if n < 2 {
        return Some(Mean {
            value,
            low: None,
            high: None,
        });
    }
    // n·Σx² − (Σx)² in whole numbers: no cancellation.
    let spread = (u128::from(n) * squares).saturating_sub(u128::from(sum) * u128::from(sum));
    #[expect(
        clippy::cast_precision_loss,
        reason = "a relative error of 2^-53 in a spread is of no account"
    )]
    let variance = spread as f64 / (float(n) * float(n - 1));
    let half = Z * libm::sqrt(variance / float(n));
    Some(Mean {
        value,
        low: Some((value - half).max(0.0)),
        high: Some(value + half),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_by_hand() {
        // 1, 2, 3, 4: mean 2.5, s² = 5/3, standard error 0.645497, half-width 1.265151.
        let m = mean(10, 30, 4).expect("four values");
        assert!((m.value - 2.5).abs() < 1e-15);
        assert!((m.low.expect("two values") - 1.234_849).abs() < 1e-6);
        assert!((m.high.expect("two values") - 3.765_151).abs() < 1e-6);
    }

    #[test]
    fn one_value_has_a_mean_and_no_interval() {
        assert_eq!(
            mean(7, 49, 1),
            Some(Mean {
                value: 7.0,
                low: None,
                high: None
            })
        );
        assert_eq!(mean(0, 0, 0), None);
    }
}
