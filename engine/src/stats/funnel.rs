//! A funnel plot: the limits between which a unit of a given size lies by chance, and how much more the units vary.

use super::{beta_below, float, quantiles_of};

/// The chance of at most `k` out of `n` at rate `p`.
#[must_use]
pub fn binomial_below(k: u64, n: u64, p: f64) -> f64 {
    if k >= n {
        return 1.0;
    }
    beta_below(1.0 - p, float(n - k), float(k) + 1.0)
}

/// The share below which a unit of `n` leads lies with chance `tail` when its rate is `p`: exact binomial, interpolated
/// between whole numbers as in Spiegelhalter 2005, appendix A.1.1. Below 0 where even no success is likelier than
/// `tail`. `n` is above 0, `p` and `tail` between 0 and 1.
///
/// ```
/// let low = reality_gap_engine::stats::funnel_limit(0.28, 25, 0.025);
/// assert_eq!(format!("{low:.4}"), "0.0907");
/// ```
#[must_use]
pub fn funnel_limit(p: f64, n: u64, tail: f64) -> f64 {
    let [limit] = funnel_limits(p, n, [tail]);
    limit
}

/// The same for several tails, which are best near each other: one chance is worked out, the others by steps from it.
#[must_use]
pub fn funnel_limits<const N: usize>(p: f64, n: u64, tails: [f64; N]) -> [f64; N] {
    let (size, q) = (float(n), 1.0 - p);
    // Where a normal distribution with the binomial's skewness has its tail, or nearly.
    let z = if tails.first().is_some_and(|&tail| tail > 0.5) {
        2.0
    } else {
        -2.0
    };
    let guess = size * p + z * libm::sqrt(size * p * q) + (q - p) / 2.0 - 0.5;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and n"
    )]
    let mut r = guess.max(0.0).min(size) as u64;
    let mut upto = binomial_below(r, n, p);
    let mut mass = libm::exp(
        libm::lgamma(size + 1.0) - libm::lgamma(float(r) + 1.0) - libm::lgamma(float(n - r) + 1.0)
            + float(r) * libm::log(p)
            + float(n - r) * libm::log(q),
    );
    tails.map(|tail| {
        // The smallest r of which the chance of at most r exceeds the tail.
        while r < n && upto <= tail {
            r += 1;
            mass *= float(n - r + 1) * p / (float(r) * q);
            upto += mass;
        }
        while r > 0 && upto - mass > tail {
            upto -= mass;
            mass *= float(r) * q / (float(n - r + 1) * p);
            r -= 1;
        }
        let part = if mass > 0.0 {
            (upto - tail) / mass
        } else {
            0.0
        };
        (float(r) - part) / size
    })
}

/// How far `k` of `n` lies from rate `p`, in standard errors, on the arcsine scale where the error is `1/(2√n)`
/// whatever the rate.
#[must_use]
pub fn funnel_score(k: u64, n: u64, p: f64) -> f64 {
    let angle = |share: f64| libm::asin(libm::sqrt(share));
    2.0 * libm::sqrt(float(n)) * (angle(float(k) / float(n)) - angle(p))
}

/// How much more than by chance units differ.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Overdispersion {
    /// Mean square of the scores; 1 is chance alone.
    pub phi: f64,
    /// Variance between units on the arcsine scale; 0 where chance explains the differences.
    pub tau2: f64,
}

