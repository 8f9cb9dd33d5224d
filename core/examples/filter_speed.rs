//! How long a filter change takes on one file: the new report, and the new view with every chart.
//!
//! `cargo run --release -p reality-gap-core --example filter_speed FILE`
#![allow(clippy::print_stdout, reason = "a program for people")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use reality_gap_core::app::{Action, App};
use reality_gap_core::settings::{By, Expectation, Scope, Settings};

/// Rounds; each changes the filter twice.
const ROUNDS: usize = 9;

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn main() {
    let path = std::env::args().nth(1).expect("the name of a file");
    let bytes = std::fs::read(&path).expect("a file that can be read");
    let expectation = Expectation {
        scope: Scope::Network,
        name: String::new(),
        value: 0.75,
    };
    let mut app = App::new(Settings {
        by: vec![By::Dealer],
        expectations: vec![expectation],
        ..Settings::default()
    });
    app.open("speed.csv", None);
    assert!(app.push(&bytes), "{:?}", app.errors());
    app.close();
    app.finish();
    drop(bytes);
    let report = app.report().expect("a report");
    let leads = report.counts.leads;
    let dealer = report
        .estimates
        .iter()
        .find_map(|e| e.group.get("dealer").cloned().flatten())
        .unwrap_or_default();
    let (mut reports, mut views) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        for value in [dealer.as_str(), "2026-09-02"] {
            let (name, field) = if value == dealer {
                ("filter", "dealers")
            } else if round % 2 == 0 {
                ("filter-from", "")
            } else {
                ("clear-filters", "")
            };
            let action = Action {
                name: name.into(),
                field: field.into(),
                value: value.into(),
            };
            let start = Instant::now();
            black_box(app.update(&action));
            reports.push(start.elapsed());
            let start = Instant::now();
            black_box(app.view());
            views.push(start.elapsed());
        }
    }
    println!(
        "{leads} leads: filter change to the new report {:?} (longest {:?}), to the new view {:?} more; medians of {}",
        median(reports.clone()),
        reports.iter().max().copied().unwrap_or_default(),
        median(views),
        2 * ROUNDS
    );
}
