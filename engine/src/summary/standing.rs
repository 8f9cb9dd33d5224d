//! How far a lead counts.

use crate::facts::{FactRow, Marks};
use crate::records::Exclusion;

/// Each step is within the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// In the selection.
    Received,
    /// And somebody should follow it up.
    Workable,
    /// And old enough for the horizon of the settings.
    Judged,
}

impl Standing {
    pub(super) fn of(row: &FactRow, marks: &Marks) -> Self {
        match (row.exclusion, marks.judged) {
            (Exclusion::None, true) => Self::Judged,
            (Exclusion::None, false) => Self::Workable,
            _ => Self::Received,
        }
    }
}
