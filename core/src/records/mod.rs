//! Resolved records: after this folder no code sees a raw string, a vendor quirk, a maybe-column or an ambiguous date.
//!
//! [`Ingest`] takes files in chunks of any size and ends in one [`Dataset`].

mod amount;
mod catalogue;
mod code;
mod codes;
mod columns;
mod customers;
mod dataset;
mod decide;
mod draft;
mod duration;
mod episodes;
mod events;
mod field;
mod file;
mod grounds;
mod headers;
mod ingest;
mod intern;
mod join;
mod keys;
mod languages;
mod letters;
mod mapping;
mod merge;
mod more;
mod names;
mod numbers;
mod overlap;
mod parts;
mod plan;
mod profiles;
mod reading;
mod rows;
mod synonyms;
mod synonyms_more;
mod tallies;
mod templates;
mod told;
mod value_column;
mod values;
mod vocabulary;
mod why;

pub use catalogue::{FieldEntry, event_fields, fields};
pub use codes::{CODES, Code, CodeKind};
pub use dataset::{Dataset, FileReading, Kind, Knows, Lead, NONE, Note, Touch};
pub use events::{Appointment, Belief, Call, More, Survey, Task, TaskState, Visit};
pub use headers::nearest;
pub use ingest::{Columns, Ingest, Question, Stopped};
pub use templates::{TEMPLATES, template};
pub use value_column::{ColumnValues, UnknownValues, ValueCount, ValueFound};
pub use values::{Actor, Channel, Direction, Exclusion, Outcome, Talk, TouchResult};
pub(crate) use vocabulary::is_over_contact;
pub use vocabulary::{Meanings, meanings};
pub use why::Why;
