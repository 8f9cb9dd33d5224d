//! Real input that nobody here wrote (`tests/README.md` says where it comes from), with the numbers a correct tool
//! prints. The folder is not part of the repository; where it is absent these checks cannot run, and `cargo xtask test`
//! says so.

use std::path::PathBuf;

use reality_gap_tests::{distribution, estimate, real_data, reality_gap, report};
use serde_json::Value;

#[expect(
    clippy::print_stderr,
    reason = "a test has no other way to say that it was left out"
)]
fn data() -> Option<PathBuf> {
    let found = real_data();
    if found.is_none() {
        eprintln!("real data: not here, nothing was checked");
    }
    found
}

fn close(value: &Value, expected: f64, tolerance: f64) {
    let found = value
        .as_f64()
        .unwrap_or_else(|| panic!("expected {expected}, found {value}"));
    assert!(
        (found - expected).abs() <= tolerance,
        "expected {expected}, found {found}"
    );
}

fn bpi(extra: &[&str]) -> Option<Value> {
    let folder = data()?.join("bpi2012");
    let mut arguments: Vec<String> = ["leads.csv", "touches.csv"]
        .map(|f| folder.join(f).display().to_string())
        .into();
    arguments.push("--as-of=2012-03-14T16:04:54.681+01:00".into());
    arguments.push("--timezone=Europe/Amsterdam".into());
    arguments.extend(extra.iter().map(|&s| s.to_owned()));
    Some(report(&arguments))
}

#[test]
fn bpi2012_counts_and_shares() {
    let Some(report) = bpi(&[]) else { return };
    assert_eq!(report["counts"]["leads"], 5333);
    assert_eq!(report["counts"]["touches"], 28725);
    let phoned = estimate(&report, "attempt_rate_phone");
    assert_eq!((&phoned["k"], &phoned["n"]), (&3447.into(), &5333.into()));
    close(&phoned["value"], 0.646_353, 1e-6);
    close(&phoned["low"], 0.633_420, 1e-6);
    close(&phoned["high"], 0.659_075, 1e-6);
    let any = estimate(&report, "attempt_rate_any");
    assert_eq!(any["k"], 3935);
    let calls = estimate(&report, "phone_touches_per_lead");
    assert_eq!(calls["k"], 16392);
    close(&calls["value"], 3.073_69, 1e-5);
    assert_eq!(estimate(&report, "sla_5m")["k"], 775);
    assert_eq!(estimate(&report, "sla_60m")["k"], 2082);
    let won = estimate(&report, "won_rate");
    assert_eq!((&won["k"], &won["n"]), (&960.into(), &5333.into()));
    close(&won["low"], 0.169_931, 1e-6);
    close(&won["high"], 0.190_552, 1e-6);
    // No direction, no answered flag: attempts can be measured, contacts cannot.
    for id in ["contact_rate_any", "contact_rate_phone", "connect_rate"] {
        let contact = estimate(&report, id);
        assert!(
            contact["value"].is_null() && contact["why"].is_string(),
            "{contact}"
        );
    }
    assert_eq!(estimate(&report, "reality_gap")["basis"], "attempt");
}

#[test]
fn bpi2012_times() {
    let Some(report) = bpi(&[]) else { return };
    let human = distribution(&report, "response_time_human");
    assert_eq!(human["observed"], 3935);
    assert_eq!(human["observed_median_ms"], 3_042_211);
    assert_eq!(human["observed_p90_ms"], 56_811_040);
    let call = distribution(&report, "response_time_call");
    assert_eq!(call["observed_median_ms"], 8_647_755);
    assert_eq!(
        (&call["n"], &call["censored"]),
        (&5333.into(), &1886.into())
    );
    close(&call["median_ms"], 9.503_525_56 * 3_600_000.0, 1.0);
    let day = call["survival"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|p| p[0] == 86_400_000)
        .expect("S(24 h)");
    close(&day[1], 0.340_466, 1e-6);
}

