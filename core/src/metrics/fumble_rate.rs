//! M24: the share of customers' questions that no person answered within an hour.
//!
//! ## Question
//!
//! How many customers who ask wait for an answer?
//!
//! ## Formula
//!
//! Messages and missed calls from customers that no person answered within 60 minutes / messages and missed calls from
//! customers. Any outbound touch by a person answers, and so does a talk or a visit; machines do not. Each message
//! counts. What the customer writes within 5 minutes of the lead, before anyone turned to them, is the enquiry itself
//! and not in it. The minutes are open minutes where opening hours are given. Table `fumbles`: the same for messages,
//! for missed calls, and for what came in during opening hours and outside them.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Messages and missed calls from customers of workable leads (`asked`), not leads.
//!
//! ## Missing and too recent
//!
//! Not known without directions and times of touches, nor where a telephone's log is all there is. What came in less
//! than 60 (open) minutes before the as-of time is `immature`. A call from the customer of which nobody wrote whether
//! it was taken is not in it, and nothing is after the customer opted out. A horizon changes nothing here. Rows by
//! opening hours are not known without them.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [dialogue](dialogue):
//! the message of lead 4 was answered after 30 minutes, that of lead 5 after 120, the missed call of lead 6 never.
//!
//! ```text
//! fumble_rate = 2 / 3
//! fumbles[messages].unanswered = 1
//! fumbles[messages].asked = 2
//! fumbles[missed_calls].asked = 1
//! ```
//!
//! ## Sources
//!
//! M24. DriveCentric calls it a fumble and separates business hours, too; there even a bare "OK" asks for an answer.

use super::metric::{Context, Metric, SetShare, name, share_cells};
use crate::facts::Deed;
use crate::report::{Estimate, Table, Value};
use crate::summary::Cell;

/// Fumble rate, and the table behind it.
#[derive(Debug)]
pub(super) struct FumbleRate;

/// `(unanswered, asked)` of those for which `matches(call, closed)`.
fn count(cell: &Cell, matches: impl Fn(bool, bool) -> bool) -> (u64, u64) {
    let mut sums = (0, 0);
    for (call, closed) in [(false, false), (false, true), (true, false), (true, true)] {
        if matches(call, closed) {
            let of = |dropped| {
                cell.promises.of(Deed::Asked {
                    call,
                    closed,
                    dropped,
                })
            };
            sums = (sums.0 + of(true), sums.1 + of(true) + of(false));
        }
    }
    sums
}

impl Metric<Estimate> for FumbleRate {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "fumble_rate"
    }

    fn definition(&self) -> &'static str {
        "messages and missed calls from customers that no person answered within 60 minutes (open minutes where opening hours are given), divided by messages and missed calls from customers"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let mut estimate = context.estimate(self, cell, "share");
        let (k, n) = count(cell, |_, _| true);
        estimate.denominator = "asked";
        estimate.n = n;
        estimate.mature = n;
        estimate.immature = cell.promises.of(Deed::AskedJustNow);
        match context.knows_whole_dialogue() {
            Ok(()) => estimate.set_share(k, n),
            Err(why) => estimate.why = Some(why.into()),
        }
        estimate
    }
}

impl Metric<Table> for FumbleRate {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "fumbles"
    }

    fn definition(&self) -> &'static str {
        "messages and missed calls from customers that no person answered within 60 minutes, by what they were and by whether the dealer was open"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("asked_by", "name"),
                ("unanswered", "count"),
                ("asked", "count"),
                ("share", "share"),
                ("low", "share"),
                ("high", "share"),
            ],
        );
        if let Err(why) = context.knows_whole_dialogue() {
            table.why = Some(why.into());
            return table;
        }
        let mut row = |label: &str, (k, n): (u64, u64)| {
            let [share, low, high] = share_cells(k, n);
            let counts = [Value::Count(k), Value::Count(n)];
            let cells = [name(label)].into_iter().chain(counts);
            table.rows.push(cells.chain([share, low, high]).collect());
        };
        row("messages", count(cell, |call, _| !call));
        row("missed_calls", count(cell, |call, _| call));
        if context.meta.open_hours {
            row("open_hours", count(cell, |_, closed| !closed));
            row("after_hours", count(cell, |_, closed| closed));
        }
        table
    }
}
