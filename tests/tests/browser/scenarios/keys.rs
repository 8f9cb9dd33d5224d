//! The whole job with the keyboard alone: every mark, every table, every way out.

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::scenarios::answer::answered;
use crate::scenarios::hands::{ENTER, RIGHT, TAB, tab_to, tab_until};
use crate::support::export::wide;

const SHIFT: char = '\u{e008}';
const ESCAPE: char = '\u{e00c}';
const SPACE: char = ' ';
const END: char = '\u{e010}';
const HOME: char = '\u{e011}';
const LEFT: char = '\u{e012}';
const UP: char = '\u{e013}';
const DOWN: char = '\u{e015}';

/// The first chart after the answer.
const CHART: &str = ".rg-instead svg";

/// The focus is in the widget, on something that is there.
fn held(page: &Page<'_>, after: &str) -> Result<()> {
    // Whatever takes the focus next may come a frame later.
    page.until(
        &format!("a focus inside the widget after {after}"),
        "return document.activeElement === widget && Boolean(root.activeElement?.isConnected)",
    )
}

/// Tab comes to something that matches, Enter is pressed, and the focus is not lost.
fn enter(page: &Page<'_>, selector: &str) -> Result<()> {
    tab_to(page, selector)?;
    page.press(ENTER)?;
    held(page, selector)
}

pub(crate) fn the_whole_job_by_keys(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict())?;
    tab_to(&page, "[data-rg=\"open\"]")?;
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.until(
        "the question",
        "return Boolean(find('[data-rg=\"reveal\"]'))",
    )?;
    held(&page, "the question")?;
    tab_to(&page, "input[data-rg=\"guess\"]")?;
    page.press(RIGHT)?;
    enter(&page, "[data-rg=\"reveal\"]")?;
    page.until(
        "the answer with its charts",
        "return Boolean(find('svg')) && !find('[data-rg=\"reveal\"]')",
    )?;
    held(&page, "the answer")?;
    // Whoever is faster than the page leaves it by the last Tab, and a browser without a window does not come back.
    page.until(
        "the filters",
        "return [...root.querySelectorAll('summary')].some((each) => each.textContent === 'All dealers')",
    )?;

    // One dealer alone, and all again.
    tab_until(&page, "root.activeElement?.textContent === 'All dealers'")?;
    page.press(ENTER)?;
    page.until(
        "the list of dealers",
        "return Boolean(find('input[data-rg=\"filter\"][data-rg-field=\"dealers\"]'))",
    )?;
    tab_to(
        &page,
        "input[data-rg=\"filter\"][data-rg-field=\"dealers\"]",
    )?;
    for count in [1, 2] {
        page.press(SPACE)?;
        page.until(
            "the filter's event",
            &format!("return probe.filters >= {count}"),
        )?;
        held(&page, "the filter")?;
        let still = page.js(
            "return Boolean(root.activeElement?.matches('[data-rg-field=\"dealers\"]'))",
            &[],
        )?;
        ensure!(still == true, "expected the focus where the box was ticked");
    }

    // The marks of a chart, its table, and the leads behind it.
    tab_to(&page, &format!("{CHART} [data-rg-mark]"))?;
    page.press(DOWN)?;
    // The first one closes the tooltip.
    page.press(ESCAPE)?;
    page.press(ESCAPE)?;
    let summary = page.js("return root.activeElement?.textContent", &[])?;
    ensure!(
        summary == "Table",
        "expected the table next, found {summary}"
    );
    page.press(ENTER)?;
    page.until(
        "the table",
        "return Boolean(find('.rg-instead .rg-scroll'))",
    )?;
    tab_to(&page, ".rg-instead .rg-scroll")?;
    enter(&page, ".rg-instead .rg-more > details:last-child > summary")?;
    page.until(
        "the sets of leads",
        "return Boolean(find('.rg-instead [data-rg=\"leads\"]'))",
    )?;
    enter(&page, ".rg-instead [data-rg=\"leads\"]")?;
    page.until(
        "the leads",
        "return Boolean(find('.rg-instead [data-rg=\"leads\"][aria-pressed=\"true\"]'))",
    )?;
    held(&page, "the leads")?;

    // What can be taken along.
    page.js("globalThis.print = () => {}", &[])?;
    tab_to(&page, "[data-rg=\"export\"][data-rg-field=\"json\"]")?;
    page.press(ENTER)?;
    page.until("the file", "return probe.saved.length === 1")?;
    held(&page, "saving")?;
    page.press_with(SHIFT, TAB)?;
    held(&page, "going back")?;
    enter(&page, "[data-rg=\"clear\"]")?;
    page.await_ready()?;
    held(&page, "forgetting the files")?;
    page.calm()
}

