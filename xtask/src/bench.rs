//! `cargo xtask bench`: the widget beside its peers, on the same files in the same browsers.

use std::ffi::OsString;

use anyhow::{Context, Result, ensure};

use crate::{build, drivers, paths, setup, shell};

/// Builds the widget, installs the peers and runs the bench with these further arguments.
///
/// # Errors
/// When the build, an installation or the bench itself fails.
pub fn run(arguments: &[OsString]) -> Result<()> {
    let bench = paths::root().join("bench");
    ensure!(bench.join("run.mjs").is_file(), "there is no bench/run.mjs");
    build::run(build::Options::default())?;
    setup::npm_for_here(&bench)?;
    let node = shell::find("node", &[]).context("node is missing: install Node 20 or newer")?;
    shell::run(
        shell::command(node)
            .arg("bench/run.mjs")
            .args(arguments)
            .envs(drivers::environment()),
    )
}
