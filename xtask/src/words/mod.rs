//! `cargo xtask words`: the messages of the code beside the languages that say them. See `docs/languages.md`.

mod scan;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use reality_gap_languages::{LANGUAGES, PLURALS, SINGULAR, compile};
use serde_json::{Map, Value, json};

use crate::paths;
use scan::{Found, How};

/// What to do.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub struct Options {
    /// Also take out what the code does not say any more
    #[arg(long)]
    pub prune: bool,
    /// List every message with the place where it is said
    #[arg(long)]
    pub list: bool,
}

/// Folders and files, and how their texts are taken.
const SOURCES: [(&str, How); 14] = [
    ("core/src/view", How::Shown),
    ("core/src/chart", How::Shown),
    ("core/src/metrics", How::Told),
    ("base/src/words", How::Said),
    ("core/src/report", How::Said),
    ("engine/src/summary", How::Said),
    ("base/src/lexicon", How::Said),
    ("engine/src/records", How::Said),
    ("base/src/time", How::Said),
    ("engine/src/table", How::Said),
    ("base/src/bytes", How::Said),
    ("core/src/app", How::Said),
    ("formats/src", How::Said),
    ("cli/src", How::Said),
];

/// What is only for tests, and what names sources rather than saying something.
const LEFT_OUT: [&str; 5] = [
    "core/src/view/fixture",
    "core/src/view/tests.rs",
    "core/src/view/contrast.rs",
    "base/src/words/tests.rs",
    "core/src/app/tests",
];

/// Reads the code.
fn found() -> Result<Found> {
    let root = paths::root();
    let mut found = Found::default();
    for (folder, how) in SOURCES {
        for path in files(&root.join(folder), "rs")? {
            let name = name_of(&path);
            if !LEFT_OUT.iter().any(|out| name.starts_with(out)) {
                found.rust(&name, &fs::read_to_string(&path)?, how)?;
            }
        }
    }
    for path in files(&root.join("www/src"), "js")? {
        found.script(&name_of(&path), &fs::read_to_string(&path)?);
    }
    Ok(found)
}

fn name_of(path: &Path) -> String {
    let inside = path.strip_prefix(paths::root()).unwrap_or(path);
    inside.to_string_lossy().replace('\\', "/")
}

/// Files with this ending in a folder and the folders in it, in order.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut list = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            list.extend(files(&path, ending)?);
        } else if path.extension().is_some_and(|end| end == ending) {
            list.push(path);
        }
    }
    list.sort();
    Ok(list)
}

/// Where the JSON of a language is.
fn path_of(tag: &str) -> PathBuf {
    paths::root()
        .join("core/languages")
        .join(format!("{tag}.json"))
}

/// A language's JSON as it is on disk now.
fn read(tag: &str) -> Result<Value> {
    let path = path_of(tag);
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))
}

/// Writes every message that a language lacks into its file, empty, and says what is missing and what is unused.
///
/// # Errors
/// When a file cannot be read or written.
pub fn run(options: Options) -> Result<()> {
    let found = found()?;
    if options.list {
        for (english, message) in &found.messages {
            println!("{}\t{english}", message.place);
        }
    }
    for fault in &found.faults {
        println!("{fault}");
    }
    for (tag, _) in LANGUAGES {
        let mut pack = read(tag)?;
        let forms = forms(&pack);
        let Some(messages) = pack.get_mut("messages").and_then(Value::as_object_mut) else {
            bail!("expected `messages` in the language {tag}, found none");
        };
        let unused: Vec<String> = messages
            .keys()
            .filter(|english| !found.messages.contains_key(*english))
            .cloned()
            .collect();
        for english in &unused {
            let empty = messages.get(english) == Some(&json!(""));
            if options.prune || empty {
                messages.remove(english);
            } else {
                println!("{tag}: not said any more: {english}");
            }
        }
        for (english, message) in &found.messages {
            let entry = messages.entry(english.clone()).or_insert_with(|| json!(""));
            match (&message.one, &mut *entry) {
                (None, Value::String(_)) => {}
                (None, other) => *other = json!(""),
                (Some(one), Value::Object(plural)) => {
                    plural.insert(SINGULAR.to_owned(), json!(one));
                }
                (Some(one), other) => *other = plural_of(one, forms),
            }
        }
        let missing = messages
            .iter()
            .filter(|(_, said)| !is_said(said, forms))
            .count();
        println!(
            "{tag}: {} messages, {missing} not translated",
            messages.len()
        );
        fs::write(path_of(tag), serde_json::to_string_pretty(&pack)? + "\n")?;
        for fault in faults_of(tag, &found)? {
            if !fault.ends_with("is not translated") {
                println!("{tag}: {fault}");
            }
        }
    }
    Ok(())
}

