//! M43: leads that come in when nobody is there, and how they fare.
//!
//! ## Question
//!
//! How many leads come in after hours, and what happens to them?
//!
//! ## Formula
//!
//! after_hours_share: leads that came in while the dealer was closed / received leads of which that is known. By opening
//! hours with their holidays where they are given, else by the CRM's own flag. after_hours_answered: leads that came in
//! while closed and were answered by a person before the first hour after the next opening was over / those for which
//! that hour is over. The table: workable timed leads that came in while open and after hours, those answered by a
//! person within 60 minutes of any kind, and, after hours, within that first open hour.
//!
//! ## Unit
//!
//! Shares 0–1, leads.
//!
//! ## Denominator
//!
//! after_hours_share: received leads with a known answer (`received`). after_hours_answered: workable leads after hours
//! (`after hours`). Table: workable leads with a time of arrival, old enough for 60 minutes.
//!
//! ## Missing and too recent
//!
//! Not known without opening hours or a column that says it; what happened by the next opening is not known from that
//! column alone. Leads younger than the limit are not judged.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [arrival](arrival), by the CRM's flag: leads 2 and 6 came in after hours. Lead 2 was answered after 20
//! minutes, lead 6 after 14 hours. Of the four workable leads that came in while open, leads 1 and 5 were answered
//! within 60 minutes.
//!
//! ```text
//! after_hours_share = 2 / 8
//! after_hours[open].leads = 4
//! after_hours[open].answered = 2
//! after_hours[after_hours].leads = 2
//! after_hours[after_hours].answered = 1
//! ```
//!
//! ## Sources
//!
//! M43. VinSolutions exports `Originated After Hours`. What a desk around the clock would change is not known from
//! this: leads at night may differ in more than their hour.

use super::duplicate_rate::OfReceived;
use super::metric::{Context, Metric, name, share_cells};
use super::share::Share;
use crate::facts::Flag;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Came in after hours.
pub(super) const AFTER_HOURS_SHARE: OfReceived = OfReceived {
    file: module_path!(),
    id: "after_hours_share",
    definition: "leads that came in while the dealer was closed, by opening hours or else by the CRM's flag, divided by received leads of which that is known",
    n: Some(Flag::HoursKnown),
    k: Flag::AfterHours,
    known: |context: &Context<'_>| context.knows_hours(),
};

/// Answered by the end of the first open hour.
pub(super) const AFTER_HOURS_ANSWERED: Share = Share {
    file: module_path!(),
    id: "after_hours_answered",
    definition: "leads that came in while the dealer was closed and were answered by a person before the first hour after the next opening was over, divided by workable leads after hours for which that hour is over",
    denominator: "after hours",
    n: Some(Flag::AfterHoursDue),
    k: Flag::AfterHoursAnswered,
    known: |context: &Context<'_>| {
        context.knows_response()?;
        if context.meta.open_hours {
            Ok(())
        } else {
            Err("when the dealer opened next is not known; add opening hours")
        }
    },
};

/// While open, and after hours.
#[derive(Debug)]
pub(super) struct AfterHours;

impl Metric<Table> for AfterHours {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "after_hours"
    }

    fn definition(&self) -> &'static str {
        "workable leads that came in while the dealer was open and after hours, those old enough for 60 minutes, and of these the ones answered by a person within 60 minutes"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("arrival", "name"),
            ("leads", "count"),
            ("judged", "count"),
            ("answered", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
        ];
        let mut table = context.table(self, &columns);
        if let Err(why) = context.knows_hours().and(context.knows_response()) {
            table.why = Some(why.into());
            return table;
        }
        let rows = ["open", "after_hours"].into_iter();
        for (arrival, [leads, due, hit]) in rows.zip(cell.counts.arrivals) {
            let [share, low, high] = share_cells(hit, due);
            table.rows.push(vec![
                name(arrival),
                Value::Count(leads),
                Value::Count(due),
                Value::Count(hit),
                share,
                low,
                high,
            ]);
        }
        table
    }
}
