//! M13: leads by how often they were tried.

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
            table.why = Some(why.to_owned());
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
