//! What customers said: scores, reasons, and what had happened to their leads.

mod common;

use TouchResult::Voicemail;
use common::{ALL, MONDAY, call, leads};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::report;
use reality_gap_core::node::to_html;
use reality_gap_core::records::{Dataset, Knows, More, NONE, Outcome, Survey, TouchResult};
use reality_gap_core::report::{Report, Value};
use reality_gap_core::settings::{By, Filter, Settings};
use reality_gap_core::time::{Instant, MINUTE};
use reality_gap_core::view::{Choices, Screen, State, Width, screen};

const REASONS: [&str; 4] = ["Attitude", "Not as promised", "Price", "Too many calls"];

fn answer(lead: u32, minutes: i64, score: u32, scale: u32, reasons: &[u32]) -> Survey {
    Survey {
        lead,
        dealer: NONE,
        at: Instant::from_ms(MONDAY + minutes * MINUTE),
        score: Some(score * 100),
        scale,
        reasons: reasons.to_vec(),
        lost_reason: NONE,
    }
}

fn data(count: usize, surveys: Vec<Survey>) -> Dataset {
    let none: Vec<&[common::T]> = vec![&[]; count];
    let mut data = leads(&none);
    data.knows = Knows {
        surveys: true,
        scores: true,
        reasons: true,
        lost_reason: true,
        ..ALL
    };
    data.reasons = REASONS.map(str::to_owned).to_vec();
    data.surveys = surveys;
    data
}

fn of(data: Dataset, settings: &Settings) -> Report {
    report(&Facts::fold(data, settings), settings)
}

fn pair(report: &Report, id: &str) -> (u64, u64) {
    let e = report.estimate(id).expect("a figure");
    (e.k.unwrap_or(u64::MAX), e.n)
}

#[test]
fn scores_are_brought_to_five_and_the_newest_counts() {
    // 5, then 2 by the same customer; 7 of 10 is 3.5, so 4; 6 of 10 is 3; 0 of 10; 6 of 5 is no score.
    let surveys = vec![
        answer(0, 10, 5, 5, &[]),
        answer(0, 20, 2, 5, &[]),
        answer(1, 10, 7, 10, &[]),
        answer(2, 10, 6, 10, &[]),
        answer(3, 10, 0, 10, &[]),
        answer(4, 10, 6, 5, &[]),
        // After the as-of time.
        answer(5, 61 * 1440, 5, 5, &[]),
    ];
    let settings = Settings {
        as_of: Some(MONDAY + 60 * 1440 * MINUTE),
        ..Settings::default()
    };
    let report = of(data(6, surveys), &settings);
    assert_eq!(pair(&report, "score_low_share"), (3, 4));
    assert_eq!(pair(&report, "score_high_share"), (1, 4));
    let mean = report.estimate("score_mean").expect("a figure");
    // 2, 3.5, 3, 0.
    assert!((mean.value.expect("known") - 2.125).abs() < 1e-12);
    let nps = report.estimate("nps").expect("a figure");
    assert_eq!((nps.n, nps.value), (3, None));
    assert!(
        nps.why
            .as_ref()
            .is_some_and(|why| why.to_string().contains("fewer than 10"))
    );
}

/// The satisfaction ratings of PwC's call centre data set (4,054 rated calls), whose mean and "top two" are published in
/// many solutions: 3.40 and 2,023.
#[test]
fn agrees_with_the_ratings_of_a_known_call_centre() {
    let counts = [(1, 417), (2, 396), (3, 1_218), (4, 1_180), (5, 843)];
    let scores = counts
        .into_iter()
        .flat_map(|(score, count)| std::iter::repeat_n(score, count));
    let surveys = scores
        .map(|score| answer(NONE, 10, score, 5, &[]))
        .collect();
    let report = of(data(1, surveys), &Settings::default());
    assert_eq!(pair(&report, "score_low_share"), (2_031, 4_054));
    assert_eq!(pair(&report, "score_high_share"), (2_023, 4_054));
    let mean = report.estimate("score_mean").and_then(|e| e.value);
    assert!((mean.expect("known") - 3.403_552_047_360_631_3).abs() < 1e-12);
}

#[test]
fn net_promoters_with_a_multinomial_interval() {
    // 9 and 10: five of twelve; 0 to 6: three.
    let scores = [10, 9, 9, 10, 9, 8, 7, 8, 7, 6, 3, 0];
    let surveys = (0..)
        .zip(scores)
        .map(|(lead, score)| answer(lead, 10, score, 10, &[]));
    let report = of(data(12, surveys.collect()), &Settings::default());
    let nps = report.estimate("nps").expect("a figure");
    // (5 − 3) / 12; variance (8/12 − (2/12)²) / 12 = 0.0532407, half-width 1.959964 · 0.2307395 = 0.4522412.
    let near = |value: Option<f64>, expected: f64| (value.expect("known") - expected).abs() < 1e-6;
    assert!(near(nps.value, 2.0 / 12.0));
    assert!(near(nps.low, 0.166_667 - 0.452_241) && near(nps.high, 0.166_667 + 0.452_241));
    assert_eq!((nps.unit, nps.n), ("points", 12));
}

