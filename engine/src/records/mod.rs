//! Resolved records: after this folder no code sees a raw string, a vendor quirk, a maybe-column or an ambiguous date.
//!
//! [`Ingest`] takes files in chunks of any size and ends in one [`Dataset`].

mod account;
mod catalogue;
mod code;
mod codes;
mod columns;
mod customer_names;
mod customers;
mod dataset;
mod decide;
mod draft;
mod episodes;
mod events;
mod file;
mod first_lines;
mod ids;
mod ingest;
mod intern;
mod join;
mod keys;
#[cfg(test)]
mod known_names;
mod merge;
mod more;
mod names;
mod numbers;
mod odd_rows;
mod overlap;
mod packed;
mod parts;
mod plan;
mod reading;
mod repeats;
mod rows;
mod settle;
mod share;
mod tallies;
mod templates;
mod touches;
mod value_column;

pub(crate) use reality_gap_base::lexicon::{
    amount, duration, field, grounds, headers, kind, languages, letters, mapping, profiles, sniff,
    synonyms, synonyms_more, told, values, vocabulary, why,
};

pub use crate::table::Glimpse;
pub use account::{Asides, FileAccount, Recall, SetAside};
pub use catalogue::role;
pub use catalogue::{FieldEntry, ProfileEntry, Role, event_fields, fields, languages, profiles};
pub use codes::{CODES, Code, CodeKind};
pub use dataset::{Dataset, FileReading, Kind, Knows, Lead, NONE, Note, Touch};
pub use events::{Appointment, Belief, Call, Contact, More, Survey, Task, TaskState, Visit};
pub use first_lines::FirstLine;
pub use headers::find_header;
pub use headers::nearest;
pub use ids::Ids;
pub use ingest::{Columns, Ingest, Question, Stopped};
pub use share::Share;
pub use tallies::{hint, reason};
pub use templates::{TEMPLATES, template};
pub use value_column::{ColumnValues, UnknownValues, ValueCount, ValueFound};
pub use values::{Actor, Channel, Direction, Exclusion, Outcome, Talk, TouchResult};
pub(crate) use vocabulary::is_over_contact;
pub use vocabulary::{Meanings, meanings};
pub use why::Why;
