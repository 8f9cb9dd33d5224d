//! M42: the share of sales by the days from arrival to the sale.
//!
//! ## Question
//!
//! How many sales come after the first days, and after 90?
//!
//! ## Formula
//!
//! Sales by local days from arrival (0–3, 4–7, 8–14, 15–30, 31–60, 61–90, more) / all sales with a known day.
//!
//! ## Unit
//!
//! Sales, shares 0–1.
//!
//! ## Denominator
//!
//! Sales of workable leads (`of`); `old_of` those of leads more than 90 days old.
//!
//! ## Missing and too recent
//!
//! Not known without arrival, outcome and a date of sale or of closing. Recent leads cannot have late sales yet, so
//! shares over all sales lean to the first days; `old_share` takes only leads more than 90 days old at the as-of
//! time, which had the time.
//!
//! ## Small samples
//!
//! 95 % Wilson interval of `share` by row, and of `old_share` (`old_low`, `old_high`).
//!
//! ## Example
//!
//! On the files of [long-game](long-game):
//!
//! lead 2 was sold after 5 days and lead 1 after 108; both came in more than 90 days before the as-of time.
//!
//! ```text
//! sales_by_day[4-7].sales = 1
//! sales_by_day[4-7].share = 0.5
//! sales_by_day[over_90].sales = 1
//! sales_by_day[over_90].old_share = 0.5
//! sales_by_day[over_90].old_of = 2
//! ```
//!
//! ## Sources
//!
//! M42; one of the seeds says that 32 % of buyers buy after 90 days.

use super::metric::{Context, Metric, name, share_cells};
use crate::facts::Tab;
use crate::report::{Table, Value};
use crate::summary::Cell;

/// Classes, in the order of [`Tab::Sale`].
const DAYS: [&str; 7] = ["0-3", "4-7", "8-14", "15-30", "31-60", "61-90", "over_90"];

/// Sales by day.
#[derive(Debug)]
pub(super) struct SalesByDay;

impl Metric<Table> for SalesByDay {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "sales_by_day"
    }

    fn definition(&self) -> &'static str {
        "sales of workable leads by local days from arrival, divided by all of them; the columns that begin with old are about \
         leads more than 90 days old at the as-of time, which had the time for a late sale"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("days", "name"),
                ("sales", "count"),
                ("of", "count"),
                ("share", "share"),
                ("low", "share"),
                ("high", "share"),
                ("old_sales", "count"),
                ("old_of", "count"),
                ("old_share", "share"),
                ("old_low", "share"),
                ("old_high", "share"),
            ],
        );
        let known = context
            .knows_day()
            .and_then(|()| context.knows_outcome())
            .and_then(|()| context.knows_sale_time());
        if let Err(why) = known {
            table.why = Some(why.into());
            return table;
        }
        let classes = cell.counts.tab(Tab::Sale);
        let total = |measure: usize| classes.iter().map(|class| class[measure]).sum();
        let totals = [total(0), total(1)];
        for (days, class) in DAYS.iter().zip(classes) {
            let mut row = vec![name(days)];
            for (&sales, of) in class.iter().zip(totals) {
                row.extend([Value::Count(sales), Value::Count(of)]);
                row.extend(share_cells(sales, of));
            }
            table.rows.push(row);
        }
        table
    }
}
