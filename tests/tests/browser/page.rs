//! One page with the widget in it, as a person and the page around it see it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};
use xtask::paths;
use xtask::serve::Options;

use crate::browsers::Session;
use xtask::serve::Server;

/// Watches the page from its first moment: refusals of the policy, errors, and what the widget tells.
const PROBE: &str = r#"
globalThis.probe = { violations: [], errors: [], codes: [], reports: 0, filters: 0, progress: 0, saved: [], workers: 0, made: 0, urls: 0 };
addEventListener("securitypolicyviolation", (e) => {
  // The icon of the tab is the browser's own wish, not the page's.
  if (!e.blockedURI.endsWith("/favicon.ico")) probe.violations.push(`${e.violatedDirective} ${e.blockedURI}`);
});
addEventListener("error", (e) => probe.errors.push(e.message || `cannot load ${e.target?.src ?? e.target?.localName}`), true);
addEventListener("unhandledrejection", (e) => probe.errors.push(String(e.reason)));
addEventListener("rg-error", (e) => probe.codes.push(e.detail.code));
addEventListener("rg-report", () => { probe.reports += 1; });
addEventListener("rg-filter", () => { probe.filters += 1; });
addEventListener("rg-progress", () => { probe.progress += 1; });
// What is saved is kept here, name and text, instead of left to the browser.
const blobs = new Map();
const address = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  const url = address.call(URL, blob);
  blobs.set(url, blob);
  probe.urls = blobs.size;
  return url;
};
const revoke = URL.revokeObjectURL;
URL.revokeObjectURL = (url) => {
  blobs.delete(url);
  probe.urls = blobs.size;
  revoke.call(URL, url);
};
// Workers that were made, and those still there.
globalThis.Worker = class extends Worker {
  constructor(...all) {
    super(...all);
    probe.workers += 1;
    probe.made += 1;
  }
  terminate() {
    probe.workers -= 1;
    super.terminate();
  }
};
const click = HTMLAnchorElement.prototype.click;
HTMLAnchorElement.prototype.click = function () {
  const blob = this.download ? blobs.get(this.href) : undefined;
  if (!blob) return click.call(this);
  void blob.text().then((text) => probe.saved.push({ name: this.download, text }));
};
"#;

/// In front of every script: the widget, its tree, and how to look for something in it.
const TOOLS: &str = r#"
const widget = document.querySelector("reality-gap");
// Before the module has run there is nothing in it yet.
const root = widget?.shadowRoot ?? document.createDocumentFragment();
const find = (selector) => root.querySelector(selector);
const shown = () => {
  const texts = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
    else if (!["style", "title", "desc"].includes(node.localName)) for (const child of node.childNodes) walk(child);
  };
  walk(root);
  return texts.join(" ").replace(/\s+/g, " ");
};
"#;

/// How long anything may take before a scenario gives up.
const PATIENCE: Duration = Duration::from_secs(15);

/// What is served besides `www/dist`.
#[derive(Debug, Default)]
pub(crate) struct Site {
    pub(crate) options: Options,
    /// Attributes of the element.
    pub(crate) attributes: String,
    /// Whether the rules of axe are loaded with the page.
    pub(crate) axe: bool,
    /// Policy of the page alone, as a meta element: workers loaded from a file have their own.
    pub(crate) policy: Option<&'static str>,
}

impl Site {
    /// The strictest page that the widget promises to run in.
    pub(crate) fn strict() -> Self {
        Self {
            options: Options::strict(),
            ..Self::default()
        }
    }

    pub(crate) fn with(mut self, attributes: &str) -> Self {
        self.attributes.push(' ');
        self.attributes.push_str(attributes);
        self
    }

    fn page(&self) -> String {
        let policy = self.policy.map_or_else(String::new, |policy| {
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n")
        });
        let axe = if self.axe {
            "<script src=\"/test/axe.js\"></script>\n"
        } else {
            ""
        };
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n{policy}<title>Test</title>\n\
             <script src=\"/test/probe.js\"></script>\n{axe}<script type=\"module\" src=\"/define.js\"></script>\n\
             <h1>A page of somebody else</h1>\n<reality-gap timezone=\"UTC\"{}></reality-gap>\n",
            self.attributes
        )
    }
}

