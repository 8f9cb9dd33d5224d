//! The widget in a frame of another site, also in a sandbox, and pages that would like to know more than they gave.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use xtask::serve::{Options, Server};
use xtask::{paths, single};

use crate::browsers::Session;
use crate::native;
use crate::page::{Page, Site};
use crate::support::export::{leads_and_touches, wide};

/// The page around: keeps what it hears, and makes the frame as high as it asks to be.
const PARENT: &str = r#"
globalThis.heard = [];
const frame = () => document.querySelector("iframe");
addEventListener("message", ({ source, origin, data }) => {
  heard.push({ origin, ours: source === frame()?.contentWindow, ...data });
  if (data.type === "rg:height") frame().height = data.height;
});
globalThis.send = (type, detail = {}) => frame().contentWindow.postMessage({ type, version: 1, ...detail }, "*");
globalThis.of = (type) => heard.filter((each) => each.type === type);
"#;

/// A page with a frame in it, and the site that the frame comes from.
fn around<'s>(
    session: &'s Session,
    name: &str,
    sandbox: &str,
    parent: Option<&str>,
) -> Result<(Page<'s>, Server)> {
    let site = Server::start(&paths::dist(), Options::default())?;
    // A sandboxed frame has no origin, so its own site is a strange one to it: all has to be in the one file.
    let file = if sandbox.is_empty() {
        "embed.html"
    } else {
        single::NAME
    };
    let options = Options::default().with_file("/test/parent.js", PARENT);
    let page = Page::open(
        session,
        name,
        Site {
            options,
            ..Site::default()
        },
    )?;
    let origin = parent.map_or_else(|| page.server.address(), str::to_owned);
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Portal</title><script src=\"/test/parent.js\"></script>\
         <iframe {sandbox} title=\"Report\" width=\"900\" height=\"300\" style=\"border: 0\" \
         src=\"{}/{file}#parent={origin}&expected=75%25&timezone=UTC&src=/demo/leads.csv\"></iframe>",
        site.address()
    );
    page.server.put("/test/portal.html", html);
    page.go("/test/portal.html")?;
    Ok((page, site))
}

/// Waits for so many messages of this type.
fn heard(page: &Page<'_>, kind: &str, count: usize) -> Result<Value> {
    page.until(
        &format!("{count} messages {kind}"),
        &format!("return of({}).length >= {count}", json!(kind)),
    )?;
    page.js("return of(arguments[0]).at(-1)", &[json!(kind)])
}

