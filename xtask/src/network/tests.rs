//! The network tells the story it is meant to tell, and repeats itself to the byte.

use super::*;

/// Counts over the workable leads: called at all, spoken to on the phone, and the ways of not being called.
#[derive(Debug, Default)]
struct Counts {
    workable: f64,
    called: f64,
    reached: f64,
    nothing: f64,
    machine: f64,
    one_email: f64,
    emails: f64,
    messages: f64,
    other: f64,
    sold: f64,
}

fn count(network: &Network) -> Counts {
    let mut counts = Counts::default();
    for (lead, log) in network.leads.iter().zip(&network.logs) {
        let unreachable = !lead.has_phone && !lead.has_email;
        if unreachable
            || lead.kind == "Service"
            || ["Duplicate lead", "Dealer test lead"].contains(&lead.status)
        {
            continue;
        }
        counts.workable += 1.0;
        counts.sold += f64::from(u8::from(lead.sold.is_some()));
        let human = |touch: &&Touch| touch.user != User::Machine && !touch.inbound;
        let by = |channel: &str| {
            log.iter()
                .filter(human)
                .filter(|touch| touch.channel == channel)
                .count()
        };
        let reached = log
            .iter()
            .any(|touch| touch.channel == "Phone" && touch.result == "Contacted");
        let called = by("Phone") > 0;
        counts.called += f64::from(u8::from(called || reached));
        let bucket = match () {
            () if reached => &mut counts.reached,
            () if called => continue,
            () if by("Chat") + by("Video") + by("Letter") > 0 => &mut counts.other,
            () if by("Text") + by("WhatsApp") > 0 => &mut counts.messages,
            () if by("Email") > 1 => &mut counts.emails,
            () if by("Email") == 1 => &mut counts.one_email,
            () if log.iter().any(|touch| touch.user == User::Machine) => &mut counts.machine,
            () => &mut counts.nothing,
        };
        *bucket += 1.0;
    }
    counts
}

fn near(what: &str, k: f64, n: f64, wanted: f64, tolerance: f64) {
    let share = k / n;
    assert!(
        (share - wanted).abs() <= tolerance,
        "{what}: expected {wanted} ± {tolerance}, found {share:.4}"
    );
}

