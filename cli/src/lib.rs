//! `reality-gap report`, `reality-gap leads` and `reality-gap check`: the only place that reads and writes files.
//!
//! A library so that the golden suite runs exactly what the binary runs.

mod arguments;
mod check;
mod leads;
mod only;
mod profile;
mod read;
mod report;
mod table_hint;
mod text;
mod zone;

use std::ffi::OsString;
use std::io::Write;

use arguments::{Arguments, Command};
use clap::Parser as _;
use reality_gap_core::records::template;
pub use zone::named as zone;

/// Why a run did not end well; the exit status follows from it.
#[derive(Debug)]
enum Failure {
    /// A file cannot be used (1).
    File(Vec<String>),
    /// The command line does not make sense (2).
    Usage(String),
}

/// Runs one command line and returns its exit status: 0 done, 1 a file cannot be used, 2 wrong usage.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(help) if !help.use_stderr() => {
            // `--help` and `--version` are answers, not errors; a closed pipe leaves nobody to tell.
            let _ = write!(out, "{help}");
            return 0;
        }
        Err(wrong) => {
            let _ = write!(err, "{wrong}");
            return 2;
        }
    };
    let done = match arguments.command {
        Command::Leads(mut options) => {
            options.judging.find_hours();
            leads::run(&options, out, err)
        }
        // The command line takes no other kind than those there are.
        Command::Template(options) => {
            template(&options.kind).map_or(Ok(()), |(_, text)| print(&text, out))
        }
        Command::Report(mut options) => {
            options.judging.find_hours();
            report::run(&options, out, err)
        }
        Command::Check(mut options) => {
            options.reading.take_hours();
            check::run(&options, out, err)
        }
    };
    let (status, lines) = match done {
        Ok(()) => return 0,
        Err(Failure::File(lines)) => (1, lines),
        Err(Failure::Usage(line)) => (2, vec![line]),
    };
    for line in lines {
        let _ = writeln!(err, "reality-gap: {line}");
    }
    status
}

/// Writes to `out`; a reader that closed early (`| head`) is no error.
fn print(text: &str, out: &mut dyn Write) -> Result<(), Failure> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::File(vec![format!(
            "standard output: {e}; choose a place that can be written to"
        )])),
        _ => Ok(()),
    }
}
