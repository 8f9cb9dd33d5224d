//! What keeps a lead and what becomes of it: tasks, appointments, visits, opt-outs, readiness.

mod common;
#[path = "common/long.rs"]
mod long;

use TouchResult::Connected;
use common::{MONDAY, Seed, email, odd, part};
use long::{appointment, at, cells, figure, of, open, share, task, ten, with};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::{Meta, from_summary};
use reality_gap_core::records::{
    Appointment, Dataset, More, Outcome, Task, TaskState, TouchResult, Visit,
};
use reality_gap_core::report::Value;
use reality_gap_core::settings::{By, Filter, Settings};
use reality_gap_core::summary::Summary;
use reality_gap_core::time::{DAY, Instant};

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
    assert!(
        show.value.is_none()
            && show
                .why
                .as_ref()
                .is_some_and(|why| why.to_string().contains("outcome"))
    );
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
