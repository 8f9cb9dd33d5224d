//! Who to call now.

use serde::Serialize;

use super::csv::text;
use crate::words::Said;

/// One lead of the worklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Todo {
    /// Place on the list, from 1.
    pub rank: u64,
    /// Lead id as written in the file.
    pub lead: String,
    /// Dealer; null when none is given.
    pub dealer: Option<String>,
    /// Person in charge; null when none is given.
    pub person: Option<String>,
    /// `promise_overdue`, `promise_due`, `customer_waiting`, `new`, `untouched`, `message_left` or `dropped`: the first
    /// that holds.
    pub reason: &'static str,
    /// The others that hold.
    pub also: Vec<&'static str>,
    /// Why, in one sentence.
    pub why: Said,
    /// The time that the sentence is about, RFC 3339; null when not known.
    pub at: Option<String>,
}

/// The worklist as CSV with a header line, safe to open in a spreadsheet.
#[must_use]
pub fn worklist_csv(list: &[Todo]) -> String {
    let mut out = String::from("rank,lead,dealer,person,reason,also,at,why\r\n");
    for todo in list {
        let cells = [
            todo.rank.to_string(),
            text(&todo.lead),
            text(todo.dealer.as_deref().unwrap_or("")),
            text(todo.person.as_deref().unwrap_or("")),
            text(todo.reason),
            text(&todo.also.join("; ")),
            text(todo.at.as_deref().unwrap_or("")),
            text(&todo.why.english()),
        ];
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}
