//! Files and addresses that are no good: a sentence with a stable code, and a page that goes on working.

use anyhow::{Result, ensure};
use serde_json::json;
use xtask::serve::Options;

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::support::export::{leads_and_touches, wide};
use xtask::serve::Server;

/// What is wrong, the code it has, and the files: name and bytes.
type Case<'a> = (&'a str, &'a str, &'a [(&'a str, &'a [u8])]);

/// Waits for one more error, and checks its code, in the event and in the page.
fn refused(page: &Page<'_>, what: &str, code: &str, before: usize) -> Result<()> {
    page.until(
        &format!("an error about {what}"),
        &format!("return probe.codes.length > {before}"),
    )?;
    let codes = page.probe("codes")?;
    ensure!(
        codes[before] == code,
        "{what}: expected {code}, found {codes}"
    );
    let shown = page.shown()?;
    ensure!(
        shown.contains(code),
        "{what}: expected {code} among what is shown, found {shown:.800}"
    );
    Ok(())
}

/// The widget still takes a good file.
fn goes_on(page: &Page<'_>, what: &str) -> Result<()> {
    let before = page.probe("reports")?.as_u64().unwrap_or_default();
    page.load(&[("good.csv", wide().as_bytes())])?;
    page.answer(before + 1)?;
    let leads = page.report()?["counts"]["leads"].clone();
    ensure!(
        leads == 240,
        "after {what}: expected 240 leads, found {leads}"
    );
    Ok(())
}

pub(crate) fn files_that_cannot_be_used_say_so_and_the_page_goes_on(
    session: &Session,
    name: &str,
) -> Result<()> {
    let (leads, touches) = leads_and_touches();
    let strangers = touches.replace("\n", "\nX");
    let strangers = strangers.trim_end_matches('X');
    let open_quote = format!("{}L999,2026-03-01T09:00:00Z,\"Autohaus", wide());
    let cases: [Case<'_>; 7] = [
        ("an empty file", "E001", &[("empty.csv", b"")]),
        ("a PDF", "E003", &[("scan.csv", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")]),
        (
            "a workbook that is cut off",
            "E055",
            &[("leads.xlsx", b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00xxxxyyyyzzzz\x13\x00\x00\x00[Content_Types].xml")],
        ),
        ("a header alone", "E020", &[("none.csv", b"lead_id,created_at,dealer\n")]),
        ("touches without a lead id", "E021", &[("calls.csv", b"activity_at,channel,direction\n2026-03-01 10:00:00,phone,outbound\n")]),
        ("a quote that is never closed", "E010", &[("quote.csv", open_quote.as_bytes())]),
        ("two files that do not join", "E025", &[("leads.csv", leads.as_bytes()), ("touches.csv", strangers.as_bytes())]),
    ];
    let mut wrong = Vec::new();
    for (what, code, files) in cases {
        let page = Page::ready(session, name, Site::strict())?;
        let result = page
            .load(files)
            .and_then(|()| refused(&page, what, code, 0))
            .and_then(|()| page.picture(code))
            .and_then(|()| goes_on(&page, what))
            .and_then(|()| page.calm());
        wrong.extend(result.err().map(|error| format!("{what}: {error:#}")));
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    Ok(())
}

pub(crate) fn odd_files_are_read_with_a_note(session: &Session, name: &str) -> Result<()> {
    // No date at all: how often is known, how fast is not.
    let page = Page::ready(session, name, Site::strict())?;
    page.load(&[("undated.csv", b"lead_id,dealer,channel,direction,actor\n1,A,phone,outbound,human\n2,A,email,outbound,human\n3,B,,,\n")])?;
    page.answer(1)?;
    let report = page.report()?;
    ensure!(
        report["counts"]["leads"] == 3 && report["as_of"] == json!(null),
        "{} {}",
        report["counts"],
        report["as_of"]
    );
    let timed = report["distributions"].as_array().map_or(0, |all| {
        all.iter()
            .filter(|d| !d["observed_median_ms"].is_null())
            .count()
    });
    ensure!(
        timed == 0,
        "expected no time known without a date, found {timed} of them"
    );
    page.calm()?;

    // Cut off in the middle of the last row.
    let csv = wide();
    let page = Page::ready(session, name, Site::strict())?;
    page.load(&[("cut.csv", &csv.as_bytes()[..csv.len() - 60])])?;
    page.answer(1)?;
    let file = page.report()?["input"]["files"][0].clone();
    ensure!(file["rows_set_aside"] == 1, "{file}");
    ensure!(file["reasons"][0]["code"] == "C004", "{}", file["reasons"]);
    let total = file["rows_counted"].as_u64().unwrap_or_default() + 1;
    ensure!(
        file["rows_read"] == total,
        "expected every row counted or set aside: {file}"
    );
    page.open_all("shown().includes('C004')")?;
    page.calm()
}

pub(crate) fn a_line_without_end_does_not_end_the_page(
    session: &Session,
    name: &str,
) -> Result<()> {
    let page = Page::ready(session, name, Site::strict())?;
    page.wait(
        "const megabyte = 'x'.repeat(1 << 20);
         await widget.load([new File(Array(200).fill(megabyte), 'line.csv')]).catch(() => {});",
        &[],
    )?;
    refused(&page, "200 MB in one line", "E011", 0)?;
    goes_on(&page, "200 MB in one line")?;
    page.calm()
}

pub(crate) fn an_address_that_is_not_there(session: &Session, name: &str) -> Result<()> {
    let page = Page::open(session, name, Site::strict().with("src=\"/nothing.csv\""))?;
    refused(&page, "an address that is not there", "E101", 0)?;
    goes_on(&page, "an address that is not there")?;
    // One that is there works, in the same page.
    let site = Site {
        options: Options::strict().with_file("/export.csv", wide()),
        ..Site::default()
    };
    let page = Page::open(session, name, site.with("src=\"/export.csv\""))?;
    page.answer(1)?;
    ensure!(page.report()?["counts"]["leads"] == 240);
    page.calm()
}

pub(crate) fn an_address_of_another_site(session: &Session, name: &str) -> Result<()> {
    let csv = Options::default().with_file("/export.csv", wide());
    let closed = Server::start(&xtask::paths::dist(), csv.clone())?;
    let page = Page::open(
        session,
        name,
        Site::default().with(&format!("src=\"{}/export.csv\"", closed.address())),
    )?;
    refused(
        &page,
        "an address of a site that does not allow it",
        "E102",
        0,
    )?;
    goes_on(&page, "an address of a site that does not allow it")?;
    let open = Server::start(&xtask::paths::dist(), Options { cors: true, ..csv })?;
    let page = Page::open(
        session,
        name,
        Site::default().with(&format!("src=\"{}/export.csv\"", open.address())),
    )?;
    page.answer(1)?;
    ensure!(page.report()?["counts"]["leads"] == 240);
    page.calm()
}
