//! `cargo xtask tidy`: the house rules that no compiler checks. Runs inside the tests too.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{links, paths, shell};

/// Which folder of the core may use which: data flows from left to right only.
const EDGES: [(&str, &[&str]); 19] = [
    ("words", &[]),
    ("diagnostic", &["words"]),
    ("order", &[]),
    ("list", &[]),
    ("json", &[]),
    ("time", &["list", "json", "words"]),
    ("stats", &[]),
    ("node", &[]),
    ("settings", &["time", "json"]),
    ("bytes", &["diagnostic", "words"]),
    ("lexicon", &["settings", "diagnostic", "list", "words"]),
    ("table", &["bytes", "settings", "diagnostic", "words"]),
    (
        "records",
        &[
            "table",
            "bytes",
            "time",
            "settings",
            "diagnostic",
            "order",
            "words",
        ],
    ),
    (
        "facts",
        &["records", "time", "settings", "diagnostic", "order"],
    ),
    (
        "summary",
        &["facts", "records", "stats", "settings", "time", "order"],
    ),
    ("report", &["records", "diagnostic", "order", "words"]),
    (
        "metrics",
        &[
            "summary", "facts", "stats", "report", "settings", "time", "records", "order", "words",
        ],
    ),
    ("chart", &["node", "report", "stats", "order", "words"]),
    (
        "view",
        &[
            "chart",
            "node",
            "report",
            "settings",
            "records",
            "diagnostic",
            "time",
            "order",
            "words",
        ],
    ),
];

/// Folders that may use every other one.
const EVERYTHING: [&str; 1] = ["app"];

/// The one file in which `unsafe` may stand.
const UNSAFE: [&str; 1] = ["base/src/bytes/index.rs"];

/// A file longer than this holds more than one idea.
const LONG: usize = 600;

/// Files that may be longer, each with its reason.
const MAY_BE_LONG: [(&str, &str); 0] = [];

/// Machine paths and hosts that mean nothing to anyone else, in two halves so that this file may hold them.
const FOREIGN: [(&str, &str); 9] = [
    ("/wo", "rk/"),
    ("/ro", "ot/"),
    ("/ho", "me/"),
    ("index.crates", ".io"),
    ("static.crates", ".io"),
    ("registry.npmjs", ".org"),
    ("files.pythonhosted", ".org"),
    ("pypi.", "org/simple"),
    ("deb.debian", ".org"),
];

/// Checks every file that git knows or would take.
///
/// # Errors
/// When a rule is broken, with every place; or when git cannot list the files.
pub fn run() -> Result<()> {
    let listed =
        shell::read(shell::command("git").args(["ls-files", "-z", "-co", "--exclude-standard"]))?;
    let names: BTreeSet<&str> = listed.split('\0').filter(|name| !name.is_empty()).collect();
    let mut faults = Vec::new();
    for name in names {
        let path = paths::root().join(name);
        if !path.is_file() {
            continue;
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read {name}"))?;
        // What is not text has no lines to check.
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        check(name, &text, &mut faults);
    }
    if faults.is_empty() {
        return Ok(());
    }
    bail!(
        "{} places are untidy:\n  {}",
        faults.len(),
        faults.join("\n  ")
    )
}

/// Adds what is wrong with one file.
fn check(name: &str, text: &str, faults: &mut Vec<String>) {
    let ends = Path::new(name)
        .extension()
        .and_then(|end| end.to_str())
        .unwrap_or_default();
    if !is_data(name, ends) {
        for (at, line) in text.lines().enumerate() {
            if line.ends_with([' ', '\t']) {
                faults.push(format!("{name}:{}: blanks at the end of the line", at + 1));
            }
            if let Some(found) = foreign(line) {
                faults.push(format!(
                    "{name}:{}: `{found}` means nothing on another machine",
                    at + 1
                ));
            }
        }
        if !text.is_empty() && !text.ends_with('\n') {
            faults.push(format!("{name}: no line end at the end of the file"));
        }
    }
    let lines = text.lines().count();
    if ["rs", "js", "mjs", "css"].contains(&ends)
        && lines > LONG
        && !MAY_BE_LONG.iter().any(|(long, _)| *long == name)
    {
        faults.push(format!("{name}: {lines} lines; split it by idea (at most {LONG}), or give a reason in xtask/src/tidy.rs"));
    }
    if ends == "md" {
        links::check(name, text, faults);
    }
    if ends == "rs" {
        if !text.starts_with("//!") {
            faults.push(format!(
                "{name}: begin the file with `//!` and a line that says what it is for"
            ));
        }
        let code = code_of(text);
        if !UNSAFE.contains(&name)
            && let Some(line) = line_of_word(&code, "unsafe")
        {
            faults.push(format!(
                "{name}:{line}: `unsafe` stands in {} only",
                UNSAFE[0]
            ));
        }
        let inside = ["base/src/", "engine/src/", "core/src/"]
            .iter()
            .find_map(|half| name.strip_prefix(half));
        if let Some(inside) = inside {
            edges(name, inside, &code, faults);
        }
    }
}

/// Files whose bytes are what they are for: inputs of tests, locks, and what generators and drawings write.
fn is_data(name: &str, ends: &str) -> bool {
    let generated = ["Cargo.lock", "package-lock.json"]
        .iter()
        .any(|lock| name.ends_with(lock));
    generated
        || ["csv", "tsv", "txt", "svg", "snap", "xml", "xlsx"].contains(&ends)
        || name.contains("/fixtures/")
        || name.starts_with("tests/gallery/") && ends != "md"
        || name.starts_with("tests/fuzz/crashers/")
}

fn foreign(line: &str) -> Option<String> {
    FOREIGN
        .iter()
        .map(|(head, tail)| format!("{head}{tail}"))
        .find(|needle| {
            line.match_indices(needle.as_str()).any(|(at, _)| {
                // With a word before it, it is a path inside a project and not one of a machine.
                !needle.starts_with('/')
                    || !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-}".contains(c))
            })
        })
}

