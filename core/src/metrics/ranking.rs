//! Dealers and people in order of what their rate most probably is, not of what luck made of it.
//!
//! ## Question
//!
//! Who is best, if few leads count for less?
//!
//! ## Formula
//!
//! By dealer (`ranking`) and by person (`people`): the rate as it is, k / n, with its interval; and the rate drawn towards
//! what is usual, `(k + m·mu) / (n + m)`, by which the table is sorted. mu and m are the usual rate and its weight in leads:
//! the beta-binomial distribution most likely to have made all units' figures (maximum likelihood; both are in the
//! table [comparison](comparison.md)). Where units do not differ by more than chance, m is endless and everybody gets mu.
//! `below` is the chance that the true rate lies below the network's, from the same distribution; `zone` says where the
//! unit lies in its [funnel](funnel.md).
//!
//! ## Unit
//!
//! Shares, 0–1.
//!
//! ## Denominator
//!
//! Workable leads of dealers or people with a name. A lead counts for one person: its owner, else who first turned to
//! the customer.
//!
//! ## Missing and too recent
//!
//! No rows without what the rate needs, without a dealer or person column, or with fewer than two units; no people where
//! only aggregates are asked for, numbers instead of names where people are masked. With `--horizon`, only leads at
//! least that old count, and only what happened within it. Of more than 300 people those with the most leads are listed.
//!
//! ## Small samples
//!
//! Being drawn towards the usual is the answer to them. Below five units there is nothing usual: half a success and half
//! a failure are added (Jeffreys).
//!
//! ## Example
//!
//! On the files of [comparison](comparison): three dealers are fewer than five, so Alder Motors has
//! (26 + 0.5) / (40 + 1) = 0.646 and Cedar Garage (6 + 0.5) / (20 + 1) = 0.310.
//!
//! ```text
//! ranking[Alder Motors].share = 0.65
//! ranking[Alder Motors].shrunk = 0.6463414634146342
//! ranking[Cedar Garage].shrunk = 0.30952380952380953
//! people[Ben Roth].k = 8
//! people[Ben Roth].n = 40
//! ```
//!
//! ## Sources
//!
//! Robinson, *Introduction to Empirical Bayes*; Gelman et al., *Bayesian Data Analysis*, chapter 5, whose example of rat
//! tumours is a test. Being sorted is not being different: see [funnel](funnel.md).

use super::compare::{Compared, Side};
use super::metric::{Context, Metric, name, share_cells};
use crate::order::sorted;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Dealers or people.
#[derive(Debug)]
pub(super) enum Ranking {
    Dealers,
    People,
}

impl Metric<Table> for Ranking {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        match self {
            Self::Dealers => "ranking",
            Self::People => "people",
        }
    }

    fn definition(&self) -> &'static str {
        match self {
            Self::Dealers => {
                "by dealer: leads called or reached by phone, as the basis says, divided by workable leads; the same drawn \
                 towards what is usual among dealers, (k + m·mu) / (n + m), with its 95 % interval, in descending order; \
                 and the chance that the dealer's true rate lies below the network's"
            }
            Self::People => {
                "by person: leads called or reached by phone, as the basis says, divided by workable leads; the same drawn \
                 towards what is usual among people, (k + m·mu) / (n + m), with its 95 % interval, in descending order; \
                 and the chance that the person's true rate lies below the network's"
            }
        }
    }

    fn compute(&self, _: &Cell, context: &Context<'_>) -> Table {
        let (kind, side) = match self {
            Self::Dealers => ("dealer", context.dealers()),
            Self::People => ("person", context.people()),
        };
        let mut table = context.table(
            self,
            &[
                (kind, "name"),
                ("k", "count"),
                ("n", "count"),
                ("share", "share"),
                ("low", "share"),
                ("high", "share"),
                ("shrunk", "share"),
                ("shrunk_low", "share"),
                ("shrunk_high", "share"),
                ("below", "share"),
                ("zone", "name"),
            ],
        );
        match side {
            Ok((compared, side)) => table.rows = rows(compared, side),
            Err(why) => table.why = Some(why.into()),
        }
        table
    }
}

fn rows(compared: &Compared<'_>, side: &Side<'_>) -> Vec<Vec<Value>> {
    let usual = side.usual;
    // Highest first; of equals the one with more leads, then by name.
    let order = sorted(side.units.clone(), |a, b| {
        let (one, other) = (usual.shrunk(a.k, a.n), usual.shrunk(b.k, b.n));
        other
            .total_cmp(&one)
            .then(b.n.cmp(&a.n))
            .then_with(|| a.name.cmp(b.name))
    });
    let rows = order.into_iter().map(|unit| {
        let [share, low, high] = share_cells(unit.k, unit.n);
        let (shrunk_low, shrunk_high) = usual.interval(unit.k, unit.n);
        vec![
            name(unit.name),
            Value::Count(unit.k),
            Value::Count(unit.n),
            share,
            low,
            high,
            Value::Number(usual.shrunk(unit.k, unit.n)),
            Value::Number(shrunk_low),
            Value::Number(shrunk_high),
            Value::Number(usual.below(unit.k, unit.n, compared.rate)),
            name(unit.zone.name()),
        ]
    });
    rows.collect()
}
