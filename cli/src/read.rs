//! Files into [`Ingest`], in slices, with a progress bar on a terminal.

use std::fs::File;
use std::io::{IsTerminal as _, Read, Write};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use reality_gap_core::app::unfit_profile;
use reality_gap_core::bytes::foreign_in;
use reality_gap_core::diagnostic::Error;
use reality_gap_core::records::{Columns, Dataset, FileAccount, Ingest, Recall};
use reality_gap_core::settings::Settings;

use reality_gap_formats::{Limits, Opener, Sink};

use crate::Failure;
use crate::arguments::Reading;

/// Bytes read at a time.
const SLICE: usize = 1 << 20;

/// Reads all files; the first that cannot be used ends it, with everything there is to say about it.
pub(crate) fn read(
    options: &Reading,
    settings: &Settings,
    err: &mut dyn Write,
) -> Result<(Dataset, Vec<Columns>), Failure> {
    let mut ingest = Ingest::new(settings);
    let mut failed: Vec<String> = Vec::new();
    for path in &options.files {
        let (name, source, size) = source(path)?;
        let bar = bar(&name, size, options.quiet);
        match feed(&mut ingest, &name, source, settings, &bar) {
            Ok(within) => failed.extend(within),
            Err(Fault::Unusable(error)) => failed.push(error.to_string()),
            Err(Fault::Io(error)) => return Err(Failure::File(vec![format!("{name}: {error}")])),
        }
        bar.finish_and_clear();
    }
    match ingest.finish() {
        Ok(read) if failed.is_empty() => {
            if let Some(told) = unfit_profile(settings, &read.1) {
                // A closed stream leaves nobody to tell.
                let _ = writeln!(err, "reality-gap: {told}");
            }
            Ok(read)
        }
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
                    "{}: column `{}`: expected one order of day and month, found dates that fit both (`{}`){}; say \
                     --day-order \"{}=day-first\" or --day-order \"{}=month-first\"",
                    question.file,
                    question.header,
                    question.samples.join("`, `"),
                    also(&question.also),
                    question.header,
                    question.header,
                ));
            }
            Err(Failure::File(failed))
        }
    }
}

/// The other columns that the answer holds for.
fn also(headers: &[String]) -> String {
    if headers.is_empty() {
        String::new()
    } else {
        format!(", here and in `{}`", headers.join("`, `"))
    }
}

/// Reads all files again, for their rows set aside.
pub(crate) fn recall(options: &Reading, settings: &Settings) -> Result<Vec<FileAccount>, Failure> {
    let mut recall = Recall::new(settings);
    loop {
        for path in &options.files {
            let (name, mut source, size) = source(path)?;
            let bar = bar(&name, size, options.quiet);
            let done = again(&mut recall, &name, &mut source, settings, &bar);
            done.map_err(|e| Failure::File(vec![format!("{name}: {e}")]))?;
            bar.finish_and_clear();
        }
        if !recall.turn() {
            return Ok(recall.finish());
        }
    }
}

/// What cannot be used was said when the file was read first.
fn again(
    recall: &mut Recall,
    name: &str,
    source: &mut dyn Read,
    settings: &Settings,
    bar: &ProgressBar,
) -> std::io::Result<()> {
    let mut slice = vec![0; SLICE];
    let mut read = full(source, &mut slice)?;
    let mut opener = opener(name, &slice[..read], settings);
    if opener.is_none() {
        recall.open(name);
    }
    while read > 0 {
        let wanted = match &mut opener {
            Some(opener) => opener.push(&slice[..read], &mut Again(recall)).is_ok(),
            None => recall.push(&slice[..read]),
        };
        if !wanted {
            return Ok(());
        }
        bar.inc(read as u64);
        read = source.read(&mut slice)?;
    }
    match opener {
        Some(opener) => drop(opener.close(&mut Again(recall))),
        None => recall.close(),
    }
    Ok(())
}

