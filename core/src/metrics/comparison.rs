//! What is usual among dealers and among people, how much more than by chance they differ, and how many of them chance
//! alone would put outside the limits.
//!
//! ## Question
//!
//! How much of the difference is chance?
//!
//! ## Formula
//!
//! For dealers, and for people: how many there are; the network's rate (leads called or reached by phone, as the basis
//! says, / workable leads); phi and tau² as in [funnel](funnel.md); units outside the 95 % and outside the 99.8 % limits,
//! and how many chance alone would put there (5 % and 0.2 % of the units); the usual rate mu and its weight m in leads
//! as in [ranking](ranking.md), m empty where units do not differ by more than chance.
//!
//! ## Unit
//!
//! Units; shares 0–1; phi a ratio, tau² on the arcsine scale, m in leads.
//!
//! ## Denominator
//!
//! Workable leads of units with a name.
//!
//! ## Missing and too recent
//!
//! A kind of unit that cannot be compared is in no row; no rows where neither can. With `--horizon`, only leads at least
//! that old count.
//!
//! ## Small samples
//!
//! Limits are not widened (tau² = 0) with fewer than ten units: one that stands out would excuse itself. With fewer than
//! five, nothing is usual: method `jeffreys` adds half a success and half a failure.
//!
//! ## Example
//!
//! On the files of [comparison](comparison): three dealers are fewer than five. Chance alone would put 0.15 of three
//! outside the 95 % limits, and there are two.
//!
//! ```text
//! comparison[dealers].units = 3
//! comparison[dealers].rate = 0.4
//! comparison[dealers].tau2 = 0
//! comparison[dealers].alerts = 2
//! comparison[dealers].expected_alerts = 0.15
//! comparison[dealers].alarms = 0
//! ```
//!
//! ## Sources
//!
//! As for the funnel and the ranking.

use super::compare::{Side, number};
use super::funnel::Zone;
use super::metric::{Context, Metric, name};
use crate::report::{Table, Value};
use crate::stats::float;
use crate::summary::Cell;

/// One row for dealers and one for people.
#[derive(Debug)]
pub(super) struct Comparison;

impl Metric<Table> for Comparison {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "comparison"
    }

    fn definition(&self) -> &'static str {
        "for dealers and for people: the network's rate, how much more than by chance units differ (phi, tau²), how many \
         lie outside the funnel's limits and how many chance alone would put there, and the usual rate mu with its weight \
         m that a unit's own rate is drawn towards"
    }

    fn compute(&self, _: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("units_of", "name"),
                ("units", "units"),
                ("rate", "share"),
                ("phi", "number"),
                ("tau2", "number"),
                ("alerts", "units"),
                ("expected_alerts", "number"),
                ("alarms", "units"),
                ("expected_alarms", "number"),
                ("mu", "share"),
                ("m", "number"),
                ("method", "name"),
            ],
        );
        let dealers = context.dealers();
        let people = context.people();
        let known = [("dealers", dealers), ("people", people)];
        let rows = known.iter().filter_map(|(kind, side)| {
            let (compared, side) = side.ok()?;
            Some(row(kind, compared.rate, side))
        });
        table.rows = rows.collect();
        if table.rows.is_empty() {
            table.why = dealers.err().map(Into::into);
        }
        table
    }
}

fn row(kind: &str, rate: f64, side: &Side<'_>) -> Vec<Value> {
    let units = side.units.len() as u64;
    let (mut alerts, mut alarms) = (0, 0);
    for unit in &side.units {
        match unit.zone {
            Zone::Inside => {}
            Zone::AlertAbove | Zone::AlertBelow => alerts += 1,
            Zone::AlarmAbove | Zone::AlarmBelow => {
                alerts += 1;
                alarms += 1;
            }
        }
    }
    vec![
        name(kind),
        Value::Count(units),
        Value::Number(rate),
        Value::Number(side.spread.phi),
        Value::Number(side.spread.tau2),
        Value::Count(alerts),
        Value::Number(float(units) * 5.0 / 100.0),
        Value::Count(alarms),
        Value::Number(float(units) * 2.0 / 1_000.0),
        Value::Number(side.usual.mu),
        number(side.usual.m),
        name(if side.fitted {
            "likelihood"
        } else {
            "jeffreys"
        }),
    ]
}