#[test]
fn bpi2012_open_minutes() {
    let hours = std::env::temp_dir().join("reality-gap-hours-mon-fri-9-17.json");
    let days = ["mon", "tue", "wed", "thu", "fri"]
        .map(|d| format!(r#""{d}": [["09:00", "17:00"]]"#))
        .join(", ");
    std::fs::write(&hours, format!(r#"{{ "weekly": {{ {days} }} }}"#))
        .expect("a writable temporary folder");
    let Some(report) = bpi(&[&format!("--hours={}", hours.display())]) else {
        return;
    };
    assert_eq!(
        distribution(&report, "response_time_human_open_hours")["observed_median_ms"],
        820_798
    );
}

#[test]
fn bpi2012_conversion_by_attempts() {
    let Some(folder) = data() else { return };
    let Some(report) = bpi(&[]) else { return };
    let expected =
        std::fs::read_to_string(folder.join("bpi2012/expected.json")).expect("expected numbers");
    let expected: Value = serde_json::from_str(&expected).expect("JSON");
    let table = report["tables"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|t| t["id"] == "conversion_by_attempts")
        .expect("table");
    let rows = table["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 12);
    let at = |id: &str| {
        table["columns"]
            .as_array()
            .and_then(|c| c.iter().position(|c| c["id"] == id))
            .expect("a column")
    };
    for row in rows {
        let band = row[at("calls")].as_str().expect("a band");
        let expected = &expected["conversion_by_phone_attempts"][band];
        assert_eq!(
            (&row[at("won")], &row[at("leads")]),
            (&expected["k"], &expected["n"]),
            "{band}"
        );
    }
}

#[test]
fn olist_two_files_joined() {
    let Some(folder) = data() else { return };
    let files = [
        "olist_marketing_qualified_leads_dataset.csv",
        "olist_closed_deals_dataset.csv",
    ];
    let mut arguments: Vec<String> = files
        .map(|f| folder.join("olist").join(f).display().to_string())
        .into();
    arguments.push("--map=created_at=first_contact_date".into());
    arguments.push("--by=source".into());
    let report = report(&arguments);
    let won = estimate(&report, "won_rate");
    assert_eq!((&won["k"], &won["n"]), (&842.into(), &8000.into()));
    close(&won["value"], 0.10525, 1e-9);
    let group = |name: Value| {
        let found = report["estimates"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|e| e["id"] == "won_rate" && e["group"].get("source") == Some(&name));
        found.unwrap_or_else(|| panic!("no group {name}"))["n"].clone()
    };
    assert_eq!(group(Value::Null), 60);
    assert_eq!(group("unknown".into()), 1099);
    let flags: u64 = report["input"]["files"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|f| f["flags"].as_array().into_iter().flatten())
        .filter(|f| f["message"].as_str().is_some_and(|m| m.contains("before")))
        .filter_map(|f| f["count"].as_u64())
        .sum();
    assert_eq!(flags, 1, "{}", report["input"]);
}

#[test]
fn uci_bank_has_no_times() {
    let Some(folder) = data() else { return };
    let file = folder.join("uci-bank/bank-full.csv").display().to_string();
    let maps = [
        "--map=attempts=campaign",
        "--map=outcome=y",
        "--map=channel=contact",
    ]
    .map(str::to_owned);
    let arguments: Vec<String> = std::iter::once(file.clone()).chain(maps).collect();
    let report = report(&arguments);
    let won = estimate(&report, "won_rate");
    assert_eq!((&won["k"], &won["n"]), (&5289.into(), &45211.into()));
    let attempts = estimate(&report, "touches_per_lead");
    assert_eq!(attempts["k"], 124_956);
    for list in ["estimates", "distributions"] {
        for e in report[list].as_array().into_iter().flatten() {
            let id = e["id"].as_str().unwrap_or("");
            if id.starts_with("sla_") {
                assert!(e["value"].is_null() && e["why"].is_string(), "{e}");
            }
            if id.contains("time") {
                assert!(e["median_ms"].is_null() && e["why"].is_string(), "{e}");
            }
        }
    }
    // Without being told, the file is refused with the way out.
    let ran = reality_gap(["report", "--quiet", &file]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("--map"), "{}", ran.err);
}

/// The workbook itself.
fn pwc() -> Option<PathBuf> {
    Some(data()?.join("pwc-calls/calls.xlsx"))
}

#[test]
fn pwc_calls_alone() {
    let Some(file) = pwc() else { return };
    let report = report(&[file.display().to_string()]);
    let read = &report["input"]["files"][0];
    assert_eq!(read["kind"], "calls");
    assert_eq!(
        (&read["rows_read"], &read["rows_counted"]),
        (&5000.into(), &5000.into())
    );
    let answered = estimate(&report, "connect_rate");
    assert_eq!(
        (&answered["k"], &answered["n"]),
        (&4054.into(), &5000.into())
    );
    close(&answered["low"], 0.799_707, 1e-6);
    close(&answered["high"], 0.821_416, 1e-6);
    let low = estimate(&report, "score_low_share");
    assert_eq!((&low["k"], &low["n"]), (&2031.into(), &4054.into()));
    let high = estimate(&report, "score_high_share");
    assert_eq!((&high["k"], &high["n"]), (&2023.into(), &4054.into()));
    close(&estimate(&report, "score_mean")["value"], 3.403_552, 1e-6);
    // Nothing but calls: whether a customer had an e-mail is not known, and nobody came in as a lead.
    for id in ["attempt_rate_email", "attempt_rate_any", "sla_60m"] {
        let unknown = estimate(&report, id);
        assert!(
            unknown["value"].is_null() && unknown["why"].is_string(),
            "{unknown}"
        );
    }
}

/// What is within a file, on its way to be joined.
struct Within(reality_gap_core::records::Ingest);

impl reality_gap_formats::Sink for Within {
    fn open(&mut self, name: &str) {
        self.0.open(name);
    }

    fn push(&mut self, bytes: &[u8]) -> bool {
        self.0.push(bytes).is_ok()
    }

    fn close(&mut self) {
        self.0.close().expect("a table that can be used");
    }

    fn fail(&mut self, error: reality_gap_core::diagnostic::Error) {
        panic!("{error}");
    }
}

#[test]
fn pwc_talks_and_ratings_are_those_of_the_workbook() {
    use reality_gap_core::bytes::Foreign;
    use reality_gap_formats::{Limits, Opener};
    let Some(file) = pwc() else { return };
    let settings = reality_gap_core::settings::Settings::default();
    let mut within = Within(reality_gap_core::records::Ingest::new(&settings));
    let mut opener = Opener::new("calls.xlsx", Foreign::Zip, Limits::default());
    let bytes = std::fs::read(file).expect("the file");
    opener.push(&bytes, &mut within).expect("a workbook");
    opener.close(&mut within).expect("a workbook");
    let (dataset, _) = within.0.finish().expect("a dataset");
    let talks: Vec<u32> = dataset
        .calls
        .iter()
        .map(|call| call.seconds)
        .filter(|&seconds| seconds != u32::MAX)
        .collect();
    assert_eq!((dataset.calls.len(), talks.len()), (5000, 4054));
    let mean = f64::from(talks.iter().sum::<u32>()) / talks.len() as f64;
    assert!((mean - 224.922_792).abs() < 1e-6, "{mean}");
    assert!(dataset.surveys.iter().all(|survey| survey.scale == 5));
    let of = |score: u32| {
        let hundredths = Some(score * 100);
        dataset
            .surveys
            .iter()
            .filter(|s| s.score == hundredths)
            .count()
    };
    assert_eq!([1, 2, 3, 4, 5].map(of), [417, 396, 1218, 1180, 843]);
    let sum: u32 = dataset.surveys.iter().filter_map(|s| s.score).sum();
    let mean = f64::from(sum) / 100.0 / dataset.surveys.len() as f64;
    assert!((mean - 3.403_552).abs() < 1e-6, "{mean}");
}

/// What a page says in sentences: the lines under headings, remarks and findings, without markup.
fn sentences(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in html.split("<p").skip(1) {
        let Some((_, text)) = part.split_once('>') else {
            continue;
        };
        let text = text.split("</p>").next().unwrap_or_default();
        let mut plain = String::new();
        let mut inside = true;
        for c in text.chars() {
            match c {
                '<' => inside = false,
                '>' => inside = true,
                c if inside => plain.push(c),
                _ => {}
            }
        }
        found.push(plain.to_lowercase());
    }
    found
}

/// In one of these logs conversion rises with the number of attempts, in the other it falls. Neither is a cause.
#[test]
fn no_sentence_names_a_cause() {
    const CAUSES: [&str; 18] = [
        "because",
        "leads to more",
        "leads to higher",
        "leads to fewer",
        "leads to a ",
        "lead to ",
        "increase",
        "decrease",
        "raises",
        "lowers",
        "improves",
        "boosts",
        "results in",
        "thanks to",
        "more attempts bring",
        "more calls bring",
        "the more you",
        "drives ",
    ];
    let Some(folder) = data() else { return };
    let path = |file: &str| folder.join(file).display().to_string();
    let reports = [
        vec![
            path("bpi2012/leads.csv"),
            path("bpi2012/touches.csv"),
            "--as-of=2012-03-14T16:04:54.681+01:00".into(),
            "--timezone=Europe/Amsterdam".into(),
        ],
        vec![
            path("uci-bank/bank-full.csv"),
            "--map=attempts=campaign".into(),
            "--map=outcome=y".into(),
            "--map=channel=contact".into(),
        ],
    ];
    for report in reports {
        let mut arguments = vec![
            "report".to_owned(),
            "--quiet".into(),
            "--format=html".into(),
        ];
        arguments.extend(report);
        let page = reality_gap(arguments).out;
        let said = sentences(&page);
        assert!(said.len() > 40, "{} sentences", said.len());
        for sentence in said {
            for cause in CAUSES {
                assert!(!sentence.contains(cause), "`{cause}` in: {sentence}");
            }
        }
    }
}

#[test]
fn bpi2012_long_game() {
    let Some(report) = bpi(&[]) else { return };
    // Whoever computed the expected curve censored the other ends, as Kaplan-Meier does.
    let sale = distribution(&report, "time_to_sale");
    assert_eq!((&sale["n"], &sale["observed"]), (&5333.into(), &960.into()));
    let by = |days: i64| {
        sale["survival"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|p| p[0] == days * 86_400_000)
            .expect("a point")[1]
            .clone()
    };
    close(&by(14), 0.761_597_446, 1e-6);
    close(&by(30), 0.481_390_300, 1e-6);
    close(&by(60), 0.208_253_825, 1e-6);
    // Every lead was closed: nobody is only watched, so the shares of all leads are plain shares.
    let table = report["tables"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|t| t["id"] == "sale_incidence")
        .expect("a table");
    let row = &table["rows"][4];
    let closing = estimate(&report, "closing_ratio_30d");
    close(&row[1], closing["value"].as_f64().expect("a share"), 1e-9);
    assert_eq!(estimate(&report, "dropped_leads")["n"], 0);
}

/// Leads of ADF files as the command line lists them.
fn adf(files: &[&str]) -> Option<String> {
    let folder = data()?.join("adf");
    let mut arguments: Vec<String> = ["leads", "--quiet", "--behind=all"]
        .map(str::to_owned)
        .into();
    arguments.extend(
        files
            .iter()
            .map(|file| folder.join(file).display().to_string()),
    );
    let ran = reality_gap(arguments);
    assert_eq!(ran.status, 0, "{}", ran.err);
    Some(ran.out)
}

const ADF: [(&str, &str); 3] = [
    (
        "01_spec_minimal_verbatim.xml",
        "row 1  Acura of Bellevue  -  came in 2000-03-30 23:30",
    ),
    (
        "03_wellformed_full.xml",
        "row 1  AutoTrader  -  came in 2024-04-16 16:42",
    ),
    (
        "05_two_prospects_status.xml",
        "dealersite test-123  Test Vendor  -  came in 2023-09-01 14:30",
    ),
];

#[test]
fn adf_messages_are_one_lead_each() {
    for (file, lead) in ADF {
        let Some(listed) = adf(&[file]) else { return };
        assert!(listed.starts_with("All leads that count: 1\n"), "{listed}");
        assert!(listed.contains(lead), "{listed}");
        let path = data().expect("the folder is there").join("adf").join(file);
        let report = report(&[path.display().to_string()]);
        let created = match file {
            "01_spec_minimal_verbatim.xml" => "2000-03-30T23:30:20+00:00",
            "03_wellformed_full.xml" => "2024-04-16T16:42:00+00:00",
            _ => "2023-09-01T14:30:00+00:00",
        };
        assert_eq!(report["as_of"], created);
        assert_eq!(report["counts"]["leads"], 1);
    }
}

#[test]
fn adf_messages_are_read_together() {
    let Some(listed) = adf(&ADF.map(|(file, _)| file)) else {
        return;
    };
    assert!(listed.starts_with("All leads that count: 3\n"), "{listed}");
    for (file, lead) in ADF {
        assert!(listed.contains(lead), "{file}: {listed}");
    }
}
