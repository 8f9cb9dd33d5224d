//! The rows set aside: shown when asked for, saved as the command line saves them.

use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::browsers::Session;
use crate::native;
use crate::page::{Page, Site};
use crate::support::export::{leads_and_touches, wide};
use crate::support::packed::gzip;

/// An export in which three rows cannot be used, and touches of a lead that is nowhere.
fn messy() -> (String, String) {
    let (leads, touches) = leads_and_touches();
    (
        format!(
            "{leads},2026-03-01T09:00:00Z,\"Quux, Sons\",open\nL901,some day,Quux,open\nL902,2026-03-01T09:00:00Z\n"
        ),
        format!("{touches}L999,2026-03-01T09:00:00Z,phone,outbound,human\n"),
    )
}

/// What the command line saves.
fn command(files: &[std::path::PathBuf], to: &Path) -> Result<String> {
    let mut arguments = vec!["check".into(), "--quiet".into()];
    arguments.push(format!("--set-aside={}", to.display()).into());
    arguments.extend(files.iter().map(|file| file.clone().into_os_string()));
    let ran = reality_gap_tests::reality_gap(arguments);
    ensure!(ran.status == 0, "{}", ran.err);
    Ok(std::fs::read_to_string(to)?)
}

pub(crate) fn the_rows_set_aside_are_shown_and_saved(session: &Session, name: &str) -> Result<()> {
    let (leads, touches) = messy();
    let packed = gzip(touches.as_bytes());
    let inputs: [(&str, &[u8]); 2] = [("leads.csv", leads.as_bytes()), ("touches.csv.gz", &packed)];
    let files = native::files(name, &inputs)?;
    let expected = command(&files, &files[0].with_file_name("set-aside.csv"))?;
    for attributes in ["", "no-worker"] {
        let page = Page::ready(session, name, Site::strict().with(attributes))?;
        page.load(&inputs)?;
        page.answer(1)?;
        let before = page.report_text()?;
        page.open_all("find('[data-rg=\"recall\"]')")?;
        ensure!(
            !page.shown()?.contains("Quux"),
            "no row is shown before it is asked for"
        );
        page.js("find('[data-rg=\"recall\"]').click()", &[])?;
        page.open_all("shown().includes('Quux, Sons') && shown().includes('L999')")?;
        page.js(
            "find('[data-rg=\"export\"][value=\"set-aside\"]').click()",
            &[],
        )?;
        page.until("the file", "return probe.saved.length > 0")?;
        let saved = page.probe("saved")?[0].clone();
        ensure!(
            saved["text"] == json!(expected),
            "expected {expected}\nfound {saved}"
        );
        ensure!(
            saved["name"].as_str().is_some_and(
                |name| name.starts_with("reality-gap_set-aside_") && name.ends_with(".csv")
            ),
            "{saved}"
        );
        ensure!(
            page.report_text()? == before && page.probe("reports")? == 1,
            "expected the same report as before"
        );
        // A saved page holds none of them; another file has its own.
        let html = page.wait("return (await widget.exportAs('html')).text();", &[])?;
        ensure!(html.as_str().is_some_and(|html| !html.contains("Quux")));
        page.load(&[("export.csv", wide().as_bytes())])?;
        page.answer(2)?;
        ensure!(!page.shown()?.contains("Quux"));
        page.calm()?;
    }
    // Without having shown them first.
    let page = Page::ready(session, name, Site::strict())?;
    page.load(&inputs)?;
    page.answer(1)?;
    let text = page.wait("return (await widget.exportAs('set-aside')).text();", &[])?;
    ensure!(text == json!(expected), "{text}");
    page.calm()
}
