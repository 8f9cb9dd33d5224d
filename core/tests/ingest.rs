//! From small invented files to datasets: joins, reasons, orders of day and month, and what is never done.

#![allow(
    clippy::panic_in_result_fn,
    reason = "these results are what is tested"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use reality_gap_core::records::{
    Actor, Channel, Dataset, Direction, Exclusion, Ingest, Kind, NONE, Outcome, Stopped,
    TouchResult,
};
use reality_gap_core::settings::{DayOrder, Settings};

fn ingest_with(
    settings: &Settings,
    files: &[(&str, &str)],
    chunk: usize,
) -> Result<Dataset, Stopped> {
    let mut ingest = Ingest::new(settings);
    for (name, text) in files {
        ingest.open(name);
        for part in text.as_bytes().chunks(chunk) {
            let _ = ingest.push(part);
        }
        let _ = ingest.close();
    }
    let dataset = ingest.finish().map(|(dataset, _)| dataset)?;
    for file in &dataset.files {
        assert_eq!(file.rows_read, file.rows_counted + file.rows_set_aside);
        assert_eq!(
            file.rows_set_aside,
            file.reasons.iter().map(|tally| tally.count).sum::<u64>()
        );
    }
    Ok(dataset)
}

fn ingest(files: &[(&str, &str)]) -> Result<Dataset, Stopped> {
    let whole = ingest_with(&Settings::default(), files, usize::MAX);
    for chunk in [1, 2, 3, 7, 64] {
        let cut = ingest_with(&Settings::default(), files, chunk);
        assert_eq!(
            format!("{cut:?}"),
            format!("{whole:?}"),
            "chunks of {chunk}"
        );
    }
    whole
}

fn code(stopped: Result<Dataset, Stopped>) -> (&'static str, Option<u64>) {
    let error = stopped.expect_err("an error").errors.remove(0);
    assert!(
        error
            .hint
            .english()
            .chars()
            .next()
            .is_some_and(char::is_lowercase),
        "{error}"
    );
    (error.code, error.line)
}

/// Reasons and flags of a file as `code×count@lines`.
fn reasons(dataset: &Dataset, file: usize) -> String {
    let mut text = String::new();
    for tally in dataset.files[file]
        .reasons
        .iter()
        .chain(&dataset.files[file].flags)
    {
        let _ = write!(
            text,
            "{}×{}@{:?} ",
            tally.code, tally.count, tally.first_lines
        );
    }
    text.trim_end().to_owned()
}

/// Everything but codes of leads, as text that two datasets can be compared by.
fn canonical(data: &Dataset) -> String {
    let mut order: Vec<usize> = (0..data.leads.len()).collect();
    order.sort_by_key(|&at| data.ids.get(at));
    let mut text = format!(
        "{:?} {:?} {:?} {:?}\n",
        data.dealers, data.people, data.sources, data.newest
    );
    for at in order {
        let touches: Vec<_> = data
            .touches
            .iter()
            .filter(|t| t.lead == at as u32)
            .map(|t| (t.at, t.meta))
            .collect();
        let _ = writeln!(
            text,
            "{} {:?} {touches:?}",
            data.ids.get(at).unwrap_or_default(),
            data.leads[at]
        );
    }
    text
}

const WIDE: &str = "Lead ID,Dealer,Sales Rep,Lead Source,Lead Created Date,Activity Date,User,Direction,Comm Channel,Interaction Result
007,North,Ann,Web,2026-01-05 09:00,2026-01-05 09:10,Ann,Outbound,Phone,No Answer
007,North,Ann,Web,2026-01-05 09:00,2026-01-05 09:05,System,Outbound,System created text message,
7,South,Bob,,2026-01-06 10:00,,,,,
8,South,\"Bob, jr\",unknown,2026-01-06 11:00,2026-01-07 08:00,\"Bob, jr\",Inbound,Text,Contacted
8,South,\"Bob, jr\",unknown,2026-01-06 11:00,soon,Bob,Inbound,Text,Contacted
8,South,\"Bob, jr\",unknown,2026-01-06 11:00,,Bob,Inbound,Text,Contacted
,South,Bob,,2026-01-06 10:00,2026-01-07 08:00,Bob,Inbound,Text,
9,South
";

