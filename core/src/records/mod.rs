//! Resolved records: after this folder no code sees a raw string, a vendor quirk, a maybe-column or an ambiguous date.
//!
//! [`Ingest`] takes files in chunks of any size and ends in one [`Dataset`].

mod dataset;
mod ingest;
mod values;
mod codes;
mod join;
mod file;
mod columns;
mod tallies;
mod vocabulary;
mod intern;
mod headers;
mod synonyms;
mod field;

pub use dataset::{Dataset, FileReading, Kind, Knows, Lead, NONE, Note, Touch};
pub use ingest::{Columns, Ingest, Question, Stopped};
pub use values::{Actor, Channel, Direction, Exclusion, Outcome, TouchResult};
