//! Laws that hold for any input: row order, chunk size and file split change nothing; sums close; rates stay in 0–1.

use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::{self, Meta};
use reality_gap_core::records::Ingest;
use reality_gap_core::report::Report;
use reality_gap_core::settings::{By, Settings};
use reality_gap_core::summary::Summary;
use reality_gap_core::view::OF_GROUPS;
use reality_gap_tests::{Dice, Invented, invent};

fn settings() -> Settings {
    let mut settings = Settings {
        by: vec![By::Dealer, By::Person, By::Source, By::Channel, By::Month],
        ..Settings::default()
    };
    settings.expect_of_network(0.75);
    settings
}

fn facts(files: &[(&str, String)], chunk: usize) -> Facts {
    facts_as_of(files, chunk, &settings())
}

fn facts_as_of(files: &[(&str, String)], chunk: usize, settings: &Settings) -> Facts {
    let mut ingest = Ingest::new(settings);
    for (name, text) in files {
        ingest.open(name);
        for bytes in text.as_bytes().chunks(chunk) {
            ingest.push(bytes).expect("a file that can be read");
        }
        ingest.close().expect("a file that can be read");
    }
    let (dataset, _) = ingest.finish().expect("files that join");
    Facts::fold(dataset, settings)
}

fn report(files: &[(&str, String)], chunk: usize) -> Report {
    metrics::report(&facts(files, chunk), &settings())
}

fn text(header: &str, rows: &[String]) -> String {
    let mut text = header.to_owned();
    for row in rows {
        text.push('\n');
        text.push_str(row);
    }
    text.push('\n');
    text
}

fn files(made: &Invented) -> Vec<(&'static str, String)> {
    vec![
        ("leads.csv", text(made.leads_header, &made.leads)),
        ("touches.csv", text(made.touches_header, &made.touches)),
    ]
}

#[test]
fn of_groups_a_shallow_summary_tells_what_panels_show() {
    let made = invent(5, 400);
    let with = |header: &str, rows: &[String], values: [&str; 3]| {
        let cells = rows.iter().zip(values.iter().cycle());
        let rows: Vec<String> = cells.map(|(row, value)| format!("{row},{value}")).collect();
        text(header, &rows)
    };
    let leads = format!("{},Phone", made.leads_header);
    let leads = with(&leads, &made.leads, ["020 7946 0001", "", "020 7946 0002"]);
    let touches = format!("{},Actor", made.touches_header);
    let touches = with(&touches, &made.touches, ["human", "human", "automatic"]);
    let files = [("leads.csv", leads), ("touches.csv", touches)];
    let (facts, settings) = (facts(&files, 4096), settings());
    let whole = metrics::report(&facts, &settings);
    let summary = Summary::shallow(&facts, &settings);
    let shown = metrics::narrowed(&summary, &Meta::of(&facts), &settings, &OF_GROUPS);
    let told = |id: &str| {
        let mut own = shown.estimates.iter().filter(|e| e.id == id);
        own.any(|e| !e.group.is_empty() && e.value.is_some())
    };
    for id in OF_GROUPS {
        assert!(told(id), "{id} of no group can be told from these files");
    }
    let groups = Summary::deep_groups(&facts, &settings);
    let meta = Meta::of(&facts);
    let completed = metrics::completed(shown.clone(), &summary, &groups, &meta, &settings);
    assert_eq!(completed, whole);
    let mut expected = whole;
    expected
        .estimates
        .retain(|e| e.group.is_empty() || OF_GROUPS.contains(&e.id));
    expected.distributions.retain(|d| d.group.is_empty());
    expected.tables.retain(|t| t.group.is_empty());
    assert_eq!(shown, expected);
}

#[test]
fn chunks_of_any_size_give_the_same_bytes() {
    let made = files(&invent(7, 60));
    let whole = report(&made, usize::MAX).to_json();
    for chunk in [1, 2, 3, 5, 7, 16, 63, 64, 65, 1000, 4096] {
        assert_eq!(report(&made, chunk).to_json(), whole, "chunks of {chunk}");
    }
}

