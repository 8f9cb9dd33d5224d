//! One report of one file with a function for each stage, for `cargo xtask counts` to count instructions by:
//! `cargo run --release --package reality-gap-core --example stages FILE`.
#![expect(clippy::print_stdout, reason = "it answers on standard output")]

use std::hint::black_box;

use reality_gap_core::app::App;
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::{Meta, from_summary};
use reality_gap_core::node::{Node, to_html};
use reality_gap_core::records::{Dataset, Ingest};
use reality_gap_core::report::Report;
use reality_gap_core::settings::{By, Expectation, Scope, Settings};
use reality_gap_core::summary::Summary;

/// The slices in which the widget reads.
const SLICE: usize = 4 << 20;

/// Bytes to leads and touches.
#[inline(never)]
fn stage_ingest(bytes: &[u8], settings: &Settings) -> Dataset {
    let mut ingest = Ingest::new(settings);
    ingest.open("stages.csv");
    for slice in bytes.chunks(SLICE) {
        ingest.push(slice).expect("the file can be used");
    }
    ingest.close().expect("the file can be used");
    ingest.finish().expect("nothing is left to ask").0
}

/// Touches to one row a lead.
#[inline(never)]
fn stage_facts(dataset: Dataset, settings: &Settings) -> Facts {
    Facts::fold(dataset, settings)
}

/// Rows to counts.
#[inline(never)]
fn stage_summary(facts: &Facts, settings: &Settings) -> Summary {
    Summary::of(facts, settings)
}

/// Counts to figures.
#[inline(never)]
fn stage_report(summary: &Summary, facts: &Facts, settings: &Settings) -> Report {
    from_summary(summary, &Meta::of(facts), settings)
}

/// Figures to JSON.
#[inline(never)]
fn stage_json(report: &Report) -> String {
    report.to_json()
}

/// Figures to panels and charts.
#[inline(never)]
fn stage_view(app: &App) -> Node {
    app.view()
}

fn main() {
    let path = std::env::args().nth(1).expect("the name of a file");
    let bytes = std::fs::read(&path).expect("a file that can be read");
    // With an expectation the view is the answer, not the question before it.
    let expectation = Expectation {
        scope: Scope::Network,
        name: String::new(),
        value: 0.75,
    };
    let settings = Settings {
        expectations: vec![expectation],
        by: vec![By::Dealer],
        ..Settings::default()
    };
    let dataset = stage_ingest(&bytes, &settings);
    let facts = stage_facts(dataset, &settings);
    let summary = stage_summary(&facts, &settings);
    let report = stage_report(&summary, &facts, &settings);
    let json = stage_json(&report);
    // The view is reached through the app only, which does all of the above once more outside the stages.
    let mut app = App::new(settings);
    app.open("stages.csv", None);
    for slice in bytes.chunks(SLICE) {
        app.push(slice);
    }
    app.close();
    app.finish();
    let html = to_html(&black_box(stage_view(&app)));
    println!(
        "{} leads, {} bytes of JSON, {} bytes of HTML",
        report.counts.leads,
        json.len(),
        html.len()
    );
}
