//! What a careful page forbids, the widget does without.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::scenarios::answer::answered;
use crate::support::export::wide;

/// Does what a reader does.
fn use_it(page: &Page<'_>) -> Result<()> {
    let filter = "find('input[data-rg=\"filter\"][data-rg-field=\"dealers\"]')";
    page.open_all(filter)?;
    page.js(&format!("{filter}.click()"), &[])?;
    page.until("the filter's event", "return probe.filters === 1")?;
    page.wait("await widget.exportAs('json'); await widget.report();", &[])?;
    Ok(())
}

pub(crate) fn the_strictest_policy_has_nothing_to_refuse(
    session: &Session,
    name: &str,
) -> Result<()> {
    let page = answered(session, name, Site::strict())?;
    use_it(&page)?;
    page.calm()?;
    // The probe sees refusals: this page may not make a style element work.
    page.js("document.body.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }))", &[])?;
    page.until(
        "the probe's own refusal",
        "return probe.violations.length > 0",
    )?;
    Ok(())
}

pub(crate) fn nothing_is_asked_for_after_the_start(session: &Session, name: &str) -> Result<()> {
    let site = Site {
        policy: Some(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; connect-src 'none'",
        ),
        ..Site::default()
    };
    let page = Page::ready(session, name, site)?;
    page.await_program()?;
    let asked = || {
        let mut asked = page.server.asked();
        // Browsers look for an icon when it suits them.
        asked.retain(|path| path != "/favicon.ico");
        asked
    };
    let before = asked();
    ensure!(
        before.iter().any(|path| path.ends_with(".wasm")),
        "the log of the server sees the program: {before:?}"
    );
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(1)?;
    use_it(&page)?;
    let after = asked();
    ensure!(
        before == after,
        "expected no request after the start, found {:?}",
        &after[before.len()..]
    );
    let kept = page.js(
        "return [localStorage.length, sessionStorage.length, document.cookie]",
        &[],
    )?;
    ensure!(
        kept == json!([0, 0, ""]),
        "expected nothing stored, found {kept}"
    );
    page.calm()
}

pub(crate) fn without_a_worker_the_numbers_are_the_same(
    session: &Session,
    name: &str,
) -> Result<()> {
    let worker = answered(session, name, Site::strict())?.report_text()?;
    let page = answered(session, name, Site::strict().with("no-worker"))?;
    ensure!(
        page.report_text()? == worker,
        "expected the same report on the page as in a worker"
    );
    page.calm()?;
    // Refused by the page's policy instead of unwanted: the refusal is the page's own doing and shows as a violation.
    let site = Site {
        policy: Some(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'; style-src 'self'; connect-src 'self'",
        ),
        ..Site::default()
    };
    let page = answered(session, name, site)?;
    ensure!(
        page.report_text()? == worker,
        "expected the same report where workers are refused"
    );
    Ok(())
}

pub(crate) fn two_widgets_do_not_meet(session: &Session, name: &str) -> Result<()> {
    let page = answered(session, name, Site::strict())?;
    let first = page.report_text()?;
    let second = page.wait(
        "const other = document.createElement('reality-gap');
         other.setAttribute('timezone', 'UTC');
         document.body.append(other);
         await new Promise((resolve) => setTimeout(resolve));
         await other.load([new File([args[0]], 'two.csv')]);
         const report = await other.report();
         other.remove();
         return report.counts.leads;",
        &[json!(
            wide().lines().take(40).collect::<Vec<_>>().join("\r\n")
        )],
    )?;
    ensure!(
        second
            .as_u64()
            .is_some_and(|leads| leads > 0 && leads < 240),
        "the second widget has its own leads: {second}"
    );
    ensure!(
        page.report_text()? == first,
        "expected the first widget to keep its report"
    );
    page.calm()
}
