//! What the halves of the core stand on: words, time, settings, and how a file looks before it is read.
//!
//! It is a crate of its own so that it can be compiled for size: nearly all of it runs once a file or once a report.
//! What touches every row is marked `#[inline]`: such a function is compiled with the crate that calls it, for speed
//! where that is `engine`.

#![warn(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the core is pure and gives the same bytes everywhere"
)]

pub mod diagnostic;
pub mod json;
pub mod list;
pub mod settings;
pub mod time;
pub mod words;

pub mod bytes;
pub mod lexicon;
