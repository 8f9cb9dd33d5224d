//! `docs/report.schema.json`: the shape of the report, from its types.

use reality_gap_core::report::Report;
use schemars::generate::SchemaSettings;

pub(crate) fn write() -> String {
    let schema = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<Report>();
    // Plain data has no way to fail here.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
