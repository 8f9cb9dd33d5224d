//! M47: why customers give low and high scores.
//!
//! ## Question
//!
//! Why are customers unhappy, why are they happy?
//!
//! ## Formula
//!
//! By reason: answers with a low score (`reasons_low`: 1–3 of 5) or a high one (`reasons_high`: 4–5) that name it /
//! answers with such a score. One answer can name several reasons, so shares need not add up to 1; `no_reason` stands
//! for those that name none. Most often named first, then by name.
//!
//! ## Unit
//!
//! Answers, shares 0–1.
//!
//! ## Denominator
//!
//! Answers with a score in that band, as in scores, with or without a reason.
//!
//! ## Missing and too recent
//!
//! No rows without surveys with scores and reasons. A horizon changes nothing here.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row; no rows below 10 answers in the band.
//!
//! ## Example
//!
//! On the files of [voices](voices):
//! 4 of the 11 low scores name "Not as promised", 3 "Price" (one names both), one names nothing. Only 9 scores are high:
//! too few for a table.
//!
//! ```text
//! reasons_low[Not as promised].answers = 4
//! reasons_low[Not as promised].n = 11
//! reasons_low[Price].answers = 3
//! reasons_low[no_reason].answers = 1
//! ```
//!
//! ## Sources
//!
//! M47. The field shows low and high scores side by side. Its best known survey gives: low — not as promised 19 %, left a
//! message and did not call again 15 %; high — attitude 40 %, knowledge 25 %, speed 22 % (vendor's figures without n,
//! context only).

use super::metric::{Context, Metric, name, share_cells};
use super::scores::{ENOUGH, too_few};
use crate::facts::Band;
use crate::order::sorted;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Reasons of one band.
#[derive(Debug)]
pub(super) struct Reasons(pub(super) Band);

impl Metric<Table> for Reasons {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        match self.0 {
            Band::Low => "reasons_low",
            Band::High => "reasons_high",
        }
    }

    fn definition(&self) -> &'static str {
        match self.0 {
            Band::Low => {
                "by reason: answers with a score of 1 to 3 of 5 that name it, divided by answers with such a score; one answer can name several"
            }
            Band::High => {
                "by reason: answers with a score of 4 or 5 of 5 that name it, divided by answers with such a score; one answer can name several"
            }
        }
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("reason", "name"),
                ("answers", "count"),
                ("n", "count"),
                ("share", "share"),
                ("low", "share"),
                ("high", "share"),
            ],
        );
        let at = self.0 as usize;
        let n = cell.voices.bands[at];
        if let Err(why) = context.knows_reasons() {
            table.why = Some(why.into());
            return table;
        }
        if n < ENOUGH {
            table.why = Some(too_few(n));
            return table;
        }
        let named = cell.voices.reasons.0.iter();
        let named = named.map(|(reason, counts)| (reason.as_str(), counts[at]));
        let named = sorted(named.filter(|&(_, k)| k > 0).collect(), |a, b| {
            b.1.cmp(&a.1)
        });
        let unreasoned = Some(("no_reason", cell.voices.unreasoned[at])).filter(|&(_, k)| k > 0);
        for (reason, k) in named.into_iter().chain(unreasoned) {
            let mut cells = vec![name(reason), Value::Count(k), Value::Count(n)];
            cells.extend(share_cells(k, n));
            table.rows.push(cells);
        }
        table
    }
}
