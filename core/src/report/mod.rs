//! The report: plain data with public fields, the only serialised result, versioned (`docs/report.schema.json`).

mod about;
mod aggregates;
mod csv;
mod estimate;
mod form;
mod leads;
mod number;
mod set_aside;
mod small_cells;
mod table;
mod worklist;

pub use crate::words::english::{decimals, tenths, thousands};
pub use about::{About, short_hash};
pub use aggregates::without_people;
pub use csv::{table_to_csv, to_csv};
pub use estimate::{Distribution, Estimate, Group};
pub use form::Form;
pub use leads::{LeadLine, Leads, leads_csv};
pub use number::plain;
pub use set_aside::set_aside_csv;
pub use small_cells::hide_small_cells;
pub use table::{Column, Table, Value};
pub use worklist::{Todo, worklist_csv};

use serde::Serialize;

use crate::records::FileReading;
use crate::words::Said;

/// Version of the JSON shape.
pub const SCHEMA: u32 = 1;

/// Everything the report says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: u32,
    /// `reality-gap 0.1.0`.
    pub generator: String,
    /// The instant it is judged at, RFC 3339 in the report's zone; null when the files hold no time.
    pub as_of: Option<String>,
    /// IANA zone of days, months and unmarked times.
    pub timezone: String,
    /// Whose way of counting `attempt_rate_any`, `untouched_rate`, `sla_60m` and `contact_rate_any` follow; absent: ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<&'static str>,
    /// Hash of the settings.
    pub config_hash: String,
    /// Hash of the records counted, independent of row order.
    pub data_hash: String,
    /// How the files were read.
    pub input: Input,
    /// Sizes.
    pub counts: Counts,
    /// Figures, in fixed order: whole first, then by group.
    pub estimates: Vec<Estimate>,
    /// Times, in fixed order.
    pub distributions: Vec<Distribution>,
    /// Tables, in fixed order.
    pub tables: Vec<Table>,
    /// Where to start, most leads first.
    pub findings: Vec<Finding>,
    /// Who to call now, in order: the first hundred. The table `worklist` counts all.
    pub worklist: Vec<Todo>,
}

/// How the files were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Input {
    /// In the order given.
    pub files: Vec<FileReading>,
}

/// Sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    /// Leads received in the selection.
    pub leads: u64,
    /// Of those, workable.
    pub workable: u64,
    /// Outbound human touches of the received leads.
    pub touches: u64,
    /// Customers' enquiries: leads without those that were merged into an earlier one of the same customer.
    pub episodes: u64,
    /// Leads outside the selection, and leads newer than the as-of time.
    pub left_out: u64,
}

/// A place to start, with its receipt.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// Stable id of the rule.
    pub id: &'static str,
    /// One sentence.
    pub text: Said,
    /// The figure behind it.
    pub k: u64,
    /// Out of how many.
    pub n: u64,
    /// 95 % interval of the share, if defined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<(f64, f64)>,
    /// The rule in words.
    pub rule: Said,
    /// Name of the set of leads behind it, where one can be shown (`reality-gap leads --behind`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behind: Option<&'static str>,
}

impl Report {
    /// The estimate with this id for the whole selection.
    #[must_use]
    pub fn estimate(&self, id: &str) -> Option<&Estimate> {
        self.estimates
            .iter()
            .find(|e| e.id == id && e.group.is_empty())
    }

    /// The rate that the expectation is about: its id, and whether it counts leads reached by phone, not leads phoned.
    #[must_use]
    pub fn subject(&self) -> (&'static str, bool) {
        let gap = self.estimate("reality_gap");
        match gap.is_some_and(|gap| gap.basis == Some("contact")) {
            true => ("contact_rate_phone", true),
            false => ("attempt_rate_phone", false),
        }
    }

    /// The estimates with this id, one per value of a grouping field.
    pub fn estimates_by<'a>(
        &'a self,
        id: &'a str,
        field: &'a str,
    ) -> impl Iterator<Item = &'a Estimate> + 'a {
        self.estimates
            .iter()
            .filter(move |e| e.id == id && e.group.len() == 1 && e.group.contains_key(field))
    }

    /// The distribution with this id for the whole selection.
    #[must_use]
    pub fn distribution(&self, id: &str) -> Option<&Distribution> {
        self.distributions
            .iter()
            .find(|d| d.id == id && d.group.is_empty())
    }

    /// The table with this id for the whole selection.
    #[must_use]
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.tables
            .iter()
            .find(|t| t.id == id && t.group.is_empty())
    }

    /// The report as JSON: the same bytes everywhere.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialising plain data to a string has no way to fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}
