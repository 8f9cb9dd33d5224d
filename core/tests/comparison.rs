//! Dealers and people beside each other: funnel, ranking, case mix, targets, trend, findings.
#![expect(clippy::expect_used, reason = "a missing row is a broken test")]

mod common;

use common::{MONDAY, T, call, leads};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::report;
use reality_gap_core::records::{Dataset, Knows, TouchResult};
use reality_gap_core::report::{Report, Table, Value};
use reality_gap_core::settings::{Basis, Settings};
use reality_gap_core::time::{DAY, HOUR, Instant};

/// Leads of `(dealer, source, leads, called)`; the first `called` of each are called an hour later. Person as dealer.
fn units(list: &[(&str, &str, usize, usize)]) -> Dataset {
    let mut called = Vec::new();
    for &(_, _, n, k) in list {
        for at in 0..n {
            called.push(at < k);
        }
    }
    let touches: Vec<Vec<T>> = called
        .iter()
        .map(|&called| {
            if called {
                vec![call(11 * 60, TouchResult::Unknown)]
            } else {
                Vec::new()
            }
        })
        .collect();
    let slices: Vec<&[T]> = touches.iter().map(Vec::as_slice).collect();
    let mut data = leads(&slices);
    let names = |pick: fn(&(&str, &str, usize, usize)) -> String| {
        let mut names: Vec<String> = list.iter().map(pick).collect();
        names.sort();
        names.dedup();
        names
    };
    data.dealers = names(|u| u.0.to_owned());
    data.people = data.dealers.clone();
    data.sources = names(|u| u.1.to_owned());
    let code = |names: &[String], name: &str| {
        let at = names.iter().position(|n| n == name).expect("a name");
        u32::try_from(at).expect("few")
    };
    let mut lead = 0;
    for &(dealer, source, n, _) in list {
        for _ in 0..n {
            data.leads[lead].created = Instant::from_ms(MONDAY + 10 * HOUR);
            data.leads[lead].dealer = code(&data.dealers, dealer);
            data.leads[lead].person = code(&data.people, dealer);
            data.leads[lead].source = code(&data.sources, source);
            lead += 1;
        }
    }
    data
}

fn made(data: Dataset, settings: &Settings) -> Report {
    let settings = Settings {
        basis: settings.basis.or(Some(Basis::Attempt)),
        ..settings.clone()
    };
    report(&Facts::fold(data, &settings), &settings)
}

fn table<'a>(report: &'a Report, id: &str) -> &'a Table {
    report.table(id).expect(id)
}

fn cell<'a>(report: &'a Report, id: &str, row: &str, column: &str) -> &'a Value {
    let table = table(report, id);
    let at = table
        .columns
        .iter()
        .position(|c| c.id == column)
        .expect(column);
    let row = table
        .rows
        .iter()
        .find(|cells| cells[0] == Value::Text(row.to_owned()))
        .expect(row);
    &row[at]
}

fn number(report: &Report, id: &str, row: &str, column: &str) -> f64 {
    match cell(report, id, row, column) {
        Value::Number(value) => *value,
        other => panic!("{id} {row} {column}: {other:?}"),
    }
}

fn word(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn names(report: &Report, id: &str) -> Vec<String> {
    let first = |cells: &Vec<Value>| match &cells[0] {
        Value::Text(name) => name.clone(),
        other => panic!("{other:?}"),
    };
    table(report, id).rows.iter().map(first).collect()
}

#[test]
fn a_reversal_by_the_mix_of_leads_is_named() {
    // 66.7 % against 35.9 % as they are; in each kind of lead the second is ahead (95 against 90, 30 against 20).
    let report = made(
        units(&[
            ("Alder", "web", 100, 90),
            ("Alder", "third party", 50, 10),
            ("Birch", "web", 20, 19),
            ("Birch", "third party", 200, 60),
        ]),
        &Settings::default(),
    );
    let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-12, "{found}");
    near(number(&report, "case_mix", "Alder", "share"), 100.0 / 150.0);
    near(number(&report, "case_mix", "Birch", "share"), 79.0 / 220.0);
    near(
        number(&report, "case_mix", "Alder", "standardised"),
        (120.0 * 0.9 + 250.0 * 0.2) / 370.0,
    );
    near(
        number(&report, "case_mix", "Birch", "standardised"),
        (120.0 * 0.95 + 250.0 * 0.3) / 370.0,
    );
    assert_eq!(names(&report, "case_mix"), ["Birch", "Alder"]);
    assert_eq!(
        *cell(&report, "case_mix", "Alder", "reversed"),
        word("Birch")
    );
    assert_eq!(
        *cell(&report, "case_mix", "Birch", "reversed"),
        word("Alder")
    );
    // What the network does with such leads: 109 of 120, 70 of 250.
    near(
        number(&report, "fair_targets", "Birch", "own_mix"),
        (20.0 * 109.0 / 120.0 + 200.0 * 70.0 / 250.0) / 220.0,
    );
}