#[test]
fn reasons_are_shares_of_their_band_and_hidden_below_ten() {
    let low = |lead| {
        answer(
            lead,
            10,
            2,
            5,
            if lead < 4 {
                &[1, 2]
            } else if lead < 7 {
                &[2]
            } else {
                &[]
            },
        )
    };
    let report = of(data(12, (0..11).map(low).collect()), &Settings::default());
    let table = report.table("reasons_low").expect("a table");
    let row = |at: usize| match table.rows[at].as_slice() {
        [Value::Text(name), Value::Count(k), Value::Count(n), ..] => (name.as_str(), *k, *n),
        other => panic!("{other:?}"),
    };
    assert_eq!(row(0), ("Price", 7, 11));
    assert_eq!(row(1), ("Not as promised", 4, 11));
    assert_eq!(row(2), ("no_reason", 4, 11));
    assert_eq!(table.rows.len(), 3);
    let high = report.table("reasons_high").expect("a table");
    assert!(
        high.rows.is_empty()
            && high
                .why
                .as_ref()
                .is_some_and(|why| why.to_string().ends_with("n is 0"))
    );
    // Nobody complains about too many calls: at most so many do.
    let calls = report.estimate("too_many_calls_share").expect("a figure");
    assert_eq!((calls.k, calls.n, calls.low), (Some(0), 11, Some(0.0)));
    // Wilson: z² / (n + z²) = 3.841459 / 14.841459.
    assert!((calls.high.expect("known") - 0.258_833).abs() < 1e-6);
    let nine = of(data(9, (0..9).map(low).collect()), &Settings::default());
    let table = nine.table("reasons_low").expect("a table");
    assert!(
        table.rows.is_empty()
            && table
                .why
                .as_ref()
                .is_some_and(|why| why.to_string().ends_with("n is 9"))
    );
}

#[test]
fn a_complaint_about_too_many_calls_is_recognised() {
    let surveys = vec![answer(0, 10, 1, 5, &[3, 1]), answer(1, 10, 5, 5, &[3])];
    let report = of(data(2, surveys), &Settings::default());
    assert_eq!(pair(&report, "too_many_calls_share"), (1, 1));
}

#[test]
fn answers_follow_the_filter_and_the_dealer() {
    let mut data = data(3, Vec::new());
    data.dealers = vec!["Alpha".to_owned(), "Beta".to_owned()];
    data.people = vec!["Ann".to_owned()];
    data.leads[0].dealer = 0;
    data.leads[0].person = 0;
    data.leads[1].dealer = 1;
    data.leads[2].dealer = 1;
    let of_dealer = |dealer| Survey {
        dealer,
        ..answer(NONE, 10, 5, 5, &[])
    };
    data.surveys = vec![
        answer(0, 10, 1, 5, &[]),
        answer(1, 10, 4, 5, &[]),
        of_dealer(0),
        of_dealer(NONE),
    ];
    let only = |filter: Filter| {
        let settings = Settings {
            filter,
            by: vec![By::Dealer, By::Month],
            ..Settings::default()
        };
        of(data.clone(), &settings)
    };
    let all = only(Filter::default());
    assert_eq!(pair(&all, "score_low_share"), (1, 4));
    let by: Vec<(Option<u64>, u64)> = all
        .estimates_by("score_high_share", "dealer")
        .map(|e| (e.k, e.n))
        .collect();
    assert_eq!(by, [(Some(1), 2), (Some(1), 1)]);
    // A month has the answers about its leads only.
    let month: Vec<u64> = all
        .estimates_by("score_high_share", "month")
        .map(|e| e.n)
        .collect();
    assert_eq!(month, [2]);
    let dealers = vec!["Alpha".to_owned()];
    let alpha = only(Filter {
        dealers,
        ..Filter::default()
    });
    assert_eq!(pair(&alpha, "score_low_share"), (1, 2));
    let ann = only(Filter {
        people: vec!["Ann".to_owned()],
        ..Filter::default()
    });
    assert_eq!(pair(&ann, "score_low_share"), (1, 1));
    let later = only(Filter {
        from: Some("2026-01-06".to_owned()),
        ..Filter::default()
    });
    assert_eq!(pair(&later, "score_low_share").1, 0);
}

#[test]
fn low_scores_stand_beside_what_had_happened() {
    // Ten low scores: with the first four a message was left and nobody called again, the fifth was called twice.
    let left: &[common::T] = &[call(10, Voicemail)];
    let twice: &[common::T] = &[call(10, Voicemail), call(100, Voicemail)];
    let touches: Vec<&[common::T]> = (0..12)
        .map(|lead| {
            if lead < 4 {
                left
            } else if lead == 4 {
                twice
            } else {
                &[]
            }
        })
        .collect();
    let mut with = leads(&touches);
    let other = data(0, Vec::new());
    with.knows = other.knows;
    with.reasons = other.reasons;
    with.surveys = (0..12)
        .map(|lead| answer(lead, 20_000, if lead < 10 { 1 } else { 5 }, 5, &[]))
        .collect();
    let report = of(with, &Settings::default());
    let table = report.table("score_timelines").expect("a table");
    let row = |at: usize| {
        let cells = &table.rows[at];
        (
            cells[0].clone(),
            cells[1].clone(),
            cells[2].clone(),
            cells[6].clone(),
            cells[7].clone(),
        )
    };
    let expected = |name: &str, k, n, high_k, high_n| {
        (
            Value::Text(name.to_owned()),
            Value::Count(k),
            Value::Count(n),
            Value::Count(high_k),
            Value::Count(high_n),
        )
    };
    // No tasks: no row of promises.
    assert_eq!(row(0), expected("message_never_again", 4, 10, 0, 2));
    assert_eq!(row(1), expected("one_touch_or_none", 9, 10, 2, 2));
}

