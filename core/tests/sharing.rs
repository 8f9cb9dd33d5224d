//! Sharing without people: small cells stay hidden, also from subtraction; nobody is named.

mod common;

use common::{ALL, MONDAY};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::report;
use reality_gap_core::records::{
    Actor, Channel, Dataset, Direction, Knows, Lead, NONE, Outcome, Touch, TouchResult,
};
use reality_gap_core::report::{About, Estimate, Report, Value, to_csv};
use reality_gap_core::settings::{By, Settings};
use reality_gap_core::time::{HOUR, Instant};

/// Dealers `(leads, of them called)`, each with a person of its own.
fn network(dealers: &[(u32, u32)]) -> Dataset {
    let mut data = Dataset {
        knows: Knows {
            contacted: false,
            ..ALL
        },
        newest: Some(MONDAY + 60 * 24 * HOUR),
        ..Dataset::default()
    };
    for (dealer, &(leads, called)) in (0_u32..).zip(dealers) {
        data.dealers.push(format!("Dealer {dealer}"));
        data.people.push(format!("Vera Novak {dealer}"));
        for at in 0..leads {
            let lead = u32::try_from(data.leads.len()).expect("few");
            data.ids.push(&format!("SECRET-{dealer}-{at}"));
            data.leads.push(Lead {
                created: Instant::from_ms(MONDAY),
                dealer,
                person: dealer,
                source: NONE,
                outcome: Outcome::Open,
                ..Lead::UNKNOWN
            });
            if at < called {
                data.touches.push(Touch::new(
                    Instant::from_ms(MONDAY + HOUR),
                    lead,
                    Channel::Phone,
                    Direction::Outbound,
                    Actor::Human,
                    TouchResult::NoAnswer,
                    dealer,
                ));
            }
        }
    }
    data
}

fn of(data: Dataset, change: impl Fn(&mut Settings)) -> Report {
    let mut settings = Settings {
        by: vec![By::Dealer, By::Person],
        ..Settings::default()
    };
    change(&mut settings);
    report(&Facts::fold(data, &settings), &settings)
}

fn limited(dealers: &[(u32, u32)]) -> Report {
    of(network(dealers), |settings| settings.min_cell = Some(5))
}

/// `k/n` of the calls by dealer; `-` where hidden.
fn calls(report: &Report) -> Vec<String> {
    let show = |e: &Estimate| match (e.k, e.n) {
        (_, 0) => "-".to_owned(),
        (None, n) => format!("-/{n}"),
        (Some(k), n) => format!("{k}/{n}"),
    };
    report
        .estimates_by("attempt_rate_phone", "dealer")
        .map(show)
        .collect()
}

#[test]
fn of_seven_three_and_four_are_both_hidden() {
    let report = limited(&[(3, 0), (4, 0)]);
    assert_eq!(calls(&report), ["-", "-"]);
    let whole = report.estimate("attempt_rate_phone").expect("it");
    assert_eq!((whole.k, whole.n), (Some(0), 7));
}

#[test]
fn one_small_dealer_takes_the_next_smallest_along() {
    // 3 of 143 would follow from the total.
    let report = limited(&[(3, 0), (40, 20), (100, 50)]);
    assert_eq!(calls(&report), ["-", "-", "50/100"]);
    let why = report
        .estimates_by("attempt_rate_phone", "dealer")
        .find_map(|e| e.why.clone());
    assert_eq!(
        why.map(|why| why.english()).as_deref(),
        Some("fewer than 5 leads")
    );
    // Two hidden ones that together are still few take a third.
    let report = limited(&[(1, 0), (2, 0), (40, 20), (100, 50)]);
    assert_eq!(calls(&report), ["-", "-", "-", "50/100"]);
}

#[test]
fn a_small_numerator_or_rest_hides_the_share_and_another_one() {
    let report = limited(&[(40, 2), (60, 30), (100, 50)]);
    assert_eq!(calls(&report), ["-/40", "-/60", "50/100"]);
    let report = limited(&[(40, 38), (60, 30), (100, 50)]);
    assert_eq!(calls(&report), ["-/40", "-/60", "50/100"]);
    // Nobody is nobody: 0 of 40 names no one.
    let report = limited(&[(40, 0), (60, 30), (100, 50)]);
    assert_eq!(calls(&report), ["0/40", "30/60", "50/100"]);
}

#[test]
fn no_hidden_cell_follows_from_a_total() {
    for round in 0..60_u32 {
        let dealers: Vec<(u32, u32)> = (0..6)
            .map(|at| {
                let n = (round * 7 + at * 13) % 29;
                (
                    n,
                    if n == 0 {
                        0
                    } else {
                        (round + at * 5) % (n + 1)
                    },
                )
            })
            .collect();
        let report = limited(&dealers);
        let whole = report.estimate("attempt_rate_phone").expect("it").clone();
        let groups: Vec<Estimate> = report
            .estimates_by("attempt_rate_phone", "dealer")
            .cloned()
            .collect();
        let hidden = groups.iter().filter(|e| e.k.is_none()).count();
        if hidden == 0 || hidden == groups.len() {
            continue;
        }
        assert!(hidden > 1, "{dealers:?}");
        let sum = |f: fn(&Estimate) -> u64| groups.iter().map(f).sum::<u64>();
        if let Some(k) = whole.k {
            let visible = sum(|e| e.k.unwrap_or(0));
            let n_visible = sum(|e| if e.k.is_some() { e.n } else { 0 });
            let (k, n) = (k - visible, whole.n - n_visible);
            let few = |n: u64| n > 0 && n < 5;
            assert!(!few(k) && !few(n - k), "{dealers:?}: {k} of {n}");
        }
    }
}

#[test]
fn rows_of_a_table_are_hidden_in_pairs() {
    let report = limited(&[(50, 47)]);
    let table = report.table("gap_waterfall").expect("it");
    let hidden: Vec<&Value> = table
        .rows
        .iter()
        .filter(|row| row[1] == Value::Unknown)
        .map(|row| &row[0])
        .collect();
    // Three have no activity; 50 − 47 would tell.
    assert_eq!(
        hidden,
        [
            &Value::Text("no_activity".into()),
            &Value::Text("called_not_reached".into()),
            &Value::Text("phoned".into())
        ]
    );
    for row in table.rows.iter().filter(|row| row[1] == Value::Unknown) {
        assert!(row[2..].iter().all(|cell| *cell == Value::Unknown));
    }
}

#[test]
fn what_is_handed_on_names_nobody() {
    let data = network(&[(30, 12), (40, 20), (3, 1)]);
    let open = of(data.clone(), |_| {});
    assert!(open.to_json().contains("Vera Novak") && open.to_json().contains("SECRET"));
    let shared = of(data.clone(), |settings| settings.aggregates_only = true);
    for text in [shared.to_json(), to_csv(&shared, &About::default())] {
        for word in ["Vera", "Novak", "SECRET"] {
            assert!(!text.contains(word), "{word}");
        }
    }
    assert!(shared.worklist.is_empty());
    assert!(shared.estimates_by("attempt_rate_phone", "dealer").count() == 3);
    assert!(shared.estimates_by("attempt_rate_phone", "person").count() == 0);
    // Pseudonyms may stay.
    let masked = of(data, |settings| {
        settings.aggregates_only = true;
        settings.mask_people = true;
    });
    assert!(!masked.to_json().contains("Vera"));
    assert_eq!(
        masked.estimates_by("attempt_rate_phone", "person").count(),
        3
    );
}
