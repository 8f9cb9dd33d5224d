//! Replies, questions, call-backs and messages left, one lead at a time.

mod common;

use TouchResult::{Connected, LiveMessage, NoAnswer, Unknown, Voicemail};
use common::{ALL, MONDAY, T, call, email, inbound, leads};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::report;
use reality_gap_core::records::{
    Actor, Call, Channel, Dataset, Direction, Knows, More, NONE, TouchResult,
};
use reality_gap_core::report::{Estimate, Report, Value};
use reality_gap_core::settings::Settings;
use reality_gap_core::time::{Hours, Instant, MINUTE};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

fn of(data: Dataset, settings: &Settings) -> Report {
    report(&Facts::fold(data, settings), settings)
}

fn estimate(touches: &[T], id: &str) -> Estimate {
    let report = of(leads(&[touches]), &Settings::default());
    report.estimate(id).expect("a figure").clone()
}

/// `(k, n, too recent)` of one lead.
fn of_one(touches: &[T], id: &str) -> (u64, u64, u64) {
    let e = estimate(touches, id);
    (e.k.expect("known"), e.n, e.immature)
}

fn weekdays() -> Settings {
    let spans = vec![["09:00".to_owned(), "17:00".to_owned()]];
    Settings {
        hours: Some(Hours {
            weekly: ["mon", "tue", "wed", "thu", "fri"]
                .map(|day| (day.to_owned(), spans.clone()))
                .into(),
            ..Hours::default()
        }),
        ..Settings::default()
    }
}

#[test]
fn a_reply_comes_after_someone_turned_to_the_customer() {
    let id = "reply_rate";
    let reply = |minutes| inbound(minutes, Channel::Email, Unknown);
    assert_eq!(of_one(&[email(10), reply(20)], id), (1, 1, 0));
    assert_eq!(of_one(&[reply(5), email(10)], id), (0, 1, 0));
    assert_eq!(of_one(&[reply(5)], id), (0, 0, 0));
    // A missed call from the customer is a reply as well; a machine's answer is none, and nobody replies to a machine.
    let rings = inbound(20, Channel::Phone, NoAnswer);
    assert_eq!(of_one(&[email(10), rings], id), (1, 1, 0));
    let machine = |minutes, direction| {
        T(
            minutes,
            Channel::Email,
            direction,
            Actor::Automation,
            Unknown,
        )
    };
    let away = machine(11, Direction::Inbound);
    assert_eq!(of_one(&[email(10), away], id), (0, 1, 0));
    let automatic = machine(1, Direction::Outbound);
    assert_eq!(of_one(&[automatic, reply(20)], id), (0, 0, 0));
}

#[test]
fn with_a_horizon_a_later_reply_does_not_count() {
    let settings = Settings {
        horizon: Some(DAY * MINUTE),
        ..Settings::default()
    };
    let late = [email(10), inbound(2 * DAY, Channel::Text, Unknown)];
    let report = of(leads(&[&late]), &settings);
    let rate = report.estimate("reply_rate").expect("a figure");
    assert_eq!((rate.k, rate.n), (Some(0), 1));
}

#[test]
fn a_question_is_answered_within_an_hour_or_dropped() {
    let id = "fumble_rate";
    let asks = |minutes| inbound(minutes, Channel::Text, Unknown);
    let answered = [email(10), asks(100), email(160)];
    assert_eq!(of_one(&answered, id), (0, 1, 0));
    let late = [email(10), asks(100), email(161)];
    assert_eq!(of_one(&late, id), (1, 1, 0));
    assert_eq!(of_one(&[email(10), asks(100)], id), (1, 1, 0));
    // Each message counts; one answer answers all.
    let several = [email(10), asks(100), asks(155), email(165)];
    assert_eq!(of_one(&several, id), (1, 2, 0));
    // A machine answers nobody; a talk does, whoever rang.
    let machine = T(
        101,
        Channel::Email,
        Direction::Outbound,
        Actor::Automation,
        Unknown,
    );
    assert_eq!(of_one(&[email(10), asks(100), machine], id), (1, 1, 0));
    let talk = inbound(110, Channel::Phone, Connected);
    assert_eq!(of_one(&[email(10), asks(100), talk], id), (0, 1, 0));
}

