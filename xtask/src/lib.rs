//! The project's own tools, one file per command, and the pieces that tests share with them.
//!
//! `main.rs` only dispatches. The tests use [`serve`] to put a folder on a port and [`drivers`] to find the browsers.
#![expect(
    clippy::print_stdout,
    reason = "a command for people: it talks on standard output"
)]

pub mod build;
pub mod demo;
pub mod drivers;
pub mod generate;
pub mod network;
pub mod paths;
pub mod serve;
pub mod shell;
