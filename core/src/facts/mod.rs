//! One resolved row per lead. Filters select fact rows; nothing upstream runs again when a filter changes.

mod case;
mod clock;
mod deed;
mod definitions;
mod dialogue;
mod flag;
mod fold;
mod hash;
mod history;
mod persistence;
mod promises;
mod reasons;
mod row;
mod talk;
mod visits;
mod voices;

pub use clock::{Clock, SLA};
pub(crate) use clock::{Marks, Stop, human_touches};
pub use deed::Deed;
pub use flag::Flag;
pub use hash::fnv1a;
pub use promises::{Promise, Promised};
pub(crate) use row::date;
pub use row::{Bucket, FactRow, Facts};
pub use voices::{Band, Voice};
