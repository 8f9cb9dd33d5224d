//! Pictures of every part of the report on the invented network, for the documents: `cargo xtask pictures`.
//!
//! The widget's own view, laid out by its own style sheet, photographed by Chromium: every part light, dark, 320 pixels
//! wide, and laid out for paper.
#![expect(clippy::print_stdout, reason = "it says what it has written")]

#[allow(
    dead_code,
    reason = "the scenarios ask which engine they are in, a picture does not"
)]
#[path = "../tests/browser/browsers.rs"]
mod browsers;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use fantoccini::Locator;
use reality_gap_core::app::{Action, App};
use reality_gap_core::json::read;
use reality_gap_core::node::to_html;
use reality_gap_core::settings::{By, Settings};
use reality_gap_core::view::CSS;
use xtask::network::{FILES, Network};

use browsers::{Browser, Session};

/// Where the invented dealers are.
const ZONE: &str = "Europe/Amsterdam";

/// What is photographed: file name, layout, theme, the part (a selector), window width.
type Picture = (String, &'static str, &'static str, String, u32);

/// The first screen in every form, and each chapter wide in light and dark, narrow, and as it is printed.
fn pictures() -> Vec<Picture> {
    const FORMS: [(&str, &str, &str, u32); 4] = [
        ("", "wide", "light", 1_280),
        ("-dark", "wide", "dark", 1_280),
        ("-narrow", "narrow", "light", 320),
        ("-print", "print", "light", 794),
    ];
    const PARTS: [(&str, &str); 9] = [
        ("first", ".rg-first"),
        ("panels", ".rg-in-worked"),
        ("today", ".rg-in-today"),
        ("fair", ".rg-in-fair"),
        ("reasons", ".rg-in-reasons"),
        ("voice", ".rg-in-voice"),
        ("arrival", ".rg-in-arrival"),
        ("long", ".rg-in-long"),
        ("definitions", ".rg-in-definitions"),
    ];
    let of = |(part, selector): (&str, &str)| {
        let selector = selector.to_owned();
        let name = part.to_owned();
        FORMS.map(|(form, layout, theme, width)| {
            (
                format!("{name}{form}"),
                layout,
                theme,
                selector.clone(),
                width,
            )
        })
    };
    PARTS.into_iter().flat_map(of).collect()
}

/// Colours of a picture: charts and text need no more.
const COLOURS: usize = 48;

/// The same picture in few colours: a third of the bytes.
fn smaller(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info()?;
    let mut pixels = vec![
        0;
        reader
            .output_buffer_size()
            .context("a picture of sane size")?
    ];
    let info = reader.next_frame(&mut pixels)?;
    pixels.truncate(info.buffer_size());
    let rgba: Vec<u8> = match info.color_type {
        png::ColorType::Rgba => pixels,
        png::ColorType::Rgb => pixels
            .chunks_exact(3)
            .flat_map(|p| [p[0], p[1], p[2], 255])
            .collect(),
        other => anyhow::bail!("expected a picture in colours, found {other:?}"),
    };
    let palette = color_quant::NeuQuant::new(3, COLOURS, &rgba);
    let mut last = ([0; 4], palette.index_of(&[0; 4]));
    let mut places = Vec::with_capacity(rgba.len() / 4);
    for pixel in rgba.chunks_exact(4) {
        if last.0 != pixel {
            last = (pixel.try_into()?, palette.index_of(pixel));
        }
        places.push(u8::try_from(last.1)?);
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, info.width, info.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.color_map_rgb());
    encoder.set_compression(png::Compression::High);
    encoder.write_header()?.write_image_data(&places)?;
    Ok(out)
}

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
    for picture in pictures() {
        let bytes = browser.with(|session| take(session, &mut app, &work, &picture))?;
        let bytes = smaller(&bytes)?;
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
        hours: read(&hours).map_err(|fault| anyhow!("{fault}"))?,
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
    (name, layout, theme, part, width): &Picture,
) -> Result<Vec<u8>> {
    app.update(&Action {
        name: "width".to_owned(),
        value: (*layout).to_owned(),
        ..Action::default()
    });
    let body = to_html(&app.view()).replacen(
        "class=\"rg\"",
        &format!("class=\"rg\" data-theme=\"{theme}\""),
        1,
    );
    // The first screen is everything before the chapters.
    let first = if part == ".rg-first" {
        ".rg-chapter, .rg-contents, .rg-actions, .rg-reading, .rg-stamp:last-child, .rg-narrow .rg-start, .rg-narrow .rg-filters { display: none !important; }"
    } else {
        ""
    };
    // What is for paper, on a screen.
    let css = if *layout == "print" {
        CSS.replace("@media print", "@media all")
    } else {
        CSS.to_owned()
    };
    let page = work.join(format!("{name}.html"));
    fs::write(
        &page,
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{name}</title><style>{css} body {{ margin: 0; }} .rg * {{ content-visibility: visible !important; }} \
             {first}</style></head><body>{body}</body></html>"
        ),
    )?;
    let part = if part == ".rg-first" { ".rg" } else { part };
    let width = *width;
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
