//! One resolved row per lead. Filters select fact rows; nothing upstream runs again when a filter changes.

mod arrival;
mod case;
mod clock;
mod consent;
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
mod reasons;
mod reconcile;
mod row;
mod visits;

pub use clock::{Clock, LOADS, SLA};
pub(crate) use clock::{Marks, Stop, human_touches};
pub use flag::Flag;
pub use hash::fnv1a;
pub(crate) use integrity::Log;
pub use integrity::{LOG, LogCount};
pub(crate) use reconcile::SHIFT;
pub use reconcile::{STATED, Stated};
pub(crate) use row::date;
pub use row::{Bucket, FactRow, Facts};
