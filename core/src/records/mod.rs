//! Resolved records: after this folder no code sees a raw string, a vendor quirk, a maybe-column or an ambiguous date.
//!
//! [`Ingest`] takes files in chunks of any size and ends in one [`Dataset`].

mod account;
mod amount;
mod catalogue;
mod codes;
mod columns;
mod customers;
mod dataset;
mod draft;
mod episodes;
mod events;
mod field;
mod file;
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
mod overlap;
mod parts;
mod plan;
mod profiles;
mod reading;
mod rows;
mod sniff;
mod synonyms;
mod synonyms_more;
mod tallies;
mod templates;
mod values;
mod vocabulary;
mod why;

pub use crate::table::Glimpse;
pub use account::{Asides, FileAccount, Recall, SetAside};
pub(crate) use catalogue::role;
pub use catalogue::{FieldEntry, ProfileEntry, Role, event_fields, fields, languages, profiles};
pub use codes::{CODES, Code, CodeKind, hint, reason};
pub use dataset::{Dataset, FileReading, Kind, Knows, Lead, NONE, Note, Touch};
pub use events::{Appointment, Belief, Call, More, Survey, Task, TaskState, Visit};
pub use file::Shown;
pub(crate) use headers::find_header;
pub use headers::nearest;
pub use ingest::{Columns, Ingest, Question, Stopped};
pub use templates::{TEMPLATES, template};
pub use values::{Actor, Channel, Direction, Exclusion, Outcome, Talk, TouchResult};
pub(crate) use vocabulary::is_over_contact;
pub use why::Why;
