//! Wilson's score interval for a share.

use super::{Z, float};

/// The 95 % Wilson score interval of `k` out of `n`, clamped to 0–1. `None` when `n` is 0 or `k > n`.
///
/// ```
/// let (low, high) = reality_gap_engine::stats::wilson(28, 100).expect("n is not 0");
/// assert_eq!(format!("{low:.6} {high:.6}"), "0.201397 0.374880");
/// ```
#[must_use]
pub fn wilson(k: u64, n: u64) -> Option<(f64, f64)> {
    if n == 0 || k > n {
        return None;
    }
    let (p, n_f) = (float(k) / float(n), float(n));
    let z2 = Z * Z;
    let scale = 1.0 + z2 / n_f;
    let centre = (p + z2 / (2.0 * n_f)) / scale;
    let half = Z * libm::sqrt(p * (1.0 - p) / n_f + z2 / (4.0 * n_f * n_f)) / scale;
    // At the ends the limit is exactly 0 or 1; rounding must not say otherwise.
    let low = if k == 0 {
        0.0
    } else {
        (centre - half).max(0.0)
    };
    let high = if k == n {
        1.0
    } else {
        (centre + half).min(1.0)
    };
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_published_tables() {
        // Newcombe 1998, Statistics in Medicine 17:857, table I (method 3), and statsmodels for the sixth decimal;
        // the rest computed independently with Python.
        let cases = [
            (81, 263, 0.255_289, 0.366_210),
            (15, 148, 0.062_386, 0.160_487),
            (0, 20, 0.0, 0.161_125),
            (1, 29, 0.006_113, 0.171_755),
            (28, 100, 0.201_397, 0.374_880),
            (0, 10, 0.0, 0.277_533),
            (10, 10, 0.722_467, 1.0),
            (3, 7, 0.158_220, 0.749_542),
            (1, 1, 0.206_549, 1.0),
            (7, 25, 0.142_839, 0.475_766),
            (280, 1000, 0.253_054, 0.308_630),
        ];
        for (k, n, low, high) in cases {
            let (l, h) = wilson(k, n).expect("n is not 0");
            assert!(
                (l - low).abs() < 6e-7 && (h - high).abs() < 6e-7,
                "{k}/{n}: {l} {h}"
            );
        }
    }

    #[test]
    fn nothing_out_of_nothing_is_not_defined() {
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(2, 1), None);
    }
}
