//! Calls, tasks, appointments, surveys and expectations: from their files into the dataset.

use reality_gap_core::facts::Facts;
use reality_gap_core::records::{
    Channel, Dataset, Direction, Ingest, Kind, NONE, TaskState, TouchResult, Visit,
};
use reality_gap_core::settings::Settings;

const LEADS: &str = "Lead ID,Created,Dealer\n\
    1,2026-09-01 09:00,Northgate Cars\n\
    2,2026-09-01 10:00,Southgate Cars\n";

fn read(files: &[(&str, &str)]) -> Dataset {
    let mut ingest = Ingest::new(&Settings::default());
    for (name, text) in files {
        ingest.open(name);
        ingest.push(text.as_bytes()).expect("a file of text");
        ingest.close().expect("a file that can be used");
    }
    ingest.finish().expect("files that can be joined").0
}

fn with_leads(text: &str) -> Dataset {
    let data = read(&[("leads.csv", LEADS), ("other.csv", text)]);
    let file = &data.files[1];
    assert_eq!(
        file.rows_read,
        file.rows_counted + file.rows_set_aside,
        "{file:?}"
    );
    data
}

fn lead(data: &Dataset, id: &str) -> u32 {
    data.ids.iter().position(|own| *own == *id).expect("a lead") as u32
}

fn asides(data: &Dataset) -> Vec<(&str, u64)> {
    let reasons = data.files.last().map(|file| &file.reasons);
    reasons
        .into_iter()
        .flatten()
        .map(|tally| (tally.code, tally.count))
        .collect()
}

#[test]
fn a_call_log_is_recognised_and_joined() {
    let data = with_leads(
        "Call ID,Lead ID,Start time,Direction,Result,Answered by,Duration,Agent\n\
         a,1,2026-09-01 09:10,Outbound,completed,human,12,Ada\n\
         b,1,2026-09-01 09:30,Outbound,completed,machine_start,200,Ada\n\
         c,2,2026-09-01 11:00,Outbound,completed,,200,Ada\n\
         d,2,2026-09-01 12:00,Inbound,no-answer,,,\n\
         e,9,2026-09-01 12:00,Outbound,busy,,,Bo\n\
         f,2,,Outbound,busy,,,Bo\n\
         g,2,soon,Outbound,busy,,,Bo\n",
    );
    assert_eq!(data.files[1].kind, Kind::Calls);
    let (one, two) = (lead(&data, "1"), lead(&data, "2"));
    let found: Vec<_> = data
        .calls
        .iter()
        .map(|c| (c.lead, c.direction, c.result, c.seconds))
        .collect();
    use Direction::{Inbound, Outbound};
    let none = u32::MAX;
    assert_eq!(
        found,
        [
            (one, Outbound, TouchResult::Connected, 12),
            (one, Outbound, TouchResult::Voicemail, 200),
            // Completed is no proof that a person answered.
            (two, Outbound, TouchResult::Unknown, 200),
            (two, Inbound, TouchResult::NoAnswer, none),
            (NONE, Outbound, TouchResult::Busy, none),
        ]
    );
    assert_eq!(asides(&data), [("V003", 1), ("V004", 1)]);
    assert_eq!(data.files[1].flags[0].code, "F009");
    assert_eq!(data.people, ["Ada", "Bo"]);
    assert!(data.knows.calls && data.knows.duration && data.knows.result);
    // Calls of a lead are touches; the one that belongs to no lead is not.
    assert_eq!(data.touches.len(), 4);
    assert!(
        data.touches
            .iter()
            .all(|t| t.is_by_telephone() && t.channel() == Channel::Phone)
    );
}

#[test]
fn a_short_connection_may_be_a_mailbox() {
    let data = with_leads(
        "Call ID,Lead ID,Start time,Direction,Result,Duration\n\
         a,1,2026-09-01 09:10,Outbound,Call connected,29\n\
         b,1,2026-09-01 09:30,Outbound,Call connected,30\n\
         c,1,2026-09-01 09:50,Outbound,Missed,\n\
         d,1,2026-09-01 10:50,Outbound,Call connected,\n\
         e,1,2026-09-01 11:50,Outbound,,45\n\
         f,1,2026-09-01 12:50,Outbound,Canceled,\n",
    );
    let found: Vec<_> = data.calls.iter().map(|c| c.result).collect();
    use TouchResult::{Connected, NoAnswer, Unknown};
    assert_eq!(
        found,
        [Unknown, Connected, NoAnswer, Connected, Connected, NoAnswer]
    );
}

