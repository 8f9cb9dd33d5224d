//! `reality-gap.html`: the whole widget in one file that works when it is opened from disk, without a network.
//!
//! One script runs both the page and, from a `blob:` address, the worker; the programs and the sample stand packed in
//! blocks behind it. The policy of the page names the script and the style sheet by their hashes and forbids every request.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use crate::network::FILES;
use crate::{build, link, paths, slim};

/// Name of the file in `www/dist`; its SHA-256 stands beside it, as `sha256sum --check` reads it.
pub const NAME: &str = "reality-gap.html";

/// Writes the file from what is in `dist`.
///
/// # Errors
/// When a part is missing or a script cannot be joined.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let source = paths::root().join("www/single");
    let read = |name: &str| {
        fs::read_to_string(source.join(name))
            .with_context(|| format!("cannot read www/single/{name}"))
    };
    let mut modules = scripts(dist)?;
    for name in ["main.js", "parts.js", "places.js"] {
        modules.insert(name.to_owned(), slim::script(name, &read(name)?)?);
    }
    let widget = link::link(&modules, "main.js")?;
    let css = read("page.css")?;
    let blocks: String = [
        (
            "program",
            fs::read(dist.join(format!("{}_bg.wasm", build::MAIN.name)))?,
        ),
        (
            "readers",
            fs::read(dist.join(format!("{}_bg.wasm", build::FORMATS.name)))?,
        ),
        ("sample", sample(dist)?),
        ("languages", build::languages_json(dist)?),
    ]
    .iter()
    .map(|(name, bytes)| {
        Ok(format!(
            "<script type=\"application/gzip\" id=\"{name}\">{}</script>\n",
            packed(bytes)?
        ))
    })
    .collect::<Result<_>>()?;
    let page = read("page.html")?
        .replace("{script}", &hash(&widget))
        .replace("{style}", &hash(&css))
        .replace("{css}", &css)
        .replace("{widget}", &widget)
        .replace("{blocks}", &blocks);
    let sum: String = Sha256::digest(&page)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    fs::write(dist.join(NAME), page)?;
    Ok(fs::write(
        dist.join(format!("{NAME}.sha256")),
        format!("{sum}  {NAME}\n"),
    )?)
}

/// Every script of the widget by its name.
fn scripts(dist: &Path) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".js") {
            found.insert(name, fs::read_to_string(&path)?);
        }
    }
    Ok(found)
}

/// The invented dealers' files, by name.
fn sample(dist: &Path) -> Result<Vec<u8>> {
    let files: BTreeMap<&str, String> = FILES
        .iter()
        .map(|name| Ok((*name, fs::read_to_string(dist.join("demo").join(name))?)))
        .collect::<Result<_>>()?;
    Ok(serde_json::to_vec(&files)?)
}

fn packed(bytes: &[u8]) -> Result<String> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    Ok(STANDARD.encode(packer.finish()?))
}

/// How a policy names a script or a style sheet.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}
