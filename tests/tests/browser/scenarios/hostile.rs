//! Hostile words wherever a file, a name or a host can put some.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::scenarios::hands::SIDEWAYS;
use crate::support::export::wide;

/// What each of them would do, were it more than text.
fn words() -> Vec<String> {
    vec![
        "<img src=x onerror=globalThis.hacked=1>".to_owned(),
        "</style></title></svg><script>globalThis.hacked=2</script>".to_owned(),
        "javascript:globalThis.hacked=3".to_owned(),
        "\u{202e}suah\u{2067}otuA".to_owned(),
        format!("Long{}", "x".repeat(10_000)),
        "__proto__".to_owned(),
        "${globalThis.hacked=4} {{constructor}} %3Cscript%3E".to_owned(),
        "' onfocus='globalThis.hacked=5' autofocus='".to_owned(),
    ]
}

/// The export with hostile names in turn, and a column more with a hostile header and hostile cells.
fn export() -> String {
    let words = words();
    let mut out = String::new();
    for (at, line) in wide().lines().enumerate() {
        let word = &words[at % words.len()];
        let line = line
            .replace("Autohaus Müller", word)
            .replace(",Web 1,", &format!(",{word},"));
        let more = if at == 0 { &words[0] } else { word };
        out.push_str(&format!("{line},{more}\r\n"));
    }
    out
}

/// What has come of it: nothing.
const HARM: &str = "const bad = (tree) => [...tree.querySelectorAll('*')].filter((e) =>
    ['script', 'img', 'iframe', 'object', 'embed', 'link', 'base'].includes(e.localName) ||
    e.getAttributeNames().some((name) => name.startsWith('on') || name === 'style' || name === 'srcdoc') ||
    /^\\s*javascript:/i.test(e.getAttribute('href') ?? '')).map((e) => e.outerHTML.slice(0, 100));";

pub(crate) fn hostile_words_stay_words_everywhere(session: &Session, name: &str) -> Result<()> {
    let page = Page::ready(session, name, Site::default())?;
    let file = format!("{}{}.csv", words()[0], words()[3]);
    page.load(&[(&file, export().as_bytes())])?;
    page.answer(1)?;
    let shown = page.shown()?;
    for word in &words()[..2] {
        ensure!(
            shown.contains(word.as_str()),
            "expected {word} as it is written"
        );
    }
    // What hosts can say.
    page.js(
        "widget.profile = { ...widget.profile, name: arguments[0] };
         widget.timezone = arguments[0];
         widget.definition = arguments[1];",
        &[json!(words()[0]), json!(words()[1])],
    )?;
    page.until(
        "complaints about both",
        "return probe.codes.filter((code) => code === 'E108').length >= 2",
    )?;
    page.js("widget.timezone = 'UTC'; widget.definition = null", &[])?;
    // Everything that can be opened, then the page on which columns are mapped.
    page.open_all("find('details table')")?;
    let check = |where_: &str| -> Result<()> {
        let harm = page.js(
            &format!("{HARM} return [globalThis.hacked ?? null, bad(root), /[\\u202a-\\u202e\\u2066-\\u2069]/.test(shown())]"),
            &[],
        )?;
        ensure!(harm == json!([null, [], false]), "{where_}: {harm}");
        let found = page.js(SIDEWAYS, &[])?;
        ensure!(found[1] == true, "{where_}: long words stick out: {found}");
        Ok(())
    };
    check("the report")?;
    page.picture("report")?;
    page.js(
        "find('[data-rg=\"mapping\"][data-rg-field=\"open\"]').click()",
        &[],
    )?;
    page.until(
        "the mapping",
        "return Boolean(find('[data-rg=\"map\"], select'))",
    )?;
    check("the mapping")?;
    // What is saved, as a browser would read it.
    let saved = page.wait(
        &format!(
            "{HARM}
             const read = async (kind, type) => bad(new DOMParser().parseFromString(await (await widget.exportAs(kind)).text(), type));
             return [await read('html', 'text/html'), await read('aggregates-html', 'text/html'), await read('svg', 'image/svg+xml')]"
        ),
        &[],
    )?;
    ensure!(saved == json!([[], [], []]), "{saved}");
    let hacked = page.js(
        "return [globalThis.hacked ?? null, ({}).hacked ?? null]",
        &[],
    )?;
    ensure!(hacked == json!([null, null]), "{hacked}");
    ensure!(page.probe("errors")? == json!([]));
    Ok(())
}
