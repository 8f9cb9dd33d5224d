//! How leads arrive: twice, after hours, with a wish to be left alone, at a price.

mod common;

use TouchResult::{Connected, NoAnswer};
use common::{MONDAY, call, email, inbound, leads};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::report;
use reality_gap_core::records::{
    Channel, Contact, Dataset, Exclusion, Ingest, Lead, More, Outcome, TouchResult,
};
use reality_gap_core::report::{Report, Value};
use reality_gap_core::settings::{By, Settings};
use reality_gap_core::time::{Counting, HOUR, Hours, Instant, MINUTE};

fn of(data: &Dataset, settings: &Settings) -> Report {
    report(&Facts::fold(data.clone(), settings), settings)
}

fn parts(report: &Report, id: &str) -> (Option<u64>, u64) {
    let e = report.estimate(id).expect("an estimate");
    (e.k, e.n)
}

fn at(minutes: i64) -> Instant {
    Instant::from_ms(MONDAY + minutes * MINUTE)
}

fn wish(no_calls: Instant, opt_out: Instant) -> More {
    More {
        no_calls,
        opt_out,
        ..More::UNKNOWN
    }
}

fn files(texts: &[(&str, &str)]) -> Dataset {
    let mut ingest = Ingest::new(&Settings::default());
    for (name, text) in texts {
        ingest.open(name);
        ingest.push(text.as_bytes()).expect("rows");
        ingest.close().expect("a file");
    }
    ingest.finish().expect("a dataset").0
}

/// Leads of the waterfall: all, phoned, and the sum of the buckets.
fn waterfall(report: &Report) -> (u64, u64, u64) {
    let rows = &report.table("gap_waterfall").expect("a table").rows;
    let count = |row: &[Value]| match row[1] {
        Value::Count(count) => count,
        _ => 0,
    };
    let last = rows.len() - 1;
    let buckets = rows[1..last].iter().map(|row| count(row)).sum();
    (count(&rows[0]), count(&rows[last]), buckets)
}

#[test]
fn who_asked_not_to_be_called_leaves_the_question() {
    let mut data = leads(&[
        &[call(10, NoAnswer)],
        // Asked after the call, before it, and never called; e-mail stays allowed.
        &[call(10, NoAnswer)],
        &[call(10, NoAnswer)],
        &[email(10)],
        // Only a yes: called, and not.
        &[call(10, NoAnswer)],
        &[],
        // Rang in before asking.
        &[inbound(5, Channel::Phone, Connected)],
        // Asked after the as-of time.
        &[],
    ]);
    data.knows.opt_out = true;
    data.more = vec![
        More::UNKNOWN,
        wish(at(20), Instant::UNKNOWN),
        wish(at(5), Instant::UNKNOWN),
        wish(at(5), Instant::UNKNOWN),
        wish(More::SOMETIME, Instant::UNKNOWN),
        wish(More::SOMETIME, Instant::UNKNOWN),
        wish(at(6), Instant::UNKNOWN),
        wish(at(90 * 1440), Instant::UNKNOWN),
    ];
    let found = of(&data, &Settings::default());
    // Leads 2, 3 and 5 are out; 0, 1 and 4 were called, 6 rang in, 7 was not called.
    assert_eq!(parts(&found, "attempt_rate_phone"), (Some(3), 5));
    assert_eq!(parts(&found, "contact_rate_phone"), (Some(1), 5));
    assert_eq!(parts(&found, "attempt_rate_any").1, 8);
    assert_eq!(waterfall(&found), (5, 4, 5));
    assert_eq!(found.estimate("reality_gap").expect("a gap").n, 5);
    // Of 1, 2, 3 and 6, only 2 was called after asking.
    assert_eq!(parts(&found, "touched_after_opt_out"), (Some(1), 4));
    // Before the wish a lead still counts: in the first three minutes nobody had asked, save who only said yes.
    let early = Settings {
        horizon: Some(3 * MINUTE),
        ..Settings::default()
    };
    assert_eq!(
        parts(&of(&data, &early), "attempt_rate_phone"),
        (Some(0), 7)
    );
}

#[test]
fn an_opt_out_from_everything_ends_the_duty() {
    let mut data = leads(&[&[email(30)], &[email(10), email(90)], &[]]);
    data.knows.opt_out = true;
    data.more = vec![
        wish(Instant::UNKNOWN, at(30)),
        wish(Instant::UNKNOWN, at(60)),
        wish(Instant::UNKNOWN, at(60)),
    ];
    let facts = Facts::fold(data, &Settings::default());
    assert_eq!(facts.rows[1].outcome, Outcome::OptOut);
    // Its duty ended after an hour: what came later is no attempt any more.
    assert_eq!(facts.rows[1].attempts, 1);
    let found = report(&facts, &Settings::default());
    let human = found.distribution("response_time_human").expect("a clock");
    // The third lead is censored when its duty ended, not at the as-of time.
    assert_eq!((human.n, human.censored), (3, 1));
    // What happens within the same minute is no violation.
    assert_eq!(parts(&found, "touched_after_opt_out"), (Some(1), 3));
    assert_eq!(waterfall(&found), (0, 0, 0));
}

