//! What a mark says to those who do not see it: whose it is, then its figures, always in the same order.

use super::words;
use crate::chart::Mark;
use crate::report::Estimate;

/// `Autohaus Nord: 41 of 230, 17.8 %, interval 13.4–23.3`; what is not known is left out, and said where nothing is left.
pub(super) fn share(
    label: &str,
    share: Option<(f64, f64, f64)>,
    k: Option<u64>,
    n: Option<u64>,
) -> Mark {
    let counts = match (k, n) {
        (Some(k), Some(n)) => Some(words::of(k, n)),
        (None, Some(n)) => Some(of(n)),
        (k, None) => k.map(words::count),
    };
    let value = share.map(|(value, ..)| words::share(value));
    facts(label, [counts, value, interval(share)])
}

/// The same with the figures of a ring beside it, each a message with a `{share}`: `Autohaus Nord: expected 75 %, actual 17.8 %, interval 13.4–23.3, n 230`.
pub(super) fn pair(
    label: &str,
    (ring, dot): (&str, &str),
    expected: Option<f64>,
    actual: Option<(f64, f64, f64)>,
    n: Option<u64>,
) -> Mark {
    facts(
        label,
        [
            expected.map(|value| words::fill(ring, &[("share", &words::belief(value))])),
            actual.map(|(value, ..)| words::fill(dot, &[("share", &words::share(value))])),
            interval(actual),
            n.map(of),
        ],
    )
}

/// The same for a dealer: `Autohaus Nord: 41 of 230 leads phoned, 17.8 %, interval 13.4–23.3, expected 75 %`.
pub(super) fn dealer(
    label: &str,
    (k, n): (Option<u64>, u64),
    contact: bool,
    actual: Option<(f64, f64, f64)>,
    expected: Option<f64>,
) -> Mark {
    let counts = match k {
        Some(k) => words::fill(
            if contact {
                "{k} of {n} leads reached by phone"
            } else {
                "{k} of {n} leads phoned"
            },
            &[("k", &words::count(k)), ("n", &words::count(n))],
        ),
        None => of(n),
    };
    facts(
        label,
        [
            Some(counts),
            actual.map(|(value, ..)| words::share(value)),
            interval(actual),
            expected
                .map(|value| words::fill("expected {share}", &[("share", &words::belief(value))])),
        ],
    )
}

/// Of how many.
fn of(n: u64) -> String {
    words::fill("n {n}", &[("n", &words::count(n))])
}

/// Value and interval.
pub(super) fn range(e: &Estimate) -> Option<(f64, f64, f64)> {
    e.value
        .map(|v| (v, e.low.unwrap_or(v), e.high.unwrap_or(v)))
}

/// A label and its facts.
pub(super) fn facts(label: &str, facts: impl IntoIterator<Item = Option<String>>) -> Mark {
    let said: Vec<String> = facts.into_iter().flatten().collect();
    if said.is_empty() {
        format!("{label}: {}", words::unknown()).into()
    } else {
        format!("{label}: {}", said.join(", ")).into()
    }
}

/// The interval in words, where it is one.
pub(super) fn interval(share: Option<(f64, f64, f64)>) -> Option<String> {
    share
        .filter(|(_, low, high)| low < high)
        .map(|(_, low, high)| {
            words::fill(
                "interval {interval}",
                &[("interval", &words::interval(low, high))],
            )
        })
}
