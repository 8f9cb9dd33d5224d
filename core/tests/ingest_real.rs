//! Files that others wrote, where they are present: in `REALITY_GAP_DATA` or beside the repository.

use std::collections::BTreeMap;
use std::path::PathBuf;

use reality_gap_core::records::{Channel, Dataset, FileReading, Ingest, NONE, Outcome, Stopped};
use reality_gap_core::settings::Settings;
use reality_gap_core::table::read_all;

fn folder() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let folder = std::env::var_os("REALITY_GAP_DATA").map_or(beside, PathBuf::from);
    folder.is_dir().then_some(folder)
}

fn ingest(
    files: &[(PathBuf, Vec<u8>)],
    map: &[(&str, &str)],
    chunk: usize,
) -> Result<Dataset, Stopped> {
    let map: BTreeMap<String, String> = map
        .iter()
        .map(|&(k, v)| (k.to_owned(), v.to_owned()))
        .collect();
    let mut ingest = Ingest::new(&Settings {
        map,
        ..Settings::default()
    });
    for (path, bytes) in files {
        ingest.open(&path.file_name().expect("a name").to_string_lossy());
        for part in bytes.chunks(chunk) {
            let _ = ingest.push(part);
        }
        let _ = ingest.close();
    }
    ingest.finish().map(|(dataset, _)| dataset)
}

fn load(folder: &std::path::Path, names: &[&str]) -> Vec<(PathBuf, Vec<u8>)> {
    names
        .iter()
        .map(|name| {
            (
                folder.join(name),
                std::fs::read(folder.join(name)).expect("readable"),
            )
        })
        .collect()
}

fn sums_close(files: &[FileReading]) {
    for file in files {
        assert_eq!(
            file.rows_read,
            file.rows_counted + file.rows_set_aside,
            "{}",
            file.name
        );
        assert_eq!(
            file.rows_set_aside,
            file.reasons.iter().map(|tally| tally.count).sum::<u64>(),
            "{}",
            file.name
        );
    }
}

#[test]
fn the_log_of_a_bank() {
    let Some(folder) = folder() else { return };
    let mut files = load(&folder, &["bpi2012/leads.csv", "bpi2012/touches.csv"]);
    for chunk in [1 << 22, 1_000] {
        let data = ingest(&files, &[], chunk).expect("a dataset");
        sums_close(&data.files);
        assert_eq!((data.leads.len(), data.touches.len()), (5_333, 28_725));
        assert_eq!(
            data.touches
                .iter()
                .filter(|t| t.channel() == Channel::Phone)
                .count(),
            16_392
        );
        assert_eq!(
            data.touches.iter().filter(|t| t.person() == NONE).count(),
            5_720
        );
        assert_eq!(
            data.leads
                .iter()
                .filter(|lead| lead.outcome == Outcome::Won)
                .count(),
            960
        );
        assert!(
            data.knows.leads
                && data.knows.touch_time
                && !data.knows.direction
                && !data.knows.result
        );
        assert!(data.touches.is_sorted_by_key(|t| (t.lead, t.at, t.meta)));
        assert!(data.people.is_sorted());
        files.reverse();
    }
}

#[test]
fn leads_without_ids_or_dates() {
    let Some(folder) = folder() else { return };
    let files = load(&folder, &["uci-bank/bank-full.csv"]);
    let map = [
        ("attempts", "campaign"),
        ("outcome", "y"),
        ("channel", "contact"),
    ];
    let data = ingest(&files, &map, 1 << 20).expect("a dataset");
    sums_close(&data.files);
    assert_eq!(data.leads.len(), 45_211);
    assert_eq!(
        data.leads
            .iter()
            .map(|lead| u64::from(lead.attempts))
            .sum::<u64>(),
        124_956
    );
    assert_eq!(
        data.leads
            .iter()
            .filter(|lead| lead.outcome == Outcome::Won)
            .count(),
        5_289
    );
    assert_eq!(
        data.leads
            .iter()
            .filter(|lead| lead.outcome == Outcome::Lost)
            .count(),
        45_211 - 5_289
    );
    assert_eq!(
        data.leads
            .iter()
            .filter(|lead| lead.channel == Some(Channel::Phone))
            .count(),
        32_191
    );
    assert!(
        data.knows.attempts && data.knows.touches && !data.knows.created && data.newest.is_none()
    );
    let notes: Vec<String> = data.files[0]
        .notes
        .iter()
        .map(|note| note.text.english())
        .collect();
    assert!(
        notes
            .iter()
            .any(|note| note == "no date column: every time is not known"),
        "{notes:?}"
    );
}

