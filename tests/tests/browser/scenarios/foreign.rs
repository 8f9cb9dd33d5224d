//! Files that another reader opens first: a second module, which a page loads for the first of them and for no CSV.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use serde_json::json;
use xtask::serve::Options;

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::scenarios::parity::same_as_the_command;
use crate::support::export::{leads_and_touches, wide};
use crate::support::packed::{gzip, workbook, zip};

const SCRIPT: &str = "/reality_gap_formats_wasm.js";
const PROGRAM: &str = "/reality_gap_formats_wasm_bg.wasm";

/// How often each file of the second module was asked for.
fn loaded(page: &Page<'_>) -> [usize; 2] {
    let asked = page.server.asked();
    [SCRIPT, PROGRAM].map(|path| asked.iter().filter(|asked| *asked == path).count())
}

/// Forty leads in a workbook.
fn book() -> Vec<u8> {
    workbook("Export", &leads_and_touches().0)
}

pub(crate) fn a_workbook_gives_the_same_bytes(session: &Session, name: &str) -> Result<()> {
    same_as_the_command(session, name, 40, "leads.xlsx", &book())
}

pub(crate) fn an_archive_of_two_exports_gives_the_same_bytes(
    session: &Session,
    name: &str,
) -> Result<()> {
    let (leads, touches) = leads_and_touches();
    let archive = zip(&[
        ("export/leads.csv", leads.as_bytes()),
        ("export/touches.csv", touches.as_bytes()),
    ]);
    same_as_the_command(session, name, 40, "export.zip", &archive)
}

pub(crate) fn a_compressed_export_gives_the_same_bytes(
    session: &Session,
    name: &str,
) -> Result<()> {
    same_as_the_command(
        session,
        name,
        40,
        "leads.csv.gz",
        &gzip(leads_and_touches().0.as_bytes()),
    )
}

pub(crate) fn json_gives_the_same_bytes(session: &Session, name: &str) -> Result<()> {
    let (leads, _) = leads_and_touches();
    let mut lines = leads.lines();
    let headers: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let records: Vec<BTreeMap<&str, &str>> = lines
        .map(|line| headers.iter().copied().zip(line.split(',')).collect())
        .collect();
    let text = serde_json::to_vec(&json!({ "leads": records }))?;
    same_as_the_command(session, name, 40, "leads.json", &text)
}

pub(crate) fn the_readers_are_loaded_for_the_first_file_that_needs_them(
    session: &Session,
    name: &str,
) -> Result<()> {
    let page = Page::ready(session, name, Site::strict())?;
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(1)?;
    ensure!(
        loaded(&page) == [0, 0],
        "expected no reader asked for by a CSV file, found {:?}",
        page.server.asked()
    );
    for reports in 2..4 {
        page.load(&[("leads.xlsx", &book())])?;
        page.answer(reports)?;
        ensure!(
            loaded(&page) == [1, 1],
            "expected the readers asked for once, found {:?}",
            page.server.asked()
        );
    }
    // Another widget of the page is given what is there.
    let leads = page.wait(
        "const other = document.createElement('reality-gap');
         other.setAttribute('timezone', 'UTC');
         document.body.append(other);
         await new Promise((resolve) => setTimeout(resolve));
         await other.load([new File([new Uint8Array(args[0])], 'two.xlsx')]);
         const report = await other.report();
         other.remove();
         return report.counts.leads;",
        &[json!(book())],
    )?;
    ensure!(leads == 40, "the second widget reads it too: {leads}");
    ensure!(
        loaded(&page)[1] == 1,
        "expected the program fetched once for the page, found {:?}",
        page.server.asked()
    );
    page.calm()
}

pub(crate) fn a_page_that_shut_its_network_off_still_opens_them(
    session: &Session,
    name: &str,
) -> Result<()> {
    for attributes in ["", "no-worker"] {
        let page = Page::ready(session, name, Site::default().with(attributes))?;
        page.wait("await widget.preload();", &[])?;
        ensure!(loaded(&page) == [1, 1], "{:?}", page.server.asked());
        page.js(
            "const policy = document.createElement('meta');
             policy.httpEquiv = 'Content-Security-Policy';
             policy.content = \"connect-src 'none'\";
             document.head.append(policy);",
            &[],
        )?;
        let before = page.server.asked();
        page.load(&[("leads.xlsx", &book())])?;
        page.answer(1)?;
        ensure!(
            page.server.asked() == before,
            "expected no request after the readers were there, found {:?}",
            page.server.asked()
        );
        ensure!(page.report()?["counts"]["leads"] == 40);
        page.calm()?;
    }
    // Without them there the page says why, and goes on.
    let page = Page::ready(session, name, Site::default().with("no-worker"))?;
    page.await_program()?;
    page.js(
        "const policy = document.createElement('meta');
         policy.httpEquiv = 'Content-Security-Policy';
         policy.content = \"connect-src 'none'\";
         document.head.append(policy);",
        &[],
    )?;
    page.load(&[("leads.xlsx", &book())])?;
    refused(&page, "E111")?;
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(1)
}

