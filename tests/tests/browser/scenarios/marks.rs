//! What a reader points at: bars that choose, tables that sort, tooltips, the way back, choices in the address.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::scenarios::network::{demo_files, network};

const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';
const RIGHT: char = '\u{e014}';

/// The first bar of a dealer.
const BAR: &str = ".rg-dealers [data-rg-mark]";

/// How many leads count.
fn leads(page: &Page<'_>) -> Result<u64> {
    Ok(page.report()?["counts"]["leads"].as_u64().unwrap_or(0))
}

/// Chooses the first dealer by its bar, and gives its name.
fn choose(page: &Page<'_>) -> Result<String> {
    page.until("the bars", &format!("return Boolean(find('{BAR}'))"))?;
    let name = page.js(&format!("return find('{BAR}').dataset.rgValue"), &[])?;
    page.js(
        &format!("find('{BAR}').dispatchEvent(new MouseEvent('click', {{ bubbles: true, composed: true }}))"),
        &[],
    )?;
    page.until(
        "the chosen bar",
        &format!(
            "return probe.filters === 1 && find('{BAR}').getAttribute('aria-pressed') === 'true'"
        ),
    )?;
    Ok(name.as_str().unwrap_or_default().to_owned())
}

pub(crate) fn a_bar_chooses_by_click_and_by_key(session: &Session, name: &str) -> Result<()> {
    let page = network(session, name, "")?;
    let all = leads(&page)?;
    let dealer = choose(&page)?;
    let of_one = leads(&page)?;
    ensure!(0 < of_one && of_one < all, "{of_one} of {all} leads");
    // Said once, politely, and in words with a button to let it go.
    page.until(
        "the choice in words",
        &format!("return find('[role=status][aria-live]').textContent.includes({}) && Boolean(find('.rg-chip'))", json!(dealer)),
    )?;
    // The next one by the keys: either of the two counts.
    page.js(&format!("find('{BAR}').focus()"), &[])?;
    page.press(RIGHT)?;
    page.press(ENTER)?;
    page.until("the second bar", "return probe.filters === 2")?;
    let held = page.js(
        "return [root.activeElement.getAttribute('aria-pressed'), root.activeElement.matches('[data-rg-mark]')]",
        &[],
    )?;
    ensure!(
        held == json!(["true", true]),
        "expected the focus on the mark, found {held}"
    );
    let of_two = leads(&page)?;
    ensure!(of_one < of_two && of_two < all, "{of_two} of {all} leads");
    page.press(ENTER)?;
    page.until("the second bar let go", "return probe.filters === 3")?;
    ensure!(leads(&page)? == of_one);
    // Letting go of the last part leaves the focus among the filters.
    page.js("find('.rg-chip').focus(); find('.rg-chip').click()", &[])?;
    page.until(
        "the focus among the filters",
        "return !find('.rg-chip') && Boolean(root.activeElement?.closest('.rg-filters'))",
    )?;
    ensure!(leads(&page)? == all);
    page.calm()
}

pub(crate) fn a_table_is_sorted_and_the_focus_stays(session: &Session, name: &str) -> Result<()> {
    let page = network(session, name, "")?;
    let button = ".rg-dealers [data-rg=\"sort\"][value^=\"7 \"]";
    page.open_all(&format!("find('{button}')"))?;
    let cells = || {
        page.js(
            "return [...find('.rg-dealers table').querySelectorAll('tbody tr')].map((row) => Number(row.lastChild.textContent.replace(/\\D/g, '')))",
            &[],
        )
    };
    page.js(&format!("find('{button}').focus()"), &[])?;
    for (direction, turned) in [("descending", true), ("ascending", false)] {
        page.press(ENTER)?;
        page.until(
            direction,
            &format!("return root.activeElement?.closest('th')?.getAttribute('aria-sort') === '{direction}'"),
        )?;
        let found = cells()?;
        let mut sorted: Vec<u64> = found
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(serde_json::Value::as_u64)
            .collect();
        sorted.sort_unstable();
        if turned {
            sorted.reverse();
        }
        ensure!(
            sorted.len() > 3 && found == json!(sorted),
            "{direction}: {found}"
        );
    }
    page.calm()
}

