//! Prints the documents that come from the code, as one JSON object: path in the repository → text.
//!
//! With the argument `first` it prints what a page shows before the program is there, for `cargo xtask build`.
//!
//! A new document is a file here with one function, and a line in [`GENERATORS`].
#![expect(
    clippy::print_stdout,
    reason = "`cargo xtask gen` reads it from standard output"
)]

mod benchmarks;
mod diagnostics;
mod fields;
mod first;
mod glossary;
mod metrics;
mod profiles;
mod schema;

use std::collections::BTreeMap;

/// Path in the repository, and what writes it.
type Generator = (&'static str, fn() -> String);

/// Documents of one file each.
const GENERATORS: [Generator; 6] = [
    ("docs/benchmarks.json", benchmarks::write),
    ("docs/diagnostics.md", diagnostics::write),
    ("docs/fields.md", fields::write),
    ("docs/glossary.md", glossary::write),
    ("docs/profiles.md", profiles::write),
    ("docs/report.schema.json", schema::write),
];

fn main() -> Result<(), String> {
    if std::env::args().nth(1).as_deref() == Some("first") {
        println!("{}", first::write());
        return Ok(());
    }
    let mut documents = metrics::write()?;
    let more: BTreeMap<String, String> = GENERATORS
        .iter()
        .map(|(path, write)| ((*path).to_owned(), write()))
        .collect();
    documents.extend(more);
    println!("{}", serde_json::json!(documents));
    Ok(())
}
