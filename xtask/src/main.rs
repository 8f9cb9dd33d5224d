//! `cargo xtask`: the only door.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::{
    bench, build, counts, demo, fuzz, gallery, gen_docs, generate, licences, package, pictures,
    samples, setup, site, size, test, tidy, words,
};

#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    about = "The only door: everything there is to do here",
    arg_required_else_help = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the widget, invent the demo's data and show it on this machine
    Demo(demo::Options),
    /// Everything CI runs: set-up, format, lints, tests, documents, build, size, counts, scripts, browsers
    Test(test::Options),
    /// Build the widget into www/dist
    Build {
        /// Fast to build, with names in panics; large and slow to run
        #[arg(long)]
        dev: bool,
    },
    /// The npm package of the last build, as a file in target/package
    Package,
    /// The pages of examples, built with that package by every bundler
    Samples,
    /// The tests, and nothing in the repository changed by them
    Ci,
    /// The house rules that no compiler checks
    Tidy,
    /// The messages of the code in every language: writes what is missing, empty, into `core/languages`
    Words(words::Options),
    /// Dependencies, their licences and where they come from, against deny.toml
    Licences,
    /// Write the documents that come from the code
    Gen {
        /// Only say which are out of date
        #[arg(long)]
        check: bool,
    },
    /// What a page downloads, against the budget
    Size {
        /// Keep the figures in www/size.json
        #[arg(long)]
        update: bool,
    },
    /// Instructions of each stage of the native build, against those kept
    Counts(counts::Options),
    /// Write the invented dealer network as CSV files
    Generate(generate::Options),
    /// Take the documents' pictures of the report anew
    Pictures,
    /// The documents as a site that itself uses the widget, in target/site
    Site(site::Options),
    /// Every reader against bytes that nobody would write
    Fuzz(fuzz::Options),
    /// The messy files of the tests: what was counted of each, what was set aside
    Gallery,
    /// Install what the tests need: wasm target, browsers, drivers, valgrind
    Setup,
    /// The widget beside its peers
    Bench {
        /// Arguments of bench/run.mjs
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

#[expect(
    clippy::print_stderr,
    reason = "this is where a command says what went wrong"
)]
fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Demo(options) => demo::run(options),
        Command::Test(options) => test::run(options),
        Command::Build { dev } => build::run(build::Options { dev }),
        Command::Package => package::run(),
        Command::Samples => samples::run(),
        Command::Ci => test::ci(),
        Command::Tidy => tidy::run(),
        Command::Words(options) => words::run(options),
        Command::Licences => licences::run(),
        Command::Gen { check } => gen_docs::run(check),
        Command::Size { update } => size::run(update),
        Command::Counts(options) => counts::run(&options),
        Command::Generate(options) => generate::run(&options),
        Command::Site(options) => site::run(options),
        Command::Pictures => pictures::run(),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Gallery => gallery::run(),
        Command::Setup => setup::run(),
        Command::Bench { arguments } => bench::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
