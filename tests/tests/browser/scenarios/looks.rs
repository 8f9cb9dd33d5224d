//! How the report looks, compared with approved pictures of every engine: light, dark, on paper, with forced colours, at
//! 320 pixels, from right to left.
//!
//! The pictures are in `tests/looks`, one folder an engine; `REALITY_GAP_UPDATE=1` approves what is there now. What may
//! differ is said in `pixels.rs`. The font is DejaVu Sans, which the set-up of the tests installs.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::json;

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::pixels::{BLOCK_FAR, FAR, NEAR, Picture, judge_the_judge};

/// What is compared of the window, in pixels.
const WIDE: (usize, usize) = (1_240, 880);
const PHONE: (usize, usize) = (320, 880);
const PAPER: (usize, usize) = (720, 880);

const STYLE: &str = "body { margin: 0; } html { scrollbar-width: none; }
    reality-gap { --rg-font: 'DejaVu Sans'; --rg-font-size: 16px; inline-size: 1240px; }
    .phone { inline-size: 320px; } .paper { inline-size: 720px; } .landscape { inline-size: 900px; }";

const HTML: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Looks</title>\
    <link rel=\"stylesheet\" href=\"/test/looks.css\"><script src=\"/test/probe.js\"></script>\
    <script type=\"module\" src=\"/define.js\"></script>\
    <reality-gap demo expected=\"75%\" theme=\"light\"></reality-gap>";

/// Lays everything out, also what is far from the window; `extra` is the style sheet that stands for a medium.
pub(crate) const LAY_OUT: &str = "const { style } = await import('/style.js');
    const sheet = new CSSStyleSheet();
    const media = args[0] ? style.replaceAll(args[0], '@media all') : '';
    sheet.replaceSync(`${media} .rg .rg-card { content-visibility: visible !important; }`);
    globalThis.usual ??= root.adoptedStyleSheets;
    root.adoptedStyleSheets = [...usual, sheet];";

pub(crate) fn the_report_looks_as_approved(session: &Session, name: &str) -> Result<()> {
    let engine = name.split("::").next().unwrap_or(name);
    let mut site = Site::strict();
    site.options = site
        .options
        .with_file("/test/looks.html", HTML)
        .with_file("/test/looks.css", STYLE);
    let page = Page::open(session, name, site)?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("looks")
        .join(engine);
    let size = session.runtime.block_on(session.client.get_window_size())?;
    let mut looks = Looks {
        page: &page,
        folder,
        engine: engine.to_owned(),
        wrong: Vec::new(),
        seen: 0,
    };
    let done = all(&mut looks, session);
    // The next scenario finds the window as it was.
    session.runtime.block_on(
        session
            .client
            .set_window_size(u32::try_from(size.0)?, u32::try_from(size.1)?),
    )?;
    done?;
    ensure!(looks.wrong.is_empty(), "{}", looks.wrong.join("\n"));
    page.calm()
}

