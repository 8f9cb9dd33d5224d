//! The rules of counting, one lead at a time.

mod common;

use TouchResult::{Connected, NoAnswer, NotDone, Unknown, Voicemail};
use common::{ALL, MONDAY, T, call, email, inbound, leads};
use reality_gap_core::facts::{Bucket, FactRow, Facts};
use reality_gap_core::metrics::report;
use reality_gap_core::records::{
    Actor, Channel, Dataset, Direction, Knows, Lead, Outcome, TouchResult,
};
use reality_gap_core::report::{Report, Value};
use reality_gap_core::settings::{Basis, By, Expectation, Filter, Scope, Settings};
use reality_gap_core::time::{DAY, HOUR, Instant, MINUTE};

fn row(touches: &[T]) -> FactRow {
    Facts::fold(leads(&[touches]), &Settings::default()).rows[0]
}

/// How long after it came in the lead's clocks stopped: of a person, of anybody, of contact.
fn waits(touches: &[T]) -> [Option<i64>; 3] {
    let found = of(leads(&[touches]), &Settings::default());
    [
        "response_time_human",
        "response_time_any",
        "time_to_contact",
    ]
    .map(|id| {
        let clock = found.distribution(id).expect("a clock");
        clock.observed_median_ms
    })
}

fn of(data: Dataset, settings: &Settings) -> Report {
    report(&Facts::fold(data, settings), settings)
}

#[test]
fn bookkeeping_and_undone_tasks_are_no_attempts() {
    let touches = [
        T(
            5,
            Channel::Phone,
            Direction::Outbound,
            Actor::System,
            Connected,
        ),
        call(6, NotDone),
    ];
    let r = row(&touches);
    assert_eq!((r.dials, r.attempts, r.bucket), (0, 0, Bucket::Nothing));
    assert_eq!(waits(&touches), [None; 3]);
}

#[test]
fn a_machine_never_stops_the_human_clock() {
    let touches = [
        T(
            1,
            Channel::Email,
            Direction::Outbound,
            Actor::Automation,
            Unknown,
        ),
        email(90),
    ];
    let r = row(&touches);
    assert_eq!(waits(&touches), [Some(90 * MINUTE), Some(MINUTE), None]);
    assert_eq!((r.automatic, r.bucket), (1, Bucket::OneEmail));
    let r = row(&[T(
        1,
        Channel::Email,
        Direction::Outbound,
        Actor::AiAgent,
        Connected,
    )]);
    assert_eq!((r.contacted, r.bucket), (false, Bucket::AutomaticOnly));
}

#[test]
fn redials_within_five_minutes_are_one_attempt_and_counting_stops_at_contact() {
    let r = row(&[
        call(0, NoAnswer),
        call(5, NoAnswer),
        call(11, Voicemail),
        call(20, Connected),
        call(60, Connected),
    ]);
    assert_eq!((r.dials, r.connects), (5, 2));
    assert_eq!(
        (r.attempts, r.phone_attempts, r.reached_by_attempt),
        (3, 3, 3)
    );
    assert!(r.contacted_phone);
}

#[test]
fn a_voicemail_is_an_attempt_and_a_call_back_within_seven_days_is_contact() {
    let week = 7 * 24 * 60;
    let r = row(&[call(10, Voicemail)]);
    assert_eq!(
        (r.attempts, r.contacted, r.bucket),
        (1, false, Bucket::CalledNotReached)
    );
    let back = row(&[
        call(10, Voicemail),
        inbound(10 + week, Channel::Phone, Unknown),
    ]);
    assert_eq!(
        (back.contacted_phone, back.reached_by_attempt, back.bucket),
        (true, 1, Bucket::Reached)
    );
    let late = row(&[
        call(10, Voicemail),
        inbound(11 + week, Channel::Phone, Unknown),
    ]);
    assert_eq!(
        (late.contacted_phone, late.bucket),
        (false, Bucket::CalledNotReached)
    );
    let missed = row(&[call(10, Voicemail), inbound(20, Channel::Phone, NoAnswer)]);
    assert!(!missed.contacted);
    let answered = row(&[
        call(10, Voicemail),
        inbound(11 + week, Channel::Phone, Connected),
    ]);
    assert_eq!(
        (answered.contacted_phone, answered.reached_by_attempt),
        (true, 0)
    );
}

