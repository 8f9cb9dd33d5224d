//! `cargo xtask test`: everything that CI runs, step by step, with a table at the end.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{build, counts, drivers, gen_docs, licences, paths, samples, setup, shell, size, tidy};

/// What to run.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub struct Options {
    /// Leave out the browsers, the build for the web and everything that installs
    #[arg(long)]
    pub quick: bool,
}

/// The tests that need a browser.
const BROWSER: &str = "browser";
const TESTS: &str = "reality-gap-tests";

type Step = (&'static str, fn() -> Result<()>);

/// Without a browser, a build for the web or an installation.
const QUICK: [Step; 6] = [
    ("format", || {
        shell::run(shell::cargo().args(["fmt", "--all", "--check"]))
    }),
    ("clippy", || clippy(&["--workspace", "--all-targets"])),
    ("tidy", tidy::run),
    ("licences", licences::run),
    ("documents", || gen_docs::run(true)),
    ("tests", native),
];

/// The rest.
const FULL: [Step; 9] = [
    ("set-up", setup::run),
    ("clippy wasm", || {
        clippy(&[
            "--package",
            "reality-gap-core",
            "--package",
            "reality-gap-wasm",
            "--package",
            "reality-gap-formats-wasm",
            "--target",
            "wasm32-unknown-unknown",
        ])
    }),
    ("build", || build::run(build::Options::default())),
    ("size", || size::run(false)),
    ("counts", || counts::run(&counts::Options::default())),
    ("scripts", scripts),
    ("script tests", script_tests),
    ("samples", samples::run),
    ("browsers", browsers),
];

/// Runs every step, also after one that failed.
///
/// # Errors
/// When any step failed.
pub fn run(options: Options) -> Result<()> {
    finish(&steps(options))
}

/// `cargo xtask ci`: the same, and the tree is as clean as before.
///
/// # Errors
/// When any step failed.
pub fn ci() -> Result<()> {
    let before = changed()?;
    let mut done = steps(Options::default());
    done.push(step("clean tree", || {
        let after = changed()?;
        if after != before {
            bail!("the steps changed files of the repository:\n{after}");
        }
        Ok(())
    }));
    finish(&done)
}

/// A step that was run.
struct Done {
    name: &'static str,
    took: Duration,
    fault: Option<String>,
}

fn steps(options: Options) -> Vec<Done> {
    let full: &[Step] = if options.quick { &[] } else { &FULL };
    // The set-up comes first, then what fails soonest.
    let (first, last) = full.split_at(full.len().min(1));
    first
        .iter()
        .chain(&QUICK)
        .chain(last)
        .map(|(name, run)| step(name, run))
        .collect()
}

fn step(name: &'static str, run: impl FnOnce() -> Result<()>) -> Done {
    println!("== {name}");
    let start = Instant::now();
    let fault = run().err().map(|error| format!("{error:#}"));
    if let Some(fault) = &fault {
        println!("{name} failed: {fault}");
    }
    Done {
        name,
        took: start.elapsed(),
        fault,
    }
}

fn finish(done: &[Done]) -> Result<()> {
    println!("\n{:<14} {:>8}", "step", "seconds");
    for Done { name, took, fault } in done {
        let seconds = took.as_secs_f64();
        match fault
            .as_deref()
            .map(|fault| fault.lines().next().unwrap_or_default())
        {
            Some(fault) => println!("{name:<14} {seconds:>8.1}  FAILED: {fault}"),
            None => println!("{name:<14} {seconds:>8.1}"),
        }
    }
    let failed = done.iter().filter(|done| done.fault.is_some()).count();
    let passed = done.len() - failed;
    if real_data() {
        println!("{passed} passed, {failed} failed");
    } else {
        println!(
            "real data: not in ../shared/data nor where REALITY_GAP_DATA says, so its checks looked at nothing"
        );
        println!("{passed} passed, {failed} failed, 1 skipped");
    }
    if failed > 0 {
        bail!("{failed} steps failed");
    }
    Ok(())
}

fn clippy(what: &[&str]) -> Result<()> {
    shell::run(
        shell::cargo()
            .args(["clippy", "--quiet"])
            .args(what)
            .args(["--", "--deny", "warnings"]),
    )
}

/// Every test that needs no browser; one crate's failure does not hide another's.
fn native() -> Result<()> {
    let units = shell::run(shell::cargo().args([
        "test",
        "--workspace",
        "--no-fail-fast",
        "--exclude",
        TESTS,
    ]));
    let mut command = shell::cargo();
    command.args(["test", "--no-fail-fast", "--package", TESTS, "--lib"]);
    for name in test_targets()?.iter().filter(|name| *name != BROWSER) {
        command.args(["--test", name]);
    }
    shell::run(&mut command).and(units)
}

/// Whether the real input, which is no part of the repository, is here (the same places as in the tests crate).
fn real_data() -> bool {
    let beside = paths::root().join("../shared/data");
    let folder = std::env::var_os("REALITY_GAP_DATA").map_or(beside, Into::into);
    folder.join("README.md").exists()
}

/// The test targets of the tests crate.
fn test_targets() -> Result<Vec<String>> {
    let graph =
        shell::read(shell::cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let graph: Value =
        serde_json::from_str(&graph).context("cannot read what cargo says about the workspace")?;
    let packages = graph["packages"]
        .as_array()
        .context("cargo names no packages")?;
    let package = packages
        .iter()
        .find(|package| package["name"] == TESTS)
        .context("there is no tests crate")?;
    let targets = package["targets"]
        .as_array()
        .context("the tests crate has no targets")?;
    let tests = targets.iter().filter(|target| target["kind"][0] == "test");
    Ok(tests
        .filter_map(|target| target["name"].as_str().map(str::to_owned))
        .collect())
}

/// The element's scripts, checked against their JSDoc types; the build must have been made.
fn scripts() -> Result<()> {
    let www = paths::root().join("www");
    setup::npm(&www)?;
    let tsc =
        shell::find("tsc", &[www.join("node_modules/.bin")]).context("www has no TypeScript")?;
    shell::run(
        shell::command(tsc)
            .args(["--project", "."])
            .current_dir(www),
    )
}

/// Whatever the package calls its tests, if it has any.
fn script_tests() -> Result<()> {
    let www = paths::root().join("www");
    let npm = shell::find("npm", &[]).context("npm is missing: install Node 20 or newer")?;
    shell::run(shell::command(npm).args(["run", "test"]).current_dir(www))
}

/// Every test in every browser. A browser that is not there is a failure.
fn browsers() -> Result<()> {
    for name in drivers::BROWSERS {
        drivers::find(name)?;
    }
    if !test_targets()?.iter().any(|name| name == BROWSER) {
        bail!("expected the test target `{BROWSER}` in {TESTS}, found none");
    }
    let mut command: Command = shell::cargo();
    shell::run(
        command
            .args(["test", "--package", TESTS, "--test", BROWSER])
            .envs(drivers::environment()),
    )
}

/// What git sees as changed.
fn changed() -> Result<String> {
    shell::read(shell::command("git").args(["status", "--porcelain"]))
}
