//! What a user can do, as the renderer reports it: the `data-rg` name of the element, its field and its value.

use serde::{Deserialize, Serialize};

/// One deed. `name` is the element's `data-rg`, `field` its `data-rg-field`, `value` the control's value.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Action {
    /// `guess`, `reveal`, `expect`, `recall`, `basis`, `definition`, `filter`, `filter-from`, `filter-to`, `clear-filters`, `map`,
    /// `value`, `column`, `day-order`, `column-zone`, `unit`, `decimal`, `table`, `profile`, `profile-name`, `reset`, `undo`,
    /// `mapping`, `width`, `view`, `leads`, `leads-page`, `what-if`, `await`, `cancel`, `clear`, `dismiss`.
    pub name: String,
    /// What it is about: a filter's field, a column's header, a lead field.
    pub field: String,
    /// The control's value.
    pub value: String,
}

/// What the outside has to do after an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Read the same files again from the start: a mapping, a day order or the meaning of a value changed.
    Reload,
    /// Read the same files again, for the rows set aside; what is on show stays.
    Recall,
    /// Stop reading.
    Cancel,
    /// Forget the files.
    Clear,
}
