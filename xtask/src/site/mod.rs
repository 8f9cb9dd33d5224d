//! `cargo xtask site`: the documents as a static site that itself uses the widget, in `target/site`.
//!
//! Every document of `docs` is a page; the navigation is `docs/site/site.toml`. The built widget lies beside the pages in
//! `reality-gap`, and blocks of code that are marked `live` run it. No page has an inline script or style.

mod live;
mod page;
mod places;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::serve::{self, Server};
use crate::{build, paths};
use page::Page;
use places::Places;

/// What to do with it.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Options {
    /// Show it on this machine
    #[arg(long)]
    serve: bool,
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 8081)]
    port: u16,
}

/// The navigation, as `site.toml` has it.
#[derive(Debug, Deserialize)]
struct Contents {
    section: Vec<Section>,
}

#[derive(Debug, Deserialize)]
struct Section {
    title: String,
    pages: Vec<String>,
}

/// Builds the widget and writes the site around it.
///
/// # Errors
/// When the build fails, a document is in no section, or a page cannot be written.
pub fn run(options: Options) -> Result<()> {
    build::run(build::Options::default())?;
    let site = paths::target().join("site");
    write(&site)?;
    println!("The site is in {}.", site.display());
    if options.serve {
        let server = Server::start(
            &site,
            serve::Options {
                port: options.port,
                ..serve::Options::strict()
            },
        )
        .context("choose another port with --port")?;
        println!("It is at {}/ (end it with Ctrl+C).", server.address());
        server.wait();
    }
    Ok(())
}

/// Writes the site around the built widget.
///
/// # Errors
/// When a document is in no section, a link leads to no page, or a page cannot be written.
pub fn write(site: &Path) -> Result<()> {
    let docs = paths::root().join("docs");
    let contents: Contents = toml::from_str(&fs::read_to_string(docs.join("site/site.toml"))?)
        .context("docs/site/site.toml")?;
    let named: BTreeSet<&str> = contents
        .section
        .iter()
        .flat_map(|section| section.pages.iter().map(String::as_str))
        .collect();
    let all = documents(&docs, &docs)?;
    for document in &all {
        // The definitions have a list of their own.
        if !named.contains(document.as_str()) && !document.starts_with("metrics/") {
            bail!("docs/{document} is in no section of docs/site/site.toml");
        }
    }
    if let Some(missing) = named.iter().find(|name| !all.contains(**name)) {
        bail!("docs/site/site.toml names docs/{missing}, which is not there");
    }

    if site.exists() {
        fs::remove_dir_all(site).context("cannot empty the folder of the site")?;
    }
    build::copy(&paths::dist(), &site.join("reality-gap"))?;
    put(site, "site.css", &fs::read(docs.join("site/site.css"))?)?;
    let template = fs::read_to_string(docs.join("site/template.html"))?;
    let places = Places::new(&all);
    let pages = all
        .iter()
        .map(|document| {
            let text = fs::read_to_string(docs.join(document))?;
            page::page(document, &text, &places).with_context(|| format!("docs/{document}"))
        })
        .collect::<Result<Vec<Page>>>()?;
    for page in &pages {
        let html = template
            .replace("{title}", &page::escape(&page.title))
            .replace("{root}", &places::up(&page.place))
            .replace("{scripts}", &live::tags(page))
            .replace("{navigation}", &navigation(&contents, &pages, page))
            .replace("{version}", env!("CARGO_PKG_VERSION"))
            .replace("{content}", &page.html);
        put(site, &page.place, html.as_bytes())?;
        for (place, script) in &page.scripts {
            put(site, place, script.as_bytes())?;
        }
        for asset in &page.assets {
            put(site, asset, &fs::read(docs.join(asset))?)?;
        }
    }
    Ok(())
}

/// The documents of a folder and those within it, by path from `docs`.
fn documents(folder: &Path, docs: &Path) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(documents(&path, docs)?);
        } else if path.extension().is_some_and(|end| end == "md") {
            let name = path
                .strip_prefix(docs)?
                .to_string_lossy()
                .replace('\\', "/");
            found.insert(name);
        }
    }
    Ok(found)
}

/// The sections with their pages; the one that is open is marked.
fn navigation(contents: &Contents, pages: &[Page], open: &Page) -> String {
    let mut html = String::new();
    for section in &contents.section {
        html.push_str("<section>\n<h2>");
        html.push_str(&page::escape(&section.title));
        html.push_str("</h2>\n<ul>\n");
        for name in &section.pages {
            let Some(page) = pages.iter().find(|page| page.document == *name) else {
                continue;
            };
            let current = if page.document == open.document {
                " aria-current=\"page\""
            } else {
                ""
            };
            html.push_str(&format!(
                "<li><a href=\"{}{}\"{current}>{}</a></li>\n",
                places::up(&open.place),
                page.place,
                page::escape(&page.title)
            ));
        }
        html.push_str("</ul>\n</section>\n");
    }
    html
}

/// Writes a file of the site, with the folders it needs.
fn put(site: &Path, place: &str, bytes: &[u8]) -> Result<()> {
    let path: PathBuf = site.join(place);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
