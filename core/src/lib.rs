//! Everything between a stranger's export and a report about it, without any I/O.
//!
//! ```text
//! bytes ─► table ─► records ─► facts ─► summary ─► metrics ─► report ─► view ─► Node
//! ```
//!
//! Data flows left to right only; each word is a folder, up to the summary in the crate `engine`, and `cargo xtask tidy`
//! holds the table of allowed edges.
//! The crate never reads a clock, a file or the network, and never calls out to JavaScript: "now" is the report's
//! as-of time, and time-zone offsets come in as a table.

#![warn(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the core is pure and gives the same bytes everywhere"
)]

pub(crate) use reality_gap_engine::order;
pub use reality_gap_engine::{
    bytes, diagnostic, facts, json, records, settings, stats, summary, table, time, words,
};

pub mod metrics;
pub mod report;

pub mod app;
pub mod chart;
pub mod node;
pub mod view;
