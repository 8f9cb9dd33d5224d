//! `cargo xtask samples`: the pages of `examples`, one per bundler and framework, built with the packed npm package.
//!
//! What a bundler makes is looked at here (one file for each wasm module, none of them inside a script); that it runs, in the
//! browser tests.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::{build, package, paths, setup, shell};

/// Folders below `examples`, each with where its bundle is.
const BUNDLES: [(&str, &str); 8] = [
    ("vite", "vite/dist"),
    ("vite-library", "vite-library/dist"),
    ("webpack", "webpack/dist"),
    ("rollup", "rollup/dist"),
    ("esbuild", "esbuild/dist"),
    ("parcel", "parcel/dist"),
    ("next", "next/out"),
    ("frameworks", "frameworks/dist"),
];

/// Packs, installs, checks the package, and builds every page, also after one that failed.
///
/// # Errors
/// When something cannot be installed, the package is at fault, or a bundle is not as it has to be.
pub fn run() -> Result<()> {
    let examples = folder();
    let tarball = package::pack()?;
    setup::npm(&examples)?;
    unpack(&tarball, &examples)?;
    let node = shell::find("node", &[]).context("node is missing: install Node 20 or newer")?;
    let mut faults = Vec::new();
    if let Err(error) = shell::run(
        shell::command(node)
            .arg("check.mjs")
            .arg(&tarball)
            .current_dir(&examples),
    ) {
        faults.push(format!("the package: {error:#}"));
    }
    for (name, output) in BUNDLES {
        match bundle(&examples, name, output) {
            Ok(line) => println!("{name:<14} {line}"),
            Err(error) => faults.push(format!("{name}: {error:#}")),
        }
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// Where the examples are.
#[must_use]
pub fn folder() -> PathBuf {
    paths::root().join("examples")
}

/// Puts the package where `npm install` would: it needs no other.
fn unpack(tarball: &Path, examples: &Path) -> Result<()> {
    let place = examples.join("node_modules/reality-gap");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    fs::create_dir_all(&place)?;
    let tar = shell::find("tar", &[]).context("tar is missing: install it")?;
    shell::run(
        shell::command(tar)
            .arg("-xzf")
            .arg(tarball)
            .args(["--strip-components=1", "-C"])
            .arg(&place),
    )
}

/// Builds one folder; says what came of it.
fn bundle(examples: &Path, name: &str, output: &str) -> Result<String> {
    let output = examples.join(output);
    if output.exists() {
        fs::remove_dir_all(&output)?;
    }
    let npm = shell::find("npm", &[]).context("npm is missing: install Node 20 or newer")?;
    let mut command = shell::command(npm);
    command
        .args(["run", "--silent", &format!("build:{name}")])
        .current_dir(examples)
        .env("NEXT_TELEMETRY_DISABLED", "1");
    // The output of a bundler matters only where it failed.
    shell::read(&mut command)?;
    whole(&output)
}

/// One file for each wasm module, and none of them anywhere else.
fn whole(output: &Path) -> Result<String> {
    let mut files = Vec::new();
    collect(output, &mut files)?;
    let mut sizes = Vec::new();
    for module in [build::MAIN, build::FORMATS] {
        let made = fs::read(paths::dist().join(format!("{}_bg.wasm", module.name)))
            .context("there is no www/dist: run `cargo xtask build`")?;
        let same = files.iter().filter(|(_, bytes)| *bytes == made).count();
        ensure!(
            same == 1,
            "expected one file with the module {}, found {same}",
            module.name
        );
        sizes.push(made.len());
    }
    let programs = files
        .iter()
        .filter(|(_, bytes)| bytes.starts_with(b"\0asm"));
    ensure!(programs.count() == 2, "expected two wasm files, found more");
    for (path, bytes) in &files {
        let script = path
            .extension()
            .is_some_and(|end| end == "js" || end == "mjs");
        // How a module begins in base64.
        if script && bytes.windows(8).any(|part| part == b"AGFzbQEA") {
            bail!(
                "expected no module inside a script, found one in {}",
                path.display()
            );
        }
    }
    Ok(format!(
        "{} files, wasm {} and {} bytes",
        files.len(),
        sizes[0],
        sizes[1]
    ))
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) -> Result<()> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("expected a bundle in {}, found none", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            let bytes = fs::read(&path)?;
            files.push((path, bytes));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundle_has_a_script_that_builds_it() -> Result<()> {
        let text = fs::read_to_string(folder().join("package.json"))?;
        let package: serde_json::Value = serde_json::from_str(&text)?;
        for (name, _) in BUNDLES {
            assert!(
                package["scripts"][format!("build:{name}")].is_string(),
                "{name}"
            );
            assert!(folder().join(name).is_dir(), "{name}");
        }
        Ok(())
    }
}