/// Place and name of the mark that has the focus, and how many there are.
const MARK: &str = "const mark = root.activeElement;
    const all = [...find(arguments[0]).querySelectorAll('[data-rg-mark]')];
    return [all.indexOf(mark), all.length, mark?.getAttribute('aria-label') ?? '']";

pub(crate) fn marks_are_gone_through(session: &Session, name: &str) -> Result<()> {
    let page = answered(session, name, Site::strict())?;
    tab_to(&page, &format!("{CHART} [data-rg-mark]"))?;
    let at = || -> Result<(i64, i64)> {
        let found = page.js(MARK, &[json!(CHART)])?;
        let number = |at: usize| found[at].as_i64().context("a number");
        Ok((number(0)?, number(1)?))
    };
    let (first, count) = at()?;
    ensure!(first == 0 && count > 5, "{first} of {count}");
    for (key, expected) in [
        (DOWN, 1),
        (RIGHT, 2),
        (UP, 1),
        (LEFT, 0),
        (LEFT, 0),
        (END, count - 1),
        (DOWN, count - 1),
        (HOME, 0),
        (RIGHT, 1),
    ] {
        page.press(key)?;
        let (found, _) = at()?;
        ensure!(found == expected, "expected mark {expected}, found {found}");
    }
    // It is seen where the focus is, and which keys there are.
    let seen = page.js(
        "const ring = getComputedStyle(root.activeElement.querySelector('.hit'));
         const keys = find('.rg-keys');
         return [ring.stroke !== 'none' && parseFloat(ring.strokeWidth) >= 2, getComputedStyle(keys).visibility,
           keys.firstElementChild.getBoundingClientRect().bottom <= innerHeight + 1]",
        &[],
    )?;
    ensure!(
        seen == json!([true, "visible", true]),
        "expected a ring and the line about the keys, found {seen}"
    );
    // A chart is one stop, forwards and backwards.
    page.press(TAB)?;
    let (outside, _) = at()?;
    ensure!(outside == -1, "expected Tab to leave, found mark {outside}");
    page.press_with(SHIFT, TAB)?;
    let (back, _) = at()?;
    ensure!(back == 0, "expected the first mark, found {back}");
    page.press(RIGHT)?;
    page.press_with(SHIFT, TAB)?;
    let (before, _) = at()?;
    ensure!(before == -1, "expected Shift+Tab to leave, found {before}");
    page.calm()
}

/// One step of Tab: whether the focus is in the widget, whether it went on in reading order, and what it is on.
const STEP: &str = "
    const now = document.activeElement === widget ? root.activeElement : null;
    const before = globalThis.before;
    globalThis.before = now;
    const order = !before || !now || Boolean(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING);
    const box = now?.getBoundingClientRect();
    const seen = !now || (box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth);
    return [Boolean(now), order, seen, now ? `${now.localName} ${now.getAttribute('aria-label') ?? now.textContent}`.slice(0, 80) : '']";

pub(crate) fn the_focus_goes_in_reading_order(session: &Session, name: &str) -> Result<()> {
    let page = answered(session, name, Site::strict())?;
    // A link after the widget, to get out to.
    page.js(
        "const out = document.createElement('a'); out.href = '#'; out.id = 'out'; out.textContent = 'Out'; document.body.append(out);
         document.activeElement?.blur(); globalThis.before = null",
        &[],
    )?;
    tab_to(&page, "summary")?;
    page.js(STEP, &[])?;
    let mut stops: Vec<Value> = Vec::new();
    for _ in 0..300 {
        page.press(TAB)?;
        let step = page.js(STEP, &[])?;
        if step[0] == false {
            let out = page.js("return document.activeElement?.id", &[])?;
            ensure!(
                out == "out",
                "expected the link after the widget, found {out}"
            );
            let charts = page.js(
                "return [...root.querySelectorAll('svg')].filter((svg) => svg.checkVisibility() && svg.querySelector('[data-rg-mark]')).length",
                &[],
            )?;
            let marks = stops
                .iter()
                .filter(|stop| stop.as_str().is_some_and(|stop| stop.starts_with("g ")))
                .count();
            ensure!(
                charts == json!(marks) && marks > 5,
                "expected one stop for each of {charts} charts, found {marks}"
            );
            return page.calm();
        }
        ensure!(step[1] == true, "expected reading order, found {step}");
        ensure!(
            step[2] == true,
            "expected the focus in the window, found {step}"
        );
        stops.push(step[3].clone());
    }
    bail!("300 times Tab never left the widget: {:?}", stops.last())
}

