//! `cargo xtask pictures`: the documents' pictures, of every part of the report on the invented network.

use anyhow::Result;

use crate::{paths, shell};

/// Takes them with Chromium and its driver, which the tests use too.
///
/// # Errors
/// When one of them is missing or does not start.
pub fn run() -> Result<()> {
    shell::run(
        shell::cargo()
            .args(["run", "--package", "reality-gap-tests"])
            .args(["--example", "pictures", "--"])
            .arg(paths::root().join("docs/pictures")),
    )
}