#[test]
fn a_wide_file() {
    let data = ingest(&[("wide.csv", WIDE)]).expect("a dataset");
    assert_eq!(data.files[0].kind, Kind::Wide);
    assert_eq!(
        data.ids.iter().collect::<Vec<_>>(),
        ["007", "7", "8"],
        "ids are text"
    );
    assert_eq!(
        reasons(&data, 0),
        "C001×1@[9] L001×1@[8] T002×1@[7] T004×1@[6]"
    );
    assert_eq!(data.touches.len(), 3);
    let text = data.touches[0];
    assert_eq!(
        (text.channel(), text.actor(), text.person()),
        (Channel::Text, Actor::Automation, NONE)
    );
    let call = data.touches[1];
    assert_eq!(
        (call.channel(), call.direction()),
        (Channel::Phone, Direction::Outbound)
    );
    assert_eq!(
        (call.result(), call.actor()),
        (TouchResult::NoAnswer, Actor::Human)
    );
    assert_eq!(data.people[call.person() as usize], "Ann");
    assert_eq!(data.people, ["Ann", "Bob", "Bob, jr"]);
    assert_eq!(data.sources, ["Web", "unknown"]);
    assert_eq!(data.leads[1].source, NONE);
    assert!(
        data.knows.leads,
        "a row without a touch is a lead of its own"
    );
    assert!(data.knows.created_time && data.knows.result && data.knows.direction);
}

#[test]
fn the_order_of_rows_and_files_does_not_matter() {
    let mut rows: Vec<&str> = WIDE.lines().skip(1).collect();
    let expected = canonical(&ingest(&[("wide.csv", WIDE)]).expect("a dataset"));
    rows.reverse();
    let reversed = format!(
        "{}\n{}\n",
        WIDE.lines().next().unwrap_or_default(),
        rows.join("\n")
    );
    assert_eq!(
        canonical(&ingest(&[("wide.csv", &reversed)]).expect("a dataset")),
        expected
    );

    let leads = (
        "leads.csv",
        "lead_id,created_at,dealer,phone,email\na,2026-01-01 10:00,X,,\nb,2026-01-02 10:00,Y,1,\n",
    );
    let touches = (
        "touches.csv",
        "lead_id,at,channel,agent\na,2026-01-01 11:00,phone,Zoe\nzz,2026-01-01 12:00,phone,Q\n",
    );
    let one = ingest(&[leads, touches]).expect("a dataset");
    let other = ingest(&[touches, leads]).expect("a dataset");
    assert_eq!(canonical(&one), canonical(&other));
    assert_eq!(reasons(&one, 1), "T003×1@[3]");
    assert_eq!(
        one.people,
        ["Zoe"],
        "nobody is named only by rows that were set aside"
    );
    assert_eq!(one.leads[0].exclusion, Exclusion::Unreachable);
    assert_eq!(one.leads[1].exclusion, Exclusion::None);
}

#[test]
fn rows_of_one_lead_are_merged_field_by_field() {
    let text = "lead_id,created_at,dealer,source,status,sold_at\n\
                1,2026-01-05,,B,Active,\n1,2026-01-03,North,A,,2026-02-01\n2,2026-01-05,,,Dead,2026-01-01\n";
    let data = ingest(&[("l.csv", text)]).expect("a dataset");
    let lead = data.leads[0];
    assert_eq!(lead.created.ms(), Some(1_767_398_400_000));
    assert!(lead.created_is_date && lead.outcome == Outcome::Won);
    assert_eq!(
        (
            &*data.sources[lead.source as usize],
            &*data.dealers[lead.dealer as usize]
        ),
        ("A", "North")
    );
    assert_eq!(reasons(&data, 0), "F002×1@[4] F003×1@[2]");
    assert!(data.leads[1].ends_before_start);
    assert!(!data.knows.touches && !data.knows.channel);
}

