//! The six reasons, one lead at a time: hot, callable, assigned, logged, loaded.

mod common;

use TouchResult::{Connected, NoAnswer, Unknown};
use common::{MONDAY, T, call, email, leads};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::report;
use reality_gap_core::records::{
    Actor, Call, Channel, Contact, Dataset, Direction, Lead, More, NONE, Talk, Touch, TouchResult,
};
use reality_gap_core::report::{Estimate, Report, Value};
use reality_gap_core::settings::{By, Filter, Settings};
use reality_gap_core::time::{Hours, Instant, MINUTE};

fn of(data: Dataset) -> Report {
    with(data, &Settings::default())
}

fn with(data: Dataset, settings: &Settings) -> Report {
    report(&Facts::fold(data, settings), settings)
}

fn estimate<'a>(report: &'a Report, id: &str) -> &'a Estimate {
    report.estimate(id).expect("an estimate")
}

fn parts(report: &Report, id: &str) -> (Option<u64>, u64) {
    let e = estimate(report, id);
    (e.k, e.n)
}

/// The counts of a row, from its second cell on; `None` for what is not known.
fn row(report: &Report, table: &str, name: &str) -> Vec<Option<u64>> {
    let rows = &report.table(table).expect("a table").rows;
    let row = rows.iter().find(|row| row[0] == Value::Text(name.into()));
    row.expect("a row")[1..]
        .iter()
        .map(|cell| match cell {
            Value::Count(count) => Some(*count),
            _ => None,
        })
        .collect()
}

fn at(minutes: i64) -> Instant {
    Instant::from_ms(MONDAY + minutes * MINUTE)
}

fn ring(lead: u32, minutes: i64, direction: Direction) -> Call {
    Call {
        at: at(minutes),
        lead,
        direction,
        result: Unknown,
        seconds: 60,
        person: NONE,
        dealer: NONE,
    }
}

#[test]
fn a_blank_is_not_hot_only_where_the_column_never_says_no() {
    let mut data = leads(&[&[call(5, NoAnswer)], &[email(9)], &[]]);
    data.knows.hot = true;
    data.leads[0].hot = Some(true);
    let ticked = of(data.clone());
    let bias = estimate(&ticked, "hot_lead_bias");
    assert_eq!((bias.value, bias.n), (Some(0.5), 3));
    assert_eq!(estimate(&ticked, "hot_lead_bias_phone").value, Some(1.0));
    assert!(bias.low < Some(0.0) && bias.high > Some(0.5));

    data.leads[2].hot = Some(false);
    let told = of(data.clone());
    assert_eq!(estimate(&told, "hot_lead_bias").n, 2);

    data.leads[0].hot = None;
    let none = of(data);
    let bias = estimate(&none, "hot_lead_bias");
    assert_eq!((bias.value, bias.n), (None, 1));
    assert!(bias.why.is_some());
}

fn numbered(all: &[&[T]]) -> Dataset {
    let mut data = leads(all);
    data.knows.phone = true;
    data.more = vec![More::UNKNOWN; all.len()];
    data.contacts = vec![
        Contact {
            has_phone: Some(true),
            ..Contact::UNKNOWN
        };
        all.len()
    ];
    data
}

#[test]
fn who_asked_not_to_be_called_is_left_out_unless_somebody_called() {
    let mut data = numbered(&[
        &[call(5, NoAnswer)],
        &[email(9)],
        &[],
        &[call(5, NoAnswer)],
        &[],
    ]);
    for lead in [2, 3] {
        data.more[lead].no_calls = at(60);
    }
    data.contacts[4].has_phone = Some(false);
    let report = of(data);
    assert_eq!(parts(&report, "call_reluctance"), (Some(1), 3));
    assert_eq!(parts(&report, "attempt_rate_callable"), (Some(2), 3));
    assert_eq!(
        row(&report, "call_reluctance_by_signal", "written")[..2],
        [Some(1), Some(1)]
    );
    assert_eq!(
        row(&report, "call_reluctance_by_signal", "hot")[..2],
        [Some(0), Some(0)]
    );
}

#[test]
fn a_call_in_the_telephone_log_is_a_call() {
    let mut data = numbered(&[&[], &[]]);
    data.knows.calls = true;
    data.calls = vec![
        ring(0, 5, Direction::Outbound),
        ring(1, 5, Direction::Inbound),
    ];
    let report = of(data);
    assert_eq!(parts(&report, "call_reluctance"), (Some(1), 2));
    assert_eq!(parts(&report, "unlogged"), (Some(2), 2));
}

#[test]
fn without_phone_numbers_reluctance_is_not_known() {
    let report = of(leads(&[&[]]));
    for id in ["call_reluctance", "attempt_rate_callable"] {
        let e = estimate(&report, id);
        assert_eq!(e.value, None);
        assert!(
            e.why
                .as_ref()
                .is_some_and(|why| why.to_string().contains("phone")),
            "{id}"
        );
    }
    let e = estimate(&report, "hot_lead_bias");
    assert!(
        e.value.is_none()
            && e.why
                .as_ref()
                .is_some_and(|why| why.to_string().contains("hot"))
    );
}

