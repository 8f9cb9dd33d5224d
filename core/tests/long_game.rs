//! Follow-up over days and weeks, one rule at a time.

mod common;

use TouchResult::{Connected, NoAnswer, Unknown};
use common::{MONDAY, Seed, T, call, email, inbound, leads, odd, part};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::{Meta, from_summary, report};
use reality_gap_core::records::{
    Appointment, Channel, Dataset, Exclusion, More, NONE, Outcome, Task, TaskState, TouchResult,
    Visit,
};
use reality_gap_core::report::{Estimate, Report, Value};
use reality_gap_core::settings::{By, Filter, Settings};
use reality_gap_core::summary::Summary;
use reality_gap_core::time::{DAY, HOUR, Hours, Instant};

const ONE_DAY: i64 = 1440;

fn of(data: Dataset) -> Report {
    with(data, &Settings::default())
}

fn with(data: Dataset, settings: &Settings) -> Report {
    report(&Facts::fold(data, settings), settings)
}

fn share(report: &Report, id: &str) -> (Option<u64>, u64) {
    let estimate = figure(report, id);
    (estimate.k, estimate.n)
}

fn figure<'a>(report: &'a Report, id: &str) -> &'a Estimate {
    report
        .estimate(id)
        .unwrap_or_else(|| panic!("no figure {id}"))
}

/// The cells of a row of a table after its name.
fn cells(report: &Report, id: &str, row: &str) -> Vec<Value> {
    let table = report.table(id).unwrap_or_else(|| panic!("no table {id}"));
    let found = table
        .rows
        .iter()
        .find(|cells| cells[0] == Value::Text(row.into()));
    found.unwrap_or_else(|| panic!("{id}: no row {row}, {table:?}"))[1..].to_vec()
}

/// k and n of a row of a table of shares.
fn k_n(report: &Report, id: &str, row: &str) -> (u64, u64) {
    match cells(report, id, row)[..2] {
        [Value::Count(k), Value::Count(n)] => (k, n),
        ref other => panic!("{id}[{row}]: {other:?}"),
    }
}

fn at(days: i64) -> Instant {
    Instant::from_ms(MONDAY + days * DAY)
}

/// Leads of [`MONDAY`] 09:00, all open, judged so many days after that Monday's midnight.
fn open(all: &[&[T]], days: i64) -> Dataset {
    let mut data = leads(all);
    for lead in &mut data.leads {
        lead.created = Instant::from_ms(MONDAY + 9 * HOUR);
        lead.outcome = Outcome::Open;
    }
    data.newest = Some(MONDAY + days * DAY);
    data
}

/// A call at ten on a day, counted from 1.
fn ten(day: i64, result: TouchResult) -> T {
    call((day - 1) * ONE_DAY + 600, result)
}

fn task(lead: u32, created: i64, due: i64, state: TaskState) -> Task {
    Task {
        lead,
        person: NONE,
        created: at(created),
        due: at(due),
        due_is_date: false,
        done: Instant::UNKNOWN,
        rescheduled: Instant::UNKNOWN,
        state,
        channel: None,
    }
}

#[test]
fn a_day_is_judged_once_it_is_over_and_while_the_lead_waits() {
    let report = of(open(
        &[
            &[ten(1, NoAnswer), ten(2, Connected), ten(3, NoAnswer)],
            &[ten(1, NoAnswer), ten(7, NoAnswer)],
            &[email(600)],
        ],
        7,
    ));
    assert_eq!(k_n(&report, "day_n_follow_up", "1"), (3, 3));
    // Reached on day 2: due that day, and no day after it.
    assert_eq!(k_n(&report, "day_n_follow_up", "2"), (1, 3));
    assert_eq!(k_n(&report, "day_n_follow_up", "3"), (0, 2));
    // Midnight after seven days: day 7 is over, and the call on it counts.
    assert_eq!(k_n(&report, "day_n_follow_up", "7"), (1, 2));
    assert_eq!(k_n(&report, "day_n_follow_up", "14"), (0, 0));
    assert_eq!(cells(&report, "day_n_follow_up", "14")[2], Value::Unknown);
    let mut data = open(&[&[ten(7, NoAnswer)]], 7);
    data.newest = Some(MONDAY + 7 * DAY - 1);
    assert_eq!(k_n(&of(data), "day_n_follow_up", "7"), (0, 0));
}

