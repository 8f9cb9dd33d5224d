"""Made once, on 2026-11-22, with Python 3, NumPy, SciPy 1.17.1, statsmodels 0.15.0 and lifelines 0.30.3: random data sets
(seed 20261122) and what those packages say about them. `core/tests/independent.rs` compares our statistics with it.

    python make.py > expected.json
"""

import json
import math

import numpy as np
from lifelines import AalenJohansenFitter, KaplanMeierFitter
from scipy import optimize, stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

rng = np.random.default_rng(20261122)
SETS = 24
Z = stats.norm.ppf(0.975)


def share():
    n = int(rng.integers(1, 2000))
    return int(rng.binomial(n, rng.beta(0.7, 0.7))), n


def number(x):
    return float(f"{x:.13g}")


def survival():
    """Times in whole minutes with ties; 0 censored, 1 event, 2 another end."""
    out = []
    for i in range(SETS):
        n = int(rng.integers(8, 60))
        t = np.ceil(rng.exponential(40, n) * rng.choice([0.2, 1, 3])).astype(int)
        kind = rng.choice([0, 1, 2], n, p=[0.3, 0.5, 0.2])
        grid = sorted({int(x) for x in rng.choice(t, 5)})
        km = KaplanMeierFitter().fit(t, kind == 1)
        # lifelines breaks ties at random; here ties stay, and the estimator is the product over distinct times.
        free, incidence, at_risk, curve = 1.0, 0.0, n, {}
        for time in sorted(set(t)):
            events = int(np.sum((t == time) & (kind == 1)))
            others = int(np.sum((t == time) & (kind == 2)))
            incidence += free * events / at_risk
            free *= 1 - (events + others) / at_risk
            at_risk -= int(np.sum(t == time))
            curve[int(time)] = incidence
        # The same estimator from lifelines where no times tie.
        u = t + rng.permutation(n) / (2 * n)
        aj = AalenJohansenFitter(calculate_variance=False).fit(u, kind, event_of_interest=1)
        median = km.median_survival_time_
        out.append(
            {
                "times": t.tolist(),
                "kinds": kind.tolist(),
                "grid": grid,
                "km": [number(km.predict(x)) for x in grid],
                "median": None if math.isinf(median) else int(median),
                "aj": [number(curve[x]) for x in grid],
                "untied": [int(round(x * 2 * n)) for x in u],
                "aj_untied": number(aj.cumulative_density_.iloc[-1, 0]),
            }
        )
    return out


def wilson():
    out = []
    for _ in range(SETS):
        k, n = share()
        low, high = proportion_confint(k, n, method="wilson")
        l, h = proportion_confint(k, n, method="beta")
        out.append([k, n, number(low), number(high), number(l), number(h)])
    return out


def newcombe():
    out = []
    for _ in range(SETS):
        (k1, n1), (k2, n2) = share(), share()
        low, high = confint_proportions_2indep(k1, n1, k2, n2, method="newcomb", compare="diff")
        out.append([k1, n1, k2, n2, number(low), number(high)])
    return out


def funnel():
    """Spiegelhalter 2005, A.1.1: r is the smallest whole number with P(X <= r) > tail."""
    out = []
    for _ in range(SETS):
        n, p = int(rng.integers(1, 3000)), number(rng.uniform(0.02, 0.98))
        row = [n, p]
        for tail in (0.001, 0.025, 0.975, 0.999):
            r = int(stats.binom.ppf(tail, n, p))
            while stats.binom.cdf(r, n, p) <= tail:
                r += 1
            while r > 0 and stats.binom.cdf(r - 1, n, p) > tail:
                r -= 1
            part = (stats.binom.cdf(r, n, p) - tail) / stats.binom.pmf(r, n, p)
            row.append(number((r - part) / n))
        out.append(row)
    return out


def fits():
    out = []
    while len(out) < SETS:
        units = int(rng.integers(6, 40))
        n = rng.integers(5, 400, units)
        m = rng.choice([3, 10, 40])
        k = rng.binomial(n, rng.beta(0.3 * m, 0.7 * m, units))

        def loss(x):
            a, b = np.exp(x)
            return -stats.betabinom.logpmf(k, n, a, b).sum()

        best = optimize.minimize(loss, [0, 0], method="Nelder-Mead", options={"xatol": 1e-11, "fatol": 1e-13, "maxiter": 20000})
        a, b = np.exp(best.x)
        if a + b > 1e4:
            continue
        target = 0.3
        out.append(
            {
                "units": [[int(x), int(y)] for x, y in zip(k, n)],
                "a": number(a),
                "b": number(b),
                # Chance of the first unit's rate to lie below 0.3, and its 95 % interval.
                "below": number(stats.beta.cdf(target, a + k[0], b + n[0] - k[0])),
                "low": number(stats.beta.ppf(0.025, a + k[0], b + n[0] - k[0])),
                "high": number(stats.beta.ppf(0.975, a + k[0], b + n[0] - k[0])),
            }
        )
    return out


def betas():
    out = []
    for _ in range(2 * SETS):
        a, b = number(10 ** rng.uniform(-1, 5)), number(10 ** rng.uniform(-1, 5))
        x = number(stats.beta.ppf(rng.uniform(0.001, 0.999), a, b))
        out.append([a, b, x, number(stats.beta.cdf(x, a, b))])
    return [row for row in out if 0 < row[2] < 1]


made = {
    "survival": survival(),
    "wilson_and_exact": wilson(),
    "newcombe": newcombe(),
    "funnel": funnel(),
    "fits": fits(),
    "beta": betas(),
}
body = ",\n".join(f'"{name}":[\n' + ",\n".join(json.dumps(x, separators=(",", ":")) for x in made[name]) + "]" for name in made)
print("{" + body + "}")
