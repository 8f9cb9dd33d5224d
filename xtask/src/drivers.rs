//! Where the browsers and their drivers are. The tests look here; `cargo xtask test` installs what is missing.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::{paths, shell};

/// One browser with the program that drives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// `chromium`, `firefox` or `webkit`.
    pub name: &'static str,
    /// The browser; for WebKit the driver knows its own.
    pub browser: Option<PathBuf>,
    /// The WebDriver program.
    pub driver: PathBuf,
    /// The display server that a browser without a headless mode needs.
    pub display: Option<PathBuf>,
}

/// The names of the browsers that the tests drive.
pub const BROWSERS: [&str; 3] = ["chromium", "firefox", "webkit"];

/// Finds a browser and its driver, on the path, in the usual places or where `cargo xtask test` puts them.
///
/// # Errors
/// When one of the programs is missing; the message says how to get it.
pub fn find(name: &str) -> Result<Driver> {
    match name {
        "chromium" => Ok(Driver {
            name: "chromium",
            browser: Some(program(
                &["chromium", "chromium-browser", "google-chrome"],
                "the package chromium",
            )?),
            driver: program(&["chromedriver"], "the package chromium-driver")?,
            display: None,
        }),
        "firefox" => Ok(Driver {
            name: "firefox",
            browser: Some(program(
                &["firefox-esr", "firefox"],
                "the package firefox-esr",
            )?),
            driver: program(
                &["geckodriver"],
                "geckodriver with `cargo install geckodriver`",
            )?,
            display: None,
        }),
        "webkit" => Ok(Driver {
            name: "webkit",
            browser: None,
            driver: program(&["WebKitWebDriver"], "the package webkit2gtk-driver")?,
            display: Some(program(&["Xvfb"], "the package xvfb")?),
        }),
        _ => bail!("expected one of {}, found `{name}`", BROWSERS.join(", ")),
    }
}

fn program(names: &[&str], source: &str) -> Result<PathBuf> {
    let found = names.iter().find_map(|name| shell::find(name, &places()));
    found.ok_or_else(|| anyhow::anyhow!("{} is missing: install {source}", names[0]))
}

pub(crate) fn places() -> Vec<PathBuf> {
    let mut places = vec![paths::tools().join("bin")];
    places.extend(
        ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
            .map(|place| Path::new(place).to_path_buf()),
    );
    places
}

/// The environment in which tests find everything: `REALITY_GAP_CHROMEDRIVER` and so on, for tests that are not Rust.
#[must_use]
pub fn environment() -> Vec<(&'static str, PathBuf)> {
    let mut variables = Vec::new();
    for name in BROWSERS {
        let Ok(found) = find(name) else { continue };
        let (driver, browser) = match name {
            "chromium" => ("REALITY_GAP_CHROMEDRIVER", "REALITY_GAP_CHROMIUM"),
            "firefox" => ("REALITY_GAP_GECKODRIVER", "REALITY_GAP_FIREFOX"),
            _ => ("REALITY_GAP_WEBKITDRIVER", "REALITY_GAP_WEBKIT"),
        };
        variables.push((driver, found.driver));
        variables.extend(found.browser.map(|program| (browser, program)));
        variables.extend(found.display.map(|program| ("REALITY_GAP_XVFB", program)));
    }
    variables
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_unknown_browser_is_named() {
        let message = super::find("netscape").map_err(|error| error.to_string());
        assert_eq!(
            message,
            Err("expected one of chromium, firefox, webkit, found `netscape`".to_owned())
        );
    }
}
