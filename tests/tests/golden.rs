//! The golden suite: every folder of `tests/suite/<stage>/` is a case, its name a sentence (see `tests/README.md`).
//!
//! A case is one or more input files, an optional `arguments` file (one argument a line), and `expected.txt`: what
//! `reality-gap check` and `reality-gap report` print for them. `REALITY_GAP_UPDATE=1` writes it anew.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use reality_gap_tests::folders;

struct Case {
    name: String,
    folder: PathBuf,
}

/// What the two commands print, with the statuses.
fn run(case: &Case) -> (String, [u8; 2]) {
    let mut inputs: Vec<PathBuf> = std::fs::read_dir(&case.folder)
        .expect("a readable case")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| {
            !matches!(
                path.file_name().and_then(|n| n.to_str()),
                Some("expected.txt" | "arguments" | "hours.json" | "profile.json" | "README.md")
            )
        })
        .collect();
    inputs.sort();
    assert!(
        !inputs.is_empty(),
        "{}: a case needs an input file",
        case.name
    );
    let lines = std::fs::read_to_string(case.folder.join("arguments")).unwrap_or_default();
    let (mut reading, mut reporting) = (Vec::new(), Vec::new());
    for line in lines.lines().filter(|l| !l.is_empty()) {
        let line = line.replace("{case}", &case.folder.display().to_string());
        // Options that change how files are read are shared by both commands.
        let shared = [
            "--map",
            "--day-order",
            "--timezone",
            "--profile",
            "--table",
            "--value",
            "--unit",
            "--column-zone",
            "--decimal",
        ]
        .iter()
        .any(|o| line.starts_with(o));
        if shared {
            reading.push(OsString::from(line))
        } else {
            reporting.push(OsString::from(line))
        }
    }
    // A case about a list of leads says which.
    let lists = reporting
        .iter()
        .any(|option| option.to_string_lossy().starts_with("--behind"));
    let second = if lists { "leads" } else { "report" };
    let mut printed = String::new();
    let mut statuses = [0; 2];
    for (at, command) in ["check", second].into_iter().enumerate() {
        let mut arguments: Vec<OsString> =
            vec!["reality-gap".into(), command.into(), "--quiet".into()];
        arguments.extend(reading.iter().cloned());
        if command != "check" {
            arguments.extend(reporting.iter().cloned());
        }
        arguments.extend(inputs.iter().map(|p| p.clone().into_os_string()));
        let (mut out, mut err) = (Vec::new(), Vec::new());
        statuses[at] = reality_gap::run(arguments, &mut out, &mut err);
        writeln!(printed, "$ reality-gap {command}").expect("a string grows");
        printed.push_str(&String::from_utf8_lossy(&out));
        printed.push_str(&String::from_utf8_lossy(&err));
        writeln!(printed, "[status {}]\n", statuses[at]).expect("a string grows");
    }
    (printed, statuses)
}

#[test]
fn every_case_prints_what_it_should() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("suite");
    let update = std::env::var_os("REALITY_GAP_UPDATE").is_some();
    let mut failures = Vec::new();
    let mut count = 0;
    for stage in folders(&root) {
        for folder in folders(&stage) {
            let name = folder
                .strip_prefix(&root)
                .unwrap_or(&folder)
                .display()
                .to_string();
            let case = Case { name, folder };
            count += 1;
            let (printed, statuses) = run(&case);
            let short = case
                .folder
                .file_name()
                .and_then(|n| n.to_str())
                .unwrap_or("");
            let failed = statuses.contains(&1);
            if statuses.contains(&2) {
                failures.push(format!(
                    "{}: the case's arguments do not make sense\n{printed}",
                    case.name
                ));
            }
            if short.starts_with("error-") != failed {
                failures.push(format!(
                    "{}: a case fails if and only if its name starts with `error-`\n{printed}",
                    case.name
                ));
            }
            let odd = printed.contains("set aside  ") || printed.contains("flagged    ");
            if !failed && short.starts_with("warn-") != odd {
                failures.push(format!("{}: rows are set aside or flagged if and only if the name starts with `warn-`\n{printed}", case.name));
            }
            let reference = case.folder.join("expected.txt");
            if update {
                std::fs::write(&reference, &printed).expect("a writable case");
            } else {
                let expected = std::fs::read_to_string(&reference).unwrap_or_default();
                if expected != printed {
                    failures.push(format!(
                        "{}: expected\n{expected}\nfound\n{printed}",
                        case.name
                    ));
                }
            }
        }
    }
    assert!(count > 0, "the suite is empty");
    assert!(
        failures.is_empty(),
        "{} of {count} cases failed\n\n{}",
        failures.len(),
        failures.join("\n\n")
    );
}
