//! The same leads as other tools would count them.

mod common;

use common::{MONDAY, T, call, email, inbound, leads};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::report;
use reality_gap_core::records::{
    Actor, Appointment, Channel, Dataset, Direction, Exclusion, NONE, TouchResult, Visit,
};
use reality_gap_core::report::{Report, Value};
use reality_gap_core::settings::{Definition, Settings};
use reality_gap_core::time::{Instant, MINUTE};

fn told(data: Dataset, definition: Option<Definition>) -> Report {
    let settings = Settings {
        definition,
        ..Settings::default()
    };
    report(&Facts::fold(data, &settings), &settings)
}

/// k and n of a row.
fn row(report: &Report, figure: &str) -> Option<(u64, u64)> {
    let table = report.table("definition_switchboard")?;
    let named = |cells: &&Vec<Value>| cells[0] == Value::Text(figure.to_owned());
    match table.rows.iter().find(named)?[3..5] {
        [Value::Count(k), Value::Count(n)] => Some((k, n)),
        _ => None,
    }
}

fn machine(minutes: i64) -> T {
    T(
        minutes,
        Channel::Email,
        Direction::Outbound,
        Actor::Automation,
        TouchResult::Unknown,
    )
}

#[test]
fn ours_is_what_the_figures_say() {
    let data = leads(&[
        &[call(20, TouchResult::Connected)],
        &[email(90)],
        &[machine(1)],
        &[],
    ]);
    let report = told(data, None);
    for (figure, id) in [
        ("ours_answered", "attempt_rate_any"),
        ("ours_within_60m", "sla_60m"),
        ("ours_contacted", "contact_rate_any"),
    ] {
        let estimate = report.estimate(id).expect("an estimate");
        assert_eq!(
            row(&report, figure),
            estimate.k.map(|k| (k, estimate.n)),
            "{id}"
        );
    }
    assert_eq!(row(&report, "automated_answered"), Some((3, 4)));
    assert_eq!(row(&report, "automated_within_60m"), Some((2, 4)));
    assert_eq!(report.definition, None);
}

#[test]
fn the_figures_follow_the_chosen_tool_and_say_so() {
    let data = || {
        leads(&[
            &[call(20, TouchResult::NoAnswer)],
            &[inbound(10, Channel::Email, TouchResult::Unknown)],
            &[machine(1)],
        ])
    };
    let ours = told(data(), None);
    let theirs = told(data(), Some(Definition::Autoplay));
    let share = |report: &Report, id: &str| report.estimate(id).and_then(|e| e.k);
    assert_eq!(share(&ours, "attempt_rate_any"), Some(1));
    assert_eq!(share(&theirs, "attempt_rate_any"), Some(2));
    assert_eq!(share(&theirs, "untouched_rate"), Some(1));
    assert_eq!(share(&theirs, "contact_rate_any"), Some(2));
    let about = theirs.estimate("attempt_rate_any").expect("an estimate");
    assert!(about.definition.contains("AutoPlay") && about.denominator == "autoplay");
    assert_eq!(theirs.definition, Some("autoplay"));
    // What is asked about the phone stays as this report counts it.
    for id in [
        "attempt_rate_phone",
        "contact_rate_phone",
        "reality_gap",
        "sla_24h",
    ] {
        assert_eq!(ours.estimate(id), theirs.estimate(id), "{id}");
    }
}

#[test]
fn a_tool_that_knows_no_contact_says_so_instead_of_zero() {
    let report = told(leads(&[&[email(5)]]), Some(Definition::PiedPiper));
    let contact = report.estimate("contact_rate_any").expect("an estimate");
    assert!(
        contact.value.is_none()
            && contact
                .why
                .as_ref()
                .is_some_and(|why| why.to_string().contains("no contact"))
    );
    assert_eq!(row(&report, "pied-piper_contacted"), None);
    assert_eq!(row(&report, "pied-piper_answered"), Some((1, 1)));
}

#[test]
fn bad_tests_and_appointments_are_counted_by_some() {
    let mut data = leads(&[&[], &[call(5, TouchResult::Voicemail)], &[]]);
    data.leads[0].exclusion = Exclusion::Test;
    data.leads[1].bad = true;
    data.knows.appointments = true;
    data.appointments.push(Appointment {
        lead: 2,
        person: NONE,
        created: Instant::from_ms(MONDAY + 30 * MINUTE),
        at: Instant::from_ms(MONDAY + 3_000 * MINUTE),
        confirmed: None,
        visit: Visit::Unknown,
        test_drive: None,
    });
    let report = told(data, None);
    assert_eq!(row(&report, "ours_leads"), Some((2, 3)));
    assert_eq!(row(&report, "vinsolutions_leads"), Some((1, 3)));
    assert_eq!(row(&report, "autoplay_leads"), Some((3, 3)));
    assert_eq!(row(&report, "ours_contacted"), Some((0, 2)));
    assert_eq!(row(&report, "foureyes_contacted"), Some((1, 2)));
}

#[test]
fn a_lead_too_young_for_a_clock_has_not_failed_by_it() {
    // Monday 00:00 UTC, judged at 09:30: nine and a half hours on the wall, half an hour from nine to five.
    let mut data = leads(&[&[]]);
    data.newest = Some(MONDAY + 570 * MINUTE);
    let report = told(data, None);
    assert_eq!(row(&report, "ours_within_60m"), Some((0, 1)));
    assert_eq!(row(&report, "autoplay_within_60m"), Some((0, 0)));
}
