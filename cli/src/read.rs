//! Files into [`Ingest`], in slices, with a progress bar on a terminal.

use std::fs::File;
use std::io::{IsTerminal as _, Read};

use indicatif::{ProgressBar, ProgressStyle};
use reality_gap_core::diagnostic::Error;
use reality_gap_core::records::{Columns, Dataset, Ingest};
use reality_gap_core::settings::Settings;

use crate::Failure;
use crate::arguments::Reading;

/// Bytes read at a time.
const SLICE: usize = 1 << 20;

/// Reads all files; the first that cannot be used ends it, with everything there is to say about it.
pub(crate) fn read(
    options: &Reading,
    settings: &Settings,
) -> Result<(Dataset, Vec<Columns>), Failure> {
    let mut ingest = Ingest::new(settings);
    let mut failed: Vec<String> = Vec::new();
    for path in &options.files {
        let (name, source, size): (String, Box<dyn Read>, Option<u64>) = if path.as_os_str() == "-"
        {
            (
                "standard input".to_owned(),
                Box::new(std::io::stdin()),
                None,
            )
        } else {
            let file = File::open(path).map_err(|e| {
                Failure::File(vec![format!(
                    "{}: {e}; check the name and the folder",
                    path.display()
                )])
            })?;
            let size = file.metadata().ok().map(|m| m.len());
            let name = path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy()
                .into_owned();
            (name, Box::new(file), size)
        };
        let bar = bar(&name, size, options.quiet);
        match feed(&mut ingest, &name, source, &bar) {
            Ok(()) => {}
            Err(Fault::Unusable(error)) => failed.push(error.to_string()),
            Err(Fault::Io(error)) => return Err(Failure::File(vec![format!("{name}: {error}")])),
        }
        bar.finish_and_clear();
    }
    match ingest.finish() {
        Ok(read) if failed.is_empty() => Ok(read),
        Ok(_) => Err(Failure::File(failed)),
        Err(stopped) => {
            for error in &stopped.errors {
                let line = error.to_string();
                if !failed.contains(&line) {
                    failed.push(line);
                }
            }
            for question in &stopped.questions {
                failed.push(format!(
                    "{}: column `{}`: expected one order of day and month, found dates that fit both (`{}`); say \
                     --day-order \"{}=day-first\" or --day-order \"{}=month-first\"",
                    question.file,
                    question.header,
                    question.samples.join("`, `"),
                    question.header,
                    question.header,
                ));
            }
            Err(Failure::File(failed))
        }
    }
}

enum Fault {
    Unusable(Error),
    Io(std::io::Error),
}

fn feed(
    ingest: &mut Ingest,
    name: &str,
    mut source: Box<dyn Read>,
    bar: &ProgressBar,
) -> Result<(), Fault> {
    ingest.open(name);
    let mut slice = vec![0; SLICE];
    loop {
        let read = source.read(&mut slice).map_err(Fault::Io)?;
        if read == 0 {
            return ingest.close().map_err(Fault::Unusable);
        }
        ingest.push(&slice[..read]).map_err(Fault::Unusable)?;
        bar.inc(read as u64);
        bar.set_message(format!("{} rows", ingest.rows()));
    }
}

fn bar(name: &str, size: Option<u64>, quiet: bool) -> ProgressBar {
    if quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = size.map_or_else(ProgressBar::no_length, ProgressBar::new);
    let style = ProgressStyle::with_template("{prefix} {bar:30} {bytes}/{total_bytes} {msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.with_style(style).with_prefix(name.to_owned())
}
