//! Whom to turn to now: order, reasons, and who is never on the list.

mod common;

use common::{MONDAY, Seed, T, call, email, inbound, leads, odd};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::report;
use reality_gap_core::records::{
    Channel, Dataset, Exclusion, Knows, More, NONE, Outcome, Task, TaskState, TouchResult,
};
use reality_gap_core::report::{Report, Value};
use reality_gap_core::settings::{Filter, Settings};
use reality_gap_core::time::{DAY, HOUR, Instant, MINUTE};

fn at(ms: i64) -> Instant {
    Instant::from_ms(MONDAY + ms)
}

fn task(lead: u32, due: i64) -> Task {
    Task {
        lead,
        person: NONE,
        created: Instant::UNKNOWN,
        due: at(due),
        due_is_date: false,
        done: Instant::UNKNOWN,
        rescheduled: Instant::UNKNOWN,
        state: TaskState::Open,
        channel: None,
    }
}

/// The report of open leads that came in on Monday, judged so many milliseconds later.
fn judged(mut data: Dataset, after: i64) -> Report {
    data.newest = Some(MONDAY + after);
    for lead in &mut data.leads {
        if lead.outcome == Outcome::Unknown {
            lead.outcome = Outcome::Open;
        }
    }
    let settings = Settings::default();
    report(&Facts::fold(data, &settings), &settings)
}

/// `lead reason also…`, in order.
fn lines(report: &Report) -> Vec<String> {
    let line = |todo: &reality_gap_core::report::Todo| {
        let also = todo.also.iter().map(|word| format!(" +{word}"));
        format!("{} {}{}", todo.lead, todo.reason, also.collect::<String>())
    };
    report.worklist.iter().map(line).collect()
}

#[test]
fn reasons_come_in_their_order_and_a_lead_once() {
    let mut data = leads(&[
        &[call(60, TouchResult::Voicemail)],
        &[],
        &[email(30), inbound(60, Channel::Email, TouchResult::Unknown)],
        &[call(60, TouchResult::NoAnswer)],
        &[call(60, TouchResult::NoAnswer)],
        &[call(60, TouchResult::NoAnswer)],
        &[email(60)],
    ]);
    data.tasks = vec![
        task(3, 2 * DAY),
        task(4, 9 * DAY + 15 * HOUR),
        task(5, 20 * DAY),
    ];
    let report = judged(data, 9 * DAY + 12 * HOUR);
    assert_eq!(
        lines(&report),
        [
            "L3 promise_overdue +dropped",
            "L4 promise_due",
            "L2 customer_waiting",
            "L1 untouched +dropped",
            "L0 message_left +dropped",
            "L6 dropped",
        ]
    );
    let table = report.table("worklist").expect("the table");
    let total: u64 = table
        .rows
        .iter()
        .map(|row| match row[1] {
            Value::Count(n) => n,
            _ => 0,
        })
        .sum();
    assert_eq!(total, 6);
    assert_eq!(
        report.worklist[2].why,
        "Customer waiting for an answer since 5 Jan 2026, 01:00 (9\u{a0}days 11\u{a0}h)."
    );
    assert_eq!(
        report.worklist[2].at.as_deref(),
        Some("2026-01-05T01:00:00+00:00")
    );
}

#[test]
fn whoever_opted_out_is_never_on_the_list() {
    let mut data = leads(&[&[], &[], &[], &[], &[], &[]]);
    data.leads[0].outcome = Outcome::OptOut;
    data.more = vec![More::UNKNOWN; 6];
    data.more[1].opt_out = Instant::from_ms(i64::MIN + 1);
    data.more[2].no_calls = at(HOUR);
    // Asked for only after the as-of time.
    data.more[3].opt_out = at(60 * DAY);
    data.leads[4].outcome = Outcome::Won;
    data.leads[5].exclusion = Exclusion::Test;
    data.tasks = (0..6).map(|lead| task(lead, HOUR)).collect();
    assert_eq!(
        lines(&judged(data, 3 * DAY)),
        ["L3 promise_overdue +untouched"]
    );
}

