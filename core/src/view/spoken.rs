//! Nothing is shown in English where another language is spoken: every screen in an invented one, and what is left.

use std::collections::BTreeSet;

use super::tests::every_screen;
use crate::node::Node;
use crate::words::{Pack, Words};

/// Attributes that are shown or read out.
const SEEN: [&str; 8] = [
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "alt",
    "label",
    "placeholder",
    "title",
];

/// Elements that hold what stands in a file or in the code.
const CODED: [&str; 2] = ["code", "style"];

/// Names and cells of the fixtures, how English writes months, and what is the same in every language; longer ones first.
const DATA: &[&str] = &[
    "3 lines above the header are not part of the table",
    "Hilltop Vehicles of the Western Counties Ltd",
    "dates are day first: line 14 has 23/04/2026",
    "dates are day first: line 14 has 23/09/2026",
    "Left a message and did not call again",
    "Hilltop Vehicles of the Western…",
    "Attitude of the sales executive",
    "Activity report, September 2026",
    "Hilltop Vehicles of the W…",
    "Poor experience overall",
    "Knowledge and expertise",
    "Did not do as promised",
    "Vehicle not available",
    "Test drive or process",
    "asked for a call back",
    "activity-2026-09.csv",
    "Filter: all dealers",
    "Speed of response",
    "Riverside Motors",
    "Europe/Amsterdam",
    "Bought elsewhere",
    "Riverside Motor",
    "Autohaus Keller",
    "Garage Lumière",
    "Northgate Cars",
    "Oakwood Motors",
    "left a message",
    "Tel. ausgehend",
    "Activity Date",
    "Castle & Sons",
    "Harbour Group",
    "Valley Autos",
    "Station Road",
    "reality-gap",
    "Marketplace",
    "Citroën Sud",
    "A. Sanders",
    "Brand site",
    "Dealership",
    "Created On",
    "September",
    "RM-20417",
    "Postcode",
    "RM-20561",
    "Quayside",
    "Created",
    "M. Kaya",
    "RG2 0BB",
    "RG1 1AA",
    "Website",
    "Lead ID",
    "Garage",
    "Email",
    "utf-8",
    "a.xls",
    "Notes",
    "Price",
    "a.csv",
    "Acti",
    "Call",
    "Type",
    "CRLF",
    "Oct",
    "Sep",
    "SMS",
];

/// The words of unmarked letters in a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic() && c != '\'')
        .filter(|word| word.len() > 1 && word.is_ascii())
}

#[test]
fn nothing_is_left_in_english() {
    let words_ = Words::of(Pack::invented());
    let _speaking = words_.speak();
    let mut left: BTreeSet<String> = BTreeSet::new();
    every_screen(|name, elements| {
        for element in elements {
            if CODED.contains(&element.tag) {
                continue;
            }
            let texts = element.children.iter().filter_map(|child| match child {
                Node::Text(text) => Some(text.as_str()),
                Node::Element(_) => None,
            });
            let seen = element.attributes.iter().filter(|a| SEEN.contains(&a.0));
            for text in texts.chain(seen.map(|a| a.1.as_str())) {
                let mut rest = text.to_owned();
                for data in DATA {
                    rest = rest.replace(data, "");
                }
                let foreign: Vec<&str> = words(&rest).collect();
                if !foreign.is_empty() {
                    left.insert(format!("{name}: {} in “{text}”", foreign.join(" ")));
                }
            }
        }
    });
    let all: Vec<&str> = left.iter().map(String::as_str).collect();
    assert!(left.is_empty(), "{} texts:\n{}", all.len(), all.join("\n"));
}