#[test]
fn a_kind_with_few_leads_is_not_used_and_too_little_covered_is_not_known() {
    let report = made(
        units(&[
            ("Alder", "web", 40, 20),
            ("Alder", "third party", 4, 4),
            ("Birch", "web", 40, 10),
            ("Birch", "third party", 6, 3),
            ("Cedar", "third party", 30, 6),
        ]),
        &Settings::default(),
    );
    // 80 of 120 leads come from the web: what Alder's forty and four cover is two thirds.
    assert_eq!(
        *cell(&report, "case_mix", "Alder", "standardised"),
        Value::Unknown
    );
    let covered = number(&report, "case_mix", "Alder", "covered");
    assert!((covered - 80.0 / 120.0).abs() < 1e-12);
    assert!((number(&report, "case_mix", "Birch", "covered") - 1.0).abs() < 1e-12);
    assert_eq!(names(&report, "case_mix"), ["Birch", "Alder", "Cedar"]);
}

#[test]
fn tiny_dealers_are_drawn_to_the_usual_and_raise_no_alarm() {
    let report = made(
        units(&[
            ("Alder", "web", 100, 30),
            ("Birch", "web", 500, 150),
            ("Cedar", "web", 10, 4),
            ("Dogwood", "web", 20, 1),
            ("Elm", "web", 120, 60),
            ("Fir", "web", 2, 2),
        ]),
        &Settings::default(),
    );
    // Two of two is the highest rate and not the first in the ranking.
    assert_eq!(names(&report, "ranking")[0], "Elm");
    assert!(number(&report, "ranking", "Fir", "share") > 0.999);
    assert!(number(&report, "ranking", "Fir", "shrunk") < 0.5);
    assert_eq!(*cell(&report, "funnel", "Fir", "zone"), word("inside"));
    assert_eq!(*cell(&report, "funnel", "Elm", "zone"), word("alarm_above"));
    assert_eq!(
        *cell(&report, "funnel", "Dogwood", "zone"),
        word("alert_below")
    );
    assert!(number(&report, "ranking", "Dogwood", "below") > 0.9);
    assert_eq!(
        *cell(&report, "comparison", "dealers", "method"),
        word("likelihood")
    );
    assert_eq!(
        *cell(&report, "comparison", "dealers", "alerts"),
        Value::Count(2)
    );
    assert!((number(&report, "comparison", "dealers", "expected_alerts") - 0.3).abs() < 1e-12);
    assert_eq!(
        *cell(&report, "fair_targets", "Elm", "reason"),
        word("hold")
    );
    assert_eq!(
        *cell(&report, "fair_targets", "Dogwood", "reason"),
        word("step")
    );
    // People are owners here, so that both tables say the same.
    assert_eq!(names(&report, "people"), names(&report, "ranking"));
}

#[test]
fn dealers_that_all_differ_widen_the_limits_and_say_so() {
    let rates = [12, 18, 25, 30, 38, 42, 50, 55, 63, 70, 77, 85];
    let labels: Vec<String> = (0..12).map(|at| format!("D{at:02}")).collect();
    let list: Vec<(&str, &str, usize, usize)> = labels
        .iter()
        .zip(rates)
        .map(|(label, k)| (label.as_str(), "web", 100, k))
        .collect();
    let report = made(units(&list), &Settings::default());
    assert!(number(&report, "comparison", "dealers", "phi") > 10.0);
    assert!(number(&report, "comparison", "dealers", "tau2") > 0.01);
    assert_eq!(
        *cell(&report, "comparison", "dealers", "alarms"),
        Value::Count(0)
    );
    // Nine of them, without the first three, are too few to widen anything.
    let report = made(units(&list[3..]), &Settings::default());
    assert!(number(&report, "comparison", "dealers", "tau2").abs() < 1e-15);
    assert_ne!(
        *cell(&report, "comparison", "dealers", "alarms"),
        Value::Count(0)
    );
}

