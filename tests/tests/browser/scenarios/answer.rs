//! From a file to the answer, and what a reader does with it.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::browsers::Session;
use crate::native;
use crate::page::{Page, Site, estimate};
use crate::support::export::wide;

/// A page that has the answer to the invented export.
pub(crate) fn answered<'s>(session: &'s Session, name: &str, site: Site) -> Result<Page<'s>> {
    let page = Page::ready(session, name, site)?;
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(1)?;
    Ok(page)
}

/// A share as the reader sees it, without its sign: `28`.
fn percent(share: &Value) -> Result<String> {
    Ok(format!(
        "{:.0}",
        share.as_f64().context("the share is known")? * 100.0
    ))
}

pub(crate) fn a_chosen_file_becomes_an_answer(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict())?;
    page.picture("empty")?;
    page.choose(&native::files(name, &[("export.csv", wide().as_bytes())])?)?;
    page.answer(1)?;
    page.picture("answer")?;
    let report = page.report()?;
    ensure!(report["counts"]["leads"] == 240, "{}", report["counts"]);
    // Where the file can tell who was reached, that is what the expectation is about.
    let actual = estimate(&report, "contact_rate_phone")?;
    ensure!(actual["n"] == 240 && actual["k"] == 40, "{actual}");
    let shown = page.shown()?;
    for part in [
        percent(&actual["value"])?,
        "240".to_owned(),
        "Nothing was sent".to_owned(),
    ] {
        ensure!(
            shown.contains(&part),
            "expected `{part}` among what is shown, found {shown:.600}"
        );
    }
    page.calm()
}

pub(crate) fn a_dropped_file_becomes_an_answer(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict())?;
    let dropped = page.wait(
        "const transfer = new DataTransfer();
         transfer.items.add(new File([args[0]], 'export.csv', { type: 'text/csv' }));
         const target = find('[data-rg-drop]') ?? widget;
         const send = (type) => {
           const event = new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer: transfer });
           target.dispatchEvent(event);
           return event;
         };
         send('dragenter');
         send('dragover');
         const drop = send('drop');
         return { files: drop.dataTransfer?.files.length ?? 0, taken: drop.defaultPrevented };",
        &[json!(wide())],
    )?;
    ensure!(
        dropped == json!({ "files": 1, "taken": true }),
        "expected a drop of one file that the widget takes, found {dropped}"
    );
    page.answer(1)?;
    ensure!(page.report()?["counts"]["leads"] == 240);
    page.calm()
}

pub(crate) fn the_sample_brings_its_own_zone(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict().with("expected=\"75%\""))?;
    // A host that names a zone is obeyed; this one names none.
    page.js("widget.timezone = null", &[])?;
    page.js("find('[data-rg=\"demo\"]').click()", &[])?;
    page.answer(1)?;
    let sample = page.report()?;
    ensure!(
        sample["timezone"] == "Europe/Amsterdam" && sample["counts"]["leads"] == 6_002,
        "{} {}",
        sample["timezone"],
        sample["counts"]
    );
    // One's own files are read in the zone of one's own browser again, and once.
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(2)?;
    let own = page.js(
        "return Intl.DateTimeFormat().resolvedOptions().timeZone",
        &[],
    )?;
    let report = page.report()?;
    ensure!(
        report["timezone"] == own && report["counts"]["leads"] == 240,
        "{own} {}",
        report["timezone"]
    );
    page.calm()
}

pub(crate) fn nothing_is_shown_before_the_guess(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict())?;
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.until(
        "the question",
        "return Boolean(find('[data-rg=\"reveal\"]'))",
    )?;
    page.picture("question")?;
    let charts = page.js("return root.querySelectorAll('svg').length", &[])?;
    ensure!(
        charts == 0,
        "expected no chart before the guess, found {charts}"
    );
    page.js(
        "const slider = find('input[type=range][data-rg=\"guess\"]');
         slider.value = '0.6';
         slider.dispatchEvent(new Event('input', { bubbles: true, composed: true }));",
        &[],
    )?;
    page.until("the guess said in words", "return shown().includes('60')")?;
    page.answer(1)?;
    let report = page.report()?;
    let gap = estimate(&report, "reality_gap")?;
    ensure!(
        gap["expected"] == 0.6,
        "expected the guess to be what was expected, found {gap}"
    );
    page.calm()
}