#[test]
fn the_enquiry_itself_is_no_question_but_a_missed_call_is() {
    let id = "fumble_rate";
    let writes = |minutes| inbound(minutes, Channel::Email, Unknown);
    assert_eq!(of_one(&[writes(0)], id), (0, 0, 0));
    assert_eq!(of_one(&[writes(6)], id), (1, 1, 0));
    let rings = |result| inbound(0, Channel::Phone, result);
    assert_eq!(of_one(&[rings(NoAnswer)], id), (1, 1, 0));
    // Answered, or nobody wrote whether it was.
    assert_eq!(of_one(&[rings(Connected)], id), (0, 0, 0));
    assert_eq!(of_one(&[rings(Unknown)], id), (0, 0, 0));
    assert_eq!(
        of_one(&[inbound(0, Channel::Visit, Unknown)], id),
        (0, 0, 0)
    );
}

#[test]
fn a_question_of_the_last_hour_is_too_recent() {
    let mut data = leads(&[&[email(10), inbound(100, Channel::Text, Unknown), email(110)]]);
    data.newest = Some(MONDAY + 130 * MINUTE);
    let report = of(data, &Settings::default());
    let rate = report.estimate("fumble_rate").expect("a figure");
    assert_eq!((rate.n, rate.immature, rate.value), (0, 1, None));
}

#[test]
fn questions_wait_in_open_minutes_and_are_shown_by_opening_hours() {
    // Monday 18:00, answered on Tuesday at 09:40: 40 open minutes. Tuesday 12:00, answered at 13:30.
    let touches = [
        email(10 * HOUR),
        inbound(18 * HOUR, Channel::Email, Unknown),
        email(DAY + 9 * HOUR + 40),
        inbound(DAY + 12 * HOUR, Channel::Phone, NoAnswer),
        call(DAY + 13 * HOUR + 30, Connected),
    ];
    let report = of(leads(&[&touches]), &weekdays());
    let rate = report.estimate("fumble_rate").expect("a figure");
    assert_eq!((rate.k, rate.n), (Some(1), 2));
    let table = report.table("fumbles").expect("a table");
    let row = |at: usize| match table.rows[at].as_slice() {
        [Value::Text(name), Value::Count(k), Value::Count(n), ..] => (name.as_str(), *k, *n),
        other => panic!("{other:?}"),
    };
    assert_eq!(row(0), ("messages", 0, 1));
    assert_eq!(row(1), ("missed_calls", 1, 1));
    assert_eq!(row(2), ("open_hours", 1, 1));
    assert_eq!(row(3), ("after_hours", 0, 1));
    let raw = of(leads(&[&touches]), &Settings::default());
    assert_eq!(raw.estimate("fumble_rate").expect("a figure").k, Some(2));
    assert_eq!(raw.table("fumbles").expect("a table").rows.len(), 2);
}

#[test]
fn nothing_is_asked_after_an_opt_out() {
    let mut data = leads(&[&[email(10), inbound(100, Channel::Text, Unknown)]]);
    data.more = vec![More {
        opt_out: Instant::from_ms(MONDAY + 100 * MINUTE),
        ..More::UNKNOWN
    }];
    let report = of(data, &Settings::default());
    assert_eq!(report.estimate("fumble_rate").expect("a figure").n, 0);
}

#[test]
fn a_call_back_within_seven_days() {
    let id = "call_back_rate";
    let rings = |minutes| inbound(minutes, Channel::Phone, Unknown);
    for (missed, result) in [(10, Voicemail), (10, NoAnswer), (10, LiveMessage)] {
        assert_eq!(of_one(&[call(missed, result)], id), (0, 1, 0));
        let back = [call(missed, result), rings(missed + 7 * DAY)];
        assert_eq!(of_one(&back, id), (1, 1, 0));
        let late = [call(missed, result), rings(missed + 7 * DAY + 1)];
        assert_eq!(of_one(&late, id), (0, 1, 0));
    }
    // Reached in between: not a call-back any more. No missed call: nothing to ring back for.
    let reached = [call(10, NoAnswer), call(20, Connected), rings(30)];
    assert_eq!(of_one(&reached, id), (0, 1, 0));
    assert_eq!(of_one(&[call(10, Connected), rings(30)], id), (0, 0, 0));
    // A call of the last week is too recent, also where the customer rang back at once.
    let recent = [call(55 * DAY, NoAnswer), rings(55 * DAY + 10)];
    assert_eq!(of_one(&recent, id), (0, 0, 1));
    let soon = |minutes| of_one(&[call(10, NoAnswer), rings(minutes)], "call_back_within_5h");
    assert_eq!(soon(10 + 5 * HOUR), (1, 1, 0));
    assert_eq!(soon(11 + 5 * HOUR), (0, 1, 0));
}

