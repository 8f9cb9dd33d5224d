//! Kaplan-Meier: how many have not had the event yet, when some were only watched for a while.

use super::{Z, float};

/// What happened at one time: ascending times, each once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Time since the start, milliseconds.
    pub at: i64,
    /// Events at that time.
    pub events: u32,
    /// Observations that ended at that time without the event. At ties events come first.
    pub censored: u32,
}

/// The product-limit estimate of a sample.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KaplanMeier {
    /// Events.
    pub events: u64,
    /// Observations without the event.
    pub censored: u64,
    /// The first time at which at most half have not had the event.
    pub median: Option<i64>,
    /// Its 95 % interval: where the log-log (Greenwood) limits cross one half.
    pub median_low: Option<i64>,
    /// Upper end of the interval.
    pub median_high: Option<i64>,
    /// The first time at which at most a quarter have not had the event.
    pub p75: Option<i64>,
    /// The first time at which at most a tenth have not had the event.
    pub p90: Option<i64>,
    /// At each grid time up to the last time seen.
    pub curve: Vec<Point>,
}

/// One point of the estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Time since the start, milliseconds.
    pub at: i64,
    /// Share that has not had the event yet.
    pub survival: f64,
    /// Greenwood's sum `Σ d/(n(n−d))`; infinite once everybody has had the event.
    pub greenwood: f64,
}

impl Point {
    /// The 95 % log-log limits of `survival`, as in R's `survfit(conf.type = "log-log")`.
    #[must_use]
    pub fn limits(self) -> (f64, f64) {
        let s = self.survival;
        if s >= 1.0 {
            return (1.0, 1.0);
        }
        if s <= 0.0 {
            return (0.0, 0.0);
        }
        let log = libm::log(s);
        let spread = Z * libm::sqrt(self.greenwood) / log;
        // S to the power of exp(±z·se); `log` and with it `spread` are negative.
        (
            libm::exp(log * libm::exp(-spread)),
            libm::exp(log * libm::exp(spread)),
        )
    }
}

/// S and Greenwood's sum within a run of events without a censoring between them, where both telescope:
/// `S = S₀ · n/n₀` and `Σ d/(n(n−d)) = G₀ + 1/n − 1/n₀`. One division a run instead of two an event.
#[derive(Debug, Clone, Copy)]
struct Run {
    survival: f64,
    greenwood: f64,
    start: u64,
    now: u64,
}

impl Run {
    fn survival(self) -> f64 {
        if self.start == 0 {
            self.survival
        } else {
            self.survival * (float(self.now) / float(self.start))
        }
    }

    /// Greenwood's sum; infinite once nobody is left.
    fn greenwood(self) -> f64 {
        if self.now == self.start {
            return self.greenwood;
        }
        self.greenwood + 1.0 / float(self.now) - 1.0 / float(self.start)
    }

    /// Leaves the risk set without the event.
    fn censor(&mut self, censored: u64) {
        let next = self.now.saturating_sub(censored);
        *self = Self {
            survival: self.survival(),
            greenwood: self.greenwood(),
            start: next,
            now: next,
        };
    }

    /// True when the log-log limits surely do not bracket one half from where S is: S lies beyond three times the
    /// linear limits above it, or within a third of them below it, in a risk set of more than a hundred. Only saves
    /// logarithms: wherever a limit can be near one half this is false.
    fn settled(self) -> bool {
        let s = self.survival();
        let room = s - 0.5;
        let reach = Z * Z * s * s * self.greenwood();
        self.now > 100
            && if room > 0.0 {
                room * room > 9.0 * reach
            } else {
                9.0 * room * room < reach
            }
    }

    fn point(self, at: i64) -> Point {
        Point {
            at,
            survival: self.survival(),
            greenwood: self.greenwood(),
        }
    }
}

/// Rounding may not keep S from reaching a quantile that it reaches exactly.
const TOLERANCE: f64 = 1e-12;

/// The estimate from `steps` in ascending time (one per time, exact), read off at the ascending `grid` of times.
/// All fields are empty for an empty sample.
#[must_use]
pub fn kaplan_meier(steps: &[Step], grid: &[i64]) -> KaplanMeier {
    let mut out = KaplanMeier::default();
    for step in steps {
        out.events += u64::from(step.events);
        out.censored += u64::from(step.censored);
    }
    let n = out.events + out.censored;
    if n == 0 {
        return out;
    }
    let mut run = Run {
        survival: 1.0,
        greenwood: 0.0,
        start: n,
        now: n,
    };
    let mut look = u64::MAX;
    let mut grid = grid.iter().copied().peekable();
    for step in steps {
        while let Some(at) = grid.next_if(|&at| at < step.at) {
            out.curve.push(run.point(at));
        }
        if step.events > 0 {
            run.now = run.now.saturating_sub(u64::from(step.events));
            read_quantiles(&mut out, run, step.at, &mut look);
        }
        if step.censored > 0 {
            run.censor(u64::from(step.censored));
        }
        if let Some(at) = grid.next_if_eq(&step.at) {
            out.curve.push(run.point(at));
        }
    }
    out
}

