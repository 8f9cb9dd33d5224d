//! One resolved row per lead. Filters select fact rows; nothing upstream runs again when a filter changes.

mod case;
mod clock;
mod definitions;
mod dialogue;
mod flag;
mod fold;
mod hash;
mod history;
mod persistence;
mod reasons;
mod row;
mod visits;
mod worklist;

pub use clock::{Clock, SLA};
pub(crate) use clock::{Marks, Stop, human_touches};
pub use flag::Flag;
pub use hash::fnv1a;
pub(crate) use row::date;
pub use row::{Bucket, FactRow, Facts};
pub(crate) use worklist::Duty;
pub use worklist::{NEW, Reason};
