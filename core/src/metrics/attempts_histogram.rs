//! M13: leads by how often they were tried.
//!
//! ## Question
//!
//! How many leads were tried how often?
//!
//! ## Formula
//!
//! Leads by number of outbound touches by a person as logged (redials too), 0 to 10 and 11 or more: on any channel
//! (`leads_any`) and calls only (`leads_phone`); each also / workable leads.
//!
//! ## Unit
//!
//! Leads, and shares 0–1.
//!
//! ## Denominator
//!
//! Workable leads (received minus test, spam, marked duplicate, not about buying, not started by a customer,
//! without phone number and e-mail address).
//!
//! ## Missing and too recent
//!
//! No rows without touches or a count of attempts; the phone columns are empty without a channel column. With
//! `--horizon`, only leads at least that old count, and only what happened within it; younger leads are `immature`,
//! never failures.
//!
//! ## Small samples
//!
//! Shares without an interval; the counts are there to judge by.
//!
//! ## Example
//!
//! Touches by a person on leads 1 to 5: 2, 1, 0, 1, 3; calls: 2, 0, 0, 1, 2.
//!
//! ```text
//! attempts_histogram[0].leads_any = 1
//! attempts_histogram[1].leads_any = 2
//! attempts_histogram[3].leads_any = 1
//! attempts_histogram[2].leads_phone = 2
//! ```
//!
//! ## Sources
//!
//! Unlike attempts_per_lead this counts what is logged: no redials are merged and nothing stops at contact.

use super::metric::{Context, Metric, name, share_cells};
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Classes of the tables by attempts.
pub(super) const CLASSES: [&str; 12] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11+",
];

/// Leads by touches on any channel and on the phone.
#[derive(Debug)]
pub(super) struct AttemptsHistogram;

impl Metric<Table> for AttemptsHistogram {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "attempts_histogram"
    }

    fn definition(&self) -> &'static str {
        "workable leads by number of outbound touches by a person as logged, on any channel and on the phone"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("attempts", "name"),
            ("leads_any", "count"),
            ("share_any", "share"),
            ("leads_phone", "count"),
            ("share_phone", "share"),
        ];
        let mut table = context.table(self, &columns);
        if let Err(why) = context.knows_attempts() {
            table.why = Some(why.into());
            return table;
        }
        let counts = &cell.counts;
        let phone = context.knows_channels().is_ok();
        for (index, class) in CLASSES.iter().enumerate() {
            let [share_any, ..] = share_cells(counts.by_touches[index], counts.judged);
            let [share_phone, ..] = share_cells(counts.by_calls[index], counts.judged);
            let (leads_phone, share_phone) = if phone {
                (Value::Count(counts.by_calls[index]), share_phone)
            } else {
                (Value::Unknown, Value::Unknown)
            };
            table.rows.push(vec![
                name(class),
                Value::Count(counts.by_touches[index]),
                share_any,
                leads_phone,
                share_phone,
            ]);
        }
        table
    }
}
