//! Where coaching pays most: who is clearly below the selection's rate, and how many leads that is.
//!
//! ## Question
//!
//! Where does coaching pay most?
//!
//! ## Formula
//!
//! For each dealer, and each person, with at least 20 leads whose rate (of calls or of contact by phone, as the basis
//! says) is clearly below the selection's (the 95 % interval ends below it): (selection's rate − own rate) × leads =
//! leads more at the selection's rate. Most first, at most ten of each.
//!
//! ## Unit
//!
//! Leads (`more`, rounded to whole leads), shares 0–1.
//!
//! ## Denominator
//!
//! Workable leads of the dealer or person.
//!
//! ## Missing and too recent
//!
//! Not known where the rate is not. Leads without a dealer or a person are in neither table. With `--horizon`, only
//! leads at least that old count, and only what happened within it; younger leads are `immature`, never failures.
//!
//! ## Small samples
//!
//! Nobody with fewer than 20 leads, and nobody whose interval holds the selection's rate, is named.
//!
//! ## Example
//!
//! On the files of [coaching](coaching): 22 of 40 leads were called, 55 %. Max Roth called 4 of his 20, and the interval
//! of that ends at 41.6 %; at 55 % he would have called 7 more.
//!
//! ```text
//! coaching_people[Max Roth].done = 4
//! coaching_people[Max Roth].usual = 0.55
//! coaching_people[Max Roth].more = 7
//! ```
//!
//! ## Sources
//!
//! Leads concerned times distance. An association: who is below may have other leads, or too many of them; look at the
//! load first.

use super::compare::{Side, Unit};
use super::metric::{Context, Metric, name};
use super::reality_gap::known;
use crate::order::sorted;
use crate::report::{Table, Value};
use crate::stats::{float, wilson};
use crate::summary::Cell;

/// Nobody with fewer leads is named.
const ENOUGH: u64 = 20;
/// At most so many of each.
const MOST: usize = 10;

/// Whom.
#[derive(Debug)]
pub(super) enum Coaching {
    Dealers,
    People,
}

impl Metric<Table> for Coaching {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        match self {
            Self::Dealers => "coaching_dealers",
            Self::People => "coaching_people",
        }
    }

    fn definition(&self) -> &'static str {
        match self {
            Self::Dealers => {
                "dealers whose rate is clearly below the selection's (95 % interval), with how many leads more that rate would be; most first"
            }
            Self::People => {
                "people whose rate is clearly below the selection's (95 % interval), with how many leads more that rate would be; most first"
            }
        }
    }

    fn compute(&self, _: &Cell, context: &Context<'_>) -> Table {
        let first = match self {
            Self::Dealers => "dealer",
            Self::People => "person",
        };
        let columns = [
            (first, "name"),
            ("done", "count"),
            ("leads", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
            ("usual", "share"),
            ("more", "leads"),
        ];
        let mut table = context.table(self, &columns);
        let Some(compared) = context.compared else {
            table.why = known(context).err().map(Into::into);
            return table;
        };
        let side = match self {
            Self::Dealers => &compared.dealers,
            Self::People => &compared.people,
        };
        let rows = below(side, compared.rate).into_iter().take(MOST);
        table.rows.extend(rows.map(|(more, unit)| {
            let (low, high) = wilson(unit.k, unit.n).unwrap_or_default();
            vec![
                name(unit.name),
                Value::Count(unit.k),
                Value::Count(unit.n),
                Value::Number(unit.share()),
                Value::Number(low),
                Value::Number(high),
                Value::Number(compared.rate),
                Value::Number(more),
            ]
        }));
        table
    }
}

/// Units clearly below the rate, with the leads that they are short of it, most first; names decide ties.
pub(super) fn below<'a>(side: &Side<'a>, rate: f64) -> Vec<(f64, Unit<'a>)> {
    let short = |unit: &Unit<'a>| {
        let (_, high) = wilson(unit.k, unit.n)?;
        let more = libm::round((rate - unit.share()) * float(unit.n));
        (unit.n >= ENOUGH && high < rate && more > 0.0).then_some((more, *unit))
    };
    let found = side.units.iter().filter_map(short).collect();
    sorted(found, |one: &(f64, Unit<'a>), other| {
        other
            .0
            .total_cmp(&one.0)
            .then_with(|| one.1.name.cmp(other.1.name))
    })
}
