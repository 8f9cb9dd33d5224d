//! `cargo xtask demo`: build, invent the data, and show the widget on this machine.

use std::io::ErrorKind;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::serve::{self, Server};
use crate::{build, paths, shell};

/// How to show it.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Options {
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Do not open a browser
    #[arg(long)]
    pub no_open: bool,
    /// Fast to build, slow to run
    #[arg(long)]
    pub dev: bool,
}

/// Builds and serves until it is ended.
///
/// # Errors
/// When the build fails or the port is taken.
pub fn run(options: Options) -> Result<()> {
    build::run(build::Options { dev: options.dev })?;
    let server = Server::start(
        &paths::dist(),
        serve::Options {
            port: options.port,
            ..serve::Options::strict()
        },
    )
    .context("choose another port with --port")?;
    let address = format!("{}/demo/", server.address());
    println!("The demo is at {address} (end it with Ctrl+C).");
    if !options.no_open {
        open(&address);
    }
    server.wait();
    Ok(())
}

/// Shows the page in the person's browser, where this machine has a way to.
fn open(address: &str) {
    let openers = ["xdg-open", "open", "wslview"];
    let Some(opener) = openers.iter().find_map(|name| shell::find(name, &[])) else {
        return;
    };
    let started = Command::new(opener)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if let Err(error) = started
        && error.kind() != ErrorKind::NotFound
    {
        println!("No browser could be opened: {error}.");
    }
}
