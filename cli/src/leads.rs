//! `reality-gap leads`.

use std::fmt::Write as _;
use std::io::Write;

use reality_gap_core::app::hours_fault;
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics;
use reality_gap_core::report::{LeadLine, leads_csv};
use reality_gap_core::summary::{BEHIND, Behind};
use reality_gap_core::view::words;

use crate::arguments::{LeadsOptions, ListFormat};
use crate::report::deliver;
use crate::{Failure, read};

/// Reads, picks, lists.
pub(crate) fn run(
    options: &LeadsOptions,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let Some(behind) = Behind::named(&options.behind) else {
        let names: Vec<&str> = BEHIND.iter().map(|set| set.name).collect();
        return Err(Failure::Usage(format!(
            "--behind: expected one of {}, found `{}`",
            names.join(", "),
            options.behind
        )));
    };
    let settings = options.judging.settings()?;
    if let Some(fault) = hours_fault(&settings, &options.judging.hours_name()) {
        return Err(Failure::File(vec![fault.to_string()]));
    }
    if settings.aggregates_only {
        return Err(Failure::Usage(
            "--aggregates-only: expected figures only, found a list of leads".to_owned(),
        ));
    }
    let (dataset, _) = read::read(&options.judging.reading, &settings, err)?;
    let facts = Facts::fold(dataset, &settings);
    let rows = behind.rows(&facts, &settings.filter);
    let leads = metrics::leads(behind, &rows, &facts, &settings, 0, rows.len());
    let written = match options.format {
        ListFormat::Csv => leads_csv(&leads.leads),
        ListFormat::Json => {
            // Serialising plain data has no way to fail.
            serde_json::to_string(&leads).unwrap_or_default() + "\n"
        }
        ListFormat::Text => {
            let mut text = format!("{}: {}\n", leads.title, words::count(leads.total));
            for line in &leads.leads {
                // Writing into a string has no way to fail.
                let _ = writeln!(text, "{}", sentence(line));
            }
            text
        }
    };
    deliver(&written, options.output.as_ref(), out)
}

fn sentence(line: &LeadLine) -> String {
    let name = |name: &Option<String>| name.clone().unwrap_or_else(|| "-".to_owned());
    let day = |time: &Option<String>| {
        let day = time.as_deref().and_then(|time| time.get(..16));
        day.map_or_else(|| "-".to_owned(), |day| day.replace('T', " "))
    };
    format!(
        "{}  {}  {}  came in {}  {} touches, {} calls  last {}  {}",
        line.lead,
        name(&line.dealer),
        name(&line.person),
        day(&line.came_in),
        line.attempts,
        line.calls,
        day(&line.last_touch),
        line.status
    )
}
