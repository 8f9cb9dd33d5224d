//! The mapping page: columns named by hand, what that does to the rows, and the profile that keeps it.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::scenarios::choices::saved;

/// Headers that say nothing.
const EXPORT: &str = "c1,c2,c3,c4,c5\n\
    A-1,2026-09-01T09:00:00Z,North,2026-09-01T09:20:00Z,call\n\
    A-2,2026-09-02T09:00:00Z,North,2026-09-02T12:20:00Z,email\n\
    A-3,2026-09-03T09:00:00Z,South,2026-09-03T09:10:00Z,call\n\
    A-4,2026-09-04T09:00:00Z,South,,\n";

const FIELDS: [(&str, &str); 5] = [
    ("c1", "lead_id"),
    ("c2", "created_at"),
    ("c3", "dealer"),
    ("c4", "first_attempt_at"),
    ("c5", "channel"),
];

/// The select of a column.
fn column(header: &str) -> String {
    format!("select[data-rg=\"column\"][data-rg-field=\"{header}\"]")
}

const CLOSE: &str = "[data-rg=\"mapping\"][data-rg-field=\"close\"]";

/// Neither do the values.
const BLANK: &str = "c1,c2,c3\nred,left,North\nblue,right,South\ngreen,up,South\n";

/// A page that cannot use its file before the headers are named.
fn unread<'s>(session: &'s Session, name: &str) -> Result<Page<'s>> {
    let page = Page::ready(session, name, Site::strict().with("expected=\"75%\""))?;
    page.load(&[("export.csv", BLANK.as_bytes())])?;
    page.until(
        "the page",
        &format!("return Boolean(find('{}'))", column("c1")),
    )?;
    Ok(page)
}

pub(crate) fn columns_are_named_and_kept_as_a_profile(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::strict().with("expected=\"75%\""))?;
    page.load(&[("export_2026_09.csv", EXPORT.as_bytes())])?;
    // Where the values tell enough there is a report already, and the way to the page is in it.
    page.until(
        "the page or the way to it",
        &format!(
            "return Boolean(find('[data-rg=\"mapping\"]') ?? find('{}'))",
            column("c1")
        ),
    )?;
    page.js(
        "find('[data-rg=\"mapping\"][data-rg-field=\"open\"]')?.click()",
        &[],
    )?;
    page.until(
        "the page",
        &format!("return Boolean(find('{}'))", column("c1")),
    )?;
    for (header, field) in FIELDS {
        page.js(
            "const select = find(arguments[0]);
             select.focus();
             select.value = arguments[1];
             select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));",
            &[json!(column(header)), json!(field)],
        )?;
        page.until(
            &format!("{header} taken for {field}"),
            &format!(
                "const select = find('{}');
                 return select?.value === '{field}' && select.closest('li').textContent.includes('By you.') && !shown().includes('Reading again')",
                column(header)
            ),
        )?;
        let kept = page.js(
            "return root.activeElement === find(arguments[0])",
            &[json!(column(header))],
        )?;
        ensure!(kept == true, "{header}: expected the focus where it was");
    }
    let shown = page.shown()?;
    ensure!(
        shown.contains("4 rows counted") && shown.contains("4 leads"),
        "{shown}"
    );
    let (file, profile) = saved(&page, "[data-rg=\"export\"][data-rg-field=\"profile\"]")?;
    ensure!(
        file.ends_with("profile.json") && !profile.contains("A-1"),
        "{file}: {profile}"
    );
    let before = page.report_text()?;
    page.js(&format!("find('{CLOSE}').click()"), &[])?;
    page.until("the report", "return Boolean(find('svg'))")?;
    page.until(
        "the focus in the report",
        "return root.activeElement?.dataset.rg === 'mapping'",
    )?;
    page.js("root.activeElement.click()", &[])?;
    page.until(
        "the page again",
        "return root.activeElement?.localName === 'h2'",
    )?;
    page.calm()?;

    let page = Page::ready(session, name, Site::strict().with("expected=\"75%\""))?;
    page.load(&[
        ("kept.json", profile.as_bytes()),
        ("export_2026_09.csv", EXPORT.as_bytes()),
    ])?;
    page.answer(1)?;
    let after = page.report_text()?;
    ensure!(before == after, "expected the same report, found {after}");
    page.calm()
}

pub(crate) fn columns_are_named_by_keyboard(session: &Session, name: &str) -> Result<()> {
    let page = unread(session, name)?;
    page.js("find('h2').focus()", &[])?;
    let go = |selector: &str| -> Result<()> {
        for _ in 0..60 {
            page.press('\u{E004}')?;
            if page.js(
                "return Boolean(root.activeElement?.matches(arguments[0]))",
                &[json!(selector)],
            )? == true
            {
                return Ok(());
            }
        }
        None.with_context(|| format!("the key Tab does not lead to {selector}"))
    };
    go(&column("c1"))?;
    for key in "lead id".chars() {
        page.press(key)?;
    }
    page.press('\u{E004}')?;
    page.until("a report", "return probe.reports > 0")?;
    page.until(
        "its counts",
        "return shown().includes('0 → 3 rows counted')",
    )?;
    page.js("find('h2').focus()", &[])?;
    go(CLOSE)?;
    page.press('\u{E007}')?;
    page.until("the report", "return Boolean(find('.rg-answer'))")?;
    page.calm()
}
