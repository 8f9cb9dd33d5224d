//! What `--table` says about how the table in a file is read.

use std::collections::BTreeMap;

use reality_gap_core::settings::TableHint;

use crate::Failure;

/// `leads.csv:header-line=4`; names of files may have colons and equals signs in them.
pub(crate) fn add(text: &str, tables: &mut BTreeMap<String, TableHint>) -> Result<(), Failure> {
    const WHAT: [&str; 5] = ["delimiter", "quote", "header-line", "encoding", "kind"];
    let found = WHAT.into_iter().find_map(|what| {
        let (file, value) = text.split_once(&format!(":{what}="))?;
        Some((file, what, value))
    });
    let Some((file, what, value)) = found else {
        return Err(Failure::Usage(format!(
            "--table: expected FILE:header-line=4, or delimiter, quote, encoding or kind, found `{text}`"
        )));
    };
    let character = || {
        let mut chars = value.chars();
        match (value, chars.next(), chars.next()) {
            ("tab", ..) => Ok(Some('\t')),
            ("none", ..) => Ok(Some('\0')),
            (_, Some(one), None) => Ok(Some(one)),
            _ => Err(Failure::Usage(format!(
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
                Failure::Usage(format!(
                    "--table: expected the number of a line, found `{value}`"
                ))
            })?);
        }
        "encoding" => hint.encoding = Some(value.to_lowercase()),
        _ if KINDS.contains(&value) => hint.kind = Some(value.to_owned()),
        _ => {
            return Err(Failure::Usage(format!(
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