fn speaks(session: &Session, name: &str, sandbox: &str) -> Result<()> {
    let (page, site) = around(session, name, sandbox, None)?;
    let ready = heard(&page, "rg:ready", 1)?;
    ensure!(ready["version"] == 1 && ready["ours"] == true, "{ready}");
    let expected = if sandbox.is_empty() {
        site.address()
    } else {
        "null".to_owned()
    };
    ensure!(ready["origin"] == json!(expected), "{ready}");
    page.js(
        "send('rg:load', { files: [{ name: 'export.csv', data: new TextEncoder().encode(arguments[0]).buffer }] })",
        &[json!(wide())],
    )?;
    let report = heard(&page, "rg:report", 1)?;
    ensure!(
        report["counts"]["leads"] == 240 && report["report"].is_null(),
        "{report}"
    );
    page.js("send('rg:report', { id: 7 })", &[])?;
    let report = heard(&page, "rg:report", 2)?;
    ensure!(
        report["id"] == 7 && report["report"]["counts"]["leads"] == 240,
        "{report:.300}"
    );
    // The frame is as high as what it shows, and stays so.
    std::thread::sleep(std::time::Duration::from_millis(700));
    let before = page.js("return of('rg:height').length", &[])?;
    std::thread::sleep(std::time::Duration::from_millis(700));
    let height = page.js(
        "const f = document.querySelector('iframe'); return [of('rg:height').length, f.clientHeight === of('rg:height').at(-1).height, f.clientHeight > 1500]",
        &[],
    )?;
    ensure!(
        height == json!([before, true, true]),
        "{before} then {height}"
    );

    // What is no message of ours is refused with a code, and nothing is fetched for a page.
    for (message, count) in [
        ("send('rg:load', { version: 2 })", 1),
        ("send('rg:print')", 2),
        ("send('rg:load', { files: [{ name: 'x', data: 7 }] })", 3),
        ("send('rg:load', { files: [] })", 4),
        ("send('rg:load', { files: [null] })", 5),
    ] {
        page.js(message, &[])?;
        let error = heard(&page, "rg:error", count)?;
        ensure!(error["code"] == "E113", "{message}: {error}");
    }
    let asked = site.asked();
    let most = if sandbox.is_empty() { usize::MAX } else { 1 };
    let files = asked.iter().filter(|path| *path != "/favicon.ico").count();
    ensure!(files <= most, "{asked:?}");
    ensure!(
        !asked.iter().any(|path| path.contains("leads.csv")),
        "{asked:?}"
    );

    // What the reader opens in the frame stays there.
    page.enter_frame()?;
    let (leads, _) = leads_and_touches();
    page.choose(&native::files(name, &[("own.csv", leads.as_bytes())])?)?;
    page.until("the reader's report", "return shown().includes('40')")?;
    page.leave_frame()?;
    let counts = heard(&page, "rg:report", 3)?;
    ensure!(
        counts["counts"]["leads"] == 40 && counts["report"].is_null(),
        "{counts}"
    );
    page.js("send('rg:report', { id: 8 })", &[])?;
    let withheld = heard(&page, "rg:report", 4)?;
    ensure!(
        withheld["withheld"] == true && withheld["report"].is_null(),
        "{withheld:.300}"
    );
    // Not even behind a file that cannot be used, at once or later.
    page.js(
        "send('rg:load', { files: [{ name: 'x.csv', data: '' }] }); send('rg:report', { id: 9 });
         send('rg:load', { files: [{ name: 'x.csv', data: '' }] }); send('rg:report', { id: 10 });",
        &[],
    )?;
    page.until(
        "both answers",
        "return [9, 10].every((id) => of('rg:report').some((each) => each.id === id))",
    )?;
    std::thread::sleep(std::time::Duration::from_millis(300));
    page.js("send('rg:report', { id: 11 })", &[])?;
    page.until(
        "the last answer",
        "return of('rg:report').some((each) => each.id === 11)",
    )?;
    let leaked = page.js(
        "return of('rg:report').filter((each) => each.id > 7 && each.report).map((each) => [each.id, each.report.counts])",
        &[],
    )?;
    ensure!(
        leaked == json!([]),
        "the page around got the reader's report: {leaked}"
    );
    Ok(())
}

pub(crate) fn a_frame_speaks_with_its_page(session: &Session, name: &str) -> Result<()> {
    speaks(session, name, "")
}

pub(crate) fn a_sandboxed_frame_speaks_too(session: &Session, name: &str) -> Result<()> {
    speaks(session, name, "sandbox=\"allow-scripts\"")
}

pub(crate) fn a_frame_listens_to_nobody_else(session: &Session, name: &str) -> Result<()> {
    // A page that calls itself another one.
    let (page, _site) = around(session, name, "", Some("https://portal.example"))?;
    page.enter_frame()?;
    page.await_ready()?;
    page.leave_frame()?;
    page.js("send('rg:load', { files: [{ name: 'x.csv', data: 'Lead ID\\n1\\n' }] }); send('rg:report', { id: 1 })", &[])?;
    std::thread::sleep(std::time::Duration::from_millis(500));
    let heard_ = page.js("return heard", &[])?;
    ensure!(heard_ == json!([]), "{heard_}");
    page.enter_frame()?;
    let files = page.js("return widget.files.length", &[])?;
    ensure!(files == 0, "the frame took a file from a stranger");
    page.leave_frame()?;

    // A window beside the frame: the right origin, but not the page around.
    let (page, _site) = around(session, name, "", None)?;
    heard(&page, "rg:ready", 1)?;
    page.wait(
        "const beside = document.createElement('iframe');
         beside.srcdoc = '<script>parent.frames[0].postMessage({ type: \"rg:load\", version: 1, files: [{ name: \"x.csv\", data: \"Lead ID\\\\n1\\\\n\" }] }, \"*\"); parent.frames[0].postMessage({ type: \"rg:report\", version: 1, id: 5 }, \"*\")</script>';
         await new Promise((resolve) => { beside.onload = resolve; document.body.append(beside); });
         await new Promise((resolve) => setTimeout(resolve, 400));",
        &[],
    )?;
    let answers = page.js(
        "return [of('rg:report').length, of('rg:error').length]",
        &[],
    )?;
    ensure!(answers == json!([0, 0]), "{answers}");
    page.enter_frame()?;
    let files = page.js("return widget.files.length", &[])?;
    ensure!(files == 0, "the frame took a file from beside");
    page.leave_frame()?;
    page.js("return of('rg:ready').length", &[])?
        .as_u64()
        .filter(|count| *count == 1)
        .context("expected one frame that is ready")?;
    Ok(())
}
