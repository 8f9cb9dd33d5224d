//! A target per dealer that its leads and its numbers support, instead of one for everybody.
//!
//! ## Question
//!
//! What is a fair target?
//!
//! ## Formula
//!
//! `target = max(floor, min(own mix, high))`, where
//! *own mix* is what the network does with leads like this dealer's: Σ (its leads of a kind · the network's rate for the
//! kind) / its leads, with the kinds of [case_mix](case_mix.md) (a kind with fewer than 5 leads in the network counts with
//! the network's rate);
//! *high* is the upper end of the 95 % interval of the dealer's own rate, so that the next target is no further away than
//! its numbers reach;
//! *floor* is the larger of its rate in the [ranking](ranking.md) and the lower end of that interval: what its numbers
//! surely show it does already.
//! `reason` says which of the three it is: `mix`, `step`, or `hold`. `more` is how many more of the dealer's n leads that
//! would have been: target · n − k, rounded up, at least 0.
//!
//! ## Unit
//!
//! Shares, 0–1; leads.
//!
//! ## Denominator
//!
//! Workable leads of dealers with a name.
//!
//! ## Missing and too recent
//!
//! No rows without what the rate needs, without a dealer column, or with fewer than two dealers. Where the files tell no
//! kinds of leads apart, own mix is the network's rate. With `--horizon`, only leads at least that old count, and only
//! what happened within it.
//!
//! ## Small samples
//!
//! A small dealer's interval is wide and its shrunk rate is near the usual one: its target is what the network does.
//!
//! ## Example
//!
//! On the files of [comparison](comparison): the network calls 29 of 60 leads of the web and 11 of 40 by referral. Cedar
//! Garage has 10 and 10: (10 · 29/60 + 10 · 11/40) / 20 = 0.379, within its interval: the target, 2 leads more than
//! its 6 of 20. Birch Cars (20 and 20) has the same own mix, but its interval of 8 of 40 ends at 0.348: a step there,
//! 6 leads more. Alder Motors holds its 0.646.
//!
//! ```text
//! fair_targets[Alder Motors].target = 0.6463414634146342
//! fair_targets[Birch Cars].own_mix = 0.37916666666666665
//! fair_targets[Birch Cars].more = 6
//! fair_targets[Cedar Garage].target = 0.37916666666666665
//! fair_targets[Cedar Garage].more = 2
//! ```
//!
//! ## Sources
//!
//! Our own proposal, to be recomputed by hand from the other tables. It says what others do with such leads, not what
//! is possible.

use super::compare::{Compared, Side};
use super::metric::{Context, Metric, name};
use crate::report::{Table, Value};
use crate::settings::Scope;
use crate::stats::{float, wilson};
use crate::summary::Cell;

/// Proposed targets.
#[derive(Debug)]
pub(super) struct FairTargets;

impl Metric<Table> for FairTargets {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "fair_targets"
    }

    fn definition(&self) -> &'static str {
        "by dealer: target = max(floor, min(own mix, high)): what the network does with leads like the dealer's (own mix), no \
         further than the upper end of the dealer's own 95 % interval (high), no less than what its numbers surely show \
         (floor: its rate in the ranking or the interval's lower end, whichever is larger)"
    }

    fn compute(&self, _: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("dealer", "name"),
                ("k", "count"),
                ("n", "count"),
                ("share", "share"),
                ("expected", "share"),
                ("floor", "share"),
                ("own_mix", "share"),
                ("high", "share"),
                ("target", "share"),
                ("reason", "name"),
                ("more", "leads"),
            ],
        );
        match context.dealers() {
            Ok((compared, side)) => table.rows = rows(compared, side, context),
            Err(why) => table.why = Some(why.into()),
        }
        table
    }
}

fn rows(compared: &Compared<'_>, side: &Side<'_>, context: &Context<'_>) -> Vec<Vec<Value>> {
    let settings = context.settings;
    let rows = side.units.iter().map(|&unit| {
        let own = compared
            .mix
            .dealers
            .iter()
            .find(|(dealer, _)| *dealer == unit.name);
        let own_mix = own.map_or(compared.rate, |(_, own)| {
            compared.mix.expected(own, compared.rate)
        });
        let (low, high) = wilson(unit.k, unit.n).unwrap_or((0.0, 1.0));
        let floor = side.usual.shrunk(unit.k, unit.n).max(low);
        let (target, reason) = target(floor, own_mix, high);
        let expected = settings
            .expectation_of(Scope::Dealer, unit.name)
            .unwrap_or_else(|| settings.network_expectation());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and n"
        )]
        // A hair below a whole number is that number.
        let more = libm::ceil(target * float(unit.n) - float(unit.k) - 1e-9).max(0.0) as u64;
        vec![
            name(unit.name),
            Value::Count(unit.k),
            Value::Count(unit.n),
            Value::Number(unit.share()),
            Value::Number(expected),
            Value::Number(floor),
            Value::Number(own_mix),
            Value::Number(high),
            Value::Number(target),
            name(reason),
            Value::Count(more),
        ]
    });
    rows.collect()
}

fn target(floor: f64, own_mix: f64, high: f64) -> (f64, &'static str) {
    let next = own_mix.min(high);
    if floor >= next {
        (floor, "hold")
    } else if own_mix <= high {
        (own_mix, "mix")
    } else {
        (high, "step")
    }
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn each_of_the_three_reasons() {
        assert_eq!(target(0.5, 0.4, 0.6), (0.5, "hold"));
        assert_eq!(target(0.3, 0.4, 0.6), (0.4, "mix"));
        assert_eq!(target(0.1, 0.4, 0.2), (0.2, "step"));
        // Drawn so far up that even the interval's end lies below: still no less than that.
        assert_eq!(target(0.25, 0.4, 0.2), (0.25, "hold"));
    }
}