pub(crate) fn moving_the_expectation_moves_the_gap(session: &Session, name: &str) -> Result<()> {
    let page = answered(session, name, Site::strict())?;
    page.until(
        "the slider",
        "return Boolean(find('input[type=range][data-rg=\"expect\"]'))",
    )?;
    for expected in [0.5, 0.9] {
        page.js(
            "const slider = find('input[type=range][data-rg=\"expect\"]');
             slider.value = String(arguments[0]);
             slider.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
             slider.dispatchEvent(new Event('change', { bubbles: true, composed: true }));",
            &[json!(expected)],
        )?;
        // The report follows the slider within a few frames.
        let start = std::time::Instant::now();
        let report = loop {
            let report = page.report()?;
            if estimate(&report, "reality_gap")?["expected"] == expected {
                break report;
            }
            ensure!(
                start.elapsed().as_secs() < 5,
                "expected the report to follow the slider to {expected}"
            );
        };
        let gap = estimate(&report, "reality_gap")?;
        let actual = match gap["basis"].as_str() {
            Some("contact") => estimate(&report, "contact_rate_phone")?,
            _ => estimate(&report, "attempt_rate_phone")?,
        };
        let [gap, actual] = [gap, actual].map(|e| e["value"].as_f64().unwrap_or(f64::NAN));
        ensure!(
            (gap - (expected - actual)).abs() < 1e-12,
            "gap {gap}, expected {expected}, actual {actual}"
        );
        let points = format!("{:.0}", (gap * 100.0).abs());
        ensure!(
            page.shown()?.contains(&points),
            "expected a gap of {points} among what is shown"
        );
    }
    page.calm()
}

pub(crate) fn one_dealer_alone(session: &Session, name: &str) -> Result<()> {
    let page = answered(session, name, Site::strict())?;
    let filter =
        "find('input[data-rg=\"filter\"][data-rg-field=\"dealers\"][value=\"Autohaus Müller\"]')";
    page.open_all(filter)?;
    page.js(&format!("{filter}.click()"), &[])?;
    page.until("the filter's event", "return probe.filters === 1")?;
    let report = page.report()?;
    ensure!(report["counts"]["leads"] == 160, "{}", report["counts"]);
    page.until("the dealer's leads", "return shown().includes('160')")?;
    page.js("find('[data-rg=\"clear-filters\"]').click()", &[])?;
    page.until("all leads again", "return probe.filters === 2")?;
    ensure!(page.report()?["counts"]["leads"] == 240);
    page.calm()
}

pub(crate) fn a_long_reading_can_be_stopped(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict())?;
    // Half a gigabyte that takes no memory: the same megabyte over and over.
    page.wait(
        "const [head, ...rows] = args[0].split('\\r\\n').filter((line) => line.startsWith('L') || line.startsWith('lead_id'));
         const some = new Blob([rows.filter((row) => row.split(',').length === 12).join('\\r\\n'), '\\r\\n']);
         const more = new Blob(Array(Math.ceil((1 << 20) / some.size)).fill(some));
         const file = new File([head, '\\r\\n', ...Array(500).fill(more)], 'long.csv');
         const stopped = new Promise((resolve) => {
           const look = () => {
             const button = find('[data-rg=\"cancel\"]');
             if (button) { observer.disconnect(); button.click(); resolve(); }
           };
           const observer = new MutationObserver(look);
           observer.observe(root, { childList: true, subtree: true });
         });
         const loaded = widget.load([file]).catch(() => {});
         await stopped;
         await loaded;",
        &[json!(wide())],
    )?;
    page.await_ready()?;
    ensure!(
        page.probe("reports")? == 0,
        "expected no report of a stopped reading"
    );
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(1)?;
    ensure!(page.report()?["counts"]["leads"] == 240);
    page.calm()
}

pub(crate) fn cleared_means_gone(session: &Session, name: &str) -> Result<()> {
    let page = answered(session, name, Site::strict())?;
    page.wait("await widget.clear();", &[])?;
    page.await_ready()?;
    let left = page.wait(
        "return [await widget.report() ?? null, widget.files.length];",
        &[],
    )?;
    ensure!(
        left == json!([null, 0]),
        "expected no report and no file, found {left}"
    );
    page.until(
        "no name from the file",
        "return !shown().includes('Müller')",
    )?;
    // Files that come while the old ones are being forgotten stay.
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(2)?;
    let kept = page.wait(
        "find('[data-rg=\"clear\"]').click();
         const loaded = widget.load(new File([args[0]], 'second.csv'));
         await new Promise((resolve) => widget.addEventListener('rg-report', resolve, { once: true }));
         await loaded;
         return widget.files.map((file) => file.name);",
        &[json!(wide())],
    )?;
    ensure!(
        kept == json!(["second.csv"]),
        "expected the second file, found {kept}"
    );
    page.calm()
}

pub(crate) fn a_hostile_name_stays_text(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::default())?;
    let hostile = "<img src=x onerror=globalThis.hacked=1>";
    let script = "</style><script>globalThis.hacked=2</script>";
    let csv = wide()
        .replace("Autohaus Müller", hostile)
        .replace(",Web 1,", &format!(",{script},"));
    page.load(&[(&format!("{hostile}.csv"), csv.as_bytes())])?;
    page.answer(1)?;
    let shown = page.shown()?;
    ensure!(
        shown.contains(hostile),
        "expected the name as it is written, found {shown:.600}"
    );
    page.picture("hostile")?;
    let harm = page.js(
        "return [globalThis.hacked ?? null, root.querySelectorAll('img, script').length,
                 [...root.querySelectorAll('*')].filter((e) => e.getAttributeNames().some((n) => n.startsWith('on'))).length]",
        &[],
    )?;
    ensure!(
        harm == json!([null, 0, 0]),
        "expected text only, found {harm}"
    );
    page.calm()
}
