//! The screens before the report.

mod asking;
mod empty;
mod guessing;
mod loading;

pub(super) use asking::questions;
pub(super) use empty::empty;
pub(super) use guessing::guessing;
pub(super) use loading::loading;
