//! M18: which channels leads were turned to on.
//!
//! ## Question
//!
//! Which channels are used?
//!
//! ## Formula
//!
//! By channel: workable leads with at least one outbound touch by a person on it, those touches as logged, and
//! leads / workable leads. A lead can be in several rows.
//!
//! ## Unit
//!
//! Leads, touches, shares 0–1.
//!
//! ## Denominator
//!
//! Workable leads (received minus test, spam, marked duplicate, not about buying, not started by a customer,
//! without phone number and e-mail address).
//!
//! ## Missing and too recent
//!
//! No rows without touches or a channel column. With `--horizon`, only leads at least that old count, and only what
//! happened within it; younger leads are `immature`, never failures.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row.
//!
//! ## Example
//!
//! Five calls on leads 1, 4 and 5; e-mails by a person on leads 2 and 5. 3 / 5 = 0.6.
//!
//! ```text
//! channel_mix[phone].leads = 3
//! channel_mix[phone].touches = 5
//! channel_mix[phone].share = 0.6
//! channel_mix[email].leads = 2
//! ```
//!
//! ## Sources
//!
//! M18. Shares of touches, which other tools show, hide how many leads a channel reaches.

use super::metric::{Context, Metric, name, share_cells};
use crate::records::Channel;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Leads and touches by channel.
#[derive(Debug)]
pub(super) struct ChannelMix;

impl Metric<Table> for ChannelMix {
    fn file(&self) -> &'static str {
        module_path!()
    }

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
        if let Err(why) = context.knows_all_channels() {
            table.why = Some(why.into());
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
