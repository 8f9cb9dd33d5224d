//! The rules of axe in every language: each state of the widget in English, German, Spanish, French, Italian and Dutch and
//! on a page that reads from right to left, in light, dark and forced colours.
//!
//! One engine is enough for it: `axe.rs` looks at the states in all three, and words are not an engine's doing. One page goes
//! through the states; in each the page's language changes and the widget with it, so no file is read twice.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::scenarios::axe::{Audit, BOTH_WAYS, site};
use crate::support::export::wide;

/// Language and direction of the page, and the language that the widget speaks there.
const PAGES: [(&str, &str, &str); 7] = [
    ("en", "ltr", "en"),
    ("de", "ltr", "de"),
    ("es", "ltr", "es"),
    ("fr", "ltr", "fr"),
    ("it", "ltr", "it"),
    ("nl", "ltr", "nl"),
    // A language that the widget does not have: English on a page that reads from right to left.
    ("ar", "rtl", "en"),
];

/// Puts the page in a language, and waits until the widget says everything in it.
const SPEAK: &str = "
  const [lang, dir, spoken] = args;
  Object.assign(document.documentElement, { lang, dir });
  let calm = 0;
  const observer = new MutationObserver(() => (calm = 0));
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  const end = performance.now() + 10_000;
  while (find('.rg')?.lang !== spoken || calm < 6) {
    if (performance.now() > end) throw new Error(`waited in vain for ${spoken}, found ${find('.rg')?.lang}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    calm += 1;
  }
  observer.disconnect();
  return getComputedStyle(find('.rg')).direction;";

/// All rules in each language.
fn spoken(audit: &mut Audit<'_, '_>, state: &str) -> Result<()> {
    in_languages(audit, state, false)
}

/// The same, then the colours again in dark and in forced colours.
fn everywhere(audit: &mut Audit<'_, '_>, state: &str) -> Result<()> {
    in_languages(audit, state, true)
}

fn in_languages(audit: &mut Audit<'_, '_>, state: &str, themes: bool) -> Result<()> {
    let session = audit.page.session;
    for (lang, dir, spoken) in PAGES {
        let arguments = [json!(lang), json!(dir), json!(spoken)];
        let shown = audit.page.wait(SPEAK, &arguments).context(lang)?;
        ensure!(
            shown == dir,
            "{state}, {lang}: expected {dir}, found {shown}"
        );
        audit.look(&format!("{state}, {lang}"))?;
        if !themes {
            continue;
        }
        audit.page.js("widget.theme = 'dark'", &[])?;
        audit.colours(&format!("{state}, {lang}, dark"))?;
        audit.page.js("widget.theme = 'auto'", &[])?;
        session.pretend(&[("forced-colors", "active")])?;
        let looked = audit.colours(&format!("{state}, {lang}, forced colours"));
        session.pretend(&[])?;
        looked?;
    }
    Ok(())
}

/// A file that is read for longer than anybody looks at it.
const LONG: &str = "const row = 'A-1,2026-09-01T09:00:00Z,North,2026-09-01T09:20:00Z\\n';
  const more = new Blob([row.repeat(20000)]);
  const file = new File(['lead_id,created_at,dealer,first_attempt_at\\n', ...Array(6000).fill(more)], 'long.csv');
  void widget.load([file]).catch(() => {});";

pub(crate) fn no_rule_is_broken_in_any_language(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, site())?;
    let mut audit = Audit::new(&page);
    everywhere(&mut audit, "empty")?;

    page.js(LONG, &[])?;
    let stop = "find('[data-rg=\"cancel\"]')";
    page.until("the reading", &format!("return Boolean({stop})"))?;
    everywhere(&mut audit, "reading")?;
    let stopped = page.js(&format!("{stop}?.click(); return Boolean({stop})"), &[])?;
    ensure!(stopped == true, "the file was read before it was looked at");
    page.await_ready()?;

    for (state, file, text, there) in [
        (
            "day or month first",
            "dates.csv",
            BOTH_WAYS,
            "[data-rg=\"day-order\"]",
        ),
        (
            "columns",
            "headers.csv",
            "c1,c2,c3\nred,left,North\nblue,right,South\n",
            "select[data-rg=\"column\"]",
        ),
        ("error", "nothing.csv", "", ".rg-error"),
    ] {
        page.load(&[(file, text.as_bytes())])?;
        page.open_all(&format!("find('{there}')"))?;
        everywhere(&mut audit, state)?;
    }
    page.wait("await widget.clear()", &[])?;

    page.load(&[("export.csv", wide().as_bytes())])?;
    let asked = "find('[data-rg=\"reveal\"]')";
    page.until("the question", &format!("return Boolean({asked})"))?;
    everywhere(&mut audit, "expectation")?;
    page.answer(1)?;
    for (view, there) in [
        ("summary", "!find('.rg-chapter') && find('.rg-start')"),
        ("gap", "!find('.rg-start') && find('.rg-answer svg')"),
        ("full", "find('.rg-chapter')"),
    ] {
        page.js("widget.view = arguments[0]", &[json!(view)])?;
        page.until(view, &format!("return Boolean({there})"))?;
        // All of it is looked at in every theme below, filtered; what can be unfolded, in `axe.rs`.
        let look = if view == "full" { spoken } else { everywhere };
        look(&mut audit, view)?;
    }

    let filter = "root.querySelector('input[data-rg=\"filter\"][data-rg-field=\"dealers\"]')";
    page.open_all(filter)?;
    page.js(
        &format!("{filter}.click(); for (const each of root.querySelectorAll('details')) each.open = false"),
        &[],
    )?;
    page.until("the chosen dealer", "return Boolean(find('.rg-chip'))")?;
    everywhere(&mut audit, "filtered")?;
    page.calm()?;

    // Where the program is missing, the element itself says so.
    let mut site = site();
    let program = "/reality_gap_wasm_bg.wasm";
    site.options.statuses.insert(program.to_owned(), 404);
    let page = Page::open(session, name, Site { ..site })?;
    audit.page = &page;
    page.until("the error", "return Boolean(find('.rg-error'))")?;
    for (lang, _, spoken) in PAGES {
        page.js(
            "const other = document.createElement('reality-gap'); other.lang = arguments[0]; widget.replaceWith(other)",
            &[json!(lang)],
        )?;
        page.until(
            "the error in its language",
            &format!("return Boolean(find('.rg-error')) && find('.rg').lang === '{spoken}'"),
        )?;
        audit.look(&format!("no program, {lang}"))?;
    }
    audit.end(name)
}
