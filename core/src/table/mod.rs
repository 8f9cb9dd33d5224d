//! From structure to rows of cells: a streaming reader whose results do not depend on how the bytes were cut.

mod careful;
mod glimpse;
mod plain;
mod reader;
mod sheet;

pub use glimpse::Glimpse;
pub use plain::{Plain, read_all};
pub(crate) use reader::{Row, RowReader, Rows};
pub use sheet::{About, Sheet};
