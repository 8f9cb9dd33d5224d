//! The leads behind a figure, a page at a time. Never part of a report: for the screen of whoever holds the files, and
//! for the command line.

use serde::Serialize;

use super::csv::text;

/// Some leads of one set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Leads {
    /// Where they are shown; empty elsewhere than on the screen.
    #[serde(skip)]
    pub place: String,
    /// Name of the set.
    pub behind: &'static str,
    /// The set in words.
    pub title: &'static str,
    /// How many there are in all.
    pub total: u64,
    /// How many come before these.
    pub before: u64,
    /// These.
    pub leads: Vec<LeadLine>,
}

/// One lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeadLine {
    /// Lead id as written in the file.
    pub lead: String,
    /// Dealer; null when none is given.
    pub dealer: Option<String>,
    /// Person in charge; null when none is given.
    pub person: Option<String>,
    /// When it came in, RFC 3339; null when not known.
    pub came_in: Option<String>,
    /// Touches by a person, as logged.
    pub attempts: u64,
    /// Calls by a person, as logged.
    pub calls: u64,
    /// When a person last turned to the customer; null when nobody did or the time is not known.
    pub last_touch: Option<String>,
    /// `open`, `won`, `lost`, `cancelled`, `opted_out` or `unknown`.
    pub status: &'static str,
}

/// The leads as CSV with a header line, safe to open in a spreadsheet.
#[must_use]
pub fn leads_csv(leads: &[LeadLine]) -> String {
    let mut out = String::from("lead,dealer,person,came_in,attempts,calls,last_touch,status\r\n");
    for line in leads {
        let of = |cell: &Option<String>| text(cell.as_deref().unwrap_or(""));
        let cells = [
            text(&line.lead),
            of(&line.dealer),
            of(&line.person),
            of(&line.came_in),
            line.attempts.to_string(),
            line.calls.to_string(),
            of(&line.last_touch),
            text(line.status),
        ];
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}
