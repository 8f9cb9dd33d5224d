//! Follow-up over days and weeks, one rule at a time.

mod common;
#[path = "common/long.rs"]
mod long;

use TouchResult::{Connected, NoAnswer, Unknown};
use common::{MONDAY, T, call, email, inbound};
use long::{ONE_DAY, at, cells, figure, k_n, of, open, share, ten, with};
use reality_gap_core::records::{Channel, Exclusion, NONE, Outcome, TouchResult};
use reality_gap_core::report::Value;
use reality_gap_core::settings::{Filter, Settings};
use reality_gap_core::time::{DAY, HOUR, Hours, Instant};

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
            .is_some_and(|why| why.to_string().contains("plan"))
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