#[test]
fn a_call_that_the_touches_know_is_counted_once() {
    let touches = "Lead ID,Activity Date,Channel,Direction,Result,User\n\
         1,2026-09-01 09:15,Phone,Outbound,,Ada\n\
         2,2026-09-01 10:30,Email,Outbound,,Ada\n";
    let calls = "Call ID,Lead ID,Start time,Direction,Result,Duration\n\
         a,1,2026-09-01 09:10,Outbound,Connected,95\n\
         b,1,2026-09-01 09:26,Outbound,No answer,\n\
         c,2,2026-09-01 10:31,Outbound,No answer,\n";
    let data = read(&[
        ("leads.csv", LEADS),
        ("touches.csv", touches),
        ("calls.csv", calls),
    ]);
    let found: Vec<_> = data
        .touches
        .iter()
        .map(|t| {
            (
                data.ids.get(t.lead as usize).unwrap_or_default(),
                t.channel(),
                t.result(),
                t.is_by_telephone(),
            )
        })
        .collect();
    use Channel::{Email, Phone};
    use TouchResult::{Connected, NoAnswer, Unknown};
    assert_eq!(
        found,
        [
            // Five minutes apart: one call, and the log says how it ended.
            ("1", Phone, Connected, false),
            // Eleven minutes apart: another call.
            ("1", Phone, NoAnswer, true),
            ("2", Email, Unknown, false),
            ("2", Phone, NoAnswer, true),
        ]
    );
    assert_eq!(data.calls.len(), 3);
}

#[test]
fn calls_alone_are_about_leads_of_their_own() {
    let data = read(&[(
        "calls.csv",
        "Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating\n\
         ID0001,Diane,2021-01-01,9:12:58,Contract,Y,Y,109,00:02:23,3\n\
         ID0002,Becky,2021-01-01,9:12:58,Technical,N,N,,,\n",
    )]);
    assert_eq!(data.files[0].kind, Kind::Calls);
    assert_eq!(data.leads.len(), 2);
    assert_eq!(data.touches.len(), 2);
    assert_eq!(data.calls[0].at.ms(), Some(1_609_492_378_000));
    assert_eq!(data.calls[0].seconds, 143);
    let answered = data
        .calls
        .iter()
        .filter(|c| c.result == TouchResult::Connected)
        .count();
    assert_eq!(answered, 1);
    assert_eq!(data.surveys.len(), 1);
    assert_eq!(
        (data.surveys[0].score, data.surveys[0].scale),
        (Some(300), 5)
    );
    assert!(!data.knows.leads && data.knows.touches);
}

#[test]
fn calls_of_one_number_are_about_one_lead() {
    let data = read(&[(
        "calls.csv",
        "sid,from,to,direction,status,answered_by,start_time,duration\n\
         C1,+1 555 010 0199,+1 555 010 0123,outbound-api,completed,human,\"Tue, 01 Sept 2026 09:00:00 +0000\",60\n\
         C2,+1 555 010 0199,(555) 010-0123,outbound-api,no-answer,,\"Tue, 01 Sept 2026 08:00:00 +0000\",0\n\
         C3,+1 555 010 0777,+1 555 010 0199,inbound,completed,,\"Tue, 01 Sept 2026 10:00:00 +0000\",60\n",
    )]);
    assert_eq!(data.leads.len(), 2);
    let mut ids: Vec<&str> = data.ids.iter().collect();
    ids.sort_unstable();
    assert_eq!(ids, ["C1", "C3"]);
}

#[test]
fn tasks_are_promises_and_no_touches() {
    let data = with_leads(
        "Task ID,Lead ID,Created,Due,Completed At,Status,Type,Subject,Assigned To\n\
         a,1,2026-09-01 09:00,2026-09-02 10:00,2026-09-02 09:50,Done,Call,,Ada\n\
         b,1,2026-09-01 09:00,2026-09-03,,Open,,Call back,Ada\n\
         c,2,2026-09-01 09:00,2026-09-04 10:00,,Cancelled,Email,,\n\
         d,2,2026-09-01 09:00,,,Open,,,\n\
         e,9,2026-09-01 09:00,2026-09-04 10:00,,Open,,,\n\
         f,,2026-09-01 09:00,2026-09-04 10:00,,Open,,,\n",
    );
    assert_eq!(data.files[1].kind, Kind::Tasks);
    let found: Vec<_> = data
        .tasks
        .iter()
        .map(|t| (t.state, t.due_is_date, t.channel))
        .collect();
    assert_eq!(
        found,
        [
            (TaskState::Done, false, Some(Channel::Phone)),
            (TaskState::Open, true, Some(Channel::Phone)),
            (TaskState::Cancelled, false, Some(Channel::Email)),
        ]
    );
    assert_eq!(asides(&data), [("V001", 1), ("V002", 1), ("V003", 1)]);
    assert!(data.touches.is_empty() && data.knows.tasks && !data.knows.touches);
}

