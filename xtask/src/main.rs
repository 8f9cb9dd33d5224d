//! `cargo xtask`: the only door.

use clap::{Parser, Subcommand};
use xtask::{build, demo, generate};

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
    /// Build, invent the demo's data and show the widget on this machine
    Demo(demo::Options),
    /// Write the invented dealer network as CSV files
    Generate(generate::Options),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Build { dev } => build::run(build::Options { dev }),
        Command::Demo(options) => demo::run(options),
        Command::Generate(options) => generate::run(&options),
    }
}
