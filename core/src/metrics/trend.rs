//! Is anything changing from week to week, more than chance does anyway?
//!
//! ## Question
//!
//! Is it getting better?
//!
//! ## Formula
//!
//! By period of arrival (ISO weeks; months where there are more than 60 weeks and at least 12 months): leads called or
//! reached by phone, as the basis says, / workable leads. Centre: all mature periods together. Limits: centre ± 3 standard
//! errors √(p(1 − p)/n) of each period's own n, cut at 0 and 1; above 1,000 leads a period they widen by the standard
//! deviation that neighbouring periods show (Laney's p′: mean moving range of the scores / 1.128, at least 1).
//!
//! `signal` names the first of four rules that the period is part of (NHS England, *Making Data Count*): `beyond` a limit;
//! `shift`, at least 7 in a row on one side of the centre; `trend`, at least 7 in a row rising or falling; `near`, 2 of 3 in
//! a row beyond 2 standard errors on the same side. `none` is no signal.
//!
//! ## Unit
//!
//! Shares, 0–1.
//!
//! ## Denominator
//!
//! Workable leads with a day of arrival.
//!
//! ## Missing and too recent
//!
//! A period is mature when it ended at least 7 days before the as-of time, or at least the horizon where there is one.
//! An `immature` period keeps its k and n, has no limits and no signal, and is in no centre: its leads are still being
//! worked, so that it always looks like a drop. Without `--horizon` older leads also had more time than newer ones; with
//! `--horizon 7d` all have the same.
//!
//! ## Small samples
//!
//! With fewer than 12 mature periods there are limits and no signals (`signal` is empty): the rules need a baseline.
//!
//! ## Example
//!
//! On the files of [comparison](comparison): 100 leads in the week of 1 June. 3·√(0.4 · 0.6 / 100) = 0.147: one week says
//! nothing about the next.
//!
//! ```text
//! trend[2026-W23].n = 100
//! trend[2026-W23].share = 0.4
//! trend[2026-W23].low = 0.25303061543300915
//! ```
//!
//! ## Sources
//!
//! NHS England, *Making Data Count*; Laney 2002, Quality Engineering 14:531–537.

use chrono::Datelike;

use super::compare::deed;
use super::metric::{Context, Metric, name};
use super::reality_gap::{basis, known};
use crate::facts::date;
use crate::report::{Table, Value};
use crate::stats::{Period, float, p_chart};
use crate::summary::{Brief, Cell};
use crate::time::DAY;

/// More weeks than this are shown as months.
const MOST_WEEKS: usize = 60;
/// Mature periods that a baseline needs.
pub(super) const BASELINE: usize = 12;
/// Leads a period, on average, from which on plain limits are too narrow for what always varies.
const LARGE: u64 = 1_000;

/// Rates by week or month.
#[derive(Debug)]
pub(super) struct Trend;

impl Metric<Table> for Trend {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "trend"
    }

    fn definition(&self) -> &'static str {
        "by week or month of arrival: leads called or reached by phone, as the basis says, divided by workable leads, with \
         the limits of a p-chart (3 standard errors, Laney's p′ for large periods) and the first of four rules that is a \
         signal: beyond a limit, 7 in a row on one side, 7 in a row rising or falling, 2 of 3 near a limit; immature \
         periods are marked and not judged"
    }

    fn compute(&self, _: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("period", "name"),
                ("k", "count"),
                ("n", "count"),
                ("share", "share"),
                ("centre", "share"),
                ("low", "share"),
                ("high", "share"),
                ("signal", "name"),
                ("state", "name"),
            ],
        );
        match known(context).and_then(|()| context.knows_day()) {
            Ok(()) => {
                table.rows = rows(context);
                if table.rows.is_empty() {
                    table.why = Some(super::metric::NOBODY.into());
                }
            }
            Err(why) => table.why = Some(why.into()),
        }
        table
    }
}

/// A period: its name, its first day after it, its leads.
struct Span<'a> {
    name: String,
    end: i32,
    brief: &'a Brief,
}

fn rows(context: &Context<'_>) -> Vec<Vec<Value>> {
    let k = deed(basis(context));
    let spans = spans(context);
    let mature: Vec<bool> = spans
        .iter()
        .map(|span| i64::from(span.end) * DAY <= settled(context))
        .collect();
    let points: Vec<(u64, u64)> = spans
        .iter()
        .zip(&mature)
        .filter(|(_, mature)| **mature)
        .map(|(span, _)| (k(span.brief), span.brief.phone_judged))
        .collect();
    let all: u64 = points.iter().map(|point| point.1).sum();
    let chart = p_chart(&points, all > LARGE * points.len() as u64);
    let enough = points.len() >= BASELINE;
    let mut judged = chart.periods.iter();
    let rows = spans.iter().zip(&mature).map(|(span, &mature)| {
        let (k, n) = (k(span.brief), span.brief.phone_judged);
        let period = if mature { judged.next() } else { None };
        let known = |value: fn(&Period) -> f64| {
            period.map_or(Value::Unknown, |period| Value::Number(value(period)))
        };
        vec![
            name(&span.name),
            Value::Count(k),
            Value::Count(n),
            if n == 0 {
                Value::Unknown
            } else {
                Value::Number(float(k) / float(n))
            },
            period.map_or(Value::Unknown, |_| Value::Number(chart.centre)),
            known(|period| period.low),
            known(|period| period.high),
            period
                .filter(|_| enough)
                .map_or(Value::Unknown, |period| name(signal(period))),
            name(if mature { "mature" } else { "immature" }),
        ]
    });
    rows.collect()
}

/// Periods that end up to this time have been worked: local milliseconds.
fn settled(context: &Context<'_>) -> i64 {
    let as_of = context.meta.as_of.unwrap_or(i64::MIN / 2);
    let local = as_of + context.settings.zone.offset_ms(as_of);
    local - context.settings.horizon.unwrap_or(7 * DAY)
}

fn spans<'a>(context: &Context<'a>) -> Vec<Span<'a>> {
    let briefs = context.briefs;
    let monthly = briefs.weeks.len() > MOST_WEEKS && briefs.months.len() >= BASELINE;
    let list = if monthly {
        &briefs.months
    } else {
        &briefs.weeks
    };
    let span = |&(start, ref brief): &'a (i32, Brief)| {
        let first = date(start)?;
        let (name, end) = if monthly {
            let name = format!("{:04}-{:02}", first.year(), first.month());
            // The first of the next month is within 31 days of the last of this one.
            let next = (28..=31)
                .map(|days| start + days)
                .find(|&day| date(day).is_some_and(|date| date.day() == 1));
            (name, next.unwrap_or(start + 31))
        } else {
            let week = first.iso_week();
            let name = format!("{:04}-W{:02}", week.year(), week.week());
            (name, start + 7)
        };
        (brief.workable > 0).then_some(Span { name, end, brief })
    };
    list.iter().filter_map(span).collect()
}

fn signal(period: &Period) -> &'static str {
    match () {
        () if period.beyond => "beyond",
        () if period.shift => "shift",
        () if period.trend => "trend",
        () if period.near => "near",
        () => "none",
    }
}
