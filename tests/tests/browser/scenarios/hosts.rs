//! Pages whose style sheets would like to have the widget too; and what the widget does to a page: nothing.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use xtask::setup;

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::support::export::wide;

/// Style sheets of pages, by name.
fn sheets() -> Result<Vec<(&'static str, String)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("hosts");
    setup::npm(&folder)?;
    let read = |path: &str| {
        fs::read_to_string(folder.join("node_modules").join(path)).with_context(|| path.to_owned())
    };
    Ok(vec![
        ("Bootstrap 5", read("bootstrap/dist/css/bootstrap.min.css")?),
        ("Bootstrap 3", read("bootstrap3/dist/css/bootstrap.min.css")?),
        ("Tailwind's preflight", read("tailwindcss/preflight.css")?.replace("--theme(--default-font-family,", "var(--x,")),
        ("all: initial", "* { all: initial; }".to_owned()),
        ("all: unset", "* { all: unset !important; }".to_owned()),
        ("all: revert", "*, *::before, *::after { all: revert !important; }".to_owned()),
        (
            "loud text",
            "body, body * { letter-spacing: 3px !important; word-spacing: 9px !important; text-transform: uppercase !important;
               line-height: 3 !important; text-align: center !important; text-indent: 4em !important; white-space: nowrap !important;
               font: italic 900 31px/2 fantasy !important; text-shadow: 2px 2px red !important; cursor: wait !important; color: red !important;
               box-sizing: content-box !important; border-spacing: 9px !important; list-style: none !important; }"
                .to_owned(),
        ),
    ])
}

/// How everything in the widget looks.
const LOOK: &str = "const look = () => [...root.querySelectorAll('.rg, .rg *')].filter((e) => e.checkVisibility?.() ?? e.getClientRects().length > 0).map((e) => {
    const style = getComputedStyle(e);
    const { width, height } = e.getBoundingClientRect();
    const names = ['display', 'color', 'fontSize', 'fontStyle', 'fontWeight', 'letterSpacing', 'wordSpacing', 'textTransform', 'lineHeight',
      'textIndent', 'whiteSpace', 'textShadow', 'paddingTop', 'paddingLeft', 'marginTop', 'borderTopWidth', 'backgroundColor', 'opacity', 'boxSizing'];
    return `${e.localName}.${e.getAttribute('class')} ${Math.round(width)}x${Math.round(height)} ${names.map((name) => style[name])}`;
  });
  // As it looks once nothing changes any more, or as it should look.
  const settled = async (wanted) => {
    for (let last = wanted, at = 0; at < 40; at += 1) {
      const now = look();
      if (JSON.stringify(now) === JSON.stringify(last)) break;
      if (!wanted) last = now;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return look();
  };";

/// A page with a place of a certain width for the widget, and a report in it.
fn guest<'s>(session: &'s Session, name: &str) -> Result<Page<'s>> {
    let html = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Host</title>\n\
         <script src=\"/test/probe.js\"></script>\n<script type=\"module\" src=\"/define.js\"></script>\n\
         <div id=\"place\" style=\"display: block !important; width: 900px !important; margin: 0 !important\">\
         <reality-gap timezone=\"UTC\" expected=\"75%\" theme=\"light\"></reality-gap></div>\n";
    let mut site = Site::default();
    site.options = site.options.with_file("/test/host.html", html);
    for (at, (_, css)) in sheets()?.into_iter().enumerate() {
        site.options = site.options.with_file(&format!("/test/{at}.css"), css);
    }
    let page = Page::open(session, name, site)?;
    page.go("/test/host.html")?;
    page.await_ready()?;
    page.load(&[("export.csv", wide().as_bytes())])?;
    page.answer(1)?;
    Ok(page)
}

