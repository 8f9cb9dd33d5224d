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
mod integrity;
mod load;
mod own;
mod persistence;
mod promises;
mod reasons;
mod reconcile;
mod row;
mod talk;
mod visits;
mod voices;

pub use clock::{Clock, LOADS, SLA};
pub(crate) use clock::{Marks, Stop, human_touches};
pub use deed::Deed;
pub use flag::Flag;
pub use hash::fnv1a;
pub(crate) use integrity::Log;
pub use integrity::{LOG, LogCount};
pub use promises::{Promise, Promised};
pub(crate) use reconcile::SHIFT;
pub use reconcile::{STATED, Stated};
pub(crate) use row::date;
pub use row::{Bucket, FactRow, Facts};
pub use voices::{Band, Voice};