#[test]
fn a_reply_is_contact_and_the_enquiry_itself_is_not() {
    let r = row(&[inbound(0, Channel::Email, Unknown), email(30)]);
    assert!(!r.contacted);
    let touches = [email(30), inbound(40, Channel::Email, Unknown)];
    let r = row(&touches);
    assert_eq!(
        (r.contacted, r.contacted_phone, r.bucket),
        (true, false, Bucket::OneEmail)
    );
    assert_eq!(waits(&touches)[2], Some(40 * MINUTE));
    let r = row(&[inbound(40, Channel::Visit, Unknown)]);
    assert_eq!((r.contacted, r.bucket), (true, Bucket::InboundOnly));
}

#[test]
fn every_lead_is_in_the_first_bucket_it_fits() {
    let chat = |minutes| {
        T(
            minutes,
            Channel::Chat,
            Direction::Outbound,
            Actor::Human,
            Unknown,
        )
    };
    let text = |minutes| {
        T(
            minutes,
            Channel::Text,
            Direction::Outbound,
            Actor::Human,
            Unknown,
        )
    };
    assert_eq!(row(&[]).bucket, Bucket::Nothing);
    assert_eq!(
        row(&[inbound(1, Channel::Email, Unknown)]).bucket,
        Bucket::InboundOnly
    );
    assert_eq!(row(&[email(1), email(9)]).bucket, Bucket::SeveralEmails);
    assert_eq!(row(&[email(1), text(9)]).bucket, Bucket::Message);
    assert_eq!(row(&[email(1), text(9), chat(10)]).bucket, Bucket::Other);
    assert_eq!(
        row(&[email(1), text(9), call(10, NoAnswer)]).bucket,
        Bucket::CalledNotReached
    );
    assert_eq!(
        row(&[email(1), call(10, Connected)]).bucket,
        Bucket::Reached
    );
}

#[test]
fn touches_before_the_lead_are_skew_or_left_out_of_clocks() {
    let report = of(
        leads(&[
            &[call(-5, NoAnswer)],
            &[call(-6, NoAnswer)],
            &[call(3, NoAnswer)],
        ]),
        &Settings::default(),
    );
    let clock = report.distribution("response_time_call").expect("a clock");
    assert_eq!((clock.n, clock.observed, clock.untimed), (2, 2, 1));
    assert_eq!(clock.survival[0], (0, 0.5));
    assert_eq!(
        report
            .estimate("attempt_rate_phone")
            .expect("an estimate")
            .k,
        Some(3)
    );
    assert_eq!(report.estimate("sla_5m").expect("an estimate").n, 2);
}

#[test]
fn a_date_without_a_time_runs_no_clock() {
    let mut data = leads(&[&[call(30, NoAnswer)], &[call(30, NoAnswer)]]);
    data.leads[0].created_is_date = true;
    let report = of(data, &Settings::default());
    let clock = report.distribution("response_time_human").expect("a clock");
    assert_eq!((clock.n, clock.untimed), (1, 1));
}

#[test]
fn the_end_of_a_lead_ends_the_duty_and_ties_go_to_the_event() {
    let mut data = leads(&[&[call(30, NoAnswer)], &[call(30, NoAnswer)], &[]]);
    data.leads[0].closed = Instant::from_ms(MONDAY + 30 * MINUTE);
    data.leads[1].closed = Instant::from_ms(MONDAY + 20 * MINUTE);
    let report = of(data, &Settings::default());
    let clock = report.distribution("response_time_call").expect("a clock");
    assert_eq!((clock.n, clock.censored, clock.observed), (3, 2, 2));
    assert_eq!(clock.observed_median_ms, Some(30 * MINUTE));
}

#[test]
fn nothing_after_the_as_of_time_exists() {
    let mut data = leads(&[&[call(30, NoAnswer)], &[call(90, Connected)], &[]]);
    data.leads[2].created = Instant::from_ms(MONDAY + 2 * HOUR);
    let settings = Settings {
        as_of: Some(MONDAY + HOUR),
        ..Settings::default()
    };
    let report = of(data, &settings);
    assert_eq!(
        (
            report.counts.leads,
            report.counts.left_out,
            report.counts.touches
        ),
        (2, 1, 1)
    );
    let sla = report.estimate("sla_24h").expect("an estimate");
    assert_eq!((sla.value, sla.n, sla.immature), (None, 0, 2));
}

