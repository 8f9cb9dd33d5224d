//! The report for a terminal: the answer, what happened instead, how fast, how often, who differs, where to start.

use std::fmt::Write as _;

use reality_gap_core::report::{Distribution, Estimate, Report, Value};
use reality_gap_core::view::words;
use reality_gap_core::words::Said;

/// The report as lines of text.
pub(crate) fn write(report: &Report) -> String {
    let mut out = String::new();
    head(&mut out, report);
    out.push('\n');
    for e in report.estimates.iter().filter(|e| e.group.is_empty()) {
        line(&mut out, e);
    }
    out.push('\n');
    for d in report.distributions.iter().filter(|d| d.group.is_empty()) {
        times(&mut out, d);
    }
    if let Some(table) = report
        .table("gap_waterfall")
        .filter(|table| !table.rows.is_empty())
    {
        let _ = writeln!(out, "\nWhat happened instead");
        for row in &table.rows {
            let [Value::Text(bucket), leads, share, ..] = row.as_slice() else {
                continue;
            };
            let _ = match (leads, share) {
                (Value::Count(leads), Value::Number(share)) => {
                    writeln!(
                        out,
                        "  {:<22} {leads:>8}  {:>8}",
                        bucket.replace('_', " "),
                        words::share(*share)
                    )
                }
                _ => writeln!(out, "  {:<22} not known", bucket.replace('_', " ")),
            };
        }
    }
    groups(&mut out, report);
    dealers(&mut out, report);
    for (at, finding) in report.findings.iter().enumerate() {
        if at == 0 {
            out.push_str("\nWhere to start\n");
        }
        let _ = writeln!(out, "  {}", finding.text);
    }
    out
}

/// As of when, how many, of which files.
pub(crate) fn head(out: &mut String, report: &Report) {
    // Writing into a string has no way to fail.
    let _ = writeln!(
        out,
        "Lead follow-up as of {}",
        report
            .as_of
            .as_deref()
            .unwrap_or("a time that is not known")
    );
    let counts = &report.counts;
    let _ = writeln!(
        out,
        "{} leads, {} workable, {} outbound human touches, {} left out",
        counts.leads, counts.workable, counts.touches, counts.left_out
    );
    if let Some(tool) = report.definition {
        let _ = writeln!(out, "{}", words::follows(tool));
    }
    for file in &report.input.files {
        let _ = writeln!(
            out,
            "{}: {} rows read = {} counted + {} set aside",
            file.name, file.rows_read, file.rows_counted, file.rows_set_aside
        );
    }
}

/// Dealers in order, with where each lies by chance.
fn dealers(out: &mut String, report: &Report) {
    let rows = report.table("ranking").map(|table| table.rows.as_slice());
    for (at, row) in rows.unwrap_or_default().iter().enumerate() {
        if at == 0 {
            out.push_str("\nDealers in order, few leads counting for less\n");
        }
        let [Value::Text(dealer), Value::Count(k), Value::Count(n), ..] = row.as_slice() else {
            continue;
        };
        if let (Some(Value::Number(shrunk)), Some(Value::Text(zone))) = (row.get(6), row.last()) {
            let of = format!("{k} of {n}");
            let _ = writeln!(
                out,
                "  {dealer:<32} {of:>14}  {:>8}  {}",
                words::share(*shrunk),
                zone.replace('_', " ")
            );
        }
    }
}

fn groups(out: &mut String, report: &Report) {
    let mut last = "";
    for e in report
        .estimates
        .iter()
        .filter(|e| e.id == "attempt_rate_phone" && !e.group.is_empty())
    {
        let Some((field, name)) = e.group.iter().next() else {
            continue;
        };
        if *field != last {
            let _ = writeln!(out, "\nPhoned, by {field}");
            last = field;
        }
        let _ = writeln!(
            out,
            "  {:<32} {}",
            name.as_deref().unwrap_or("(blank)"),
            figure(e)
        );
    }
}

/// One estimate.
pub(crate) fn line(out: &mut String, e: &Estimate) {
    let _ = writeln!(out, "{:<26} {}", e.id, figure(e));
}

fn figure(e: &Estimate) -> String {
    let Some(value) = e.value else {
        return format!(
            "not known: {}",
            e.why
                .as_ref()
                .map_or_else(|| "undefined for these leads".to_owned(), Said::spoken)
        );
    };
    let interval = match (e.low, e.high) {
        (Some(low), Some(high)) if e.unit == "share" || e.unit == "points" => {
            format!("  [{:.1}, {:.1}]", low * 100.0, high * 100.0)
        }
        (Some(low), Some(high)) => format!("  [{low:.2}, {high:.2}]"),
        _ => String::new(),
    };
    let size = match e.k {
        Some(k) => format!("  {k} of {}", e.n),
        None => format!("  n {}", e.n),
    };
    let shown = match e.unit {
        "share" => format!("{:>8}", words::share(value)),
        "points" => format!("{:>8}", words::points(value)),
        _ => format!("{value:>8.3}"),
    };
    let young = if e.immature > 0 {
        format!("  ({} too recent to judge)", e.immature)
    } else {
        String::new()
    };
    format!("{shown}{interval}{size}{young}")
}

/// One distribution.
pub(crate) fn times(out: &mut String, d: &Distribution) {
    if let Some(why) = &d.why {
        let _ = writeln!(out, "{:<26} not known: {why}", d.id);
        return;
    }
    let median = d
        .median_ms
        .map_or_else(|| "not reached".to_owned(), words::span);
    let seen = match (d.observed_median_ms, d.observed_p90_ms) {
        (Some(median), Some(p90)) => {
            format!(
                "where seen ({}): median {}, 90 % within {}",
                d.observed,
                words::span(median),
                words::span(p90)
            )
        }
        _ => "never seen".to_owned(),
    };
    let _ = writeln!(
        out,
        "{:<26} median {median} over {} leads, {} censored; {seen}",
        d.id, d.n, d.censored
    );
}
