//! What becomes of promises, one at a time.

mod common;

use TouchResult::{Connected, NoAnswer, Unknown};
use common::{ALL, MONDAY, T, call, email, inbound, leads};
use reality_gap_core::facts::{Facts, Promise, Promised};
use reality_gap_core::metrics::report;
use reality_gap_core::records::{
    Channel, Dataset, Exclusion, Knows, More, NONE, Outcome, Task, TaskState, TouchResult,
};
use reality_gap_core::report::Value;
use reality_gap_core::settings::{Filter, Settings};
use reality_gap_core::time::{Hours, Instant, MINUTE};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

fn at(minutes: i64) -> Instant {
    Instant::from_ms(MONDAY + minutes * MINUTE)
}

/// To be done by phone, made at 10:00 on Monday.
fn task(due: i64) -> Task {
    Task {
        lead: 0,
        person: NONE,
        created: at(10 * HOUR),
        due: at(due),
        due_is_date: false,
        done: Instant::UNKNOWN,
        rescheduled: Instant::UNKNOWN,
        state: TaskState::Open,
        channel: Some(Channel::Phone),
    }
}

fn day(due: i64) -> Task {
    Task {
        due_is_date: true,
        ..task(due)
    }
}

fn data(touches: &[T], task: Task) -> Dataset {
    let mut data = leads(&[touches]);
    data.knows = Knows { tasks: true, ..ALL };
    data.tasks = vec![task];
    data
}

fn judge(touches: &[T], task: Task) -> Promise {
    Facts::fold(data(touches, task), &Settings::default()).promises[0]
}

fn state(touches: &[T], task: Task) -> Promised {
    judge(touches, task).state
}

#[test]
fn fifteen_minutes_of_grace_with_a_time() {
    let due = 15 * HOUR;
    let by = |minutes| state(&[call(minutes, NoAnswer)], task(due));
    assert_eq!(by(12 * HOUR), Promised::Kept);
    assert_eq!(by(due + 15), Promised::Kept);
    assert_eq!(by(due + 16), Promised::Late);
    assert_eq!(state(&[], task(due)), Promised::Missed);
    // What happened before it was made, or at that moment, keeps nothing.
    assert_eq!(by(10 * HOUR), Promised::Missed);
}

#[test]
fn a_date_is_due_at_the_end_of_the_day() {
    let by = |minutes| state(&[call(minutes, NoAnswer)], day(DAY));
    assert_eq!(by(2 * DAY - 1), Promised::Kept);
    assert_eq!(by(2 * DAY), Promised::Late);
}

#[test]
fn a_date_on_which_the_dealer_is_closed_is_due_on_the_next_open_day() {
    let spans = vec![["09:00".to_owned(), "17:00".to_owned()]];
    let settings = Settings {
        hours: Some(Hours {
            weekly: ["mon", "tue", "wed", "thu", "fri"]
                .map(|day| (day.to_owned(), spans.clone()))
                .into(),
            ..Hours::default()
        }),
        ..Settings::default()
    };
    // Day 5 is a Saturday, day 7 the Monday after.
    let by = |minutes| {
        let data = data(&[call(minutes, NoAnswer)], day(5 * DAY));
        Facts::fold(data, &settings).promises[0].state
    };
    assert_eq!(by(7 * DAY + 20 * HOUR), Promised::Kept);
    assert_eq!(by(8 * DAY), Promised::Late);
}

#[test]
fn the_right_channel_or_any_that_reached_the_customer() {
    let due = 15 * HOUR;
    let keeps = |touch: T, task: Task| state(&[touch], task) == Promised::Kept;
    assert!(!keeps(email(12 * HOUR), task(due)));
    let any = Task {
        channel: None,
        ..task(due)
    };
    assert!(keeps(email(12 * HOUR), any));
    assert!(keeps(
        inbound(12 * HOUR, Channel::Phone, Connected),
        task(due)
    ));
    assert!(keeps(
        inbound(12 * HOUR, Channel::Visit, Unknown),
        task(due)
    ));
    // A message from the customer is not our doing.
    assert!(!keeps(inbound(12 * HOUR, Channel::Text, Unknown), any));
}

#[test]
fn ticked_without_a_touch_is_not_kept() {
    let ticked = Task {
        state: TaskState::Done,
        done: at(14 * HOUR),
        ..task(15 * HOUR)
    };
    assert_eq!(state(&[], ticked), Promised::Ticked);
    assert_eq!(state(&[call(14 * HOUR, NoAnswer)], ticked), Promised::Kept);
    assert_eq!(state(&[call(20 * HOUR, NoAnswer)], ticked), Promised::Late);
}

#[test]
fn moved_before_it_was_due_is_no_broken_promise_and_after_is() {
    let moved = |minutes| Task {
        rescheduled: at(minutes),
        ..task(15 * HOUR)
    };
    assert_eq!(state(&[], moved(15 * HOUR)), Promised::Moved);
    assert_eq!(state(&[], moved(15 * HOUR + 1)), Promised::Missed);
    let day = Task {
        rescheduled: at(2 * DAY - 1),
        ..day(DAY)
    };
    assert_eq!(state(&[], day), Promised::Moved);
}

