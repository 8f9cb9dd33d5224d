//! The demo page stands still: nothing on it moves by itself while the sample is read, a file is dropped and its report is
//! built. How long the page could not answer meanwhile is printed: on a busy machine it says more about the machine.

use std::fs;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use xtask::paths;
use xtask::serve::Options;

use crate::browsers::Session;
use crate::page::Page;

/// Notes what moved, and every task of 50 ms and more; gets the file while the page still has a network.
const WATCH: &str = "
globalThis.moved = [];
globalThis.long = [];
globalThis.csv = fetch('/demo/one-file.csv').then((response) => response.blob());
const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch('layout-shift', ({ value, sources }) => moved.push({
  value,
  what: sources.map(({ node, previousRect, currentRect }) => `${node?.nodeName} ${place(previousRect)} > ${place(currentRect)}`),
}));
watch('longtask', ({ duration }) => long.push(Math.round(duration)));
";

/// The most that may move, as the sum of layout shifts. Good pages stay below 0.1; measured is 0. A pill in a line of its own
/// that moves by 12 pixels is 0.0001.
const MOST: f64 = 0.0001;

pub(crate) fn the_demo_stands_still(session: &Session, name: &str) -> Result<()> {
    let dist = paths::dist();
    let html = fs::read_to_string(dist.join("demo/index.html"))?;
    let watched = html.replacen(
        "<title>",
        "<script src=\"/test/probe.js\"></script>\n<script src=\"/test/watch.js\"></script>\n<title>",
        1,
    );
    let options = Options::default()
        .with_file("/demo/index.html", watched)
        .with_file("/test/watch.js", WATCH);
    let page = Page::at(session, name, &dist, options, "/demo/")?;
    page.until(
        "the sample's report and the network shut off",
        "return Boolean(find('[data-rg=\"reveal\"]')) && Boolean(document.querySelector('#privacy.shut'))",
    )?;
    stands(&page, "while the sample is read")?;
    page.wait(
        "const transfer = new DataTransfer();
         transfer.items.add(new File([await csv], 'one-file.csv'));
         find('.rg').dispatchEvent(new DragEvent('drop', { bubbles: true, composed: true, cancelable: true, dataTransfer: transfer }));",
        &[],
    )?;
    page.until("the file's report", "return probe.reports > 1")?;
    stands(&page, "while a file is read")?;
    // By a script: what follows a reader's own click would not count for half a second.
    page.answer(2)?;
    page.until(
        "all of the report",
        "return Boolean(find('.rg-actions')) && root.querySelectorAll('.rg-chapter svg').length > 10",
    )?;
    stands(&page, "while the report is built")?;
    page.calm()?;
    // It would be seen.
    page.js(
        "document.querySelector('header').style.paddingBlockStart = '200px'",
        &[],
    )?;
    page.until("a page that moves", "return moved.length > 0")
}

fn stands(page: &Page<'_>, when: &str) -> Result<()> {
    // Notes come with the next frames.
    let seen = page.wait(
        "await new Promise((resolve) => setTimeout(resolve, 300)); return [moved, long.splice(0)];",
        &[],
    )?;
    let moved = seen[0].as_array().context("a list of what moved")?;
    let sum: f64 = moved.iter().filter_map(|one| one["value"].as_f64()).sum();
    #[expect(
        clippy::print_stderr,
        reason = "a figure for the log, judged by nobody"
    )]
    {
        eprintln!(
            "{when}: moved by {sum}, tasks of 50 ms and more: {}",
            seen[1]
        );
    }
    ensure!(
        sum <= MOST,
        "{when}: moved by {sum}: {}",
        Value::from(moved.clone())
    );
    Ok(())
}
