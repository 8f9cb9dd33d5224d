//! M12: how many leads are reached by the n-th attempt.

use super::metric::{Context, Metric};
use crate::report::{Table, Value};
use crate::stats::{Step, kaplan_meier};
use crate::summary::Cell;

/// Cumulative share reached by attempt number, by Kaplan-Meier over attempts.
#[derive(Debug)]
pub(super) struct ReachedByAttempt;

impl Metric<Table> for ReachedByAttempt {
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
            table.why = Some(why.to_owned());
            return table;
        }
        let counts = &cell.counts;
        let small = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        let steps = (0_i64..)
            .zip(counts.reached_by.iter().zip(&counts.unreached_by))
            .map(|(at, (&reached, &left))| Step {
                at,
                events: small(reached),
                censored: small(left),
            });
        let grid: Vec<i64> = (1..=10).collect();
        let km = kaplan_meier(steps, &grid);
        let mut risk = km.events + km.censored - counts.unreached_by[0];
        for (index, &(_, survival, low, high)) in (1_usize..).zip(&km.curve) {
            if risk == 0 {
                break;
            }
            let reached = counts.reached_by[index];
            table.rows.push(vec![
                Value::Count(u64::try_from(index).unwrap_or(0)),
                Value::Count(risk),
                Value::Count(reached),
                Value::Number(1.0 - survival),
                Value::Number(1.0 - high),
                Value::Number(1.0 - low),
            ]);
            risk -= reached + counts.unreached_by[index];
        }
        table
    }
}
