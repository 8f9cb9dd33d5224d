//! Two copies, and two versions, on one page; scripts from another site.

use std::fs;

use anyhow::{Result, ensure};
use serde_json::json;
use xtask::paths;
use xtask::serve::{Options, STRICT_POLICY, Server};

use crate::browsers::Session;
use crate::page::{Page, Site};
use crate::support::export::{leads_and_touches, wide};
use crate::support::packed::workbook;

/// Notes of the console.
const NOTES: &str = "window.notes = []; console.info = (...all) => notes.push(all.join(' '));";

/// The widget's files again below another path, as another version.
fn beside(mut options: Options, folder: &str, version: &str) -> Result<Options> {
    for entry in fs::read_dir(paths::dist())? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name == "version.js" {
            options = options.with_file(
                &format!("{folder}/{name}"),
                format!("export const version = {version:?};\n"),
            );
        } else if name.ends_with(".js") || name.ends_with(".wasm") {
            options = options.with_file(&format!("{folder}/{name}"), fs::read(&path)?);
        }
    }
    Ok(options)
}

pub(crate) fn two_versions_stand_side_by_side(session: &Session, name: &str) -> Result<()> {
    let own = fs::read_to_string(paths::dist().join("version.js"))?;
    let own = own.split('"').nth(1).unwrap_or_default().to_owned();
    // Both may make their policies, and no third one.
    let policy = format!("{STRICT_POLICY}; trusted-types reality-gap reality-gap-9.9.9");
    let options = Options::default().with_header("Content-Security-Policy", &policy);
    let options = beside(options, "/same", &own)?;
    let options = beside(options, "/next", "9.9.9")?;
    let page = Page::ready(
        session,
        name,
        Site {
            options,
            ..Site::default()
        },
    )?;
    page.js(NOTES, &[])?;
    let same = page.wait(
        "const first = customElements.get('reality-gap');
         const { define, RealityGapElement } = await import('/same/define.js');
         return [notes, customElements.get('reality-gap') === first, define() === first, RealityGapElement.version === first.version, first.version];",
        &[],
    )?;
    ensure!(
        same == json!([[], true, true, true, own]),
        "the same version a second time: {same}"
    );
    let next = page.wait(
        "const first = customElements.get('reality-gap');
         const { define, RealityGapElement } = await import('/next/define.js');
         const kept = customElements.get('reality-gap') === first;
         const tagged = define('reality-gap-next');
         define('reality-gap-next');
         const other = define('reality-gap-other');
         return [notes, kept, tagged === RealityGapElement, tagged.version, other !== tagged && other.version];",
        &[],
    )?;
    ensure!(
        next[0].as_array().is_some_and(|notes| notes.len() == 1)
            && next[0][0]
                .as_str()
                .is_some_and(|note| note.contains("9.9.9")
                    && note.contains(&own)
                    && note.contains("define(\"reality-gap-next\")")),
        "{next}"
    );
    ensure!(
        (&next[1], &next[2], &next[3], &next[4])
            == (&json!(true), &json!(true), &json!("9.9.9"), &json!("9.9.9")),
        "{next}"
    );
    // Both work, each in a worker of its own.
    let reports = page.wait(
        "const other = document.createElement('reality-gap-next');
         other.setAttribute('timezone', 'UTC');
         document.body.append(other);
         const file = () => new File([args[0]], 'export.csv');
         await Promise.all([widget.load(file()), other.load(file())]);
         const texts = await Promise.all([widget, other].map(async (each) => (await each.exportAs('json')).text()));
         return [texts[0] === texts[1] && texts[0].length > 1000, probe.workers];",
        &[json!(wide())],
    )?;
    ensure!(reports == json!([true, 2]), "{reports}");
    // Where the page counts policies, the name that is taken is refused once.
    ensure!(page.probe("errors")? == json!([]));
    let refused = page.probe("violations")?;
    let refused = refused.as_array().into_iter().flatten();
    ensure!(
        refused
            .into_iter()
            .all(|each| each == "trusted-types trusted-types-policy")
    );
    Ok(())
}

