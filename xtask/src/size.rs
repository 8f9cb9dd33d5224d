//! `cargo xtask size`: what a page downloads, compressed as a server would, against the goal and the last figures.
//!
//! Counted is what a page with `define.js` asks for until the report of a CSV file is there, in English and in a worker; the
//! browser tests compare the list with what pages ask for. Languages, the sample, the frame's page and the readers of other
//! formats come on demand or not at all.

use std::collections::BTreeSet;
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

/// What a page with a CSV file loads, by kind; and the readers of other formats.
fn measure(dist: &Path) -> Result<([Part; 3], Part)> {
    let mut parts = ["wasm", "script", "style", "formats"].map(|name| Part {
        name,
        ..Part::default()
    });
    let formats = ["_bg.wasm", ".js"].map(|end| format!("{}{end}", build::FORMATS.name));
    for name in loaded(dist)?.into_iter().chain(formats) {
        let place = match name.as_str() {
            _ if name.starts_with(build::FORMATS.name) => 3,
            _ if name.ends_with(".wasm") => 0,
            "style.js" => 2,
            _ => 1,
        };
        let bytes = fs::read(dist.join(&name))
            .with_context(|| format!("there is no www/dist/{name}: run `cargo xtask build`"))?;
        parts[place].files += 1;
        parts[place].raw += bytes.len() as u64;
        parts[place].brotli += compressed(&bytes)?;
    }
    let [wasm, script, style, formats] = parts;
    Ok(([wasm, script, style], formats))
}

/// The names of the files that a page with a CSV file loads: the program, and every script that `define.js` and the worker
/// import, and those import.
///
/// # Errors
/// When there is no build.
pub fn loaded(dist: &Path) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::from([format!("{}_bg.wasm", build::MAIN.name)]);
    let mut open = vec!["define.js".to_owned(), "worker.js".to_owned()];
    while let Some(name) = open.pop() {
        let text = fs::read_to_string(dist.join(&name))
            .with_context(|| format!("there is no www/dist/{name}: run `cargo xtask build`"))?;
        if found.insert(name) {
            open.extend(imports(&text).map(str::to_owned));
        }
    }
    Ok(found)
}

/// What a script imports whenever it is loaded, as names beside it.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    let ends = ["from \"./", "import \"./"];
    text.lines().filter_map(move |line| {
        let is = line.starts_with("import ") || line.starts_with("export {");
        let rest = ends.iter().find_map(|end| line.split_once(end))?.1;
        rest.split('"').next().filter(|_| is)
    })
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
    fn what_is_imported_on_demand_is_not_counted() {
        let text = "import { a } from \"./a.js\";\nimport \"./b.js\";\nimport * as c from \"./c.js\";\n\
            export { d } from \"./d.js\";\nconst more = () => import(\"./e.js\");\n";
        let found: Vec<&str> = imports(text).collect();
        assert_eq!(found, ["a.js", "b.js", "c.js", "d.js"]);
    }

    #[test]
    fn repetition_costs_little() -> Result<()> {
        assert!(compressed(&b"lead ".repeat(2_000))? < 100);
        Ok(())
    }
}
