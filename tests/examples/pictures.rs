//! Pictures of every part of the report on the invented network, for the documents: `cargo xtask pictures`.
//!
//! The widget's own view, laid out by its own style sheet, photographed by Chromium: wide and light, some parts dark or
//! 320 pixels wide, and the first printed page.
#![expect(clippy::print_stdout, reason = "it says what it has written")]

#[path = "../tests/browser/browsers.rs"]
mod browsers;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use fantoccini::Locator;
use reality_gap_core::app::{Action, App};
use reality_gap_core::node::to_html;
use reality_gap_core::settings::{By, Settings};
use reality_gap_core::view::CSS;
use xtask::network::{FILES, Network};

use browsers::{Browser, Session};

/// Where the invented dealers are.
const ZONE: &str = "Europe/Amsterdam";

/// What is photographed: file name, layout, theme, the part (a selector), window width.
const PICTURES: [(&str, &str, &str, &str, u32); 11] = [
    ("desk-light", "wide", "light", ".rg-first", 1_120),
    ("desk-dark", "wide", "dark", ".rg-first", 1_120),
    ("phone-light", "narrow", "light", ".rg-first", 320),
    ("print", "print", "light", ".rg-first", 794),
    ("panels", "wide", "light", ".rg-grid", 1_120),
    ("fair", "wide", "light", ".rg-in-fair", 1_120),
    ("reasons", "wide", "light", ".rg-in-reasons", 1_120),
    ("voice", "wide", "light", ".rg-in-voice", 1_120),
    ("arrival", "wide", "light", ".rg-in-arrival", 1_120),
    ("long", "wide", "light", ".rg-in-long", 1_120),
    ("definitions", "wide", "light", ".rg-in-definitions", 1_120),
];

fn main() -> Result<()> {
    let out = PathBuf::from(
        std::env::args()
            .nth(1)
            .context("expected the folder for the pictures")?,
    );
    fs::create_dir_all(&out)?;
    let work = std::env::temp_dir().join(format!("reality-gap-pictures-{}", std::process::id()));
    Network::demo().write(&work)?;
    let mut app = app(&work)?;
    let browser = Browser::new("chromium");
    for picture in PICTURES {
        let bytes = browser.with(|session| take(session, &mut app, &work, picture))?;
        let path = out.join(format!("{}.png", picture.0));
        println!("{}: {} kB", path.display(), bytes.len() / 1_000);
        fs::write(path, bytes)?;
    }
    browser.stop();
    fs::remove_dir_all(work)?;
    Ok(())
}

/// The widget with the sample open.
fn app(work: &Path) -> Result<App> {
    let hours = fs::read_to_string(work.join("hours.json"))?;
    let mut settings = Settings {
        zone: reality_gap::zone(ZONE).context("a zone")?,
        hours: serde_json::from_str(&hours)?,
        by: vec![By::Dealer],
        ..Settings::default()
    };
    settings.expect_of_network(0.75);
    let mut app = App::new(settings);
    for name in FILES.iter().filter(|name| name.ends_with(".csv")) {
        let bytes = fs::read(work.join(name))?;
        app.open(name, Some(bytes.len() as u64));
        app.push(&bytes);
        app.close();
    }
    app.finish();
    Ok(app)
}

fn take(
    session: &Session,
    app: &mut App,
    work: &Path,
    (name, layout, theme, part, width): (&str, &str, &str, &str, u32),
) -> Result<Vec<u8>> {
    app.update(&Action {
        name: "width".to_owned(),
        value: layout.to_owned(),
        ..Action::default()
    });
    let body = to_html(&app.view()).replacen(
        "class=\"rg\"",
        &format!("class=\"rg\" data-theme=\"{theme}\""),
        1,
    );
    // The first screen is everything before the chapters.
    let first = if part == ".rg-first" {
        ".rg-chapter, .rg-contents, .rg-actions, .rg-reading, .rg-grid > :nth-child(n + 3), .rg-narrow .rg-start, .rg-narrow .rg-filters { display: none !important; }"
    } else if layout == "wide" {
        // Nothing twice, so that all pictures together stay below three megabytes.
        ".rg-grid > :nth-child(-n + 3) { display: none !important; }"
    } else {
        ""
    };
    // What is for paper, on a screen.
    let css = if layout == "print" {
        CSS.replace("@media print", "@media all")
    } else {
        CSS.to_owned()
    };
    let page = work.join(format!("{name}.html"));
    fs::write(
        &page,
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{name}</title><style>{css} body {{ margin: 0; }} \
             {first}</style></head><body>{body}</body></html>"
        ),
    )?;
    let part = if part == ".rg-first" { ".rg" } else { part };
    session.runtime.block_on(async {
        let client = &session.client;
        client.set_window_size(width, 1_000).await?;
        client.goto(&format!("file://{}", page.display())).await?;
        let whole = client
            .find(Locator::Css(part))
            .await
            .with_context(|| format!("{name}: no {part}"))?;
        let (_, top, _, height) = whole.rectangle().await?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "pixels"
        )]
        client
            .set_window_size(width, (top + height) as u32 + 200)
            .await?;
        let whole = client.find(Locator::Css(part)).await?;
        Ok(whole.screenshot().await?)
    })
}
