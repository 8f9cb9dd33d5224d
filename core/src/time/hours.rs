//! Opening hours: which minutes of the week the dealer is open.

use serde::{Deserialize, Serialize};

/// Weekly opening hours with holidays, on the wall clock of the report's zone (`hours.json`).
///
/// ```json
/// { "weekly": { "mon": [["09:00", "17:00"]], "sat": [["10:00", "13:00"], ["14:00", "16:00"]] },
///   "holidays": ["2026-12-25"] }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// Open spans by day (`mon` … `sun`); a day that is not named is closed.
    pub weekly: std::collections::BTreeMap<String, Vec<[String; 2]>>,
    /// Local dates (`YYYY-MM-DD`) on which the dealer is closed.
    #[serde(default)]
    pub holidays: Vec<String>,
    /// IANA zone of the wall clock; the report's zone when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
}