#[test]
fn what_cannot_be_compared_says_why() {
    let why = |data: Dataset, settings: &Settings, id: &str| {
        let report = made(data, settings);
        let table = table(&report, id);
        assert!(table.rows.is_empty(), "{id}");
        table.why.clone().expect("a reason").english()
    };
    let plain = Settings::default();
    let one = || units(&[("Alder", "web", 30, 3)]);
    for id in [
        "funnel",
        "ranking",
        "case_mix",
        "fair_targets",
        "comparison",
    ] {
        assert!(
            why(one(), &plain, id).starts_with("fewer than two dealers"),
            "{id}"
        );
        let mut data = one();
        data.knows.dealer = false;
        assert!(why(data, &plain, id).contains("map dealer"), "{id}");
        let mut data = one();
        data.knows = Knows {
            dealer: true,
            leads: true,
            created: true,
            ..Knows::default()
        };
        assert!(why(data, &plain, id).contains("touches"), "{id}");
    }
    let two = || units(&[("Alder", "web", 30, 3), ("Birch", "web", 30, 3)]);
    assert!(why(two(), &plain, "case_mix").contains("map source"));
    let hidden = Settings {
        aggregates_only: true,
        ..Settings::default()
    };
    assert!(!why(two(), &hidden, "people").is_empty());
    let mut data = two();
    data.knows.person = false;
    assert!(why(data, &plain, "people").contains("map person"));
    let mut data = two();
    data.knows.created = false;
    assert!(why(data, &plain, "trend").contains("created_at"));
    // Nobody called at all: nothing is usual, and no limit excludes anybody.
    let report = made(
        units(&[("Alder", "web", 30, 0), ("Birch", "web", 30, 0)]),
        &plain,
    );
    assert_eq!(*cell(&report, "funnel", "Alder", "zone"), word("inside"));
    assert_eq!(
        *cell(&report, "comparison", "dealers", "method"),
        word("jeffreys")
    );
}

/// `called` of 50 leads a week, week after week from 5 January 2026 on; judged at the end of the last week.
fn weeks(called: &[usize]) -> Dataset {
    let list: Vec<(&str, &str, usize, usize)> =
        called.iter().map(|&k| ("Alder", "web", 50, k)).collect();
    let mut data = units(&list);
    for (at, lead) in data.leads.iter_mut().enumerate() {
        let week = i64::try_from(at / 50).expect("few");
        lead.created = Instant::from_ms(MONDAY + week * 7 * DAY + 10 * HOUR);
    }
    for touch in &mut data.touches {
        let lead = data.leads[touch.lead as usize];
        touch.at = Instant::from_ms(lead.created.ms().expect("known") + HOUR);
    }
    let end = i64::try_from(called.len()).expect("few");
    data.newest = Some(MONDAY + end * 7 * DAY);
    data
}

#[test]
fn a_week_that_is_too_recent_is_marked_and_never_a_drop() {
    let mut called = vec![20; 13];
    called.push(2);
    let report = made(weeks(&called), &Settings::default());
    // The last of fourteen weeks ended just now: it is the only immature one, and in no centre.
    assert_eq!(
        *cell(&report, "trend", "2026-W15", "state"),
        word("immature")
    );
    assert_eq!(
        *cell(&report, "trend", "2026-W15", "signal"),
        Value::Unknown
    );
    assert_eq!(*cell(&report, "trend", "2026-W15", "low"), Value::Unknown);
    assert_eq!(*cell(&report, "trend", "2026-W15", "k"), Value::Count(2));
    assert_eq!(*cell(&report, "trend", "2026-W14", "state"), word("mature"));
    assert!((number(&report, "trend", "2026-W02", "centre") - 0.4).abs() < 1e-12);
    assert_eq!(*cell(&report, "trend", "2026-W02", "signal"), word("none"));
    // A fortnight's horizon makes two weeks immature.
    let settings = Settings {
        horizon: Some(14 * DAY),
        ..Settings::default()
    };
    let report = made(weeks(&called), &settings);
    assert_eq!(
        *cell(&report, "trend", "2026-W14", "state"),
        word("immature")
    );
}

#[test]
fn the_rules_speak_from_twelve_weeks_on() {
    // A drop to 5 of 50 in the fourth week: limits about 0.38 ± 3·0.0687.
    let mut called = vec![20; 13];
    called[3] = 5;
    let report = made(weeks(&called), &Settings::default());
    assert_eq!(
        *cell(&report, "trend", "2026-W05", "signal"),
        word("beyond")
    );
    assert_eq!(*cell(&report, "trend", "2026-W04", "signal"), word("none"));
    // The same in twelve weeks, of which eleven are mature: limits, and no signal.
    let report = made(weeks(&called[..12]), &Settings::default());
    assert_eq!(
        *cell(&report, "trend", "2026-W05", "signal"),
        Value::Unknown
    );
    assert!(number(&report, "trend", "2026-W05", "low") > 0.1);
    // Seven weeks above, seven below.
    let mut shifted = vec![24; 7];
    shifted.extend([18; 8]);
    let report = made(weeks(&shifted), &Settings::default());
    assert_eq!(*cell(&report, "trend", "2026-W02", "signal"), word("shift"));
}
