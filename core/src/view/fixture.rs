//! A report by hand: twelve dealers, six thousand leads. For tests and for looking at; no figure in it was measured.

use std::collections::BTreeMap;

use crate::diagnostic::Tally;
use crate::records::{Columns, FileReading, Kind, Note};
use crate::report::{
    Column, Counts, Distribution, Estimate, Finding, Group, Input, Report, SCHEMA, Table, Value,
};
use crate::view::Choices;

/// Dealers: name, leads, phoned, believed.
const DEALERS: [(&str, u64, u64, f64); 12] = [
    ("Riverside Motors", 420, 218, 0.75),
    ("Autohaus Keller", 510, 224, 0.70),
    ("Northgate Cars", 380, 148, 0.80),
    ("Garage Lumière", 610, 201, 0.75),
    ("Harbour Group", 720, 209, 0.75),
    ("Castle & Sons", 560, 134, 0.90),
    ("Oakwood Motors", 340, 65, 0.75),
    ("Citroën Sud", 25, 4, 0.60),
    ("Valley Autos", 480, 53, 0.75),
    (
        "Hilltop Vehicles of the Western Counties Ltd",
        655,
        140,
        0.75,
    ),
    ("Station Road", 700, 154, 0.75),
    ("Quayside", 600, 130, 0.75),
];

const Z: f64 = 1.959_963_984_540_054;

