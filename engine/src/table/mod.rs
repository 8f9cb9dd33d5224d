//! From structure to rows of cells: a streaming reader whose results do not depend on how the bytes were cut.

mod beginning;
mod header;
mod odd;
mod plain;
mod reader;
mod sheet;
mod stretch;

pub use plain::{Plain, read_all, read_told};
pub use reader::Glimpse;
pub(crate) use reader::{Row, RowReader, Rows};
pub use sheet::{About, Sheet, preface};