#[test]
fn after_hours_day_one_is_the_next_open_day() {
    let mut data = open(
        &[
            // Saturday evening, called on Monday; on Saturday evening itself; not before Tuesday.
            &[ten(8, NoAnswer)],
            &[call(5 * ONE_DAY + 20 * 60 + 5, NoAnswer)],
            &[ten(9, NoAnswer)],
        ],
        20,
    );
    for lead in &mut data.leads {
        lead.created = Instant::from_ms(MONDAY + 5 * DAY + 20 * HOUR);
    }
    let weekly = ["mon", "tue", "wed", "thu", "fri"].map(|day| {
        (
            day.to_owned(),
            vec![["09:00".to_owned(), "17:00".to_owned()]],
        )
    });
    let settings = Settings {
        hours: Some(Hours {
            weekly: weekly.into(),
            holidays: Vec::new(),
            timezone: None,
            ..Hours::default()
        }),
        ..Settings::default()
    };
    let report = with(data.clone(), &settings);
    assert_eq!(k_n(&report, "day_n_follow_up", "1"), (2, 3));
    assert_eq!(k_n(&report, "day_n_follow_up", "2"), (1, 3));
    // Without opening hours day 1 is the Saturday.
    let report = of(data);
    assert_eq!(k_n(&report, "day_n_follow_up", "1"), (1, 3));
    assert_eq!(k_n(&report, "day_n_follow_up", "3"), (1, 3));
}

#[test]
fn a_lead_that_is_over_is_not_due_and_one_that_ended_at_no_time_is_left_out() {
    let mut data = open(&[&[], &[], &[]], 70);
    data.leads[0].outcome = Outcome::Lost;
    data.leads[0].closed = at(1);
    data.leads[1].outcome = Outcome::Lost;
    let report = of(data);
    assert_eq!(k_n(&report, "day_n_follow_up", "1"), (0, 2));
    // Closed at the midnight at which day 2 begins: still open at its start.
    assert_eq!(k_n(&report, "day_n_follow_up", "2"), (0, 2));
    assert_eq!(k_n(&report, "day_n_follow_up", "3"), (0, 1));
    assert_eq!(k_n(&report, "long_tail", "8-30"), (0, 1));
    assert_eq!(share(&report, "dropped_leads"), (Some(1), 1));
}

#[test]
fn the_long_tail_takes_touches_within_its_days() {
    let report = of(open(
        &[
            &[ten(7, Connected), ten(31, NoAnswer)],
            &[ten(8, NoAnswer), ten(30, NoAnswer), ten(90, NoAnswer)],
            &[inbound(10 * ONE_DAY, Channel::Email, Unknown)],
        ],
        90,
    ));
    assert_eq!(k_n(&report, "long_tail", "8-30"), (1, 3));
    assert_eq!(k_n(&report, "long_tail", "31-60"), (1, 3));
    assert_eq!(k_n(&report, "long_tail", "61-90"), (1, 3));
}

#[test]
fn a_lead_is_dropped_after_more_than_seven_days_and_after_fourteen_once_contacted() {
    let call = |day: i64, result| common::call(day * ONE_DAY, result);
    let dropped = |touches: &[T], days: i64| share(&of(open(&[touches], days)), "dropped_leads").0;
    assert_eq!(dropped(&[call(1, NoAnswer)], 8), Some(0));
    assert_eq!(dropped(&[call(1, NoAnswer)], 9), Some(1));
    assert_eq!(dropped(&[call(1, Connected)], 15), Some(0));
    assert_eq!(dropped(&[call(1, Connected)], 16), Some(1));
    // Never touched: counted from its arrival at nine.
    assert_eq!(dropped(&[], 7), Some(0));
    assert_eq!(dropped(&[], 8), Some(1));
    // A visit is work by a person, a machine's message and a customer's e-mail are not.
    let visit = inbound(8 * ONE_DAY, Channel::Visit, Unknown);
    assert_eq!(dropped(&[call(1, NoAnswer), visit], 20), Some(0));
    let mail = inbound(8 * ONE_DAY, Channel::Email, Unknown);
    assert_eq!(dropped(&[call(1, NoAnswer), mail], 20), Some(1));
}

