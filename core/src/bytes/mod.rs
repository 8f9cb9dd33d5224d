//! From raw bytes to structure: is it text at all, which dialect, and where do cells and rows end.

mod chat;
mod dialect;
mod encoding;
mod foreign;
mod index;
mod same;
mod western;

pub(crate) use dialect::Dialect;
pub(crate) use encoding::{BOM, decode, refuse_if_not_text};
pub use foreign::{Foreign, foreign, foreign_in};
pub(crate) use index::Index;
pub(crate) use same::same;
