//! M54: what the CRM says about itself beside what its touches say.
//!
//! ## Question
//!
//! Why do these figures differ from the CRM's own?
//!
//! ## Formula
//!
//! response: the response time that the CRM states beside the time to the first outbound touch by a person; they agree
//! within a minute. The others by what the stated one looks like: automatic (the time of the first automatic message),
//! open_time (open minutes), shorter, longer. stated_only: the CRM states a response and the files hold no touch by a
//! person; found_only: the other way round. median_difference: recomputed minus stated. contact: the CRM's flag or
//! time of contact beside contact by the results of touches; stated_only and found_only likewise.
//!
//! ## Unit
//!
//! Leads, share 0–1, milliseconds.
//!
//! ## Denominator
//!
//! Workable leads of which both sides say something (`both`); stated_only and found_only of response stand outside it.
//!
//! ## Missing and too recent
//!
//! A row has no counts, with the reason in `why`, where the CRM states nothing or the touches cannot tell.
//!
//! ## Small samples
//!
//! 95 % Wilson interval of the share that agrees.
//!
//! ## Example
//!
//! On the files of [reasons](reasons): the CRM says that leads 1, 2 and 6 were contacted; touches say leads 1 and 2.
//!
//! ```text
//! reconciliation[contact].both = 8
//! reconciliation[contact].agree = 7
//! reconciliation[contact].stated_only = 1
//! reconciliation[contact].found_only = 0
//! ```
//!
//! ## Sources
//!
//! M54.

use super::metric::{Context, Metric, name, share_cells};
use crate::facts::{Flag, SHIFT, STATED, Stated};
use crate::report::{Table, Value};
use crate::stats::quantiles;
use crate::summary::Cell;

/// Stated beside recomputed.
#[derive(Debug)]
pub(super) struct Reconciliation;

impl Metric<Table> for Reconciliation {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "reconciliation"
    }

    fn definition(&self) -> &'static str {
        "response and contact as the CRM states them beside the recomputed ones: leads with both, how many agree (response within a minute), how the others differ, and the median difference, recomputed minus stated"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("figure", "name"),
            ("both", "count"),
            ("agree", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
            ("automatic", "count"),
            ("open_time", "count"),
            ("shorter", "count"),
            ("longer", "count"),
            ("stated_only", "count"),
            ("found_only", "count"),
            ("median_difference", "ms"),
            ("why", "name"),
        ];
        let mut table = context.table(self, &columns);
        let stated: [u64; STATED] = cell.counts.stated;
        let of = |class: Stated| stated[class as usize];
        let unknown = |figure: &str, why: &str| {
            let mut cells = vec![name(figure)];
            cells.resize(columns.len() - 1, Value::Unknown);
            cells.push(name(why));
            cells
        };
        match context.knows_stated_response() {
            Err(why) => table.rows.push(unknown("response", why)),
            Ok(()) => {
                let seen = || cell.differences.seen();
                let both = seen().map(|(_, count)| count).sum();
                let [median] = quantiles(seen(), both, [0.5]);
                let agree = of(Stated::Agrees);
                let mut cells = vec![name("response"), Value::Count(both), Value::Count(agree)];
                cells.extend(share_cells(agree, both));
                cells.extend(
                    [
                        Stated::Automatic,
                        Stated::OpenTime,
                        Stated::Shorter,
                        Stated::Longer,
                        Stated::CrmOnly,
                        Stated::FileOnly,
                    ]
                    .map(|class| Value::Count(of(class))),
                );
                cells.push(median.map_or(Value::Unknown, |ms| Value::Number((ms - SHIFT) as f64)));
                cells.push(Value::Unknown);
                table.rows.push(cells);
            }
        }
        match context.knows_stated_contact() {
            Err(why) => table.rows.push(unknown("contact", why)),
            Ok(()) => {
                let counts = &cell.counts;
                let both = counts.of(Flag::CrmContactKnown);
                let agree = counts.of(Flag::CrmContactAgrees);
                let only = counts.of(Flag::CrmOnlyContact);
                let mut cells = vec![name("contact"), Value::Count(both), Value::Count(agree)];
                cells.extend(share_cells(agree, both));
                cells.resize(10, Value::Unknown);
                cells.push(Value::Count(only));
                cells.push(Value::Count(both.saturating_sub(agree + only)));
                cells.resize(columns.len(), Value::Unknown);
                table.rows.push(cells);
            }
        }
        table
    }
}
