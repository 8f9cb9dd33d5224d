//! M20: what happened to each lead instead of a call.

use super::metric::{Context, Metric, name, share_cells};
use crate::facts::Bucket;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Id of the table.
pub(super) const ID: &str = "gap_waterfall";

/// From all leads, bucket by bucket, down to those phoned.
#[derive(Debug)]
pub(super) struct GapWaterfall;

impl Metric<Table> for GapWaterfall {
    fn id(&self) -> &'static str {
        ID
    }

    fn definition(&self) -> &'static str {
        "every workable lead in exactly one bucket: reached by phone (by either side's call), else called, else visit or \
         other, else text or WhatsApp, else several e-mails, else one e-mail, else automatic only, else customer only, \
         else no activity; phoned = called_not_reached + reached_by_phone, and the other buckets + phoned = all leads"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("bucket", "name"),
            ("leads", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
        ];
        let mut table = context.table(self, &columns);
        if let Err(why) = context.knows_channels() {
            table.why = Some(why.to_owned());
            return table;
        }
        let n = cell.counts.judged;
        let mut row = |bucket: &str, leads: u64, interval: bool| {
            let [share, low, high] = share_cells(leads, n);
            let (low, high) = if interval {
                (low, high)
            } else {
                (Value::Unknown, Value::Unknown)
            };
            table
                .rows
                .push(vec![name(bucket), Value::Count(leads), share, low, high]);
        };
        row("all", n, false);
        let mut phoned = 0;
        for (bucket, &leads) in Bucket::ALL.iter().zip(&cell.counts.buckets) {
            row(bucket.name(), leads, true);
            phoned += if bucket.is_phoned() { leads } else { 0 };
        }
        row("phoned", phoned, true);
        table
    }
}
