//! The beta distribution: its integral, its quantiles, and exact limits for a share.

use super::float;

/// Logarithm of the beta function.
#[must_use]
pub fn ln_beta(a: f64, b: f64) -> f64 {
    libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b)
}

/// The regularised incomplete beta function: the chance that a Beta(a, b) value is at most `x`, for a and b above 0.
///
/// ```
/// // Of a uniform value, and of the larger of two.
/// assert_eq!(reality_gap_engine::stats::beta_below(0.25, 1.0, 1.0), 0.25);
/// assert!((reality_gap_engine::stats::beta_below(0.5, 2.0, 1.0) - 0.25).abs() < 1e-15);
/// ```
#[must_use]
pub fn beta_below(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    if a + b > VAST {
        return nearly_normal(x, a, b);
    }
    let front = libm::exp(a * libm::log(x) + b * libm::log1p(-x) - ln_beta(a, b));
    // The fraction runs fast below the mean; above it, the other tail does.
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

/// From this sum of a and b on the fraction would need thousands of terms.
const VAST: f64 = 1e8;

/// The same for a vast sum of a and b: Temme's uniform expansion (DLMF 8.18.14), whose first two terms leave an error
/// of about `(a + b)^-1.5`.
fn nearly_normal(x: f64, a: f64, b: f64) -> f64 {
    let n = a + b;
    let (mean, rest) = (a / n, b / n);
    let off = x - mean;
    let spread = libm::sqrt(mean * rest);
    let half = mean * log_off(off / mean) + rest * log_off(-off / rest);
    let eta = libm::copysign(libm::sqrt(2.0 * half), off);
    let skew = if libm::fabs(off) > 1e-9 * spread {
        1.0 / eta - spread / off
    } else {
        (1.0 - 2.0 * mean) / (3.0 * spread)
    };
    let normal = 0.5 * libm::erfc(-eta * libm::sqrt(0.5 * n));
    let density = libm::exp(-n * half) / libm::sqrt(2.0 * core::f64::consts::PI * n);
    (normal + density * skew).max(0.0).min(1.0)
}

/// `t − ln(1 + t)`, exact for a small `t` too.
fn log_off(t: f64) -> f64 {
    if libm::fabs(t) > 0.01 {
        return t - libm::log1p(t);
    }
    let (mut sum, mut power) = (0.0, -t);
    for k in 2..=9_u64 {
        power *= -t;
        sum += power / float(k);
    }
    sum
}

/// The continued fraction of the incomplete beta function by Lentz's method.
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let guard = |v: f64| if libm::fabs(v) < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / guard(1.0 - (a + b) * x / (a + 1.0));
    let mut out = d;
    // About √max(a, b) terms are enough.
    for m in 1..=20_000_u64 {
        let m = float(m);
        let at = a + 2.0 * m;
        let even = m * (b - m) * x / ((at - 1.0) * at);
        d = 1.0 / guard(1.0 + even * d);
        c = guard(1.0 + even / c);
        out *= d * c;
        let odd = -(a + m) * (a + b + m) * x / (at * (at + 1.0));
        d = 1.0 / guard(1.0 + odd * d);
        c = guard(1.0 + odd / c);
        let step = d * c;
        out *= step;
        if libm::fabs(step - 1.0) < 1e-15 {
            break;
        }
    }
    out
}

/// The value below which a Beta(a, b) value lies with chance `p`: Newton's method, halving where it would leave the
/// bracket.
#[must_use]
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    let mut x = near(p, a, b);
    let scale = ln_beta(a, b);
    for _ in 0..200 {
        let off = beta_below(x, a, b) - p;
        if off > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let density = libm::exp((a - 1.0) * libm::log(x) + (b - 1.0) * libm::log1p(-x) - scale);
        let newton = x - off / density;
        let inside = newton > low && newton < high;
        let next = if inside {
            newton
        } else {
            f64::midpoint(low, high)
        };
        // The next step of Newton's would be the square of this one.
        let enough = if inside { 1e-8 } else { 4.0 * f64::EPSILON };
        if libm::fabs(next - x) <= enough * next.min(1.0 - next) {
            return next;
        }
        x = next;
    }
    x
}

/// A first guess at a quantile: normal on the arcsine scale, with Hastings's quantile of the normal distribution.
fn near(p: f64, a: f64, b: f64) -> f64 {
    let tail = p.min(1.0 - p).max(1e-300);
    let t = libm::sqrt(-2.0 * libm::log(tail));
    let z = t
        - (2.515_517 + t * (0.802_853 + t * 0.010_328))
            / (1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308)));
    let z = if p < 0.5 { -z } else { z };
    let angle = libm::asin(libm::sqrt(a / (a + b))) + z / (2.0 * libm::sqrt(a + b + 1.0));
    let sine = libm::sin(angle.max(0.01).min(1.56));
    sine * sine
}

/// Clopper and Pearson's exact interval of `k` out of `n` that leaves out `tail` on each side. `None` when `n` is 0 or
/// `k > n`.
#[must_use]
pub fn clopper_pearson(k: u64, n: u64, tail: f64) -> Option<(f64, f64)> {
    if n == 0 || k > n {
        return None;
    }
    let (hits, misses) = (float(k), float(n - k));
    let low = if k == 0 {
        0.0
    } else {
        beta_quantile(tail, hits, misses + 1.0)
    };
    let high = if k == n {
        1.0
    } else {
        beta_quantile(1.0 - tail, hits + 1.0, misses)
    };
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_limits_agree_with_published_ones() {
        // Newcombe 1998, Statistics in Medicine 17:857, table I, method 5.
        for (k, n, low, high) in [
            (81, 263, 0.2527, 0.3676),
            (15, 148, 0.0578, 0.1617),
            (0, 20, 0.0, 0.1684),
            (1, 29, 0.0009, 0.1776),
        ] {
            let (l, h) = clopper_pearson(k, n, 0.025).expect("n is not 0");
            assert!(
                (l - low).abs() < 6e-5 && (h - high).abs() < 6e-5,
                "{k}/{n}: {l} {h}"
            );
        }
        assert_eq!(clopper_pearson(0, 0, 0.025), None);
    }

    #[test]
    fn a_vast_distribution_agrees_with_integrals_of_forty_digits() {
        // By Simpson's rule; off in standard deviations.
        for (a, b, off, below) in [
            (1.2e8, 1.3e8, -5.0, 2.865_912_133_765e-7),
            (1.2e8, 1.3e8, 0.0, 0.500_000_673_374_276_6),
            (2e7, 3e8, -2.0, 0.022_739_220_611_326_64),
            (2e7, 3e8, 1.96, 0.974_990_920_206_868_3),
            (4e4, 9e8, 0.0, 0.500_664_859_588_986_2),
            (4e4, 9e8, 4.0, 0.999_964_855_500_712_7),
        ] {
            let mean = a / (a + b);
            let found = beta_below(mean + off * libm::sqrt(mean * (1.0 - mean) / (a + b)), a, b);
            assert!((found - below).abs() < 1e-9, "{a} {b} {off}: {found}");
        }
    }

    #[test]
    fn quantiles_undo_the_integral() {
        for (a, b) in [
            (0.5, 0.5),
            (1.0, 3.0),
            (5.4, 18.6),
            (300.0, 7.0),
            (9e4, 2.1e5),
        ] {
            for p in [1e-3, 0.025, 0.4, 0.5, 0.975, 0.999] {
                let x = beta_quantile(p, a, b);
                assert!((beta_below(x, a, b) - p).abs() < 1e-9, "{a} {b} {p}: {x}");
            }
        }
    }
}
