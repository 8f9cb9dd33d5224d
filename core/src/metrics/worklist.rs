//! Whom to turn to now, and why.
//!
//! ## Question
//!
//! Whom should somebody turn to now, in which order, and why?
//!
//! ## Formula
//!
//! Open workable leads by the first of these that holds: a promise is overdue (by more than 15 minutes, or its day is
//! over) and nobody turned to the customer from 24 hours before it was due (at the earliest when it was made); a
//! promise is due today; the customer turned to the dealer and no person answered; came in less than 24 hours ago and
//! no person turned to the customer yet; came in earlier and no person did; a message was left at least 5 hours ago
//! and neither a call nor a contact followed; no touch by a person for more than 7 days (14 once the customer was
//! reached) and no promise or appointment to come. A lost lead is on the list only if its customer came back after it
//! was closed. Promises that were ticked, called off or moved are none.
//!
//! Within a reason: the nearest deadline first where a clock runs (due today, new), elsewhere the latest event first;
//! then by lead id. The report lists the first 100 leads in `worklist`; this table counts all of them.
//!
//! ## Unit
//!
//! Leads.
//!
//! ## Denominator
//!
//! Open workable leads. Customers who opted out, also of calls only, are never on the list.
//!
//! ## Missing and too recent
//!
//! Not known when the files hold no time. A reason whose column is missing names nobody: without tasks no promises,
//! without results no messages left, without touches nobody is untouched. Where no column says how leads ended, every
//! lead counts as open. Everything is judged at the as-of time.
//!
//! ## Small samples
//!
//! Counts, no shares.
//!
//! ## Example
//!
//! Lead 3 is open and nobody turned to it; lead 5 is open and was last turned to on 3 September. The others are over.
//!
//! ```text
//! worklist[untouched].leads = 1
//! worklist[dropped].leads = 1
//! worklist[customer_waiting].leads = 0
//! ```
//!
//! ## Sources
//!
//! Daily check-in, "no lead left behind"; 84 % of those who ring back do so within 5 hours (a vendor's figure).

use super::meta::rfc3339;
use super::metric::{Context, Metric, name};
use crate::facts::{NEW, Reason};
use crate::report::{Table, Todo, Value};
use crate::summary::{Cell, Todo as Kept};
use crate::words::{Part, Said, msg};

/// Leads by why somebody should turn to them.
#[derive(Debug)]
pub(super) struct Worklist;

impl Metric<Table> for Worklist {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "worklist"
    }

    fn definition(&self) -> &'static str {
        "open workable leads that somebody should turn to now, each by the first reason that holds: promise overdue, promise of today, customer waiting, new, untouched, message left, dropped; never one whose customer opted out"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(self, &[("reason", "name"), ("leads", "count")]);
        if context.meta.as_of.is_none() {
            table.why = Some("the files hold no time; map created_at, or at".into());
            return table;
        }
        let counted = Reason::ALL.iter().zip(cell.counts.duties);
        table
            .rows
            .extend(counted.map(|(reason, leads)| vec![name(reason.name()), Value::Count(leads)]));
        table
    }
}

/// The list with its sentences.
pub(super) fn list(kept: &[Kept], context: &Context<'_>) -> Vec<Todo> {
    (1_u64..)
        .zip(kept)
        .map(|(rank, kept)| Todo {
            rank,
            lead: kept.lead.clone(),
            dealer: kept.dealer.clone(),
            person: kept.person.clone(),
            reason: kept.reason.name(),
            also: Reason::ALL
                .into_iter()
                .filter(|&other| other != kept.reason && kept.reasons >> other as u8 & 1 == 1)
                .map(Reason::name)
                .collect(),
            why: why(kept, context),
            at: rfc3339(kept.at, &context.settings.zone).filter(|_| kept.at != i64::MIN),
        })
        .collect()
}

fn why(kept: &Kept, context: &Context<'_>) -> Said {
    let zone = &context.settings.zone;
    let as_of = context.meta.as_of.unwrap_or(kept.at);
    let when = |ms: i64| rfc3339(ms, zone).map(|time| Part::Moment(day_alone(time)));
    let Some(at) = when(kept.at).filter(|_| kept.at != i64::MIN) else {
        return "No touch by a person; when it came in is not known.".into();
    };
    let mut parts = vec![("at", at), ("past", Part::Span(as_of - kept.at))];
    let message = match kept.reason {
        Reason::PromiseOverdue => {
            msg("A promise was due {at}, {past} ago; no touch around that time or since.")
        }
        Reason::PromiseDue => msg("A promise is due today: {at}."),
        Reason::CustomerWaiting => msg("Customer waiting for an answer since {at} ({past})."),
        Reason::New => {
            parts.push(("end", when(kept.at + NEW).unwrap_or_else(|| "".into())));
            msg("Came in {at}, {past} ago; no touch by a person yet. The first 24 hours end {end}.")
        }
        Reason::Untouched => msg("Came in {at}, {past} ago; no touch by a person."),
        Reason::MessageLeft => {
            msg("A message was left {at}, {past} ago; no call and no contact since.")
        }
        Reason::Dropped => {
            msg("No touch by a person since {at} ({past}), and no next step planned.")
        }
    };
    Said::of(message, parts)
}

/// A day without a time begins at midnight.
fn day_alone(mut time: String) -> String {
    if time.get(11..16) == Some("00:00") {
        time.truncate(10);
    }
    time
}
