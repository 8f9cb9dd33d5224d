//! Options whose value is one of a few words.

use std::collections::BTreeMap;

use reality_gap_core::settings::TableHint;

use crate::Failure;
use crate::arguments::{pair, usage};

/// Pairs of a header and one of a few words.
pub(crate) fn words<T: serde::de::DeserializeOwned>(
    option: &str,
    texts: &[String],
    expected: &str,
    into: &mut BTreeMap<String, T>,
) -> Result<(), Failure> {
    for text in texts {
        let (name, word) = pair(option, text)?;
        let value = serde_json::from_value(serde_json::Value::String(word.to_owned()));
        let value =
            value.map_err(|_| usage(format!("{option}: expected {expected}, found `{word}`")))?;
        into.insert(name.to_owned(), value);
    }
    Ok(())
}

/// `leads.csv:header-line=4`; names of files may have colons and equals signs in them.
pub(crate) fn table_hint(
    text: &str,
    tables: &mut BTreeMap<String, TableHint>,
) -> Result<(), Failure> {
    const WHAT: [&str; 5] = ["delimiter", "quote", "header-line", "encoding", "kind"];
    let found = WHAT.into_iter().find_map(|what| {
        let (file, value) = text.split_once(&format!(":{what}="))?;
        Some((file, what, value))
    });
    let Some((file, what, value)) = found else {
        return Err(usage(format!(
            "--table: expected FILE:header-line=4, or delimiter, quote, encoding or kind, found `{text}`"
        )));
    };
    let character = || {
        let mut chars = value.chars();
        match (value, chars.next(), chars.next()) {
            ("tab", ..) => Ok(Some('\t')),
            ("none", ..) => Ok(Some('\0')),
            (_, Some(one), None) => Ok(Some(one)),
            _ => Err(usage(format!(
                "--table: expected one character as {what}, or `tab` or `none`, found `{value}`"
            ))),
        }
    };
    let hint = tables.entry(file.to_owned()).or_default();
    match what {
        "delimiter" => hint.delimiter = character()?,
        "quote" => hint.quote = character()?,
        "header-line" => {
            let line = value.parse().ok().filter(|&line| line > 0);
            hint.header_line = Some(line.ok_or_else(|| {
                usage(format!(
                    "--table: expected the number of a line, found `{value}`"
                ))
            })?);
        }
        "encoding" => hint.encoding = Some(value.to_lowercase()),
        _ if KINDS.contains(&value) => hint.kind = Some(value.to_owned()),
        _ => {
            return Err(usage(format!(
                "--table: expected {}, found `{value}`",
                KINDS.join(", ")
            )));
        }
    }
    Ok(())
}

/// What a file can be.
const KINDS: [&str; 8] = [
    "leads",
    "touches",
    "wide",
    "calls",
    "tasks",
    "appointments",
    "surveys",
    "expectations",
];
