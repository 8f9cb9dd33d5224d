//! The documents hold: the worked examples of `docs/metrics` are what the program computes, reports have the shape of
//! `docs/report.schema.json`, and no code that the page raises is missing from the table.

use std::fs;
use std::path::{Path, PathBuf};

use reality_gap_core::metrics::catalogue;
use reality_gap_core::records::{CODES, CodeKind};
use reality_gap_tests::report;
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn arguments(more: &[&str], files: &[PathBuf]) -> Vec<String> {
    let as_of = "--as-of=2026-10-01T00:00:00Z";
    let files = files.iter().map(|file| file.display().to_string());
    [as_of]
        .iter()
        .chain(more)
        .map(|a| (*a).to_owned())
        .chain(files)
        .collect()
}

fn number(text: &str) -> f64 {
    text.trim()
        .parse()
        .unwrap_or_else(|_| panic!("expected a number, found `{text}`"))
}

fn by_id<'a>(report: &'a Value, list: &str, id: &str) -> Option<&'a Value> {
    let items = report[list].as_array()?;
    items.iter().find(|item| item["id"] == id)
}

/// The figure that the left side of a line of an example names.
fn figure(report: &Value, name: &str) -> Option<f64> {
    if name == "findings" {
        return report["findings"]
            .as_array()
            .map(|all| f64::from(u32::try_from(all.len()).expect("few")));
    }
    if let Some((table, rest)) = name.split_once('[') {
        let (row, column) = rest.split_once("].")?;
        let table = by_id(report, "tables", table)?;
        let at = table["columns"]
            .as_array()?
            .iter()
            .position(|c| c["id"] == column)?;
        let row = table["rows"].as_array()?.iter().find(|cells| {
            cells[0] == row || cells[0].as_u64().is_some_and(|n| n.to_string() == row)
        })?;
        return row[at].as_f64();
    }
    match name.split_once('.') {
        Some((id, part)) => by_id(report, "distributions", id)?[part].as_f64(),
        None => by_id(report, "estimates", name)?["value"].as_f64(),
    }
}

/// The report of a page whose example begins with "On the files of [FOLDER](FOLDER)": all its files in the order of
/// their names (CSV, and opening hours as JSON), with the arguments in its file `arguments` where there is one.
fn of_own_files(metrics: &Path, page: &str) -> Option<Value> {
    let name = page
        .split("\nOn the files of [")
        .nth(1)?
        .split(']')
        .next()?;
    let folder = metrics.join(name);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|end| end == "csv" || end == "json")
        })
        .collect();
    files.sort();
    let more = fs::read_to_string(folder.join("arguments")).unwrap_or_default();
    let more: Vec<&str> = more.lines().chain(["--expected=75%"]).collect();
    Some(report(&arguments(&more, &files)))
}

#[test]
fn the_worked_examples_are_what_is_computed() {
    let folder = root().join("docs/metrics");
    let usual = report(&arguments(
        &["--expected=75%"],
        &[folder.join("example.csv")],
    ));
    let mut pages: Vec<&str> = catalogue().iter().map(|entry| entry.file).collect();
    pages.push("findings");
    pages.dedup();
    for page in pages {
        let text = fs::read_to_string(folder.join(page).with_extension("md")).expect("a page");
        let own = of_own_files(&folder, &text);
        let report = own.as_ref().unwrap_or(&usual);
        let example = text
            .split("```text\n")
            .nth(1)
            .and_then(|rest| rest.split("```").next());
        let lines: Vec<&str> = example.unwrap_or_default().lines().collect();
        assert!(!lines.is_empty(), "{page}: no worked example");
        for line in lines {
            let (name, expected) = line
                .split_once(" = ")
                .unwrap_or_else(|| panic!("{page}: `{line}`"));
            let found =
                figure(report, name).unwrap_or_else(|| panic!("{page}: no figure `{name}`"));
            let value = match expected.split_once('/') {
                None => number(expected),
                Some((k, n)) => {
                    let estimate = by_id(report, "estimates", name).expect("an estimate");
                    assert_eq!(estimate["k"].as_f64(), Some(number(k)), "{page}: {line}");
                    assert_eq!(estimate["n"].as_f64(), Some(number(n)), "{page}: {line}");
                    number(k) / number(n)
                }
            };
            assert!(
                (found - value).abs() < 1e-9,
                "{page}: {line}, found {found}"
            );
        }
    }
}

#[test]
fn reports_have_the_shape_of_the_schema() {
    let schema = fs::read_to_string(root().join("docs/report.schema.json")).expect("a schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler
        .add_resource("report.json", schema)
        .expect("a schema");
    let index = compiler
        .compile("report.json", &mut schemas)
        .expect("a schema");
    let suite = root().join("tests/suite/metrics");
    let cases = [
        ("the-whole-report-as-json", vec!["leads.csv", "touches.csv"]),
        ("only-a-lead-id-a-date-and-a-dealer", vec!["leads.csv"]),
    ];
    for (case, files) in cases {
        let files: Vec<PathBuf> = files
            .iter()
            .map(|file| suite.join(case).join(file))
            .collect();
        let mut report = report(&arguments(&["--by=dealer"], &files));
        if let Err(error) = schemas.validate(&report, index) {
            panic!("{case}: {error:#}");
        }
        let has_null = report["estimates"]
            .as_array()
            .is_some_and(|all| all.iter().any(|e| e["value"].is_null()));
        assert!(
            has_null,
            "{case}: the schema is to be tried on what is not known"
        );
        report["estimates"][0]["n"] = "many".into();
        assert!(
            schemas.validate(&report, index).is_err(),
            "{case}: a word passed for a number"
        );
    }
}

#[test]
fn every_code_that_the_page_raises_is_in_the_table() {
    let mut raised = Vec::new();
    for entry in fs::read_dir(root().join("www/src")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).unwrap_or_default();
        for (at, _) in text.match_indices("E1") {
            let code = text.get(at..at + 4).unwrap_or_default();
            if code.bytes().skip(1).all(|b| b.is_ascii_digit()) {
                raised.push(code.to_owned());
            }
        }
    }
    assert!(raised.len() > 9, "{raised:?}");
    for code in raised {
        assert!(
            CODES
                .iter()
                .any(|c| c.kind == CodeKind::Page && c.code == code),
            "{code}"
        );
    }
}
