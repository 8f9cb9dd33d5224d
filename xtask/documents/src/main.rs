//! Prints the documents that come from the code, as one JSON object: path in the repository → text.
//!
//! A new document is a file here with one function, and a line in [`GENERATORS`].
#![expect(
    clippy::print_stdout,
    reason = "`cargo xtask gen` reads it from standard output"
)]

mod glossary;

use std::collections::BTreeMap;

/// Path in the repository, and what writes it.
const GENERATORS: [(&str, fn() -> String); 1] = [("docs/glossary.md", glossary::write)];

fn main() {
    let documents: BTreeMap<&str, String> = GENERATORS
        .iter()
        .map(|(path, write)| (*path, write()))
        .collect();
    println!("{}", serde_json::json!(documents));
}
