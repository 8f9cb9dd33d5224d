//! What the user decides: expectation, as-of time, zone, hours, mapping, filters, grouping. Data never holds any of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::time::{Hours, Zone};

/// Every choice that changes a number. Same files + same settings = the same bytes of JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Settings {
    /// What the reader believes, most general first.
    pub expectations: Vec<Expectation>,
    /// Which deed the expectation is about; `None` takes contact where the files can tell it, else the call made.
    pub basis: Option<Basis>,
    /// The instant the report is judged at, UTC milliseconds; the newest time in the data when absent.
    pub as_of: Option<i64>,
    /// Zone of wall-clock times without an offset, and of days and months.
    pub zone: Zone,
    /// Opening hours; without them no open-minutes clock is computed.
    pub hours: Option<Hours>,
    /// Field → header, overriding what was recognised: `at` or `touches.at`.
    pub map: BTreeMap<String, String>,
    /// Header → day/month order, for columns where the data cannot tell.
    pub day_order: BTreeMap<String, DayOrder>,
    /// Which leads count.
    pub filter: Filter,
    /// Grouping fields, each reported beside the whole.
    pub by: Vec<By>,
    /// Horizon in milliseconds for rates without one in their id.
    pub horizon: Option<i64>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            expectations: vec![Expectation { scope: Scope::Network, name: String::new(), value: 0.75 }],
            basis: None,
            as_of: None,
            zone: Zone::utc(),
            hours: None,
            map: BTreeMap::new(),
            day_order: BTreeMap::new(),
            filter: Filter::default(),
            by: Vec::new(),
            horizon: None,
        }
    }
}

/// One belief about one scope.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Expectation {
    /// Whose leads the belief is about.
    pub scope: Scope,
    /// Dealer, person or channel; empty for the network.
    #[serde(default)]
    pub name: String,
    /// The believed share of leads, 0–1.
    pub value: f64,
}

/// Whose leads an expectation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Scope {
    Network,
    Dealer,
    Person,
    Channel,
}

/// Which deed an expectation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A call was made.
    Attempt,
    /// The customer was reached.
    Contact,
}

/// Order of day and month in dates such as 03/04/2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOrder {
    /// 03/04 is the third of April.
    DayFirst,
    /// 03/04 is March the fourth.
    MonthFirst,
}

/// Which leads count. Values of one field are alternatives; fields narrow each other.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Filter {
    /// First local date of creation, `YYYY-MM-DD`, included.
    pub from: Option<String>,
    /// Last local date of creation, `YYYY-MM-DD`, included.
    pub to: Option<String>,
    /// Dealers; empty = all. The empty string stands for leads without one.
    pub dealers: Vec<String>,
    /// People; empty = all.
    pub people: Vec<String>,
    /// Sources; empty = all.
    pub sources: Vec<String>,
}

/// A grouping of leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum By {
    Dealer,
    Person,
    Source,
    /// Channel of the first human attempt.
    Channel,
    /// Local month of creation.
    Month,
    /// ISO week of creation.
    Week,
    /// Local weekday of creation.
    Weekday,
    /// Local hour of creation.
    Hour,
}

impl By {
    /// The field's name in JSON and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dealer => "dealer",
            Self::Person => "person",
            Self::Source => "source",
            Self::Channel => "channel",
            Self::Month => "month",
            Self::Week => "week",
            Self::Weekday => "weekday",
            Self::Hour => "hour",
        }
    }
}
