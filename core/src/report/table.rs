//! A table of figures, with typed columns.

use serde::Serialize;

use crate::words::Said;

use super::Group;

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Table {
    /// Stable id, see `docs/metrics`.
    pub id: &'static str,
    /// Empty for the whole selection.
    pub group: Group,
    /// What it counts, in one sentence.
    pub definition: &'static str,
    /// Columns in order.
    pub columns: Vec<Column>,
    /// Rows in fixed order.
    pub rows: Vec<Vec<Value>>,
    /// Why there are no rows, and which column would tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Said>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Column {
    /// Stable name.
    pub id: &'static str,
    /// `name`, `share`, `count`, `ms`, `points`, `number`, or `money`: a decimal string in the file's currency.
    pub unit: &'static str,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Value {
    Unknown,
    Count(u64),
    Number(f64),
    Text(String),
}
