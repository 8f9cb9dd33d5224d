//! Share won by how often leads were called: an association, whichever way it goes.

use super::attempts_histogram::CLASSES;
use super::metric::{Context, Metric, name, share_cells};
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Won by number of phone touches.
#[derive(Debug)]
pub(super) struct ConversionByAttempts;

impl Metric<Table> for ConversionByAttempts {
    fn id(&self) -> &'static str {
        "conversion_by_attempts"
    }

    fn definition(&self) -> &'static str {
        "workable leads by number of outbound calls by a person as logged: won, leads, and their share; an association only, \
         since leads that go well or badly are called differently"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("calls", "name"),
            ("won", "count"),
            ("leads", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
        ];
        let mut table = context.table(self, &columns);
        if let Err(why) = context
            .knows_channels()
            .and_then(|()| context.knows_outcome())
        {
            table.why = Some(why.to_owned());
            return table;
        }
        let counts = &cell.counts;
        for (index, class) in CLASSES.iter().enumerate() {
            let (won, leads) = (counts.won_by_calls[index], counts.by_calls[index]);
            let [share, low, high] = share_cells(won, leads);
            table.rows.push(vec![
                name(class),
                Value::Count(won),
                Value::Count(leads),
                share,
                low,
                high,
            ]);
        }
        table
    }
}
