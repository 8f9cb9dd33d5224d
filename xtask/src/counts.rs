//! `cargo xtask counts`: how many instructions each stage of the native build takes, against the counts that are kept.
//!
//! Times differ from run to run and from machine to machine, counts do not: callgrind gives the same ones every time. What
//! would differ is pinned: the C library is told to use its plain functions whatever the processor has, and the program
//! gets no environment. A compiler of another version makes other code; that is named where the counts differ.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};

use crate::network::{Network, SEED};
use crate::{paths, shell};

/// What to count.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Options {
    /// Keep the counts in bench/counts.json
    #[arg(long)]
    pub update: bool,
    /// Count on this file instead and compare with nothing
    #[arg(long, conflicts_with = "update")]
    pub file: Option<std::path::PathBuf>,
}

/// The stages in their order: functions of `core/examples/stages.rs`.
const STAGES: [&str; 6] = ["ingest", "facts", "summary", "report", "json", "view"];

/// Leads and rows of the two inputs: with two sizes, what every report costs is told apart from what a row costs.
const SIZES: [(u32, usize); 2] = [(2_000, 6_844), (8_000, 27_375)];

/// How much more a stage may take than before, in percent.
const MORE: u64 = 3;

/// How much less it may take before the kept counts are out of date and would let it get slower again, in percent.
const LESS: u64 = 10;

/// What callgrind counts on, and all that a C library may otherwise choose by the processor.
const PLAIN: &str = "glibc.cpu.hwcaps=-AVX,-AVX2,-AVX512F,-AVX512VL,-BMI1,-BMI2,-ERMS,-FSRM,-LZCNT,-MOVBE,-RTM,-SSE4_1,-SSE4_2,-SSSE3,-XSAVEC";

/// `bench/counts.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Counts {
    /// What rustc says of itself.
    toolchain: String,
    /// What valgrind says of itself.
    valgrind: String,
    /// Rows of the inputs.
    rows: Vec<usize>,
    /// Instructions of each stage, for each input.
    stages: BTreeMap<String, Vec<u64>>,
}

/// Counts and compares; with `update`, keeps the counts instead.
///
/// # Errors
/// When a program is missing, or a stage's counts differ from those kept by more than the margin.
pub fn run(options: &Options) -> Result<()> {
    let program = build()?;
    let folder = paths::target().join("counts");
    fs::create_dir_all(&folder).context("cannot make target/counts")?;
    if let Some(file) = &options.file {
        let text = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let rows = text
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            .saturating_sub(1);
        let mut now = Counts {
            rows: vec![rows],
            ..Counts::default()
        };
        add(&mut now, &count(&program, file, &folder)?);
        print!("{}", table(&now));
        return Ok(());
    }
    let mut now = Counts {
        toolchain: version("rustc")?,
        valgrind: version("valgrind")?,
        rows: SIZES.iter().map(|(_, rows)| *rows).collect(),
        ..Counts::default()
    };
    for (leads, rows) in SIZES {
        let file = folder.join(format!("wide-{rows}.csv"));
        let network = Network::new(SEED, leads, 273).with_rows(rows)?;
        fs::write(&file, network.wide_csv()).context("cannot write the input of the counts")?;
        add(&mut now, &count(&program, &file, &folder)?);
    }
    print!("{}", table(&now));
    let kept = paths::root().join("bench/counts.json");
    if options.update {
        let text = serde_json::to_string_pretty(&now)?;
        return fs::write(&kept, format!("{}\n", on_one_line(&text)))
            .context("cannot write bench/counts.json");
    }
    let before = fs::read(&kept)
        .context("cannot read bench/counts.json: write it with `cargo xtask counts --update`")?;
    let before: Counts =
        serde_json::from_slice(&before).context("cannot understand bench/counts.json")?;
    let faults = differences(&before, &now);
    if faults.is_empty() {
        return Ok(());
    }
    let mut because = String::new();
    for (name, then, today) in [
        ("rustc", &before.toolchain, &now.toolchain),
        ("valgrind", &before.valgrind, &now.valgrind),
    ] {
        if then != today {
            because.push_str(&format!("\n  {name} was `{then}` and is `{today}`"));
        }
    }
    bail!(
        "instructions differ from bench/counts.json; find out why, and if it is meant keep them with `cargo xtask counts --update`:\n  {}{because}",
        faults.join("\n  ")
    )
}

