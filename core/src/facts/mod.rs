//! One resolved row per lead. Filters select fact rows; nothing upstream runs again when a filter changes.

mod row;

pub use row::{Bucket, FactRow, Facts};