/// Over-dispersion of units with these scores and sizes, in ascending order of score. The outer share `winsor` of scores on each side is pulled in
/// first (0.1 in Spiegelhalter 2005), so that a few outlying units do not excuse themselves; 0 pulls nothing in.
#[must_use]
pub fn overdispersion(units: &[(f64, u64)], winsor: f64) -> Overdispersion {
    let m = units.len() as f64;
    if units.len() < 2 {
        return Overdispersion::default();
    }
    let scores: Vec<f64> = units.iter().map(|&(z, _)| z).collect();
    let [low, high] = quantiles_of(&scores, [winsor, 1.0 - winsor]);
    let phi = units
        .iter()
        .map(|&(z, _)| z.max(low).min(high) * z.max(low).min(high))
        .sum::<f64>()
        / m;
    // DerSimonian and Laird's moments with weights 1/s² = 4n.
    let weight: f64 = units.iter().map(|&(_, n)| 4.0 * float(n)).sum();
    let squares: f64 = units.iter().map(|&(_, n)| 16.0 * float(n) * float(n)).sum();
    let room = weight - squares / weight;
    let tau2 = if room > 0.0 {
        ((m * phi - (m - 1.0)) / room).max(0.0)
    } else {
        0.0
    };
    Overdispersion { phi, tau2 }
}

