//! Our statistics against other people's: random data sets and what SciPy, statsmodels and lifelines say about them.
//! `independent/make.py` made the file once; it says with which versions.
#![expect(
    clippy::expect_used,
    reason = "a missing value in the file is a broken test"
)]

use reality_gap_core::stats::{
    Ends, Step, beta_below, beta_quantile, clopper_pearson, funnel_limit, incidence, kaplan_meier,
    newcombe, usual, wilson,
};
use serde_json::Value;

fn sets(name: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("independent/expected.json")).expect("JSON");
    let list = all[name].as_array().expect("a list").clone();
    assert!(list.len() >= 20, "{name}");
    list
}

fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().expect("a list");
    list.iter().map(|v| v.as_f64().expect("a number")).collect()
}

fn whole(value: &Value) -> u64 {
    value.as_u64().expect("a whole number")
}

fn near(found: f64, expected: f64, tolerance: f64, what: &Value) {
    assert!(
        (found - expected).abs() <= tolerance,
        "{found} instead of {expected}: {what}"
    );
}

/// One entry a time from times and kinds (0 censored, 1 event, 2 another end).
fn ends(times: &Value, kinds: &Value) -> Vec<Ends> {
    let mut list: Vec<(i64, u64)> = times
        .as_array()
        .expect("times")
        .iter()
        .zip(kinds.as_array().expect("kinds"))
        .map(|(t, k)| (t.as_i64().expect("a time"), whole(k)))
        .collect();
    list.sort_unstable();
    let mut out: Vec<Ends> = Vec::new();
    for (at, kind) in list {
        if out.last().is_none_or(|e| e.at != at) {
            out.push(Ends {
                at,
                events: 0,
                competing: 0,
                censored: 0,
            });
        }
        let end = out.last_mut().expect("just pushed");
        match kind {
            1 => end.events += 1,
            2 => end.competing += 1,
            _ => end.censored += 1,
        }
    }
    out
}

#[test]
fn survival_agrees_with_lifelines() {
    for set in sets("survival") {
        let list = ends(&set["times"], &set["kinds"]);
        let step = |e: &Ends| Step {
            at: e.at,
            events: e.events,
            censored: e.censored + e.competing,
        };
        let steps: Vec<Step> = list.iter().map(step).collect();
        let grid: Vec<i64> = set["grid"]
            .as_array()
            .expect("grid")
            .iter()
            .map(|v| v.as_i64().expect("a time"))
            .collect();
        let km = kaplan_meier(&steps, &grid);
        let shares = incidence(list.iter().copied(), &grid);
        assert_eq!((km.curve.len(), shares.len()), (grid.len(), grid.len()));
        for (point, expected) in km.curve.iter().zip(numbers(&set["km"])) {
            near(point.survival, expected, 1e-9, &set);
        }
        for ((_, share), expected) in shares.into_iter().zip(numbers(&set["aj"])) {
            near(share, expected, 1e-9, &set);
        }
        assert_eq!(km.median, set["median"].as_i64(), "{set}");
        let untied = ends(&set["untied"], &set["kinds"]);
        let last = untied.last().expect("some").at;
        let (_, share) = incidence(untied.into_iter(), &[last])[0];
        near(
            share,
            set["aj_untied"].as_f64().expect("a share"),
            1e-9,
            &set,
        );
    }
}

#[test]
fn intervals_agree_with_statsmodels() {
    for set in sets("wilson_and_exact") {
        let v = numbers(&set);
        let (k, n) = (whole(&set[0]), whole(&set[1]));
        let (low, high) = wilson(k, n).expect("n is not 0");
        near(low, v[2], 1e-9, &set);
        near(high, v[3], 1e-9, &set);
        let (low, high) = clopper_pearson(k, n, 0.025).expect("n is not 0");
        near(low, v[4], 1e-9, &set);
        near(high, v[5], 1e-9, &set);
    }
    for set in sets("newcombe") {
        let v = numbers(&set);
        let [k1, n1, k2, n2] = [0, 1, 2, 3].map(|i| whole(&set[i]));
        let (_, low, high) = newcombe(k1, n1, k2, n2).expect("both are defined");
        near(low, v[4], 1e-9, &set);
        near(high, v[5], 1e-9, &set);
    }
}

#[test]
fn funnel_limits_agree_with_scipy() {
    for set in sets("funnel") {
        let v = numbers(&set);
        for (tail, expected) in [0.001, 0.025, 0.975, 0.999].into_iter().zip(&v[2..]) {
            near(
                funnel_limit(v[1], whole(&set[0]), tail),
                *expected,
                1e-9,
                &set,
            );
        }
    }
}

#[test]
fn beta_binomial_fits_agree_with_scipy() {
    for set in sets("fits") {
        let units: Vec<(u64, u64)> = set["units"]
            .as_array()
            .expect("units")
            .iter()
            .map(|u| (whole(&u[0]), whole(&u[1])))
            .collect();
        let [a, b, below, low, high] =
            ["a", "b", "below", "low", "high"].map(|f| set[f].as_f64().expect("a number"));
        let fit = usual(&units).expect("units");
        // The optimiser there is good to about seven digits.
        near(fit.mu, a / (a + b), 1e-6, &set);
        near(fit.m / (a + b), 1.0, 1e-6, &set);
        let (k, n) = units[0];
        near(fit.below(k, n, 0.3), below, 1e-6, &set);
        let (l, h) = fit.interval(k, n);
        near(l, low, 1e-6, &set);
        near(h, high, 1e-6, &set);
    }
}

#[test]
fn the_incomplete_beta_function_agrees_with_scipy() {
    for set in sets("beta") {
        let v = numbers(&set);
        let [a, b, x, below] = [v[0], v[1], v[2], v[3]];
        near(beta_below(x, a, b), below, 1e-9, &set);
        let back = beta_quantile(below, a, b);
        near(beta_below(back, a, b), below, 1e-9, &set);
    }
}
