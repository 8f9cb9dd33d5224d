//! What the command line says of the same bytes.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

/// The JSON report of the native command.
pub fn report(files: &[PathBuf], options: &[&str]) -> Result<String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(xtask::paths::root())
        .args([
            "run",
            "--quiet",
            "--package",
            "reality-gap",
            "--",
            "report",
            "--format",
            "json",
        ])
        .args(options)
        .args(files)
        .output()?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "the command ended with {}: {errors}",
        output.status
    );
    Ok(String::from_utf8(output.stdout)?
        .trim_end_matches('\n')
        .to_owned())
}

/// Writes files into a fresh folder, to be chosen or read; gives their paths.
pub fn files(folder: &str, files: &[(&str, &[u8])]) -> Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("browser")
        .join(folder.replace("::", "-"));
    std::fs::create_dir_all(&folder)?;
    files
        .iter()
        .map(|(name, bytes)| {
            let path = folder.join(name);
            std::fs::write(&path, bytes)?;
            Ok(path)
        })
        .collect()
}

/// The folder of real input, where it is present.
pub fn data() -> Option<PathBuf> {
    let folder = std::env::var_os("REALITY_GAP_DATA").map_or_else(
        || xtask::paths::root().join("../shared/data"),
        PathBuf::from,
    );
    folder.is_dir().then_some(folder)
}