/// What is asked of the engines: selector, roles that engines call it, and its name.
const BEFORE: [(&str, &[&str], &str); 3] = [
    ("[data-rg=\"open\"]", &["button"], "Open a file"),
    (".rg", &["region"], "Reality gap: how leads are followed up"),
    ("h2", &["heading"], "How are your leads really followed up?"),
];

const AFTER: [(&str, &[&str], &str); 10] = [
    (".rg-instead", &["region"], "What happened instead"),
    (".rg-instead h3", &["heading"], "What happened instead"),
    (".rg-instead svg", &["group"], "What happened instead"),
    (
        ".rg-instead [data-rg-mark]",
        &["img", "image", "graphics-symbol", "button"],
        "All leads: 240",
    ),
    (
        "input[data-rg=\"expect\"]",
        &["slider"],
        "Move the expectation",
    ),
    (".rg-filters", &["group"], "Which leads count"),
    (
        "select[data-rg=\"basis\"]",
        &["combobox", "menulist", "listbox", "button"],
        "Definition:",
    ),
    ("[data-rg=\"print\"]", &["button"], "Print"),
    (".rg-contents", &["navigation"], "Chapters of the report"),
    (".rg-answer .rg-scroll", &["group"], "The answer in figures"),
];

fn asked(page: &Page<'_>, list: &[(&str, &[&str], &str)]) -> Result<()> {
    let mut faults = Vec::new();
    for (selector, roles, expected) in list {
        let found = page.js(
            "find(arguments[0])?.scrollIntoView(); return find(arguments[0])",
            &[json!(selector)],
        )?;
        let id = found
            .as_object()
            .and_then(|reference| reference.values().next())
            .and_then(Value::as_str)
            .with_context(|| format!("nothing matches {selector}"))?;
        let (role, label) = page.session.accessible(id)?;
        if !roles.contains(&role.to_lowercase().as_str()) || !label.starts_with(expected) {
            faults.push(format!(
                "{selector}: expected {roles:?} “{expected}”, found {role} “{label}”"
            ));
        }
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

pub(crate) fn engines_tell_roles_and_names(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict().with("expected=\"75%\""))?;
    asked(&page, &BEFORE)?;
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(1)?;
    page.open_all("find('.rg-answer .rg-scroll')")?;
    asked(&page, &AFTER)?;
    page.calm()
}

pub(crate) fn news_is_said_once_and_in_time(session: &Session, name: &str) -> Result<()> {
    let page = answered(session, name, Site::strict())?;
    let regions = page.js(
        "return [...root.querySelectorAll('[aria-live=\"polite\"], [role=\"status\"]')].length",
        &[],
    )?;
    ensure!(regions == 1, "expected one live region, found {regions}");
    // Ten changes in a moment: the first is said at once, the last after a while, none between.
    let said = page.wait(
        "const region = find('[role=\"status\"]');
         await new Promise((resolve) => setTimeout(resolve, 3500));
         const said = [];
         const start = performance.now();
         const observer = new MutationObserver(() => said.push([performance.now() - start, region.textContent]));
         observer.observe(region, { childList: true, characterData: true, subtree: true });
         const slider = find('input[data-rg=\"expect\"]');
         for (let at = 0; at < 10; at += 1) {
           slider.value = String(0.3 + at / 50);
           slider.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
           await new Promise((resolve) => setTimeout(resolve, 60));
         }
         await new Promise((resolve) => setTimeout(resolve, 4500));
         observer.disconnect();
         return said;",
        &[],
    )?;
    let said = said.as_array().cloned().unwrap_or_default();
    let last = said
        .last()
        .and_then(|last| last[1].as_str())
        .unwrap_or_default();
    ensure!(
        (1..=2).contains(&said.len()) && last.contains("expected 48"),
        "expected the first and the last of ten messages, found {said:?}"
    );
    if let [first, second] = &said[..] {
        let gap = second[0].as_f64().unwrap_or(0.0) - first[0].as_f64().unwrap_or(0.0);
        ensure!(
            gap > 2_500.0,
            "expected three seconds between two, found {gap} ms"
        );
    }
    page.calm()
}