pub(crate) fn a_tooltip_can_be_read_and_sent_away(session: &Session, name: &str) -> Result<()> {
    let page = Page::open(session, name, Site::default().with("expected=\"75%\""))?;
    page.go("/test/frame.html")?;
    page.enter_frame()?;
    page.await_ready()?;
    page.choose(&demo_files()?)?;
    page.answer(1)?;
    page.until("the bars", &format!("return Boolean(find('{BAR}'))"))?;
    let tip = "const tip = find('[role=tooltip]');";
    let mark = |at: usize| format!("root.querySelectorAll('{BAR}')[{at}]");
    page.js(&format!("{}.focus()", mark(0)), &[])?;
    page.press(RIGHT)?;
    page.until(
        "the tooltip of the focus",
        &format!("{tip} return !tip.hidden && root.activeElement.getAttribute('aria-describedby') === tip.id"),
    )?;
    let seen = page.js(
        &format!("{tip} const at = tip.getBoundingClientRect(); return [tip.textContent, at.left >= 0, at.right <= innerWidth, at.width > 100]"),
        &[],
    )?;
    let text = seen[0].as_str().unwrap_or_default();
    for part in ["n: ", "k: ", "95 % interval: ", "Actual: "] {
        ensure!(text.contains(part), "expected `{part}`, found {text}");
    }
    ensure!(
        seen[1] == true && seen[2] == true && seen[3] == true,
        "{seen}"
    );
    page.press(ESCAPE)?;
    page.until(
        "no tooltip, and the focus where it was",
        &format!(
            "{tip} return tip.hidden && root.activeElement === {}",
            mark(1)
        ),
    )?;
    // With the pointer: it may go onto the tooltip, and away from both.
    let over = |what: &str, event: &str| {
        page.js(
            &format!("{tip} {what}.dispatchEvent(new PointerEvent('{event}', {{ bubbles: true, composed: true }}))"),
            &[],
        )
    };
    let bar = mark(2);
    over(&bar, "pointerover")?;
    page.until(
        "the tooltip of the pointer",
        &format!("{tip} return !tip.hidden"),
    )?;
    over(&bar, "pointerout")?;
    over("tip", "pointerover")?;
    std::thread::sleep(std::time::Duration::from_millis(500));
    ensure!(
        page.js(&format!("{tip} return tip.hidden"), &[])? == false,
        "expected it to stay"
    );
    over("tip", "pointerout")?;
    page.until("no tooltip", &format!("{tip} return tip.hidden"))?;
    page.picture("tooltip")?;
    page.calm()
}

pub(crate) fn a_choice_is_taken_back_by_key(session: &Session, name: &str) -> Result<()> {
    let page = network(session, name, "")?;
    let all = leads(&page)?;
    choose(&page)?;
    let of_one = leads(&page)?;
    page.js(&format!("find('{BAR}').focus()"), &[])?;
    // In a text field the keys are about the text.
    page.open_all("find('input[type=date]')")?;
    let taken = page.js(
        "const field = find('input[type=date]');
         const event = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true, cancelable: true });
         field.dispatchEvent(event);
         return event.defaultPrevented",
        &[],
    )?;
    ensure!(taken == false, "expected the date to keep its own undo");
    page.control('z')?;
    page.until(
        "the choice taken back",
        &format!(
            "return probe.filters === 2 && find('{BAR}').getAttribute('aria-pressed') === 'false'"
        ),
    )?;
    ensure!(leads(&page)? == all);
    page.until(
        "that it is said",
        "return find('[role=status][aria-live]').textContent.startsWith('Undone. ')",
    )?;
    page.control('y')?;
    page.until("the choice done again", "return probe.filters === 3")?;
    ensure!(leads(&page)? == of_one);
    page.calm()
}

pub(crate) fn choices_in_the_address_survive_a_reload(session: &Session, name: &str) -> Result<()> {
    let page = network(session, name, "id=\"left\" url-state")?;
    let all = leads(&page)?;
    page.js(
        "history.replaceState(null, '', '#chapter=2&rg-right=dealer:Other')",
        &[],
    )?;
    let dealer = choose(&page)?;
    page.until(
        "the choice in the address",
        "return location.hash.startsWith('#chapter=2&rg-right=dealer:Other&rg-left=dealer:')",
    )?;
    let of_one = leads(&page)?;
    page.js("globalThis.probe.old = true; location.reload()", &[])?;
    page.until("the page again", "return globalThis.probe && !probe.old")?;
    page.await_ready()?;
    page.choose(&demo_files()?)?;
    page.answer(1)?;
    ensure!(leads(&page)? == of_one, "expected {of_one} leads of {all}");
    page.until(
        "the choice in words",
        &format!("return find('.rg-chip')?.textContent === {}", json!(dealer)),
    )?;
    page.js("find('[data-rg=\"clear-filters\"]').click()", &[])?;
    page.until(
        "the address without the choice",
        "return !location.hash.includes('dealer:' + encodeURIComponent(find('.rg-dealers [data-rg-mark]').dataset.rgValue)) && location.hash.startsWith('#chapter=2&rg-right=dealer:Other')",
    )?;
    // People whose names are hidden never get into the address.
    page.js("widget.mask = 'people'", &[])?;
    page.until("the report read again", "return probe.reports >= 2")?;
    let person = "input[type=checkbox][data-rg-field=\"people\"]";
    page.open_all(&format!("find('{person}')"))?;
    page.js(&format!("find('{person}').click()"), &[])?;
    page.until(
        "a chosen person",
        "return probe.filters >= 1 && Boolean(find('.rg-chip'))",
    )?;
    let hash = page.js("return location.hash", &[])?;
    ensure!(
        !hash.as_str().unwrap_or_default().contains("person"),
        "{hash}"
    );
    page.calm()
}
