//! Laws that hold for every input: merging, order, sums, ranges.

mod common;

use common::{Seed, odd, part};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::{Meta, from_summary, report};
use reality_gap_core::records::{Dataset, Ids};
use reality_gap_core::report::{Report, Value};
use reality_gap_core::settings::{By, Expectation, Scope, Settings};
use reality_gap_core::summary::Summary;
use reality_gap_core::time::{DAY, Hours};

fn settings(seed: &mut Seed) -> Settings {
    let weekly = [(
        "mon".to_owned(),
        vec![["09:00".to_owned(), "17:30".to_owned()]],
    )]
    .into();
    Settings {
        by: (0..seed.below(3)).map(|_| seed.pick(&By::ALL)).collect(),
        hours: (seed.below(2) == 0).then_some(Hours {
            weekly,
            holidays: Vec::new(),
            timezone: None,
            ..Default::default()
        }),
        horizon: seed.pick(&[None, Some(7 * DAY)]),
        expectations: vec![
            Expectation {
                scope: Scope::Network,
                name: String::new(),
                value: 0.7,
            },
            Expectation {
                scope: Scope::Dealer,
                name: "Beta".into(),
                value: 0.31,
            },
        ],
        ..Settings::default()
    }
}

fn summed(data: Dataset, settings: &Settings) -> (Summary, Meta) {
    let facts = Facts::fold(data, settings);
    (Summary::of(&facts, settings), Meta::of(&facts))
}

#[test]
fn a_report_from_merged_shards_is_the_report_from_the_whole() {
    for round in 1..40 {
        let mut seed = Seed(round * 7_919);
        let settings = settings(&mut seed);
        let data = odd(&mut seed, 90);
        let whole = report(&Facts::fold(data.clone(), &settings), &settings).to_json();
        let mut shards: [Vec<u32>; 3] = Default::default();
        for lead in 0..90 {
            shards[usize::try_from(seed.below(3)).expect("small")].push(lead);
        }
        let mut merged = (Summary::default(), Meta::default());
        for shard in shards.iter().rev() {
            let (summary, meta) = summed(part(&data, shard), &settings);
            merged = (merged.0.merge(summary), merged.1.merge(meta));
        }
        assert!(
            from_summary(&merged.0, &merged.1, &settings).to_json() == whole,
            "round {round}"
        );
    }
}

#[test]
fn merging_is_a_commutative_monoid() {
    for round in 1..20 {
        let mut seed = Seed(round * 104_729);
        let settings = settings(&mut seed);
        let [a, b, c] = [30, 40, 50].map(|count| summed(odd(&mut seed, count), &settings).0);
        assert_eq!(a.clone().merge(Summary::default()), a);
        assert_eq!(Summary::default().merge(a.clone()), a);
        assert_eq!(a.clone().merge(b.clone()), b.clone().merge(a.clone()));
        assert_eq!(
            a.clone().merge(b.clone()).merge(c.clone()),
            a.merge(b.merge(c))
        );
    }
}

#[test]
fn the_order_of_rows_does_not_matter() {
    for round in 1..20 {
        let mut seed = Seed(round * 15_485_863);
        let settings = settings(&mut seed);
        let data = odd(&mut seed, 80);
        let mut order: Vec<u32> = (0..80).collect();
        for i in (1..order.len()).rev() {
            order.swap(i, usize::try_from(seed.below(i as u64 + 1)).expect("small"));
        }
        let shuffled = part(&data, &order);
        let a = report(&Facts::fold(data, &settings), &settings).to_json();
        assert!(
            report(&Facts::fold(shuffled, &settings), &settings).to_json() == a,
            "round {round}"
        );
    }
}

#[test]
fn another_record_is_another_hash() {
    let mut seed = Seed(3);
    let settings = Settings::default();
    let data = odd(&mut seed, 40);
    let hash = |data: &Dataset| Facts::fold(data.clone(), &settings).data_hash;
    let mut other = data.clone();
    other.leads[7].dealer = (data.leads[7].dealer.wrapping_add(1)) % 3;
    assert_ne!(hash(&data), hash(&other));
    let mut other = data.clone();
    let mut renamed = Ids::default();
    for (at, id) in other.ids.iter().enumerate() {
        renamed.push(if at == 7 { "another" } else { id });
    }
    other.ids = renamed;
    assert_ne!(hash(&data), hash(&other));
    let mut other = data.clone();
    other.touches.pop();
    assert_ne!(hash(&data), hash(&other));
}

fn count(value: &Value) -> u64 {
    match value {
        Value::Count(count) => *count,
        other => panic!("expected a count, found {other:?}"),
    }
}

