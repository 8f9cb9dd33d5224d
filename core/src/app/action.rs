//! What a user can do, as the renderer reports it: the `data-rg` name of the element, its field and its value.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::json::{Fault, FromJson, Json};

/// One deed. `name` is the element's `data-rg`, `field` its `data-rg-field`, `value` the control's value.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Action {
    /// `guess`, `reveal`, `expect`, `recall`, `basis`, `definition`, `filter`, `filter-from`, `filter-to`, `filter-period`, `clear-filters`, `search`, `sort`, `map`,
    /// `value`, `column`, `day-order`, `column-zone`, `unit`, `decimal`, `table`, `profile`, `profile-name`, `reset`, `undo`, `redo`,
    /// `mapping`, `width`, `view`, `leads`, `leads-page`, `names`, `customers`, `what-if`, `await`, `cancel`, `clear`, `dismiss`.
    pub name: String,
    /// What it is about: a filter's field, a column's header, a lead field.
    pub field: String,
    /// The control's value.
    pub value: String,
}

impl FromJson for Action {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        let mut parts = BTreeMap::<String, String>::from_json(json)?;
        let mut part = |key: &str| parts.remove(key).unwrap_or_default();
        Ok(Self {
            name: part("name"),
            field: part("field"),
            value: part("value"),
        })
    }
}

/// What the outside has to do after an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Read the same files again from the start: a mapping, a day order or the meaning of a value changed.
    Reload,
    /// Read the same files again, for the rows set aside or for names of customers; what is on show stays.
    Recall,
    /// Stop reading.
    Cancel,
    /// Forget the files.
    Clear,
}