#[test]
fn a_horizon_takes_old_leads_and_early_touches_only() {
    let mut data = leads(&[
        &[call(30, NoAnswer)],
        &[call(3 * 1440, NoAnswer)],
        &[call(3 * 1440 + 5, NoAnswer)],
    ]);
    data.newest = Some(MONDAY + 4 * DAY);
    data.leads[2].created = Instant::from_ms(MONDAY + 3 * DAY);
    let report = of(
        data,
        &Settings {
            horizon: Some(2 * DAY),
            ..Settings::default()
        },
    );
    let rate = report.estimate("attempt_rate_phone").expect("an estimate");
    assert_eq!(
        (rate.k, rate.n, rate.mature, rate.immature),
        (Some(1), 2, 2, 1)
    );
}

#[test]
fn unknown_is_not_zero() {
    let mut data = leads(&[&[], &[]]);
    data.knows = Knows {
        touches: false,
        result: false,
        ..ALL
    };
    let report = of(data, &Settings::default());
    for id in [
        "attempt_rate_phone",
        "attempt_rate_any",
        "untouched_rate",
        "touches_per_lead",
        "reality_gap",
        "sla_5m",
    ] {
        let e = report.estimate(id).expect(id);
        assert_eq!((e.value, e.low, e.k), (None, None, None), "{id}");
        assert!(e.why.is_some(), "{id}");
    }
    assert!(
        report
            .table("gap_waterfall")
            .expect("a table")
            .why
            .is_some()
    );
}

#[test]
fn stated_attempts_count_where_there_are_no_touches() {
    let mut data = leads(&[&[], &[], &[]]);
    for (lead, (attempts, channel)) in data.leads.iter_mut().zip([
        (3, Some(Channel::Phone)),
        (1, None),
        (0, Some(Channel::Phone)),
    ]) {
        *lead = Lead {
            attempts,
            channel,
            created: Instant::UNKNOWN,
            outcome: Outcome::Won,
            ..*lead
        };
    }
    data.knows = Knows {
        attempts: true,
        channel: true,
        leads: true,
        outcome: true,
        ..Knows::default()
    };
    data.newest = None;
    let report = of(data, &Settings::default());
    let attempts = report.estimate("attempts_per_lead").expect("an estimate");
    assert_eq!(
        (attempts.k, attempts.n, attempts.value),
        (Some(4), 3, Some(4.0 / 3.0))
    );
    assert_eq!(
        report
            .estimate("attempt_rate_phone")
            .expect("an estimate")
            .k,
        Some(1)
    );
    assert_eq!(report.as_of, None);
    assert!(
        report
            .distributions
            .iter()
            .all(|d| d.why.is_some() && d.median_ms.is_none())
    );
    assert_eq!(
        report
            .table("conversion_by_attempts")
            .expect("a table")
            .rows[3][1],
        Value::Count(1)
    );
}

#[test]
fn a_belief_about_a_dealer_comes_before_the_one_about_the_network() {
    let mut data = leads(&[
        &[call(3, Connected)],
        &[call(3, NoAnswer)],
        &[email(3)],
        &[],
    ]);
    data.dealers = vec!["Alpha".into(), "Beta".into()];
    for (index, lead) in data.leads.iter_mut().enumerate() {
        lead.dealer = u32::from(index > 1);
    }
    let settings = Settings {
        by: vec![By::Dealer],
        expectations: vec![
            Expectation {
                scope: Scope::Network,
                name: String::new(),
                value: 0.75,
            },
            Expectation {
                scope: Scope::Dealer,
                name: "Beta".into(),
                value: 0.5,
            },
        ],
        ..Settings::default()
    };
    let report = of(data, &settings);
    let gap = report.estimate("reality_gap").expect("an estimate");
    assert_eq!(
        (gap.basis, gap.k, gap.n, gap.value),
        (Some("contact"), Some(1), 4, Some(0.5))
    );
    assert_eq!(
        report
            .estimate("gap_not_attempted")
            .expect("an estimate")
            .value,
        Some(0.25)
    );
    assert_eq!(
        report
            .estimate("gap_not_reached")
            .expect("an estimate")
            .value,
        Some(0.25)
    );
    let by: Vec<_> = report
        .estimates_by("reality_gap", "dealer")
        .map(|e| (e.expected, e.value))
        .collect();
    assert_eq!(by, [(Some(0.75), Some(0.25)), (Some(0.5), Some(0.5))]);
}

#[test]
fn on_basis_attempt_the_whole_gap_is_not_attempted() {
    let data = leads(&[
        &[call(3, Connected)],
        &[call(3, NoAnswer)],
        &[email(3)],
        &[],
    ]);
    let report = of(
        data,
        &Settings {
            basis: Some(Basis::Attempt),
            ..Settings::default()
        },
    );
    let values = ["reality_gap", "gap_not_attempted", "gap_not_reached"]
        .map(|id| report.estimate(id).and_then(|e| e.value));
    assert_eq!(values, [Some(0.25), Some(0.25), Some(0.0)]);
}

