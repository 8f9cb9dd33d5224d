//! All kinds of files at once: the invented network of the demo, dropped, chosen and compared with the command line.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use xtask::network::FILES;
use xtask::paths;

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::scenarios::hands::SIDEWAYS;
use crate::scenarios::parity::{Settings, compare};
use crate::support::export::wide;

/// The demo's files where the build put them.
pub(crate) fn demo_files() -> Result<Vec<PathBuf>> {
    let folder = paths::dist().join("demo");
    FILES
        .iter()
        .map(|name| {
            let path = folder.join(name);
            path.canonicalize()
                .with_context(|| path.display().to_string())
        })
        .collect()
}

/// Drops files that the page fetches from its own site.
pub(crate) fn drop_files(page: &Page<'_>, paths: &[&str]) -> Result<()> {
    let dropped = page.wait(
        "const transfer = new DataTransfer();
         for (const path of args[0]) {
           const response = await fetch(path);
           transfer.items.add(new File([await response.blob()], path.split('/').pop()));
         }
         const drop = new DragEvent('drop', { bubbles: true, composed: true, cancelable: true, dataTransfer: transfer });
         (find('[data-rg-drop]') ?? widget).dispatchEvent(drop);
         return drop.defaultPrevented;",
        &[json!(paths)],
    )?;
    ensure!(dropped == true, "expected a drop that the widget takes");
    Ok(())
}

/// Kinds of the files of a report, sorted.
fn kinds(report: &Value) -> Vec<&str> {
    let files = report["input"]["files"].as_array();
    let kinds = files.into_iter().flatten();
    let mut kinds: Vec<&str> = kinds.filter_map(|file| file["kind"].as_str()).collect();
    kinds.sort_unstable();
    kinds
}

/// A page with the report of the demo's files.
pub(crate) fn network<'s>(session: &'s Session, name: &str, attributes: &str) -> Result<Page<'s>> {
    on(session, name, Site::strict().with(attributes))
}

/// The same on a page of one's own.
pub(crate) fn on<'s>(session: &'s Session, name: &str, site: Site) -> Result<Page<'s>> {
    let page = Page::ready(session, name, site.with("expected=\"75%\""))?;
    page.choose(&demo_files()?)?;
    page.answer(1)?;
    Ok(page)
}

pub(crate) fn eight_files_dropped_at_once(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict().with("expected=\"75%\""))?;
    let paths = FILES.map(|name| format!("/demo/{name}"));
    drop_files(&page, &paths.each_ref().map(String::as_str))?;
    page.answer(1)?;
    let report = page.report()?;
    ensure!(
        kinds(&report)
            == [
                "appointments",
                "calls",
                "expectations",
                "leads",
                "surveys",
                "tasks",
                "touches"
            ],
        "{:?}",
        kinds(&report)
    );
    // One figure that no other file could give, for each kind.
    for id in [
        "unlogged",
        "missed_promise_rate",
        "appointment_set_rate",
        "score_mean",
        "response_time_human_open_hours",
    ] {
        let known = ["estimates", "distributions"].iter().any(|list| {
            let all = report[list].as_array().into_iter().flatten();
            all.filter(|figure| figure["id"] == id)
                .any(|figure| !figure["value"].is_null() || !figure["observed_median_ms"].is_null())
        });
        ensure!(known, "expected {id} to be known");
    }
    page.calm()
}

pub(crate) fn hours_go_with_the_files(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict().with("expected=\"75%\""))?;
    let open = |report: &Value| {
        let all = report["distributions"].as_array().into_iter().flatten();
        all.filter(|d| d["id"] == "response_time_human_open_hours")
            .any(|d| !d["observed_median_ms"].is_null())
    };
    drop_files(&page, &["/demo/leads.csv", "/demo/activities.csv"])?;
    page.answer(1)?;
    ensure!(!open(&page.report()?), "no hours, no open minutes");
    // Hours alone go with what is on show.
    drop_files(&page, &["/demo/hours.json"])?;
    page.answer(2)?;
    ensure!(open(&page.report()?), "expected open minutes");
    // Other files, other hours: none.
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.until("the other report", "return probe.reports >= 3")?;
    ensure!(!open(&page.report()?), "the hours left with their files");
    drop_files(
        &page,
        &[
            "/demo/hours.json",
            "/demo/leads.csv",
            "/demo/activities.csv",
        ],
    )?;
    page.until("the last report", "return probe.reports >= 4")?;
    ensure!(open(&page.report()?), "expected open minutes again");
    page.calm()
}

pub(crate) fn files_named_by_child_elements(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict().with("expected=\"75%\""))?;
    page.js(
        "for (const file of ['leads.csv', 'activities.csv', 'hours.json']) {
           widget.append(Object.assign(document.createElement('source'), { src: `/demo/${file}` }));
         }
         widget.src = '';",
        &[],
    )?;
    page.answer(1)?;
    let report = page.report()?;
    ensure!(
        kinds(&report) == ["leads", "touches"],
        "{:?}",
        kinds(&report)
    );
    page.calm()
}

pub(crate) fn the_whole_network_fits_a_narrow_page(session: &Session, name: &str) -> Result<()> {
    let page = Page::open(session, name, Site::default().with("expected=\"75%\""))?;
    page.go("/test/frame.html")?;
    page.enter_frame()?;
    page.await_ready()?;
    let paths = FILES.map(|name| format!("/demo/{name}"));
    drop_files(&page, &paths.each_ref().map(String::as_str))?;
    page.answer(1)?;
    page.open_all("root.querySelectorAll('details table').length > 40")?;
    let found = page.js(SIDEWAYS, &[])?;
    ensure!(
        found[0] == 320 && found[1] == true && found[2] == json!([]),
        "expected 320 px and nothing that sticks out, found {found}"
    );
    page.leave_frame()
}

pub(crate) fn all_kinds_of_files_give_the_same_bytes(session: &Session, name: &str) -> Result<()> {
    let zone = "Europe/Amsterdam";
    let files = demo_files()?;
    let report = compare(session, name, &files, zone, &Settings::default())?;
    ensure!(report["counts"]["leads"] == 6_002, "{}", report["counts"]);
    let dealer = report["tables"]
        .as_array()
        .and_then(|all| all.iter().find(|table| table["id"] == "ranking"))
        .and_then(|table| table["rows"][0][0].as_str())
        .context("the ranking has a dealer")?;
    let what_if = format!(
        r#"{{ scope: "dealer", name: {}, rate: 0.6 }}"#,
        json!(dealer)
    );
    let settings = Settings {
        script: &format!(
            "widget.mask = 'people'; widget.minCell = 5; widget.definition = 'foureyes';
             const config = widget.config;
             widget.config = {{ ...config, settings: {{ ...config.settings, 'what-if': {what_if} }} }};"
        ),
        options: &[
            "--mask",
            "people",
            "--min-cell",
            "5",
            "--definition",
            "foureyes",
            "--what-if",
            &format!("dealer:{dealer}=60%"),
        ],
    };
    let report = compare(session, name, &files, zone, &settings)?;
    ensure!(
        report["definition"] == "foureyes",
        "{}",
        report["definition"]
    );
    Ok(())
}