pub(crate) fn no_style_sheet_of_a_page_comes_in(session: &Session, name: &str) -> Result<()> {
    let page = guest(session, name)?;
    page.wait(&format!("{LOOK} window.before = await settled();"), &[])?;
    let plain = page.js("return before.length", &[])?;
    ensure!(plain.as_u64() > Some(200), "{plain} elements");
    for (at, (sheet, _)) in sheets()?.iter().enumerate() {
        let differ = page.wait(
            &format!(
                "{LOOK}
                 const link = Object.assign(document.createElement('link'), {{ rel: 'stylesheet', href: args[0] }});
                 await new Promise((resolve, reject) => {{ link.onload = resolve; link.onerror = reject; document.head.append(link); }});
                 await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60)));
                 const now = await settled(before);
                 const width = widget.shadowRoot.querySelector('[part=report]').getBoundingClientRect().width;
                 link.remove();
                 return [now.length - before.length, now.filter((each, at) => each !== before[at]).slice(0, 4),
                   before.filter((each, at) => each !== now[at]).slice(0, 4), width];"
            ),
            &[json!(format!("/test/{at}.css"))],
        )?;
        ensure!(
            differ == json!([0, [], [], 900]),
            "{sheet} changes the inside: {differ:#}"
        );
    }
    page.calm()
}

pub(crate) fn it_fits_whatever_lays_it_out(session: &Session, name: &str) -> Result<()> {
    let page = guest(session, name)?;
    let width = "Math.round(widget.getBoundingClientRect().width)";
    for style in [
        "display: flex !important",
        "display: flex !important; flex-direction: column !important; align-items: center !important",
        "display: grid !important; justify-items: center !important",
        "display: flow-root !important; overflow: auto !important",
        "display: table !important",
    ] {
        let found = page.wait(
            &format!(
                "const place = document.querySelector('#place');
                 const before = place.getAttribute('style');
                 place.setAttribute('style', `${{before}}; ${{args[0]}}`);
                 await new Promise((resolve) => setTimeout(resolve, 60));
                 const found = [{width}, widget.getBoundingClientRect().height > 300];
                 place.setAttribute('style', before);
                 return found;"
            ),
            &[json!(style)],
        )?;
        ensure!(found == json!([900, true]), "{style}: {found}");
    }
    // A tab that is closed while the report comes, and opened later.
    let shown = page.wait(
        "const place = document.querySelector('#place');
         place.hidden = true;
         place.style.setProperty('display', 'none', 'important');
         await widget.load(new File([args[0]], 'export.csv'));
         place.hidden = false;
         place.style.setProperty('display', 'block', 'important');
         await new Promise((resolve) => setTimeout(resolve, 300));
         return [Math.round(widget.getBoundingClientRect().width), root.querySelectorAll('svg').length > 3];",
        &[json!(wide())],
    )?;
    ensure!(shown == json!([900, true]), "{shown}");
    // In somebody else's shadow root everything looks the same.
    let inside = page.wait(
        &format!(
            "{LOOK}
             const before = await settled();
             const outer = document.createElement('div');
             document.querySelector('#place').append(outer);
             outer.attachShadow({{ mode: 'open' }}).append(widget);
             const now = await settled(before);
             document.querySelector('#place').append(widget);
             outer.remove();
             return [before.length > 200, now.filter((each, at) => each !== before[at]).slice(0, 3)];"
        ),
        &[],
    )?;
    ensure!(inside == json!([true, []]), "{inside:#}");
    // Right to left: mirrored, and nothing sticks out.
    let mirrored = page.wait(
        "document.documentElement.dir = 'rtl';
         await new Promise((resolve) => setTimeout(resolve, 100));
         const place = widget.getBoundingClientRect();
         const out = [...root.querySelectorAll('*')].filter((e) => !e.closest('svg, .rg-scroll, .rg-unseen') && e.getClientRects().length > 0)
           .map((e) => [e, e.getBoundingClientRect()])
           .filter(([, r]) => r.width > 1 && (r.left < place.left - 1 || r.right > place.right + 1))
           .map(([e]) => `${e.localName}.${e.className}`);
         return [getComputedStyle(find('.rg')).direction, out.slice(0, 5)];",
        &[],
    )?;
    ensure!(mirrored == json!(["rtl", []]), "{mirrored}");
    page.picture("rtl")?;
    page.calm()
}

