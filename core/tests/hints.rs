//! Coaching hints: when they speak, with which receipt, and when they keep quiet.

mod common;

use common::{MONDAY, call, email, leads};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::report;
use reality_gap_core::records::{More, NONE, Outcome, TouchResult};
use reality_gap_core::report::{Finding, Report};
use reality_gap_core::settings::Settings;
use reality_gap_core::summary::{BEHIND, Behind};
use reality_gap_core::time::{DAY, Instant};

/// `silent` leads with a message left and nothing after it, `called` leads with a call the next day.
fn voicemails(silent: usize, called: usize, settings: &Settings) -> (Facts, Report) {
    let once = [call(0, TouchResult::Voicemail)];
    let twice = [
        call(0, TouchResult::Voicemail),
        call(600, TouchResult::NoAnswer),
    ];
    let mut all: Vec<&[common::T]> = vec![&once; silent];
    all.extend(vec![&twice[..]; called]);
    let mut data = leads(&all);
    for lead in &mut data.leads {
        lead.outcome = Outcome::Open;
    }
    data.newest = Some(MONDAY + 3 * DAY);
    let facts = Facts::fold(data, settings);
    let report = report(&facts, settings);
    (facts, report)
}

fn by_id<'a>(report: &'a Report, id: &str) -> Option<&'a Finding> {
    report.findings.iter().find(|finding| finding.id == id)
}

#[test]
fn a_hint_speaks_from_its_share_on_and_names_its_leads() {
    let settings = Settings::default();
    let (facts, report) = voicemails(2, 18, &settings);
    let hint = by_id(&report, "left_message").expect("2 of 20 are 10 %");
    assert_eq!((hint.k, hint.n), (2, 20));
    assert!(
        hint.text
            .english()
            .starts_with("2 of 20 leads with a message left")
    );
    assert!(hint.interval.is_some());
    let set = Behind::named(hint.behind.expect("a set")).expect("a known set");
    assert_eq!(set.rows(&facts, &settings.filter).len(), 2);
    assert!(by_id(&voicemails(1, 19, &settings).1, "left_message").is_none());
    // Nineteen are too few to say anything about.
    assert!(by_id(&voicemails(9, 10, &settings).1, "left_message").is_none());
}

#[test]
fn every_set_that_a_finding_names_has_as_many_leads_as_it_says() {
    let settings = Settings::default();
    let mut seed = common::Seed(5);
    let facts = Facts::fold(common::odd(&mut seed, 600), &settings);
    let report = report(&facts, &settings);
    let mut checked = 0;
    for finding in &report.findings {
        let Some(set) = finding.behind.and_then(Behind::named) else {
            continue;
        };
        // Counted are questions there, not leads.
        if finding.id == "fumbled" || finding.id == "missed_promises" {
            continue;
        }
        assert_eq!(
            set.rows(&facts, &settings.filter).len() as u64,
            finding.k,
            "{}",
            finding.id
        );
        checked += 1;
    }
    assert!(checked > 4 && BEHIND.len() > 50);
}

#[test]
fn a_touch_after_an_opt_out_is_said_from_the_first_on() {
    let touched = [email(3_000)];
    let mut data = leads(&[&touched, &[]]);
    data.knows.opt_out = true;
    data.more = vec![More::UNKNOWN; 2];
    data.more[0].opt_out = Instant::from_ms(MONDAY + DAY);
    let settings = Settings::default();
    let report = report(&Facts::fold(data, &settings), &settings);
    let hint = by_id(&report, "touched_after_opt_out").expect("one is enough");
    assert_eq!((hint.k, hint.n), (1, 1));
}

#[test]
fn capacity_comes_before_everything_and_only_with_a_cap() {
    let mut data = leads(&vec![&[][..]; 30]);
    data.people = vec!["Ann".into()];
    for lead in &mut data.leads {
        lead.person = 0;
    }
    assert!(data.leads.iter().all(|lead| lead.person != NONE));
    let of = |daily_cap| {
        let settings = Settings {
            daily_cap,
            ..Settings::default()
        };
        report(&Facts::fold(data.clone(), &settings), &settings)
    };
    assert_eq!(of(Some(10)).findings[0].id, "capacity");
    assert_eq!(
        (of(Some(10)).findings[0].k, of(Some(10)).findings[0].n),
        (30, 30)
    );
    assert!(by_id(&of(Some(30)), "capacity").is_none());
    assert!(by_id(&of(None), "capacity").is_none());
}