#[test]
fn the_order_of_rows_and_files_changes_nothing() {
    let mut made = invent(11, 200);
    let sorted = report(&files(&made), 4096);
    let mut dice = Dice::new(3);
    for _ in 0..5 {
        dice.shuffle(&mut made.leads);
        dice.shuffle(&mut made.touches);
        let mut shuffled = files(&made);
        assert_eq!(report(&shuffled, 4096).to_json(), sorted.to_json());
        shuffled.reverse();
        let mut turned = report(&shuffled, 4096);
        turned.input.files.reverse();
        assert_eq!(turned.to_json(), sorted.to_json());
    }
}

#[test]
fn one_file_or_two_halves_give_the_same_figures() {
    let made = invent(13, 200);
    let whole = report(&files(&made), 4096);
    let (first, second) = made.touches.split_at(made.touches.len() / 3);
    let halves = [
        ("leads.csv", text(made.leads_header, &made.leads)),
        ("a.csv", text(made.touches_header, first)),
        ("b.csv", text(made.touches_header, second)),
    ];
    let mut split = report(&halves, 4096);
    split.input = whole.input.clone();
    assert_eq!(split.to_json(), whole.to_json());
}

#[test]
fn summaries_of_any_split_merge_to_the_whole() {
    let made = invent(17, 300);
    let all = facts(&files(&made), 4096);
    let settings = Settings {
        as_of: all.as_of,
        ..settings()
    };
    let meta = Meta::of(&all);
    let whole = metrics::from_summary(&Summary::of(&all, &settings), &meta, &settings).to_json();
    let mut dice = Dice::new(5);
    for parts in [1, 2, 3, 7] {
        let shard_of: Vec<u64> = (0..made.leads.len()).map(|_| dice.below(parts)).collect();
        let of_shard = |rows: &[String], part: u64| -> Vec<String> {
            let is_here =
                |row: &&String| row[..5].parse().is_ok_and(|id: usize| shard_of[id] == part);
            rows.iter().filter(is_here).cloned().collect()
        };
        // Each shard is read on its own, as another machine would read it: its names have other codes.
        let mut shards: Vec<Summary> = (0..parts)
            .map(|part| {
                let made = Invented {
                    leads: of_shard(&made.leads, part),
                    touches: of_shard(&made.touches, part),
                    ..invent(17, 0)
                };
                Summary::of(&facts_as_of(&files(&made), 4096, &settings), &settings)
            })
            .collect();
        dice.shuffle(&mut shards);
        // An empty summary on either side is no summand.
        let merged = shards
            .into_iter()
            .fold(Summary::default(), Summary::merge)
            .merge(Summary::default());
        assert_eq!(
            metrics::from_summary(&merged, &meta, &settings).to_json(),
            whole,
            "{parts} parts"
        );
    }
}

#[test]
fn sums_close_and_shares_are_shares() {
    for seed in 1..20 {
        let report = report(&files(&invent(seed, 40)), 64);
        for file in &report.input.files {
            assert_eq!(file.rows_read, file.rows_counted + file.rows_set_aside);
            assert_eq!(
                file.rows_set_aside,
                file.reasons.iter().map(|r| r.count).sum::<u64>()
            );
        }
        for e in report.estimates.iter().filter(|e| e.unit == "share") {
            if let (Some(value), Some(low), Some(high)) = (e.value, e.low, e.high) {
                assert!((0.0..=1.0).contains(&value), "{}: {value}", e.id);
                assert!(
                    0.0 <= low && low <= value && value <= high && high <= 1.0,
                    "{}: {low} {value} {high}",
                    e.id
                );
            }
        }
        for gap in report.estimates.iter().filter(|e| e.id == "reality_gap") {
            let part = |id: &str| {
                report
                    .estimates
                    .iter()
                    .find(|e| e.id == id && e.group == gap.group)
                    .and_then(|e| e.value)
            };
            if let (Some(gap), Some(not_attempted), Some(not_reached)) = (
                gap.value,
                part("gap_not_attempted"),
                part("gap_not_reached"),
            ) {
                assert!(
                    (gap - (not_attempted + not_reached)).abs() < 1e-15,
                    "{gap} {not_attempted} {not_reached}"
                );
            }
        }
    }
}
