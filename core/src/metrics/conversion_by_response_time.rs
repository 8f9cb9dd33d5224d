//! Share won by how soon leads were turned to: an association.

use super::metric::{Context, Metric, name, share_cells};
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Bands of the first touch by a person, in the order of `Counts::bands`.
const BANDS: [&str; 8] = [
    "within_5m",
    "within_20m",
    "within_1h",
    "within_4h",
    "same_day",
    "within_24h",
    "later",
    "never",
];

/// Won by band of response time.
#[derive(Debug)]
pub(super) struct ConversionByResponseTime;

impl Metric<Table> for ConversionByResponseTime {
    fn id(&self) -> &'static str {
        "conversion_by_response_time"
    }

    fn definition(&self) -> &'static str {
        "workable timed leads by time to the first outbound touch by a person, each in the first band it fits: won, leads, \
         and their share; an association only"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("band", "name"),
            ("won", "count"),
            ("leads", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
        ];
        let mut table = context.table(self, &columns);
        if let Err(why) = context
            .knows_response()
            .and_then(|()| context.knows_outcome())
        {
            table.why = Some(why.to_owned());
            return table;
        }
        let counts = &cell.counts;
        for (index, band) in BANDS.iter().enumerate() {
            let (won, leads) = (counts.won_by_band[index], counts.bands[index]);
            let [share, low, high] = share_cells(won, leads);
            table.rows.push(vec![
                name(band),
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
