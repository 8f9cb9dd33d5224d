//! M12: how many leads are reached by the n-th attempt.
//!
//! ## Question
//!
//! How many attempts does it take to reach a customer?
//!
//! ## Formula
//!
//! Kaplan-Meier over the number of the attempt: share reached by attempt n = 1 − Π(1 − reached_i / leads_i) for i
//! up to n. A lead not reached leaves after its last attempt; one without an attempt is never in. Attempts as in
//! attempts_per_lead; a call-back within 7 days is credited to the attempts so far.
//!
//! ## Unit
//!
//! Attempts, leads, shares 0–1.
//!
//! ## Denominator
//!
//! Workable leads tried at least n times before contact (`leads`).
//!
//! ## Missing and too recent
//!
//! No rows without touches or results. With `--horizon`, only leads at least that old count, and only what happened
//! within it; younger leads are `immature`, never failures.
//!
//! ## Small samples
//!
//! 95 % log-log interval (Greenwood); attempt 1 to 10, ending where nobody is left.
//!
//! ## Example
//!
//! Attempt 1: leads 1, 2, 4, 5, none reached; 2 and 4 leave. Attempt 2: leads 1 and 5, lead 1 reached: 1 − (1 −
//! 0/4)(1 − 1/2) = 0.5.
//!
//! ```text
//! reached_by_attempt[1].leads = 4
//! reached_by_attempt[1].reached = 0
//! reached_by_attempt[2].leads = 2
//! reached_by_attempt[2].share = 0.5
//! ```
//!
//! ## Sources
//!
//! M12. Dividing by all leads instead counts leads still being worked as failures.

use super::metric::{Context, Metric};
use crate::report::{Table, Value};
use crate::stats::{Step, kaplan_meier};
use crate::summary::Cell;

/// Cumulative share reached by attempt number, by Kaplan-Meier over attempts.
#[derive(Debug)]
pub(super) struct ReachedByAttempt;

impl Metric<Table> for ReachedByAttempt {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "reached_by_attempt"
    }

    fn definition(&self) -> &'static str {
        "share of leads reached by attempt n among those tried that often (Kaplan-Meier over attempts: a lead not reached \
         leaves after its last attempt); attempts by the rules of attempts_per_lead; log-log interval"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("attempt", "count"),
            ("leads", "count"),
            ("reached", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
        ];
        let mut table = context.table(self, &columns);
        if let Err(why) = context.knows_reaching_attempt() {
            table.why = Some(why.into());
            return table;
        }
        let counts = &cell.counts;
        let small = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        let steps: Vec<Step> = (0_i64..)
            .zip(counts.reached_by.iter().zip(&counts.unreached_by))
            .map(|(at, (&reached, &left))| Step {
                at,
                events: small(reached),
                censored: small(left),
            })
            .collect();
        let grid: Vec<i64> = (1..=10).collect();
        let km = kaplan_meier(&steps, &grid);
        let mut risk = km.events + km.censored - counts.unreached_by[0];
        for (index, point) in (1_usize..).zip(&km.curve) {
            // Nobody reached yet, or everybody: Greenwood's sum says nothing about how sure that is.
            let told = point.survival > 0.0 && point.survival < 1.0;
            let (low, high) = point.limits();
            let limit = |limit: f64| {
                if told {
                    Value::Number(1.0 - limit)
                } else {
                    Value::Unknown
                }
            };
            if risk == 0 {
                break;
            }
            let reached = counts.reached_by[index];
            table.rows.push(vec![
                Value::Count(u64::try_from(index).unwrap_or(0)),
                Value::Count(risk),
                Value::Count(reached),
                Value::Number(1.0 - point.survival),
                limit(high),
                limit(low),
            ]);
            risk -= reached + counts.unreached_by[index];
        }
        table
    }
}