fn wilson(k: f64, n: f64) -> (f64, f64) {
    let p = k / n;
    let centre = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
    let half = Z * libm::sqrt(p * (1.0 - p) / n + Z * Z / (4.0 * n * n)) / (1.0 + Z * Z / n);
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

fn f(n: u64) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

fn rate(id: &'static str, k: u64, n: u64, definition: &'static str) -> Estimate {
    let (low, high) = wilson(f(k), f(n));
    Estimate {
        id,
        group: Group::new(),
        value: Some(f(k) / f(n)),
        low: Some(low),
        high: Some(high),
        k: Some(k),
        n,
        unit: "share",
        denominator: "workable",
        definition,
        basis: None,
        expected: None,
        mature: n,
        immature: 0,
        why: None,
    }
}

fn gap(expected: f64, of: &Estimate) -> Estimate {
    let mut gap = of.clone();
    gap.id = "reality_gap";
    gap.value = of.value.map(|v| expected - v);
    gap.low = of.high.map(|v| expected - v);
    gap.high = of.low.map(|v| expected - v);
    gap.unit = "points";
    gap.basis = Some("attempt");
    gap.expected = Some(expected);
    gap.definition = "The expected share minus the actual share of leads that a person called.";
    gap
}

fn mean(id: &'static str, value: f64, definition: &'static str) -> Estimate {
    let mut out = rate(id, 1, 6_000, definition);
    (out.value, out.low, out.high, out.k, out.unit) = (Some(value), None, None, None, "count");
    out
}

fn estimates() -> Vec<Estimate> {
    let phoned = rate(
        "attempt_rate_phone",
        1_680,
        6_000,
        "Leads with at least one call by a person, of workable leads.",
    );
    let mut parts = [gap(0.75, &phoned), gap(0.75, &phoned)];
    parts[0].id = "gap_not_attempted";
    parts[0].definition = "The part of the gap that is leads nobody called.";
    parts[1].id = "gap_not_reached";
    parts[1].value = Some(0.0);
    parts[1].definition = "The part of the gap that is leads called and not reached.";
    let mut out = vec![phoned.clone(), gap(0.75, &phoned)];
    out.extend(parts);
    out.push(rate(
        "contact_rate_phone",
        912,
        6_000,
        "Leads reached by phone, of workable leads.",
    ));
    out.push(rate(
        "contact_rate_any",
        1_450,
        6_000,
        "Leads with a two-way exchange, of workable leads.",
    ));
    out.push(rate(
        "untouched_rate",
        1_380,
        6_000,
        "Leads without any touch by a person, of workable leads.",
    ));
    for (id, k) in [
        ("sla_5m", 402),
        ("sla_20m", 918),
        ("sla_60m", 1_560),
        ("sla_same_day", 3_144),
        ("sla_24h", 3_720),
    ] {
        out.push(rate(id, k, 6_000, "Leads that a person touched in time, of workable leads; leads never touched are not in time."));
    }
    out.push(mean(
        "attempts_per_lead",
        1.94,
        "Mean attempts by a person per lead; redials within five minutes are one.",
    ));
    out.push(mean("phone_touches_per_lead", 0.86, "Mean calls per lead."));
    out.push(mean(
        "tenacity_gap",
        4.0,
        "Five attempts minus the median of leads not reached.",
    ));
    out.push(rate(
        "give_up_rate",
        1_740,
        2_010,
        "Leads closed unreached with fewer than five attempts, of those closed unreached.",
    ));
    let mut only = rate(
        "email_only_rate",
        1_440,
        4_620,
        "Leads with e-mail only, of those attempted.",
    );
    only.denominator = "attempted";
    let mut single = rate(
        "single_email_only_rate",
        882,
        4_620,
        "Leads with one single e-mail and nothing else, of those attempted.",
    );
    single.denominator = "attempted";
    out.extend([
        only,
        single,
        rate(
            "won_rate",
            414,
            6_000,
            "Leads sold so far, of workable leads.",
        ),
    ]);
    for (name, n, k, believed) in DEALERS {
        let mut e = rate(
            "attempt_rate_phone",
            k,
            n,
            "Leads with at least one call by a person, of workable leads.",
        );
        e.group.insert("dealer", Some(name.to_owned()));
        out.push(gap(believed, &e));
        out.push(e);
    }
    out
}

fn distribution(id: &'static str, half_after_min: f64, most: f64, shape: f64) -> Distribution {
    let survival: Vec<(i64, f64)> = [
        0, 1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1_080, 1_440,
        2_880, 4_320, 5_760, 7_200, 10_080, 14_400, 20_160, 30_240,
    ]
    .into_iter()
    .map(|min: i64| {
        let t = libm::pow(
            f64::from(i32::try_from(min).unwrap_or(0)) / half_after_min,
            shape,
        );
        (min * 60_000, 1.0 - most * t / (1.0 + t))
    })
    .collect();
    let median = survival.iter().find(|p| p.1 <= 0.5).map(|p| p.0);
    Distribution {
        id,
        group: Group::new(),
        n: 5_980,
        censored: 1_042,
        median_ms: median,
        median_low_ms: median,
        median_high_ms: median,
        p75_ms: None,
        p90_ms: None,
        observed: 4_938,
        observed_median_ms: median,
        observed_p75_ms: median,
        observed_p90_ms: median,
        untimed: 20,
        survival,
        definition: "From the lead coming in to the first such touch; leads without one are censored.",
        why: None,
    }
}

fn table(
    id: &'static str,
    columns: &[(&'static str, &'static str)],
    rows: Vec<Vec<Value>>,
) -> Table {
    Table {
        id,
        group: Group::new(),
        definition: "Workable leads by row; every lead is in one row.",
        columns: columns
            .iter()
            .map(|&(id, unit)| Column { id, unit })
            .collect(),
        rows,
        why: None,
    }
}

fn with_interval(name: &str, k: u64, n: u64) -> Vec<Value> {
    let (low, high) = wilson(f(k), f(n));
    vec![
        Value::Text(name.to_owned()),
        Value::Count(k),
        Value::Number(f(k) / f(n)),
        Value::Number(low),
        Value::Number(high),
    ]
}

const INTERVALS: [(&str, &str); 3] = [("share", "share"), ("low", "share"), ("high", "share")];

fn tables() -> Vec<Table> {
    let buckets = [
        ("all", 6_000),
        ("no_activity", 1_302),
        ("customer_only", 78),
        ("automatic_only", 1_014),
        ("one_email", 882),
        ("several_emails", 558),
        ("text_or_whatsapp", 306),
        ("visit_or_other", 180),
        ("called_not_reached", 768),
        ("reached_by_phone", 912),
        ("phoned", 1_680),
    ];
    let head = |first: [(&'static str, &'static str); 2]| [&first[..], &INTERVALS].concat();
    let waterfall = table(
        "gap_waterfall",
        &head([("bucket", "name"), ("leads", "count")]),
        buckets
            .iter()
            .map(|&(b, k)| with_interval(b, k, 6_000))
            .collect(),
    );
    let any = [1_380, 1_740, 1_140, 600, 360, 300, 180, 120, 70, 50, 30, 30];
    let phone = [4_320, 900, 400, 180, 90, 50, 25, 15, 10, 5, 3, 2];
    let histogram = table(
        "attempts_histogram",
        &[
            ("attempts", "name"),
            ("leads_any", "count"),
            ("share_any", "share"),
            ("leads_phone", "count"),
            ("share_phone", "share"),
        ],
        any.iter()
            .zip(phone)
            .enumerate()
            .map(|(i, (&a, p))| {
                vec![
                    Value::Text(if i == 11 {
                        "11+".to_owned()
                    } else {
                        i.to_string()
                    }),
                    Value::Count(a),
                    Value::Number(f(a) / 6_000.0),
                    Value::Count(p),
                    Value::Number(f(p) / 6_000.0),
                ]
            })
            .collect(),
    );
    let mut mix_head = head([("channel", "name"), ("leads", "count")]);
    mix_head.push(("touches", "count"));
    let mix = table(
        "channel_mix",
        &mix_head,
        [
            ("phone", 1_680, 5_160),
            ("email", 3_010, 6_240),
            ("text", 402, 610),
            ("whatsapp", 330, 702),
            ("chat", 0, 0),
            ("visit", 190, 214),
        ]
        .iter()
        .map(|&(c, k, touches)| {
            let mut row = with_interval(c, k, 6_000);
            row.push(Value::Count(touches));
            row
        })
        .collect(),
    );
    let won = |first: &'static str, id: &'static str, rows: &[(&str, u64, u64)]| {
        table(
            id,
            &[
                (first, "name"),
                ("won", "count"),
                ("share", "share"),
                ("low", "share"),
                ("high", "share"),
                ("leads", "count"),
            ],
            rows.iter()
                .map(|&(name, k, n)| {
                    let mut row = with_interval(name, k, n);
                    row.push(Value::Count(n));
                    row
                })
                .collect(),
        )
    };
    let by_attempts = won(
        "calls",
        "conversion_by_attempts",
        &[
            ("0", 28, 1_380),
            ("1", 96, 1_740),
            ("2", 92, 1_140),
            ("3-4", 104, 960),
            ("5+", 94, 780),
        ],
    );
    let by_time = won(
        "band",
        "conversion_by_response_time",
        &[
            ("within_5m", 54, 402),
            ("within_20m", 58, 516),
            ("within_1h", 60, 642),
            ("same_day", 118, 1_584),
            ("later", 96, 1_476),
            ("never", 28, 1_380),
        ],
    );
    let reached = table(
        "reached_by_attempt",
        &[
            ("attempt", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
            ("leads", "count"),
        ],
        [
            (1, 0.14, 4_620),
            (2, 0.22, 2_480),
            (3, 0.28, 1_320),
            (4, 0.33, 720),
            (5, 0.37, 420),
            (6, 0.39, 240),
        ]
        .iter()
        .map(|&(a, s, n)| {
            let (low, high) = wilson(s * f(n), f(n));
            vec![
                Value::Count(a),
                Value::Number(s),
                Value::Number(low),
                Value::Number(high),
                Value::Count(n),
            ]
        })
        .collect(),
    );
    let journey = table(
        "journey",
        &[
            ("stage", "name"),
            ("leads", "count"),
            ("share_of_previous", "share"),
            ("share_of_first", "share"),
        ],
        [
            ("leads", 6_000, 6_000),
            ("attempted", 4_620, 6_000),
            ("contacted", 1_450, 4_620),
            ("won", 414, 1_450),
        ]
        .iter()
        .map(|&(stage, k, before)| {
            vec![
                Value::Text(stage.to_owned()),
                Value::Count(k),
                Value::Number(f(k) / f(before)),
                Value::Number(f(k) / 6_000.0),
            ]
        })
        .collect(),
    );
    vec![
        waterfall,
        histogram,
        mix,
        by_attempts,
        by_time,
        reached,
        journey,
    ]
}

fn findings() -> Vec<Finding> {
    let finding = |id, text: &str, k, n, rule: &str| Finding {
        id,
        text: text.to_owned(),
        k,
        n,
        interval: Some(wilson(f(k), f(n))),
        rule: rule.to_owned(),
    };
    vec![
        finding(
            "no_activity",
            "Look at the 1,302 leads without any activity. Nothing was logged on them.",
            1_302,
            6_000,
            "no touch of any kind by the as-of time",
        ),
        finding(
            "single_email",
            "Call the 882 leads that got one e-mail. They got nothing else.",
            882,
            4_620,
            "one e-mail by a person, no call",
        ),
        finding(
            "dealer_gap",
            "Castle & Sons: 66 points between belief and log. Below the 99.8 % limit of the funnel.",
            134,
            560,
            "share phoned below the exact 99.8 % limit around the network's rate",
        ),
        finding(
            "dealer_strong",
            "Well done, Riverside Motors. 52 % phoned, above the upper limit.",
            218,
            420,
            "share phoned above the exact 99.8 % limit",
        ),
    ]
}

fn file() -> FileReading {
    FileReading {
        name: "activity-2026-09.csv".to_owned(),
        kind: Kind::Wide,
        encoding: "utf-8 with byte order mark".to_owned(),
        delimiter: ';',
        line_ending: "CRLF",
        rows_read: 31_214,
        rows_counted: 31_180,
        rows_set_aside: 34,
        reasons: vec![
            Tally {
                code: "T003",
                message: "expected a date and time, found “n/a”".to_owned(),
                count: 31,
                first_lines: vec![12, 90, 1_204, 1_377, 2_000],
            },
            Tally {
                code: "R002",
                message: "expected a lead id, found an empty cell".to_owned(),
                count: 3,
                first_lines: vec![7, 8, 9],
            },
        ],
        flags: vec![Tally {
            code: "F001",
            message: "first touch up to five minutes before the lead: taken as zero".to_owned(),
            count: 17,
            first_lines: vec![44],
        }],
        mapping: BTreeMap::from([
            ("created_at", "Created On".to_owned()),
            ("dealer", "Dealership".to_owned()),
        ]),
        unused: vec!["Notes".to_owned(), "Postcode".to_owned()],
        notes: vec![Note {
            header: "Created On".to_owned(),
            text: "dates are day first: line 14 has 23/09/2026".to_owned(),
        }],
    }
}

/// The report.
pub(crate) fn report() -> Report {
    Report {
        schema: SCHEMA,
        generator: "reality-gap 0.1.0".to_owned(),
        as_of: Some("2026-10-01T09:00:00+02:00".to_owned()),
        timezone: "Europe/Amsterdam".to_owned(),
        config_hash: "5f1c9a7e".to_owned(),
        data_hash: "b2d41706".to_owned(),
        input: Input {
            files: vec![file()],
        },
        counts: Counts {
            leads: 6_000,
            workable: 6_000,
            touches: 12_926,
            episodes: 6_000,
            left_out: 0,
        },
        estimates: estimates(),
        distributions: vec![
            distribution("response_time_human", 550.0, 0.84, 0.75),
            distribution("response_time_any", 2.0, 0.94, 1.2),
            distribution("response_time_call", 900.0, 0.33, 0.8),
            distribution("time_to_contact", 1_500.0, 0.25, 0.8),
        ],
        tables: tables(),
        findings: findings(),
        worklist: Vec::new(),
    }
}

/// A report on a file that says next to nothing: leads and dealers, no touches.
pub(crate) fn blind() -> Report {
    let mut report = report();
    let why = "the file has no touches and no number of attempts; a touches file or a column “attempts” would tell";
    for e in &mut report.estimates {
        (e.value, e.low, e.high, e.k, e.why) = (None, None, None, None, Some(why.to_owned()));
    }
    for d in &mut report.distributions {
        d.survival.clear();
        (d.median_ms, d.n, d.why) = (None, 0, Some(why.to_owned()));
    }
    for t in &mut report.tables {
        t.rows.clear();
        t.why = Some(why.to_owned());
    }
    report.findings.clear();
    report
}

/// What the filters offer.
pub(crate) fn choices() -> Choices {
    let mut dealers: Vec<String> = DEALERS.iter().map(|d| d.0.to_owned()).collect();
    dealers.sort();
    Choices {
        dealers,
        people: ["", "A. Sanders", "M. Kaya", "P. Lefèvre"]
            .map(str::to_owned)
            .to_vec(),
        sources: ["Website", "Marketplace", "Brand site"]
            .map(str::to_owned)
            .to_vec(),
        dates: Some(("2026-09-01".to_owned(), "2026-09-30".to_owned())),
        columns: vec![columns()],
    }
}

/// How the columns were taken.
pub(crate) fn columns() -> Columns {
    Columns {
        file: "activity-2026-09.csv".to_owned(),
        kind: Some(Kind::Wide),
        headers: [
            "Lead ID",
            "Created On",
            "Dealership",
            "Activity Date",
            "Type",
            "Notes",
            "Postcode",
        ]
        .map(str::to_owned)
        .to_vec(),
        mapping: vec![
            ("lead_id", "Lead ID".to_owned()),
            ("created_at", "Created On".to_owned()),
            ("dealer", "Dealership".to_owned()),
            ("at", "Activity Date".to_owned()),
            ("channel", "Type".to_owned()),
        ],
    }
}