/// The program of the stages, as fast as the compiler makes it, with the names of its functions.
fn build() -> Result<std::path::PathBuf> {
    let folder = paths::target();
    let mut command = shell::cargo();
    command
        .args(["build", "--quiet", "--release", "--locked"])
        .args(["--package", "reality-gap-core", "--example", "stages"])
        .arg("--target-dir")
        .arg(&folder)
        // What someone has set for this machine would make other code.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    shell::run(&mut command)?;
    let program = folder.join("release/examples/stages");
    ensure!(program.is_file(), "cargo made no example `stages`");
    Ok(program)
}

/// The line in which a program says its version.
fn version(program: &str) -> Result<String> {
    let told = shell::read(shell::command(program).arg("--version"))
        .with_context(|| format!("{program} is missing: `cargo xtask setup` installs it"))?;
    Ok(told.lines().next().unwrap_or_default().trim().to_owned())
}

/// Runs the program on a file under callgrind.
fn count(program: &Path, file: &Path, folder: &Path) -> Result<BTreeMap<String, u64>> {
    let out = folder.join("callgrind.out");
    let valgrind = shell::find("valgrind", &[])
        .context("valgrind is missing: `cargo xtask setup` installs it")?;
    let mut command = shell::command(valgrind);
    // Where the environment ends up in memory decides how it is aligned, and so a few counts.
    command
        .env_clear()
        .env("GLIBC_TUNABLES", PLAIN)
        .args(["--quiet", "--tool=callgrind"])
        .args(["--compress-strings=no", "--compress-pos=no"])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(program)
        .arg(file);
    shell::read(&mut command)?;
    let text = fs::read_to_string(&out).context("callgrind wrote nothing")?;
    parse(&text)
}

/// Instructions of the stages with all that they call, from what callgrind wrote: behind each call of a function (`cfn=`)
/// stands a line with how often it was called, and one that ends with what the calls cost.
fn parse(text: &str) -> Result<BTreeMap<String, u64>> {
    let mut found = BTreeMap::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(name) = line.strip_prefix("cfn=") else {
            continue;
        };
        let Some(stage) = STAGES
            .iter()
            .find(|stage| name.ends_with(&format!("::stage_{stage}")))
        else {
            continue;
        };
        let cost = lines
            .nth(1)
            .and_then(|line| line.split(' ').next_back()?.parse::<u64>().ok());
        let cost = cost.with_context(|| format!("callgrind says no cost of {name}"))?;
        *found.entry((*stage).to_owned()).or_default() += cost;
    }
    for stage in STAGES {
        ensure!(
            found.contains_key(stage),
            "callgrind saw no function `stage_{stage}`: did the compiler inline it?"
        );
    }
    Ok(found)
}

fn add(counts: &mut Counts, found: &BTreeMap<String, u64>) {
    for (stage, count) in found {
        counts.stages.entry(stage.clone()).or_default().push(*count);
    }
}

/// What every report costs, and what each row adds: the line through the counts of the two sizes.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of a few seconds, for people to read"
)]
fn line_through(rows: &[usize], counts: &[u64]) -> Option<(f64, f64)> {
    let (&[few, many], &[low, high]) = (rows, counts) else {
        return None;
    };
    let a_row = (high as f64 - low as f64) / (many as f64 - few as f64);
    Some((low as f64 - a_row * few as f64, a_row))
}

fn table(counts: &Counts) -> String {
    let mut text = format!("{:<8}", "stage");
    for rows in &counts.rows {
        text.push_str(&format!(" {:>17}", format!("{rows} rows")));
    }
    let two = counts.rows.len() == 2;
    if two {
        text.push_str(&format!(" {:>14} {:>9}", "every report", "a row"));
    }
    text.push('\n');
    for stage in STAGES {
        let Some(found) = counts.stages.get(stage) else {
            continue;
        };
        text.push_str(&format!("{stage:<8}"));
        for count in found {
            text.push_str(&format!(" {count:>17}"));
        }
        if let Some((fixed, a_row)) = line_through(&counts.rows, found) {
            text.push_str(&format!(" {fixed:>14.0} {a_row:>9.1}"));
        }
        text.push('\n');
    }
    text
}