#[test]
fn a_task_ahead_keeps_a_lead() {
    let dropped = |tasks: &[Task]| {
        let mut data = open(&[&[]], 30);
        data.knows.tasks = true;
        data.tasks = tasks.to_vec();
        share(&of(data), "dropped_leads")
    };
    assert_eq!(dropped(&[task(0, 1, 31, TaskState::Open)]), (Some(0), 1));
    assert_eq!(dropped(&[task(0, 1, 29, TaskState::Open)]), (Some(1), 1));
    assert_eq!(
        dropped(&[task(0, 1, 31, TaskState::Cancelled)]),
        (Some(1), 1)
    );
    // Made when it had been dropped already: it keeps it from now on.
    assert_eq!(dropped(&[task(0, 20, 31, TaskState::Open)]), (Some(0), 1));
    // Due on the day of the as-of time, without a time: that day is not over.
    let today = Task {
        due_is_date: true,
        ..task(0, 1, 30, TaskState::Open)
    };
    assert_eq!(dropped(&[today]), (Some(0), 1));
    let done = Task {
        done: at(5),
        ..task(0, 1, 31, TaskState::Done)
    };
    assert_eq!(dropped(&[done]), (Some(1), 1));
}

#[test]
fn an_appointment_ahead_keeps_a_lead_and_so_does_a_visit_for_two_weeks() {
    let dropped = |visit: Appointment| {
        let mut data = open(&[&[]], 30);
        data.knows.appointments = true;
        data.appointments = vec![visit];
        share(&of(data), "dropped_leads").0
    };
    assert_eq!(dropped(appointment(0, 31, Visit::Unknown)), Some(0));
    assert_eq!(dropped(appointment(0, 31, Visit::Cancelled)), Some(1));
    assert_eq!(dropped(appointment(0, 20, Visit::NoShow)), Some(1));
    assert_eq!(dropped(appointment(0, 17, Visit::Shown)), Some(0));
    assert_eq!(dropped(appointment(0, 15, Visit::Shown)), Some(1));
}

#[test]
fn an_opt_out_ends_the_duty() {
    let mut data = open(&[&[], &[], &[]], 30);
    data.more = vec![More::UNKNOWN; 3];
    data.more[0].opt_out = at(3);
    data.more[1].opt_out = Instant::from_ms(i64::MIN + 1);
    data.more[2].opt_out = at(31);
    assert_eq!(share(&of(data), "dropped_leads"), (Some(1), 1));
}

#[test]
fn a_lead_that_was_dropped_can_still_buy() {
    let sold = |touches: &[T], closed: Option<i64>, sold: i64| {
        let mut data = open(&[touches], 60);
        data.leads[0].outcome = Outcome::Won;
        data.leads[0].sold = at(sold);
        data.leads[0].closed = closed.map_or(Instant::UNKNOWN, at);
        share(&of(data), "bought_anyway_rate")
    };
    // Silent for more than seven days, then sold; worked all along; given up and sold ten days later.
    assert_eq!(sold(&[ten(1, NoAnswer)], None, 20), (Some(1), 1));
    assert_eq!(sold(&[ten(1, NoAnswer)], None, 5), (Some(0), 0));
    assert_eq!(sold(&[ten(1, NoAnswer)], Some(3), 13), (Some(1), 1));
    assert_eq!(sold(&[ten(1, NoAnswer)], Some(5), 5), (Some(0), 0));
    let mut data = open(&[&[ten(1, NoAnswer)]], 60);
    data.leads[0].outcome = Outcome::Lost;
    data.leads[0].closed = at(2);
    assert_eq!(share(&of(data), "bought_anyway_rate"), (Some(0), 1));
}

