//! The project's own tools, one file per command, and the pieces that tests share with them.
//!
//! `main.rs` only dispatches. The tests use [`serve`] to put a folder on a port and [`drivers`] to find the browsers.
#![expect(
    clippy::print_stdout,
    reason = "commands for people: they talk on standard output"
)]
#![cfg_attr(
    test,
    expect(
        clippy::panic_in_result_fn,
        reason = "a test asserts, and passes on what it cannot do"
    )
)]

pub mod bench;
pub mod build;
pub mod counts;
pub mod demo;
pub mod fuzz;
pub mod gallery;
pub mod gen_docs;
pub mod generate;
pub mod integrity;
pub mod licences;
mod link;
mod links;
pub mod package;
pub mod pictures;
pub mod samples;
pub mod setup;
pub mod single;
pub mod site;
pub mod size;
mod slim;
pub mod test;
pub mod tidy;
pub mod words;

pub mod drivers;
pub mod network;
pub mod paths;
pub mod serve;
pub mod shell;
