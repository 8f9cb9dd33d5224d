//! M50: how much of the CRM's log of calls can be confirmed.
//!
//! ## Question
//!
//! How much of what the CRM says about calls can be confirmed?
//!
//! ## Formula
//!
//! Of outbound calls by a person with a time in the CRM, the share that is confirmed in each of these ways. telephony:
//! the telephone log has a call of the same lead within 10 minutes that did not come in. duration: its length is
//! longer than nothing, of calls with a length. bursts: not one of six or more calls by the same person, each less
//! than a minute after the one before. notes: its note is not one of five or more in a row by the same person that
//! are the same. entered: it was not entered a day or more after it was made.
//!
//! ## Unit
//!
//! Calls, shares 0–1.
//!
//! ## Denominator
//!
//! Calls that the part can be told of (`calls`).
//!
//! ## Missing and too recent
//!
//! A part is not known, with the reason in `why`, where a file or column is missing: telephony needs a telephone log,
//! duration a length of calls, bursts names of staff, notes and entered columns that are not read. No index joins the
//! parts.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row. Calls of one lead are alike, so the interval is rather too narrow.
//!
//! ## Example
//!
//! On the files of [reasons](reasons): five calls out by persons, none of them in a burst; the telephone log has three
//! of them, two of lead 1 and one of lead 7.
//!
//! ```text
//! log_integrity[telephony].confirmed = 3
//! log_integrity[telephony].calls = 5
//! log_integrity[bursts].confirmed = 5
//! log_integrity[bursts].calls = 5
//! ```
//!
//! ## Sources
//!
//! M50. What is not confirmed is unverified, no more: telephones without a log, other numbers and slow clocks are
//! usual.

use super::known::Known;
use super::metric::{Context, Metric, name, share_cells};
use crate::facts::LogCount;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Confirmed calls, by part.
#[derive(Debug)]
pub(super) struct LogIntegrity;

impl Metric<Table> for LogIntegrity {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "log_integrity"
    }

    fn definition(&self) -> &'static str {
        "outbound calls by a person in the CRM: how many are confirmed by the telephone log, have a length, are in no burst, have a note of their own and were entered in time; the others are unverified"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("part", "name"),
            ("confirmed", "count"),
            ("calls", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
            ("why", "name"),
        ];
        let mut table = context.table(self, &columns);
        if let Err(why) = context.knows_all_channels() {
            table.why = Some(why.into());
            return table;
        }
        let log = |count: LogCount| cell.counts.log[count as usize];
        let named = log(LogCount::Named);
        let parts: [(&str, Known, u64, u64); 5] = [
            (
                "telephony",
                context.knows_calls(),
                log(LogCount::Matched),
                log(LogCount::Calls),
            ),
            (
                "duration",
                context.knows_duration(),
                log(LogCount::Talked),
                log(LogCount::Timed),
            ),
            (
                "bursts",
                context.knows_callers(),
                named.saturating_sub(log(LogCount::Burst)),
                named,
            ),
            ("notes", Err("no column of notes is read"), 0, 0),
            (
                "entered",
                Err("no column says when a call was entered"),
                0,
                0,
            ),
        ];
        for (part, known, k, n) in parts {
            let mut cells = vec![name(part)];
            match known {
                Ok(()) => {
                    cells.extend([Value::Count(k), Value::Count(n)]);
                    cells.extend(share_cells(k, n));
                    cells.push(Value::Unknown);
                }
                Err(why) => {
                    cells.resize(columns.len() - 1, Value::Unknown);
                    cells.push(name(why));
                }
            }
            table.rows.push(cells);
        }
        table
    }
}
