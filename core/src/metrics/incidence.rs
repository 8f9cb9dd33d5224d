//! M5, M42: what has become of leads by then: contacted or sold, closed without it, still open.
//!
//! ## Question
//!
//! What has become of the leads after 1, 3, 7, 14, 30, 60, 90 days?
//!
//! ## Formula
//!
//! Aalen-Johansen: the share that had the event (contact; sale) by then, the share closed before it, and the rest,
//! still open; the three add up to 1. Beside it `km`, one minus Kaplan-Meier, which takes closed leads for leads
//! only watched that long.
//!
//! ## Unit
//!
//! Shares 0–1, by days (24 hours) from arrival.
//!
//! ## Denominator
//!
//! Workable leads whose clock runs, as in time_to_contact and time_to_sale (`timed workable`).
//!
//! ## Missing and too recent
//!
//! As time_to_contact and time_to_sale, and not known without dates of closing. Open leads are watched up to the
//! as-of time. A day that no lead has been watched for has no row of figures.
//!
//! ## Small samples
//!
//! No interval. `km` is never below the share beside it; the more leads were closed before, the more it overstates.
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! two of eight were reached within the hour (2/8), lead 1 on the seventh day; lead 3 was closed on the tenth, among
//! five still watched, and lead 4 on the twentieth, among three. Lead 2 was sold after five days, when seven were still
//! watched: lead 8 had come in a day and a half before the as-of time.
//!
//! ```text
//! contact_incidence[1].contacted = 0.25
//! contact_incidence[7].contacted = 0.375
//! contact_incidence[14].closed_before = 0.125
//! contact_incidence[14].open = 0.5
//! contact_incidence[30].contacted = 0.375
//! contact_incidence[30].km = 0.375
//! sale_incidence[3].sold = 0
//! sale_incidence[7].sold = 0.142857142857
//! ```
//!
//! ## Sources
//!
//! Competing ends, rule R15.

use super::metric::{Context, Metric, name};
use crate::facts::Clock;
use crate::report::{Table, Value};
use crate::stats::{Ends, incidence, kaplan_meier};
use crate::summary::{Cell, Histogram};
use crate::time::DAY;

/// What has become of leads by then.
#[derive(Debug)]
pub(super) struct Incidence {
    id: &'static str,
    definition: &'static str,
    clock: Clock,
    event: &'static str,
}

/// Contact.
pub(super) const CONTACT: Incidence = Incidence {
    id: "contact_incidence",
    definition: "share of workable leads contacted by then, closed before a contact, and still open (Aalen-Johansen), with one \
                 minus Kaplan-Meier beside",
    clock: Clock::Contact,
    event: "contacted",
};

/// Sale.
pub(super) const SALE: Incidence = Incidence {
    id: "sale_incidence",
    definition: "share of workable leads sold by then, closed without a sale, and still open (Aalen-Johansen), with one minus \
                 Kaplan-Meier beside",
    clock: Clock::Sale,
    event: "sold",
};

/// The days.
const DAYS: [(&str, i64); 7] = [
    ("1", DAY),
    ("3", 3 * DAY),
    ("7", 7 * DAY),
    ("14", 14 * DAY),
    ("30", 30 * DAY),
    ("60", 60 * DAY),
    ("90", 90 * DAY),
];

/// Events, other ends and censorings by time; with `other`, the other ends in the place of the events.
fn ends(histogram: &Histogram, other: bool) -> impl Iterator<Item = Ends> + Clone + '_ {
    let mut ended = histogram.ended.iter().copied().peekable();
    histogram.steps.iter().map(move |step| {
        let gone = ended
            .next_if(|&(ms, _)| ms == step.at)
            .map_or(0, |(_, n)| n);
        let (events, competing) = if other {
            (gone, step.events)
        } else {
            (step.events, gone)
        };
        Ends {
            at: step.at,
            events,
            competing,
            censored: step.censored.saturating_sub(gone),
        }
    })
}

impl Metric<Table> for Incidence {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        self.id
    }

    fn definition(&self) -> &'static str {
        self.definition
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("day", "name"),
                (self.event, "share"),
                ("closed_before", "share"),
                ("open", "share"),
                ("km", "share"),
            ],
        );
        let known = match self.clock {
            Clock::Sale => context
                .knows_day()
                .and_then(|()| context.knows_outcome())
                .and_then(|()| context.knows_closing()),
            _ => context
                .knows_contact_time()
                .and_then(|()| context.knows_start())
                .and_then(|()| context.knows_closing()),
        };
        if let Err(why) = known {
            table.why = Some(why.into());
            return table;
        }
        let histogram = cell.clock(self.clock);
        let grid = DAYS.map(|(_, at)| at);
        let km = kaplan_meier(&histogram.steps, &grid).curve;
        let events = incidence(ends(histogram, false), &grid);
        let others = incidence(ends(histogram, true), &grid);
        for (at, (day, _)) in DAYS.iter().enumerate() {
            let mut row = vec![name(day)];
            match (events.get(at), others.get(at), km.get(at)) {
                (Some(&(_, event)), Some(&(_, other)), Some(km)) => row.extend(
                    [event, other, 1.0 - event - other, 1.0 - km.survival]
                        .map(|share| Value::Number(share.max(0.0).min(1.0))),
                ),
                _ => row.resize(5, Value::Unknown),
            }
            table.rows.push(row);
        }
        table
    }
}
