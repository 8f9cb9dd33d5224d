//! What a reader can look into and try out, and what can be taken along.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::browsers::Session;
use crate::page::{Page, Site, estimate};
use crate::scenarios::answer::answered;
use crate::scenarios::network::network;

/// Clicks what matches, and gives what is saved then: name and text.
pub(crate) fn saved(page: &Page<'_>, selector: &str) -> Result<(String, String)> {
    let before = page.probe("saved")?.as_array().map_or(0, Vec::len);
    let found = page.js(
        "const button = find(arguments[0]); button?.click(); return Boolean(button)",
        &[json!(selector)],
    )?;
    ensure!(found == true, "nothing matches {selector}");
    page.until("a file", &format!("return probe.saved.length > {before}"))?;
    let file = page.probe("saved")?[before].clone();
    let text = |key: &str| file[key].as_str().unwrap_or_default().to_owned();
    Ok((text("name"), text("text")))
}

/// Opens what is folded away until something is there, and clicks it.
fn press(page: &Page<'_>, selector: &str) -> Result<()> {
    page.open_all(&format!("find({})", json!(selector)))?;
    page.js("find(arguments[0]).click()", &[json!(selector)])?;
    Ok(())
}

pub(crate) fn a_template_is_a_file(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict())?;
    let template = "[data-rg=\"template\"][data-rg-field=\"calls\"]";
    page.open_all(&format!("find('{template}')"))?;
    let (file, text) = saved(&page, template)?;
    ensure!(
        file == "calls.csv" && text.lines().count() == 2,
        "{file}: {text}"
    );
    let (file, text) = saved(&page, "[data-rg=\"template\"][data-rg-field=\"hours\"]")?;
    ensure!(
        file == "hours.json" && serde_json::from_str::<Value>(&text).is_ok(),
        "{file}: {text}"
    );
    page.calm()
}

pub(crate) fn the_leads_behind_a_figure(session: &Session, name: &str) -> Result<()> {
    let page = network(session, name, "")?;
    let field = "instead:not_phoned";
    press(
        &page,
        &format!("[data-rg=\"leads\"][data-rg-field=\"{field}\"]"),
    )?;
    let on = "[data-rg=\"leads-page\"][data-rg-field=\"50\"]";
    page.until(
        "the first page of leads",
        &format!("return Boolean(find('{on}'))"),
    )?;
    let first = "const row = find('.rg-instead [data-rg=\"leads-page\"]').closest('.rg-inside').querySelector('tbody tr').textContent;";
    let before = page.js(&format!("{first} return row"), &[])?;
    page.js(&format!("find('{on}').click()"), &[])?;
    page.until(
        "the second page of leads",
        "return Boolean(find('[data-rg=\"leads-page\"][data-rg-field=\"100\"]'))",
    )?;
    page.until(
        "the leads from 51 on",
        "return shown().includes(': 51 to 100 of')",
    )?;
    let after = page.js(&format!("{first} return row"), &[])?;
    ensure!(before != after, "expected other leads, found {after}");
    page.calm()
}

pub(crate) fn another_rate_is_tried(session: &Session, name: &str) -> Result<()> {
    let page = network(session, name, "")?;
    let who = "select[data-rg=\"what-if\"]";
    page.until("the choice", &format!("return Boolean(find('{who}'))"))?;
    page.js(
        &format!(
            "const select = find('{who}');
             select.value = [...select.options].find((option) => option.value.startsWith('dealer:')).value;
             select.dispatchEvent(new Event('change', {{ bubbles: true, composed: true }}));"
        ),
        &[],
    )?;
    let rate = "input[type=range][data-rg=\"what-if\"]";
    page.until("the slider", &format!("return Boolean(find('{rate}'))"))?;
    let more = || -> Result<Option<f64>> {
        let report = page.report()?;
        let tables = report["tables"].as_array().cloned().unwrap_or_default();
        let table = tables.iter().find(|table| table["id"] == "what_if");
        Ok(table.and_then(|table| table["rows"][0][3].as_f64()))
    };
    page.js(&format!("find('{rate}').focus()"), &[])?;
    // What is expected comes first; then far below it, and up again.
    let mut last = more()?;
    for (value, up) in [("0.2", false), ("0.6", true), ("0.95", true)] {
        page.js(
            &format!(
                "const slider = find('{rate}');
                 slider.value = arguments[0];
                 slider.dispatchEvent(new Event('input', {{ bubbles: true, composed: true }}));"
            ),
            &[json!(value)],
        )?;
        let start = std::time::Instant::now();
        let now = loop {
            let now = more()?;
            if now.is_some() && (if up { now > last } else { now < last }) {
                break now;
            }
            ensure!(
                start.elapsed().as_secs() < 5,
                "expected another count than {last:?} at {value}, found {now:?}"
            );
        };
        last = now;
    }
    page.until("the sentence", "return shown().includes('if 95')")?;
    let focus = page.js(
        &format!("return root.activeElement === find('{rate}')"),
        &[],
    )?;
    ensure!(focus == true, "expected the slider to keep the focus");
    page.calm()
}

