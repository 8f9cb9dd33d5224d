//! What had happened to the leads behind low and high scores.
//!
//! ## Question
//!
//! What did unhappy customers live through, what did happy ones?
//!
//! ## Formula
//!
//! Among answers about a lead in the files, by low (1–3 of 5) and high (4–5) score: leads with a promise not kept in
//! time (as in promises), leads with a message left and never called again (as in left_message), leads with one
//! outbound touch by a person or none. One lead can be in several rows.
//!
//! ## Unit
//!
//! Leads, shares 0–1.
//!
//! ## Denominator
//!
//! Leads with a score in that band.
//!
//! ## Missing and too recent
//!
//! No rows without surveys with a score; no row of promises without tasks, none of messages without results of calls,
//! none of touches without touches. Answers that name no lead in the files are not in it.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row; no rows below 10 leads with a score. That two things go together does not say that one
//! made the other.
//!
//! ## Example
//!
//! On the files of [voices](voices):
//! of the 11 leads with a low score, 2 and 14 were left a message and never called again, and had no other touch. Of the 9
//! with a high score, lead 7 had no touch at all. There are no tasks, so no row of promises.
//!
//! ```text
//! score_timelines[message_never_again].low_leads = 2
//! score_timelines[one_touch_or_none].low_leads = 2
//! score_timelines[one_touch_or_none].low_n = 11
//! score_timelines[one_touch_or_none].high_leads = 1
//! score_timelines[one_touch_or_none].high_n = 9
//! ```
//!
//! ## Sources
//!
//! The join of M46 with M26 and M27.

use super::metric::{Context, Metric, name, share_cells};
use super::scores::{ENOUGH, too_few};
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Scores joined with what the leads lived through.
#[derive(Debug)]
pub(super) struct ScoreTimelines;

impl Metric<Table> for ScoreTimelines {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "score_timelines"
    }

    fn definition(&self) -> &'static str {
        "leads with a low and with a high score by what had happened to them: a promise not kept, a message left and no further call, one touch or none; shares are of the leads with such a score"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("happened", "name"),
                ("low_leads", "count"),
                ("low_n", "count"),
                ("low_share", "share"),
                ("low_low", "share"),
                ("low_high", "share"),
                ("high_leads", "count"),
                ("high_n", "count"),
                ("high_share", "share"),
                ("high_low", "share"),
                ("high_high", "share"),
            ],
        );
        if let Err(why) = context.knows_scores() {
            table.why = Some(why.into());
            return table;
        }
        let [low, high] = cell.voices.joined;
        if low[0] + high[0] < ENOUGH {
            table.why = Some(too_few(low[0] + high[0]));
            return table;
        }
        let rows = [
            ("promise_not_kept", context.knows_promises()),
            ("message_never_again", context.knows_missed_calls()),
            ("one_touch_or_none", context.knows_attempts()),
        ];
        for (at, (label, known)) in (1..).zip(rows) {
            if known.is_err() {
                continue;
            }
            let mut cells = vec![name(label)];
            for counts in [low, high] {
                cells.extend([counts[at], counts[0]].map(Value::Count));
                cells.extend(share_cells(counts[at], counts[0]));
            }
            table.rows.push(cells);
        }
        if table.rows.is_empty() {
            table.why = context.knows_attempts().err().map(Into::into);
        }
        table
    }
}