#[test]
fn nobody_in_charge_for_more_than_thirty_minutes_is_unassigned() {
    let mut data = leads(&[&[], &[], &[call(20, NoAnswer)], &[call(31, NoAnswer)], &[]]);
    data.people = vec!["Ann".into()];
    data.leads[0].person = 0;
    data.leads[4].created = Instant::from_ms(data.newest.expect("a time") - 5 * MINUTE);
    // Nobody; taken by a call in time; taken too late; too recent.
    assert_eq!(parts(&of(data.clone()), "leakage_unassigned"), (Some(2), 4));
    data.knows.assigned = true;
    data.more = vec![More::UNKNOWN; 5];
    data.more[0].assigned = at(31);
    data.more[1].assigned = at(30);
    assert_eq!(parts(&of(data.clone()), "leakage_unassigned"), (Some(2), 4));
    // Open from eight to nine on Tuesdays only: half an hour of that has not passed by Monday noon.
    let hours = Hours {
        weekly: [("tue".to_owned(), vec![["08:00".into(), "09:00".into()]])].into(),
        holidays: Vec::new(),
        timezone: None,
        ..Default::default()
    };
    let settings = Settings {
        hours: Some(hours),
        ..Settings::default()
    };
    assert_eq!(
        parts(&with(data, &settings), "leakage_unassigned"),
        (Some(0), 4)
    );
}

#[test]
fn a_bare_note_before_the_first_call_is_seen() {
    let task = |minutes| {
        T(
            minutes,
            Channel::Other,
            Direction::Outbound,
            Actor::Human,
            Unknown,
        )
    };
    let data = leads(&[
        &[task(3), call(14, NoAnswer)],
        &[task(3), call(13, NoAnswer)],
        &[task(3)],
        &[call(3, NoAnswer), task(4), call(60, NoAnswer)],
        &[],
    ]);
    assert_eq!(parts(&of(data.clone()), "stop_clock_rate"), (Some(1), 4));
    // "lm" on a call without a length is no more than a note.
    let mut data = data;
    let last = data.touches.iter_mut().rfind(|touch| touch.lead == 3);
    let last = last.expect("a touch");
    *last = Touch::new(
        at(90),
        3,
        Channel::Phone,
        Direction::Outbound,
        Actor::Human,
        Unknown,
        NONE,
    );
    let first = data.touches.iter_mut().find(|touch| touch.lead == 3);
    let first = first.expect("a touch");
    *first = first.with_bare_note();
    assert_eq!(parts(&of(data), "stop_clock_rate"), (Some(2), 4));
}

#[test]
fn a_load_is_what_one_person_gets_in_a_day() {
    let empty: &[T] = &[];
    let mut all = vec![empty; 8];
    let called = [call(5, Connected)];
    all[0] = &called;
    let mut data = leads(&all);
    data.people = vec!["Ann".into(), "Bob".into()];
    for lead in &mut data.leads {
        lead.person = 0;
    }
    data.leads[6].person = 1;
    data.leads[7].created = at(1440);
    let settings = Settings {
        daily_cap: Some(5),
        ..Settings::default()
    };
    let report = with(data.clone(), &settings);
    assert_eq!(row(&report, "load", "6–10")[..2], [Some(6), Some(1)]);
    assert_eq!(row(&report, "load", "6–10")[9..11], [Some(6), Some(1)]);
    assert_eq!(row(&report, "load", "1–5")[..2], [Some(2), Some(0)]);
    assert_eq!(row(&report, "load", "above_cap")[..1], [Some(6)]);
    assert_eq!(row(&report, "load", "within_cap")[..1], [Some(2)]);
    // A filter leaves the load as it was.
    let one = Settings {
        filter: Filter {
            to: Some("2026-01-05".into()),
            people: vec!["Ann".into()],
            ..Filter::default()
        },
        ..Settings::default()
    };
    assert_eq!(row(&with(data, &one), "load", "6–10")[0], Some(6));
}

#[test]
fn six_calls_with_less_than_a_minute_between_are_a_burst() {
    let seconds = |gaps: &[i64]| {
        let mut data = leads(&[&[], &[]]);
        data.people = vec!["Ann".into(), "Bob".into()];
        let mut ms = MONDAY;
        for (index, gap) in (0_u32..).zip(gaps) {
            ms += gap * 1_000;
            data.touches.push(Touch::new(
                Instant::from_ms(ms),
                index % 2,
                Channel::Phone,
                Direction::Outbound,
                Actor::Human,
                NoAnswer,
                0,
            ));
        }
        data.touches.sort_by_key(|touch| (touch.lead, touch.at));
        row(&of(data), "log_integrity", "bursts")[..2].to_vec()
    };
    assert_eq!(seconds(&[0, 59, 59, 59, 59, 59]), [Some(0), Some(6)]);
    assert_eq!(seconds(&[0, 60, 60, 60, 60, 60]), [Some(6), Some(6)]);
    assert_eq!(seconds(&[0, 59, 59, 59, 59]), [Some(5), Some(5)]);
    assert_eq!(seconds(&[300, 10, 10, 10, 10, 10, 600]), [Some(1), Some(7)]);
}

