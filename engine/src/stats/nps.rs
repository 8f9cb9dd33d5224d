//! The net promoter score with its interval.

use super::{Z, float};

/// Share of promoters minus share of detractors with its 95 % interval, −1 to 1: the variance is that of a difference
/// of two shares of the same people, `(p + d − (p − d)²) / n`. `None` when `n` is 0.
#[must_use]
pub fn nps(promoters: u64, detractors: u64, n: u64) -> Option<(f64, f64, f64)> {
    if n == 0 {
        return None;
    }
    let (p, d) = (float(promoters) / float(n), float(detractors) / float(n));
    let score = p - d;
    let half = Z * libm::sqrt((p + d - score * score).max(0.0) / float(n));
    Some((score, (score - half).max(-1.0), (score + half).min(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_by_hand() {
        // 50 promoters, 20 detractors of 100: 0.30, variance (0.7 − 0.09) / 100, half-width 0.153078.
        let (score, low, high) = nps(50, 20, 100).expect("n");
        assert!((score - 0.3).abs() < 1e-15);
        assert!((low - 0.146_922).abs() < 1e-6 && (high - 0.453_078).abs() < 1e-6);
        assert_eq!(nps(0, 0, 0), None);
    }
}