/// What a page is, apart from the widget.
const OUTSIDE: &str = "const outside = () => JSON.stringify([
    document.head.innerHTML,
    [document.documentElement, document.body].map((e) => [...e.attributes].map((a) => `${a.name}=${a.value}`).join()),
    document.adoptedStyleSheets.length,
    Object.getOwnPropertyNames(globalThis).filter((name) => !['probe', 'was', 'ret_nodes'].includes(name)).sort(),
    [...document.body.querySelectorAll(':scope *')].filter((e) => e !== widget && e.localName !== 'reality-gap').map((e) => {
      const style = getComputedStyle(e);
      return [e.localName, [...e.attributes].map((a) => `${a.name}=${a.value}`), ...[...style].map((name) => style.getPropertyValue(name))].join();
    }),
    [localStorage.length, sessionStorage.length, document.cookie],
    [document.title, location.href, history.length],
  ]);";

pub(crate) fn the_page_around_stays_as_it_was(session: &Session, name: &str) -> Result<()> {
    let html = "<!doctype html>\n<html lang=\"en\" class=\"host\">\n<meta charset=\"utf-8\">\n<title>Host</title>\n\
         <link rel=\"stylesheet\" href=\"/demo/demo.css\">\n<script src=\"/test/probe.js\"></script>\n\
         <script src=\"/test/host.js\"></script>\n<h1>Portal</h1><p class=\"rg\">Words <button>Button</button> <input value=\"x\"> <a href=\"#x\">link</a></p>\
         <table class=\"rg-card\"><tr><th>a</th><td class=\"rg-fig\">1</td></tr></table>\
         <details open><summary>More</summary>text</details><div id=\"place\"></div>\n";
    let mut site = Site::strict();
    // A module is the only thing that comes in, and the page's own script brings it: in Firefox a driver's script is not the page's.
    let script = "addEventListener('begin', async () => {
         await import('/define.js');
         const each = document.createElement('reality-gap');
         each.setAttribute('timezone', 'UTC');
         each.setAttribute('expected', '75%');
         document.querySelector('#place').append(each);
         await each.load(new File([await (await fetch('/test/export.csv')).blob()], 'export.csv'));
       });";
    site.options = site
        .options
        .with_file("/test/host.html", html)
        .with_file("/test/host.js", script)
        .with_file("/test/export.csv", wide());
    let page = Page::open(session, name, site)?;
    page.go("/test/host.html")?;
    page.js(&format!("{OUTSIDE} window.was = outside();"), &[])?;
    page.js("dispatchEvent(new Event('begin'))", &[])?;
    page.until("the element", "return Boolean(widget)")?;
    page.answer(1)?;
    page.wait(
        "for (const details of root.querySelectorAll('details')) details.open = true;
         await new Promise((resolve) => setTimeout(resolve, 200));
         widget.theme = 'dark';
         await widget.exportAs('html');
         await widget.exportAs('png');
         await widget.preload();
         find('input[data-rg=\"filter\"]')?.click();
         await widget.report();",
        &[],
    )?;
    let check = format!(
        "{OUTSIDE} const now = JSON.parse(outside()), then = JSON.parse(was);
         return now.map((each, at) => JSON.stringify(each) === JSON.stringify(then[at]) ? null
           : Array.isArray(each) ? [then[at].filter((one) => !each.includes(one)), each.filter((one) => !then[at].includes(one))] : [then[at], each]).filter(Boolean)"
    );
    // The place has become higher, and so has the page: that is what layout is for.
    page.js("widget.style.cssText = 'position: absolute; inset-block-start: 0; height: 0; overflow: hidden'", &[])?;
    let changed = page.js(&check, &[])?;
    ensure!(changed == json!([]), "with the widget: {changed:.3000}");
    page.js("widget.remove()", &[])?;
    page.until("no worker left", "return probe.workers === 0")?;
    let changed: Value = page.js(&check, &[])?;
    ensure!(changed == json!([]), "after the widget: {changed:.3000}");
    page.calm()
}