#[test]
fn day_and_month() {
    let file = |first: &str, second: &str| {
        format!("lead_id,created_at\n1,{first}\n2,{second}\n3,05/06/2026\n")
    };
    let created = |text: &str| {
        let data = ingest(&[("l.csv", text)]).expect("a dataset");
        let dates = data
            .leads
            .iter()
            .map(|lead| lead.created.ms().expect("known") / 86_400_000)
            .collect::<Vec<_>>();
        (dates, reasons(&data, 0))
    };
    assert_eq!(
        created(&file("23/04/2026", "03/04/2026")),
        (vec![20_566, 20_546, 20_609], String::new())
    );
    assert_eq!(
        created(&file("04/23/2026", "03/04/2026")),
        (vec![20_566, 20_516, 20_579], String::new())
    );
    let mixed = file("23/04/2026", "24/04/2026") + "4,04/25/2026\n";
    assert_eq!(
        created(&mixed),
        (vec![20_566, 20_567, 20_609], "L003×1@[5]".to_owned())
    );

    let unclear = file("03/04/2026", "04/03/2026");
    let stopped = ingest(&[("l.csv", &unclear)]).expect_err("a question");
    assert_eq!(stopped.errors, []);
    assert_eq!(stopped.questions.len(), 1);
    assert_eq!(stopped.questions[0].header, "created_at");
    assert_eq!(
        stopped.questions[0].samples,
        ["03/04/2026", "04/03/2026", "05/06/2026"]
    );
    let told = Settings {
        day_order: BTreeMap::from([("created_at".to_owned(), DayOrder::DayFirst)]),
        ..Settings::default()
    };
    let data = ingest_with(&told, &[("l.csv", &unclear)], 5).expect("answered");
    assert_eq!(data.leads[0].created.ms(), Some(20_546 * 86_400_000));
}

#[test]
fn files_that_cannot_be_used() {
    assert_eq!(code(ingest(&[("e.csv", "")])), ("E001", None));
    assert_eq!(
        code(ingest(&[("e.csv", "lead_id,created_at\n")])),
        ("E020", None)
    );
    assert_eq!(code(ingest(&[("e.csv", "foo,bar\n1,2\n")])), ("E022", None));
    assert_eq!(
        code(ingest(&[(
            "e.csv",
            "Activity Date,Channel\n2026-01-01,phone\n"
        )])),
        ("E021", None)
    );
    assert_eq!(
        code(ingest(&[(
            "e.csv",
            "id,Activity Date,Channel\n1,2026-01-01,phone\n"
        )])),
        ("E021", None)
    );
    assert_eq!(
        code(ingest(&[("e.csv", "lead_id,created_at\n1,\"2026\n")])),
        ("E010", Some(2))
    );
    assert_eq!(
        code(ingest(&[(
            "e.csv",
            "lead_id,created_at\n1,soon\n2,later\n"
        )])),
        ("E026", Some(2))
    );
    assert_eq!(
        code(ingest(&[("e.xlsx", "PK\u{3}\u{4}....")])),
        ("E002", None)
    );
    let leads = ("l.csv", "lead_id,created_at\n1,2026-01-01\n");
    let touches = ("t.csv", "lead_id,at\nx,2026-01-01 10:00\n");
    assert_eq!(code(ingest(&[leads, touches])), ("E025", None));
    let bad = ("bad.csv", "foo\n1\n");
    assert_eq!(
        ingest(&[bad, leads])
            .expect("the other file can be used")
            .leads
            .len(),
        1
    );
}

#[test]
fn overrides() {
    let map = |key: &str, header: &str| Settings {
        map: BTreeMap::from([(key.to_owned(), header.to_owned())]),
        ..Settings::default()
    };
    let file = (
        "l.csv",
        "lead_id,Begin,created_at\n1,2026-01-02,2026-01-01\n",
    );
    let created = |settings: &Settings| {
        ingest_with(settings, &[file], 9)
            .map(|data| data.leads[0].created.ms().expect("known") / 86_400_000)
    };
    assert_eq!(created(&map("created_at", "Begin")), Ok(20_455));
    assert_eq!(created(&map("leads.created_at", "begin")), Ok(20_455));
    let stopped = created(&map("created_at", "Beginn")).expect_err("no such header");
    assert_eq!(stopped.errors[0].code, "E023");
    assert!(
        stopped.errors[0].hint.english().contains("`Begin`"),
        "{}",
        stopped.errors[0]
    );
    let stopped = created(&map("createdat", "Begin")).expect_err("no such field");
    assert_eq!(stopped.errors[0].code, "E024");
    assert!(
        stopped.errors[0].hint.english().contains("`created_at`"),
        "{}",
        stopped.errors[0]
    );
}

#[test]
fn what_is_not_known_is_said() {
    let text = "Lead ID,Created,Lead Status,Weather,Customer,Email\n1,2026-01-01 09:00,Purple,dry,Jane,j@x.org\n";
    let data = ingest(&[("l.csv", text)]).expect("a dataset");
    let file = &data.files[0];
    assert_eq!(file.unused, ["Weather"]);
    let note = file.notes.iter().find(|note| note.header == "Lead Status");
    assert_eq!(
        note.map(|note| note.text.english()).as_deref(),
        Some("this value is not classified, in 1 row: Purple (1)")
    );
    assert!(!format!("{data:?}").contains("Jane") && !format!("{data:?}").contains("j@x.org"));
    assert_eq!(data.leads[0].outcome, Outcome::Unknown);
    assert_eq!(data.contacts[0].has_name, Some(true));
}