/// How long the leads of each group waited for a person, in open time.
fn open_waits(data: &Dataset, settings: &Settings) -> Vec<Option<i64>> {
    let found = of(data, settings);
    let clocks = found.distributions.iter();
    clocks
        .filter(|clock| clock.id == "response_time_human_open_hours" && !clock.group.is_empty())
        .map(|clock| clock.observed_median_ms)
        .collect()
}

fn weekdays() -> Hours {
    let spans = vec![["09:00".to_owned(), "17:00".to_owned()]];
    Hours {
        weekly: ["mon", "tue", "wed", "thu", "fri"]
            .map(|day| (day.to_owned(), spans.clone()))
            .into(),
        ..Hours::default()
    }
}

#[test]
fn leads_after_hours_are_told_from_the_others() {
    let mut data = leads(&[
        &[email(30)],
        // Until ten o'clock, and a minute later.
        &[email(9 * 60 + 60)],
        &[email(9 * 60 + 61)],
        &[],
        &[email(12 * 60 + 20)],
    ]);
    data.leads[3].created = Instant::UNKNOWN;
    data.leads[4].created = at(12 * 60);
    data.more = vec![More::UNKNOWN; 5];
    data.more[3].after_hours = Some(true);
    data.more[4].after_hours = Some(true);
    data.knows.after_hours = true;
    let settings = Settings {
        hours: Some(weekdays()),
        ..Settings::default()
    };
    let found = of(&data, &settings);
    // By the hours 0, 1, 2; 3 by the CRM's word; 4 came in at noon whatever the CRM says.
    assert_eq!(parts(&found, "after_hours_share"), (Some(4), 5));
    assert_eq!(parts(&found, "after_hours_answered"), (Some(2), 3));
    let rows = &found.table("after_hours").expect("a table").rows;
    let counts = |row: usize| rows[row][1..4].to_vec();
    assert_eq!(counts(0), [1, 1, 1].map(Value::Count));
    assert_eq!(counts(1), [3, 3, 1].map(Value::Count));
    // Without hours only the CRM's word is left, and nobody knows when the next opening was.
    let found = of(&data, &Settings::default());
    assert_eq!(parts(&found, "after_hours_share"), (Some(2), 2));
    let answered = found.estimate("after_hours_answered").expect("an estimate");
    assert!(answered.value.is_none() && answered.why.is_some());
    data.knows.after_hours = false;
    let unknown = of(&data, &Settings::default());
    assert!(
        unknown
            .estimate("after_hours_share")
            .is_some_and(|e| e.value.is_none())
    );
}

#[test]
fn each_dealer_is_judged_by_its_own_hours() {
    let mut data = leads(&[
        &[email(8 * 60 + 30)],
        &[email(8 * 60 + 30)],
        &[email(8 * 60 + 30)],
    ]);
    data.dealers = ["East", "Early", "Nowhere"].map(str::to_owned).to_vec();
    for (lead, dealer) in data.leads.iter_mut().zip(0..) {
        lead.dealer = dealer;
        lead.created = at(7 * 60);
    }
    let early = Hours {
        weekly: [("mon".to_owned(), vec![["08:00".into(), "12:00".into()]])].into(),
        ..Hours::default()
    };
    let mut hours = weekdays();
    hours.dealers = [("Early".to_owned(), early)].into();
    let mut settings = Settings {
        hours: Some(hours.clone()),
        ..Settings::default()
    };
    settings.by = vec![By::Dealer];
    let half = Some(30 * MINUTE);
    assert_eq!(open_waits(&data, &settings), [half, Some(0), Some(0)]);
    // Without usual hours only that dealer's clock runs.
    hours.weekly.clear();
    settings.hours = Some(hours.clone());
    assert_eq!(open_waits(&data, &settings), [half, None, None]);
    let found = of(&data, &settings);
    assert_eq!(parts(&found, "after_hours_share"), (Some(1), 1));
    assert_eq!(
        found
            .distribution("response_time_human_open_hours")
            .map(|d| (d.n, d.untimed)),
        Some((1, 2))
    );
}

