//! What holds where something cannot be used: no date of arrival, opening hours of another zone.
#![allow(dead_code, reason = "shared helpers")]

mod common;

use common::{call, leads};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::report;
use reality_gap_core::records::{Outcome, TouchResult::NoAnswer};
use reality_gap_core::settings::Settings;
use reality_gap_core::time::Instant;

#[test]
fn a_lead_without_a_date_is_given_up_by_its_attempts() {
    let mut data = leads(&[&[call(5, NoAnswer)]]);
    for lead in &mut data.leads {
        lead.created = Instant::UNKNOWN;
        lead.outcome = Outcome::Lost;
    }
    data.knows.outcome = true;
    let settings = Settings::default();
    let report = report(&Facts::fold(data, &settings), &settings);
    let rate = report.estimate("give_up_rate").expect("it is always there");
    assert_eq!((rate.k, rate.n), (Some(1), 1));
}

#[test]
fn opening_hours_of_another_zone_run_no_clock() {
    let hours = |timezone: Option<&str>| Settings {
        hours: Some(reality_gap_core::time::Hours {
            weekly: [(
                "mon".to_owned(),
                vec![["09:00".to_owned(), "17:00".to_owned()]],
            )]
            .into(),
            holidays: Vec::new(),
            timezone: timezone.map(str::to_owned),
            ..Default::default()
        }),
        ..Settings::default()
    };
    for (zone, runs) in [
        (None, true),
        (Some("UTC"), true),
        (Some("America/New_York"), false),
    ] {
        let settings = hours(zone);
        let facts = Facts::fold(leads(&[&[call(5, NoAnswer)]]), &settings);
        assert_eq!(facts.open_hours, runs, "{zone:?}");
        let app = reality_gap_core::app::App::new(settings);
        let codes: Vec<&str> = app.errors().iter().map(|e| e.code).collect();
        assert_eq!(codes.is_empty(), runs, "{codes:?}");
        assert!(runs || codes == ["E030"]);
    }
}
