//! From structure to rows of cells: a streaming reader whose results do not depend on how the bytes were cut.
#![expect(
    clippy::result_large_err,
    reason = "an error ends a file: it is rare, and it is worth its words"
)]

mod careful;
mod plain;
mod reader;

pub use plain::{Plain, read_all};
pub(crate) use reader::{Row, RowReader, Rows};