/// A limit moved away from rate `p` by the variance between units: on the arcsine scale its distance grows by
/// `√(1 + 4nτ²)`. Stays the exact limit where τ² is 0; always between 0 and 1.
#[must_use]
pub fn widened(limit: f64, p: f64, n: u64, tau2: f64) -> f64 {
    let limit = limit.max(0.0).min(1.0);
    if tau2 <= 0.0 {
        return limit;
    }
    let angle = |share: f64| libm::asin(libm::sqrt(share));
    let centre = angle(p);
    let wide = centre + (angle(limit) - centre) * libm::sqrt(1.0 + 4.0 * float(n) * tau2);
    let sine = libm::sin(wide.max(0.0).min(core::f64::consts::FRAC_PI_2));
    sine * sine
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Z;

    // Example data of FunnelPlotR (numerators and denominators of ten units).
    const UNITS: [(u64, u64); 10] = [
        (12, 82),
        (30, 98),
        (26, 100),
        (50, 125),
        (42, 162),
        (71, 151),
        (4, 12),
        (29, 100),
        (48, 82),
        (36, 99),
    ];

    fn rate() -> f64 {
        let k: u64 = UNITS.iter().map(|u| u.0).sum();
        let n: u64 = UNITS.iter().map(|u| u.1).sum();
        float(k) / float(n)
    }

    #[test]
    fn limits_agree_with_the_appendix() {
        let p = rate();
        assert!((p - 0.344_213_649_851_632_05).abs() < 1e-15);
        let expected = [
            (
                82,
                0.183_018_223_7,
                0.236_727_801_9,
                0.442_989_747_3,
                0.505_165_894_4,
            ),
            (
                98,
                0.195_938_080_5,
                0.246_510_414_3,
                0.434_928_157_0,
                0.491_137_563_8,
            ),
            (
                100,
                0.197_461_983_3,
                0.247_447_946_2,
                0.434_038_052_3,
                0.489_536_672_4,
            ),
            (
                125,
                0.212_739_204_9,
                0.257_995_321_0,
                0.424_600_988_5,
                0.474_772_786_5,
            ),
            (
                162,
                0.228_945_126_1,
                0.268_749_409_6,
                0.415_268_297_0,
                0.459_017_814_5,
            ),
            (
                151,
                0.224_967_298_2,
                0.266_066_032_0,
                0.417_579_598_7,
                0.462_901_058_4,
            ),
            (
                12,
                -0.070_160_770_5,
                0.039_052_976_4,
                0.580_271_594_5,
                0.744_629_661_1,
            ),
            (
                99,
                0.196_441_785_5,
                0.246_794_337_5,
                0.434_057_421_2,
                0.490_870_799_1,
            ),
        ];
        for (n, a, b, c, d) in expected {
            for (tail, limit) in [(0.001, a), (0.025, b), (0.975, c), (0.999, d)] {
                let found = funnel_limit(p, n, tail);
                assert!((found - limit).abs() < 1e-9, "{n} {tail}: {found}");
            }
        }
    }

    #[test]
    fn scores_and_overdispersion_agree_with_funnelplotr() {
        let p = rate();
        let published = [
            -4.245_599, -0.805_296, -1.838_07, 1.291_215, -2.360_986, 3.160_645, -0.079_637,
            -1.165_976, 4.422_83, 0.404_174,
        ];
        let mut units: Vec<(f64, u64)> = UNITS
            .iter()
            .map(|&(k, n)| (funnel_score(k, n, p), n))
            .collect();
        for (&(z, _), expected) in units.iter().zip(published) {
            assert!((z - expected).abs() < 1e-6, "{z}");
        }
        units.sort_by(|one, other| one.0.total_cmp(&other.0));
        let plain = overdispersion(&units, 0.0);
        assert!((plain.phi - 6.037_390_997_982_765).abs() < 1e-12);
        assert!((plain.tau2 - 0.014_356_457_871_159_217).abs() < 1e-12);
        // Pulled in by a tenth on each side, computed with Python.
        let pulled = overdispersion(&units, 0.1);
        assert!((pulled.phi - 4.009_052_917_020_548).abs() < 1e-12);
        assert!((pulled.tau2 - 0.008_688_259_710_023_323).abs() < 1e-12);
    }

    #[test]
    fn normal_limits_agree_with_the_published_ones() {
        // Wald and arcsine limits of the same data (with z = 1.959964); a widened arcsine limit is the arcsine limit with variance s² + τ².
        let p = rate();
        for (n, wald, arcsine) in [
            (
                82,
                (0.241_379_728_1, 0.447_047_571_6),
                (0.245_815_603_4, 0.449_881_381_9),
            ),
            (
                12,
                (0.075_399_143_1, 0.613_028_156_6),
                (0.113_790_692_7, 0.623_190_906_7),
            ),
            (
                162,
                (0.271_051_607_9, 0.417_375_691_7),
                (0.273_183_821_6, 0.418_930_300_5),
            ),
        ] {
            let (low, high) = normal_limits(p, n, Z);
            assert!(
                (low - wald.0).abs() < 1e-8 && (high - wald.1).abs() < 1e-8,
                "{n}"
            );
            let at = |z: f64, tau2: f64| {
                let s = libm::sqrt(0.25 / float(n) + tau2);
                let sine = libm::sin((libm::asin(libm::sqrt(p)) + z * s).max(0.0));
                sine * sine
            };
            assert!(
                (at(-Z, 0.0) - arcsine.0).abs() < 1e-8 && (at(Z, 0.0) - arcsine.1).abs() < 1e-8
            );
            let tau2 = 0.004;
            assert!((widened(at(Z, 0.0), p, n, tau2) - at(Z, tau2)).abs() < 1e-12);
            assert!((widened(at(-Z, 0.0), p, n, tau2) - at(-Z, tau2)).abs() < 1e-12);
        }
        // Spiegelhalter's z of 3.09 for 99.8 %, at 0.28: 25, 100 and 400 leads.
        for (n, alert, alarm) in [
            (25, (0.1040, 0.4560), (0.0025, 0.5575)),
            (100, (0.1920, 0.3680), (0.1413, 0.4187)),
            (400, (0.2360, 0.3240), (0.2106, 0.3494)),
        ] {
            for (z, (l, h)) in [(Z, alert), (3.09, alarm)] {
                let (low, high) = normal_limits(0.28, n, z);
                assert!((low - l).abs() < 6e-5 && (high - h).abs() < 6e-5, "{n} {z}");
            }
        }
        assert!(normal_limits(0.28, 10, 3.09).0 < 0.0);
    }

    /// Normal limits, fair for large n only; here to show what the exact ones are compared with.
    fn normal_limits(p: f64, n: u64, z: f64) -> (f64, f64) {
        let s = libm::sqrt(p * (1.0 - p) / float(n));
        (p - z * s, p + z * s)
    }

    #[test]
    fn the_exact_limits_approach_the_normal_ones() {
        let exact = funnel_limit(0.28, 40_000, 0.975);
        let (_, normal) = normal_limits(0.28, 40_000, Z);
        assert!((exact - normal).abs() < 3e-5, "{exact} {normal}");
    }
}