/// Adds the uses of one folder of the core by another that the table does not allow.
fn edges(name: &str, inside: &str, code: &str, faults: &mut Vec<String>) {
    let from = inside
        .split('/')
        .next()
        .unwrap_or_default()
        .trim_end_matches(".rs");
    if from == "lib" || EVERYTHING.contains(&from) {
        return;
    }
    let Some((_, allowed)) = EDGES.iter().find(|(folder, _)| *folder == from) else {
        faults.push(format!(
            "{name}: `{from}` is not in the table of folders in xtask/src/tidy.rs"
        ));
        return;
    };
    for (to, line) in uses(code) {
        if to != from && !allowed.contains(&to.as_str()) {
            let may = if allowed.is_empty() {
                "nothing".to_owned()
            } else {
                allowed.join(", ")
            };
            faults.push(format!(
                "{name}:{line}: `{from}` uses `{to}`, but data flows one way: it may use {may}"
            ));
        }
    }
}

/// The folders that code names after `crate::`, alone or in a list, each with its line.
fn uses(code: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, head) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + head.len()..];
        if let Some(list) = rest.strip_prefix('{') {
            found.extend(first_words(list).into_iter().map(|word| (word, line)));
        } else {
            found.push((word_of(rest), line));
        }
    }
    found
}

/// The first word of each item of a list in braces, nested lists left out.
fn first_words(list: &str) -> Vec<String> {
    let (mut depth, mut start, mut words) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                words.push(word_of(list[start..at].trim_start()));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                words.push(word_of(list[start..at].trim_start()));
                start = at + 1;
            }
            _ => {}
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn word_of(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

fn line_of_word(code: &str, word: &str) -> Option<usize> {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .find(|(at, _)| !code[..*at].ends_with(part) && !code[at + word.len()..].starts_with(part))
        .map(|(at, _)| code[..at].matches('\n').count() + 1)
}

/// The code without comments and without what stands in strings; lines stay where they are.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(end) =
            raw_string(rest).filter(|_| !code.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        {
            end
        } else if c == '"' {
            string(rest)
        } else if rest.starts_with("'\"'") {
            3
        } else if rest.starts_with("'\\\"'") {
            4
        } else {
            0
        };
        if skipped == 0 {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            code.extend(rest[..skipped].matches('\n'));
            code.push(' ');
            rest = &rest[skipped..];
        }
    }
    code
}

/// The length of the string literal at the start.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of the raw string literal at the start, if there is one.
fn raw_string(text: &str) -> Option<usize> {
    let body = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = body.len() - body.trim_start_matches('#').len();
    let inside = body[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = text.len() - inside.len();
    Some(
        inside
            .find(&end)
            .map_or(text.len(), |at| start + at + end.len()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(name: &str, text: &str) -> Vec<String> {
        let mut faults = Vec::new();
        check(name, text, &mut faults);
        faults
    }

    #[test]
    fn the_house_is_tidy() {
        if let Err(error) = run() {
            panic!("{error:#}");
        }
    }

    #[test]
    fn an_edge_against_the_stream_is_named() {
        let text = "//! T.\nuse crate::{time::{HOUR, Instant}, report::Report};\n";
        let found = faults("engine/src/records/x.rs", text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("engine/src/records/x.rs:2: `records` uses `report`"),
            "{found:?}"
        );
        assert_eq!(
            faults(
                "engine/src/stats/mod.rs",
                "//! T.\nfn f() { crate::node::el(); }\n"
            )
            .len(),
            1
        );
        assert_eq!(faults("core/src/app/mod.rs", text), [""; 0]);
        assert_eq!(faults("core/src/elsewhere/mod.rs", "//! T.\n").len(), 1);
    }

    #[test]
    fn comments_and_strings_are_not_code() {
        let text = "//! T.\n// unsafe crate::report\nconst A: &str = \"unsafe \\\" crate::report\";\nconst B: &str = r#\"\"unsafe\"#;\nconst C: char = '\"';\n";
        assert_eq!(faults("engine/src/stats/x.rs", text), [""; 0]);
        assert_eq!(
            faults("engine/src/stats/x.rs", &format!("{text}unsafe {{}}\n")).len(),
            1
        );
        assert_eq!(
            faults("base/src/bytes/index.rs", "//! T.\nunsafe {}\n"),
            [""; 0]
        );
        assert_eq!(
            faults("engine/src/stats/x.rs", "//! T.\n#![deny(unsafe_code)]\n"),
            [""; 0]
        );
    }

    #[test]
    fn every_small_rule_bites() {
        let path = format!("see {}{}x\n", FOREIGN[0].0, FOREIGN[0].1);
        assert_eq!(faults("README.md", &path).len(), 1);
        assert_eq!(faults("README.md", "frame/work/x\n"), [""; 0]);
        assert_eq!(faults("README.md", "x \n").len(), 1);
        assert_eq!(faults("README.md", "x").len(), 1);
        assert_eq!(faults("tests/suite/x/input.csv", "x \r\n"), [""; 0]);
        assert_eq!(faults("cli/src/x.rs", "fn f() {}\n").len(), 1);
        assert_eq!(faults("www/src/x.js", &"x;\n".repeat(LONG + 1)).len(), 1);
    }
}