/// The plural forms of a language.
fn forms(pack: &Value) -> &'static [&'static str] {
    let rule = pack.get("plural").and_then(Value::as_str);
    PLURALS
        .iter()
        .find(|known| Some(known.0) == rule)
        .map_or(&[], |known| known.1)
}

/// A plural that nobody translated yet.
fn plural_of(one: &str, forms: &[&str]) -> Value {
    let mut plural = Map::new();
    plural.insert(SINGULAR.to_owned(), json!(one));
    for form in forms {
        plural.insert((*form).to_owned(), json!(""));
    }
    Value::Object(plural)
}

fn is_said(said: &Value, forms: &[&str]) -> bool {
    let full = |text: Option<&Value>| {
        text.and_then(Value::as_str)
            .is_some_and(|text| !text.is_empty())
    };
    match said {
        Value::Object(plural) => forms.iter().all(|form| full(plural.get(*form))),
        text => full(Some(text)),
    }
}

/// What is wrong with a language: messages without a translation, translations without a message, other names of values.
fn faults_of(tag: &str, found: &Found) -> Result<Vec<String>> {
    let pack = read(tag)?;
    let forms = forms(&pack);
    let mut faults = Vec::new();
    if let Err(error) = compile(&pack.to_string()) {
        faults.push(error);
    }
    let empty = Map::new();
    let messages = pack
        .get("messages")
        .and_then(Value::as_object)
        .unwrap_or(&empty);
    for english in messages.keys() {
        if !found.messages.contains_key(english) {
            faults.push(format!(
                "nothing says “{english}”: `cargo xtask words --prune`"
            ));
        }
    }
    for (english, message) in &found.messages {
        let said = messages.get(english).unwrap_or(&Value::Null);
        if !is_said(said, forms) {
            faults.push(format!("“{english}” ({}) is not translated", message.place));
            continue;
        }
        let texts: Vec<(&str, &str)> = match said {
            Value::Object(plural) => {
                let text = |form: &str| plural.get(form).and_then(Value::as_str).unwrap_or("");
                if plural.get(SINGULAR).and_then(Value::as_str) != message.one.as_deref() {
                    faults.push(format!(
                        "“{english}” has another English for one: `cargo xtask words`"
                    ));
                }
                forms.iter().map(|form| (*form, text(form))).collect()
            }
            other => vec![("", other.as_str().unwrap_or(""))],
        };
        for (form, text) in texts {
            let (expected, got) = (names(english), names(text));
            // A form for one alone may leave the number out.
            let may_lack = |name: &&str| form == "one" && *name == "n";
            if got.iter().any(|name| !expected.contains(name))
                || expected
                    .iter()
                    .any(|name| !got.contains(name) && !may_lack(name))
            {
                faults.push(format!(
                    "“{english}” has the values {expected:?}, “{text}” has {got:?}"
                ));
            }
        }
    }
    Ok(faults)
}

/// The names in braces.
fn names(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_shown_that_no_language_can_say() -> Result<()> {
        let faults = found()?.faults;
        assert!(
            faults.is_empty(),
            "{} places:\n{}",
            faults.len(),
            faults.join("\n")
        );
        Ok(())
    }

    #[test]
    fn every_language_says_every_message() -> Result<()> {
        let found = found()?;
        let mut all = Vec::new();
        for (tag, _) in LANGUAGES {
            all.extend(
                faults_of(tag, &found)?
                    .into_iter()
                    .map(|fault| format!("{tag}: {fault}")),
            );
        }
        assert!(all.is_empty(), "{} faults:\n{}", all.len(), all.join("\n"));
        Ok(())
    }

    #[test]
    fn names_of_values_are_found() {
        assert_eq!(
            names("{k} of {n} leads").into_iter().collect::<Vec<_>>(),
            ["k", "n"]
        );
    }
}
