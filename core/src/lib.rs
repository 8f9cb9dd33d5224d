//! Everything between a stranger's export and a report about it, without any I/O.
//!
//! ```text
//! bytes ─► table ─► records ─► facts ─► summary ─► metrics ─► report ─► view ─► Node
//! ```
//!
//! Data flows left to right only; each word is a folder, and `cargo xtask tidy` holds the table of allowed edges.
//! The crate never reads a clock, a file or the network, and never calls out to JavaScript: "now" is the report's
//! as-of time, and time-zone offsets come in as a table.

#![warn(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the core is pure and gives the same bytes everywhere"
)]

pub mod diagnostic;
mod order;
pub mod settings;
pub mod stats;
pub mod time;
pub mod words;

pub mod bytes;
pub mod facts;
pub mod metrics;
pub mod records;
pub mod report;
pub mod summary;
pub mod table;

pub mod app;
pub mod chart;
pub mod node;
pub mod view;