/// A page that is open.
pub(crate) struct Page<'s> {
    pub(crate) session: &'s Session,
    pub(crate) server: Server,
    name: String,
}

impl<'s> Page<'s> {
    /// Opens the page; the widget need not be ready.
    pub(crate) fn open(session: &'s Session, name: &str, site: Site) -> Result<Self> {
        let dist = paths::dist();
        ensure!(
            dist.join("reality-gap.js").is_file(),
            "expected the built widget in www/dist, found none: run `cargo xtask build`"
        );
        let html = site.page();
        let mut options = site.options;
        if site.axe {
            options = options.with_file("/test/axe.js", axe()?);
        }
        let options = options
            .with_file("/test/index.html", html)
            .with_file(
                "/test/frame.html",
                "<!doctype html><html lang=\"en\"><title>Frame</title><iframe src=\"/test/\" width=\"320\" height=\"800\" \
                 style=\"border:0\"></iframe>",
            );
        Self::at(session, name, &dist, options, "/test/")
    }

    /// Opens a page of a folder.
    pub(crate) fn at(
        session: &'s Session,
        name: &str,
        folder: &Path,
        options: Options,
        path: &str,
    ) -> Result<Self> {
        let server = Server::start(folder, options.with_file("/test/probe.js", PROBE))?;
        let page = Self {
            session,
            server,
            name: name.to_owned(),
        };
        page.go(path)?;
        Ok(page)
    }

    /// Opens a page that a bundler made, with the probe in it.
    pub(crate) fn built(
        session: &'s Session,
        name: &str,
        folder: &Path,
        path: &str,
        options: Options,
    ) -> Result<Self> {
        let file = folder.join(path.trim_start_matches('/'));
        let html = std::fs::read_to_string(&file).with_context(|| {
            format!(
                "expected the page {}, found none: run `cargo xtask samples`",
                file.display()
            )
        })?;
        // Before everything that runs; not every bundler leaves a page its head.
        let at = html
            .find("<script")
            .with_context(|| format!("{} has no script", file.display()))?;
        let (before, after) = html.split_at(at);
        let probed = format!("{before}<script src=\"/test/probe.js\"></script>{after}");
        let options = options
            .with_file(path, probed)
            .with_file("/test/probe.js", PROBE);
        let page = Self {
            session,
            server: Server::start(folder, options)?,
            name: name.to_owned(),
        };
        page.go(path)?;
        Ok(page)
    }

    /// Goes to another page of the same site.
    pub(crate) fn go(&self, path: &str) -> Result<()> {
        let url = format!("{}{path}", self.server.address());
        self.session
            .runtime
            .block_on(self.session.client.goto(&url))
            .with_context(|| url.clone())
    }

    /// Opens a page from disk, alone in its folder, and watches it from then on.
    pub(crate) fn from_disk(session: &'s Session, name: &str, file: &Path) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("reality-gap-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let copy = folder.join(file.file_name().context("a file has a name")?);
        std::fs::copy(file, &copy)?;
        // Nobody asks it for anything: its log says so.
        let server = Server::start(&folder, Options::default())?;
        let page = Self {
            session,
            server,
            name: name.to_owned(),
        };
        let url = format!("file://{}", copy.display());
        session.runtime.block_on(session.client.goto(&url))?;
        page.js(&PROBE.replace("globalThis.", "window."), &[])?;
        Ok(page)
    }

    /// Asks Chromium itself, by its developer tools' protocol.
    pub(crate) fn chromium(&self, command: &'static str, arguments: Value) -> Result<Value> {
        self.session.devtools(command, arguments)
    }

    /// Whether the engine is this one.
    pub(crate) fn engine(&self, name: &str) -> bool {
        self.name.starts_with(name)
    }

