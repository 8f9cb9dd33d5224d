//! What the command line says of the same bytes.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

/// The JSON report of the command line.
pub(crate) fn report(files: &[PathBuf], options: &[&str]) -> Result<String> {
    let fixed = ["report", "--quiet", "--format", "json"]
        .into_iter()
        .chain(options.iter().copied())
        .map(OsString::from);
    let ran = reality_gap_tests::reality_gap(fixed.chain(files.iter().map(OsString::from)));
    ensure!(
        ran.status == 0,
        "the command ended with {}: {}",
        ran.status,
        ran.err
    );
    Ok(ran.out.trim_end_matches('\n').to_owned())
}

/// Writes files into a fresh folder, to be chosen or read; gives their paths.
pub(crate) fn files(folder: &str, files: &[(&str, &[u8])]) -> Result<Vec<PathBuf>> {
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
