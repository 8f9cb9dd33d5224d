//! A p-chart: which of many shares in a row differ from their common centre by more than chance.
//!
//! The rules are those of NHS England's *Making Data Count*: a point beyond a limit; seven in a row on one side of the
//! centre; seven in a row rising or falling; two of three in a row beyond two thirds of the way to the same limit.

use super::float;

/// Points in a row on one side, or rising or falling, that are a signal.
pub const RUN: usize = 7;

/// One period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Period {
    /// Its share; 0 where nobody counts.
    pub share: f64,
    /// Three standard errors below the centre, at least 0.
    pub low: f64,
    /// Three standard errors above the centre, at most 1.
    pub high: f64,
    /// Beyond a limit.
    pub beyond: bool,
    /// In a run of at least seven on one side of the centre.
    pub shift: bool,
    /// In a run of at least seven rising or falling.
    pub trend: bool,
    /// Two of three in a row, this one among them, lie beyond two standard errors on the same side.
    pub near: bool,
}

/// A p-chart of many periods.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PChart {
    /// All successes over all leads.
    pub centre: f64,
    /// Standard deviation of the scores between neighbours, by which Laney's p′ widens the limits; 1 where the plain
    /// p-chart holds.
    pub sigma: f64,
    /// In order.
    pub periods: Vec<Period>,
}

/// The chart of `(k, n)` per period in order. With `laney`, limits widen by the standard deviation of the scores as
/// neighbours differ (moving range / 1.128), never narrow. Periods without leads carry no signal and do not break a run.
#[must_use]
pub fn p_chart(points: &[(u64, u64)], laney: bool) -> PChart {
    let n: u64 = points.iter().map(|p| p.1).sum();
    let k: u64 = points.iter().map(|p| p.0).sum();
    if n == 0 {
        return PChart::default();
    }
    let centre = float(k) / float(n);
    let error = |n: u64| libm::sqrt(centre * (1.0 - centre) / float(n));
    let full: Vec<usize> = (0..points.len()).filter(|&i| points[i].1 > 0).collect();
    let share = |i: usize| float(points[i].0) / float(points[i].1);
    let score = |i: usize| {
        let error = error(points[i].1);
        if error > 0.0 {
            (share(i) - centre) / error
        } else {
            0.0
        }
    };
    let scores: Vec<f64> = full.iter().map(|&i| score(i)).collect();
    let sigma = if laney && scores.len() > 1 {
        let range: f64 = scores.windows(2).map(|w| libm::fabs(w[1] - w[0])).sum();
        (range / (scores.len() - 1) as f64 / 1.128).max(1.0)
    } else {
        1.0
    };
    let mut periods: Vec<Period> = points
        .iter()
        .map(|&(k, n)| {
            let share = if n == 0 { 0.0 } else { float(k) / float(n) };
            let reach = if n == 0 { 1.0 } else { 3.0 * sigma * error(n) };
            Period {
                share,
                low: (centre - reach).max(0.0),
                high: (centre + reach).min(1.0),
                beyond: n > 0 && libm::fabs(share - centre) > reach,
                shift: false,
                trend: false,
                near: false,
            }
        })
        .collect();
    // −1 below, 1 above, 0 on the centre, which ends a run.
    let sides: Vec<i8> = scores.iter().map(|&z| sign(z)).collect();
    for (from, to) in runs(&sides) {
        if to - from >= RUN {
            for &i in &full[from..to] {
                periods[i].shift = true;
            }
        }
    }
    let steps: Vec<i8> = full
        .windows(2)
        .map(|w| sign(share(w[1]) - share(w[0])))
        .collect();
    for (from, to) in runs(&steps) {
        // Seven points are six steps.
        if to - from >= RUN - 1 {
            for &i in &full[from..=to] {
                periods[i].trend = true;
            }
        }
    }
    let far: Vec<i8> = scores
        .iter()
        .map(|&z| {
            if libm::fabs(z) > 2.0 * sigma {
                sign(z)
            } else {
                0
            }
        })
        .collect();
    for from in 0..far.len() {
        let three = &far[from..far.len().min(from + 3)];
        for side in [-1, 1] {
            if three.iter().filter(|&&f| f == side).count() >= 2 {
                for (offset, &f) in three.iter().enumerate() {
                    if f == side {
                        periods[full[from + offset]].near = true;
                    }
                }
            }
        }
    }
    PChart {
        centre,
        sigma,
        periods,
    }
}