/// Every count outside the margin, and whatever cannot be compared.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of a few seconds, compared in percent"
)]
fn differences(before: &Counts, now: &Counts) -> Vec<String> {
    if before.rows != now.rows {
        return vec![format!(
            "kept are counts of {:?} rows, found {:?}",
            before.rows, now.rows
        )];
    }
    let mut faults = Vec::new();
    for stage in STAGES {
        let none = Vec::new();
        let then = before.stages.get(stage).unwrap_or(&none);
        let today = now.stages.get(stage).unwrap_or(&none);
        if then.len() != before.rows.len() || today.len() != now.rows.len() {
            faults.push(format!("{stage}: not counted for every size"));
            continue;
        }
        for ((then, today), rows) in then.iter().zip(today).zip(&now.rows) {
            if today * 100 > then * (100 + MORE) || today * 100 < then * (100 - LESS) {
                let percent = (*today as f64 / *then as f64 - 1.0) * 100.0;
                faults.push(format!(
                    "{stage}, {rows} rows: {then} before, {today} now, {percent:+.1} % (allowed: {MORE} more, {LESS} fewer)"
                ));
            }
        }
    }
    faults
}

/// Lists of numbers on one line each, so that a change shows as one line a stage.
fn on_one_line(text: &str) -> String {
    let mut inside = false;
    let mut lines = String::new();
    for line in text.lines() {
        if inside {
            lines.push_str(line.trim());
            if !line.trim_start().starts_with(']') && line.ends_with(',') {
                lines.push(' ');
            }
        } else {
            lines.push_str(line);
        }
        if line.ends_with('[') {
            inside = true;
        } else if line.trim_start().starts_with(']') {
            inside = false;
        }
        if !inside {
            lines.push('\n');
        }
    }
    lines.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(ingest: [u64; 2]) -> Counts {
        let mut counts = Counts {
            rows: vec![10, 30],
            ..Counts::default()
        };
        for stage in STAGES {
            counts.stages.insert(stage.to_owned(), vec![1_000, 2_000]);
        }
        counts.stages.insert("ingest".to_owned(), ingest.to_vec());
        counts
    }

    #[test]
    fn a_stage_that_got_slower_or_much_faster_is_named() {
        let before = counts([1_000, 2_000]);
        assert_eq!(differences(&before, &counts([1_030, 1_801])), [""; 0]);
        let slower = differences(&before, &counts([1_000, 2_070]));
        assert_eq!(slower.len(), 1, "{slower:?}");
        assert!(
            slower[0].starts_with("ingest, 30 rows: 2000 before, 2070 now, +3.5 %"),
            "{slower:?}"
        );
        assert_eq!(differences(&before, &counts([899, 2_000])).len(), 1);
        // Nothing kept is not the same as nothing wrong.
        assert_eq!(differences(&counts([0, 0]), &before).len(), 2);
        let mut none = before.clone();
        none.stages.remove("view");
        assert_eq!(
            differences(&none, &before),
            ["view: not counted for every size"]
        );
        none.rows = vec![10];
        assert_eq!(differences(&none, &before).len(), 1);
    }

    #[test]
    fn what_callgrind_wrote_is_understood() -> Result<()> {
        let mut text = String::from("version: 1\nfn=stages::main\n0 12\n");
        for stage in STAGES {
            text.push_str(&format!("cfn=stages::stage_{stage}\ncalls=1 0 \n0 700\n"));
        }
        text.push_str("fn=stages::stage_view\n0 5\ncfn=stages::stage_view::part\ncalls=9 0\n0 9\n");
        let found = parse(&text)?;
        assert_eq!(found.len(), STAGES.len());
        assert!(found.values().all(|count| *count == 700), "{found:?}");
        let without = text.replace("stage_json", "other");
        let message = parse(&without).map_err(|error| error.to_string());
        assert!(
            message.is_err_and(|message| message.contains("`stage_json`")),
            "a stage that is not there is an error"
        );
        Ok(())
    }

    #[test]
    fn what_a_row_costs_is_told_apart() {
        assert_eq!(
            line_through(&[10, 30], &[1_000, 2_000]),
            Some((500.0, 50.0))
        );
        assert_eq!(line_through(&[10], &[1_000]), None);
    }

    #[test]
    fn the_file_has_a_line_a_stage() -> Result<()> {
        let before = counts([1, 2]);
        let text = on_one_line(&serde_json::to_string_pretty(&before)?);
        assert!(text.contains("    \"ingest\": [1, 2],\n"), "{text}");
        assert_eq!(serde_json::from_str::<Counts>(&text)?, before);
        Ok(())
    }
}
