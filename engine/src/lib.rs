//! From a stranger's export to counts of its leads, without any I/O: the half of the core that touches every row.
//!
//! ```text
//! bytes ─► table ─► records ─► facts ─► summary
//! ```
//!
//! The statistics are here too: they run through the times of all leads.
//!
//! It is a crate of its own so that it can be compiled for speed and the other half, which runs once a report, for
//! size. Everybody else uses it through the crate `core`, which shows its modules as if they were its own.

#![warn(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the core is pure and gives the same bytes everywhere"
)]

pub use reality_gap_base::{bytes, diagnostic, json, settings, time, words};

pub mod order;
pub mod stats;

pub mod facts;
pub mod records;
pub mod summary;
pub mod table;