#[test]
fn dropped_per_person_and_day_counts_people_and_days_of_leads_that_could_be() {
    let mut data = open(&[&[], &[], &[], &[]], 40);
    data.people = vec!["Ann".into(), "Bob".into(), "Cy".into()];
    for (lead, (person, day)) in [(0, 0), (1, 9), (NONE, 3), (2, 39)].into_iter().enumerate() {
        data.leads[lead].person = person;
        data.leads[lead].created = at(day);
    }
    // Cy's only lead came in yesterday; nobody's lead adds neither a day nor a person.
    let report = of(data);
    let figure = figure(&report, "dropped_per_person_per_day");
    assert_eq!((figure.k, figure.n, figure.unit), (Some(2), 20, "per_day"));
    assert_eq!(figure.value, Some(0.1));
    assert_eq!(share(&report, "dropped_leads"), (Some(3), 4));
    let revival = report.estimate("revival_list").expect("a figure");
    assert_eq!((revival.value, revival.k), (Some(0.6), Some(3)));
}

#[test]
fn a_closing_ratio_takes_leads_old_enough_and_sales_in_time() {
    let mut data = open(&[&[], &[], &[], &[]], 60);
    for (lead, sold) in [(0, 30), (1, 31)] {
        data.leads[lead].outcome = Outcome::Won;
        data.leads[lead].sold = Instant::from_ms(MONDAY + sold * DAY + 9 * HOUR);
    }
    // Won, nobody wrote when.
    data.leads[2].outcome = Outcome::Won;
    let report = of(data.clone());
    assert_eq!(share(&report, "closing_ratio_30d"), (Some(1), 3));
    assert_eq!(share(&report, "closing_ratio_60d"), (Some(0), 0));
    assert_eq!(share(&report, "closing_ratio_in_period"), (Some(2), 4));
    let sale = report.distribution("time_to_sale").expect("a clock");
    assert_eq!((sale.n, sale.censored, sale.observed), (3, 1, 2));
    // The end of a whole day later: old enough for 60 days.
    data.newest = Some(MONDAY + 60 * DAY + 9 * HOUR);
    assert_eq!(share(&of(data), "closing_ratio_60d"), (Some(2), 3));
}

#[test]
fn the_ratio_in_the_period_can_be_above_one() {
    let mut data = open(&[&[], &[], &[]], 60);
    data.leads[2].created = at(40);
    for lead in 0..2 {
        data.leads[lead].outcome = Outcome::Won;
        data.leads[lead].sold = at(45);
    }
    let settings = Settings {
        filter: Filter {
            from: Some("2026-02-01".into()),
            ..Filter::default()
        },
        ..Settings::default()
    };
    let report = with(data, &settings);
    let figure = figure(&report, "closing_ratio_in_period");
    assert_eq!((figure.k, figure.n, figure.value), (Some(2), 1, Some(2.0)));
    assert_eq!((figure.low, figure.high), (None, None));
}

#[test]
fn sales_are_put_by_local_days_and_on_the_day_of_arrival_at_zero() {
    let mut data = open(&[&[], &[], &[], &[]], 200);
    // A date alone lies before the hour of arrival; a sale on an earlier day is not believed.
    for (lead, sold) in [(0, 0), (1, 3), (2, 91), (3, -1)] {
        data.leads[lead].outcome = Outcome::Won;
        data.leads[lead].sold = at(sold);
    }
    let report = of(data);
    assert_eq!(k_n(&report, "sales_by_day", "0-3"), (2, 3));
    assert_eq!(k_n(&report, "sales_by_day", "over_90"), (1, 3));
    let sale = report.distribution("time_to_sale").expect("a clock");
    assert_eq!((sale.n, sale.untimed), (3, 1));
}