#[test]
fn the_demo_tells_the_story() {
    let network = Network::demo();
    let counts = count(&network);
    // Shown only when an expectation fails.
    println!("{counts:?}");
    assert_eq!(network.leads.len(), 6_000);
    assert_eq!(
        network
            .leads
            .iter()
            .filter(|lead| lead.dealer == DEALERS.len() - 1)
            .count(),
        45
    );
    let n = counts.workable;
    near("called", counts.called, n, 0.40, 0.02);
    near("reached", counts.reached, n, 0.28, 0.01);
    near("nothing", counts.nothing, n, 0.17, 0.02);
    near("machine only", counts.machine, n, 0.145, 0.02);
    near("one e-mail", counts.one_email, n, 0.13, 0.02);
    near("several e-mails", counts.emails, n, 0.095, 0.015);
    near("messages", counts.messages, n, 0.045, 0.01);
    near("other", counts.other, n, 0.035, 0.01);
    near("sold", counts.sold, n, 0.16, 0.01);
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let (a, b) = (Network::new(7, 300, 30), Network::new(7, 300, 30));
    assert_eq!(a.leads_csv(), b.leads_csv());
    assert_eq!(a.activities_csv(), b.activities_csv());
    assert_ne!(a.one_file_csv(), Network::new(8, 300, 30).one_file_csv());
    // The demo's bytes are part of what people see: a change here is a decision.
    let demo = Network::demo();
    let hash = |text: &str| {
        text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
            (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    let hashes = [
        demo.leads_csv(),
        demo.activities_csv(),
        demo.one_file_csv(),
        demo.calls_csv(&mut Prng::new(SEED ^ 1), &DOUBTED),
        demo.tasks_csv(),
        demo.appointments_csv(),
        demo.surveys_csv(&mut Prng::new(SEED ^ 2)),
        demo.expectations_csv(&mut Prng::new(SEED ^ 3)),
    ]
    .map(|text| format!("{:016x}", hash(&text)));
    assert_eq!(
        hashes,
        [
            "cffad25f9984532b",
            "9e175773b99ce410",
            "fdfab4ca19eb454b",
            "f3ef1fae3ae0cd9b",
            "113234b44bbe31ff",
            "e961c30b531b80e7",
            "549090cdd50616e6",
            "e2a48dae5ba3af2e"
        ]
    );
    // So are the bench's: what its runs measure must not change.
    let wide = Network::new(SEED, 2_000, 273).wide_csv();
    assert_eq!(format!("{:016x}", hash(&wide)), "b699f298709b80f0");
}

#[test]
fn ids_are_unique_and_nothing_happens_after_the_as_of_time() {
    let network = Network::demo();
    let mut ids: Vec<u32> = network.leads.iter().map(|lead| lead.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), network.leads.len());
    assert!(network.logs.iter().flatten().all(|touch| touch.at <= UNTIL));
    assert!(network.leads.iter().all(|lead| {
        lead.sold
            .is_none_or(|sold| lead.created < sold && sold <= UNTIL)
    }));
}

#[test]
fn the_mess_is_there() {
    let network = Network::demo();
    let text = network.leads_csv();
    assert_eq!(text.lines().count(), 1 + 6_000 + 14);
    for part in [
        ",unknown,",
        ",,Internet,",
        "\"Website, chat\"",
        "Garage Lumière",
        "Müller",
    ] {
        assert!(text.contains(part), "{part}");
    }
    let log = network.activities_csv();
    assert!(
        log.starts_with('\u{feff}')
            && log.contains("\"Hello,\nthe car")
            && log.contains("\"\"Sport\"\"")
    );
    let early = network
        .leads
        .iter()
        .zip(&network.logs)
        .filter(|(lead, log)| log.iter().any(|touch| touch.at < lead.created));
    assert!((30..120).contains(&early.count()));
    assert!(network.leads.iter().any(|lead| {
        lead.before
            .is_some_and(|before| Some(before) != lead.person)
    }));
}

/// Counts lines that have this text.
fn lines(text: &str, part: &str) -> f64 {
    text.lines().filter(|line| line.contains(part)).count() as f64
}

#[test]
fn the_further_files_tell_their_part_of_the_story() {
    let network = Network::demo();
    let due: Vec<_> = network
        .tasks
        .iter()
        .filter(|task| task.is_promise_by(UNTIL))
        .collect();
    let broken = due.iter().filter(|task| !task.is_kept(&network.logs));
    near(
        "not as promised",
        broken.count() as f64,
        due.len() as f64,
        0.19,
        0.015,
    );
    let calls = network.calls_csv(&mut Prng::new(SEED ^ 1), &DOUBTED);
    let dials = network
        .logs
        .iter()
        .flatten()
        .filter(|touch| touch.is_dial());
    near(
        "calls in both logs",
        lines(&calls, ",Outbound,"),
        dials.count() as f64,
        1.0,
        0.1,
    );
    assert!(lines(&calls, ",Missed,") > 100.0 && lines(&calls, ",Inbound,") > 900.0);
    let surveys = network.surveys_csv(&mut Prng::new(SEED ^ 2));
    assert!(lines(&surveys, "Didn't do as promised") > 30.0 && lines(&surveys, "too many") == 0.0);
    let visits = network.appointments_csv();
    near(
        "shown",
        lines(&visits, ",Shown,"),
        lines(&visits, ",Shown,") + lines(&visits, ",No show,"),
        0.8,
        0.06,
    );
    assert!(network.repeats.iter().flatten().count() > 100);
    let late = network.leads.iter().filter(|lead| {
        lead.sold
            .is_some_and(|sold| sold.0 - lead.created.0 > 90 * calendar::DAY)
    });
    assert!(late.count() > 40);
}

#[test]
fn the_wide_file_has_exactly_the_rows_asked_for() -> Result<()> {
    for rows in [1_000, 1_600, 4_000] {
        let network = Network::new(3, 1_000, 60).with_rows(rows)?;
        assert_eq!(network.wide_csv().lines().count(), rows + 1);
    }
    assert!(Network::new(3, 1_000, 60).with_rows(999).is_err());
    Ok(())
}
