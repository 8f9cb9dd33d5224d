//! `cargo xtask size`: what a page downloads, compressed as a server would, against the goal and the last figures.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use brotli::enc::BrotliEncoderParams;

use crate::{build, paths};

/// The goal, bytes over the wire for everything that reads CSV: module, scripts, style sheet. Beyond it is said, not
/// refused: what has to come down is known, and growth is held by the kept figures.
pub const BUDGET: u64 = 250_000;

/// The most that the readers of other formats may be, over the wire. No page loads them for a CSV file.
pub const FORMATS_BUDGET: u64 = 350_000;

/// How far, in hundredths, a figure may be from the one in `www/size.json`.
const SLACK: u64 = 5;

/// One kind of file.
#[derive(Debug, Default, PartialEq, Eq)]
struct Part {
    name: &'static str,
    files: u64,
    raw: u64,
    brotli: u64,
}

/// Prints the table and checks it; with `update`, keeps the figures instead of comparing them.
///
/// # Errors
/// When there is no build, or the figures differ from those kept.
pub fn run(update: bool) -> Result<()> {
    let (parts, formats) = measure(&paths::dist())?;
    println!(
        "{:<8} {:>6} {:>10} {:>10}",
        "part", "files", "bytes", "brotli"
    );
    let total = Part {
        name: "total",
        files: parts.iter().map(|part| part.files).sum(),
        raw: parts.iter().map(|part| part.raw).sum(),
        brotli: parts.iter().map(|part| part.brotli).sum(),
    };
    for part in parts.iter().chain([&total, &formats]) {
        println!(
            "{:<8} {:>6} {:>10} {:>10}",
            part.name, part.files, part.raw, part.brotli
        );
    }
    println!("goal {BUDGET}, {} % used", total.brotli * 100 / BUDGET);
    if total.brotli > BUDGET {
        println!(
            "the widget is {} bytes above the goal",
            total.brotli - BUDGET
        );
    }
    println!(
        "the readers of other formats are loaded on demand: at most {FORMATS_BUDGET}, {} % used",
        formats.brotli * 100 / FORMATS_BUDGET
    );
    ensure!(
        formats.brotli <= FORMATS_BUDGET,
        "`formats` is {} bytes over the wire, {FORMATS_BUDGET} are allowed",
        formats.brotli
    );

    let kept = paths::root().join("www/size.json");
    if update {
        let mut figures = serde_json::Map::new();
        figures.extend(
            parts
                .iter()
                .chain([&total, &formats])
                .map(|part| (part.name.to_owned(), part.brotli.into())),
        );
        return Ok(fs::write(
            &kept,
            format!("{:#}\n", serde_json::Value::Object(figures)),
        )?);
    }
    let text = fs::read_to_string(&kept)
        .context("www/size.json is missing: run `cargo xtask size --update`")?;
    let figures: serde_json::Value =
        serde_json::from_str(&text).context("cannot read www/size.json")?;
    for part in parts.iter().chain([&total, &formats]) {
        compare(part.name, part.brotli, figures[part.name].as_u64())?;
    }
    Ok(())
}

/// What every page loads, by kind; and what is loaded on demand.
fn measure(dist: &Path) -> Result<([Part; 3], Part)> {
    let mut parts = ["wasm", "script", "style", "formats"].map(|name| Part {
        name,
        ..Part::default()
    });
    let entries = fs::read_dir(dist).context("there is no www/dist: run `cargo xtask build`")?;
    for entry in entries {
        let path = entry?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let place = match name.rsplit_once('.').map(|(_, end)| end) {
            Some("wasm" | "js") if name.starts_with(build::FORMATS.name) => 3,
            Some("wasm") => 0,
            Some("js") => usize::from(name == "style.js") + 1,
            _ => continue,
        };
        let bytes = fs::read(&path).with_context(|| format!("cannot read {name}"))?;
        parts[place].files += 1;
        parts[place].raw += bytes.len() as u64;
        parts[place].brotli += compressed(&bytes)?;
    }
    for (part, module) in [(0, build::MAIN), (3, build::FORMATS)] {
        ensure!(
            parts[part].files > 0,
            "there is no {}_bg.wasm in www/dist: run `cargo xtask build`",
            module.name
        );
    }
    let [wasm, script, style, formats] = parts;
    Ok(([wasm, script, style], formats))
}

/// Bytes after brotli at its best.
fn compressed(bytes: &[u8]) -> Result<u64> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters).context("cannot compress")?;
    Ok(out.len() as u64)
}

fn compare(name: &str, now: u64, kept: Option<u64>) -> Result<()> {
    let Some(kept) = kept else {
        bail!("www/size.json has no `{name}`: run `cargo xtask size --update`")
    };
    // A hundred bytes more or less are no news, however small the part.
    let slack = (kept * SLACK / 100).max(100);
    ensure!(
        now.abs_diff(kept) <= slack,
        "`{name}` is {now} bytes over the wire, {kept} were kept: if that is meant, run `cargo xtask size --update`"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_noticed_both_ways() {
        assert!(compare("wasm", 100_000, Some(96_000)).is_ok());
        assert!(compare("wasm", 106_000, Some(100_000)).is_err());
        assert!(compare("wasm", 94_000, Some(100_000)).is_err());
        assert!(compare("wasm", 1, None).is_err());
    }

    #[test]
    fn repetition_costs_little() -> Result<()> {
        assert!(compressed(&b"lead ".repeat(2_000))? < 100);
        Ok(())
    }
}
