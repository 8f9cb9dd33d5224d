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

pub use dialect::Dialect;
pub use encoding::{BOM, Decoder, decode, refuse_if_not_text};
pub use evidence::{Look, look};
pub use foreign::{Foreign, foreign, foreign_in};
pub use index::Index;
pub use record::{Record, record, rewrite};
pub use same::same;