#[test]
fn the_telephone_log_confirms_calls_and_shows_the_ones_not_logged() {
    let mut data = leads(&[
        &[call(5, NoAnswer), call(100, NoAnswer)],
        &[call(5, NoAnswer)],
    ]);
    data.knows.calls = true;
    data.knows.duration = true;
    data.touches[0] = data.touches[0].with_talk(Talk::Some);
    data.touches[1] = data.touches[1].with_talk(Talk::Nothing);
    data.calls = vec![
        ring(0, 15, Direction::Outbound),
        ring(0, 40, Direction::Inbound),
        ring(1, 5, Direction::Inbound),
        ring(NONE, 7, Direction::Inbound),
        ring(NONE, 8, Direction::Outbound),
    ];
    let report = of(data.clone());
    assert_eq!(
        row(&report, "log_integrity", "telephony")[..2],
        [Some(1), Some(3)]
    );
    assert_eq!(
        row(&report, "log_integrity", "duration")[..2],
        [Some(1), Some(2)]
    );
    assert_eq!(row(&report, "log_integrity", "notes")[..2], [None, None]);
    // Two calls in have no call in of the CRM near them.
    assert_eq!(parts(&report, "unlogged"), (Some(2), 3));
    assert_eq!(parts(&report, "leakage_source"), (Some(1), 3));
    let late = Settings {
        filter: Filter {
            from: Some("2026-01-06".into()),
            ..Filter::default()
        },
        by: vec![By::Dealer],
        ..Settings::default()
    };
    let report = with(data, &late);
    assert_eq!(parts(&report, "leakage_source"), (Some(0), 0));
}

#[test]
fn a_stated_response_is_compared_with_the_recomputed_one() {
    let machine = T(
        1,
        Channel::Email,
        Direction::Outbound,
        Actor::Automation,
        Unknown,
    );
    let mut data = leads(&[
        &[email(30)],
        &[machine, email(60)],
        &[email(50)],
        &[],
        &[email(20)],
    ]);
    data.knows.crm_response = true;
    let stated = [30, 1, 70, 15, -1];
    data.more = stated
        .map(|minutes| More {
            crm_response: if minutes < 0 { -1 } else { minutes * MINUTE },
            ..More::UNKNOWN
        })
        .to_vec();
    let report = of(data);
    let cells = row(&report, "reconciliation", "response");
    assert_eq!(cells[..2], [Some(3), Some(1)]);
    // automatic, open time, shorter, longer, stated only, found only
    assert_eq!(
        cells[5..11],
        [Some(1), Some(0), Some(0), Some(1), Some(1), Some(1)]
    );
    let table = report.table("reconciliation").expect("a table");
    // 0, 59 and −20 minutes.
    assert_eq!(table.rows[0][12], Value::Number(0.0));
    assert_eq!(table.rows[1][1], Value::Unknown);
}

#[test]
fn stated_contact_is_compared_with_touches() {
    let mut data = leads(&[&[call(5, Connected)], &[call(5, NoAnswer)], &[], &[]]);
    data.knows.contacted = true;
    for (lead, stated) in [Some(true), Some(true), Some(false), None]
        .into_iter()
        .enumerate()
    {
        data.leads[lead] = Lead {
            contacted: stated,
            ..data.leads[lead]
        };
    }
    let report = of(data);
    let cells = row(&report, "reconciliation", "contact");
    assert_eq!(cells[..2], [Some(3), Some(2)]);
    assert_eq!(cells[9..11], [Some(1), Some(0)]);
}

#[test]
fn the_mask_is_also_told_in_open_minutes() {
    let machine = T(
        1,
        Channel::Email,
        Direction::Outbound,
        Actor::Automation,
        Unknown,
    );
    // Came in at midnight; open from eight.
    let data = leads(&[&[machine, call(8 * 60 + 30, NoAnswer)]]);
    let hours = Hours {
        weekly: [("mon".to_owned(), vec![["08:00".into(), "18:00".into()]])].into(),
        holidays: Vec::new(),
        timezone: None,
        ..Default::default()
    };
    let settings = Settings {
        hours: Some(hours),
        ..Settings::default()
    };
    let report = with(data.clone(), &settings);
    assert_eq!(parts(&report, "automation_mask"), (Some(1), 1));
    assert_eq!(parts(&report, "automation_mask_open_hours"), (Some(0), 1));
    assert_eq!(
        estimate(&report, "automation_mask_ratio").value,
        Some(510.0)
    );
    assert!(of(data).estimate("automation_mask_open_hours").is_none());
}
