//! How long each stage after reading takes for one file, the best of several runs.
//!
//! `cargo run --release -p reality-gap-core --example fold_speed FILE`
#![allow(clippy::print_stdout, reason = "a program for people")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::{Meta, from_summary};
use reality_gap_core::records::Ingest;
use reality_gap_core::settings::{By, Settings};
use reality_gap_core::summary::Summary;

const RUNS: usize = 9;

fn timed<T>(best: &mut Duration, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = black_box(work());
    *best = (*best).min(start.elapsed());
    made
}

fn main() {
    let path = std::env::args().nth(1).expect("the name of a file");
    let bytes = std::fs::read(&path).expect("a file that can be read");
    let settings = Settings {
        by: vec![By::Dealer],
        ..Settings::default()
    };
    let mut ingest = Ingest::new(&settings);
    ingest.open("speed.csv");
    ingest.push(&bytes).expect("the file can be used");
    ingest.close().expect("the file can be used");
    let dataset = ingest.finish().expect("nothing is left to ask").0;
    drop(bytes);
    let [mut fold, mut summary, mut report] = [Duration::MAX; 3];
    for _ in 0..RUNS {
        let copy = dataset.clone();
        let facts = timed(&mut fold, || Facts::fold(copy, &settings));
        let sums = timed(&mut summary, || Summary::of(&facts, &settings));
        timed(&mut report, || {
            from_summary(&sums, &Meta::of(&facts), &settings).to_json()
        });
    }
    println!(
        "{} leads, {} touches: fold {fold:?}, summary {summary:?}, report {report:?}",
        dataset.leads.len(),
        dataset.touches.len()
    );
}
