//! `cargo xtask package`: the npm package as it would be published, in `target/package`.
//!
//! `www/scripts/package.mjs` puts it together from the build; `npm pack` makes the file. Nothing is published.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::{paths, setup, shell};

/// Packs the widget that was built last, and says where the file is.
///
/// # Errors
/// When there is no build, or node, npm or TypeScript fail.
pub fn run() -> Result<()> {
    let packed = pack()?;
    let size = fs::metadata(&packed)?.len();
    println!("{} ({size} bytes)", packed.display());
    Ok(())
}

/// The packed file.
pub(crate) fn pack() -> Result<PathBuf> {
    ensure!(
        paths::dist().join("reality-gap.js").is_file(),
        "expected the built widget in www/dist, found none: run `cargo xtask build`"
    );
    setup::npm(&paths::root().join("www"))?;
    let node = shell::find("node", &[]).context("node is missing: install Node 20 or newer")?;
    let npm = shell::find("npm", &[]).context("npm is missing: install Node 20 or newer")?;
    let target = paths::target().join("package");
    let folder = target.join("reality-gap");
    shell::run(
        shell::command(node)
            .arg("www/scripts/package.mjs")
            .arg(&folder),
    )?;
    let printed = shell::read(
        shell::command(npm)
            .args(["pack", "--json", "--loglevel=error", "--pack-destination"])
            .arg(&target)
            .current_dir(&folder),
    )?;
    let packed: serde_json::Value =
        serde_json::from_str(&printed).context("cannot read what npm packed")?;
    let name = packed[0]["filename"]
        .as_str()
        .context("npm says no file name")?;
    Ok(target.join(name))
}
