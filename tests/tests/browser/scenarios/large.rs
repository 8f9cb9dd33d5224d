//! A file that is large enough to be read by several workers.

use anyhow::{Result, bail, ensure};
use serde_json::json;

use crate::browsers::Session;
use crate::page::{Page, Site};

/// More than 48 MB, with line breaks within cells.
const MAKE: &str = r#"
  const rows = ['lead_id,created_at,dealer,person,source,activity_at,channel,direction,result,subject'];
  const pad = (n) => String(n % 28 + 1).padStart(2, '0');
  for (let n = 0; n < 330_000; n += 1) {
    const lead = n % 60_000;
    const note = n % 7 ? 'a note that is as long as notes in such exports are' : '"of two\n lines, and ""quoted"""';
    rows.push(`L${lead},2026-03-${pad(lead)} 09:15:00,Dealer ${lead % 40} of the north and the south,Person ${lead % 90} Invented,Website,`
      + `2026-04-${pad(n)} 1${n % 10}:20:00,${['phone', 'email', 'text'][n % 3]},outbound,${n % 4 ? 'no answer' : 'connected'},${note}`);
  }
  const file = new File([rows.join('\n')], 'large.csv');
  window.large = file;
  window.together = 0;
  widget.addEventListener('rg-progress', ({ detail }) => (window.together = Math.max(window.together, detail.workers)));
  return file.size;"#;

/// Reads it where a page has so many cores: how many workers read it, and the report.
const READ: &str = "
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: args[0], configurable: true });
  window.together = 0;
  await widget.load(window.large);
  return [window.together, await (await widget.exportAs('json')).text()];";

pub(crate) fn a_large_file_is_read_by_several_workers(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict())?;
    page.await_program()?;
    let size = page.wait(MAKE, &[])?;
    ensure!(size.as_u64() >= Some(48 << 20), "only {size} bytes");
    let one = page.wait(READ, &[json!(1)])?;
    ensure!(one[0] == 1, "expected one worker, found {}", one[0]);
    ensure!(one[1].as_str().is_some_and(|text| text.len() > 1_000));
    // On a busy machine helpers may come too late; then the first does it all.
    for _ in 0..5 {
        let several = page.wait(READ, &[json!(8)])?;
        ensure!(
            several[1] == one[1],
            "expected the same report from {} workers",
            several[0]
        );
        page.until("helpers dismissed", "return probe.workers === 1")?;
        if several[0].as_u64() > Some(1) {
            return page.calm();
        }
    }
    bail!("expected several workers, found one five times");
}

/// Whoever takes the file away while helpers read it waits for none of them.
pub(crate) fn a_large_file_is_given_up_at_once(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict())?;
    page.await_program()?;
    page.wait(MAKE, &[])?;
    page.wait(
        "Object.defineProperty(navigator, 'hardwareConcurrency', { value: 8, configurable: true });
         const begun = new Promise((resolve) => widget.addEventListener('rg-progress', resolve, { once: true }));
         void widget.load(window.large);
         await begun;
         await widget.clear();",
        &[],
    )?;
    page.await_ready()?;
    page.until("no helper left", "return probe.workers === 1")?;
    let left = page.wait("return await widget.report() ?? null", &[])?;
    ensure!(left.is_null(), "expected no report, found {left}");
    page.calm()
}