#[test]
fn the_dealers_reasons_beside_the_customers() {
    // Price: the dealer for 8 of 10 lost leads, customers 3 of 12. A won lead's old reason does not count.
    let why = |lead, reason| Survey {
        score: None,
        lost_reason: reason,
        ..answer(lead, 10, 0, 5, &[])
    };
    let mut data = data(
        13,
        (0..12)
            .map(|lead| why(lead, if lead < 3 { 2 } else { 1 }))
            .collect(),
    );
    data.more = (0..13)
        .map(|lead| More {
            lost_reason: match lead {
                0..8 | 12 => 2,
                8..10 => 0,
                _ => NONE,
            },
            ..More::UNKNOWN
        })
        .collect();
    for lead in &mut data.leads {
        lead.outcome = Outcome::Lost;
    }
    data.leads[12].outcome = Outcome::Won;
    let report = of(data, &Settings::default());
    let table = report.table("lost_reason_gap").expect("a table");
    let price = table
        .rows
        .iter()
        .find(|row| row[0] == Value::Text("Price".to_owned()))
        .expect("a row");
    assert_eq!((&price[1], &price[3]), (&Value::Count(8), &Value::Count(3)));
    let number = |value: &Value| match value {
        Value::Number(number) => *number,
        other => panic!("{other:?}"),
    };
    // Wilson 8/10: 0.490162–0.943318; 3/12: 0.088937–0.532306; Newcombe by hand.
    let near = |value: &Value, expected: f64| (number(value) - expected).abs() < 1e-5;
    assert!(near(&price[7], 0.55));
    let low = 0.55 - ((0.8_f64 - 0.490_162).powi(2) + (0.532_306_f64 - 0.25).powi(2)).sqrt();
    let high = 0.55 + ((0.943_318_f64 - 0.8).powi(2) + (0.25_f64 - 0.088_937).powi(2)).sqrt();
    assert!(
        near(&price[8], low) && near(&price[9], high),
        "{price:?} {low} {high}"
    );
    assert_eq!(table.rows.len(), 3);
}

#[test]
fn without_surveys_nothing_is_known_of_customers() {
    let mut data = data(2, Vec::new());
    data.knows = ALL;
    let report = of(data, &Settings::default());
    for id in [
        "score_low_share",
        "score_mean",
        "nps",
        "too_many_calls_share",
    ] {
        let e = report.estimate(id).expect("a figure");
        assert!(
            e.value.is_none()
                && e.why
                    .as_ref()
                    .is_some_and(|why| why.to_string().contains("surveys")),
            "{id}"
        );
    }
    for id in ["reasons_low", "score_timelines", "lost_reason_gap"] {
        assert!(
            report
                .table(id)
                .is_some_and(|t| t.rows.is_empty() && t.why.is_some()),
            "{id}"
        );
    }
}

/// The words of the whole view, laid out for a width.
fn words(report: &Report, width: Width) -> String {
    let node = screen(&Screen {
        state: State::Ready(report, &Choices::default()),
        errors: &[],
        width,
        settings: &Settings::default(),
        announcement: "",
        leads: None,
        interactive: true,
    });
    to_html(&node).replace('\u{a0}', " ")
}

#[test]
fn the_panel_says_how_many_complaints_there_could_be() {
    let low = |lead| answer(lead, 10, 2, 5, &[lead % 3]);
    let mut data = data(12, (0..11).map(low).collect());
    data.reasons[2] = "<b>Price</b> & more".to_owned();
    let report = of(data, &Settings::default());
    for width in [Width::Narrow, Width::Wide, Width::Print] {
        let page = words(&report, width);
        let sentence =
            "0 of 11 unhappy customers complained about too many calls; at most 25.9 % do.";
        assert!(page.contains(sentence));
        assert!(page.contains("11 customers gave a score: 100.0 % low (1–3), 0.0 % high (4–5)."));
        assert!(page.contains("Fewer than 10 answers: n is 0."));
        assert!(!page.contains("<b>Price") && page.contains("&lt;b&gt;Price"));
    }
}

#[test]
fn without_surveys_the_panel_says_what_to_add() {
    let mut data = data(2, Vec::new());
    data.knows = ALL;
    let page = words(&of(data, &Settings::default()), Width::Wide);
    assert!(page.contains("No file tells what customers said; add the surveys with a score."));
    assert!(page.contains("No file tells what was promised; add the tasks with a due_at."));
    assert!(!page.contains("Lost reasons: dealer and customer"));
}
