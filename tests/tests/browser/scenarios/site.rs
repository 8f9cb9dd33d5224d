//! The documents as a site: its live examples run under the site's own policy, wherever it lies.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use xtask::serve::Options;
use xtask::{paths, site};

use crate::browsers::Session;
use crate::page::Page;
use crate::scenarios::hands::SIDEWAYS;

/// The site in a folder below the top, as many hosts have it.
fn written(name: &str) -> Result<PathBuf> {
    let top = paths::target().join("tmp").join(name.replace("::", "-"));
    site::write(&top.join("docs"))?;
    Ok(top)
}

/// A page of the site, watched from its first moment.
fn open<'s>(session: &'s Session, name: &str, page: &str) -> Result<Page<'s>> {
    let top = written(name)?;
    let html = fs::read_to_string(top.join("docs").join(page)).context(page.to_owned())?;
    let watched = html.replacen(
        "<title>",
        "<script src=\"/test/probe.js\"></script>\n<title>",
        1,
    );
    ensure!(watched != html, "expected a title in {page}, found none");
    let path = format!("/docs/{page}");
    Page::at(
        session,
        name,
        &top,
        Options::default().with_file(&path, watched),
        &path,
    )
}

pub(crate) fn the_documents_show_the_widget_at_work(session: &Session, name: &str) -> Result<()> {
    for (page, examples) in [("index.html", 1), ("examples.html", 7)] {
        let page = open(session, name, page)?;
        let found = page.js(
            "return document.querySelectorAll('reality-gap').length",
            &[],
        )?;
        ensure!(
            found == json!(examples),
            "expected {examples} examples, found {found}"
        );
        page.until(
            "every example with data asks or answers",
            "return [...document.querySelectorAll('reality-gap:not(#own)')]
               .every((one) => one.shadowRoot?.querySelector('svg, [data-rg=\"reveal\"]'))",
        )?;
        let fits = page.js(SIDEWAYS, &[])?;
        ensure!(fits[1] == true, "the page scrolls sideways: {fits}");
        page.picture("site")?;
        page.calm()?;
    }
    Ok(())
}

pub(crate) fn an_example_of_the_documents_reads_what_its_button_says(
    session: &Session,
    name: &str,
) -> Result<()> {
    let page = open(session, name, "examples.html")?;
    page.until(
        "the example is ready for data",
        "return Boolean(document.querySelector('#own').shadowRoot?.querySelector('[data-rg=\"open\"]'))",
    )?;
    page.js("document.querySelector('#read').click()", &[])?;
    page.until(
        "what the event said",
        "return document.querySelector('#heard').textContent === 'rg-report: 3 leads'",
    )?;
    page.calm()
}
