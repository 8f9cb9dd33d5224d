//! Rows set aside are given back, from files of every format: as many as the account says, with the same reasons.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use reality_gap_core::table::{Plain, read_all};
use reality_gap_tests::{folders, reality_gap};
use serde_json::Value;

/// Every messy file and every golden case of which rows are set aside: its input, and the options about reading.
fn cases() -> Vec<(PathBuf, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = folders(&root.join("gallery"));
    all.extend(
        folders(&root.join("suite"))
            .iter()
            .flat_map(|stage| folders(stage)),
    );
    // Those of which the account says that rows are set aside.
    all.retain(|folder| {
        let expected = std::fs::read_to_string(folder.join("expected.txt")).unwrap_or_default();
        expected.contains("    set aside  ")
    });
    all.into_iter()
        .map(|folder| {
            let arguments = std::fs::read_to_string(folder.join("arguments")).unwrap_or_default();
            let mut options: Vec<String> = arguments
                .lines()
                .map(|line| line.replace("{case}", &folder.display().to_string()))
                .filter(|line| {
                    ["--map", "--day-order", "--timezone", "--profile"]
                        .iter()
                        .any(|option| line.starts_with(option))
                })
                .collect();
            let mut inputs: Vec<String> = std::fs::read_dir(&folder)
                .expect("a readable case")
                .map(|entry| entry.expect("a readable entry").path())
                .filter(|path| {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    path.is_file()
                        && !["expected.txt", "arguments", "hours.json", "README.md"]
                            .contains(&name.as_ref())
                        && !arguments.contains(&*name)
                })
                .map(|path| path.display().to_string())
                .collect();
            inputs.sort();
            options.extend(inputs);
            (folder, options)
        })
        .collect()
}

/// The rows of the download by file and code.
fn counted(plain: &Plain, only: &str) -> BTreeMap<(String, String), Vec<u64>> {
    let several = plain.headers.get(2).is_some_and(|header| header == "file");
    let mut out: BTreeMap<(String, String), Vec<u64>> = BTreeMap::new();
    for row in &plain.rows {
        let file = if several { &row[2] } else { only };
        let code = row[0].split(' ').next().unwrap_or_default();
        let line = row[1].parse().expect("a line is a number");
        out.entry((file.to_owned(), code.to_owned()))
            .or_default()
            .push(line);
    }
    out
}

#[test]
fn as_many_come_back_as_the_account_says() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("set-aside.csv");
    let (mut files, mut rows) = (0, 0);
    let mut failures = Vec::new();
    for (folder, options) in cases() {
        let mut arguments = vec!["check".to_owned(), "--quiet".into(), "--json".into()];
        arguments.extend(options);
        arguments.push(format!("--set-aside={}", out.display()));
        let ran = reality_gap(arguments);
        if ran.status != 0 {
            continue;
        }
        let readings: Vec<Value> = serde_json::from_str(&ran.out).expect("it is JSON");
        let csv = std::fs::read(&out).expect("the download is there");
        let plain = read_all("set-aside.csv", [&csv[..]]).unwrap_or_default();
        assert_eq!(plain.aside, [], "{}", folder.display());
        let mut expected = BTreeMap::new();
        let mut only = String::new();
        for reading in &readings {
            let name = reading["name"].as_str().unwrap_or_default();
            files += 1;
            for reason in reading["reasons"].as_array().into_iter().flatten() {
                name.clone_into(&mut only);
                let code = reason["code"].as_str().unwrap_or_default().to_owned();
                let count = reason["count"].as_u64().unwrap_or_default();
                rows += count;
                // Two files may have one name.
                *expected.entry((name.to_owned(), code)).or_insert(0) += count;
            }
        }
        let found = counted(&plain, &only);
        let counts: BTreeMap<_, u64> = found
            .iter()
            .map(|(key, lines)| (key.clone(), lines.len() as u64))
            .collect();
        if counts != expected {
            failures.push(format!(
                "{}: expected {expected:?}, found {counts:?}",
                folder.display()
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{} cases\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert!(files > 30 && rows > 40, "{rows} rows of {files} files");
}

#[test]
fn what_cannot_be_read_again_is_refused() {
    let ran = reality_gap(["check", "--quiet", "--set-aside=out.csv", "-"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(ran.err.contains("standard input"), "{}", ran.err);
}
