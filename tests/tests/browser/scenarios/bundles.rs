//! The pages of `examples` in a browser: what seven bundlers make of the npm package, and what six frameworks make of the
//! element.

use std::fmt::Write as _;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use xtask::samples;
use xtask::serve::Options;

use crate::browsers::Session;
use crate::page::Page;
use crate::support::export::leads_and_touches;
use crate::support::packed::workbook;

/// What the widget asks of a page, and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; connect-src 'self'";

fn careful() -> Options {
    Options::default().with_header("Content-Security-Policy", POLICY)
}

/// The demo's report, computed in a worker with one wasm file, and a workbook with the second.
fn bundle(session: &Session, name: &str, folder: &str, path: &str, options: Options) -> Result<()> {
    let page = Page::built(
        session,
        name,
        &samples::folder().join(folder),
        path,
        options,
    )?;
    // Four megabytes take their time on a busy machine.
    page.until(
        "the demo's files",
        "return probe.progress > 40 || probe.reports > 0",
    )?;
    page.until("the demo's report", "return probe.reports > 0")?;
    page.until(
        "what the page around shows of the event, if it does",
        "return (document.querySelector('#leads')?.textContent.trim() ?? '6002 leads') === '6002 leads'",
    )?;
    let leads = page.wait("return (await widget.report()).counts.leads", &[])?;
    ensure!(
        leads == 6_002,
        "expected the demo's 6,002 leads, found {leads}"
    );
    let programs = || {
        let mut asked = page.server.asked();
        asked.retain(|path| path.contains(".wasm"));
        asked
    };
    ensure!(
        programs().len() == 1,
        "expected one wasm file asked for once, found {:?}",
        programs()
    );
    ensure!(
        page.probe("workers")? == json!(1),
        "expected the report from a worker, found {} workers",
        page.probe("workers")?
    );
    page.load(&[("leads.xlsx", &workbook("Export", &leads_and_touches().0))])?;
    page.until("the workbook's report", "return probe.reports > 1")?;
    let asked = programs();
    ensure!(
        asked.len() == 2 && asked[0] != asked[1],
        "expected the readers asked for once, found {asked:?}"
    );
    page.calm()
}

pub(crate) fn bundled_by_nobody(session: &Session, name: &str) -> Result<()> {
    bundle(session, name, "", "/plain/index.html", careful())
}

pub(crate) fn bundled_by_vite(session: &Session, name: &str) -> Result<()> {
    bundle(session, name, "vite/dist", "/index.html", careful())
}

pub(crate) fn bundled_by_vite_as_a_library(session: &Session, name: &str) -> Result<()> {
    bundle(session, name, "vite-library", "/index.html", careful())
}

pub(crate) fn bundled_by_webpack(session: &Session, name: &str) -> Result<()> {
    bundle(session, name, "webpack", "/index.html", careful())
}

pub(crate) fn bundled_by_rollup(session: &Session, name: &str) -> Result<()> {
    bundle(session, name, "rollup", "/index.html", careful())
}

pub(crate) fn bundled_by_esbuild(session: &Session, name: &str) -> Result<()> {
    bundle(session, name, "esbuild", "/index.html", careful())
}

pub(crate) fn bundled_by_parcel(session: &Session, name: &str) -> Result<()> {
    // Parcel writes a map of its scripts into the page.
    bundle(
        session,
        name,
        "parcel/dist",
        "/index.html",
        Options::default(),
    )
}

pub(crate) fn bundled_by_next(session: &Session, name: &str) -> Result<()> {
    // Next.js writes inline scripts into its pages.
    bundle(session, name, "next/out", "/index.html", Options::default())
}

const FRAMEWORKS: [&str; 6] = ["react", "vue", "angular", "svelte", "preact", "lit"];

/// What does not hold, and why: Preact 11 writes the names of events that begin with a capital letter in small ones. The
/// widget has no such event.
const KNOWN: [(&str, &str); 2] = [
    ("preact", "declared listener to CAPSevent"),
    ("preact", "declared listener to PascalEvent"),
];

pub(crate) fn the_example_of_every_framework(session: &Session, name: &str) -> Result<()> {
    for framework in FRAMEWORKS {
        let path = format!("/{framework}/index.html");
        let folder = samples::folder().join("frameworks/dist");
        let page = Page::built(session, name, &folder, &path, careful())?;
        page.until(
            &format!("what {framework} shows of the event"),
            "return document.querySelector('#leads')?.textContent.trim() === '6002 leads'",
        )?;
        let expected = page.js("return widget.expectations[0].value", &[])?;
        ensure!(expected == json!(0.75), "{framework}: {expected}");
        page.calm().context(framework)?;
    }
    Ok(())
}

pub(crate) fn sixteen_checks_in_every_framework(session: &Session, name: &str) -> Result<()> {
    let mut results = Vec::new();
    for framework in FRAMEWORKS {
        let path = format!("/{framework}/checks.html");
        let folder = samples::folder().join("frameworks/dist");
        let page = Page::built(session, name, &folder, &path, careful())?;
        page.until(
            &format!("the checks of {framework}"),
            "return Boolean(globalThis.results)",
        )?;
        let found = page.js("return Object.entries(globalThis.results)", &[])?;
        let Value::Array(found) = found else {
            anyhow::bail!("{framework}: the results are a list");
        };
        ensure!(found.len() == 16, "{framework}: {} checks", found.len());
        results.push(found);
    }
    let mut table = format!("\n{:<34}", name);
    for framework in FRAMEWORKS {
        write!(table, " {framework:>8}")?;
    }
    let mut faults = Vec::new();
    for at in 0..16 {
        let check = results[0][at][0].as_str().unwrap_or_default();
        write!(table, "\n{check:<34}")?;
        for (framework, found) in FRAMEWORKS.iter().zip(&results) {
            let passed = found[at][1] == "passed";
            write!(table, " {:>8}", if passed { "passed" } else { "failed" })?;
            if passed == KNOWN.contains(&(framework, check)) {
                faults.push(format!("{framework}, {check}: {}", found[at][1]));
            }
        }
    }
    #[expect(clippy::print_stderr, reason = "the table is for the log")]
    {
        eprintln!("{table}");
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}
