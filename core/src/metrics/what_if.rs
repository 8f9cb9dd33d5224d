//! What would follow if one dealer or person came to another rate.
//!
//! ## Question
//!
//! What would change if this dealer, or this person, called (or reached) that share of leads?
//!
//! ## Formula
//!
//! For a chosen dealer or person with n leads and a chosen rate r: called or reached (as the basis says) = r × n. On
//! basis attempt, reached = the leads called more × the selection's reached / called, added to those reached now. Sales =
//! leads reached more × (the selection's won / leads reached on any channel − its won / leads not reached), added to
//! those won now; the interval of the sales is that of the difference (Newcombe) times the leads reached more. Changes
//! can be below 0 where the chosen rate is below the present one.
//!
//! ## Unit
//!
//! Leads, to one decimal in `more`.
//!
//! ## Denominator
//!
//! Workable leads of the dealer or person.
//!
//! ## Missing and too recent
//!
//! No rows where nothing was chosen (`--what-if "dealer:NAME=60%"`), where nobody has that name, or where calls cannot
//! be known; no sales where outcomes or contacts cannot. With `--horizon`, only leads at least that old count.
//!
//! ## Small samples
//!
//! The interval of the sales holds 0 where the selection says little.
//!
//! ## Example
//!
//! On the files of [what-if](what-if): Ann has 4 leads, called 1 and reached 1. At 75 % she would call 3: 2 more. Of 3
//! called in all 2 were reached, so 2 × 2/3 = 1.3 more are reached. Of 2 reached leads 1 was won, of 6 others none: 1.3
//! × (1/2 − 0) = 0.7 more are sold.
//!
//! ```text
//! what_if[called].now = 1
//! what_if[called].more = 2
//! what_if[reached].more = 1.3
//! what_if[won].now = 1
//! what_if[won].more = 0.7
//! ```
//!
//! ## Sources
//!
//! The sales are an association, not a forecast: leads that are reached may be better leads.

use super::metric::{Context, Metric, name};
use super::reality_gap::{basis, known};
use crate::facts::Tab;
use crate::report::{Table, Value};
use crate::settings::{Basis, Scope, WhatIf};
use crate::stats::{float, newcombe};
use crate::summary::{Brief, Cell, Counts};

/// The chosen dealer or person at the chosen rate.
#[derive(Debug)]
pub(super) struct AtRate;

impl Metric<Table> for AtRate {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "what_if"
    }

    fn definition(&self) -> &'static str {
        "leads called, reached and won of the chosen dealer or person now, and at the chosen rate: more reached = more called × the selection's reached / called; more won = more reached × (the selection's won share of reached leads − that of leads not reached), with its interval; an association, not a forecast"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("figure", "name"),
            ("now", "count"),
            ("leads", "count"),
            ("more", "leads"),
            ("low", "leads"),
            ("high", "leads"),
        ];
        let mut table = context.table(self, &columns);
        let Some(chosen) = &context.settings.what_if else {
            return table;
        };
        match known(context).map(|()| rows(chosen, cell, context)) {
            Ok(Some(rows)) => table.rows = rows,
            Ok(None) => table.why = Some("nobody of that name has a lead in the selection".into()),
            Err(why) => table.why = Some(why.into()),
        }
        table
    }
}

fn rows(chosen: &WhatIf, cell: &Cell, context: &Context<'_>) -> Option<Vec<Vec<Value>>> {
    let units = match chosen.scope {
        Scope::Dealer => &context.briefs.dealers,
        Scope::Person => &context.briefs.people,
        Scope::Network | Scope::Channel => return None,
    };
    let of_name = |unit: &&(_, Brief)| -> bool {
        let key: &crate::summary::Key = &unit.0;
        key.name() == Some(chosen.name.as_str())
    };
    let unit = units.iter().find(of_name).map(|unit| unit.1)?;
    let n = unit.judged;
    if n == 0 {
        return None;
    }
    let counts = &cell.counts;
    let row = |figure: &str, now: u64, more: Value, low: Value, high: Value| {
        vec![
            name(figure),
            Value::Count(now),
            Value::Count(n),
            more,
            low,
            high,
        ]
    };
    let exact = |figure: &str, now: u64, more: f64| {
        row(figure, now, tenth(more), Value::Unknown, Value::Unknown)
    };
    let target = chosen.rate * float(n);
    let mut out = Vec::new();
    let tells_contact = context.knows_phone_contact().is_ok();
    let reached_more = match basis(context) {
        Basis::Contact => target - float(unit.reached),
        Basis::Attempt => {
            let more = target - float(unit.called);
            out.push(exact("called", unit.called, more));
            let called = counts.phoned;
            // Leads reached by their own call alone are not part of it.
            let reached = counts.contacted_phone.min(called);
            if called == 0 || !tells_contact {
                return Some(out);
            }
            more * float(reached) / float(called)
        }
    };
    out.push(exact("reached", unit.reached, reached_more));
    let outcomes = context.knows_outcome().and(context.knows_contact());
    if let (Ok(()), Some((gain, low, high))) = (outcomes, won_if_reached(counts)) {
        let (low, high) = (reached_more * low, reached_more * high);
        out.push(row(
            "won",
            unit.won,
            tenth(reached_more * gain),
            tenth(low.min(high)),
            tenth(low.max(high)),
        ));
    }
    Some(out)
}

/// The won share of leads reached minus that of leads not reached, with its interval.
fn won_if_reached(counts: &Counts) -> Option<(f64, f64, f64)> {
    // Bits of the journey: contacted, won.
    const CONTACTED: usize = 2;
    const WON: usize = 32;
    let with = |bits: usize| -> u64 {
        (0..)
            .zip(counts.tab(Tab::Journey).iter().flatten())
            .filter(|(passed, _): &(usize, _)| passed & bits == bits)
            .map(|(_, leads)| leads)
            .sum()
    };
    let (reached, both, won) = (with(CONTACTED), with(CONTACTED | WON), with(WON));
    newcombe(both, reached, won - both, counts.judged - reached)
}

fn tenth(value: f64) -> Value {
    Value::Number(libm::round(value * 10.0) / 10.0)
}
