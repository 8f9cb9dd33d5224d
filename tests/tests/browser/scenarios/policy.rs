//! What a careful page forbids, the widget does without.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Result, ensure};
use serde_json::json;
use xtask::serve::Options;
use xtask::{paths, size};

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

/// Tells of every call, on the page or in a worker, by which something could be sent; the page notes it.
const COUNT: &str = "
  if (globalThis.document) {
    globalThis.sent = [];
    new BroadcastChannel('sent').onmessage = ({ data }) => sent.push(data);
  }
  const channel = new BroadcastChannel('sent');
  const tell = (what, to) => channel.postMessage(`${what} ${to}`);
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'WebTransport', 'RTCPeerConnection', 'Image']) {
    const own = globalThis[name];
    if (own) globalThis[name] = new Proxy(own, {
      apply: (made, self, all) => (tell(name, all[0]), Reflect.apply(made, self, all)),
      construct: (made, all) => (tell(name, all[0]), Reflect.construct(made, all)),
    });
  }
  for (const [on, name] of [[globalThis.XMLHttpRequest, 'open'], [globalThis.Navigator, 'sendBeacon'], [globalThis.HTMLFormElement, 'submit']]) {
    const own = on?.prototype[name];
    if (own) on.prototype[name] = function (...all) {
      tell(name, all);
      return own.apply(this, all);
    };
  }";

pub(crate) fn nothing_is_asked_for_after_the_start(session: &Session, name: &str) -> Result<()> {
    let worker = fs::read_to_string(paths::dist().join("worker.js"))?;
    let counted = format!("import \"/test/count.js\";\n{worker}");
    // A worker from a file has its own policy: here none, so that only what it does not do keeps it from sending.
    let html = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Counted</title>\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; connect-src 'none'\">\
        <script src=\"/test/probe.js\"></script><script src=\"/test/count.js\"></script>\
        <script type=\"module\" src=\"/define.js\"></script><reality-gap timezone=\"UTC\"></reality-gap>";
    let options = Options::default()
        .with_file("/test/count.js", COUNT)
        .with_file(
            "/test/try.js",
            "fetch('/test/own').catch(() => {}); navigator.sendBeacon?.('/test/own');",
        )
        .with_file("/test/counted.html", html)
        .with_file("/worker.js", counted);
    let page = Page::at(session, name, &paths::dist(), options, "/test/counted.html")?;
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
    // `cargo xtask size` counts what was loaded, and nothing else.
    let own: BTreeSet<String> = after
        .iter()
        .filter(|path| !path.starts_with("/test/"))
        .map(|path| path.trim_start_matches('/').to_owned())
        .collect();
    let counted = size::loaded(&paths::dist())?;
    ensure!(
        own == counted,
        "expected what `cargo xtask size` counts, found more {:?} and less {:?}",
        own.difference(&counted),
        counted.difference(&own)
    );
    let kept = page.js(
        "return [localStorage.length, sessionStorage.length, document.cookie]",
        &[],
    )?;
    ensure!(
        kept == json!([0, 0, ""]),
        "expected nothing stored, found {kept}"
    );
    page.calm()?;
    // Nobody tried either; and who tries is seen, on the page and in the worker.
    page.js(
        "document.head.append(Object.assign(document.createElement('script'), { src: '/test/try.js' }))",
        &[],
    )?;
    page.until(
        "the calls that this page made itself",
        "return sent.some((call) => call.startsWith('fetch /test/'))",
    )?;
    let sent = page.js("return sent", &[])?;
    let calls: Vec<&str> = sent
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_str)
        .collect();
    let (program, others): (Vec<&str>, Vec<&str>) =
        calls.iter().partition(|call| call.ends_with(".wasm"));
    ensure!(
        program.len() == 1,
        "expected the worker's one fetch of the program, found {sent}"
    );
    ensure!(
        others.iter().all(|call| call.ends_with(" /test/own")),
        "expected nothing sent, found {others:?}"
    );
    Ok(())
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
