//! The gallery of messy files: each folder of `tests/gallery` is a file, or several, that somebody might really have.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{folders, reality_gap};

/// Figures that say enough about a report to see that a file was read as it was meant.
const FIGURES: [&str; 4] = [
    "attempt_rate_phone",
    "contact_rate_phone",
    "attempts_per_lead",
    "won_rate",
];

/// What is in the folder of a case beside its input.
const NO_INPUT: [&str; 5] = [
    "expected.txt",
    "arguments",
    "hours.json",
    "profile.json",
    "README.md",
];

/// One case.
#[derive(Debug)]
pub struct Messy {
    /// What is wrong with it.
    pub name: String,
    folder: PathBuf,
}

/// What became of it.
#[derive(Debug)]
pub struct Outcome {
    /// What the command line printed: the account, then the figures.
    pub printed: String,
    /// Whether all of it could be used.
    pub used: bool,
    /// One entry per table that was read.
    pub files: Vec<Value>,
    /// The report, where there is one.
    pub report: Option<Value>,
}

/// All cases, by name.
///
/// # Panics
/// When the folder cannot be read.
#[must_use]
pub fn gallery() -> Vec<Messy> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("gallery");
    let name = |folder: &Path| {
        let name = folder.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    };
    folders(&root)
        .into_iter()
        .map(|folder| Messy {
            name: name(&folder),
            folder,
        })
        .collect()
}

impl Messy {
    /// The input files, by name.
    ///
    /// # Panics
    /// When the folder cannot be read.
    #[must_use]
    pub fn inputs(&self) -> Vec<PathBuf> {
        let mut inputs: Vec<PathBuf> = std::fs::read_dir(&self.folder)
            .expect("a readable case")
            .map(|entry| entry.expect("a readable entry").path())
            .filter(|path| {
                path.file_name()
                    .and_then(|name| name.to_str())
                    .is_some_and(|name| !NO_INPUT.contains(&name))
            })
            .collect();
        inputs.sort();
        inputs
    }

    /// Where its expected outcome is kept.
    #[must_use]
    pub fn expected(&self) -> PathBuf {
        self.folder.join("expected.txt")
    }

    /// Reads the files as the command line does.
    #[must_use]
    pub fn run(&self) -> Outcome {
        let lines = std::fs::read_to_string(self.folder.join("arguments")).unwrap_or_default();
        let options: Vec<String> = lines
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| line.replace("{case}", &self.folder.display().to_string()))
            .collect();
        let run = |command: &[&str]| {
            let mut all: Vec<String> = command.iter().map(|&word| word.to_owned()).collect();
            all.push("--quiet".to_owned());
            all.extend(options.iter().cloned());
            all.extend(self.inputs().iter().map(|path| path.display().to_string()));
            reality_gap(all)
        };
        let check = run(&["check"]);
        let ran = run(&["report", "--format=json"]);
        let report = json(&ran.out);
        let figures = report.as_ref().map_or_else(|| ran.out.clone(), figures);
        let mut printed = String::new();
        for (command, out, ran) in [("check", &check.out, &check), ("report", &figures, &ran)] {
            let _ = write!(
                printed,
                "$ reality-gap {command}\n{out}{}[status {}]\n\n",
                ran.err, ran.status
            );
        }
        let files = json(&run(&["check", "--json"]).out)
            .and_then(|value| value.as_array().cloned())
            .unwrap_or_default();
        Outcome {
            printed,
            used: check.status == 0 && ran.status == 0,
            files,
            report,
        }
    }
}

fn json(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// The sizes and a few figures of a report, a line each.
fn figures(report: &Value) -> String {
    let mut lines = format!("as_of {} {}\n", report["as_of"], report["timezone"]);
    for name in ["leads", "workable", "touches"] {
        let _ = writeln!(lines, "{name} {}", report["counts"][name]);
    }
    for id in FIGURES {
        let found = report["estimates"].as_array().into_iter().flatten();
        for estimate in found.filter(|e| e["id"] == id) {
            let _ = match &estimate["why"] {
                Value::String(why) => writeln!(lines, "{id} not known: {why}"),
                _ => writeln!(
                    lines,
                    "{id} {} (k {}, n {})",
                    estimate["value"], estimate["k"], estimate["n"]
                ),
            };
        }
    }
    lines
}
