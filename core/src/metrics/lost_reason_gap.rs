//! M53: why leads were lost, in the dealer's words and in the customers'.
//!
//! ## Question
//!
//! Do we know why customers do not buy?
//!
//! ## Formula
//!
//! By reason: share of lost leads for which the dealer gave it − share of customers who gave it when asked why they did
//! not buy. Reasons are the same when they are written the same.
//!
//! ## Unit
//!
//! Leads, answers, shares 0–1, points (difference of shares).
//!
//! ## Denominator
//!
//! Workable leads that were lost and have a reason; answers with a reason for not buying, one a lead, the newest.
//!
//! ## Missing and too recent
//!
//! No rows without a lost reason of the dealer and of customers. Won and open leads are not in it.
//!
//! ## Small samples
//!
//! 95 % Newcombe interval of the difference, Wilson interval of the customers' share; no rows below 10 lost leads or 10 answers.
//!
//! ## Example
//!
//! On the files of [voices](voices):
//! dealers gave "Price" for 7 of 10 lost leads, 3 of 10 customers did: 0.7 − 0.3.
//!
//! ```text
//! lost_reason_gap[Price].dealer = 7
//! lost_reason_gap[Price].customer = 3
//! lost_reason_gap[Price].difference = 0.4
//! ```
//!
//! ## Sources
//!
//! M53. In a British study of 2017 dealers gave availability for 3 % of lost sales, customers for 44 % (am-online).

use super::metric::{Context, Metric, name, share_cells};
use super::scores::{ENOUGH, too_few};
use crate::report::{Table, Value};
use crate::stats::{float, newcombe};
use crate::summary::Cell;

/// Lost reasons of dealer and customers.
#[derive(Debug)]
pub(super) struct LostReasonGap;

impl Metric<Table> for LostReasonGap {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "lost_reason_gap"
    }

    fn definition(&self) -> &'static str {
        "by reason: share of lost leads for which the dealer gave it, minus share of customers who gave it for not buying"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("reason", "name"),
                ("dealer", "count"),
                ("dealer_share", "share"),
                ("customer", "count"),
                ("customer_share", "share"),
                ("customer_low", "share"),
                ("customer_high", "share"),
                ("difference", "points"),
                ("low", "points"),
                ("high", "points"),
            ],
        );
        let [customers, dealers] = cell.voices.lost;
        if !context.meta.knows.lost_reason {
            table.why = Some("no column says why the dealer lost a lead; map lost_reason".into());
        } else if !context.meta.knows.surveys {
            table.why = Some(
                "no file tells why customers did not buy; add the surveys with a lost_reason"
                    .into(),
            );
        } else if customers.min(dealers) < ENOUGH {
            table.why = Some(too_few(customers.min(dealers)));
        } else {
            for (reason, counts) in &cell.voices.reasons.0 {
                let &[_, _, customer, dealer] = counts;
                let Some((difference, low, high)) = newcombe(dealer, dealers, customer, customers)
                    .filter(|_| customer + dealer > 0)
                else {
                    continue;
                };
                let mut cells = vec![
                    name(reason),
                    Value::Count(dealer),
                    Value::Number(float(dealer) / float(dealers)),
                    Value::Count(customer),
                ];
                cells.extend(share_cells(customer, customers));
                cells.extend([difference, low, high].map(Value::Number));
                table.rows.push(cells);
            }
        }
        table
    }
}
