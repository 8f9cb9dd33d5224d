//! An exact sparse histogram of when a clock stopped.

use crate::stats::Step;

/// Stops in ascending milliseconds, each time once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Histogram {
    /// Events and censorings.
    pub steps: Vec<Step>,
    /// Events seen after the lead's follow-up duty had ended, `(ms, how many)`: observed, but no events of the clock.
    pub late: Vec<(i64, u32)>,
    /// Of the censorings, those after which the event cannot come, `(ms, how many)`; kept by the clocks of contact and
    /// of sale.
    pub ended: Vec<(i64, u32)>,
}

impl Histogram {
    /// All seen events in ascending time.
    pub fn seen(&self) -> impl Iterator<Item = (i64, u64)> + '_ {
        let mut late = self.late.iter().copied().peekable();
        let mut steps = self.steps.iter().filter(|step| step.events > 0).peekable();
        std::iter::from_fn(move || {
            let first = match (steps.peek(), late.peek()) {
                (Some(step), Some(&(ms, _))) => step.at <= ms,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => return None,
            };
            if first {
                steps.next().map(|step| (step.at, u64::from(step.events)))
            } else {
                late.next().map(|(ms, count)| (ms, u64::from(count)))
            }
        })
    }

    pub(super) fn reserve(&mut self, more: usize) {
        self.steps.reserve(more);
    }

    /// Times must be added in ascending order.
    pub(super) fn add_event(&mut self, ms: i64) {
        match self.steps.last_mut() {
            Some(last) if last.at == ms => last.events += 1,
            _ => self.steps.push(Step {
                at: ms,
                events: 1,
                censored: 0,
            }),
        }
    }

    pub(super) fn add_censored(&mut self, ms: i64) {
        match self.steps.last_mut() {
            Some(last) if last.at == ms => last.censored += 1,
            _ => self.steps.push(Step {
                at: ms,
                events: 0,
                censored: 1,
            }),
        }
    }

    pub(super) fn add_ended(&mut self, ms: i64) {
        self.add_censored(ms);
        add(&mut self.ended, ms);
    }

    pub(super) fn add_late(&mut self, ms: i64) {
        add(&mut self.late, ms);
    }

    pub(super) fn absorb(&mut self, other: &Self) {
        self.steps = merged(
            &self.steps,
            &other.steps,
            |step| step.at,
            |own, theirs| {
                own.events += theirs.events;
                own.censored += theirs.censored;
            },
        );
        let both = |own: &[(i64, u32)], theirs: &[(i64, u32)]| {
            merged(
                own,
                theirs,
                |entry| entry.0,
                |own, theirs| own.1 += theirs.1,
            )
        };
        self.late = both(&self.late, &other.late);
        self.ended = both(&self.ended, &other.ended);
    }
}

/// One more at this time.
fn add(list: &mut Vec<(i64, u32)>, ms: i64) {
    match list.last_mut() {
        Some(last) if last.0 == ms => last.1 += 1,
        _ => list.push((ms, 1)),
    }
}

/// Merges two ascending lists, joining entries of equal time.
fn merged<T: Copy>(a: &[T], b: &[T], at: impl Fn(&T) -> i64, join: impl Fn(&mut T, &T)) -> Vec<T> {
    let mut out = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let entry = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if at(x) == at(y) => {
                let mut both = **x;
                join(&mut both, y);
                a.next();
                b.next();
                both
            }
            (Some(x), Some(y)) if at(x) > at(y) => {
                let entry = **y;
                b.next();
                entry
            }
            (Some(x), _) => {
                let entry = **x;
                a.next();
                entry
            }
            (None, Some(y)) => {
                let entry = **y;
                b.next();
                entry
            }
            (None, None) => return out,
        };
        out.push(entry);
    }
}
