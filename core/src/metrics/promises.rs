//! M27: promises to customers that were not kept.
//!
//! ## Question
//!
//! Do we do what we said?
//!
//! ## Formula
//!
//! A promise is a task with a due time. It is kept when, after it was made and until it was due, a person turned to the
//! same customer in the way promised, or in any way that reached them (a task without a way: in any way). With a time
//! of day 15 minutes later is still in time; a date is due at the end of that day, or of the next day on which the
//! dealer is open. `missed_promise_rate`: promises not kept in time / promises that were due. `ticked_not_kept_rate`:
//! promises ticked as done for which no such touch is in the files / promises that were due. Table `promises`: kept,
//! late, missed (nothing done), ticked_not_kept, not_yet_due, moved (to another time, before it was due; after it was
//! due it is not moved but missed) and cancelled (by the customer, who called it off, opted out, or bought before).
//! Table `promises_by_person`: by who was to keep them.
//!
//! ## Unit
//!
//! Share, 0–1.
//!
//! ## Denominator
//!
//! Promises to customers of workable leads that were due (`promises due`): kept, late, missed and ticked.
//!
//! ## Missing and too recent
//!
//! Not known without tasks and times of touches. A promise counts once its time and the grace are over by the as-of
//! time; before, it is `immature`. Where nobody wrote when it was made, touches on the day it was due count. A horizon
//! changes nothing here.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [promises](promises):
//! six were due. Task 1 was kept, task 2 was kept 10 minutes late (within the grace), task 3 after 90 minutes, task 4
//! was ticked and nobody called, for task 5 nothing happened, task 6 was for the day and kept in the evening. Task 7
//! was moved in time, task 8 is not due yet, task 9 was cancelled.
//!
//! ```text
//! missed_promise_rate = 3 / 6
//! ticked_not_kept_rate = 1 / 6
//! promises[kept].promises = 3
//! promises[late].promises = 1
//! promises[missed].promises = 1
//! promises[not_yet_due].promises = 1
//! promises[moved].promises = 1
//! promises[cancelled].promises = 1
//! promises_by_person[Ann Lee].not_kept = 1
//! promises_by_person[Max Roth].due = 3
//! ```
//!
//! ## Sources
//!
//! M27. In one survey 19 % of low scores gave as reason that the dealer "didn't do as promised" (vendor's figure,
//! context only). "Ticked, not kept" says that no touch is in the files, not that nobody called.

use super::metric::{Context, Metric, SetShare, name, share_cells};
use crate::facts::{Deed, Promised};
use crate::report::{Estimate, Table, Value};
use crate::summary::Cell;

/// Shares of promises.
#[derive(Debug)]
pub(super) enum Broken {
    Missed,
    Ticked,
}

impl Metric<Estimate> for Broken {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        match self {
            Self::Missed => "missed_promise_rate",
            Self::Ticked => "ticked_not_kept_rate",
        }
    }

    fn definition(&self) -> &'static str {
        match self {
            Self::Missed => {
                "promises for which nobody turned to the customer by the time due (15 minutes of grace, or the end of the day where only a date was promised), divided by promises that were due"
            }
            Self::Ticked => {
                "promises ticked as done for which no touch is in the files, divided by promises that were due"
            }
        }
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let of = |promised| cell.promises.of(Deed::Promise(promised));
        let n = cell.promises.judged();
        let k = match self {
            Self::Missed => n - of(Promised::Kept),
            Self::Ticked => of(Promised::Ticked),
        };
        let mut estimate = context.estimate(self, cell, "share");
        estimate.denominator = "promises due";
        estimate.n = n;
        estimate.mature = n;
        estimate.immature = of(Promised::Open);
        match context.knows_promises() {
            Ok(()) => estimate.set_share(k, n),
            Err(why) => estimate.why = Some(why.into()),
        }
        estimate
    }
}

/// What became of promises.
#[derive(Debug)]
pub(super) struct Promises;

impl Metric<Table> for Promises {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "promises"
    }

    fn definition(&self) -> &'static str {
        "promises to customers by what became of them; shares are of those that were due: kept, late, missed, ticked but not kept"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("outcome", "name"),
                ("promises", "count"),
                ("due", "count"),
                ("share", "share"),
                ("low", "share"),
                ("high", "share"),
            ],
        );
        if let Err(why) = context.knows_promises() {
            table.why = Some(why.into());
            return table;
        }
        let n = cell.promises.judged();
        for promised in Promised::ALL {
            let k = cell.promises.of(Deed::Promise(promised));
            let label = match promised {
                Promised::Kept => "kept",
                Promised::Late => "late",
                Promised::Missed => "missed",
                Promised::Ticked => "ticked_not_kept",
                Promised::Open => "not_yet_due",
                Promised::Moved => "moved",
                Promised::Cancelled => "cancelled",
            };
            let judged = if promised.is_judged() { n } else { 0 };
            let [share, low, high] = share_cells(k, judged);
            let due = if promised.is_judged() {
                Value::Count(n)
            } else {
                Value::Unknown
            };
            table
                .rows
                .push(vec![name(label), Value::Count(k), due, share, low, high]);
        }
        table
    }
}

/// Promises by who was to keep them.
#[derive(Debug)]
pub(super) struct ByPerson;

impl Metric<Table> for ByPerson {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "promises_by_person"
    }

    fn definition(&self) -> &'static str {
        "promises that were due by who was to keep them; the share is of those not kept in time; the blank name stands for nobody"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("person", "name"),
                ("kept", "count"),
                ("late", "count"),
                ("missed", "count"),
                ("ticked_not_kept", "count"),
                ("not_kept", "count"),
                ("due", "count"),
                ("share", "share"),
                ("low", "share"),
                ("high", "share"),
            ],
        );
        if let Err(why) = context.knows_promises() {
            table.why = Some(why.into());
        } else {
            for (person, counts) in &cell.promises.people.0 {
                let due = counts.iter().sum::<u64>();
                let broken = due - counts[Promised::Kept as usize];
                let numbers = counts.iter().chain([&broken, &due]);
                let mut cells = vec![name(person)];
                cells.extend(numbers.map(|&count| Value::Count(count)));
                cells.extend(share_cells(broken, due));
                table.rows.push(cells);
            }
        }
        table
    }
}
