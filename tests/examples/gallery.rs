//! The table of messy files, for `cargo xtask gallery`.

#![allow(clippy::print_stdout, reason = "it prints a table")]

use reality_gap_tests::gallery::{Outcome, gallery};
use serde_json::Value;

fn main() {
    let cases = gallery();
    let width = cases.iter().map(|case| case.name.len()).max().unwrap_or(0);
    println!(
        "{:width$}  {:>6} {:>8} {:>6}  {:>6} {:>8}  what was set aside",
        "file", "rows", "counted", "aside", "leads", "touches"
    );
    let mut used = 0;
    for case in &cases {
        let outcome = case.run();
        used += usize::from(outcome.used);
        println!("{:width$}  {}", case.name, line(&outcome));
    }
    println!("{} messy files, {used} of them can be used", cases.len());
}

fn line(outcome: &Outcome) -> String {
    let Some(report) = &outcome.report else {
        let said = outcome.printed.lines().nth(1).unwrap_or_default();
        return format!("refused: {}", said.trim_start_matches("reality-gap: "));
    };
    let sum = |key: &str| -> u64 {
        let numbers = outcome.files.iter().filter_map(|file| file[key].as_u64());
        numbers.sum()
    };
    let count = |key: &str| report["counts"][key].as_u64().unwrap_or_default();
    let reasons: Vec<String> = outcome
        .files
        .iter()
        .flat_map(|file| file["reasons"].as_array().into_iter().flatten())
        .map(|reason| {
            let code = reason["code"].as_str().unwrap_or_default();
            format!("{code} × {}", reason["count"].as_u64().unwrap_or_default())
        })
        .collect();
    let kinds: Vec<&str> = outcome
        .files
        .iter()
        .filter_map(|file: &Value| file["kind"].as_str())
        .collect();
    format!(
        "{:>6} {:>8} {:>6}  {:>6} {:>8}  {}{}",
        sum("rows_read"),
        sum("rows_counted"),
        sum("rows_set_aside"),
        count("leads"),
        count("touches"),
        kinds.join(" + "),
        if reasons.is_empty() {
            String::new()
        } else {
            format!(": {}", reasons.join(", "))
        }
    )
}
