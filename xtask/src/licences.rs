//! `cargo xtask licences`: every dependency has a licence on the list of `deny.toml`, comes from where it should, and is
//! not banned.
//!
//! Reads the same `deny.toml` as cargo-deny, from what cargo itself says about the lock file, so that nothing has to be
//! installed. Known vulnerabilities are not looked up here: that needs the advisory database (`cargo deny check
//! advisories` where it can be reached).

use std::fs;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::{paths, shell};

/// What `deny.toml` allows.
#[derive(Debug, Default)]
struct Rules {
    allowed: Vec<String>,
    /// `(crate, licence)` allowed for one crate only.
    exceptions: Vec<(String, String)>,
    banned: Vec<String>,
    registries: Vec<String>,
}

/// Checks the whole dependency graph.
///
/// # Errors
/// When a crate breaks a rule, with every such crate; or when `deny.toml` or the graph cannot be read.
pub fn run() -> Result<()> {
    let text =
        fs::read_to_string(paths::root().join("deny.toml")).context("cannot read deny.toml")?;
    let rules = Rules::read(&text)?;
    let graph =
        shell::read(shell::cargo().args(["metadata", "--format-version", "1", "--locked"]))?;
    let graph: Value = serde_json::from_str(&graph)
        .context("cannot read what cargo says about the dependencies")?;
    let packages = graph["packages"]
        .as_array()
        .context("cargo names no packages")?;
    let faults: Vec<String> = packages
        .iter()
        .flat_map(|package| rules.faults(package))
        .collect();
    ensure!(
        faults.is_empty(),
        "{} dependencies break deny.toml:\n  {}",
        faults.len(),
        faults.join("\n  ")
    );
    println!(
        "{} packages: licences, bans and sources as in deny.toml (advisories are not looked up)",
        packages.len()
    );
    Ok(())
}

impl Rules {
    fn read(text: &str) -> Result<Self> {
        let file: toml::Table = text.parse().context("deny.toml is not TOML")?;
        let list = |table: &str, key: &str| -> Vec<toml::Value> {
            file.get(table)
                .and_then(|t| t.get(key))
                .and_then(toml::Value::as_array)
                .cloned()
                .unwrap_or_default()
        };
        let words = |values: &[toml::Value]| {
            values
                .iter()
                .filter_map(|v| v.as_str().map(str::to_owned))
                .collect::<Vec<_>>()
        };
        let name = |value: &toml::Value| {
            let named = value
                .get("crate")
                .or_else(|| value.get("name"))
                .unwrap_or(value);
            named.as_str().unwrap_or_default().to_owned()
        };
        let mut rules = Self {
            allowed: words(&list("licenses", "allow")),
            banned: list("bans", "deny").iter().map(name).collect(),
            registries: words(&list("sources", "allow-registry")),
            ..Self::default()
        };
        for exception in list("licenses", "exceptions") {
            let allowed = exception
                .get("allow")
                .and_then(toml::Value::as_array)
                .cloned()
                .unwrap_or_default();
            rules.exceptions.extend(
                words(&allowed)
                    .into_iter()
                    .map(|licence| (name(&exception), licence)),
            );
        }
        if rules.allowed.is_empty() {
            bail!("deny.toml allows no licence at all");
        }
        Ok(rules)
    }

    fn faults(&self, package: &Value) -> Vec<String> {
        let name = package["name"].as_str().unwrap_or_default();
        let mut faults = Vec::new();
        let known = |licence: &str| {
            self.allowed.iter().any(|allowed| allowed == licence)
                || self
                    .exceptions
                    .iter()
                    .any(|(only, allowed)| only == name && allowed == licence)
        };
        match package["license"].as_str() {
            Some(licence) if satisfied(licence, &known) => {}
            Some(licence) => faults.push(format!(
                "{name}: the licence `{licence}` is not on the list"
            )),
            None => faults.push(format!("{name}: it names no licence")),
        }
        if self.banned.iter().any(|banned| banned == name) {
            faults.push(format!("{name}: it is banned"));
        }
        // Without a source it lies in this repository.
        if let Some(source) = package["source"].as_str()
            && !self
                .registries
                .iter()
                .any(|registry| source == format!("registry+{registry}"))
        {
            faults.push(format!(
                "{name}: it comes from `{source}`, which is not on the list"
            ));
        }
        faults
    }
}

/// Whether an SPDX expression can be met: one side of every `OR`, both sides of every `AND`.
fn satisfied(expression: &str, known: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    either(&words, &mut at, known) && at == words.len()
}

fn either(words: &[&str], at: &mut usize, known: &dyn Fn(&str) -> bool) -> bool {
    let mut met = both(words, at, known);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= both(words, at, known);
    }
    met
}

fn both(words: &[&str], at: &mut usize, known: &dyn Fn(&str) -> bool) -> bool {
    let mut met = one(words, at, known);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, known);
    }
    met
}

fn one(words: &[&str], at: &mut usize, known: &dyn Fn(&str) -> bool) -> bool {
    let Some(&word) = words.get(*at) else {
        return false;
    };
    *at += 1;
    if word == "(" {
        let met = either(words, at, known);
        *at += 1;
        return met;
    }
    if words.get(*at) == Some(&"WITH") {
        let exception = words.get(*at + 1).copied().unwrap_or_default();
        *at += 2;
        return known(&format!("{word} WITH {exception}"));
    }
    known(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_written() {
        let known = |licence: &str| {
            ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"].contains(&licence)
        };
        for good in [
            "MIT",
            "MIT/GPL-3.0",
            "GPL-3.0 OR (MIT AND Apache-2.0)",
            "Apache-2.0 WITH LLVM-exception OR X",
        ] {
            assert!(satisfied(good, &known), "{good}");
        }
        for bad in [
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "(MIT OR X) AND Y",
            "X WITH LLVM-exception",
            "",
            "MIT X",
        ] {
            assert!(!satisfied(bad, &known), "{bad}");
        }
    }

    #[test]
    fn every_rule_bites() -> Result<()> {
        let rules = Rules::read(
            "[licenses]\nallow = [\"MIT\"]\nexceptions = [{ crate = \"odd\", allow = [\"Zlib\"] }]\n\
             [bans]\ndeny = [{ crate = \"bad\" }]\n[sources]\nallow-registry = [\"https://example.org/index\"]\n",
        )?;
        let package = |name: &str, licence: &str, source: &str| serde_json::json!({ "name": name, "license": licence, "source": source });
        let home = "registry+https://example.org/index";
        assert!(rules.faults(&package("fine", "MIT", home)).is_empty());
        assert!(rules.faults(&package("odd", "Zlib", home)).is_empty());
        assert_eq!(rules.faults(&package("other", "Zlib", home)).len(), 1);
        assert_eq!(rules.faults(&package("bad", "MIT", home)).len(), 1);
        assert_eq!(
            rules
                .faults(&package("fine", "MIT", "git+https://example.org/x"))
                .len(),
            1
        );
        assert_eq!(
            rules
                .faults(&serde_json::json!({ "name": "none", "license": null, "source": null }))
                .len(),
            1
        );
        Ok(())
    }
}
