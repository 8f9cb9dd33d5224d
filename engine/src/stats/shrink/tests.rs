//! Published and hand-worked values of empirical Bayes.

use super::*;

#[test]
fn moments_agree_with_the_worked_example() {
    let units = [(4, 10), (30, 100), (150, 500), (1, 20), (60, 120)];
    let usual = usual_by_moments(&units).expect("five units");
    assert!((usual.mu - 0.326_667).abs() < 5e-7);
    assert!((1.0 / (1.0 + usual.m) - 0.056_752).abs() < 5e-7);
    assert!((usual.m - 16.620_5).abs() < 5e-5, "{}", usual.m);
    for ((k, n), expected) in units
        .into_iter()
        .zip([0.3542, 0.3038, 0.3009, 0.1756, 0.4789])
    {
        assert!((usual.shrunk(k, n) - expected).abs() < 6e-5, "{k}/{n}");
    }
}

/// Tumours in control groups of rats (Tarone 1982; Gelman et al., Bayesian Data Analysis, table 5.1).
const RATS: [(u64, u64); 71] = [
    (0, 20),
    (0, 20),
    (0, 20),
    (0, 20),
    (0, 20),
    (0, 20),
    (0, 20),
    (0, 19),
    (0, 19),
    (0, 19),
    (0, 19),
    (0, 18),
    (0, 18),
    (0, 17),
    (1, 20),
    (1, 20),
    (1, 20),
    (1, 20),
    (1, 19),
    (1, 19),
    (1, 18),
    (1, 18),
    (2, 25),
    (2, 24),
    (2, 23),
    (2, 20),
    (2, 20),
    (2, 20),
    (2, 20),
    (2, 20),
    (2, 20),
    (1, 10),
    (5, 49),
    (2, 19),
    (5, 46),
    (3, 27),
    (2, 17),
    (7, 49),
    (7, 47),
    (3, 20),
    (3, 20),
    (2, 13),
    (9, 48),
    (10, 50),
    (4, 20),
    (4, 20),
    (4, 20),
    (4, 20),
    (4, 20),
    (4, 20),
    (4, 20),
    (10, 48),
    (4, 19),
    (4, 19),
    (4, 19),
    (5, 22),
    (11, 46),
    (12, 49),
    (5, 20),
    (5, 20),
    (6, 23),
    (5, 19),
    (6, 22),
    (6, 20),
    (6, 20),
    (6, 20),
    (16, 52),
    (15, 47),
    (15, 46),
    (9, 24),
    (4, 14),
];

#[test]
fn likelihood_agrees_with_the_rats() {
    let of = |usual: Usual| (usual.mu * usual.m, (1.0 - usual.mu) * usual.m);
    let (a, b) = of(usual(&RATS[..70]).expect("seventy groups"));
    // Published by R's BayesGOF: 2.304768 and 14.079707; to more digits by a Python optimiser.
    assert!(
        (a - 2.304_784).abs() < 2e-5 && (b - 14.079_81).abs() < 2e-4,
        "{a} {b}"
    );
    let all = usual(&RATS).expect("all groups");
    let (a, b) = of(all);
    assert!(
        (a - 2.341_614_5).abs() < 2e-5 && (b - 14.114_805).abs() < 2e-4,
        "{a} {b}"
    );
    assert!((all.shrunk(0, 20) - 0.064_230_5).abs() < 1e-6);
    assert!((all.shrunk(4, 14) - 0.208_219_3).abs() < 1e-6);
}

#[test]
fn the_posterior_agrees_with_the_textbook() {
    // Bayesian Data Analysis, p. 103: Beta(1.4, 8.6) and 4 of 14 give Beta(5.4, 18.6), mean 0.223.
    let usual = Usual { mu: 0.14, m: 10.0 };
    let (a, b) = usual.posterior(4, 14);
    assert!((a - 5.4).abs() < 1e-12 && (b - 18.6).abs() < 1e-12);
    assert!((usual.shrunk(4, 14) - 5.4 / 24.0).abs() < 1e-12);
    // With the moments as they are, 1.356149 and 8.615058.
    let a = 1.356_149_391_031_933;
    let m = a + 8.615_057_891_320_788;
    let exact = Usual { mu: a / m, m };
    assert!((exact.shrunk(4, 14) - 0.223_440_952_637_168_93).abs() < 1e-12);
}

#[test]
fn units_that_differ_by_chance_alone_become_one() {
    let usual = usual(&[(20, 100), (21, 100), (19, 100), (20, 100), (20, 100)]).expect("units");
    assert!(usual.m.is_infinite());
    assert!((usual.shrunk(21, 100) - 0.2).abs() < 1e-15);
    let (low, high) = usual.interval(21, 100);
    assert!(low > 0.19 && high < 0.21);
}

#[test]
fn without_successes_failures_or_units_nothing_is_usual() {
    assert_eq!(usual(&[(0, 10), (0, 20)]), None);
    assert_eq!(usual(&[(10, 10), (20, 20)]), None);
    assert_eq!(usual(&[(3, 10)]), None);
    assert_eq!(usual(&[]), None);
    // All or nothing: hardly any shrinking, and no endless search.
    let apart = usual(&[(0, 50), (50, 50), (0, 50), (50, 50)]).expect("units");
    assert!(apart.m < 1.0 && apart.m > 0.0);
}

#[test]
fn jeffreys_adds_half_of_each() {
    assert!((Usual::JEFFREYS.shrunk(3, 4) - 0.7).abs() < 1e-15);
    assert!((Usual::JEFFREYS.below(5, 10, 0.5) - 0.5).abs() < 1e-12);
}

#[test]
fn polygamma_agrees_with_known_values() {
    let (first, second) = polygamma(1.0);
    assert!((first + 0.577_215_664_901_532_9).abs() < 1e-13);
    assert!((second - core::f64::consts::PI * core::f64::consts::PI / 6.0).abs() < 1e-13);
}
