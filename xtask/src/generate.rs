//! `cargo xtask generate`: the invented dealer network as files.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::network::{FILES, Network, SEED};
use crate::paths;

/// What to invent.
#[derive(Debug, Clone, clap::Args)]
pub struct Options {
    /// How many leads
    #[arg(long, default_value_t = 6_000)]
    pub leads: u32,
    /// Folder for the files; target/generated when not given
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// One large wide file without personal data (wide.csv) instead of the demo's
    #[arg(long)]
    pub wide: bool,
    /// Rows of the wide file
    #[arg(long, default_value_t = 855_465)]
    pub rows: usize,
    /// Seed: the same one gives the same bytes
    #[arg(long, default_value_t = SEED)]
    pub seed: u64,
}

/// The bench's file: 250,000 leads of 2026 in 855,465 rows.
#[must_use]
pub fn bench() -> Options {
    Options {
        leads: 250_000,
        out: None,
        wide: true,
        rows: 855_465,
        seed: SEED,
    }
}

/// Writes the files and says where.
///
/// # Errors
/// When there are fewer rows than leads, or a file cannot be written.
pub fn run(options: &Options) -> Result<()> {
    let folder = options
        .out
        .clone()
        .unwrap_or_else(|| paths::target().join("generated"));
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    if options.wide {
        let network = Network::new(options.seed, options.leads, 273).with_rows(options.rows)?;
        let file = folder.join("wide.csv");
        let text = network.wide_csv();
        fs::write(&file, &text).with_context(|| format!("cannot write {}", file.display()))?;
        println!(
            "{}: {} rows, {} leads, {} bytes",
            file.display(),
            options.rows,
            options.leads,
            text.len()
        );
    } else {
        Network::new(options.seed, options.leads, 183)
            .in_full()
            .write(&folder)?;
        println!(
            "{}: {}, one-file.csv with {} leads",
            folder.display(),
            FILES.join(", "),
            options.leads
        );
    }
    Ok(())
}