#[test]
fn filters_select_and_count_what_they_leave_out() {
    let mut data = leads(&[&[call(3, Connected)], &[], &[]]);
    data.dealers = vec!["Alpha".into()];
    data.leads[0].dealer = 0;
    data.leads[1].created = Instant::from_ms(MONDAY + DAY);
    let count = |filter: Filter| {
        let report = of(
            data.clone(),
            &Settings {
                filter,
                ..Settings::default()
            },
        );
        (report.counts.leads, report.counts.left_out)
    };
    let date = |text: &str| Some(text.to_owned());
    assert_eq!(
        count(Filter {
            dealers: vec!["Alpha".into()],
            ..Filter::default()
        }),
        (1, 2)
    );
    assert_eq!(
        count(Filter {
            dealers: vec![String::new()],
            ..Filter::default()
        }),
        (2, 1)
    );
    assert_eq!(
        count(Filter {
            dealers: vec!["Nobody".into()],
            ..Filter::default()
        }),
        (0, 3)
    );
    assert_eq!(
        count(Filter {
            from: date("2026-01-06"),
            ..Filter::default()
        }),
        (1, 2)
    );
    assert_eq!(
        count(Filter {
            to: date("2026-01-05"),
            ..Filter::default()
        }),
        (2, 1)
    );
}

#[test]
fn nothing_selected_is_a_report_without_values() {
    let report = of(
        Dataset {
            knows: ALL,
            newest: Some(MONDAY),
            ..Dataset::default()
        },
        &Settings::default(),
    );
    assert!(
        report
            .estimates
            .iter()
            .all(|e| e.value.is_none() && e.why.is_some())
    );
    assert!(report.findings.is_empty());
}

#[test]
fn columns_of_the_crm_stand_in_for_touches() {
    let mut data = leads(&[&[], &[], &[]]);
    data.leads[0].first_attempt = Instant::from_ms(MONDAY + 20 * MINUTE);
    data.leads[0].first_contact = Instant::from_ms(MONDAY + HOUR);
    data.leads[1].first_attempt = Instant::from_ms(MONDAY + 40 * MINUTE);
    data.knows = Knows {
        leads: true,
        created: true,
        created_time: true,
        contacted: true,
        ..Knows::default()
    };
    let report = of(data.clone(), &Settings::default());
    assert_eq!(
        report.estimate("attempt_rate_any").expect("an estimate").k,
        Some(2)
    );
    assert_eq!(
        report
            .estimate("attempt_rate_phone")
            .expect("an estimate")
            .value,
        None
    );
    assert_eq!(
        report.estimate("contact_rate_any").expect("an estimate").k,
        Some(1)
    );
    assert_eq!(
        report
            .distribution("response_time_human")
            .expect("a clock")
            .observed_median_ms,
        Some(30 * MINUTE)
    );
    let contact = report.distribution("time_to_contact").expect("a clock");
    assert_eq!(
        (contact.n, contact.observed, contact.observed_median_ms),
        (3, 1, Some(HOUR))
    );

    // A flag says that, not when.
    data.leads[0] = Lead {
        first_contact: Instant::UNKNOWN,
        contacted: Some(true),
        ..data.leads[0]
    };
    let report = of(data, &Settings::default());
    assert_eq!(
        report.estimate("contact_rate_any").expect("an estimate").k,
        Some(1)
    );
    assert!(
        report
            .distribution("time_to_contact")
            .expect("a clock")
            .why
            .is_some()
    );
}

#[test]
fn m12_takes_leads_out_after_their_last_attempt() {
    let data = leads(&[
        &[call(0, Connected)],
        &[call(0, NoAnswer), call(60, Connected)],
        &[call(0, NoAnswer)],
        &[call(0, NoAnswer), call(60, NoAnswer)],
        &[],
    ]);
    let report = of(data, &Settings::default());
    let rows = &report.table("reached_by_attempt").expect("a table").rows;
    // Four tried once, one reached: 1/4. Two are tried twice, one reached: 1 − 3/4 · 1/2 = 0.625.
    assert_eq!(
        rows[0][1..4],
        [Value::Count(4), Value::Count(1), Value::Number(0.25)]
    );
    assert_eq!(
        rows[1][1..4],
        [Value::Count(2), Value::Count(1), Value::Number(0.625)]
    );
    assert_eq!(rows.len(), 2);
}