    /// Opens the page and waits until the widget can take a file.
    pub(crate) fn ready(session: &'s Session, name: &str, site: Site) -> Result<Self> {
        let page = Self::open(session, name, site)?;
        page.await_ready()?;
        Ok(page)
    }

    pub(crate) fn await_ready(&self) -> Result<()> {
        self.until(
            "the widget is ready for a file",
            "return Boolean(find('[data-rg=\"open\"]'))",
        )
    }

    /// Waits until the program is there, so that nothing has to be fetched any more.
    pub(crate) fn await_program(&self) -> Result<()> {
        self.await_ready()?;
        self.wait("await widget.exportAs('template-leads')", &[])?;
        Ok(())
    }

    /// Goes into the page's only frame.
    pub(crate) fn enter_frame(&self) -> Result<()> {
        self.session
            .runtime
            .block_on(self.session.client.clone().enter_frame(0))?;
        Ok(())
    }

    /// Leaves every frame.
    pub(crate) fn leave_frame(&self) -> Result<()> {
        self.session
            .runtime
            .block_on(self.session.client.clone().enter_parent_frame())?;
        Ok(())
    }

    /// Runs a script in the page and gives what it returns.
    pub(crate) fn js(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let script = format!("{TOOLS}\n{script}");
        self.session
            .runtime
            .block_on(self.session.client.execute(&script, arguments.to_vec()))
            .with_context(|| script.trim_start_matches(TOOLS).to_owned())
    }

