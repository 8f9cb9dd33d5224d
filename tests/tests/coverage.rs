//! Every metric has golden cases: a plain one, an edge, and one that cannot tell. Read from what the cases of
//! `tests/suite/metrics` print as text, of figures as of tables (`--only`), so that a case can only count by showing it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use reality_gap_core::metrics::catalogue;
use reality_gap_tests::{Ran, reality_gap};

/// Tables that always have rows: what cannot be known is a row of `-`.
const ROW_BY_ROW: [&str; 3] = ["journey", "definition_switchboard", "reconciliation"];

/// A table that the files do not change: what others published.
const PUBLISHED: &str = "benchmarks";

/// What the cases show of one metric.
#[derive(Default)]
struct Shown {
    /// Different figures about at least one lead.
    known: BTreeSet<String>,
    /// Cases that say why it cannot be known.
    unknown: usize,
}

/// True when a line about an estimate or a distribution is about somebody: `k of n`, `n N`, `over N leads`.
fn about_somebody(figure: &str) -> bool {
    let words: Vec<&str> = figure.split_whitespace().collect();
    words.windows(2).any(|pair| {
        matches!(pair[0], "of" | "n" | "over") && pair[1].parse::<u64>().is_ok_and(|n| n > 0)
    })
}

/// True when a table counts somebody: a figure above 0 in one of its rows.
fn counts_somebody(rows: &str) -> bool {
    rows.lines().skip(1).any(|row| {
        row.split_whitespace()
            .any(|cell| cell.parse::<f64>().is_ok_and(|figure| figure > 0.0))
    })
}

/// Adds what one case prints: `id  figure`, `id  not known: why`, or `id` and the indented rows of its table.
fn read(printed: &str, shown: &mut BTreeMap<&str, Shown>) {
    let report = printed.split("$ reality-gap report\n").nth(1);
    let lines: Vec<&str> = report.unwrap_or_default().lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let (id, figure) = line.split_once(' ').unwrap_or((line, ""));
        let Some(shown) = shown.get_mut(id) else {
            continue;
        };
        let figure = figure.trim();
        let rows = lines[at + 1..].iter().take_while(|l| l.starts_with("  "));
        let rows: Vec<&str> = rows.copied().collect();
        if figure
            .strip_prefix("not known: ")
            .is_some_and(|why| !why.is_empty())
        {
            shown.unknown += 1;
        } else if figure.is_empty() && counts_somebody(&rows.join("\n")) {
            shown.known.insert(rows.join("\n"));
            let blank = |row: &str| row.split_whitespace().filter(|cell| *cell == "-").count() > 2;
            if ROW_BY_ROW.contains(&id) && rows.iter().any(|row| blank(row)) {
                shown.unknown += 1;
            }
        } else if about_somebody(figure) {
            shown.known.insert(figure.to_owned());
        }
    }
}

#[test]
fn every_metric_has_a_plain_case_an_edge_and_one_that_cannot_tell() {
    let mut shown: BTreeMap<&str, Shown> = catalogue()
        .iter()
        .map(|entry| (entry.id, Shown::default()))
        .collect();
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("suite/metrics");
    for entry in fs::read_dir(suite).expect("a folder") {
        let case = entry.expect("an entry").path();
        read(
            &fs::read_to_string(case.join("expected.txt")).unwrap_or_default(),
            &mut shown,
        );
    }
    let few: Vec<String> = shown
        .iter()
        .filter(|(id, shown)| match **id {
            PUBLISHED => shown.known.is_empty(),
            _ => shown.known.len() < 2 || shown.unknown == 0,
        })
        .map(|(id, shown)| {
            let known = shown.known.len();
            format!("{id}: {known} known, {} cannot tell", shown.unknown)
        })
        .collect();
    assert!(
        few.is_empty(),
        "expected two different figures and one that cannot be known of every metric; add golden cases with --only:\n{}",
        few.join("\n")
    );
}

#[test]
fn only_what_is_shown_counts() {
    let mut shown: BTreeMap<&str, Shown> = [
        ("journey", Shown::default()),
        ("won_rate", Shown::default()),
    ]
    .into();
    let printed = "$ reality-gap report\n\
                   won_rate                   not known: map outcome\n\
                   won_rate                   0.0 %  0 of 0\n\
                   won_rate                   50.0 %  [9.5, 90.5]  1 of 2\n\
                   dealer A: won_rate         50.0 %  [9.5, 90.5]  1 of 4\n\
                   journey\n  stage     leads\n  received      0\n\
                   journey\n  stage     leads\n  received      2\n";
    read(printed, &mut shown);
    assert_eq!(
        (shown["won_rate"].known.len(), shown["won_rate"].unknown),
        (1, 1)
    );
    assert_eq!(
        (shown["journey"].known.len(), shown["journey"].unknown),
        (1, 0)
    );
}

/// The example of the metric pages with these figures only.
fn only(ids: &str, format: &str) -> Ran {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/metrics/example.csv");
    let (ids, format) = (format!("--only={ids}"), format!("--format={format}"));
    let file = example.display().to_string();
    reality_gap(["report", "--quiet", &ids, &format, &file])
}

#[test]
fn only_the_figures_asked_for_are_printed_in_every_format() {
    let csv = only("won_rate,journey,promises", "csv").out;
    let blocks: Vec<&str> = csv.split("\r\n\r\n").collect();
    assert_eq!(blocks.len(), 3, "{csv}");
    assert_eq!(blocks[0].lines().count(), 2, "{csv}");
    assert!(blocks[1].starts_with("id,group,stage,leads,of,"), "{csv}");
    assert!(
        blocks[2].contains("\npromises,,,,,,,,\"no file tells what was promised"),
        "{csv}"
    );
    let json = only("won_rate,journey", "json").out;
    let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let ids = |list: &str| -> Vec<&str> {
        let items = report[list].as_array().expect("a list");
        items
            .iter()
            .filter_map(|item| item["id"].as_str())
            .collect()
    };
    assert_eq!(
        (ids("estimates"), ids("tables")),
        (vec!["won_rate"], vec!["journey"])
    );
    assert!(ids("distributions").is_empty() && ids("findings").is_empty());
    let wrong = only("wonrate", "text");
    assert_eq!(wrong.status, 2);
    assert!(
        wrong.err.contains("such as won_rate, found `wonrate`"),
        "{}",
        wrong.err
    );
    assert_eq!(only("won_rate", "html").status, 2);
}
