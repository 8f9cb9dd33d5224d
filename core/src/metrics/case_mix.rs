//! Would a dealer still be ahead if everybody had the same leads?
//!
//! ## Question
//!
//! Who is ahead with the same leads?
//!
//! ## Formula
//!
//! Leads are of kinds: source (those with less than 10 % of the leads stand together) × came in from 8 to 18 h or not ×
//! phone number given or not; what the files do not tell makes no kinds. The standardised rate of a dealer is
//! Σ w·(its rate in the kind), where w is the share of the network's leads that is of the kind: what the dealer's rate
//! would be if its leads came in the network's mix. Kinds in which the dealer has fewer than 5 leads are left out and the
//! weights scaled up; `covered` is the share of the network's leads that is left, and below 80 % there is no standardised
//! rate. Its interval adds up Wilson's limits of the kinds (Zou and Donner 2008).
//!
//! `reversed` names a dealer of which this one is clearly ahead or behind in the rate as it is (Newcombe's interval of the
//! difference excludes 0) while the standardised rates say the opposite: Simpson's paradox.
//!
//! ## Unit
//!
//! Shares, 0–1.
//!
//! ## Denominator
//!
//! Workable leads of dealers with a name.
//!
//! ## Missing and too recent
//!
//! No rows where the files tell no two kinds of leads apart, without a dealer column, or with fewer than two dealers.
//! With `--horizon`, only leads at least that old count, and only what happened within it.
//!
//! ## Small samples
//!
//! As said: no kind below 5 leads, no rate below 80 % covered. What is not in the files (price, brand, season) is not
//! made equal.
//!
//! ## Example
//!
//! On the files of [comparison](comparison): 60 leads come from the web, 40 by referral. Alder Motors has 30 of the web,
//! 25 called, and 10 by referral, 1 called: 0.6 · 25/30 + 0.4 · 1/10 = 0.54. Cedar Garage has 10 and 10, 2 and 4
//! called: 0.6 · 0.2 + 0.4 · 0.4 = 0.28.
//!
//! ```text
//! case_mix[Alder Motors].share = 0.65
//! case_mix[Alder Motors].standardised = 0.54
//! case_mix[Cedar Garage].share = 0.3
//! case_mix[Cedar Garage].standardised = 0.28
//! case_mix[Cedar Garage].covered = 1
//! ```
//!
//! ## Sources
//!
//! Direct standardisation; Zou and Donner 2008, Statistics in Medicine 27:1693–1702, for the interval. A reversal made by
//! hand (90/100 and 10/50 against 19/20 and 60/200) is a test.

use super::metric::{Context, Metric, name, share_cells};
use super::mix::cells;
use crate::order::sorted;
use crate::report::{Table, Value};
use crate::stats::{float, newcombe};
use crate::summary::Cell;

/// Rates as they are and at the network's mix.
#[derive(Debug)]
pub(super) struct CaseMix;

/// Why leads cannot be told apart.
pub(super) const ALIKE: &str =
    "the files tell no kinds of leads apart; map source, or created_at with a time, or phone";

struct Row<'a> {
    dealer: &'a str,
    k: u64,
    n: u64,
    standardised: Option<(f64, f64, f64)>,
    covered: f64,
}

impl Row<'_> {
    fn share(&self) -> f64 {
        float(self.k) / float(self.n)
    }
}

impl Metric<Table> for CaseMix {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "case_mix"
    }

    fn definition(&self) -> &'static str {
        "by dealer: the rate as it is, and the rate at the network's mix of leads (source, hour of arrival, phone number; \
         direct standardisation over kinds in which the dealer has at least 5 leads); reversed names a dealer towards \
         which the two rates say opposite things"
    }

    fn compute(&self, _: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("dealer", "name"),
                ("k", "count"),
                ("n", "count"),
                ("share", "share"),
                ("low", "share"),
                ("high", "share"),
                ("standardised", "share"),
                ("standardised_low", "share"),
                ("standardised_high", "share"),
                ("covered", "share"),
                ("reversed", "name"),
            ],
        );
        match context.dealers() {
            Ok((compared, _)) if compared.mix.tells_apart() => {
                let list: Vec<Row<'_>> = compared
                    .mix
                    .dealers
                    .iter()
                    .map(|(dealer, own)| {
                        let (standardised, covered) = compared.mix.standardised(own);
                        Row {
                            dealer,
                            k: own.iter().map(|kind| kind.0).sum(),
                            n: own.iter().map(|kind| kind.1).sum(),
                            standardised,
                            covered,
                        }
                    })
                    .collect();
                table.rows = rows(list);
            }
            Ok(_) => table.why = Some(ALIKE.into()),
            Err(why) => table.why = Some(why.into()),
        }
        table
    }
}

/// Highest standardised rate first; without one, last by name.
fn rows(list: Vec<Row<'_>>) -> Vec<Vec<Value>> {
    let list = sorted(list, |a, b| {
        let rate = |row: &Row<'_>| row.standardised.map_or(-1.0, |s| s.0);
        rate(b)
            .total_cmp(&rate(a))
            .then_with(|| a.dealer.cmp(b.dealer))
    });
    let rows = list.iter().map(|row| {
        let [share, low, high] = share_cells(row.k, row.n);
        let [rate, rate_low, rate_high] = cells(row.standardised);
        vec![
            name(row.dealer),
            Value::Count(row.k),
            Value::Count(row.n),
            share,
            low,
            high,
            rate,
            rate_low,
            rate_high,
            Value::Number(row.covered),
            reversed(row, &list).map_or(Value::Unknown, name),
        ]
    });
    rows.collect()
}

/// The dealer farthest from this one in the rate as it is among those clearly on the other side of what the standardised
/// rates say.
fn reversed<'a>(row: &Row<'_>, list: &[Row<'a>]) -> Option<&'a str> {
    let own = row.standardised?.0;
    let mut found: Option<(f64, &str)> = None;
    for other in list {
        let Some((rate, ..)) = other.standardised else {
            continue;
        };
        let crude = row.share() - other.share();
        if crude * (own - rate) >= 0.0 || found.is_some_and(|(most, _)| libm::fabs(crude) <= most) {
            continue;
        }
        let clear = newcombe(row.k, row.n, other.k, other.n)
            .is_some_and(|(_, low, high)| low > 0.0 || high < 0.0);
        if clear {
            found = Some((libm::fabs(crude), other.dealer));
        }
    }
    found.map(|(_, dealer)| dealer)
}