#[test]
fn appointments_with_flags_or_with_a_status() {
    let flags = with_leads(
        "Appointment ID,Lead ID,Dealer,Appt Reason,Appointment Start DateTime,Appointment Status,Is Show,Is No Show,Is Confirmed,Is Cancelled,Rescheduled Date\n\
         a,1,N,Sales,9/3/2026 5:30 PM,Completed,Yes,No,Yes,No,\n\
         b,1,N,Test drive,9/14/2026 5:30 PM,,No,Yes,No,No,\n\
         c,2,N,Service,9/14/2026 5:30 PM,,Yes,No,No,No,\n\
         d,2,N,Sales,9/15/2026 5:30 PM,,No,No,No,No,9/20/2026\n",
    );
    assert_eq!(flags.files[1].kind, Kind::Appointments);
    let found: Vec<_> = flags
        .appointments
        .iter()
        .map(|a| (a.visit, a.confirmed, a.test_drive))
        .collect();
    assert_eq!(
        found,
        [
            (Visit::Shown, Some(true), None),
            (Visit::NoShow, Some(false), Some(true)),
            (Visit::Rescheduled, Some(false), None),
        ]
    );
    assert_eq!(asides(&flags), [("V008", 1)]);
    let status = with_leads(
        "lead_id,created_at,appointment_at,status,set_by\n\
         1,2026-09-01 10:00,2026-09-03 17:30,no-show,Ada\n\
         2,2026-09-01 10:00,2026-09-04 17:30,Confirmed,Ada\n",
    );
    let found: Vec<_> = status
        .appointments
        .iter()
        .map(|a| (a.visit, a.confirmed))
        .collect();
    assert_eq!(found, [(Visit::NoShow, None), (Visit::Unknown, Some(true))]);
    // An appointment lies ahead: it does not tell how far the data goes.
    assert_eq!(status.newest, Some(1_788_256_800_000));
}

#[test]
fn surveys_keep_scores_reasons_and_scale() {
    let data = with_leads(
        "response_id,lead_id,dealer_id,responded_at,score,scale_max,reason_codes,lost_reason,comment\n\
         a,1,Northgate Cars,2026-09-10 18:05,4,5,speed; attitude,,fine\n\
         b,7,Northgate Cars,2026-09-10 18:05,2/5,,promise,price,\n\
         c,,Southgate Cars,,9,10,,,\n\
         d,2,,2026-09-10,good,5,,,\n\
         e,2,,2026-09-10,,5,,,words\n\
         f,2,,2026-09-10,6,5,,,\n",
    );
    assert_eq!(data.files[1].kind, Kind::Surveys);
    assert_eq!(data.reasons, ["attitude", "price", "promise", "speed"]);
    let mut found: Vec<_> = data
        .surveys
        .iter()
        .map(|s| {
            (
                s.lead == NONE,
                s.score,
                s.scale,
                s.reasons.clone(),
                s.lost_reason,
            )
        })
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            (false, Some(400), 5, vec![0, 3], NONE),
            (true, Some(200), 5, vec![2], 1),
            (true, Some(900), 10, vec![], NONE),
        ]
    );
    assert_eq!(asides(&data), [("V006", 1), ("V007", 1), ("V009", 1)]);
    assert!(data.knows.scores && data.knows.reasons);
}

#[test]
fn expectations_are_beliefs() {
    let data = with_leads(
        "scope_type,scope_id,respondent,role,metric,channel,value,unit,basis,valid_from,valid_to,recorded_at\n\
         network,,OEM,manufacturer,attempt rate,phone,75,percent,belief,2026-09-01,2026-09-30,2026-08-01\n\
         rep,Ada Moss,Bo,manager,attempts_per_lead,,5,,target,,,\n\
         dealer,Northgate Cars,Bo,manager,sla_15,,most,,target,,,\n\
         dealer,Northgate Cars,Bo,manager,,,5,,target,,,\n",
    );
    assert_eq!(data.files[1].kind, Kind::Expectations);
    let one = &data.beliefs[0];
    assert_eq!(
        (one.scope.as_str(), one.metric.as_str()),
        ("network", "attempt_rate")
    );
    assert_eq!(
        (one.channel, one.unit.as_str()),
        (Some(Channel::Phone), "share")
    );
    assert!((one.value - 0.75).abs() < 1e-12);
    assert_eq!(one.valid, (Some(20_697), Some(20_726)));
    assert_eq!(
        (
            data.beliefs[1].scope.as_str(),
            data.beliefs[1].unit.as_str()
        ),
        ("person", "count")
    );
    assert_eq!(data.beliefs.len(), 2);
    assert_eq!(asides(&data), [("V011", 1), ("V013", 1)]);
}