#[test]
fn both_ways_to_count_opening_hours() {
    // Friday 16:00, Friday 20:00, Saturday 23:00; answered Monday 10:00, Monday 09:20, Sunday 08:00.
    let friday = 4 * 1440;
    let starts = [friday + 16 * 60, friday + 20 * 60, friday + 47 * 60];
    let raw = [3_960, 3_680, 540];
    let mut data = leads(&[
        &[email(starts[0] + raw[0])],
        &[email(starts[1] + raw[1])],
        &[email(starts[2] + raw[2])],
    ]);
    for (lead, start) in data.leads.iter_mut().zip(starts) {
        lead.created = at(start);
    }
    let waits = |counting: Counting| {
        let settings = Settings {
            hours: Some(Hours {
                counting,
                ..weekdays()
            }),
            by: vec![By::Hour],
            ..Settings::default()
        };
        open_waits(&data, &settings)
    };
    let minutes = |all: [i64; 3]| all.map(|minutes| Some(minutes * MINUTE));
    assert_eq!(waits(Counting::OpenTime), minutes([120, 20, 0]));
    assert_eq!(waits(Counting::ShiftedStart), minutes([3_960, 20, 0]));
}

#[test]
fn the_time_to_assignment_is_censored_while_nobody_has_it() {
    let mut data = leads(&[&[], &[], &[], &[], &[]]);
    data.more = vec![More::UNKNOWN; 5];
    data.more[0].assigned = at(10);
    data.more[1].assigned = at(30);
    // Before the lead by a clock that is slow, and by a day.
    data.more[2].assigned = at(-3);
    data.more[3].assigned = at(-1440);
    let unknown = of(&data, &Settings::default());
    let distribution = |report: &Report| {
        let d = report.distribution("time_to_assignment").expect("a clock");
        (d.n, d.censored, d.untimed, d.observed_median_ms)
    };
    assert_eq!(distribution(&unknown), (0, 0, 5, None));
    data.knows.assigned = true;
    let found = of(&data, &Settings::default());
    assert_eq!(distribution(&found), (4, 1, 1, Some(10 * MINUTE)));
}

#[test]
fn one_customer_is_one_episode() {
    let data = files(&[
        (
            "leads.csv",
            "lead id,created,dealer,status,phone,email,closed at,sold at,cost,lead source\n\
             a,2026-01-05 10:00,X,open,0170 5550111,,,,10,Web\n\
             b,2026-01-07 10:00,X,open,+49 170 5550111,b@example.org,,2026-01-20 09:00,20,Portal\n\
             c,2026-01-08 10:00,Y,open,0170 5550111,,,,5,Web\n\
             d,2026-01-09 10:00,X,open,,b@example.org,,,5,Web\n\
             e,2026-01-10 10:00,X,service,0170 5550111,,,,,Web\n\
             f,2026-03-01 10:00,X,open,0170 5550111,,,,5,Web\n",
        ),
        (
            "touches.csv",
            "lead id,activity date,channel,direction,result\n\
             b,2026-01-07 11:00,Phone,Outbound,Connected\n\
             a,2026-01-05 12:00,Email,Outbound,\n\
             c,2026-01-08 12:00,Email,Outbound,\n",
        ),
    ]);
    // b is a's second enquiry; d shares an address with b only; c is another dealer's, e about service, f too late.
    let merged: Vec<bool> = data.contacts.iter().map(|contact| contact.merged).collect();
    assert_eq!(merged, [false, true, false, false, false, false]);
    assert_eq!(data.contacts[0].resubmissions, 1);
    assert_eq!(data.leads[0].outcome, Outcome::Won);
    let of_first = data.touches.iter().filter(|touch| touch.lead == 0).count();
    assert_eq!((of_first, data.touches.len()), (2, 3));
    let found = of(&data, &Settings::default());
    assert_eq!((found.counts.leads, found.counts.episodes), (6, 5));
    assert_eq!(found.counts.workable, 4);
    assert_eq!(parts(&found, "duplicate_rate"), (Some(1), 6));
    assert_eq!(parts(&found, "resubmission_rate"), (Some(1), 6));
    assert_eq!(parts(&found, "bad_rate"), (Some(0), 6));
    assert_eq!(parts(&found, "contact_rate_phone"), (Some(1), 4));
    // What the second enquiry cost stays its source's; the sale is the first one's.
    let rows = &found.table("source_roi").expect("a table").rows;
    let text = |text: &str| Value::Text(text.to_owned());
    assert_eq!(
        rows[0][..5],
        [
            text("Portal"),
            Value::Count(1),
            Value::Count(1),
            text("20.00"),
            text("20.00"),
        ]
    );
    assert_eq!(rows[0][8], Value::Count(0));
    assert_eq!(rows[1][8], Value::Count(1));
}

#[test]
fn amounts_of_few_leads_are_hidden_with_their_counts() {
    let mut rows = String::from("lead id,created,source,cost\n");
    for lead in 0..12 {
        let source = if lead < 9 { "Web" } else { "Portal" };
        rows += &format!("{lead},2026-01-05 10:00,{source},10\n");
    }
    let data = files(&[("leads.csv", &rows)]);
    let settings = Settings {
        min_cell: Some(5),
        ..Settings::default()
    };
    let found = of(&data, &settings);
    let rows = &found.table("source_roi").expect("a table").rows;
    assert_eq!(rows[0][0], Value::Text("Portal".to_owned()));
    assert!(rows[0][1..].iter().all(|cell| *cell == Value::Unknown));
}

