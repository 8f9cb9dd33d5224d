//! Opens the files that are not tables of text: archives, workbooks, JSON, XML, e-mails, chats, other encodings.
//!
//! ```text
//! one file ─► Opener ─► files of the same three verbs (open, push, close) ─► Ingest
//! ```
//!
//! What comes out is text in UTF-8 as it stands in an archive, or a table written by [`Sheet`]. Nothing of this crate is
//! in the program that a page loads first: it is a second module, loaded for a file that [`foreign`] names.
//!
//! [`Sheet`]: reality_gap_core::table::Sheet
//! [`foreign`]: reality_gap_core::bytes::foreign

mod archive;
mod chat;
mod encoded;
mod gzip;
mod json;
#[cfg(test)]
mod kept;
mod limits;
mod mail;
mod opener;
mod outlet;
mod tree;
mod workbook;
mod xml;

pub use limits::Limits;
pub use opener::{Opener, Sink};
