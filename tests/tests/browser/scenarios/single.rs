//! The whole widget in one file, opened from disk.

use anyhow::{Result, ensure};
use serde_json::json;
use xtask::{paths, single};

use crate::browsers::Session;
use crate::native;
use crate::page::Page;
use crate::support::export::{leads_and_touches, wide};
use crate::support::packed::workbook;

pub(crate) fn the_single_file_works_from_disk(session: &Session, name: &str) -> Result<()> {
    let file = paths::dist().join(single::NAME);
    let page = Page::from_disk(session, name, &file)?;
    if page.engine("chromium") {
        let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
        page.chromium("Network.emulateNetworkConditions", offline)?;
    }
    page.await_ready()?;
    page.picture("empty")?;
    // The page may not ask for anything, whoever asks.
    let refused = page.wait(
        "return fetch(args[0]).then(() => 'answered', () => 'refused')",
        &[json!(page.server.address())],
    )?;
    ensure!(refused == "refused", "the page could reach the network");
    let own = page.probe("violations")?.as_array().map_or(0, Vec::len);
    let files = native::files(name, &[("export.csv", wide().as_bytes())])?;
    page.choose(&files)?;
    page.answer(1)?;
    page.picture("answer")?;
    let report = page.report_text()?;
    ensure!(page.report()?["counts"]["leads"] == 240);
    // A workbook, dropped.
    let book = workbook("Export", &leads_and_touches().0);
    page.load(&[("leads.xlsx", &book)])?;
    page.answer(2)?;
    ensure!(page.report()?["counts"]["leads"] == 40);
    // The sample is in it too, and the first file gives the same again.
    page.js("find('[data-rg=\"clear\"]').click()", &[])?;
    page.until(
        "the empty state",
        "return Boolean(find('[data-rg=\"demo\"]'))",
    )?;
    page.js("find('[data-rg=\"demo\"]').click()", &[])?;
    page.answer(3)?;
    ensure!(page.report()?["counts"]["leads"] == 6_002);
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(4)?;
    ensure!(
        page.report_text()? == report,
        "expected the same report again"
    );
    // In a worker of its own, of the same text: one that is made while we watch.
    let made = page.wait(
        "widget.remove();
         await new Promise((resolve) => setTimeout(resolve, 100));
         document.body.append(widget);
         await widget.report();
         return probe.made;",
        &[],
    )?;
    page.until("the report read again", "return probe.reports === 5")?;
    ensure!(
        made.as_u64() >= Some(1) && page.report_text()? == report,
        "{made} workers"
    );
    let loaded = page.js(
        "return performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.startsWith('blob:'))",
        &[],
    )?;
    ensure!(loaded == json!([]), "expected no request, found {loaded}");
    ensure!(page.server.asked().is_empty(), "{:?}", page.server.asked());
    let violations = page.probe("violations")?;
    ensure!(
        violations.as_array().map_or(0, Vec::len) == own && page.probe("errors")? == json!([]),
        "{violations} {}",
        page.probe("errors")?
    );
    if page.engine("chromium") {
        let online = json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        page.chromium("Network.emulateNetworkConditions", online)?;
    }
    Ok(())
}