pub(crate) fn scripts_of_another_site_are_checked(session: &Session, name: &str) -> Result<()> {
    let cors = || Options {
        cors: true,
        ..Options::default()
    };
    // A file that somebody changed where it lies.
    let mut changed = fs::read(paths::dist().join("reality_gap_wasm_bg.wasm"))?;
    // An empty section at the end: it would compile and run.
    changed.extend([0, 1, 0]);
    let tampered = cors().with_file("/reality_gap_wasm_bg.wasm", changed);
    for (options, good) in [(cors(), true), (tampered, false)] {
        let elsewhere = Server::start(&paths::dist(), options)?;
        let address = elsewhere.address();
        let html = format!(
            "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Test</title>\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' {address} 'wasm-unsafe-eval'; worker-src blob: {address}; connect-src {address}; require-trusted-types-for 'script'\">\n\
             <script src=\"/test/probe.js\"></script>\n<script type=\"module\" src=\"{address}/define.js\"></script>\n\
             <reality-gap timezone=\"UTC\"></reality-gap>\n"
        );
        let site = Site {
            options: Options::default().with_file("/test/foreign.html", html),
            ..Site::default()
        };
        let page = Page::open(session, name, site)?;
        page.go("/test/foreign.html")?;
        if good {
            page.await_ready()?;
            page.load(&[("export.csv", wide().as_bytes())])?;
            page.answer(1)?;
            ensure!(page.probe("workers")? == 1, "a worker from another site");
            page.calm()?;
        } else {
            page.until("the refusal", "return probe.codes.length > 0")?;
            ensure!(page.probe("codes")? == json!(["E112"]));
            ensure!(page.shown()?.contains("not the one of this version"));
        }
    }
    Ok(())
}

pub(crate) fn files_are_where_the_host_says(session: &Session, name: &str) -> Result<()> {
    let own = fs::read_to_string(paths::dist().join("version.js"))?;
    let own = own.split('"').nth(1).unwrap_or_default().to_owned();
    let elsewhere = Server::start(
        &paths::dist(),
        Options {
            cors: true,
            ..Options::default()
        },
    )?;
    let far = elsewhere.address();
    for (place, near) in [("/static", true), (far.as_str(), false)] {
        // A policy of the page's own: what it names is for it to trust.
        let told = format!(
            "import {{ RealityGapElement }} from '/reality-gap.js';
             import {{ define }} from '/register.js';
             const worker = '{place}/worker.js';
             const policy = globalThis.trustedTypes?.createPolicy('host', {{ createScriptURL: (url) => url }});
             RealityGapElement.workerUrl = policy?.createScriptURL(worker) ?? worker;
             RealityGapElement.wasmUrl = '{place}/reality_gap_wasm_bg.wasm';
             RealityGapElement.formatsUrl = new URL('{place}/reality_gap_formats_wasm_bg.wasm', location.href);
             define();"
        );
        let policy = format!(
            "default-src 'none'; script-src 'self' {far} 'wasm-unsafe-eval'; worker-src 'self' blob: {far}; connect-src 'self' {far}; require-trusted-types-for 'script'"
        );
        let options = Options::default().with_header("Content-Security-Policy", &policy);
        let options = beside(options, "/static", &own)?
            .with_file("/define.js", "import '/test/told.js';")
            .with_file("/test/told.js", told);
        let site = Site {
            options,
            ..Site::default()
        };
        let page = Page::ready(session, name, site)?;
        page.load(&[("leads.xlsx", &workbook("Export", &leads_and_touches().0))])?;
        page.answer(1)?;
        ensure!(
            page.probe("workers")? == 1,
            "expected a worker from {place}"
        );
        let (here, there) = (page.server.asked(), elsewhere.asked());
        for file in [
            "worker.js",
            "reality_gap_wasm_bg.wasm",
            "reality_gap_formats_wasm_bg.wasm",
        ] {
            let own = here.iter().any(|path| *path == format!("/{file}"));
            let told = if near {
                here.iter().any(|path| *path == format!("/static/{file}"))
            } else {
                there.iter().any(|path| *path == format!("/{file}"))
            };
            ensure!(
                told && !own,
                "expected {file} from {place}: {here:?} {there:?}"
            );
        }
        page.calm()?;
    }
    Ok(())
}
