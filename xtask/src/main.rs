//! `cargo xtask`: the only door.

use clap::{Parser, Subcommand};
use xtask::build;

#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    about = "The only door",
    arg_required_else_help = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the widget into www/dist
    Build {
        /// Fast to build, with names in panics; large and slow to run
        #[arg(long)]
        dev: bool,
    },
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Build { dev } => build::run(build::Options { dev }),
    }
}
