//! Messy files: each is read as it should be, and of each every row is accounted for.

use reality_gap_tests::gallery::gallery;
use serde_json::Value;

#[test]
fn every_messy_file_is_read_as_it_should_be() {
    let update = std::env::var_os("REALITY_GAP_UPDATE").is_some();
    let cases = gallery();
    assert!(cases.len() >= 80, "{} messy files", cases.len());
    let mut failures = Vec::new();
    for case in &cases {
        assert!(!case.inputs().is_empty(), "{}: no input", case.name);
        let outcome = case.run();
        if outcome.printed.contains("[status 2]") {
            failures.push(format!(
                "{}: its arguments make no sense\n{}",
                case.name, outcome.printed
            ));
        }
        for file in &outcome.files {
            let number = |key: &str| file[key].as_u64().unwrap_or_default();
            let reasons: u64 = file["reasons"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|reason| reason["count"].as_u64())
                .sum();
            if number("rows_read") != number("rows_counted") + number("rows_set_aside")
                || reasons != number("rows_set_aside")
            {
                failures.push(format!("{}: the account does not close: {file}", case.name));
            }
        }
        if outcome.used != outcome.report.is_some() {
            failures.push(format!(
                "{}: a report if and only if it can be used",
                case.name
            ));
        }
        if let Some(Value::Object(report)) = &outcome.report
            && !report.contains_key("counts")
        {
            failures.push(format!("{}: a report without counts", case.name));
        }
        if update {
            std::fs::write(case.expected(), &outcome.printed).expect("a writable case");
        } else {
            let expected = std::fs::read_to_string(case.expected()).unwrap_or_default();
            if expected != outcome.printed {
                failures.push(format!(
                    "{}: expected\n{expected}\nfound\n{}",
                    case.name, outcome.printed
                ));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} messy files\n\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n\n")
    );
}
