//! The real follow-up log of BPI Challenge 2012, where the folder of real data is present: expected numbers were
//! computed independently with Python (pandas, lifelines, statsmodels).

use std::collections::BTreeMap;
use std::path::PathBuf;

use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::{Meta, from_summary, report};
use reality_gap_core::records::{
    Actor, Channel, Dataset, Direction, Knows, Lead, NONE, Outcome, Touch, TouchResult,
};
use reality_gap_core::report::{Report, Value};
use reality_gap_core::settings::{By, Settings};
use reality_gap_core::summary::Summary;
use reality_gap_core::time::{Hours, Instant, Zone};

fn folder() -> Option<PathBuf> {
    let given = std::env::var_os("REALITY_GAP_DATA").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    given
        .into_iter()
        .chain([beside])
        .map(|folder| folder.join("bpi2012"))
        .find(|folder| folder.is_dir())
}

fn time(text: &str) -> Instant {
    chrono::DateTime::parse_from_rfc3339(text).map_or(Instant::UNKNOWN, |at| {
        Instant::from_ms(at.timestamp_millis())
    })
}

fn table(folder: &std::path::Path, name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder.join(name)).expect("the file is there");
    text.lines()
        .skip(1)
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect()
}

fn dataset(folder: &std::path::Path) -> Dataset {
    let mut data = Dataset::default();
    let mut index = BTreeMap::new();
    for row in table(folder, "leads.csv") {
        index.insert(
            row[0].clone(),
            u32::try_from(data.leads.len()).expect("few leads"),
        );
        data.ids.push(&row[0]);
        let outcome = match row[3].as_str() {
            "won" => Outcome::Won,
            "lost" => Outcome::Lost,
            "cancelled" => Outcome::Cancelled,
            other => panic!("outcome {other}"),
        };
        data.leads.push(Lead {
            created: time(&row[1]),
            closed: time(&row[4]),
            outcome,
            ..Lead::UNKNOWN
        });
    }
    let touches = table(folder, "touches.csv");
    data.people = touches
        .iter()
        .map(|row| row[5].clone())
        .filter(|name| !name.is_empty())
        .collect();
    data.people.sort();
    data.people.dedup();
    for row in touches {
        let channel = if row[6] == "phone" {
            Channel::Phone
        } else {
            Channel::Other
        };
        let person = data
            .people
            .binary_search(&row[5])
            .map_or(NONE, |code| u32::try_from(code).expect("few people"));
        let (at, lead) = (time(&row[3]), index[&row[1]]);
        data.touches.push(Touch::new(
            at,
            lead,
            channel,
            Direction::Unknown,
            Actor::Human,
            TouchResult::Unknown,
            person,
        ));
    }
    data.touches
        .sort_by_key(|touch| (touch.lead, touch.at, touch.meta));
    data.knows = Knows {
        touches: true,
        leads: true,
        created: true,
        created_time: true,
        touch_time: true,
        channel: true,
        outcome: true,
        closed: true,
        person: true,
        ..Knows::default()
    };
    data.newest = time("2012-03-14T16:04:54.681+01:00").ms();
    data
}

fn settings() -> Settings {
    let zone = Zone {
        name: "Europe/Amsterdam".into(),
        offsets: vec![
            (0, 3600),
            (1_301_187_600_000, 7200),
            (1_319_936_400_000, 3600),
            (1_332_637_200_000, 7200),
        ],
    };
    let open = vec![["09:00".to_owned(), "17:00".to_owned()]];
    let weekly = ["mon", "tue", "wed", "thu", "fri"]
        .map(|day| (day.to_owned(), open.clone()))
        .into();
    Settings {
        zone,
        hours: Some(Hours {
            weekly,
            holidays: Vec::new(),
            timezone: None,
            ..Default::default()
        }),
        by: vec![By::Person, By::Month],
        ..Settings::default()
    }
}

fn share(report: &Report, id: &str) -> (u64, u64, f64, f64, f64) {
    let e = report.estimate(id).expect(id);
    let known = |x: Option<f64>| x.unwrap_or_else(|| panic!("{id}: {:?}", e.why));
    (
        e.k.expect(id),
        e.n,
        known(e.value),
        known(e.low),
        known(e.high),
    )
}

fn near(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() < 6e-7,
        "found {found}, expected {expected}"
    );
}

