//! `reality-gap report`.

use std::io::Write;
use std::path::PathBuf;

use reality_gap_core::app::{choices, hours_fault};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics;
use reality_gap_core::report::{to_csv, worklist_csv};
use reality_gap_core::settings::By;
use reality_gap_core::view;
use reality_gap_core::words::{Pack, Words};
use reality_gap_languages::LANGUAGES;

use crate::arguments::{Format, ReportOptions};
use crate::{Failure, only, print, read, text};

/// Reads, computes, writes.
pub(crate) fn run(
    options: &ReportOptions,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    only::check(&options.only, options.format)?;
    let words = words(&options.lang)?;
    let mut settings = options.judging.settings()?;
    if let Some(fault) = hours_fault(&settings, &options.judging.hours_name()) {
        return Err(Failure::File(vec![fault.to_string()]));
    }
    if options.format == Format::Html && settings.by.is_empty() {
        // The page shows the dealers side by side, as the widget does.
        settings.by.push(By::Dealer);
    }
    let (dataset, columns) = read::read(&options.judging.reading, &settings, err)?;
    let facts = Facts::fold(dataset, &settings);
    let mut report = metrics::report(&facts, &settings);
    let choices = choices(&facts, columns, &settings);
    let about = view::about(&settings, &choices);
    let _speaking = words.speak();
    let some = !options.only.is_empty();
    if some {
        only::keep(&mut report, &options.only);
    }
    let written = match options.format {
        Format::Text if some => only::lines(&report, &options.only),
        Format::Csv if some => only::csv(&report, &about),
        Format::Text => text::write(&report),
        Format::Json => report.to_json() + "\n",
        Format::Html => view::page(&report, &settings, &choices, view::CSS),
        Format::Csv => to_csv(&report, &about),
        Format::Worklist => worklist_csv(&report.worklist),
    };
    deliver(&written, options.output.as_ref(), out)
}

/// The language with this tag.
fn words(tag: &str) -> Result<Words, Failure> {
    if tag == "en" {
        return Ok(Words::english());
    }
    let pack = reality_gap_languages::pack(tag).ok_or_else(|| {
        let known: Vec<&str> = LANGUAGES.iter().map(|(tag, _)| *tag).collect();
        Failure::Usage(format!(
            "--lang: expected en, {}, found `{tag}`",
            known.join(", ")
        ))
    })?;
    Ok(Words::of(Pack::read(&pack, "")))
}

/// Into the file, or to the output.
pub(crate) fn deliver(
    written: &str,
    file: Option<&PathBuf>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    match file {
        Some(path) => std::fs::write(path, written).map_err(|e| {
            Failure::File(vec![format!(
                "{}: {e}; choose a place that can be written to",
                path.display()
            )])
        }),
        None => print(written, out),
    }
}
