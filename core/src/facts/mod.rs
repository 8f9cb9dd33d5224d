//! One resolved row per lead. Filters select fact rows; nothing upstream runs again when a filter changes.

mod clock;
mod fold;
mod hash;
mod history;
mod row;

pub use clock::{Clock, SLA};
pub(crate) use clock::{Marks, Stop, human_touches};
pub use hash::fnv1a;
pub(crate) use row::date;
pub use row::{Bucket, FactRow, Facts};
