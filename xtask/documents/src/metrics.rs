//! `docs/metrics`: one page per file of metrics from its `//!` header, and the list of all figures.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use reality_gap_core::metrics::{Entry, Kind, catalogue};

/// What every page answers, in this order.
const HEADINGS: [&str; 8] = [
    "Question",
    "Formula",
    "Unit",
    "Denominator",
    "Missing and too recent",
    "Small samples",
    "Example",
    "Sources",
];

/// Stands beside the figures: sentences from sums, with a page of its own.
const FINDINGS: &str = "findings";

/// All pages by path.
///
/// # Errors
/// When a file cannot be read, or its header lacks a heading.
pub(crate) fn write() -> Result<BTreeMap<String, String>, String> {
    let entries = catalogue();
    let mut files: Vec<&str> = Vec::new();
    for entry in &entries {
        if !files.contains(&entry.file) {
            files.push(entry.file);
        }
    }
    files.push(FINDINGS);
    let mut pages = BTreeMap::from([("docs/metrics/README.md".to_owned(), index(&entries))]);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../core/src/metrics");
    for file in files {
        let path = folder.join(file).with_extension("rs");
        let text = fs::read_to_string(&path).map_err(|e| format!("{file}.rs: {e}"))?;
        let own: Vec<&Entry> = entries.iter().filter(|entry| entry.file == file).collect();
        pages.insert(format!("docs/metrics/{file}.md"), page(file, &text, &own)?);
    }
    Ok(pages)
}

fn page(file: &str, text: &str, own: &[&Entry]) -> Result<String, String> {
    let header: Vec<&str> = text
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    let found: Vec<&str> = header
        .iter()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    if found != HEADINGS {
        return Err(format!(
            "core/src/metrics/{file}.rs: expected the headings {HEADINGS:?}, found {found:?}"
        ));
    }
    let (title, body) = header
        .split_first()
        .ok_or_else(|| format!("{file}.rs has no header"))?;
    let body = body.join("\n");
    // An example on files of its own begins with a link to their folder.
    let body = if body.contains("## Example\n\nOn the files of [") {
        body
    } else {
        body.replace(
            "## Example\n",
            "## Example\n\nOn [example.csv](example.csv), five leads, with \
             `--expected=75% --as-of=2026-10-01T00:00:00Z`. A test computes these figures.\n",
        )
    };
    let mut page = format!("# {file}\n\n{title}\n");
    if !own.is_empty() {
        page.push_str("\n| id | definition |\n|---|---|\n");
    }
    for entry in own {
        page.push_str(&format!("| `{}` | {} |\n", entry.id, entry.definition));
    }
    page.push_str(body.trim_end());
    page.push_str(&format!(
        "\n\nWritten by `cargo xtask gen` from [{file}.rs](../../core/src/metrics/{file}.rs).\n"
    ));
    Ok(page)
}

fn index(entries: &[Entry]) -> String {
    let mut text = String::from(
        "# Metrics\n\nWritten by `cargo xtask gen` from the lists that the report is made from. Every page says how to \
         recompute its figures by hand on [example.csv](example.csv). The places to start are on \
         [findings](findings.md). `reality-gap report FILE --only ID` prints the figure or table with this id; several \
         are separated by `,`.\n",
    );
    for (kind, title) in [
        (Kind::Estimate, "Estimates"),
        (Kind::Distribution, "Distributions"),
        (Kind::Table, "Tables"),
    ] {
        text.push_str(&format!(
            "\n## {title}\n\n| id | page | unit | denominator | definition |\n|---|---|---|---|---|\n"
        ));
        for e in entries.iter().filter(|entry| entry.kind == kind) {
            text.push_str(&format!(
                "| `{}` | [{1}]({1}.md) | {2} | {3} | {4} |\n",
                e.id, e.file, e.unit, e.denominator, e.definition
            ));
        }
    }
    text
}
