//! Empirical Bayes: rates of many units at once, each drawn towards what is usual as far as its own size demands.

use super::{beta_below, beta_quantile, float};

/// What is usual among units: rates spread like Beta(mu·m, (1 − mu)·m).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usual {
    /// The usual rate.
    pub mu: f64,
    /// How many leads the knowledge about the others is worth; infinite where the units do not differ beyond chance.
    pub m: f64,
}

impl Usual {
    /// `(k + m·mu) / (n + m)`.
    #[must_use]
    pub fn shrunk(self, k: u64, n: u64) -> f64 {
        if self.m.is_finite() {
            (float(k) + self.m * self.mu) / (float(n) + self.m)
        } else {
            self.mu
        }
    }

    /// What is known of a unit's rate after `k` of `n`: the two numbers of its beta distribution.
    #[must_use]
    pub fn posterior(self, k: u64, n: u64) -> (f64, f64) {
        // So large a number that the rate is the usual one to six digits.
        let m = self.m.min(1e9);
        (
            float(k) + m * self.mu,
            float(n - k.min(n)) + m * (1.0 - self.mu),
        )
    }

    /// The shrunk rate's 95 % interval.
    #[must_use]
    pub fn interval(self, k: u64, n: u64) -> (f64, f64) {
        let (a, b) = self.posterior(k, n);
        (beta_quantile(0.025, a, b), beta_quantile(0.975, a, b))
    }

    /// The chance that a unit's rate lies below `target`.
    #[must_use]
    pub fn below(self, k: u64, n: u64, target: f64) -> f64 {
        let (a, b) = self.posterior(k, n);
        beta_below(target, a, b)
    }

    /// Nothing known about the others (Jeffreys): half a success and half a failure.
    pub const JEFFREYS: Self = Self { mu: 0.5, m: 1.0 };
}

/// What is usual, by moments with weights n (Kleinman 1973): `mu = Σk / Σn`,
/// `rho = (Σ n(p − mu)² − (u − 1)·mu(1 − mu)) / (mu(1 − mu)·(Σn − Σn²/Σn − (u − 1)))` for u units, `m = (1 − rho) / rho`.
/// `None` below two units or when nobody or everybody succeeded.
#[must_use]
pub fn usual_by_moments(units: &[(u64, u64)]) -> Option<Usual> {
    let n: f64 = units.iter().map(|u| float(u.1)).sum();
    let k: f64 = units.iter().map(|u| float(u.0)).sum();
    let filled = units.iter().filter(|u| u.1 > 0).count();
    if filled < 2 || k <= 0.0 || k >= n {
        return None;
    }
    let mu = k / n;
    let spread = mu * (1.0 - mu);
    let others = filled as f64 - 1.0;
    let between: f64 = units
        .iter()
        .filter(|u| u.1 > 0)
        .map(|u| {
            let off = float(u.0) / float(u.1) - mu;
            float(u.1) * off * off
        })
        .sum();
    let squares: f64 = units.iter().map(|u| float(u.1) * float(u.1)).sum();
    let room = n - squares / n - others;
    let rho = if room > 0.0 {
        (between - others * spread) / (spread * room)
    } else {
        0.0
    };
    let m = if rho > 0.0 {
        (1.0 - rho.min(1.0)) / rho
    } else {
        f64::INFINITY
    };
    // Rates of 0 and 1 only would leave nothing to shrink to.
    Some(Usual { mu, m: m.max(0.01) })
}

