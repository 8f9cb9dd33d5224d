//! What a reader's own settings ask for, and a host's: text twice as large, more contrast, headings of another level.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::scenarios::answer::answered;
use crate::scenarios::hands::SIDEWAYS;
use crate::scenarios::looks::LAY_OUT;
use crate::support::export::wide;

/// Half of this many pixels is what a phone has.
const WIDTH: u32 = 640;

/// Sizes of text on show in pixels, smallest and largest, outside charts and in them; and what is cut off.
const TEXTS: &str = "
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.rg-card { content-visibility: visible !important }');
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const seen = (element) => element.checkVisibility?.() !== false && element.getClientRects().length > 0;
  const words = [...root.querySelectorAll('*')].filter((element) => seen(element)
    && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  const size = (element) => {
    const font = parseFloat(getComputedStyle(element).fontSize);
    const chart = element.ownerSVGElement;
    return chart ? (font * chart.getBoundingClientRect().width) / chart.viewBox.baseVal.width : font;
  };
  const range = (all) => [Math.min(...all), Math.max(...all), all.length];
  const drawn = words.filter((element) => element.localName === 'text');
  const said = words.filter((element) => !element.closest('svg, .rg-unseen, .voice'));
  // A word that is longer than its box is broken, hidden or sticks out.
  const cut = said.filter((element) => {
    const style = getComputedStyle(element);
    return style.overflowX !== 'visible' && !element.matches('select, option, .rg-scroll, [tabindex]')
      && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
  });
  const torn = [...root.querySelectorAll('.rg-number')].filter((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
    return lines.size > 1;
  });
  return { said: range(said.map(size)), drawn: range(drawn.map(size)),
    cut: [...cut, ...torn].map((element) => `${element.localName}.${element.className}: ${element.textContent.slice(0, 40)}`) };";

/// A page whose text is twice as large, in a frame of that width.
fn large() -> Site {
    let mut site = Site::default();
    let html = "<!doctype html><html lang=\"de\"><meta charset=\"utf-8\"><title>Large</title>\
        <link rel=\"stylesheet\" href=\"/test/large.css\"><script src=\"/test/probe.js\"></script>\
        <script type=\"module\" src=\"/define.js\"></script><reality-gap timezone=\"UTC\"></reality-gap>";
    let around = format!(
        "<!doctype html><html lang=\"en\"><title>Frame</title><iframe src=\"/test/large.html\" width=\"{WIDTH}\" height=\"900\" \
         style=\"border:0\"></iframe>"
    );
    site.options = site
        .options
        .with_file(
            "/test/large.css",
            "html { font-size: 200%; } body { margin: 0; }",
        )
        .with_file("/test/large.html", html)
        .with_file("/test/around.html", around);
    site
}

pub(crate) fn text_twice_as_large_loses_nothing(session: &Session, name: &str) -> Result<()> {
    let page = Page::open(session, name, large())?;
    page.go("/test/around.html")?;
    page.enter_frame()?;
    page.await_ready()?;
    let looked = enlarged(&page);
    page.leave_frame()?;
    looked
}

fn enlarged(page: &Page<'_>) -> Result<()> {
    fits(page, "empty")?;
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.until(
        "the question",
        "return Boolean(find('[data-rg=\"reveal\"]'))",
    )?;
    fits(page, "question")?;
    page.answer(1)?;
    page.until(
        "the layout of a phone",
        "return Boolean(find('.rg-narrow')) && root.querySelectorAll('.rg-chapter svg').length > 3",
    )?;
    let drawn = fits(page, "report")?;
    // Charts grow with it: 13 pixels at the usual size.
    ensure!(
        drawn[0].as_f64() >= Some(23.0),
        "expected the text of charts twice as large, found {drawn}"
    );
    page.picture("large")?;
    page.open_all("root.querySelectorAll('details table').length > 3")?;
    fits(page, "everything open").map(drop)
}

/// Nothing smaller than twice the smallest text, nothing cut, nothing that scrolls sideways; gives the text of charts.
fn fits(page: &Page<'_>, state: &str) -> Result<Value> {
    let sideways = page.js(SIDEWAYS, &[])?;
    ensure!(
        sideways[0] == WIDTH && sideways[1] == true && sideways[2] == json!([]),
        "{state}: expected nothing that sticks out of {WIDTH} px, found {sideways}"
    );
    let texts = page.js(TEXTS, &[])?;
    ensure!(
        texts["said"][0].as_f64() >= Some(24.0) && texts["said"][2].as_u64() > Some(5),
        "{state}: expected text of 24 px at least, found {texts}"
    );
    ensure!(
        texts["cut"] == json!([]),
        "{state}: expected nothing cut off or torn, found {texts}"
    );
    Ok(texts["drawn"].clone())
}

pub(crate) fn contrast_and_headings_are_as_asked_for(session: &Session, name: &str) -> Result<()> {
    let page = answered(session, name, Site::strict().with("heading-level=\"4\""))?;
    let levels = |page: &Page<'_>| {
        page.js(
            "return [...new Set([...root.querySelectorAll('h1, h2, h3, h4, h5, h6')]
               .map((heading) => `${heading.localName} ${heading.getAttribute('aria-level')}`))].sort()",
            &[],
        )
    };
    let lower = json!(["h2 4", "h3 5"]);
    page.until(
        "the chapters",
        "return root.querySelectorAll('.rg-chapter h3').length > 3",
    )?;
    ensure!(levels(&page)? == lower, "{}", levels(&page)?);
    // What is made later has it too.
    page.js("widget.lang = 'de'", &[])?;
    page.until(
        "German",
        "return find('.rg').lang === 'de' && root.querySelectorAll('.rg-chapter h3').length > 3",
    )?;
    ensure!(levels(&page)? == lower, "{}", levels(&page)?);
    page.js("widget.headingLevel = 1", &[])?;
    let upper = json!(["h2 1", "h3 2"]);
    ensure!(levels(&page)? == upper, "{}", levels(&page)?);
    page.js("widget.headingLevel = null", &[])?;
    let usual = json!(["h2 null", "h3 null"]);
    ensure!(levels(&page)? == usual, "{}", levels(&page)?);

    // With more contrast grey words have the colour of the others, and thin lines are darker.
    let look = || {
        page.js(
            "const of = (selector, name) => getComputedStyle(find(selector))[name];
             return [of('.rg', 'color'), of('.rg-lead', 'color'), of('.rg-remark', 'color'), of('.rg-card', 'borderTopColor')]",
            &[],
        )
    };
    let before = look()?;
    ensure!(before[1] != before[0], "expected grey words: {before}");
    if page.engine("chromium") {
        session.pretend(&[("prefers-contrast", "more")])?;
    } else {
        // Engines that cannot pretend it show the rules as they stand.
        page.wait(LAY_OUT, &[json!("@media (prefers-contrast: more)")])?;
    }
    let more = page
        .until(
            "more contrast",
            "return getComputedStyle(find('.rg-lead')).color === getComputedStyle(find('.rg')).color",
        )
        .and_then(|()| look());
    session.pretend(&[])?;
    let more = more?;
    ensure!(
        more[0] == before[0] && more[2] == more[0] && more[3] != before[3],
        "expected {before} with more contrast, found {more}"
    );
    page.calm()
}
