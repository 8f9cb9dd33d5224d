//! `docs/benchmarks.json`: what others found, as data.

use reality_gap_core::metrics::BENCHMARKS;
use serde_json::{Value, json};

/// The file.
pub(crate) fn write() -> String {
    let year = |year: &str| year.parse::<u16>().map_or(Value::Null, Value::from);
    let list: Vec<Value> = BENCHMARKS
        .iter()
        .map(|b| {
            json!({
                "figure": b.figure,
                "value": b.value,
                "year": year(b.year),
                "scope": b.scope,
                "source": b.source,
                "checked": b.checked,
            })
        })
        .collect();
    let document = json!({ "schema": 1, "use": "context, never a pass mark", "benchmarks": list });
    // Serialising plain data has no way to fail.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}