/// Reads quantiles off after the events at one time. `look` is the number at risk from which on the lower limit can be
/// near one half: while it is far, looking again after each further 0.2 % of a large risk set loses nothing, because
/// "far" keeps a distance of two more standard errors.
fn read_quantiles(out: &mut KaplanMeier, run: Run, at: i64, look: &mut u64) {
    if out.median_low.is_none() && run.now <= *look {
        if run.settled() {
            *look = run.now - run.now / 512;
        } else {
            let (low, _) = run.point(at).limits();
            if low <= 0.5 + TOLERANCE {
                out.median_low = Some(at);
            }
        }
    }
    if out.median_low.is_none() {
        return;
    }
    if out.p90.is_some() && out.median_high.is_some() {
        return;
    }
    let s = run.survival();
    if s > 0.5 + TOLERANCE {
        return;
    }
    out.median = out.median.or(Some(at));
    if out.median_high.is_none() && run.now > 0 && !run.settled() {
        let (_, high) = run.point(at).limits();
        if high <= 0.5 + TOLERANCE {
            out.median_high = Some(at);
        }
    }
    if s <= 0.25 + TOLERANCE {
        out.p75 = out.p75.or(Some(at));
    }
    if s <= 0.1 + TOLERANCE {
        out.p90 = out.p90.or(Some(at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(values: &[(i64, bool)]) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        let mut sorted = values.to_vec();
        sorted.sort_unstable();
        for (at, event) in sorted {
            if steps.last().is_none_or(|s| s.at != at) {
                steps.push(Step {
                    at,
                    events: 0,
                    censored: 0,
                });
            }
            if let Some(step) = steps.last_mut() {
                step.events += u32::from(event);
                step.censored += u32::from(!event);
            }
        }
        steps
    }

    #[test]
    fn agrees_with_freireich_1963() {
        // Freireich et al. 1963, 6-mercaptopurine arm: published S(t) to three places, median 23.
        let values = [
            (6, true),
            (6, true),
            (6, true),
            (6, false),
            (7, true),
            (9, false),
            (10, true),
            (10, false),
            (11, false),
            (13, true),
            (16, true),
            (17, false),
            (19, false),
            (20, false),
            (22, true),
            (23, true),
            (25, false),
            (32, false),
            (32, false),
            (34, false),
            (35, false),
        ];
        let published = [
            (6, 0.857),
            (7, 0.807),
            (10, 0.753),
            (13, 0.690),
            (16, 0.627),
            (22, 0.538),
            (23, 0.448),
        ];
        let grid: Vec<i64> = published.iter().map(|&(at, _)| at).collect();
        let steps = sample(&values);
        let km = kaplan_meier(&steps, &grid);
        assert_eq!((km.events, km.censored, km.median), (9, 12, Some(23)));
        for (point, (at, expected)) in km.curve.iter().zip(published) {
            let (s, (low, high)) = (point.survival, point.limits());
            assert!((s - expected).abs() < 5.1e-4, "S({at}) = {s}");
            assert!(low < s && s < high);
        }
        assert_eq!(km.curve.len(), published.len());
    }

    #[test]
    fn agrees_with_the_worked_example() {
        // (time, event): F(5) = .125, F(12) = .25, F(30) = .375, F(60) = .53125, F(240) = 1; median 60.
        let values = [
            (5, true),
            (12, true),
            (30, true),
            (30, false),
            (60, true),
            (90, false),
            (120, false),
            (240, true),
        ];
        let steps = sample(&values);
        let km = kaplan_meier(&steps, &[0, 5, 12, 30, 60, 240, 300]);
        let f: Vec<f64> = km.curve.iter().map(|point| 1.0 - point.survival).collect();
        assert_eq!(f, [0.0, 0.125, 0.25, 0.375, 0.531_25, 1.0]);
        assert_eq!(km.median, Some(60));
        assert_eq!(km.p90, Some(240));
    }

    #[test]
    fn greenwood_agrees_with_the_worked_example() {
        // Standard error of S(60) in the sample above: 0.186521.
        let mut run = Run {
            survival: 1.0,
            greenwood: 0.0,
            start: 8,
            now: 5,
        };
        run.censor(1);
        run.now -= 1;
        assert!((run.survival() * libm::sqrt(run.greenwood()) - 0.186_521).abs() < 1e-6);
    }

    #[test]
    fn without_censoring_it_is_the_plain_share() {
        let steps = sample(&[(1, true), (2, true), (3, true), (4, true)]);
        let km = kaplan_meier(&steps, &[2]);
        assert!((km.curve[0].survival - 0.5).abs() < 1e-15);
        assert_eq!(km.median, Some(2));
    }

    #[test]
    fn a_median_that_is_not_reached_is_none() {
        let steps = sample(&[(1, true), (2, false), (3, false), (4, false)]);
        let km = kaplan_meier(&steps, &[]);
        assert_eq!((km.median, km.median_high, km.p90), (None, None, None));
        assert_eq!(kaplan_meier(&[], &[0]), KaplanMeier::default());
    }
}
