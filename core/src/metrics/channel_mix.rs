//! M18: which channels leads were turned to on.

use super::metric::{Context, Metric, name, share_cells};
use crate::records::Channel;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Leads and touches by channel.
#[derive(Debug)]
pub(super) struct ChannelMix;

impl Metric<Table> for ChannelMix {
    fn id(&self) -> &'static str {
        "channel_mix"
    }

    fn definition(&self) -> &'static str {
        "by channel: workable leads with at least one outbound touch by a person, those touches, and the leads divided by \
         workable leads; one lead can be in several rows"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("channel", "name"),
            ("leads", "count"),
            ("touches", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
        ];
        let mut table = context.table(self, &columns);
        if let Err(why) = context.knows_channels() {
            table.why = Some(why.to_owned());
            return table;
        }
        let counts = &cell.counts;
        for channel in Channel::ALL {
            let leads = counts.touched[channel as usize];
            let [share, low, high] = share_cells(leads, counts.judged);
            let touches = Value::Count(counts.touches[channel as usize]);
            table.rows.push(vec![
                name(channel.name()),
                Value::Count(leads),
                touches,
                share,
                low,
                high,
            ]);
        }
        table
    }
}
