//! Hashes of what a page loads: for `integrity` attributes, for import maps, and for the loader itself, which checks the
//! programs where they come from another site.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};

use crate::build::{FORMATS, MAIN, Module};

/// Name of the list in `www/dist`.
pub const NAME: &str = "integrity.json";

/// The hashes of the programs as a module, written before anything is joined or listed.
///
/// # Errors
/// When a program is missing.
pub(crate) fn programs(dist: &Path) -> Result<()> {
    let of = |module: &Module| {
        let name = format!("{}_bg.wasm", module.name);
        let bytes = fs::read(dist.join(&name)).with_context(|| format!("cannot read {name}"))?;
        Ok::<_, anyhow::Error>(hash(&bytes))
    };
    let module = format!(
        "/** What the programs of this version hash to. */\nexport const hashes = {{ program: {:?}, readers: {:?} }};\n",
        of(&MAIN)?,
        of(&FORMATS)?
    );
    Ok(fs::write(dist.join("hashes.js"), module)?)
}

/// The list of all files that a page may load, by name.
///
/// # Errors
/// When a file cannot be read.
pub(crate) fn list(dist: &Path) -> Result<()> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if [".js", ".wasm", ".css", ".html"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            let bytes = fs::read(&path).with_context(|| format!("cannot read {name}"))?;
            all.insert(name, hash(&bytes));
        }
    }
    Ok(fs::write(
        dist.join(NAME),
        format!("{}\n", serde_json::to_string_pretty(&all)?),
    )?)
}

/// How browsers write it.
fn hash(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn a_hash_is_written_as_browsers_want_it() {
        // By `printf abc | openssl dgst -sha384 -binary | base64`.
        assert_eq!(
            hash(b"abc"),
            "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        );
    }
}