    /// Runs a script that may wait, and gives what it returns in the end.
    pub(crate) fn wait(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\n{TOOLS}\n\
             (async (...args) => {{ {script} }})(...[...arguments].slice(0, -1))\
             .then((value) => done({{ value }}), (error) => done({{ error: `${{error}}\\n${{error?.stack}}` }}));"
        );
        let answer = self.session.runtime.block_on(
            self.session
                .client
                .execute_async(&script, arguments.to_vec()),
        )?;
        if let Some(error) = answer.get("error") {
            bail!("in the page: {error}");
        }
        Ok(answer.get("value").cloned().unwrap_or(Value::Null))
    }

    /// Waits until a script answers true; in vain, it tells what the widget shows.
    pub(crate) fn until(&self, what: &str, script: &str) -> Result<()> {
        let start = Instant::now();
        loop {
            if self.js(script, &[])? == json!(true) {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                let shown = self.shown().unwrap_or_default();
                let probe = self.js("return probe", &[]).unwrap_or_default();
                bail!("waited in vain for: {what}\nprobe: {probe}\nshown: {shown:.1500}");
            }
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// Every word that the widget shows, in order.
    pub(crate) fn shown(&self) -> Result<String> {
        Ok(self
            .js("return shown()", &[])?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// Opens everything that can be opened, also what is still being built, until this expression about what was folded
    /// away holds.
    pub(crate) fn open_all(&self, holds: &str) -> Result<()> {
        let script = format!(
            "for (const details of root.querySelectorAll('details')) details.open = true;
             return Boolean({holds})"
        );
        self.until("what was folded away", &script)
    }

    /// What the page noticed: `violations`, `errors`, `codes`, `reports`, …
    pub(crate) fn probe(&self, key: &str) -> Result<Value> {
        Ok(self.js("return probe", &[])?[key].clone())
    }

    /// Chooses files in the widget's own input, as a person does.
    pub(crate) fn choose(&self, files: &[PathBuf]) -> Result<()> {
        let found = self.js("return find('input[type=file]')", &[])?;
        let id = found
            .as_object()
            .and_then(|reference| reference.values().next())
            .and_then(Value::as_str)
            .context("the widget has no input for files")?;
        let input =
            Element::from_element_id(self.session.client.clone(), ElementRef::from(id.to_owned()));
        let list = files
            .iter()
            .map(|file| file.to_string_lossy())
            .collect::<Vec<_>>()
            .join("\n");
        self.session
            .runtime
            .block_on(input.send_keys(&list))
            .context("the input takes no file")
    }

    /// Loads bytes under a name through the element's method, and waits for what comes of it.
    pub(crate) fn load(&self, files: &[(&str, &[u8])]) -> Result<()> {
        let files: Vec<Value> = files
            .iter()
            .map(|(name, bytes)| json!({ "name": name, "bytes": bytes }))
            .collect();
        self.wait(
            "await widget.load(args[0].map(({ name, bytes }) => new File([new Uint8Array(bytes)], name))).catch(() => {});",
            &[Value::Array(files)],
        )?;
        Ok(())
    }

    /// Waits for report number `count`, and past the question to the answer.
    pub(crate) fn answer(&self, count: u64) -> Result<()> {
        self.until(
            &format!("report number {count}"),
            &format!("return probe.reports >= {count}"),
        )?;
        self.until(
            "the question or the answer",
            "return Boolean(find('[data-rg=\"reveal\"], svg'))",
        )?;
        self.js("find('[data-rg=\"reveal\"]')?.click()", &[])?;
        self.until(
            "the answer with its charts",
            "return Boolean(find('svg')) && !find('[data-rg=\"reveal\"]')",
        )
    }

    /// The report as the bytes that the widget exports.
    pub(crate) fn report_text(&self) -> Result<String> {
        let text = self.wait("return (await widget.exportAs('json')).text();", &[])?;
        Ok(text.as_str().context("the export is a text")?.to_owned())
    }

    /// The report, read.
    pub(crate) fn report(&self) -> Result<Value> {
        Ok(serde_json::from_str(&self.report_text()?)?)
    }

    /// Presses and releases a key, wherever the focus is.
    pub(crate) fn press(&self, key: char) -> Result<()> {
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        self.session
            .runtime
            .block_on(self.session.client.perform_actions(keys))
            .context("a key is pressed")
    }

    /// The same while another key is held.
    pub(crate) fn press_with(&self, held: char, key: char) -> Result<()> {
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: held });
        self.session
            .runtime
            .block_on(self.session.client.perform_actions(keys))
            .context("a key is pressed")
    }

    /// Presses a key while Control is held.
    pub(crate) fn control(&self, key: char) -> Result<()> {
        const CONTROL: char = '\u{e009}';
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: CONTROL })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: CONTROL });
        self.session
            .runtime
            .block_on(self.session.client.perform_actions(keys))
            .context("a key is pressed with Control")
    }

    /// Nothing was refused and nothing was thrown.
    pub(crate) fn calm(&self) -> Result<()> {
        for key in ["violations", "errors"] {
            let found = self.probe(key)?;
            ensure!(found == json!([]), "expected no {key}, found {found}");
        }
        Ok(())
    }

    /// What the window shows, as PNG.
    pub(crate) fn screenshot(&self) -> Result<Vec<u8>> {
        let session = self.session;
        Ok(session.runtime.block_on(session.client.screenshot())?)
    }

    /// A picture of the page, for people.
    pub(crate) fn picture(&self, what: &str) -> Result<()> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("output");
        std::fs::create_dir_all(&folder)?;
        let png = self.screenshot()?;
        std::fs::write(
            folder.join(format!("{}-{what}.png", self.name.replace("::", "-"))),
            png,
        )?;
        Ok(())
    }
}

/// The rules of axe, as its lock file names them.
fn axe() -> Result<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("axe");
    xtask::setup::npm(&folder)?;
    let script = folder.join("node_modules/axe-core/axe.min.js");
    let mut rules = std::fs::read(&script).with_context(|| script.display().to_string())?;
    // Laid out for paper, but never printed: a browser that shows its dialogue runs no script.
    rules.extend_from_slice(b"\nglobalThis.print = () => {};\n");
    Ok(rules)
}

/// The figure with this id for the whole selection.
pub(crate) fn estimate<'r>(report: &'r Value, id: &str) -> Result<&'r Value> {
    report["estimates"]
        .as_array()
        .and_then(|all| {
            all.iter()
                .find(|e| e["id"] == id && e["group"] == json!({}))
        })
        .with_context(|| format!("the report has no figure `{id}`"))
}