#[test]
fn calls_and_who_made_them() {
    let text = "lead id;start time;channel;direction;call duration;answered;user\n\
                1;2026-01-01T09:00:00Z;Call;Outbound;45;;Ann\n1;2026-01-01T09:01:00Z;Call;Outbound;12;;Ann\n\
                1;2026-01-01T09:02:00Z;Call;Outbound;45;no;Auto Responder\n1;2026-01-01T09:03:00Z;Call;Missed;;;\n\
                1;2026-01-01T09:04:00Z;Note;Internal;;;Ann\n";
    let data = ingest(&[("t.csv", text)]).expect("a dataset");
    let found: Vec<_> = data
        .touches
        .iter()
        .map(|t| (t.result(), t.actor(), t.direction()))
        .collect();
    use {Actor as A, Direction as D, TouchResult as R};
    assert_eq!(
        found,
        [
            (R::Connected, A::Human, D::Outbound),
            (R::Unknown, A::Human, D::Outbound),
            (R::NoAnswer, A::Automation, D::Outbound),
            (R::NoAnswer, A::Human, D::Inbound),
            (R::Unknown, A::System, D::Unknown),
        ]
    );
    assert_eq!(
        (data.files[0].kind, data.files[0].delimiter),
        (Kind::Touches, ';')
    );
    assert!(!data.knows.leads && data.knows.touches && !data.knows.created);
}

#[test]
fn windows_1252_is_read_and_flagged() {
    let mut bytes = b"lead_id,dealer\n1,Citro".to_vec();
    bytes.extend(b"\xEBn\n2,Citro\xC3\xABn\n");
    let mut ingest = Ingest::new(&Settings::default());
    ingest.open("l.csv");
    ingest.push(&bytes).expect("readable");
    assert_eq!(
        ingest.rows(),
        0,
        "small files are looked at when they are complete"
    );
    ingest.close().expect("readable");
    let (data, columns) = ingest.finish().expect("a dataset");
    assert_eq!(data.dealers, ["Citroën"]);
    assert_eq!(data.files[0].encoding, "utf-8, some cells windows-1252");
    assert_eq!(reasons(&data, 0), "F001×1@[]");
    assert_eq!(
        columns[0].mapping,
        [
            ("lead_id", "lead_id".to_owned()),
            ("dealer", "dealer".to_owned())
        ]
    );
}

/// Seeded damage to a good file: nothing panics, the sums close, and the cut does not matter.
#[test]
fn damaged_files_are_read_or_refused() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) as usize % below
    };
    let mut read = 0;
    for _ in 0..1_500 {
        let mut bytes = WIDE.as_bytes().to_vec();
        for _ in 0..=next(6) {
            let at = next(bytes.len());
            match next(3) {
                0 => bytes[at] = b"\",;\r\n\t 0x/-:\x80\xEB"[next(14)],
                1 => {
                    bytes.remove(at);
                }
                _ => bytes.insert(at, b"\"\"\n,/1\r"[next(7)]),
            }
        }
        let ingest = |chunk: usize| {
            let mut ingest = Ingest::new(&Settings::default());
            ingest.open("w.csv");
            for part in bytes.chunks(chunk) {
                let _ = ingest.push(part);
            }
            let _ = ingest.close();
            ingest.finish().map(|(dataset, _)| dataset)
        };
        let whole = ingest(usize::MAX);
        assert_eq!(format!("{whole:?}"), format!("{:?}", ingest(1 + next(9))));
        if let Ok(data) = whole {
            read += 1;
            let file = &data.files[0];
            assert_eq!(file.rows_read, file.rows_counted + file.rows_set_aside);
            assert_eq!(
                file.rows_set_aside,
                file.reasons.iter().map(|tally| tally.count).sum::<u64>()
            );
            assert!(data.touches.is_sorted_by_key(|t| (t.lead, t.at, t.meta)));
            assert!(
                data.touches
                    .iter()
                    .all(|t| (t.lead as usize) < data.leads.len())
            );
        }
    }
    assert!(
        read > 500,
        "{read} of 1500 damaged files could still be read"
    );
}