/// The files within a file, on their way to [`Recall`].
struct Again<'a>(&'a mut Recall);

impl Sink for Again<'_> {
    fn open(&mut self, name: &str) {
        self.0.open(name);
    }

    fn push(&mut self, bytes: &[u8]) -> bool {
        self.0.push(bytes)
    }

    fn close(&mut self) {
        self.0.close();
    }

    fn fail(&mut self, _error: Error) {}
}

type Source = (String, Box<dyn Read>, Option<u64>);

/// A file's name, its bytes, and how many they are.
fn source(path: &Path) -> Result<Source, Failure> {
    if path.as_os_str() == "-" {
        return Ok((
            "standard input".to_owned(),
            Box::new(std::io::stdin()),
            None,
        ));
    }
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
    Ok((name, Box::new(file), size))
}

enum Fault {
    Unusable(Box<Error>),
    Io(std::io::Error),
}

fn unusable(error: Error) -> Fault {
    Fault::Unusable(Box::new(error))
}

fn feed(
    ingest: &mut Ingest,
    name: &str,
    mut source: Box<dyn Read>,
    settings: &Settings,
    bar: &ProgressBar,
) -> Result<Vec<String>, Fault> {
    let mut slice = vec![0; SLICE];
    let mut read = full(&mut source, &mut slice).map_err(Fault::Io)?;
    let mut opener = opener(name, &slice[..read], settings);
    if opener.is_none() {
        ingest.open(name);
    }
    let mut within = Within::new(ingest);
    loop {
        if read == 0 {
            match opener {
                Some(opener) => {
                    opener.close(&mut within).map_err(unusable)?;
                    let unusable = within.ingest.end_of_parts();
                    within
                        .failed
                        .extend(unusable.iter().map(ToString::to_string));
                }
                None => within.ingest.close().map_err(unusable)?,
            }
            return Ok(within.failed);
        }
        match &mut opener {
            Some(opener) => opener.push(&slice[..read], &mut within).map_err(unusable)?,
            None => within.ingest.push(&slice[..read]).map_err(unusable)?,
        }
        bar.inc(read as u64);
        bar.set_message(format!("{} rows", within.ingest.rows()));
        read = source.read(&mut slice).map_err(Fault::Io)?;
    }
}

/// What opens the file that begins like this, if it has to be opened first.
fn opener(name: &str, head: &[u8], settings: &Settings) -> Option<Opener> {
    let told = settings
        .hint(name)
        .and_then(|hint| hint.encoding.as_deref());
    let kind = foreign_in(head, told)?;
    Some(Opener::new(name, kind, Limits::default()).told(settings.tables.clone()))
}

/// Reads until the slice is full or the source at its end: a pipe gives a few bytes at a time.
fn full(source: &mut dyn Read, slice: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < slice.len() {
        match source.read(&mut slice[filled..])? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}

/// The files within a file, on their way to [`Ingest`].
struct Within<'a> {
    ingest: &'a mut Ingest,
    usable: bool,
    failed: Vec<String>,
}

impl<'a> Within<'a> {
    fn new(ingest: &'a mut Ingest) -> Self {
        Self {
            ingest,
            usable: true,
            failed: Vec::new(),
        }
    }

    fn took(&mut self, result: Result<(), Error>) -> bool {
        self.usable = result.is_ok();
        if let Err(error) = result {
            self.failed.push(error.to_string());
        }
        self.usable
    }
}

impl Sink for Within<'_> {
    fn open(&mut self, name: &str) {
        self.ingest.open(name);
        self.usable = true;
    }

    fn push(&mut self, bytes: &[u8]) -> bool {
        self.usable && {
            let result = self.ingest.push(bytes);
            self.took(result)
        }
    }

    fn close(&mut self) {
        if self.usable {
            let result = self.ingest.close();
            self.took(result);
        }
    }

    fn fail(&mut self, error: Error) {
        self.failed.push(error.to_string());
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
