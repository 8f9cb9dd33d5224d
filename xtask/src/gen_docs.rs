//! `cargo xtask gen`: the documents that are written from the code; `--check` says which are out of date.
//!
//! The crate in `xtask/documents` makes them, apart from this one so that a core that does not compile leaves the other
//! commands working. It prints one JSON object: path in the repository → text.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::{paths, shell};

/// Writes the documents, or with `check` compares them with what is there.
///
/// # Errors
/// When the core does not compile, a document cannot be written, or (with `check`) one is out of date.
pub fn run(check: bool) -> Result<()> {
    let printed =
        shell::read(shell::cargo().args(["run", "--quiet", "--package", "reality-gap-documents"]))?;
    let documents: BTreeMap<String, String> =
        serde_json::from_str(&printed).context("cannot read what the generators wrote")?;
    let root = paths::root();
    let stale = stale(&root, &documents);
    element(check)?;
    if check {
        ensure!(
            stale.is_empty(),
            "out of date: {}; run `cargo xtask gen` and commit",
            stale.join(", ")
        );
        println!("{} documents are up to date", documents.len());
        return Ok(());
    }
    for path in &stale {
        let file = root.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, &documents[*path]).with_context(|| format!("cannot write {path}"))?;
        println!("{path}");
    }
    Ok(())
}

/// The manifest of the element and its tables, from the JSDoc of its source.
fn element(check: bool) -> Result<()> {
    let node = shell::find("node", &[]).context("node is missing: install Node 20 or newer")?;
    let mut command = shell::command(node);
    command.arg(paths::root().join("www/scripts/manifest.mjs"));
    if check {
        command.arg("--check");
    }
    shell::run(&mut command)
}

/// The documents that are missing or say something else.
fn stale<'a>(root: &Path, documents: &'a BTreeMap<String, String>) -> Vec<&'a str> {
    let differs = |(path, text): &(&String, &String)| {
        fs::read_to_string(root.join(path)).ok().as_ref() != Some(*text)
    };
    documents
        .iter()
        .filter(differs)
        .map(|(path, _)| path.as_str())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_stale_when_missing_or_different() -> Result<()> {
        let root = paths::root();
        let manifest = fs::read_to_string(root.join("xtask/Cargo.toml"))?;
        let documents = BTreeMap::from([
            ("xtask/Cargo.toml".to_owned(), manifest.clone()),
            ("xtask/missing.md".to_owned(), String::new()),
            ("xtask/src/main.rs".to_owned(), manifest),
        ]);
        assert_eq!(
            stale(&root, &documents),
            ["xtask/missing.md", "xtask/src/main.rs"]
        );
        Ok(())
    }
}