pub(crate) fn another_definition_says_whose_it_is(session: &Session, name: &str) -> Result<()> {
    let page = network(session, name, "")?;
    let select = "select[data-rg=\"definition\"]";
    page.open_all(&format!("find('{select}')"))?;
    let ours = estimate(&page.report()?, "contact_rate_any")?.clone();
    page.js(
        &format!(
            "const select = find('{select}');
             select.value = 'foureyes';
             select.dispatchEvent(new Event('change', {{ bubbles: true, composed: true }}));"
        ),
        &[],
    )?;
    page.until(
        "whose definition it is",
        "return shown().includes('counted as a Foureyes-like tool would')",
    )?;
    let report = page.report()?;
    ensure!(
        report["definition"] == "foureyes",
        "{}",
        report["definition"]
    );
    let theirs = estimate(&report, "contact_rate_any")?;
    ensure!(
        theirs["k"] != ours["k"],
        "expected another count, found {theirs}"
    );
    page.js("widget.definition = 'nobody'", &[])?;
    page.until("the refusal", "return probe.codes.includes('E108')")?;
    // The attribute's word counts like the reader's: the newest holds.
    page.js("widget.definition = 'automated'", &[])?;
    page.until(
        "the host's definition",
        "return shown().includes('counted as a tool that counts automatic messages would')",
    )?;
    page.calm()
}

/// Names of staff and ids of leads in the demo's files.
fn people_and_leads(page: &Page<'_>) -> Result<(Vec<String>, Vec<String>)> {
    let report = page.report()?;
    let tables = report["tables"].as_array().context("tables")?;
    let people = tables.iter().find(|table| table["id"] == "people");
    let rows = people.and_then(|table| table["rows"].as_array());
    let names = rows.into_iter().flatten();
    let names: Vec<String> = names
        .filter_map(|row| row[0].as_str().map(str::to_owned))
        .collect();
    let list = report["worklist"].as_array();
    let leads: Vec<String> = list
        .into_iter()
        .flatten()
        .filter_map(|todo| todo["lead"].as_str().map(str::to_owned))
        .collect();
    ensure!(
        names.len() > 20 && leads.len() > 10,
        "{} names, {} leads",
        names.len(),
        leads.len()
    );
    Ok((names, leads))
}

/// None of these words is in the text.
fn none_of(words: &[String], text: &str) -> Result<()> {
    let found: Vec<&String> = words.iter().filter(|word| text.contains(*word)).collect();
    ensure!(found.is_empty(), "expected none of {found:?}");
    Ok(())
}

pub(crate) fn saved_without_people(session: &Session, name: &str) -> Result<()> {
    let page = network(session, name, "")?;
    let (people, leads) = people_and_leads(&page)?;
    let kind = |kind: &str| format!("[data-rg=\"export\"][data-rg-field=\"{kind}\"]");
    let (file, html) = saved(&page, &kind("aggregates-html"))?;
    ensure!(
        file.starts_with("reality-gap_aggregates_")
            && file.ends_with(".html")
            && html.contains("<svg"),
        "{file}"
    );
    none_of(&people, &html)?;
    none_of(&leads, &html)?;
    // The whole page has both, so the words are the right ones.
    let (_, whole) = saved(&page, &kind("html"))?;
    ensure!(none_of(&people, &whole).is_err() && none_of(&leads, &whole).is_err());
    let list = kind("worklist");
    page.until("the worklist", &format!("return Boolean(find('{list}'))"))?;
    let (file, csv) = saved(&page, &list)?;
    ensure!(
        file.starts_with("reality-gap_worklist_")
            && file.ends_with(".csv")
            && csv.lines().count() > leads.len(),
        "{file}"
    );
    none_of(&leads[..1], &csv)
        .err()
        .context("the first lead is on the list")?;
    page.calm()
}

pub(crate) fn people_are_masked_and_small_cells_hidden(
    session: &Session,
    name: &str,
) -> Result<()> {
    let page = answered(session, name, Site::strict())?;
    ensure!(!page.report_text()?.contains("fewer than 200 leads"));
    page.js("widget.minCell = 200", &[])?;
    let start = std::time::Instant::now();
    while !page.report_text()?.contains("fewer than 200 leads") {
        ensure!(start.elapsed().as_secs() < 10, "expected hidden cells");
    }
    page.until(
        "the reason",
        "return shown().includes('mall cells are hidden')",
    )?;
    page.js("widget.minCell = null", &[])?;

    let page = network(session, name, "")?;
    let (people, _) = people_and_leads(&page)?;
    page.js("widget.mask = 'people'", &[])?;
    page.until("the report read again", "return probe.reports >= 2")?;
    page.open_all("root.querySelectorAll('details table').length > 10")?;
    none_of(&people, &page.shown()?)?;
    none_of(&people, &page.report_text()?)?;
    page.calm()
}
