//! Leads that could have been called and were not.
//!
//! ## Question
//!
//! How many leads have a phone number, and no call?
//!
//! ## Formula
//!
//! Leads with a phone number and without any outbound call by a person (in the activities or the telephone log) /
//! leads with a phone number. The table asks it again of leads that are marked hot, that a person wrote to, and whose
//! customer wrote or called.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Workable leads with a phone number (`callable`), without customers who asked not to be called, or opted out, before
//! any call.
//!
//! ## Missing and too recent
//!
//! Not known without a column of phone numbers, touches and channels. With `--horizon`, only leads at least that old
//! count, and only what happened within it; younger leads are `immature`, never failures.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [reasons](reasons): seven leads have a number; leads 3, 5 and 6 of them were not called. Lead 3 got
//! an e-mail.
//!
//! ```text
//! call_reluctance = 3 / 7
//! attempt_rate_callable = 4 / 7
//! call_reluctance_by_signal[hot].leads = 2
//! call_reluctance_by_signal[hot].not_called = 0
//! call_reluctance_by_signal[written].leads = 1
//! call_reluctance_by_signal[written].not_called = 1
//! ```
//!
//! ## Sources
//!
//! The sixth of six reasons; here a count of leads, and no reason.

use super::metric::{Context, Metric, name, share_cells};
use super::share::Share;
use crate::facts::Flag;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Callable leads without a call.
pub(super) const CALL_RELUCTANCE: Share = Share {
    file: module_path!(),
    id: "call_reluctance",
    definition: "workable leads with a phone number and no outbound call by a person, divided by workable leads with a phone number; customers who asked not to be called before any call are left out",
    denominator: "callable",
    n: Some(Flag::Callable),
    k: Flag::NotCalled,
    known: |context| context.knows_callable(),
};

/// The same by what was known about the lead.
#[derive(Debug)]
pub(super) struct BySignal;

impl Metric<Table> for BySignal {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "call_reluctance_by_signal"
    }

    fn definition(&self) -> &'static str {
        "workable leads with a phone number and no outbound call by a person, divided by workable leads with a phone number: all, those marked hot, those that a person wrote to, those whose customer wrote or called"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("signal", "name"),
            ("not_called", "count"),
            ("leads", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
        ];
        let mut table = context.table(self, &columns);
        if let Err(why) = context.knows_callable() {
            table.why = Some(why.into());
            return table;
        }
        for (signal, n, k) in [
            ("all", Flag::Callable, Flag::NotCalled),
            ("hot", Flag::CallableHot, Flag::NotCalledHot),
            ("written", Flag::CallableWritten, Flag::NotCalledWritten),
            ("customer", Flag::CallableAsked, Flag::NotCalledAsked),
        ] {
            let (k, n) = (cell.counts.of(k), cell.counts.of(n));
            let mut cells = vec![name(signal), Value::Count(k), Value::Count(n)];
            cells.extend(share_cells(k, n));
            table.rows.push(cells);
        }
        table
    }
}
