//! What fantoccini has no word for: commands of the standard that are younger, and the media that an engine pretends.

use anyhow::{Context as _, Result, bail};
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::browsers::Session;

/// A command below the session's own address.
#[derive(Debug)]
struct Command {
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        match &self.body {
            Some(body) => (Method::POST, Some(body.to_string())),
            None => (Method::GET, None),
        }
    }
}

impl Session {
    fn command(&self, path: String, body: Option<Value>) -> Result<Value> {
        let command = Command { path, body };
        let what = format!("{command:?}");
        self.runtime
            .block_on(self.client.issue_cmd(command))
            .context(what)
    }

    /// Role and name of an element as the engine tells them to assistive tools.
    pub(crate) fn accessible(&self, element: &str) -> Result<(String, String)> {
        let text = |what: &str| -> Result<String> {
            let answer = self.command(format!("element/{element}/computed{what}"), None)?;
            Ok(answer.as_str().unwrap_or_default().to_owned())
        };
        Ok((text("role")?, text("label")?))
    }

    /// How many seconds a script of a test may take.
    pub(crate) fn patience(&self, seconds: u64) -> Result<()> {
        let timeouts = json!({ "script": seconds * 1_000 });
        self.command("timeouts".to_owned(), Some(timeouts))
            .map(drop)
    }

    /// Asks Chromium itself, by its developer tools' protocol.
    pub(crate) fn devtools(&self, command: &str, arguments: Value) -> Result<Value> {
        let asked = json!({ "cmd": command, "params": arguments });
        self.command("goog/cdp/execute".to_owned(), Some(asked))
    }

    /// Makes the engine pretend these media, and answers whether it can; no feature ends the pretence.
    pub(crate) fn pretend(&self, features: &[(&str, &str)]) -> Result<bool> {
        match self.name {
            "chromium" => {
                let features: Vec<Value> = features
                    .iter()
                    .map(|(name, value)| json!({ "name": name, "value": value }))
                    .collect();
                self.devtools(
                    "Emulation.setEmulatedMedia",
                    json!({ "features": features }),
                )?;
                Ok(true)
            }
            "firefox" => {
                let mut script = String::from(
                    "for (const name of ['browser.display.document_color_use', 'ui.prefersReducedMotion', 'ui.prefersContrast', \
                     'layout.css.prefers-color-scheme.content-override']) Services.prefs.clearUserPref(name);",
                );
                for (name, value) in features {
                    let (pref, number) = match (*name, *value) {
                        ("forced-colors", "active") => ("browser.display.document_color_use", 2),
                        ("prefers-reduced-motion", "reduce") => ("ui.prefersReducedMotion", 1),
                        ("prefers-color-scheme", "dark") => {
                            ("layout.css.prefers-color-scheme.content-override", 0)
                        }
                        ("prefers-color-scheme", "light") => {
                            ("layout.css.prefers-color-scheme.content-override", 1)
                        }
                        _ => bail!("nobody told Firefox how to pretend {name}: {value}"),
                    };
                    script.push_str(&format!("Services.prefs.setIntPref('{pref}', {number});"));
                }
                let context = |context: &str| {
                    self.command(
                        "moz/context".to_owned(),
                        Some(json!({ "context": context })),
                    )
                };
                context("chrome")?;
                let done = self.command(
                    "execute/sync".to_owned(),
                    Some(json!({ "script": script, "args": [] })),
                );
                context("content")?;
                done.map(|_| true)
            }
            // WebKitGTK knows no forced colours, and has no way to pretend.
            _ => Ok(features.is_empty()),
        }
    }
}