fn sign(x: f64) -> i8 {
    if x > 0.0 {
        1
    } else if x < 0.0 {
        -1
    } else {
        0
    }
}

/// Stretches of equal signs that are not 0, as `from..to`.
fn runs(signs: &[i8]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut from = 0;
    for at in 1..=signs.len() {
        if at == signs.len() || signs[at] != signs[from] {
            if signs[from] != 0 {
                out.push((from, at));
            }
            from = at;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signals(points: &[(u64, u64)], which: fn(&Period) -> bool) -> Vec<usize> {
        let chart = p_chart(points, false);
        (0..points.len())
            .filter(|&i| which(&chart.periods[i]))
            .collect()
    }

    #[test]
    fn limits_are_three_standard_errors_of_each_period() {
        // 40 of 200 in all: centre 0.2; n = 100: 3·√(0.16/100) = 0.12; n = 25: 0.24, cut at 0.
        let chart = p_chart(&[(20, 100), (15, 75), (5, 25)], false);
        assert!((chart.centre - 0.2).abs() < 1e-15);
        let [first, _, last] = chart.periods[..] else {
            panic!("three periods");
        };
        assert!((first.low - 0.08).abs() < 1e-12 && (first.high - 0.32).abs() < 1e-12);
        assert!(last.low == 0.0 && (last.high - 0.44).abs() < 1e-12);
        assert_eq!(
            signals(&[(20, 100), (40, 100), (20, 100), (20, 100)], |p| p.beyond),
            [1]
        );
    }

    #[test]
    fn each_rule_speaks_when_it_should_and_not_one_point_before() {
        let row = |list: &[u64]| -> Vec<(u64, u64)> { list.iter().map(|&k| (k, 100)).collect() };
        // Seven just above, then enough below to keep the centre between them.
        let seven = row(&[22, 21, 22, 21, 22, 21, 22, 18, 19, 18, 19, 22, 18, 19, 18]);
        assert_eq!(signals(&seven, |p| p.shift), [0, 1, 2, 3, 4, 5, 6]);
        let six = row(&[22, 21, 22, 21, 22, 21, 18, 19, 18, 19, 22, 18, 19, 18]);
        assert!(signals(&six, |p| p.shift).is_empty());
        let rising = row(&[17, 18, 19, 20, 21, 22, 23, 18]);
        assert_eq!(signals(&rising, |p| p.trend), [0, 1, 2, 3, 4, 5, 6]);
        assert!(signals(&row(&[18, 19, 20, 21, 22, 23, 18]), |p| p.trend).is_empty());
        // Standard error 0.04: 29 lies 2.1 of them above a centre near 0.205.
        let near = row(&[20, 29, 20, 29, 18, 19, 20, 19, 20, 19, 20, 19, 20, 19]);
        assert_eq!(signals(&near, |p| p.near), [1, 3]);
        let apart = row(&[20, 29, 20, 20, 29, 18, 19, 20, 19, 20, 19, 20, 19, 20]);
        assert!(signals(&apart, |p| p.near).is_empty());
    }

    #[test]
    fn an_empty_period_is_no_signal_and_breaks_no_run() {
        let points = [
            (30, 100),
            (0, 0),
            (30, 100),
            (30, 100),
            (30, 100),
            (30, 100),
            (30, 100),
            (30, 100),
            (0, 300),
        ];
        assert_eq!(signals(&points, |p| p.shift), [0, 2, 3, 4, 5, 6, 7]);
        assert_eq!(p_chart(&[(0, 0)], true), PChart::default());
        // Everybody: no error, no signal.
        assert!(signals(&[(5, 5), (9, 9)], |p| p.beyond || p.near).is_empty());
    }

    #[test]
    fn laney_widens_what_varies_more_than_chance() {
        // Thousands a week, moving by two points: the plain limits are narrower than that.
        let points: Vec<(u64, u64)> = (0..20)
            .map(|i| (if i % 2 == 0 { 3_000 } else { 3_300 }, 10_000))
            .collect();
        let plain = p_chart(&points, false);
        assert!(plain.periods.iter().all(|p| p.beyond));
        let wide = p_chart(&points, true);
        // Scores are ±0.015 / √(0.315·0.685/10000) = ±3.2291; their range 6.4583 / 1.128 = 5.7254.
        assert!((wide.sigma - 5.725_4).abs() < 1e-3, "{}", wide.sigma);
        assert!(wide.periods.iter().all(|p| !p.beyond && !p.near));
    }
}
