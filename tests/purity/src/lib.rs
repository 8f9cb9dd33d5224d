//! A whole report with every chart, made where there is nothing to call: no clock, no page, no JavaScript.
//!
//! Natively the test calls [`whole`]. As a WebAssembly module the same function is reached through [`take`], [`run`] and
//! [`give`], which pass plain numbers only, so that no host has to reach into the module's memory.

use std::cell::RefCell;

use reality_gap_core::app::{Action, App};
use reality_gap_core::node::to_html;
use reality_gap_core::settings::{By, Settings};
use wasm_bindgen::prelude::wasm_bindgen;

/// The report's JSON, then everything the widget shows on the way: before the file, while reading, the question, the
/// answer wide and narrow, and one dealer alone. One document a line.
#[must_use]
pub fn whole(csv: &[u8]) -> String {
    let mut app = App::new(Settings {
        expectations: Vec::new(),
        by: vec![By::Dealer, By::Month],
        ..Settings::default()
    });
    let mut shown = vec![to_html(&app.view())];
    app.open("leads.csv", u64::try_from(csv.len()).ok());
    // An odd size, so that cells, line ends and characters are cut in two.
    for chunk in csv.chunks(97) {
        app.push(chunk);
    }
    shown.push(to_html(&app.view()));
    app.close();
    app.finish();
    shown.push(to_html(&app.view()));
    let first_dealer = app.report().and_then(|report| {
        report
            .estimates
            .iter()
            .filter_map(|e| e.group.get("dealer").cloned().flatten())
            .min()
    });
    for (name, field, value) in [
        ("guess", "", "0.6"),
        ("reveal", "", ""),
        ("expect", "", "0.5"),
        ("width", "", "narrow"),
        (
            "filter",
            "dealers",
            first_dealer.as_deref().unwrap_or_default(),
        ),
    ] {
        app.update(&Action {
            name: name.to_owned(),
            field: field.to_owned(),
            value: value.to_owned(),
        });
        shown.push(to_html(&app.view()));
    }
    let report = app
        .report()
        .map(reality_gap_core::report::Report::to_json)
        .unwrap_or_default();
    format!("{report}\n{}", shown.join("\n"))
}

thread_local! {
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Takes the next byte of the file.
#[wasm_bindgen]
pub fn take(byte: u8) {
    BYTES.with_borrow_mut(|bytes| bytes.push(byte));
}

/// Makes the report of what was taken; answers how many bytes it is long.
#[wasm_bindgen]
#[must_use]
pub fn run() -> u32 {
    let csv = BYTES.take();
    let text = whole(&csv).into_bytes();
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    BYTES.set(text);
    length
}

/// Gives byte `at` of the report; 0 past its end.
#[wasm_bindgen]
#[must_use]
pub fn give(at: u32) -> u8 {
    BYTES.with_borrow(|bytes| {
        usize::try_from(at)
            .ok()
            .and_then(|at| bytes.get(at))
            .copied()
            .unwrap_or(0)
    })
}
