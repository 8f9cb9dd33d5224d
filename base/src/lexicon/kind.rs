//! What one file is.

use serde::Serialize;

/// What a file was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One row a lead.
    Leads,
    /// One row a touch; leads are named by id.
    Touches,
    /// One row a touch, with the lead's own columns repeated on each.
    Wide,
    /// A telephone system's log, one row a call.
    Calls,
    /// One row a task.
    Tasks,
    /// One row an appointment.
    Appointments,
    /// One row a customer's answer.
    Surveys,
    /// One row a belief.
    Expectations,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Leads,
        Self::Touches,
        Self::Wide,
        Self::Calls,
        Self::Tasks,
        Self::Appointments,
        Self::Surveys,
        Self::Expectations,
    ];

    /// By its name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The name in `--map kind.field` and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Leads => "leads",
            Self::Touches => "touches",
            Self::Wide => "wide",
            Self::Calls => "calls",
            Self::Tasks => "tasks",
            Self::Appointments => "appointments",
            Self::Surveys => "surveys",
            Self::Expectations => "expectations",
        }
    }
}