/// What is usual, by maximum likelihood of the beta-binomial: Newton's method on the logarithms of `a = mu·m` and
/// `b = (1 − mu)·m`, from the moments on. `None` as for the moments; the moments themselves where they see no more
/// than chance or where the likelihood has no maximum in reach.
#[must_use]
pub fn usual(units: &[(u64, u64)]) -> Option<Usual> {
    let start = usual_by_moments(units)?;
    if !start.m.is_finite() {
        return Some(start);
    }
    let (mut u, mut v) = (
        libm::log(start.mu * start.m),
        libm::log((1.0 - start.mu) * start.m),
    );
    let mut best = likelihood(units, libm::exp(u), libm::exp(v));
    for _ in 0..100 {
        let (a, b) = (libm::exp(u), libm::exp(v));
        let slope = slopes(units, a, b);
        // By the logarithms: chain rule, with a ridge where the surface is not bent downwards.
        let (gu, gv) = (a * slope.a, b * slope.b);
        let (mut huu, huv, mut hvv) = (
            a * a * slope.aa + gu,
            a * b * slope.ab,
            b * b * slope.bb + gv,
        );
        let mut ridge = 0.0;
        while huu >= 0.0 || huu * hvv - huv * huv <= 0.0 {
            ridge = if ridge == 0.0 { 1e-3 } else { ridge * 4.0 };
            huu -= ridge;
            hvv -= ridge;
            if ridge > 1e12 {
                return Some(start);
            }
        }
        let det = huu * hvv - huv * huv;
        let (du, dv) = ((huv * gv - hvv * gu) / det, (huv * gu - huu * gv) / det);
        let longest = libm::fabs(du).max(libm::fabs(dv));
        let mut step = (2.0 / longest).min(1.0);
        let mut moved = false;
        while step > 1e-6 {
            let (nu, nv) = (u + step * du, v + step * dv);
            let found = likelihood(units, libm::exp(nu), libm::exp(nv));
            if found >= best - 1e-13 * libm::fabs(best) {
                (u, v, best, moved) = (nu, nv, found, true);
                break;
            }
            step /= 2.0;
        }
        // The next step would be the square of this one.
        if !moved || longest < 1e-7 {
            break;
        }
        if libm::exp(u) + libm::exp(v) > 1e7 {
            // The likelihood still rises where units hardly differ.
            return Some(Usual {
                mu: start.mu,
                m: f64::INFINITY,
            });
        }
    }
    let (a, b) = (libm::exp(u), libm::exp(v));
    Some(Usual {
        mu: a / (a + b),
        m: a + b,
    })
}

/// Logarithm of the likelihood of Beta(a, b), without what does not depend on them.
fn likelihood(units: &[(u64, u64)], a: f64, b: f64) -> f64 {
    let (la, lb, lc) = (libm::lgamma(a), libm::lgamma(b), libm::lgamma(a + b));
    units
        .iter()
        .map(|&(k, n)| {
            libm::lgamma(a + float(k)) + libm::lgamma(b + float(n - k.min(n)))
                - libm::lgamma(a + b + float(n))
                - la
                - lb
                + lc
        })
        .sum()
}

#[derive(Default)]
struct Slopes {
    a: f64,
    b: f64,
    aa: f64,
    ab: f64,
    bb: f64,
}

fn slopes(units: &[(u64, u64)], a: f64, b: f64) -> Slopes {
    let mut out = Slopes::default();
    let ((a1, a2), (b1, b2), (c1, c2)) = (polygamma(a), polygamma(b), polygamma(a + b));
    for &(k, n) in units {
        let (ka, ka2) = polygamma(a + float(k));
        let (kb, kb2) = polygamma(b + float(n - k.min(n)));
        let (kc, kc2) = polygamma(a + b + float(n));
        out.a += ka - kc - a1 + c1;
        out.b += kb - kc - b1 + c1;
        out.aa += ka2 - kc2 - a2 + c2;
        out.bb += kb2 - kc2 - b2 + c2;
        out.ab += c2 - kc2;
    }
    out
}

/// First and second derivative of `ln Γ`: recurrence up to 8, then the asymptotic series.
fn polygamma(mut x: f64) -> (f64, f64) {
    let (mut first, mut second) = (0.0, 0.0);
    while x < 8.0 {
        first -= 1.0 / x;
        second += 1.0 / (x * x);
        x += 1.0;
    }
    let r = 1.0 / (x * x);
    first += libm::log(x)
        - 0.5 / x
        - r * (1.0 / 12.0
            - r * (1.0 / 120.0
                - r * (1.0 / 252.0
                    - r * (1.0 / 240.0 - r * (1.0 / 132.0 - r * 691.0 / 32_760.0)))));
    second += 1.0 / x
        + 0.5 * r
        + r / x
            * (1.0 / 6.0
                - r * (1.0 / 30.0
                    - r * (1.0 / 42.0
                        - r * (1.0 / 30.0 - r * (5.0 / 66.0 - r * 691.0 / 2_730.0)))));
    (first, second)
}

#[cfg(test)]
mod tests;
