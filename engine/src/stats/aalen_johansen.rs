//! Aalen and Johansen: the share that has had the event by a time, when others ended in another way and cannot have it
//! any more.

use super::float;

/// What happened at one time: ascending times, each once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    /// Time since the start, milliseconds.
    pub at: i64,
    /// Events at that time.
    pub events: u32,
    /// Ends of another kind at that time, after which there can be no event.
    pub competing: u32,
    /// Observations that were only watched up to that time. At ties they come last.
    pub censored: u32,
}

/// The share that has had the event by each of the ascending `grid` times up to the last time seen, as `(time, share)`.
/// With censoring by [`kaplan_meier`](super::kaplan_meier) in the place of other ends, the share would be too high.
#[must_use]
pub fn incidence(ends: impl Iterator<Item = Ends> + Clone, grid: &[i64]) -> Vec<(i64, f64)> {
    let size = |e: &Ends| u64::from(e.events) + u64::from(e.competing) + u64::from(e.censored);
    let mut at_risk: u64 = ends.clone().map(|e| size(&e)).sum();
    let (mut free, mut share) = (1.0, 0.0);
    let mut grid = grid.iter().copied().peekable();
    let mut out = Vec::new();
    for end in ends {
        while let Some(at) = grid.next_if(|&at| at < end.at) {
            out.push((at, share));
        }
        if at_risk > 0 {
            let n = float(at_risk);
            share += free * f64::from(end.events) / n;
            let left = at_risk.saturating_sub(u64::from(end.events) + u64::from(end.competing));
            free *= float(left) / n;
        }
        at_risk = at_risk.saturating_sub(size(&end));
        if let Some(at) = grid.next_if_eq(&end.at) {
            out.push((at, share));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{Step, kaplan_meier};

    const fn ends(at: i64, events: u32, competing: u32, censored: u32) -> Ends {
        Ends {
            at,
            events,
            competing,
            censored,
        }
    }

    #[test]
    fn without_censoring_it_is_the_plain_share() {
        let list = [ends(1, 2, 1, 0), ends(4, 0, 3, 0), ends(9, 3, 1, 0)];
        let found = incidence(list.iter().copied(), &[0, 1, 4, 9, 20]);
        let expected = [(0, 0.0), (1, 0.2), (4, 0.2), (9, 0.5)];
        for ((at, share), (t, s)) in found.iter().zip(expected) {
            assert!(*at == t && (share - s).abs() < 1e-15, "{at}: {share}");
        }
        assert_eq!(found.len(), expected.len());
    }

    #[test]
    fn without_other_ends_it_is_one_minus_kaplan_meier_and_with_them_less() {
        let list = [ends(5, 1, 0, 1), ends(8, 2, 0, 0), ends(20, 1, 0, 3)];
        let steps = list.map(|e| Step {
            at: e.at,
            events: e.events,
            censored: e.censored,
        });
        let km = kaplan_meier(&steps, &[8, 20]);
        let found = incidence(list.iter().copied(), &[8, 20]);
        for (point, (_, share)) in km.curve.iter().zip(&found) {
            assert!((1.0 - point.survival - share).abs() < 1e-15);
        }
        // The same with two of the ends competing instead of censored.
        let other = [ends(5, 1, 1, 0), ends(8, 2, 0, 0), ends(20, 1, 2, 1)];
        let less = incidence(other.iter().copied(), &[8, 20]);
        assert!(less[0].1 < found[0].1);
        assert!((less[0].1 - 3.0 / 8.0).abs() < 1e-15);
    }
}
