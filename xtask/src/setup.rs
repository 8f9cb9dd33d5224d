//! What the tests need on this machine: installed where that is possible, named in one sentence where it is not.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};

use crate::{build, drivers, paths, shell};

/// The programs that packages of the system bring, each with its package.
const PACKAGES: [(&[&str], &str); 6] = [
    (
        &["chromium", "chromium-browser", "google-chrome"],
        "chromium",
    ),
    (&["chromedriver"], "chromium-driver"),
    (&["firefox-esr", "firefox"], "firefox-esr"),
    (&["WebKitWebDriver"], "webkit2gtk-driver"),
    (&["Xvfb"], "xvfb"),
    (&["valgrind"], "valgrind"),
];

/// The font of the approved pictures, and its package.
const FONT: (&str, &str) = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "fonts-dejavu-core",
);

/// The wasm target, the browsers and their drivers, and what counts instructions.
///
/// # Errors
/// When something is missing and cannot be installed; the message says what.
pub fn run() -> Result<()> {
    build::add_target()?;
    let missing: Vec<&str> = PACKAGES
        .iter()
        .filter(|(programs, _)| {
            !programs
                .iter()
                .any(|program| shell::find(program, &drivers::places()).is_some())
        })
        .map(|(_, package)| *package)
        .collect();
    let font = (!Path::new(FONT.0).is_file()).then_some(FONT.1);
    let missing: Vec<&str> = missing.into_iter().chain(font).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    if shell::find("geckodriver", &drivers::places()).is_none() {
        geckodriver()?;
    }
    for name in drivers::BROWSERS {
        drivers::find(name)?;
    }
    Ok(())
}

fn install(packages: &[&str]) -> Result<()> {
    let sentence = format!(
        "the tests need {}: install them with the system's packages",
        packages.join(", ")
    );
    let root = shell::find("id", &[]).and_then(|id| shell::read(shell::command(id).arg("-u")).ok());
    let apt = shell::find("apt-get", &[]).filter(|_| root.as_deref().map(str::trim) == Some("0"));
    let Some(apt) = apt else {
        return Err(anyhow!(sentence));
    };
    let command = || {
        let mut command = shell::command(&apt);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    // An old list of packages may still do; the installation says so if not.
    drop(shell::run(command().args(["update", "--quiet"])));
    shell::run(
        command()
            .args(["install", "--yes", "--quiet"])
            .args(packages),
    )
    .context(sentence)
}

/// Builds geckodriver below the target folder: no package of the system brings it.
fn geckodriver() -> Result<()> {
    println!("building geckodriver, which takes a minute or two the first time");
    let install = |locked: &[&str]| {
        let mut command = shell::cargo();
        command
            .args(["install", "geckodriver", "--quiet"])
            .args(locked)
            .arg("--root")
            .arg(paths::tools());
        shell::run(&mut command)
    };
    // The lock file of a release may name versions that are gone.
    install(&["--locked"])
        .or_else(|_| install(&[]))
        .context("Firefox cannot be driven without geckodriver")
}

/// The development dependencies of a folder with a `package.json`, as its lock file says.
///
/// # Errors
/// When Node is missing or the packages cannot be installed.
pub fn npm(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let written = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    let installed = written(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= written(&lock) {
        return Ok(());
    }
    npm_install(folder, &[if lock.is_file() { "ci" } else { "install" }])
}

/// The same where a package has a part for every system: a registry that does not hold those of other systems leaves the
/// lock file incomplete, and then what it names is installed without asking for the rest.
///
/// # Errors
/// As for [`npm`].
pub fn npm_for_here(folder: &Path) -> Result<()> {
    npm(folder).or_else(|_| npm_install(folder, &["install", "--no-save"]))
}

fn npm_install(folder: &Path, how: &[&str]) -> Result<()> {
    let npm = shell::find("npm", &[]).context("npm is missing: install Node 20 or newer")?;
    shell::run(
        shell::command(npm)
            .args(how)
            .args(["--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(folder),
    )
}
