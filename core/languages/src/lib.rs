//! The languages beside English: one JSON file each beside this crate, for people to read and mend, and their compact
//! form, which the page loads and `reality_gap_core::words::Pack` reads. `docs/languages.md` says how to add one.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// Tag and JSON of every language beside English.
pub const LANGUAGES: [(&str, &str); 5] = [
    ("de", include_str!("../de.json")),
    ("es", include_str!("../es.json")),
    ("fr", include_str!("../fr.json")),
    ("it", include_str!("../it.json")),
    ("nl", include_str!("../nl.json")),
];

/// Parts the forms of a plural, and the names of a list.
const PART: &str = "\u{1f}";

/// The forms of every rule of plurals, in their order; the rules themselves are in `base/src/words/pack.rs`.
pub const PLURALS: [(&str, &[&str]); 3] = [
    ("one", &["one", "other"]),
    ("zero-one", &["one", "other"]),
    ("none", &["other"]),
];

/// Under this name a plural holds the English for one.
pub const SINGULAR: &str = "English for one";

/// The pack of a language that is built in, in its compact form.
#[must_use]
pub fn pack(tag: &str) -> Option<String> {
    let (_, json) = LANGUAGES.iter().find(|language| language.0 == tag)?;
    compile(json).ok()
}

/// The compact form of a pack. What is not translated is left out.
///
/// # Errors
/// When it is not JSON of the expected shape, or two messages have the same hash.
pub fn compile(json: &str) -> Result<String, String> {
    let pack: Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let text = |key: &str| pack.get(key).and_then(Value::as_str);
    let tag = text("language").ok_or("expected `language` with its tag, found none")?;
    let rule = text("plural").ok_or("expected `plural` with the name of a rule, found none")?;
    let (_, forms) = PLURALS
        .iter()
        .find(|known| known.0 == rule)
        .ok_or_else(|| format!("expected `plural` as one of the known rules, found `{rule}`"))?;
    let mut lines = Lines::default();
    lines.add("#plural", rule)?;
    for (name, value) in object(&pack, "formats")? {
        match value {
            Value::String(text) => lines.add(&format!("#{name}"), text)?,
            Value::Array(list) => {
                let names: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                lines.add(&format!("#{name}"), &names.join(PART))?;
            }
            other => {
                return Err(format!(
                    "expected `{name}` as text or a list, found {other}"
                ));
            }
        }
    }
    for (english, said) in object(&pack, "messages")? {
        match said {
            Value::String(text) => lines.add(english, text)?,
            Value::Object(plural) => {
                let form = |name: &str| plural.get(name).and_then(Value::as_str).unwrap_or("");
                let said: Vec<&str> = forms.iter().map(|name| form(name)).collect();
                if said.iter().all(|form| !form.is_empty()) {
                    let key = format!("{}{PART}{english}", form(SINGULAR));
                    lines.add(&key, &said.join(PART))?;
                }
            }
            other => {
                return Err(format!(
                    "expected `{english}` as text or plural, found {other}"
                ));
            }
        }
    }
    let mut out = format!("{tag}\n");
    for (hash, (_, said)) in &lines.0 {
        out.push_str(&format!("{hash:08x}\t{said}\n"));
    }
    Ok(out)
}

fn object<'a>(pack: &'a Value, key: &str) -> Result<&'a Map<String, Value>, String> {
    pack.get(key)
        .and_then(Value::as_object)
        .ok_or_else(|| format!("expected an object `{key}`, found none"))
}

/// Lines by hash: the English, and what is said.
#[derive(Default)]
struct Lines(BTreeMap<u32, (String, String)>);

impl Lines {
    fn add(&mut self, english: &str, said: &str) -> Result<(), String> {
        if said.is_empty() {
            return Ok(());
        }
        if said.contains(['\n', '\t']) {
            return Err(format!("expected one line for `{english}`, found several"));
        }
        let entry = (english.to_owned(), said.to_owned());
        match self.0.insert(hash(english), entry) {
            Some((other, _)) => Err(format!(
                "`{english}` and `{other}` have the same hash: change a word of one of them"
            )),
            None => Ok(()),
        }
    }
}

/// FNV-1a, 32 bit, as in `base/src/words/pack.rs`.
fn hash(english: &str) -> u32 {
    english.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_compiles() {
        for (tag, json) in LANGUAGES {
            let pack = compile(json).unwrap_or_else(|error| panic!("{tag}: {error}"));
            assert!(pack.starts_with(&format!("{tag}\n")), "{tag}");
        }
    }

    #[test]
    fn a_pack_is_lines_of_hash_and_text() {
        let json = r#"{"language": "xx", "plural": "one", "formats": {"decimal": ",", "mon": ["A", "B"]},
            "messages": {"a": "b", "nothing": "", "{n} leads": {"English for one": "{n} lead", "one": "1", "other": "2"}}}"#;
        let pack = compile(json).unwrap_or_default();
        assert!(pack.contains("\ne40c292c\tb\n"), "{pack}");
        assert!(pack.contains("\t1\u{1f}2\n"), "{pack}");
        assert_eq!(pack.lines().count(), 6, "{pack}");
        assert!(compile("{}").is_err() && compile("[").is_err());
    }
}
