//! What is there before the program is, and where it never comes.

use anyhow::{Result, ensure};
use serde_json::json;
use xtask::serve::Options;

use crate::browsers::Session;
use crate::native;
use crate::page::{Page, Site};
use crate::support::export::wide;

const PROGRAM: &str = "/reality_gap_wasm_bg.wasm";

/// Where everything is that the widget shows.
// Without heights: now and then WebKitGTK leaves eight pixels more below the last line of the card when it lays it out again.
const PLACES: &str = "[...root.querySelectorAll('*')].map((e) => {
    const { x, y, width } = e.getBoundingClientRect();
    return `${e.localName}.${e.className} ${[x, y, width]}`;
  })";

fn held() -> Site {
    Site {
        options: Options {
            held: vec![PROGRAM.to_owned()],
            ..Options::strict()
        },
        ..Site::default()
    }
}

fn asked(page: &Page<'_>, path: &str) -> usize {
    page.server.asked().iter().filter(|a| *a == path).count()
}

pub(crate) fn the_empty_state_is_there_before_the_program(
    session: &Session,
    name: &str,
) -> Result<()> {
    let page = Page::ready(session, name, held())?;
    let shown = page.shown()?;
    ensure!(
        shown.contains("How are your leads really followed up?"),
        "{shown:.300}"
    );
    page.picture("first")?;
    page.js(
        &format!("window.button = find('[data-rg=\"open\"]'); window.places = {PLACES};"),
        &[],
    )?;
    // A file chosen before anything can read it.
    let files = native::files(name, &[("export.csv", wide().as_bytes())])?;
    page.choose(&files)?;
    let before = page.js("return [probe.reports, probe.codes.length]", &[])?;
    ensure!(before == json!([0, 0]), "{before}");
    page.server.release();
    page.answer(1)?;
    ensure!(page.report()?["counts"]["leads"] == 240);
    page.calm()?;

    // The session takes over what is there: no element is made anew and none moves.
    let page = Page::ready(session, name, held())?;
    page.js(
        &format!("window.button = find('[data-rg=\"open\"]'); window.places = {PLACES};"),
        &[],
    )?;
    page.server.release();
    let template = page.wait(
        "return (await (await widget.exportAs('template-leads')).text()).length",
        &[],
    )?;
    ensure!(template.as_u64() > Some(100), "{template}");
    let moved = page.js(
        &format!("const now = {PLACES}; return [button === find('[data-rg=\"open\"]'), now.flatMap((place, at) => place !== places[at] ? [[places[at], place]] : [])]"),
        &[],
    )?;
    // The class of the width is all that may differ.
    ensure!(moved == json!([true, []]), "{moved}");
    if page.engine("chromium") {
        let shift = page.wait(
            "return await new Promise((resolve) => new PerformanceObserver((list) =>
               resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
               .observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => resolve(0), 300))",
            &[],
        )?;
        // Good pages stay under 0.1. A few pixels once, when Chromium lays a container out for the first time, are 0.00007.
        ensure!(shift.as_f64() < Some(0.001), "layout shift {shift}");
    }
    page.calm()
}

pub(crate) fn a_page_with_a_source_begins_with_reading(
    session: &Session,
    name: &str,
) -> Result<()> {
    let mut site = held().with("expected=\"75%\" src=\"/export.csv\"");
    site.options = site.options.with_file("/export.csv", wide());
    let page = Page::open(session, name, site)?;
    page.until(
        "the reading screen",
        "return Boolean(find('[data-rg=\"cancel\"]'))",
    )?;
    // Nobody is asked for a file in between.
    page.js(
        "window.seen = false;
         new MutationObserver(() => { if (find('[data-rg=\"open\"]') && !find('svg')) window.seen = true; })
           .observe(root, { childList: true, subtree: true });",
        &[],
    )?;
    page.server.release();
    page.answer(1)?;
    let seen = page.js("return seen", &[])?;
    ensure!(seen == json!(false), "the empty state was shown meanwhile");
    // One that is not there leaves the reader with the empty state and a reason.
    let page = Page::open(session, name, Site::strict().with("src=\"/nothing.csv\""))?;
    page.until(
        "the empty state with an error",
        "return Boolean(find('[data-rg=\"open\"]')) && shown().includes('E101')",
    )?;
    page.calm()
}

/// The message and the code of a widget that cannot start.
fn stopped(page: &Page<'_>, code: &str, words: &str) -> Result<()> {
    page.until(
        "a reason",
        "return Boolean(find('[role=\"alert\"]')) && probe.codes.length > 0",
    )?;
    let shown = page.shown()?;
    ensure!(
        shown.contains(code) && shown.contains(words),
        "expected {code} and {words}, found {shown}"
    );
    let codes = page.probe("codes")?;
    ensure!(codes == json!([code]), "{codes}");
    let offers = page.js("return Boolean(find('[data-rg=\"open\"]'))", &[])?;
    ensure!(offers == false, "a button that can do nothing");
    Ok(())
}

pub(crate) fn a_program_that_cannot_start_says_why(session: &Session, name: &str) -> Result<()> {
    // The page and its worker forbid WebAssembly.
    let policy = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; connect-src 'self'";
    let site = Site {
        options: Options::default().with_header("Content-Security-Policy", policy),
        ..Site::default()
    };
    let page = Page::open(session, name, site)?;
    stopped(&page, "E107", "'wasm-unsafe-eval' to script-src")?;
    page.picture("policy")?;
    // Its file is not there; or a log-in page stands in its place.
    for (status, kind) in [
        (404, None),
        (200, Some("<!doctype html><title>Log in</title>")),
    ] {
        let mut options = Options::strict();
        match kind {
            None => drop(options.statuses.insert(PROGRAM.to_owned(), status)),
            Some(page) => {
                options = options.with_file(PROGRAM, page);
                options
                    .types
                    .insert(PROGRAM.to_owned(), "text/html; charset=utf-8");
            }
        }
        let site = Site {
            options,
            ..Site::default()
        };
        let page = Page::open(session, name, site)?;
        stopped(&page, "E112", "beside the scripts")?;
    }
    // A wrong type is forgiven, and so is a page that forbids WebAssembly where the worker's own policy allows it.
    let mut options = Options::strict();
    options
        .types
        .insert(PROGRAM.to_owned(), "application/octet-stream");
    let odd = Site {
        options,
        ..Site::default()
    };
    let own = Site {
        policy: Some(
            "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; connect-src 'self'",
        ),
        ..Site::default()
    };
    for site in [odd, own] {
        let page = Page::ready(session, name, site)?;
        page.load(&[("export.csv", wide().as_bytes())])?;
        page.answer(1)?;
        ensure!(asked(&page, PROGRAM) == 1, "{:?}", page.server.asked());
        ensure!(page.probe("errors")? == json!([]));
    }
    Ok(())
}