#[test]
fn the_end_of_a_lead_ends_its_place_unless_the_customer_comes_back() {
    let mut data = leads(&[
        &[call(60, TouchResult::NoAnswer)],
        &[
            call(60, TouchResult::NoAnswer),
            inbound(4_000, Channel::Email, TouchResult::Unknown),
        ],
        &[],
    ]);
    for lead in &mut data.leads {
        lead.outcome = Outcome::Lost;
        lead.closed = at(2 * DAY);
    }
    assert_eq!(lines(&judged(data, 20 * DAY)), ["L1 customer_waiting"]);
}

#[test]
fn new_ends_after_a_day_and_a_message_is_silent_after_five_hours() {
    let open = |after| {
        lines(&judged(
            leads(&[&[], &[call(0, TouchResult::Voicemail)]]),
            after,
        ))
    };
    assert_eq!(open(5 * HOUR - 1), ["L0 new"]);
    assert_eq!(open(5 * HOUR), ["L0 new", "L1 message_left"]);
    assert_eq!(open(DAY), ["L0 untouched", "L1 message_left"]);
    assert_eq!(
        open(7 * DAY + 1),
        ["L0 untouched +dropped", "L1 message_left +dropped"]
    );
}

#[test]
fn a_promise_is_kept_by_a_touch_around_its_time_and_not_by_one_long_before() {
    let of = |touch: T, change: fn(&mut Task)| {
        let mut data = leads(&[&[touch]]);
        let mut promise = task(0, 2 * DAY);
        change(&mut promise);
        data.tasks = vec![promise];
        lines(&judged(data, 3 * DAY))
    };
    let minutes = |ms: i64| ms / MINUTE;
    let call = |ms: i64| call(minutes(ms), TouchResult::NoAnswer);
    let overdue = ["L0 promise_overdue"];
    assert_eq!(of(call(HOUR), |_| {}), overdue);
    assert!(of(call(2 * DAY - HOUR), |_| {}).is_empty());
    assert!(of(call(2 * DAY + 6 * HOUR), |_| {}).is_empty());
    // Made after that call.
    let late = of(call(2 * DAY - HOUR), |t| t.created = at(2 * DAY - HOUR));
    assert_eq!(late, overdue);
    assert!(of(call(HOUR), |t| t.state = TaskState::Done).is_empty());
    assert!(of(call(HOUR), |t| t.state = TaskState::Cancelled).is_empty());
    assert!(of(call(HOUR), |t| t.rescheduled = at(DAY)).is_empty());
    // A date is due until its day is over.
    let day = of(call(HOUR), |t| {
        t.due = at(3 * DAY);
        t.due_is_date = true;
    });
    assert_eq!(day, ["L0 promise_due"]);
}

#[test]
fn without_touches_nobody_is_untouched() {
    let mut data = leads(&[&[]]);
    data.knows = Knows {
        touches: false,
        ..data.knows
    };
    assert!(judged(data, DAY).worklist.is_empty());
}

#[test]
fn the_list_is_cut_at_a_hundred_and_counted_whole_and_follows_the_filter() {
    let mut seed = Seed(77);
    let data = odd(&mut seed, 900);
    let settings = Settings::default();
    let facts = Facts::fold(data, &settings);
    let whole = report(&facts, &settings);
    assert_eq!(whole.worklist.len(), 100);
    assert!(
        whole
            .worklist
            .iter()
            .zip(1..)
            .all(|(todo, rank)| todo.rank == rank)
    );
    let settings = Settings {
        filter: Filter {
            people: vec!["Bob".into()],
            ..Filter::default()
        },
        ..settings
    };
    let part = report(&facts, &settings);
    assert!(!part.worklist.is_empty());
    assert!(
        part.worklist
            .iter()
            .all(|todo| todo.person.as_deref() == Some("Bob"))
    );
    let listed = |report: &Report| -> Vec<String> {
        report
            .worklist
            .iter()
            .map(|todo| todo.lead.clone())
            .collect()
    };
    let (all, own) = (listed(&whole), listed(&part));
    let kept: Vec<&String> = all.iter().filter(|lead| own.contains(lead)).collect();
    assert!(own.iter().zip(kept).all(|(one, other)| one == other));
}
