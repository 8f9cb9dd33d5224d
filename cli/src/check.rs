//! `reality-gap check`: how the files are read, without a report.

use std::fmt::Write as _;
use std::io::Write;

use reality_gap_core::app::save_profile;
use reality_gap_core::diagnostic::Tally;
use reality_gap_core::records::{Columns, FileReading};
use reality_gap_core::report::set_aside_csv;
use reality_gap_core::settings::Settings;
use reality_gap_core::view::map_key;

use crate::arguments::CheckOptions;
use crate::{Failure, print, read, report};

/// Reads and says how.
pub(crate) fn run(
    options: &CheckOptions,
    to: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let settings = options.reading.settings()?;
    if options.set_aside.is_some()
        && options
            .reading
            .files
            .iter()
            .any(|file| file.as_os_str() == "-")
    {
        return Err(Failure::Usage(
            "--set-aside: expected files, which can be read again, found standard input".to_owned(),
        ));
    }
    let (dataset, columns) = read::read(&options.reading, &settings, err)?;
    if let Some(path) = &options.set_aside {
        let files = read::recall(&options.reading, &settings)?;
        std::fs::write(path, set_aside_csv(&files, !settings.masks_rows()))
            .map_err(|e| Failure::File(vec![format!("{}: {e}", path.display())]))?;
    }
    if let Some(path) = &options.save_profile {
        let profile = save_profile(&with_recognised(settings, &columns));
        report::deliver(&profile, Some(path), to)?;
    }
    if options.json {
        let json = serde_json::to_string_pretty(&dataset.files)
            .map_err(|e| Failure::File(vec![format!("the reading could not be written: {e}")]))?;
        return print(&(json + "\n"), to);
    }
    let mut out = String::new();
    for file in &dataset.files {
        describe(&mut out, file);
    }
    print(&out, to)
}

/// The settings with every column as it was taken: a profile that a person can correct by hand.
fn with_recognised(mut settings: Settings, columns: &[Columns]) -> Settings {
    for file in columns {
        for (field, header) in &file.mapping {
            let mut key = map_key(file, field, columns.len() > 1);
            // Another header of the same field, in another file.
            while settings.map.get(&key).is_some_and(|own| own != header) {
                key.push('+');
            }
            settings.map.insert(key, header.clone());
        }
    }
    settings
}

fn describe(out: &mut String, file: &FileReading) {
    let mut delimiter = match file.delimiter {
        '\t' => "tab".to_owned(),
        '\u{1F}' => "unit separator".to_owned(),
        '\u{1}' => "control character 1".to_owned(),
        other => format!("`{other}`"),
    };
    if !file.quoting.is_empty() {
        delimiter = format!("{delimiter} ({})", file.quoting);
    }
    // Writing into a string has no way to fail.
    let _ = writeln!(out, "{}", file.name);
    let _ = writeln!(out, "  kind        {}", file.kind.name());
    if let Some(profile) = file.profile {
        let _ = writeln!(out, "  profile     {profile}");
    }
    if file.format.is_empty() {
        let _ = writeln!(
            out,
            "  encoding    {}; cells end with {delimiter}, lines with {}",
            file.encoding, file.line_ending
        );
    } else {
        let _ = writeln!(out, "  format      {}", file.format);
        let _ = writeln!(out, "  encoding    {}", file.encoding);
    }
    let _ = writeln!(
        out,
        "  rows        {} read = {} counted + {} set aside",
        file.rows_read, file.rows_counted, file.rows_set_aside
    );
    tallies(out, "set aside", &file.reasons);
    tallies(out, "flagged", &file.flags);
    let _ = writeln!(out, "  columns");
    for (field, header) in &file.mapping {
        let why = match file.taken.get(field) {
            Some(why) => format!(" ({})", why.text()),
            None => String::new(),
        };
        let _ = writeln!(out, "    {field:<18} ← {header}{why}");
    }
    if !file.unused.is_empty() {
        let _ = writeln!(out, "    not kept             {}", file.unused.join(", "));
    }
    for note in &file.notes {
        let _ = writeln!(out, "  note        {}{}", prefix(&note.header), note.text);
    }
}

fn prefix(header: &str) -> String {
    if header.is_empty() {
        String::new()
    } else {
        format!("`{header}`: ")
    }
}

fn tallies(out: &mut String, what: &str, tallies: &[Tally]) {
    for tally in tallies {
        let lines: Vec<String> = tally.first_lines.iter().map(u64::to_string).collect();
        let lines = if lines.is_empty() {
            "in cells that repeat".to_owned()
        } else {
            format!("line {}", lines.join(", "))
        };
        let more = if !tally.first_lines.is_empty() && tally.count > tally.first_lines.len() as u64
        {
            ", …"
        } else {
            ""
        };
        let _ = writeln!(
            out,
            "    {what:<10} {} × {} {} ({lines}{more})",
            tally.count, tally.code, tally.message
        );
    }
}