pub(crate) fn what_no_reader_knows_is_said(session: &Session, name: &str) -> Result<()> {
    // A picture, an archive without a table, a workbook that is cut off.
    let picture = zip(&[("photo.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF")]);
    let cut = book();
    let cases: [(&str, &[u8]); 3] = [
        ("photo.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
        ("photos.zip", &picture),
        ("cut.xlsx", &cut[..cut.len() / 2]),
    ];
    for (file, bytes) in cases {
        let page = Page::ready(session, name, Site::strict())?;
        page.load(&[(file, bytes)])?;
        page.until(file, "return probe.codes.length > 0")?;
        let shown = page.shown()?;
        ensure!(
            shown.contains(file) && shown.contains("Expected"),
            "{file}: expected a sentence, found {shown:.800}"
        );
        page.load(&[("export.csv", wide().as_bytes())])?;
        page.answer(1)?;
        page.calm()?;
    }
    Ok(())
}

pub(crate) fn a_reader_that_is_not_there_or_stops_ends_one_file(
    session: &Session,
    name: &str,
) -> Result<()> {
    let mut missing = Options::strict();
    missing.statuses.insert(PROGRAM.to_owned(), 404);
    let stops = "export default async () => {};
         export const Reader = { of: () => { throw Object.assign(new Error('stopped'), { name: 'Crash' }); } };";
    for (code, options) in [
        ("E111", missing),
        ("E106", Options::strict().with_file(SCRIPT, stops)),
    ] {
        let site = Site {
            options,
            ..Site::default()
        };
        let page = Page::ready(session, name, site)?;
        page.load(&[("leads.xlsx", &book())])?;
        refused(&page, code)?;
        page.load(&[("export.csv", wide().as_bytes())])?;
        page.answer(1)?;
        ensure!(page.report()?["counts"]["leads"] == 240);
        page.calm()?;
    }
    Ok(())
}

/// On the page itself the program's memory can be had, and filled up without using it.
pub(crate) fn a_program_without_memory_says_so(session: &Session, name: &str) -> Result<()> {
    let fill = "import program from '/reality_gap_wasm.js';
         const { memory } = await program();
         for (let pages = 32768; pages > 0; pages >>= 1) {
           try { for (;;) memory.grow(pages); } catch { /* less, then */ }
         }
         document.body.dataset.full = '';";
    let site = Site {
        options: Options::default().with_file("/fill.js", fill),
        ..Site::default().with("no-worker")
    };
    let page = Page::ready(session, name, site)?;
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(1)?;
    page.js(
        "document.body.append(Object.assign(document.createElement('script'), { type: 'module', src: '/fill.js' }))",
        &[],
    )?;
    page.until(
        "all memory taken",
        "return document.body.dataset.full === ''",
    )?;
    page.js(
        "const [text] = arguments, rows = text.slice(text.indexOf('\\n') + 1);
         void widget.load([new File([text, rows.repeat(400)], 'export.csv')]).catch(() => {});",
        &[json!(wide())],
    )?;
    refused(&page, "E114")?;
    ensure!(page.shown()?.contains("memory"), "expected a sentence");
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(1)?;
    ensure!(page.report()?["counts"]["leads"] == 240);
    page.calm()
}

pub(crate) fn an_opening_that_takes_long_can_be_stopped(
    session: &Session,
    name: &str,
) -> Result<()> {
    let slow = "export default async () => {};
         export const Reader = { of: () => ({ push: () => true, free() {}, close() {
           for (const end = Date.now() + 8000; Date.now() < end;);
         } }) };";
    let site = Site {
        options: Options::strict().with_file(SCRIPT, slow),
        ..Site::default()
    };
    let page = Page::ready(session, name, site)?;
    page.js(
        "void widget.load([new File([new Uint8Array(arguments[0])], 'leads.xlsx')]).catch(() => {})",
        &[json!(book())],
    )?;
    page.until(
        "the button that stops",
        "return Boolean(find('[data-rg=\"cancel\"]')) && shown().includes('leads.xlsx')",
    )?;
    let start = std::time::Instant::now();
    page.js("find('[data-rg=\"cancel\"]').click()", &[])?;
    page.await_ready()?;
    ensure!(
        start.elapsed().as_secs() < 6,
        "stopped only after {:?}",
        start.elapsed()
    );
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(1)?;
    page.calm()
}

fn refused(page: &Page<'_>, code: &str) -> Result<()> {
    page.until(
        &format!("the error {code}"),
        &format!("return probe.codes.includes('{code}') && shown().includes('{code}')"),
    )
}
