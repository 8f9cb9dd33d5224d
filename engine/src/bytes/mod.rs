//! From raw bytes to structure: is it text at all, which dialect, and where do cells and rows end.

mod chat;
mod dialect;
mod encoding;
mod evidence;
mod foreign;
mod index;
mod record;
mod same;
#[cfg(test)]
mod variety;
mod western;

pub(crate) use dialect::Dialect;
pub(crate) use encoding::{BOM, Decoder, decode, refuse_if_not_text};
pub(crate) use evidence::{Look, look};
pub use foreign::{Foreign, foreign, foreign_in};
pub(crate) use index::Index;
pub(crate) use record::{Record, record, rewrite};
pub(crate) use same::same;
