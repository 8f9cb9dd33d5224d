//! Names of customers in a list of leads: read from the files when the reader asks, and gone again.

use anyhow::{Result, ensure};

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::support::packed::gzip;

const LEADS: &str = "lead_id,created_at,dealer,customer name,activity_at,channel,direction,actor\n\
    L1,2026-01-05T09:00:00Z,North,Nora Quill,2026-01-05T09:20:00Z,phone,outbound,human\n\
    L2,2026-01-06T09:00:00Z,North,<img src=x onerror=alert(1)> Rhys,,,,\n\
    L3,2026-01-07T09:00:00Z,South,,,,,\n";

pub(crate) fn names_of_customers_are_shown_when_asked_for(
    session: &Session,
    name: &str,
) -> Result<()> {
    let packed = gzip(LEADS.as_bytes());
    let plain: (&str, &[u8]) = ("leads.csv", LEADS.as_bytes());
    for (attributes, input) in [
        ("url-state", plain),
        ("no-worker", ("leads.csv.gz", &packed)),
    ] {
        let page = Page::ready(session, name, Site::strict().with(attributes))?;
        page.load(&[input])?;
        page.answer(1)?;
        let before = page.report_text()?;
        let leads = "button[data-rg=\"leads\"][data-rg-field=\"instead:no_activity\"]";
        page.open_all(&format!("find('{leads}')"))?;
        page.js(&format!("find('{leads}').click()"), &[])?;
        let button = "[data-rg=\"customers\"]";
        page.open_all(&format!("find('{button}')"))?;
        ensure!(
            !page.shown()?.contains("Rhys"),
            "no name is shown before it is asked for"
        );
        page.js(&format!("find('{button}').click()"), &[])?;
        page.open_all(
            "shown().includes('<img src=x onerror=alert(1)> Rhys') && shown().includes('not known')",
        )?;
        let kept = page.wait(
            "return JSON.stringify([widget.config, location.href, await widget.report(),
                 await (await widget.exportAs('html')).text(), await (await widget.exportAs('csv')).text(),
                 { ...localStorage }, { ...sessionStorage }])",
            &[],
        )?;
        ensure!(
            kept.as_str().is_some_and(|kept| !kept.contains("Rhys")),
            "{kept}"
        );
        ensure!(
            !page.shown()?.contains("Quill"),
            "not in the list, so not read"
        );
        ensure!(
            page.report_text()? == before && page.probe("reports")? == 1,
            "expected the same report as before"
        );
        page.js(&format!("find('{button}').click()"), &[])?;
        page.until(
            "the names to be gone",
            "return !shown().includes('Rhys') && find('[data-rg=\"customers\"]').getAttribute('aria-pressed') === 'false'",
        )?;
        page.calm()?;
    }
    Ok(())
}