#[test]
fn what_a_file_does_not_have_costs_nothing() {
    let plain = files(&[("leads.csv", "lead id,created\n1,2026-01-05 10:00\n")]);
    assert!(plain.more.is_empty());
    let found = of(&plain, &Settings::default());
    for id in [
        "duplicate_rate",
        "bad_rate",
        "resubmission_rate",
        "lead_completeness",
        "after_hours_share",
        "touched_after_opt_out",
    ] {
        let e = found.estimate(id).expect("an estimate");
        assert!(e.value.is_none() && e.why.is_some(), "{id}");
    }
    assert!(found.table("source_roi").is_some_and(|t| t.why.is_some()));
    assert!(found.table("after_hours").is_some_and(|t| t.why.is_some()));
    assert_eq!(found.counts.episodes, 1);
}

#[test]
fn the_columns_that_few_exports_have_are_read() {
    let data = files(&[(
        "leads.csv",
        "Lead ID;Created;Actual Response Time (Min);Adjusted Response Time (Min);Originated After Hours;\
         Do Not Call;Do Not Contact;Cost;Front Gross;Back Gross;Timeframe;Lost Reason;First Name;Last Name;E-Mail\n\
         1;2026-01-05 10:00;12,5;0;Yes;Yes;;1.234,50 €;800;(100);Within 60 days;Price;;Roos;J@Example.org\n\
         2;2026-01-05 11:00;n/a;;No;2026-01-06;2026-01-06 12:00;--;;;now;;Ida;Berg;\n\
         3;2026-01-05 12:00;soon;;;;;a lot;;;;;;;\n",
    )]);
    let [one, two, three] = data.more[..] else {
        panic!("three leads")
    };
    assert_eq!((one.crm_response, one.crm_adjusted), (750_000, 0));
    assert_eq!((one.after_hours, one.readiness), (Some(true), 1));
    assert_eq!(
        (one.no_calls, one.opt_out),
        (More::SOMETIME, Instant::UNKNOWN)
    );
    assert_eq!((one.cost, one.gross), (123_450, 70_000));
    assert_eq!(data.reasons, ["Price"]);
    assert_eq!(one.lost_reason, 0);
    let told = |contact: &Contact| (contact.has_name, contact.has_email, contact.has_phone);
    let first = data.contacts[0];
    assert_eq!(told(&first), (Some(true), Some(true), None));
    assert!(first.email_key != 0 && first.phone_key == 0);
    // A date holds from the end of its day.
    assert_eq!(two.no_calls, Instant::from_ms(MONDAY + 48 * HOUR - 1));
    assert_eq!(two.opt_out, Instant::from_ms(MONDAY + 36 * HOUR));
    assert_eq!((two.crm_response, two.cost), (-1, i64::MIN));
    assert_eq!(three, More::UNKNOWN);
    let third = data.contacts[2];
    assert_eq!(told(&third), (Some(false), Some(false), None));
    // A time and an amount that nobody can read.
    let flags = &data.files[0].flags;
    assert_eq!(flags.len(), 1);
    assert_eq!((flags[0].code, flags[0].count), ("F008", 2));
    let text = format!("{data:?}");
    assert!(!text.contains("Roos") && !text.to_lowercase().contains("j@example"));
}

#[test]
fn a_complete_lead_has_a_name_and_a_way_that_works() {
    let mut data = leads(&[
        &[],
        &[call(5, TouchResult::BadNumber)],
        &[call(5, TouchResult::BadNumber)],
        &[],
        &[email(3)],
    ]);
    data.knows.customer = true;
    data.knows.phone = true;
    let known = |name: bool, phone: bool, email_key: u64| Contact {
        has_name: Some(name),
        has_phone: Some(phone),
        has_email: Some(email_key != 0),
        email_key,
        ..Contact::UNKNOWN
    };
    data.contacts = vec![
        known(true, true, 0),
        known(true, true, 0),
        known(true, true, 7),
        known(false, true, 7),
        known(true, false, 0),
    ];
    let found = of(&data, &Settings::default());
    assert_eq!(parts(&found, "lead_completeness"), (Some(2), 5));
    data.leads[0] = Lead {
        exclusion: Exclusion::Spam,
        ..data.leads[0]
    };
    let found = of(&data, &Settings::default());
    assert_eq!(parts(&found, "bad_rate"), (Some(1), 5));
    assert_eq!(parts(&found, "lead_completeness"), (Some(2), 5));
}
