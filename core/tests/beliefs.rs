//! What a file says is believed: the rows of the table, and the expectation where the settings give none.

mod common;

use common::{call, email, leads};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::report;
use reality_gap_core::records::{Belief, Channel, Dataset, TouchResult};
use reality_gap_core::report::{Report, Value};
use reality_gap_core::settings::{Basis, By, Expectation, Scope, Settings};

fn belief(scope: &str, name: &str, metric: &str, value: f64, basis: &str) -> Belief {
    Belief {
        scope: scope.to_owned(),
        name: name.to_owned(),
        respondent: format!("{basis} of {name}"),
        role: String::new(),
        metric: metric.to_owned(),
        channel: Some(Channel::Phone),
        value,
        unit: "share".to_owned(),
        basis: basis.to_owned(),
        valid: (None, None),
    }
}

/// Four leads of one dealer: reached, called, written to, nothing.
fn four(beliefs: Vec<Belief>) -> Dataset {
    let mut data = leads(&[
        &[call(20, TouchResult::Connected)],
        &[call(20, TouchResult::NoAnswer)],
        &[email(5)],
        &[],
    ]);
    data.dealers = vec!["Pier 12 Cars".to_owned()];
    for lead in &mut data.leads {
        lead.dealer = 0;
    }
    data.knows.beliefs = true;
    data.beliefs = beliefs;
    data
}

fn told(data: Dataset, settings: &Settings) -> Report {
    report(&Facts::fold(data, settings), settings)
}

fn expected(report: &Report) -> (Option<f64>, Option<&str>) {
    let gap = report.estimate("reality_gap").expect("an estimate");
    (gap.expected, gap.basis)
}

#[test]
fn the_last_belief_about_the_network_is_expected_and_settings_win() {
    let all = || {
        vec![
            belief("network", "", "contact_rate", 0.8, "belief"),
            belief("network", "", "contact_rate", 0.7, "belief"),
            belief("network", "", "contact_rate", 0.95, "contract"),
        ]
    };
    let settings = Settings::default();
    assert_eq!(
        expected(&told(four(all()), &settings)),
        (Some(0.7), Some("contact"))
    );
    assert_eq!(
        expected(&told(four(Vec::new()), &settings)),
        (Some(0.75), Some("contact"))
    );
    let mut set = Settings::default();
    set.expect_of_network(0.6);
    assert_eq!(
        expected(&told(four(all()), &set)),
        (Some(0.6), Some("contact"))
    );
}

#[test]
fn a_belief_about_calls_made_is_compared_with_calls_made() {
    let data = || four(vec![belief("network", "", "attempt_rate", 0.9, "belief")]);
    assert_eq!(
        expected(&told(data(), &Settings::default())),
        (Some(0.9), Some("attempt"))
    );
    // Whoever asks for contact gets what is said about contact: nothing, so the usual belief.
    let contact = Settings {
        basis: Some(Basis::Contact),
        ..Settings::default()
    };
    assert_eq!(
        expected(&told(data(), &contact)),
        (Some(0.75), Some("contact"))
    );
}

#[test]
fn a_dealers_own_belief_comes_before_the_networks() {
    let data = four(vec![belief(
        "dealer",
        "Pier 12 Cars",
        "contact_rate",
        0.55,
        "belief",
    )]);
    let settings = Settings {
        by: vec![By::Dealer],
        expectations: vec![Expectation {
            scope: Scope::Network,
            name: String::new(),
            value: 0.8,
        }],
        ..Settings::default()
    };
    let report = told(data, &settings);
    assert_eq!(expected(&report).0, Some(0.8));
    let own: Vec<_> = report.estimates_by("reality_gap", "dealer").collect();
    assert_eq!(own.first().and_then(|e| e.expected), Some(0.55));
}

#[test]
fn a_row_that_is_not_valid_in_the_period_is_left_out() {
    // 2026-01-05 is day 20,458.
    let mut old = belief("network", "", "contact_rate", 0.9, "belief");
    old.valid = (None, Some(20_450));
    let report = told(four(vec![old]), &Settings::default());
    assert_eq!(expected(&report).0, Some(0.75));
    let table = report.table("belief_gap").expect("a table");
    assert!(table.rows.is_empty() && table.why.is_none());
}

#[test]
fn rows_are_believed_minus_actual_of_the_own_scope() {
    let mut nobodys = belief("dealer", "Elsewhere", "contact_rate", 0.5, "belief");
    nobodys.channel = None;
    let mut minutes = belief("network", "", "response_time", 20.0, "target");
    minutes.unit = "minutes".to_owned();
    let report = told(
        four(vec![
            belief("dealer", "Pier 12 Cars", "attempt_rate", 0.75, "belief"),
            belief("network", "", "sla_60", 0.8, "contract"),
            nobodys,
            minutes,
        ]),
        &Settings::default(),
    );
    let table = report.table("belief_gap").expect("a table");
    let at = |id: &str| {
        table
            .columns
            .iter()
            .position(|c| c.id == id)
            .expect("a column")
    };
    let said: Vec<(&Value, &Value, &Value)> = table
        .rows
        .iter()
        .map(|row| (&row[at("figure")], &row[at("actual")], &row[at("k")]))
        .collect();
    // The network first; a dealer without leads and what is no share are left out.
    assert_eq!(
        said,
        [
            (
                &Value::Text("sla_60m".to_owned()),
                &Value::Number(0.75),
                &Value::Count(3)
            ),
            (
                &Value::Text("attempt_rate_phone".to_owned()),
                &Value::Number(0.5),
                &Value::Count(2)
            ),
        ]
    );
    let none = told(leads(&[&[]]), &Settings::default());
    assert!(none.table("belief_gap").is_some_and(|t| t.why.is_some()));
}
