//! M20: what happened to each lead instead of a call.
//!
//! ## Question
//!
//! What happened to each lead instead of a call?
//!
//! ## Formula
//!
//! Every workable lead in exactly one bucket, the first that fits: reached by phone (by either side's call),
//! called, visit or another touch by a person, text or WhatsApp, several e-mails, one e-mail, automatic messages
//! only, only the customer active, no activity. phoned = called_not_reached + reached_by_phone; all = the sum of
//! the buckets.
//!
//! ## Unit
//!
//! Leads, shares 0–1.
//!
//! ## Denominator
//!
//! Workable leads (received minus test, spam, marked duplicate, not about buying, not started by a customer,
//! without phone number and e-mail address).
//!
//! ## Missing and too recent
//!
//! No rows without touches or a channel column. Where no file says whether calls were answered, called leads are in
//! called_not_reached. With `--horizon`, only leads at least that old count, and only what happened within it;
//! younger leads are `immature`, never failures.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row.
//!
//! ## Example
//!
//! Lead 3 nothing, lead 2 one e-mail, leads 4 and 5 called, lead 1 reached: 1 + 1 + 2 + 1 = 5.
//!
//! ```text
//! gap_waterfall[all].leads = 5
//! gap_waterfall[no_activity].leads = 1
//! gap_waterfall[one_email].leads = 1
//! gap_waterfall[called_not_reached].leads = 2
//! gap_waterfall[reached_by_phone].leads = 1
//! gap_waterfall[phoned].leads = 3
//! ```
//!
//! ## Sources
//!
//! M20. Reached stands before called, so a customer who rang in and was answered is reached though nobody called.

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
    fn file(&self) -> &'static str {
        module_path!()
    }

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
        if let Err(why) = context.knows_all_channels() {
            table.why = Some(why.into());
            return table;
        }
        let n = cell.counts.phone_judged;
        let [share, ..] = share_cells(n, n);
        table.rows.push(vec![
            name("all"),
            Value::Count(n),
            share,
            Value::Unknown,
            Value::Unknown,
        ]);
        let mut row = |bucket: &str, leads: Option<u64>| {
            let [share, low, high] =
                leads.map_or([const { Value::Unknown }; 3], |leads| share_cells(leads, n));
            let leads = leads.map_or(Value::Unknown, Value::Count);
            table.rows.push(vec![name(bucket), leads, share, low, high]);
        };
        let mut phoned = 0;
        let tells_contact = context.knows_phone_contact().is_ok();
        for (bucket, &leads) in Bucket::ALL.iter().zip(&cell.counts.buckets) {
            // Whether a call reached anyone may be unknown; that there was a call is not.
            row(
                bucket.name(),
                (tells_contact || !bucket.is_phoned()).then_some(leads),
            );
            phoned += if bucket.is_phoned() { leads } else { 0 };
        }
        row("phoned", Some(phoned));
        table
    }
}
