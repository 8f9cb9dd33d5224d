//! Reading a report's tables by column id, never by position.

use crate::report::{Table, Value, plain};

/// A count as a number.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of leads are far below 2^53"
)]
pub(super) const fn real(n: u64) -> f64 {
    n as f64
}

/// A row that knows its columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    table: &'a Table,
    cells: &'a [Value],
}

/// The rows of a table; none where the table is missing.
pub(super) fn rows<'a>(table: Option<&'a Table>) -> impl Iterator<Item = Row<'a>> {
    table
        .into_iter()
        .flat_map(|table| table.rows.iter().map(move |cells| Row { table, cells }))
}

impl<'a> Row<'a> {
    fn cell(self, column: &str) -> Option<&'a Value> {
        let at = self.table.columns.iter().position(|c| c.id == column)?;
        self.cells.get(at)
    }

    /// The text in a column; counts as digits, unknown as nothing.
    pub(super) fn text(self, column: &str) -> String {
        match self.cell(column) {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Count(n)) => n.to_string(),
            Some(Value::Number(v)) => plain(*v),
            Some(Value::Unknown) | None => String::new(),
        }
    }

    /// What the row is about: the text in the first column of names.
    pub(super) fn name(self) -> String {
        self.table
            .columns
            .iter()
            .find(|c| c.unit == "name")
            .map(|c| self.text(c.id))
            .unwrap_or_default()
    }

    /// The whole number in a column.
    pub(super) fn count(self, column: &str) -> Option<u64> {
        match self.cell(column) {
            Some(&Value::Count(n)) => Some(n),
            _ => None,
        }
    }

    /// The number in a column.
    pub(super) fn number(self, column: &str) -> Option<f64> {
        match self.cell(column) {
            Some(&Value::Number(v)) => Some(v),
            Some(&Value::Count(n)) => Some(real(n)),
            _ => None,
        }
    }

    /// The numbers in two columns, where both are known.
    pub(super) fn ends(self, low: &str, high: &str) -> Option<(f64, f64)> {
        self.number(low).zip(self.number(high))
    }

    /// Share and interval.
    pub(super) fn interval(self) -> Option<(f64, f64, f64)> {
        let share = self.number("share")?;
        Some((
            share,
            self.number("low").unwrap_or(share),
            self.number("high").unwrap_or(share),
        ))
    }
}