fn value(report: &Report, id: &str, index: usize) -> Option<f64> {
    report
        .estimates
        .iter()
        .filter(|estimate| estimate.id == id)
        .nth(index)
        .expect(id)
        .value
}

#[test]
fn shares_stay_between_none_and_all_and_parts_add_up() {
    for round in 1..40 {
        let mut seed = Seed(round * 32_452_843);
        let settings = settings(&mut seed);
        let data = odd(&mut seed, 70);
        let report = report(&Facts::fold(data, &settings), &settings);
        for e in &report.estimates {
            assert_eq!(e.value.is_none(), e.why.is_some(), "{}", e.id);
            let population = match e.denominator {
                "received" => report.counts.leads,
                _ => report.counts.workable,
            };
            assert!(e.mature + e.immature <= population, "{}", e.id);
            if e.unit != "share" {
                continue;
            }
            if let (Some(k), Some(value), Some(low), Some(high)) = (e.k, e.value, e.low, e.high) {
                assert!(k <= e.n, "{}: {k} of {}", e.id, e.n);
                assert!(
                    0.0 <= low && low <= value && value <= high && high <= 1.0,
                    "{}: {low} {value} {high}",
                    e.id
                );
            }
        }
        for d in &report.distributions {
            assert!(
                d.censored <= d.n && d.survival.is_sorted_by(|a, b| a.0 < b.0 && a.1 >= b.1),
                "{}",
                d.id
            );
            assert!(
                d.survival.iter().all(|&(_, s)| (0.0..=1.0).contains(&s)),
                "{}",
                d.id
            );
            assert!(d.n + d.untimed <= report.counts.workable, "{}", d.id);
        }
        for table in report
            .tables
            .iter()
            .filter(|table| table.id == "gap_waterfall")
        {
            let leads: Vec<u64> = table.rows.iter().map(|row| count(&row[1])).collect();
            let (all, phoned) = (leads[0], leads[10]);
            assert_eq!(leads[1..8].iter().sum::<u64>() + phoned, all);
            assert_eq!(leads[8] + leads[9], phoned);
        }
        let groups = report
            .estimates
            .iter()
            .filter(|e| e.id == "reality_gap")
            .count();
        for index in 0..groups {
            if let Some(gap) = value(&report, "reality_gap", index) {
                let parts = ["gap_not_attempted", "gap_not_reached"]
                    .map(|id| value(&report, id, index).expect(id));
                assert_eq!((parts[0] + parts[1]).to_bits(), (gap + 0.0).to_bits());
            }
        }
        for by in &settings.by {
            let grouped: u64 = report
                .estimates_by("attempt_rate_any", by.name())
                .map(|e| e.n)
                .sum();
            let times =
                u64::try_from(settings.by.iter().filter(|b| *b == by).count()).expect("small");
            assert_eq!(
                grouped,
                times * report.estimate("attempt_rate_any").expect("an estimate").n
            );
        }
        for finding in &report.findings {
            assert!(finding.n >= 20 && finding.k <= finding.n);
        }
        // The first four are about leads and dealers, most first; hints follow.
        let first = [
            "largest_bucket",
            "email_only",
            "untouched",
            "one_attempt",
            "dealer_below",
            "dealer_above",
        ];
        let first: Vec<u64> = report
            .findings
            .iter()
            .take_while(|finding| first.contains(&finding.id))
            .map(|finding| finding.k)
            .collect();
        assert!(first.len() <= 4 && first.is_sorted_by(|a, b| a >= b));
    }
}

#[test]
fn no_sentence_names_a_cause() {
    let mut seed = Seed(11);
    let settings = Settings {
        by: vec![By::Dealer],
        ..Settings::default()
    };
    let report = report(&Facts::fold(odd(&mut seed, 400), &settings), &settings);
    let mut sentences: Vec<String> = report
        .estimates
        .iter()
        .map(|e| e.definition.to_owned())
        .collect();
    sentences.extend(report.tables.iter().map(|t| t.definition.to_owned()));
    sentences.extend(
        report
            .findings
            .iter()
            .flat_map(|f| [f.text.english(), f.rule.english()]),
    );
    assert!(!report.findings.is_empty() && !report.worklist.is_empty());
    sentences.extend(report.worklist.iter().map(|todo| todo.why.english()));
    for sentence in sentences {
        let lower = sentence.to_lowercase();
        for word in [
            "because",
            "cause",
            "due to",
            "results in",
            "thanks to",
            "fault",
            "lazy",
            "failed",
        ] {
            assert!(!lower.contains(word), "{sentence}");
        }
    }
}
