//! Without a mouse, and without room.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::browsers::Session;
use crate::page::{Page, Site, estimate};
use crate::scenarios::answer::answered;
use crate::support::export::wide;

pub(crate) const TAB: char = '\u{e004}';
pub(crate) const RIGHT: char = '\u{e014}';
pub(crate) const ENTER: char = '\u{e007}';

/// Width, whether nothing scrolls sideways, and what sticks out.
pub(crate) const SIDEWAYS: &str = "const page = document.scrollingElement;
         const wide = [...root.querySelectorAll('*')]
           .filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest('[tabindex], .rg-scroll'))
           .map((e) => `${e.localName}.${e.getAttribute('class')}`);
         return [innerWidth, page.scrollWidth <= page.clientWidth, wide.slice(0, 5)]";

/// Tabs until the focus is on something that matches.
pub(crate) fn tab_to(page: &Page<'_>, selector: &str) -> Result<()> {
    let selector = json!(selector);
    tab_until(page, &format!("root.activeElement?.matches({selector})"))
}

/// Tabs until this holds.
pub(crate) fn tab_until(page: &Page<'_>, holds: &str) -> Result<()> {
    for _ in 0..400 {
        if page.js(&format!("return Boolean({holds})"), &[])? == json!(true) {
            return Ok(());
        }
        page.press(TAB)?;
    }
    anyhow::bail!("400 times Tab never came to where {holds}")
}

pub(crate) fn the_slider_goes_by_keys(session: &Session, name: &str) -> Result<()> {
    let page = answered(session, name, Site::strict())?;
    let before = estimate(&page.report()?, "reality_gap")?["expected"].as_f64();
    tab_to(&page, "input[type=range][data-rg=\"expect\"]")?;
    for _ in 0..3 {
        page.press(RIGHT)?;
    }
    page.until(
        "the slider's new value",
        &format!(
            "return Number(find('input[type=range][data-rg=\"expect\"]').value) > {}",
            before.unwrap_or(f64::NAN)
        ),
    )?;
    // The report follows the slider within a few frames.
    let start = std::time::Instant::now();
    loop {
        let slider = page.js(
            "return Number(find('input[type=range][data-rg=\"expect\"]').value)",
            &[],
        )?;
        let after = estimate(&page.report()?, "reality_gap")?["expected"].as_f64();
        if after == slider.as_f64() && after > before {
            break;
        }
        ensure!(
            start.elapsed().as_secs() < 5,
            "expectation {before:?} then {after:?}, slider {slider}"
        );
    }
    // Whatever has the focus shows it.
    let outline = page.js(
        "const style = getComputedStyle(root.activeElement); return style.outlineStyle + ' ' + style.boxShadow",
        &[],
    )?;
    ensure!(
        outline != "none none",
        "expected the focus to be seen, found {outline}"
    );
    page.calm()
}

pub(crate) fn a_narrow_page_does_not_scroll_sideways(session: &Session, name: &str) -> Result<()> {
    let page = Page::open(session, name, Site::default())?;
    page.go("/test/frame.html")?;
    page.enter_frame()?;
    page.await_ready()?;
    let empty = page.js(SIDEWAYS, &[])?;
    ensure!(
        empty[0] == 320 && empty[1] == true,
        "expected 320 px and no scrolling, found {empty}"
    );
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.until(
        "the question",
        "return Boolean(find('[data-rg=\"reveal\"]'))",
    )?;
    let question = page.js(SIDEWAYS, &[])?;
    ensure!(
        question[1] == true,
        "expected no scrolling of the question, found {question}"
    );
    page.answer(1)?;
    page.open_all("root.querySelectorAll('details table').length > 3")?;
    let answer = page.js(SIDEWAYS, &[])?;
    ensure!(
        answer[1] == true,
        "expected no scrolling of the answer, found {answer}"
    );
    page.picture("narrow")?;
    page.leave_frame()?;
    // The same report laid out wide is another picture, not a scaled one.
    let wide_page = answered(session, name, Site::default())?;
    let boxes = wide_page.js("return find('svg').getAttribute('viewBox')", &[])?;
    ensure!(boxes.is_string(), "the charts have a box of their own");
    Ok(())
}
