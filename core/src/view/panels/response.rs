//! Sales by how soon a person first touched the lead.

use super::Place;
use super::conversion::{Wording, sales};
use crate::node::Element;
use crate::report::Report;
use crate::view::words;

/// The panel.
pub(super) fn response(report: &Report, at: &Place<'_>) -> Element {
    let wording = Wording {
        key: "response",
        title: "Sales by time to the first touch",
        head: "First touch",
        row: words::band,
        note: "Association, not cause: leads that look ready to buy are often answered first.",
    };
    sales(report, at, "conversion_by_response_time", &wording)
}
