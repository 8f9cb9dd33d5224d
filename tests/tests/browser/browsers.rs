//! The three engines: each driver is started once, and keeps one session for all scenarios.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use xtask::drivers::{self, Driver};

/// A process that ends with its owner.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// One engine, its driver running.
pub(crate) struct Session {
    /// Which engine it is; whoever takes pictures need not ask.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(crate) name: &'static str,
    pub(crate) runtime: Runtime,
    pub(crate) client: Client,
    _driver: Running,
    _display: Option<Running>,
}

/// One engine by name; started when the first scenario needs it.
pub(crate) struct Browser {
    pub(crate) name: &'static str,
    session: Mutex<Option<Session>>,
}

impl Browser {
    pub(crate) const fn new(name: &'static str) -> Self {
        Self {
            name,
            session: Mutex::new(None),
        }
    }

    /// Runs one scenario in this engine, on its own. A session that failed is not used again.
    pub(crate) fn with<T>(&self, scenario: impl FnOnce(&Session) -> Result<T>) -> Result<T> {
        let mut slot = self.session.lock().unwrap_or_else(|broken| {
            self.session.clear_poison();
            broken.into_inner()
        });
        let session = match slot.take() {
            Some(session) => session,
            None => start(self.name).with_context(|| format!("{} does not start", self.name))?,
        };
        let result = scenario(&session);
        if result.is_ok() {
            *slot = Some(session);
        } else {
            session.end();
        }
        result
    }

    /// Ends the session and the driver.
    pub(crate) fn stop(&self) {
        if let Some(session) = self.session.lock().ok().and_then(|mut slot| slot.take()) {
            session.end();
        }
    }
}

impl Session {
    fn end(self) {
        // The driver is ended next, whatever it answers.
        drop(self.runtime.block_on(self.client.clone().close()));
    }
}

fn start(name: &'static str) -> Result<Session> {
    let found = drivers::find(name)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let display = found.display.as_deref().map(start_display).transpose()?;
    let port = free_port()?;
    let mut command = Command::new(&found.driver);
    command
        .arg(format!("--port={port}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if name == "firefox" {
        // Only so can a test make it pretend another medium.
        command.arg("--allow-system-access");
    }
    if let Some((_, display)) = &display {
        // In a container run by root WebKit cannot make its sandbox; it only ever sees these tests' own pages.
        command
            .env("DISPLAY", display)
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1");
    }
    let driver = Running(
        command
            .spawn()
            .with_context(|| found.driver.display().to_string())?,
    );
    await_port(port)?;
    let Value::Object(capabilities) = capabilities(&found)? else {
        bail!("capabilities are an object")
    };
    let client = runtime
        .block_on(
            ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities)
                .connect(&format!("http://127.0.0.1:{port}")),
        )
        .context("the driver gives no session")?;
    Ok(Session {
        name,
        runtime,
        client,
        _driver: driver,
        _display: display.map(|(running, _)| running),
    })
}

fn capabilities(found: &Driver) -> Result<Value> {
    Ok(match found.name {
        "chromium" => json!({ "goog:chromeOptions": { "binary": found.browser, "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--window-size=1200,1000",
        ] } }),
        "firefox" => json!({ "moz:firefoxOptions": { "binary": found.browser, "args": [
            "-headless", "--width=1200", "--height=1000",
        ] } }),
        _ => {
            json!({ "webkitgtk:browserOptions": { "binary": mini_browser()?, "args": ["--automation"] } })
        }
    })
}

/// The browser that comes with WebKitGTK, in a folder that depends on the machine and the version.
fn mini_browser() -> Result<String> {
    let libraries = [
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/usr/lib64",
        "/usr/lib",
        "/usr/libexec",
    ];
    let versions = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];
    libraries
        .iter()
        .flat_map(|library| {
            versions
                .iter()
                .map(move |version| format!("{library}/{version}/MiniBrowser"))
        })
        .find(|path| Path::new(path).is_file())
        .context("MiniBrowser is missing: install the package webkit2gtk-driver with its libraries")
}

/// A display without a screen, at a number it chooses itself.
fn start_display(program: &Path) -> Result<(Running, String)> {
    let mut running = Running(
        Command::new(program)
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x1024x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| program.display().to_string())?,
    );
    let mut number = String::new();
    let out = running.0.stdout.take().context("Xvfb has an output")?;
    BufReader::new(out).read_line(&mut number)?;
    if number.trim().is_empty() {
        bail!("Xvfb gives no display");
    }
    Ok((running, format!(":{}", number.trim())))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

fn await_port(port: u16) -> Result<()> {
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if start.elapsed() > Duration::from_secs(20) {
            bail!("the driver does not listen after 20 s");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
