//! Twenty widgets on one page.

use anyhow::{Result, ensure};
use serde_json::json;
use xtask::serve::Options;

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::support::export::wide;

pub(crate) fn twenty_widgets_share_one_program(session: &Session, name: &str) -> Result<()> {
    let widgets = "<reality-gap timezone=\"UTC\" expected=\"75%\"></reality-gap>\n".repeat(20);
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Twenty</title>\n\
         <script src=\"/test/probe.js\"></script>\n<script type=\"module\" src=\"/define.js\"></script>\n{widgets}"
    );
    let site = Site {
        options: Options::strict().with_file("/test/twenty.html", html),
        ..Site::default()
    };
    let page = Page::open(session, name, site)?;
    // What the first page asked for does not count.
    page.await_program()?;
    let before = page.server.asked().len();
    page.go("/test/twenty.html")?;
    page.until(
        "twenty empty widgets",
        "return [...document.querySelectorAll('reality-gap')].filter((each) => each.shadowRoot?.querySelector('[data-rg=\"open\"]')).length === 20",
    )?;
    page.until("one worker for all of them", "return probe.workers === 1")?;

    // Five of them get files of their own, all at once.
    let lines: Vec<String> = wide().lines().map(str::to_owned).collect();
    let counts = page.wait(
        "const all = [...document.querySelectorAll('reality-gap')];
         const sizes = [40, 60, 80, 120, 200];
         const reports = await Promise.all(sizes.map(async (size, at) => {
           const each = all[at * 4];
           await each.load(new File([args[0].slice(0, size + 1).join('\\r\\n')], `${size}.csv`));
           const { counts, input } = await each.report();
           return [input.files[0].name, input.files[0].rows_read, counts.leads > 0];
         }));
         return [reports, probe.workers, probe.made, await all[1].report() === undefined];",
        &[json!(lines)],
    )?;
    // Every fifth line begins a row that the one before it ends.
    let expected = [40, 60, 80, 120, 200].map(|n| json!([format!("{n}.csv"), n * 4 / 5, true]));
    ensure!(
        counts == json!([expected, 5, 5, true]),
        "expected five reports of their own from five workers, found {counts}"
    );
    let asked = &page.server.asked()[before..];
    for path in ["/reality_gap_wasm_bg.wasm", "/worker.js", "/reality-gap.js"] {
        let times = asked.iter().filter(|asked| *asked == path).count();
        let most = if path == "/worker.js" { 5 } else { 1 };
        ensure!(
            times > 0 && times <= most,
            "expected {path} at most {most} times, found {times} in {asked:?}"
        );
    }
    // Nothing of them is in the page around them.
    let outside = page.js(
        "return [document.querySelectorAll('[id]').length, document.adoptedStyleSheets.length, document.querySelectorAll('style').length]",
        &[],
    )?;
    ensure!(outside == json!([0, 0, 0]), "{outside}");
    page.js("document.body.replaceChildren()", &[])?;
    page.until("no worker left", "return probe.workers === 0")?;
    page.calm()
}
