//! M45: what leads cost and earn, by source, beside how they are followed up.
//!
//! ## Question
//!
//! What does each source cost and bring, and are its leads followed up as well as the others'?
//!
//! ## Formula
//!
//! By source (the first one of an episode): received leads, those with a cost and its sum; that sum / leads with a cost,
//! / workable leads reached, / kept appointments, / sales; gross profit of the won leads that tell it; (gross − cost) /
//! cost. The contact rate stands beside them, so that follow-up is not taken for the source.
//!
//! ## Unit
//!
//! Money in the file's currency as decimal strings with two places, counts, shares 0–1; the return as a number (0.5 is
//! half of the cost on top of it).
//!
//! ## Denominator
//!
//! By column. A cost per contact, appointment or sale needs the cost of every lead: it is unknown where a received lead
//! of the source has none; so is the return, which also needs the gross of every sale.
//!
//! ## Missing and too recent
//!
//! No rows without cost or gross, or without sources. Kept appointments need a file of appointments. Recent leads cost
//! and have not sold yet: compare sources over the same period.
//!
//! ## Small samples
//!
//! 95 % Wilson interval of the contact rate. Money has no interval here: one sale more or less moves it.
//!
//! ## Example
//!
//! On the files of [arrival](arrival): five leads of Web at 20.00, three of Portal at 35.50. Lead 1 of Web was sold
//! with a gross of 1 500.00: (1500 − 100) / 100 = 14.
//!
//! ```text
//! source_roi[Web].leads = 5
//! source_roi[Portal].leads = 3
//! source_roi[Web].won = 1
//! source_roi[Web].return = 14
//! ```
//!
//! ## Sources
//!
//! M45. Reports of sources show cost and sales alone, and so blame a source for leads that nobody called.

use super::metric::{Context, Metric, share_cells};
use crate::report::{Table, Value};
use crate::summary::{Cell, Spend};

/// Cost and gross by source.
#[derive(Debug)]
pub(super) struct SourceRoi;

/// Hundredths as a decimal string.
fn money(hundredths: i64) -> Value {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (
        hundredths.unsigned_abs() / 100,
        hundredths.unsigned_abs() % 100,
    );
    let zero = if rest < 10 { "0" } else { "" };
    Value::Text(format!("{sign}{whole}.{zero}{rest}"))
}

/// A sum per head, rounded half away from zero; unknown per nobody.
fn each(sum: Option<i64>, count: u64) -> Value {
    match (sum, i64::try_from(count)) {
        (Some(sum), Ok(count)) if count > 0 => {
            let half = if sum < 0 { -(count / 2) } else { count / 2 };
            money((sum + half) / count)
        }
        _ => Value::Unknown,
    }
}

impl Metric<Table> for SourceRoi {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "source_roi"
    }

    fn definition(&self) -> &'static str {
        "by source: received leads, their cost, cost per lead with a cost, per workable lead reached, per kept appointment and per sale, gross of the sales, (gross minus cost) divided by cost, and the contact rate"
    }

    fn compute(&self, _cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("source", "name"),
            ("leads", "count"),
            ("costed", "count"),
            ("cost", "money"),
            ("per_lead", "money"),
            ("per_contact", "money"),
            ("per_shown", "money"),
            ("per_sale", "money"),
            ("won", "count"),
            ("gross", "money"),
            ("return", "number"),
            ("contacted", "count"),
            ("workable", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
        ];
        let mut table = context.table(self, &columns);
        if let Err(why) = context.knows_money() {
            table.why = Some(why.into());
            return table;
        }
        let knows = context.meta.knows;
        for (source, sums) in &context.briefs.spend {
            let Spend {
                received, costed, ..
            } = *sums;
            let cost = (costed > 0).then_some(sums.cost);
            let whole = cost.filter(|_| costed == received);
            let won = context.knows_outcome().is_ok();
            let gross = (sums.grossed > 0).then_some(sums.gross);
            let earned = match gross {
                _ if !(knows.gross && won) || sums.grossed != sums.won => None,
                gross => Some(gross.unwrap_or(0)),
            };
            let back = whole.filter(|&cost| cost > 0).zip(earned);
            #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
            let back = back.map(|(cost, gross)| (gross - cost) as f64 / cost as f64);
            let contact = context.knows_contact().is_ok();
            let [share, low, high] = if contact {
                share_cells(sums.contacted, sums.judged)
            } else {
                [const { Value::Unknown }; 3]
            };
            let known = |is: bool, count: u64| {
                if is {
                    Value::Count(count)
                } else {
                    Value::Unknown
                }
            };
            let per = |is: bool, count: u64| each(whole.filter(|_| is), count);
            table.rows.push(vec![
                source
                    .name()
                    .map_or(Value::Unknown, |name| Value::Text(name.to_owned())),
                Value::Count(received),
                Value::Count(costed),
                cost.map_or(Value::Unknown, money),
                each(cost, costed),
                per(contact, sums.contacted),
                per(knows.appointments, sums.shown),
                per(won, sums.won),
                known(won, sums.won),
                gross.map_or(Value::Unknown, money),
                back.map_or(Value::Unknown, Value::Number),
                known(contact, sums.contacted),
                Value::Count(sums.judged),
                share,
                low,
                high,
            ]);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_with_two_places() {
        for (hundredths, text) in [(0, "0.00"), (5, "0.05"), (-1_250, "-12.50"), (100, "1.00")] {
            assert_eq!(money(hundredths), Value::Text(text.to_owned()));
        }
        assert_eq!(each(Some(1_000), 3), Value::Text("3.33".to_owned()));
        assert_eq!(each(Some(-1_001), 2), Value::Text("-5.01".to_owned()));
        assert_eq!(each(Some(1), 0), Value::Unknown);
    }
}