#[test]
fn a_message_asks_for_another_call_within_a_day() {
    let id = "left_message_never_called_again";
    assert_eq!(of_one(&[call(10, Voicemail)], id), (1, 1, 0));
    let again = |minutes| of_one(&[call(10, Voicemail), call(minutes, NoAnswer)], id);
    assert_eq!(again(10 + DAY), (0, 1, 0));
    assert_eq!(again(11 + DAY), (1, 1, 0));
    // An e-mail is no call. A call-back, even one that we missed, is not "never again". A contact leaves the question.
    assert_eq!(of_one(&[call(10, Voicemail), email(60)], id), (1, 1, 0));
    let rings = |result| inbound(90, Channel::Phone, result);
    assert_eq!(
        of_one(&[call(10, Voicemail), rings(NoAnswer)], id),
        (0, 1, 0)
    );
    assert_eq!(
        of_one(&[call(10, Voicemail), rings(Connected)], id),
        (0, 0, 0)
    );
    assert_eq!(of_one(&[call(10, NoAnswer)], id), (0, 0, 0));
    assert_eq!(of_one(&[call(60 * DAY - 60, Voicemail)], id), (0, 0, 1));
}

#[test]
fn a_lead_closed_within_the_day_is_not_one_never_called_again() {
    let mut data = leads(&[&[call(10, Voicemail)]]);
    data.leads[0].closed = Instant::from_ms(MONDAY + HOUR * MINUTE);
    let report = of(data, &Settings::default());
    let rate = report
        .estimate("left_message_never_called_again")
        .expect("a figure");
    assert_eq!((rate.k, rate.n), (Some(0), 1));
}

#[test]
fn twenty_four_hours_are_open_hours_where_they_are_given() {
    // Monday 10:00; open for 7 + 8 + 8 hours until Wednesday evening, the 24th ends on Thursday at 10:00.
    let at = |minutes| [call(10 * HOUR, Voicemail), call(minutes, NoAnswer)];
    for (minutes, k) in [(3 * DAY + 10 * HOUR, 0), (3 * DAY + 10 * HOUR + 1, 1)] {
        let report = of(leads(&[&at(minutes)]), &weekdays());
        let rate = report
            .estimate("left_message_never_called_again")
            .expect("a figure");
        assert_eq!((rate.k, rate.n), (Some(k), 1), "{minutes}");
    }
}

#[test]
fn the_telephones_log_counts_as_well_and_no_call_twice() {
    let ring = |minutes, direction, result| Call {
        at: Instant::from_ms(MONDAY + minutes * MINUTE),
        lead: 0,
        direction,
        result,
        seconds: 30,
        person: NONE,
        dealer: NONE,
    };
    let mut data = leads(&[&[inbound(100, Channel::Phone, NoAnswer)]]);
    data.knows = Knows { calls: true, ..ALL };
    data.calls = vec![
        ring(10, Direction::Outbound, Voicemail),
        ring(103, Direction::Inbound, NoAnswer),
    ];
    let report = of(data, &Settings::default());
    let pair = |id: &str| {
        let e = report.estimate(id).expect("a figure");
        (e.k, e.n)
    };
    assert_eq!(pair("call_back_rate"), (Some(1), 1));
    assert_eq!(pair("fumble_rate"), (Some(1), 1));
}

#[test]
fn without_directions_or_results_it_is_not_known() {
    let mut data = leads(&[&[call(10, Voicemail)]]);
    data.knows = Knows {
        direction: false,
        result: false,
        ..ALL
    };
    let report = of(data, &Settings::default());
    for id in [
        "reply_rate",
        "fumble_rate",
        "call_back_rate",
        "left_message_never_called_again",
    ] {
        let e = report.estimate(id).expect("a figure");
        assert!(e.value.is_none() && e.why.is_some(), "{id}");
    }
}
