//! `docs/profiles.md`: the exports that are known, and the headers of other languages, from the core's tables.

use reality_gap_core::records::{languages, profiles};

const ABOUT: &str = "# Known exports

Written by `cargo xtask gen` from the tables in `base/src/lexicon/profiles` and `base/src/lexicon/languages`.

An export of a known system is recognised by its headers: at least so many of a list must be there, those in bold in any
case; of several the one with the most. What is recognised is said (`profile` in `check`, in the report and in JSON) and only
sharpens what is known of headers in general ([fields.md](fields.md)): any column can be taken by hand all the same.

Headers are compared as in [fields.md](fields.md). `-` says that nothing in such a file is that field, whatever its header.

A file of which no header is known is recognised by its values where they leave one way to read it: one column of dates, ids,
a channel or a direction (touches), or ids of which none comes twice with how a lead ended, a phone number or an address
(leads). Each column that was taken so says it. Where that is not clear, the widget asks.

To add one: a block in the file of its system (the form is described in `base/src/lexicon/profiles/mod.rs`), or a file of its
own with a line in `mod.rs`; a golden case in `tests/suite/profiles` with its headers in the order of the export and invented
rows; `cargo xtask gen`.
";

pub(crate) fn write() -> String {
    let mut text = String::from(ABOUT);
    for profile in profiles() {
        let signature: Vec<String> = profile
            .signature
            .iter()
            .map(|header| match header.strip_prefix('!') {
                Some(header) => format!("**{header}**"),
                None => (*header).to_owned(),
            })
            .collect();
        text.push_str(&format!(
            "\n## {}\n\nFiles of kind `{}`; {} of: {}.\n",
            profile.name,
            profile.kind.name(),
            profile.needed,
            signature.join(", ")
        ));
        if !profile.lines.is_empty() {
            text.push_str("\n| | |\n|---|---|\n");
        }
        for (key, items) in profile.lines {
            let key = match key {
                "utc" => "times are UTC".to_owned(),
                "days" => "only the day counts".to_owned(),
                "ms" => "milliseconds".to_owned(),
                "s" => "seconds".to_owned(),
                "min" => "minutes".to_owned(),
                "note" => "said to the reader".to_owned(),
                key => match key.split_once(' ') {
                    Some(("value", field)) => format!("values of `{field}`"),
                    Some(("all", field)) => format!("`{field}` of every row"),
                    _ => format!("`{key}`"),
                },
            };
            text.push_str(&format!("| {key} | {items} |\n"));
        }
    }
    for (name, lines) in languages() {
        text.push_str(&format!("\n## {name}\n\n| field | headers |\n|---|---|\n"));
        for (field, headers) in lines {
            text.push_str(&format!("| `{field}` | {headers} |\n"));
        }
    }
    text
}
