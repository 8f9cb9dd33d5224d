//! The binary `reality-gap`; everything is in the library beside it.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(reality_gap::run(
        std::env::args_os(),
        &mut std::io::stdout().lock(),
        &mut std::io::stderr().lock(),
    ))
}