#[test]
fn two_files_of_leads_joined_by_id() {
    let Some(folder) = folder() else { return };
    let mut files = load(
        &folder,
        &[
            "olist/olist_marketing_qualified_leads_dataset.csv",
            "olist/olist_closed_deals_dataset.csv",
        ],
    );
    for _ in 0..2 {
        let data =
            ingest(&files, &[("created_at", "first_contact_date")], 4_096).expect("a dataset");
        sums_close(&data.files);
        assert_eq!(data.leads.len(), 8_000);
        assert_eq!(
            data.leads
                .iter()
                .filter(|lead| lead.outcome == Outcome::Won)
                .count(),
            842
        );
        assert_eq!(
            data.leads.iter().filter(|lead| lead.source == NONE).count(),
            60
        );
        let unknown = data
            .sources
            .iter()
            .position(|source| source == "unknown")
            .expect("a source of that name");
        assert_eq!(
            data.leads
                .iter()
                .filter(|lead| lead.source == unknown as u32)
                .count(),
            1_099
        );
        assert!(data.leads.iter().all(|lead| lead.created_is_date));
        assert_eq!(
            data.leads
                .iter()
                .filter(|lead| lead.ends_before_start)
                .count(),
            1
        );
        let flags: Vec<(&str, u64)> = data
            .files
            .iter()
            .flat_map(|file| &file.flags)
            .map(|tally| (tally.code, tally.count))
            .collect();
        assert_eq!(flags, [("F002", 1)]);
        files.reverse();
    }
}

/// The rows of the suite's JSON: objects in the header's order, or arrays with or without the header.
fn cells(value: &serde_json::Value, headers: &[String]) -> Vec<Vec<String>> {
    let text = |value: &serde_json::Value| value.as_str().expect("text").to_owned();
    let row = |row: &serde_json::Value| match row {
        serde_json::Value::Object(object) => {
            headers.iter().map(|header| text(&object[header])).collect()
        }
        _ => row.as_array().expect("an array").iter().map(text).collect(),
    };
    match value {
        serde_json::Value::Object(_) => vec![row(value)],
        _ => value.as_array().expect("rows").iter().map(row).collect(),
    }
}

#[test]
fn the_suites_of_csv_readers() {
    let Some(folder) = folder() else { return };
    let mut agreed = 0;
    for (csv, json) in [
        ("csv-spectrum/csvs", "csv-spectrum/json"),
        ("sineemore/csv", "sineemore/json"),
    ] {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder.join(csv))
            .expect("a folder")
            .map(|entry| entry.expect("a file").path())
            .collect();
        paths.sort();
        for path in paths {
            let name = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let mut bytes = std::fs::read(&path).expect("readable");
            if name.contains("crlf") && !bytes.contains(&b'\r') {
                // A copy of the suite that lost its carriage returns on the way.
                bytes = String::from_utf8(bytes)
                    .expect("text")
                    .replace('\n', "\r\n")
                    .into_bytes();
            }
            let expected = std::fs::read_to_string(folder.join(json).join(format!("{name}.json")));
            for size in [1, 3, 1 << 20] {
                let plain = read_all(&name, bytes.chunks(size));
                let Ok(expected) = &expected else {
                    assert!(name.starts_with("bad-"), "{name}");
                    assert!(
                        plain.is_err() || plain.is_ok_and(|plain| plain.rows.is_empty()),
                        "{name}"
                    );
                    continue;
                };
                let plain = plain.expect(&name);
                assert_eq!(plain.aside, [], "{name}");
                let value: serde_json::Value = serde_json::from_str(expected).expect("JSON");
                let mut expected = cells(&value, &plain.headers);
                if name == "location_coordinates" {
                    // The suite's own JSON has another telephone number than its CSV.
                    expected[0][0].clone_from(&plain.rows[0][0]);
                }
                // The second suite's arrays begin with the header.
                let with_header = value.get(0).is_some_and(serde_json::Value::is_array);
                let mut rows = plain.rows.clone();
                if with_header {
                    rows.insert(0, plain.headers.clone());
                }
                assert_eq!(rows, expected, "{name}");
            }
            agreed += 1;
        }
    }
    assert_eq!(agreed, 12 + 25);
}
