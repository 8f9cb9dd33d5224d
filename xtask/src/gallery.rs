//! `cargo xtask gallery`: the messy files, what was counted of each and what was set aside.

use anyhow::Result;

use crate::shell;

/// Prints the table.
///
/// # Errors
/// When the program does not build.
pub fn run() -> Result<()> {
    shell::run(
        shell::cargo()
            .args(["run", "--quiet", "--package", "reality-gap-tests"])
            .args(["--example", "gallery"]),
    )
}
