//! `cargo xtask fuzz`: every reader against bytes that nobody would write, with libFuzzer on the stable compiler.
//!
//! What a target must hold is in `tests/src/fuzz`. Bytes that break one are kept in `tests/fuzz/crashers`, and the tests try
//! them from then on. What the search has seen stays in `target/fuzz`, so that the next run goes on from there.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::{paths, shell};

/// The marks by which libFuzzer sees where the program went.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";
const TRIPLE: &str = "x86_64-unknown-linux-gnu";
/// What to do.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Only these targets.
    targets: Vec<String>,
    /// Seconds per target.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
}

/// Fuzzes each target for its time and says how much was tried.
///
/// # Errors
/// When the program does not build, or a target was broken: the bytes are kept.
pub fn run(options: &Options) -> Result<()> {
    let root = paths::root();
    let target = paths::target().join("fuzz");
    shell::run(
        shell::cargo()
            .args(["build", "--release", "--target", TRIPLE])
            .arg("--manifest-path")
            .arg(root.join("tests/fuzz/Cargo.toml"))
            .arg("--target-dir")
            .arg(&target)
            .env("RUSTFLAGS", FLAGS),
    )?;
    let program = target.join(TRIPLE).join("release/reality-gap-fuzz");
    let seeds = target.join("seeds");
    shell::run(shell::command(&program).env("REALITY_GAP_SEEDS", &seeds))?;
    let all = names(&seeds)?;
    let is_chosen = |name: &&String| options.targets.is_empty() || options.targets.contains(name);
    let chosen: Vec<&String> = all.iter().filter(is_chosen).collect();
    if chosen.is_empty() {
        bail!("expected one of {}", all.join(", "));
    }
    let mut broken = Vec::new();
    let begun = Instant::now();
    for name in chosen {
        let seen = target.join("seen").join(name);
        let crashers = root.join("tests/fuzz/crashers").join(name);
        fs::create_dir_all(&seen)?;
        fs::create_dir_all(&crashers)?;
        let words = fs::read_to_string(seeds.join(name).with_extension("words"))?;
        let words = (!words.is_empty()).then(|| {
            root.join("tests/fuzz/dictionaries")
                .join(format!("{words}.dict"))
        });
        println!("{name}: {} seconds", options.seconds);
        let ran = shell::run(
            shell::command(&program)
                .env("REALITY_GAP_TARGET", name)
                .arg(format!("-max_total_time={}", options.seconds))
                .args([
                    "-rss_limit_mb=2048",
                    "-timeout=10",
                    "-max_len=20000",
                    "-print_final_stats=1",
                    "-verbosity=0",
                ])
                .arg(format!("-artifact_prefix={}/", crashers.display()))
                .args(words.map(|path| format!("-dict={}", path.display())))
                .args([&seen, &seeds.join(name)]),
        );
        if let Err(error) = ran {
            broken.push(format!("{name}: {error:#}"));
        }
        // An empty folder is no finding.
        let _ = fs::remove_dir(&crashers);
    }
    if !broken.is_empty() {
        bail!(
            "{} targets were broken; the bytes are in tests/fuzz/crashers:\n  {}",
            broken.len(),
            broken.join("\n  ")
        );
    }
    println!("no finding in {} seconds", begun.elapsed().as_secs());
    Ok(())
}

/// The targets: each has a folder of seeds.
fn names(seeds: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(seeds).context("there are no seeds")? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