#[test]
fn open_leads_are_aged_by_local_days() {
    let report = of(open(
        &[
            &[],
            &[ten(1, NoAnswer)],
            &[ten(1, NoAnswer), ten(60, NoAnswer)],
        ],
        61,
    ));
    let count = |n| Value::Count(n);
    assert_eq!(
        cells(&report, "ageing", "61-90"),
        [3, 1, 0, 0, 0, 1, 1, 0].map(count)
    );
    assert_eq!(cells(&report, "ageing", "0-2")[0], count(0));
}

#[test]
fn contact_and_closing_compete() {
    // Four leads: reached on day 1, closed on day 2 and day 2, open.
    let mut data = open(&[&[ten(1, Connected)], &[], &[], &[]], 10);
    for lead in [1, 2] {
        data.leads[lead].outcome = Outcome::Lost;
        data.leads[lead].closed = at(2);
    }
    data.touches.push(reality_gap_core::records::Touch::new(
        at(4),
        3,
        Channel::Phone,
        reality_gap_core::records::Direction::Outbound,
        reality_gap_core::records::Actor::Human,
        Connected,
        NONE,
    ));
    let report = of(data);
    let number = |v: f64| Value::Number(v);
    assert_eq!(
        cells(&report, "contact_incidence", "3"),
        [0.25, 0.5, 0.25, 0.25].map(number)
    );
    // Two of four were reached; Kaplan-Meier says all of them.
    assert_eq!(
        cells(&report, "contact_incidence", "1")[..3],
        [number(0.25), number(0.0), number(0.75)]
    );
    assert_eq!(
        cells(&report, "contact_incidence", "7"),
        [
            Value::Unknown,
            Value::Unknown,
            Value::Unknown,
            Value::Unknown
        ]
    );
}

fn appointment(lead: u32, day: i64, visit: Visit) -> Appointment {
    Appointment {
        lead,
        person: NONE,
        created: at(1),
        at: at(day),
        confirmed: None,
        visit,
        test_drive: None,
    }
}

#[test]
fn an_appointment_without_a_word_is_no_no_show() {
    let mut data = open(&[&[ten(1, Connected)], &[ten(1, Connected)], &[]], 60);
    data.knows.appointments = true;
    data.appointments = vec![
        Appointment {
            confirmed: Some(true),
            test_drive: Some(true),
            ..appointment(0, 5, Visit::Shown)
        },
        Appointment {
            confirmed: Some(false),
            ..appointment(1, 5, Visit::NoShow)
        },
        appointment(1, 8, Visit::Unknown),
        appointment(1, 9, Visit::Cancelled),
        appointment(1, 10, Visit::Rescheduled),
        appointment(2, 61, Visit::Unknown),
    ];
    data.leads[0].outcome = Outcome::Won;
    data.leads[0].sold = at(35);
    let report = of(data.clone());
    assert_eq!(share(&report, "appointment_set_rate"), (Some(3), 3));
    assert_eq!(
        share(&report, "appointment_set_rate_contacted"),
        (Some(2), 2)
    );
    assert_eq!(share(&report, "appointment_confirmed_rate"), (Some(1), 2));
    assert_eq!(share(&report, "show_rate"), (Some(1), 2));
    assert_eq!(share(&report, "no_show_rate"), (Some(1), 2));
    assert_eq!(share(&report, "show_rate_all_rows"), (Some(1), 5));
    // Thirty days after the visit: in time.
    assert_eq!(share(&report, "sold_from_shown_rate"), (Some(1), 1));
    for (stage, leads) in [
        ("appointment", 2),
        ("shown", 1),
        ("test_drive", 1),
        ("won", 1),
    ] {
        assert_eq!(
            cells(&report, "journey", stage)[0],
            Value::Count(leads),
            "{stage}"
        );
    }
    data.leads[0].sold = at(36);
    assert_eq!(
        share(&of(data.clone()), "sold_from_shown_rate"),
        (Some(0), 1)
    );
    // A visit less than thirty days ago is too recent, sold or not.
    data.newest = Some(MONDAY + 35 * DAY);
    assert_eq!(
        share(&of(data.clone()), "sold_from_shown_rate"),
        (Some(0), 0)
    );
    data.appointments.retain(|a| a.visit == Visit::Unknown);
    let report = of(data);
    let show = figure(&report, "show_rate");
    assert!(show.value.is_none() && show.why.as_ref().is_some_and(|why| why.contains("outcome")));
    assert_eq!(cells(&report, "journey", "shown")[0], Value::Unknown);
    assert_eq!(
        cells(&report, "journey", "won")[1],
        Value::Count(1),
        "of the nearest known stage"
    );
}