#[test]
fn called_off_by_the_customer_is_no_promise() {
    let due = 15 * HOUR;
    let cancelled = Task {
        state: TaskState::Cancelled,
        ..task(due)
    };
    assert_eq!(state(&[], cancelled), Promised::Cancelled);
    let mut bought = data(&[], task(due));
    bought.leads[0].sold = at(due);
    let mut silent = data(&[], task(due));
    silent.more = vec![More {
        no_calls: at(12 * HOUR),
        ..More::UNKNOWN
    }];
    let mut out = data(&[], task(due));
    out.leads[0].outcome = Outcome::OptOut;
    out.leads[0].closed = at(12 * HOUR);
    for data in [bought, silent, out] {
        let facts = Facts::fold(data, &Settings::default());
        assert_eq!(facts.promises[0].state, Promised::Cancelled);
    }
    let mut lost = data(&[], task(due));
    lost.leads[0].outcome = Outcome::Lost;
    lost.leads[0].closed = at(12 * HOUR);
    let facts = Facts::fold(lost, &Settings::default());
    assert_eq!(facts.promises[0].state, Promised::Missed);
}

#[test]
fn what_is_not_due_yet_is_not_judged() {
    let newest = 60 * DAY;
    let judged = |due| judge(&[], task(due));
    assert_eq!(judged(newest - 15).state, Promised::Missed);
    assert_eq!(judged(newest - 14).state, Promised::Open);
    assert_eq!(judged(newest + DAY).state, Promised::Open);
    assert!(judged(newest + DAY).is_waiting() && judged(DAY).is_waiting());
    let early = judge(&[call(59 * DAY, NoAnswer)], task(newest + DAY));
    assert_eq!(early.state, Promised::Open);
    assert!(!early.is_waiting());
    // Made after the as-of time: not there yet.
    let later = Task {
        created: at(newest + 1),
        ..task(newest + DAY)
    };
    let facts = Facts::fold(data(&[], later), &Settings::default());
    assert!(facts.promises.is_empty());
}

#[test]
fn without_a_time_of_making_the_day_it_was_due_counts() {
    let unmade = Task {
        created: Instant::UNKNOWN,
        ..task(DAY + 15 * HOUR)
    };
    assert_eq!(state(&[call(DAY, NoAnswer)], unmade), Promised::Kept);
    assert_eq!(state(&[call(DAY - 1, NoAnswer)], unmade), Promised::Missed);
}

#[test]
fn shares_are_of_promises_that_were_due() {
    // Kept 30 minutes early; late by 90 minutes; missed; ticked; not due; moved; and one to a test lead.
    let due = 15 * HOUR;
    let mut all = leads(&[
        &[call(due - 30, NoAnswer)],
        &[call(due + 90, NoAnswer)],
        &[],
        &[],
        &[],
        &[],
        &[],
    ]);
    all.knows = Knows { tasks: true, ..ALL };
    all.people = vec!["Ann".to_owned(), "Bob".to_owned()];
    all.leads[6].exclusion = Exclusion::Test;
    let person = [0, 0, 1, 1, 1, 1, 1];
    all.tasks = (0..7)
        .map(|lead| Task {
            lead,
            person: person[lead as usize],
            ..task(due)
        })
        .collect();
    all.tasks[3].state = TaskState::Done;
    all.tasks[4].due = at(61 * DAY);
    all.tasks[5].rescheduled = at(12 * HOUR);
    let settings = Settings::default();
    let facts = Facts::fold(all, &settings);
    let out = report(&facts, &settings);
    let missed = out.estimate("missed_promise_rate").expect("a figure");
    assert_eq!((missed.k, missed.n, missed.immature), (Some(3), 4, 1));
    let ticked = out.estimate("ticked_not_kept_rate").expect("a figure");
    assert_eq!((ticked.k, ticked.n), (Some(1), 4));
    let table = out.table("promises").expect("a table");
    let counts: Vec<&Value> = table.rows.iter().map(|row| &row[1]).collect();
    assert_eq!(
        counts,
        [1, 1, 1, 1, 1, 1, 0]
            .map(Value::Count)
            .iter()
            .collect::<Vec<_>>()
    );
    let people = out.table("promises_by_person").expect("a table");
    let row = |at: usize| {
        (
            people.rows[at][0].clone(),
            people.rows[at][5].clone(),
            people.rows[at][6].clone(),
        )
    };
    assert_eq!(
        row(0),
        (Value::Text("Ann".into()), Value::Count(1), Value::Count(2))
    );
    assert_eq!(
        row(1),
        (Value::Text("Bob".into()), Value::Count(2), Value::Count(2))
    );
    let late = out
        .distribution("promise_lateness")
        .expect("a distribution");
    assert_eq!((late.n, late.observed, late.censored), (4, 2, 2));
    assert_eq!(late.observed_median_ms, Some(30 * MINUTE));
    // A filter that selects nobody.
    let none = Settings {
        filter: Filter {
            dealers: vec!["Nowhere".to_owned()],
            ..Filter::default()
        },
        ..Settings::default()
    };
    let none = report(&facts, &none);
    let missed = none.estimate("missed_promise_rate").expect("a figure");
    assert_eq!((missed.n, missed.value), (0, None));
    let names = Settings {
        aggregates_only: true,
        ..Settings::default()
    };
    let names = report(&facts, &names);
    assert!(
        names
            .table("promises_by_person")
            .is_some_and(|t| t.rows.is_empty())
    );
}

#[test]
fn without_tasks_nothing_is_known_of_promises() {
    let mut data = data(&[], task(DAY));
    data.tasks.clear();
    data.knows.tasks = false;
    let settings = Settings::default();
    let out = report(&Facts::fold(data, &settings), &settings);
    let missed = out.estimate("missed_promise_rate").expect("a figure");
    assert!(
        missed.value.is_none()
            && missed
                .why
                .as_ref()
                .is_some_and(|why| why.to_string().contains("tasks"))
    );
    assert!(
        out.table("promises")
            .is_some_and(|t| t.rows.is_empty() && t.why.is_some())
    );
}