#[test]
fn the_published_numbers_of_bpi2012() {
    let Some(folder) = folder() else { return };
    let settings = settings();
    let facts = Facts::fold(dataset(&folder), &settings);
    let report = report(&facts, &settings);
    assert_eq!(
        report.as_of.as_deref(),
        Some("2012-03-14T16:04:54.681+01:00")
    );
    assert_eq!(
        (
            report.counts.leads,
            report.counts.workable,
            report.counts.touches
        ),
        (5333, 5333, 28_725)
    );

    let (k, n, p, low, high) = share(&report, "attempt_rate_phone");
    assert_eq!((k, n), (3447, 5333));
    near(p, 0.646_352_897);
    near(low, 0.633_420_098);
    near(high, 0.659_075_007);
    assert_eq!(share(&report, "attempt_rate_any").0, 3935);
    assert_eq!(share(&report, "untouched_rate").0, 1398);
    assert_eq!(share(&report, "won_rate").0, 960);
    assert_eq!(
        (share(&report, "sla_5m").0, share(&report, "sla_5m").1),
        (775, 5333)
    );
    assert_eq!(share(&report, "sla_60m").0, 2082);
    assert_eq!(share(&report, "sla_24h").0, 3771);
    near(share(&report, "phone_touches_per_lead").2, 3.073_692_106);
    near(share(&report, "touches_per_lead").2, 5.386_274_142);

    let human = report.distribution("response_time_human").expect("a clock");
    assert_eq!((human.observed, human.n, human.untimed), (3935, 5333, 0));
    assert_eq!(human.observed_median_ms, Some(3_042_211));
    assert_eq!(human.observed_p75_ms, Some(36_864_276));
    assert_eq!(human.observed_p90_ms, Some(56_811_040));
    let call = report.distribution("response_time_call").expect("a clock");
    assert_eq!((call.observed, call.censored), (3447, 1886));
    assert_eq!(call.observed_median_ms, Some(8_647_755));
    assert_eq!(call.median_ms, Some(34_212_692));
    let expected = [
        (1, 0.646_910_301),
        (4, 0.532_068_634),
        (24, 0.340_466_300),
        (72, 0.278_889_786),
        (168, 0.183_316_349),
        (336, 0.047_813_531),
    ];
    for (hours, s) in expected {
        let &(_, found) = call
            .survival
            .iter()
            .find(|&&(at, _)| at == hours * 3_600_000)
            .expect("on the grid");
        near(found, s);
    }
    let open = report
        .distribution("response_time_human_open_hours")
        .expect("a clock");
    assert_eq!(open.observed_median_ms, Some(820_798));
    assert_eq!(open.observed_p90_ms, Some(7_642_006));

    let won: Vec<(Value, Value)> = report
        .table("conversion_by_attempts")
        .expect("a table")
        .rows
        .iter()
        .map(|row| (row[1].clone(), row[2].clone()))
        .collect();
    let expected = [
        (0, 1886),
        (85, 1378),
        (107, 414),
        (110, 271),
        (93, 194),
        (74, 179),
        (78, 150),
        (71, 141),
        (48, 121),
        (40, 94),
        (43, 84),
        (211, 421),
    ];
    assert_eq!(
        won,
        expected.map(|(k, n)| (Value::Count(k), Value::Count(n)))
    );

    // Nobody wrote whether a call was answered.
    let contact = report.estimate("contact_rate_phone").expect("an estimate");
    assert_eq!((contact.value, contact.k), (None, None));
    assert!(
        contact
            .why
            .as_ref()
            .is_some_and(|why| why.to_string().contains("map result"))
    );
    let gap = report.estimate("reality_gap").expect("an estimate");
    assert_eq!((gap.basis, gap.expected), (Some("attempt"), Some(0.75)));
    near(gap.value.expect("known"), 0.75 - 0.646_352_897);
    assert_eq!(
        report
            .estimate("gap_not_attempted")
            .expect("an estimate")
            .value,
        gap.value
    );
    assert_eq!(
        report
            .estimate("gap_not_reached")
            .expect("an estimate")
            .value,
        Some(0.0)
    );

    let months: Vec<(Option<&str>, u64)> = report
        .estimates_by("attempt_rate_any", "month")
        .map(|e| (e.group["month"].as_deref(), e.n))
        .collect();
    assert_eq!(months, [(Some("2011-10"), 2393), (Some("2011-11"), 2940)]);
}

#[test]
fn halves_of_bpi2012_merge_into_the_whole() {
    let Some(folder) = folder() else { return };
    let mut settings = settings();
    let whole = dataset(&folder);
    settings.as_of = whole.newest;
    let expected = report(&Facts::fold(whole.clone(), &settings), &settings).to_json();
    let part = |odd: bool| {
        let mut map = BTreeMap::new();
        let mut data = Dataset {
            knows: whole.knows,
            newest: whole.newest,
            people: whole.people.clone(),
            ..Dataset::default()
        };
        for (index, lead) in whole
            .leads
            .iter()
            .enumerate()
            .filter(|(index, _)| (index % 2 == 1) == odd)
        {
            map.insert(
                u32::try_from(index).expect("few leads"),
                u32::try_from(data.leads.len()).expect("few leads"),
            );
            data.leads.push(*lead);
            data.ids.push(whole.ids.get(index).unwrap_or_default());
        }
        for touch in &whole.touches {
            if let Some(&lead) = map.get(&touch.lead) {
                data.touches.push(Touch { lead, ..*touch });
            }
        }
        let facts = Facts::fold(data, &settings);
        (Summary::of(&facts, &settings), Meta::of(&facts))
    };
    let ((a, meta_a), (b, meta_b)) = (part(false), part(true));
    let merged = from_summary(&b.merge(a), &meta_b.merge(meta_a), &settings).to_json();
    // A burst is a run of one person's calls, whatever leads they are about: halves of a run may be none.
    let without_bursts = |json: &str| {
        let (before, rest) = json.split_once("[\"bursts\",").expect("the row of bursts");
        let (_, after) = rest.split_once(']').expect("the end of the row");
        format!("{before}{after}")
    };
    let (merged, expected) = (without_bursts(&merged), without_bursts(&expected));
    let at = merged
        .bytes()
        .zip(expected.bytes())
        .position(|(a, b)| a != b)
        .unwrap_or(0);
    let around = |text: &str| text[at.saturating_sub(300)..text.len().min(at + 200)].to_owned();
    assert!(
        merged == expected,
        "a report from halves differs from the report from the whole at byte {at}: {} instead of {}",
        around(&merged),
        around(&expected)
    );
}