#[test]
fn readiness_is_what_the_file_says() {
    let mut data = open(&[&[ten(1, Connected)], &[email(600)], &[], &[]], 20);
    data.knows.readiness = true;
    data.more = vec![More::UNKNOWN; 4];
    for (lead, readiness) in [(0, 0), (1, 1), (2, 2)] {
        data.more[lead].readiness = readiness;
    }
    let report = of(data);
    let row = |row: &str| cells(&report, "readiness", row)[..4].to_vec();
    let count = |n| Value::Count(n);
    assert_eq!(row("now"), [1, 1, 1, 1].map(count));
    assert_eq!(row("60_days"), [1, 1, 0, 0].map(count));
    assert_eq!(row("later"), [1, 0, 0, 0].map(count));
    assert_eq!(row("not_told"), [1, 0, 0, 0].map(count));
}

#[test]
fn unreached_leads_are_given_up_after_so_many_attempts() {
    let mut data = open(
        &[
            &[ten(1, NoAnswer)],
            &[ten(1, NoAnswer), ten(2, NoAnswer)],
            &[ten(1, Connected)],
            &[],
        ],
        30,
    );
    for lead in &mut data.leads {
        lead.outcome = Outcome::Lost;
        lead.closed = at(20);
    }
    data.leads[3].exclusion = Exclusion::Test;
    let report = of(data);
    assert_eq!(k_n(&report, "give_up_point", "0"), (0, 2));
    assert_eq!(k_n(&report, "give_up_point", "1"), (1, 2));
    assert_eq!(
        cells(&report, "give_up_point", "2").last(),
        Some(&Value::Number(1.0))
    );
}

#[test]
fn what_the_files_cannot_tell_is_not_known() {
    let mut data = open(&[&[], &[]], 30);
    data.knows.touches = false;
    data.knows.touch_time = false;
    data.leads[0].first_attempt = at(1);
    let report = of(data);
    // A first attempt says nothing about the days after it.
    for id in ["dropped_leads", "bought_anyway_rate", "revival_list"] {
        assert!(figure(&report, id).value.is_none(), "{id}");
    }
    for id in [
        "day_n_follow_up",
        "long_tail",
        "conversion_by_follow_up_span",
    ] {
        let table = report.table(id).expect("a table");
        assert!(table.rows.is_empty() && table.why.is_some(), "{id}");
    }
    assert_eq!(cells(&report, "ageing", "15-30")[0], Value::Count(2));
    assert_eq!(cells(&report, "ageing", "15-30")[1], Value::Unknown);
    let mut data = open(&[&[ten(1, Connected)]], 30);
    data.knows.closed = false;
    data.knows.outcome = false;
    let report = of(data);
    for id in [
        "dropped_leads",
        "closing_ratio_30d",
        "closing_ratio_in_period",
    ] {
        let figure = figure(&report, id);
        assert!(figure.value.is_none() && figure.why.is_some(), "{id}");
    }
    for id in [
        "contact_incidence",
        "sale_incidence",
        "sales_by_day",
        "ageing",
    ] {
        assert!(report.table(id).is_some_and(|t| t.why.is_some()), "{id}");
    }
}