fn all(looks: &mut Looks<'_>, session: &Session) -> Result<()> {
    let page = looks.page;
    session
        .runtime
        .block_on(session.client.set_window_size(1_280, 1_024))?;
    page.go("/test/looks.html")?;
    page.answer(1)?;
    ensure!(
        page.js("return devicePixelRatio", &[])? == json!(1),
        "expected one pixel a pixel"
    );
    ensure!(
        page.wait("return document.fonts.check('16px \"DejaVu Sans\"');", &[])? == json!(true),
        "the font DejaVu Sans is missing: install fonts-dejavu-core"
    );
    looks.lay_out("")?;
    looks.take("light", WIDE)?;
    page.js("find('#rg-worked').scrollIntoView()", &[])?;
    looks.take("panels", WIDE)?;
    page.js("scrollTo(0, 0); widget.theme = 'dark'", &[])?;
    looks.take("dark", WIDE)?;
    page.js("widget.theme = 'light'; widget.dir = 'rtl'", &[])?;
    looks.take("right-to-left", WIDE)?;
    page.js("widget.dir = 'ltr'", &[])?;
    // Where an engine has no forced colours, the rules for them are shown as they stand.
    if !session.pretend(&[("forced-colors", "active")])? {
        looks.lay_out("@media (forced-colors: active)")?;
    }
    let taken = looks.take("forced-colours", WIDE);
    session.pretend(&[])?;
    taken?;
    looks.lay_out("")?;
    page.js("widget.className = 'phone'", &[])?;
    page.until("the narrow layout", "return Boolean(find('.rg-narrow'))")?;
    looks.take("phone", PHONE)?;
    page.js("widget.className = 'paper'", &[])?;
    page.until("the wide layout", "return Boolean(find('.rg-wide'))")?;
    // Whoever prints finds the layout for paper, at once, and afterwards the screen's.
    // It is made when nothing else goes on.
    page.until(
        "the layout for paper, all of it at once",
        "dispatchEvent(new Event('beforeprint')); return Boolean(find('.rg-print')) && !find('.rg-wide')",
    )?;
    looks.lay_out("@media print")?;
    looks.take("paper", PAPER)?;
    page.js(
        "dispatchEvent(new Event('afterprint')); widget.className = 'landscape'",
        &[],
    )?;
    page.until(
        "the screen's layout",
        "return Boolean(find('.rg-wide')) && !find('.rg-print')",
    )?;
    // That is what is printed where nobody has made the other one yet.
    page.until(
        "words above their chart",
        "const card = find('.rg-instead');
        const [words, chart] = [card.firstElementChild, card.querySelector('figure')].map((each) => each.getBoundingClientRect());
        return chart.width > 0 && words.bottom <= chart.top;",
    )
}

struct Looks<'a> {
    page: &'a Page<'a>,
    folder: PathBuf,
    engine: String,
    wrong: Vec<String>,
    seen: usize,
}

impl Looks<'_> {
    fn lay_out(&self, media: &str) -> Result<()> {
        self.page.wait(LAY_OUT, &[json!(media)]).map(drop)
    }

    /// Compares what the window shows with the approved picture of this name, or approves it.
    fn take(&mut self, what: &str, (width, height): (usize, usize)) -> Result<()> {
        self.page.wait(
            "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))));",
            &[],
        )?;
        let found = Picture::read(&self.page.screenshot()?)?.halved(width, height)?;
        if self.seen == 0 {
            judge_the_judge(&found)?;
        }
        self.seen += 1;
        let path = self.folder.join(format!("{what}.png"));
        if std::env::var_os("REALITY_GAP_UPDATE").is_some() {
            fs::create_dir_all(&self.folder)?;
            return Ok(fs::write(path, found.write()?)?);
        }
        let Ok(approved) = fs::read(&path) else {
            bail!(
                "expected an approved picture {}: look at what is there now and approve it with REALITY_GAP_UPDATE=1",
                path.display()
            );
        };
        let (difference, shown) = found
            .compare(&Picture::read(&approved)?)
            .with_context(|| what.to_owned())?;
        if difference.within(&found) {
            return Ok(());
        }
        let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("output/looks");
        fs::create_dir_all(&out)?;
        let file = |kind: &str| out.join(format!("{}-{what}-{kind}.png", self.engine));
        fs::write(file("actual"), found.write()?)?;
        fs::write(file("difference"), shown.write()?)?;
        let (most, x, y) = difference.block;
        self.wrong.push(format!(
            "{what}: {} of {} pixels differ by more than {NEAR} of 255 (allowed {FAR} in 1,000), most near {},{} of the page: {most} of 256 (allowed {BLOCK_FAR}); see {} and {}; \
             if it is meant, approve it with REALITY_GAP_UPDATE=1",
            difference.far,
            found.width * found.height,
            2 * x,
            2 * y,
            file("actual").display(),
            file("difference").display(),
        ));
        Ok(())
    }
}
