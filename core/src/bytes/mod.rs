//! From raw bytes to structure: is it text at all, which dialect, and where do cells and rows end.

mod dialect;
mod encoding;
mod foreign;
mod index;
mod same;

pub(crate) use dialect::Dialect;
pub(crate) use encoding::{BOM, decode, refuse_if_not_text};
pub use foreign::{Foreign, foreign};
pub(crate) use index::Index;
pub(crate) use same::same;