#[test]
fn a_plan_is_kept_on_its_days() {
    let belief = |metric: &str, value: f64, unit: &str| reality_gap_core::records::Belief {
        scope: "network".into(),
        name: String::new(),
        respondent: String::new(),
        role: String::new(),
        metric: metric.into(),
        channel: None,
        value,
        unit: unit.into(),
        basis: "target".into(),
        valid: (None, None),
    };
    let lead: &[T] = &[ten(1, NoAnswer), ten(2, NoAnswer), ten(3, Connected)];
    let mut data = open(&[lead, &[ten(1, NoAnswer), ten(4, NoAnswer)], &[]], 20);
    data.leads[2].exclusion = Exclusion::Spam;
    assert!(
        figure(&of(data.clone()), "cadence_adherence")
            .why
            .as_ref()
            .is_some_and(|why| why.contains("plan"))
    );
    data.beliefs = vec![
        belief("cadence_day", 1_440.0, "minutes"),
        belief("cadence_day", 2.0, "count"),
        belief("planned_day", 5.0, "count"),
        belief("cadence_day", 20.0, "count"),
        belief("sla_60", 0.8, "share"),
    ];
    // Day 20 is the day of the as-of time's midnight before it is over.
    data.newest = Some(MONDAY + 20 * DAY - 1);
    assert_eq!(share(&of(data), "cadence_adherence"), (Some(3), 5));
}

/// With tasks, appointments and a period, shards still add up to the whole.
#[test]
fn shards_with_events_add_up() {
    for round in 1..25 {
        let mut seed = Seed(round * 6_151);
        let mut data = odd(&mut seed, 60);
        data.knows.tasks = true;
        data.knows.appointments = true;
        data.knows.readiness = true;
        data.more = vec![More::UNKNOWN; 60];
        for lead in 0..60 {
            let day = |seed: &mut Seed| i64::try_from(seed.below(90)).expect("small");
            data.more[lead as usize].readiness = seed.pick(&[0, 1, 2, 255]);
            if seed.below(8) == 0 {
                data.more[lead as usize].opt_out = at(day(&mut seed));
            }
            if seed.below(3) == 0 {
                let (made, due) = (day(&mut seed), day(&mut seed));
                let state = seed.pick(&[TaskState::Open, TaskState::Done, TaskState::Cancelled]);
                data.tasks.push(task(lead, made, due, state));
            }
            if seed.below(3) == 0 {
                let visit = seed.pick(&[Visit::Shown, Visit::NoShow, Visit::Unknown]);
                data.appointments
                    .push(appointment(lead, day(&mut seed), visit));
            }
        }
        let settings = Settings {
            by: vec![By::Dealer, By::Person],
            filter: Filter {
                from: Some("2026-02-01".into()),
                to: (seed.below(2) == 0).then(|| "2026-03-01".into()),
                ..Filter::default()
            },
            horizon: seed.pick(&[None, Some(14 * DAY)]),
            ..Settings::default()
        };
        let summed = |data: Dataset| {
            let facts = Facts::fold(data, &settings);
            (Summary::of(&facts, &settings), Meta::of(&facts))
        };
        let whole = with(data.clone(), &settings).to_json();
        let mut merged = (Summary::default(), Meta::default());
        for shard in 0..3 {
            let chosen: Vec<u32> = (0..60).filter(|lead| lead % 3 == shard).collect();
            let mut some = part(&data, &chosen);
            let place = |lead: u32| {
                let new = chosen.iter().position(|&old| old == lead)?;
                u32::try_from(new).ok()
            };
            some.more = chosen.iter().map(|&old| data.more[old as usize]).collect();
            some.tasks = data
                .tasks
                .iter()
                .filter_map(|t| {
                    Some(Task {
                        lead: place(t.lead)?,
                        ..*t
                    })
                })
                .collect();
            some.appointments = data
                .appointments
                .iter()
                .filter_map(|a| {
                    Some(Appointment {
                        lead: place(a.lead)?,
                        ..*a
                    })
                })
                .collect();
            let (summary, meta) = summed(some);
            merged = (merged.0.merge(summary), merged.1.merge(meta));
        }
        assert!(
            from_summary(&merged.0, &merged.1, &settings).to_json() == whole,
            "round {round}"
        );
    }
}
