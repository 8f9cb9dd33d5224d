//! M32: open leads by age and by the days since a person worked them.
//!
//! ## Question
//!
//! How old are the open leads, and how long has nobody turned to them?
//!
//! ## Formula
//!
//! Open leads by age in local days from arrival to the as-of time, and by local days since a person last worked
//! them (outbound touch, answered call from the customer, visit).
//!
//! ## Unit
//!
//! Leads.
//!
//! ## Denominator
//!
//! Open workable leads of that age (`leads`).
//!
//! ## Missing and too recent
//!
//! Not known without the day of arrival and how leads ended. Without the times of touches the silence is not known;
//! a lead with a touch of unknown time is in `not_known`.
//!
//! ## Small samples
//!
//! Counts.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! lead 8 is two days old and was touched on the first; lead 7 is 21 days old and never was; lead 5 is 61 days old
//! and has been silent for 31.
//!
//! ```text
//! ageing[0-2].leads = 1
//! ageing[0-2].silent_0_2 = 1
//! ageing[8-14].leads = 1
//! ageing[15-30].never = 1
//! ageing[61-90].silent_over_30 = 1
//! ageing[over_90].leads = 0
//! ```
//!
//! ## Sources
//!
//! M32.

use super::metric::{Context, Metric, name};
use crate::facts::Tab;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Classes of age, in the order of [`Tab::Ageing`].
const AGES: [&str; 7] = ["0-2", "3-7", "8-14", "15-30", "31-60", "61-90", "over_90"];

/// Open leads by age.
#[derive(Debug)]
pub(super) struct Ageing;

impl Metric<Table> for Ageing {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "ageing"
    }

    fn definition(&self) -> &'static str {
        "open workable leads by age in local days, and by local days since a person last worked them"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("age", "name"),
                ("leads", "count"),
                ("silent_0_2", "count"),
                ("silent_3_7", "count"),
                ("silent_8_14", "count"),
                ("silent_15_30", "count"),
                ("silent_over_30", "count"),
                ("never", "count"),
                ("not_known", "count"),
            ],
        );
        let known = context.knows_day().and_then(|()| context.knows_end());
        if let Err(why) = known {
            table.why = Some(why.into());
            return table;
        }
        let log = context.knows_log().is_ok();
        for (age, silences) in AGES.iter().zip(cell.counts.tab(Tab::Ageing)) {
            let mut row = vec![name(age), Value::Count(silences.iter().sum())];
            row.extend(silences.iter().take(7).map(|&leads| {
                if log {
                    Value::Count(leads)
                } else {
                    Value::Unknown
                }
            }));
            table.rows.push(row);
        }
        table
    }
}
