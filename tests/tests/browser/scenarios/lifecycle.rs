//! Widgets that are moved, taken out, put back, made and thrown away.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::scenarios::answer::answered;
use crate::support::export::wide;

/// Chooses one dealer.
fn filter(page: &Page<'_>) -> Result<()> {
    let filter = "find('input[data-rg=\"filter\"][data-rg-field=\"dealers\"]')";
    page.open_all(filter)?;
    page.js(&format!("{filter}.click()"), &[])?;
    page.until("the filter's event", "return probe.filters === 1")
}

pub(crate) fn a_moved_widget_keeps_everything(session: &Session, name: &str) -> Result<()> {
    let page = answered(session, name, Site::strict())?;
    filter(&page)?;
    let before = page.report_text()?;
    let after = page.wait(
        "const chart = find('svg');
         const place = document.createElement('section');
         document.body.append(place);
         place.append(widget);
         await new Promise((resolve) => setTimeout(resolve, 100));
         place.prepend(widget);
         const text = await (await widget.exportAs('json')).text();
         return [text, chart.isConnected && chart === find('svg'), probe.reports, probe.made];",
        &[],
    )?;
    ensure!(after[0] == json!(before), "expected the same report");
    // No file was read again, no worker was made.
    ensure!(
        after[1] == true && after[2] == 1 && after[3] == 1,
        "{} {} {}",
        after[1],
        after[2],
        after[3]
    );
    page.calm()
}

pub(crate) fn a_widget_taken_out_comes_back_as_it_was(session: &Session, name: &str) -> Result<()> {
    let page = answered(session, name, Site::strict().with("view=\"summary\""))?;
    filter(&page)?;
    let before = page.report_text()?;
    let config = page.js("return JSON.stringify(widget.config)", &[])?;
    let workers = page.wait(
        "window.kept = widget;
         widget.remove();
         await new Promise((resolve) => setTimeout(resolve, 100));
         const gone = probe.workers;
         const missed = new Event('drop', { bubbles: true, cancelable: true });
         missed.dataTransfer = { types: ['Files'], files: [], items: [] };
         dispatchEvent(missed);
         document.body.append(kept);
         return [gone, missed.defaultPrevented];",
        &[],
    )?;
    ensure!(
        workers == json!([0, false]),
        "expected no worker and no guard while it is out, found {workers}"
    );
    page.until("the files read again", "return probe.reports === 2")?;
    ensure!(page.report_text()? == before, "expected the same report");
    ensure!(page.js("return JSON.stringify(widget.config)", &[])? == config);
    page.until("the answer", "return Boolean(find('svg'))")?;
    page.calm()
}

/// Widgets that come, do something and go.
const CYCLES: &str = "const [cycles, text] = args;
    for (let at = 0; at < cycles; at += 1) {
      const each = document.createElement('reality-gap');
      each.setAttribute('timezone', 'UTC');
      each.setAttribute('expected', '75%');
      document.body.append(each);
      if (at % 4 === 0) {
        await each.load(new File([text], 'export.csv'));
        if (!(await each.report()).counts.leads) throw new Error('no report');
      } else if (at % 4 === 1) {
        // Gone while it reads.
        void each.load(new File([text], 'export.csv')).catch(() => {});
        await null;
      } else await new Promise((resolve) => setTimeout(resolve));
      each.remove();
      await new Promise((resolve) => setTimeout(resolve));
    }
    return probe.made;";

/// What Chromium counts after it has collected what is garbage.
fn metrics(page: &Page<'_>) -> Result<[f64; 4]> {
    // What was to be said or laid out in a moment holds its widget until then.
    std::thread::sleep(std::time::Duration::from_secs(5));
    for _ in 0..3 {
        page.chromium("HeapProfiler.collectGarbage", json!({}))?;
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    page.chromium("Performance.enable", json!({}))?;
    let all = page.chromium("Performance.getMetrics", json!({}))?;
    let value = |name: &str| {
        let all = all["metrics"].as_array().into_iter().flatten();
        all.filter(|metric| metric["name"] == name)
            .find_map(|metric| metric["value"].as_f64())
            .with_context(|| format!("Chromium counts no {name}"))
    };
    Ok([
        value("Nodes")?,
        value("JSEventListeners")?,
        value("JSHeapUsedSize")?,
        value("Documents")?,
    ])
}

pub(crate) fn two_hundred_widgets_come_and_go(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict())?;
    page.js("widget.remove()", &[])?;
    let text: String = wide()
        .lines()
        .take(60)
        .flat_map(|line| [line, "\r\n"])
        .collect();
    let run = |cycles: u32| -> Result<Value> {
        // In portions: a script may not run for ever.
        let mut made = Value::Null;
        for _ in 0..cycles / 20 {
            made = page_wait(&page, &text)?;
        }
        Ok(made)
    };
    // The first ones warm up what is kept: the compiled program, style sheets, tables of time zones.
    run(20)?;
    let chromium = page.engine("chromium");
    let before = if chromium {
        Some(metrics(&page)?)
    } else {
        None
    };
    run(200)?;
    page.until("no worker left", "return probe.workers === 0")?;
    let urls = page.probe("urls")?;
    ensure!(urls == 0, "{urls} object URLs are left");
    if let Some(before) = before {
        let after = metrics(&page)?;
        let [nodes, listeners, heap, documents] = [0, 1, 2, 3].map(|at| after[at] - before[at]);
        ensure!(
            nodes <= 0.0 && listeners <= 0.0 && documents <= 0.0,
            "before {before:?}, after {after:?}: {nodes} nodes, {listeners} listeners and {documents} documents more"
        );
        ensure!(
            heap <= before[2] / 10.0,
            "memory {:.0} bytes, then {:.0}",
            before[2],
            after[2]
        );
    }
    page.calm()
}

fn page_wait(page: &Page<'_>, text: &str) -> Result<Value> {
    page.wait(CYCLES, &[json!(20), json!(text)])
}