#[test]
fn a_call_finds_its_lead_by_the_number_of_the_customer() {
    let leads = "Lead ID,Created,Phone\n\
         1,2026-09-01 09:00,(555) 010-0123\n\
         2,2026-10-15 09:00,+1 555 010 0123\n\
         3,2026-09-01 09:00,+1 555 010 0777\n";
    let calls = "From,To,Direction,Start time,Duration\n\
         555-010-0199,555-010-0123,Outbound,2026-09-02 09:00,60\n\
         555-010-0199,555-010-0123,Outbound,2026-10-16 09:00,60\n\
         555-010-0199,555-010-0123,Outbound,2026-08-01 09:00,60\n\
         555-010-0777,555-010-0199,Inbound,2026-09-03 09:00,60\n\
         555-010-0888,555-010-0199,Inbound,2026-09-03 09:00,60\n\
         555-010-0199,555-010-0777,,2026-09-04 09:00,60\n";
    let data = read(&[("leads.csv", leads), ("calls.csv", calls)]);
    assert_eq!(data.files[1].kind, Kind::Calls);
    let mut found: Vec<_> = data
        .calls
        .iter()
        .map(|call| {
            let lead = data.ids.get(call.lead as usize).unwrap_or("-");
            (call.at, lead, call.direction)
        })
        .collect();
    found.sort();
    let found: Vec<_> = found
        .into_iter()
        .map(|(_, lead, way)| (lead, way))
        .collect();
    use Direction::{Inbound, Outbound};
    assert_eq!(
        found,
        [
            // Before the first lead of this number came in.
            ("-", Outbound),
            ("1", Outbound),
            ("-", Inbound),
            ("3", Inbound),
            // The log does not tell the direction, the number does.
            ("3", Outbound),
            // The newest lead before the call.
            ("2", Outbound),
        ]
    );
    assert!(data.knows.only_calls);
}

#[test]
fn without_any_other_file_answers_stand_alone() {
    let data = read(&[(
        "s.csv",
        "response_id,responded_at,score\n1,2026-09-10 18:05,4\n2,,2\n",
    )]);
    assert_eq!((data.leads.len(), data.surveys.len()), (0, 2));
    assert_eq!(data.newest, Some(1_789_063_500_000));
}

/// The same file with its rows the other way round.
fn reversed(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    lines.join("\n") + "\n"
}

#[test]
fn neither_the_order_of_rows_nor_that_of_files_nor_the_cut_matters() {
    let calls = "Call ID,Lead ID,Start time,Direction,Result,Duration,Satisfaction\n\
         a,1,2026-09-01 09:10,Outbound,Connected,95,5\n\
         b,1,2026-09-01 09:10,Outbound,No answer,,\n\
         c,2,2026-09-01 10:31,Inbound,No answer,,2\n\
         d,,2026-09-01 10:31,Inbound,No answer,,\n";
    let tasks = "task_id,lead_id,created_at,due_at,status\n\
         a,1,2026-09-01 09:00,2026-09-02,open\nb,2,2026-09-01 09:00,2026-09-02 10:00,done\n";
    let visits = "lead_id,created_at,appointment_at,status\n\
         1,2026-09-01 10:00,2026-09-03 17:30,no-show\n2,2026-09-01 10:00,2026-09-04 17:30,shown\n";
    let surveys = "response_id,lead_id,responded_at,score,reason_codes\n\
         r,1,2026-09-10,4,b;a\ns,2,2026-09-10,4,a\nt,,2026-09-10,2,c\n";
    let files = [
        ("leads.csv", LEADS.to_owned()),
        ("calls.csv", calls.to_owned()),
        ("tasks.csv", tasks.to_owned()),
        ("visits.csv", visits.to_owned()),
        ("surveys.csv", surveys.to_owned()),
    ];
    let told = |files: &[(&str, String)], chunk: usize| {
        let mut ingest = Ingest::new(&Settings::default());
        for (name, text) in files {
            ingest.open(name);
            for part in text.as_bytes().chunks(chunk) {
                ingest.push(part).expect("text");
            }
            ingest.close().expect("a usable file");
        }
        let data = ingest.finish().expect("a dataset").0;
        let id = |lead: u32| data.ids.get(lead as usize).map(ToString::to_string);
        let mut touches: Vec<_> = data
            .touches
            .iter()
            .map(|t| (id(t.lead), t.at, t.meta))
            .collect();
        touches.sort();
        let surveys: Vec<_> = data.surveys.iter().map(|s| (s.score, &s.reasons)).collect();
        let surveys = format!("{surveys:?}");
        let hash = Facts::fold(data, &Settings::default()).data_hash;
        (touches, surveys, hash)
    };
    let whole = told(&files, usize::MAX);
    assert_eq!(whole.0.len(), 3);
    assert_eq!(told(&files, 3), whole);
    let mut turned = files.map(|(name, text)| (name, reversed(&text)));
    turned.reverse();
    let turned = told(&turned, usize::MAX);
    assert_eq!((turned.0, turned.2), (whole.0, whole.2));
}
