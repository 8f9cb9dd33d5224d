//! The report for a terminal: the answer, what happened instead, how fast, how often, who differs, where to start.

use std::fmt::Write as _;

use reality_gap_core::report::{Distribution, Estimate, Report, Value};
use reality_gap_core::view::words;
use reality_gap_core::words::{Said, fill, marked, say};

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
        let _ = writeln!(out, "\n{}", say("What happened instead"));
        for row in &table.rows {
            let [Value::Text(bucket), leads, share, ..] = row.as_slice() else {
                continue;
            };
            let _ = match (leads, share) {
                (Value::Count(leads), Value::Number(share)) => {
                    writeln!(
                        out,
                        "  {:<22} {leads:>8}  {:>8}",
                        label(bucket),
                        words::share(*share)
                    )
                }
                _ => writeln!(out, "  {:<22} {}", label(bucket), say("not known")),
            };
        }
    }
    groups(&mut out, report);
    dealers(&mut out, report);
    for (at, finding) in report.findings.iter().enumerate() {
        if at == 0 {
            let _ = writeln!(out, "\n{}", say("Where to start"));
        }
        let _ = writeln!(out, "  {}", finding.text.spoken());
    }
    out
}

/// As of when, how many, of which files.
pub(crate) fn head(out: &mut String, report: &Report) {
    // Writing into a string has no way to fail.
    let title = match report.as_of.as_deref() {
        Some(time) => fill("Lead follow-up as of {time}", &[("time", time)]),
        None => say("Lead follow-up as of a time that is not known"),
    };
    let _ = writeln!(out, "{title}");
    let counts = &report.counts;
    let sizes = fill(
        "{leads} leads, {workable} workable, {touches} outbound human touches, {out} left out",
        &[
            ("leads", &counts.leads.to_string()),
            ("workable", &counts.workable.to_string()),
            ("touches", &counts.touches.to_string()),
            ("out", &counts.left_out.to_string()),
        ],
    );
    let _ = writeln!(out, "{sizes}");
    if let Some(tool) = report.definition {
        let _ = writeln!(out, "{}", words::follows(tool));
    }
    for file in &report.input.files {
        let rows = fill(
            "{file}: {read} rows read = {counted} counted + {aside} set aside",
            &[
                ("file", &file.name),
                ("read", &file.rows_read.to_string()),
                ("counted", &file.rows_counted.to_string()),
                ("aside", &file.rows_set_aside.to_string()),
            ],
        );
        let _ = writeln!(out, "{rows}");
    }
}

/// Dealers in order, with where each lies by chance.
fn dealers(out: &mut String, report: &Report) {
    let rows = report.table("ranking").map(|table| table.rows.as_slice());
    for (at, row) in rows.unwrap_or_default().iter().enumerate() {
        if at == 0 {
            let title = say("Dealers in order, few leads counting for less");
            let _ = writeln!(out, "\n{title}");
        }
        let [Value::Text(dealer), Value::Count(k), Value::Count(n), ..] = row.as_slice() else {
            continue;
        };
        if let (Some(Value::Number(shrunk)), Some(Value::Text(zone))) = (row.get(6), row.last()) {
            let of = of(*k, *n);
            let _ = writeln!(
                out,
                "  {dealer:<32} {of:>14}  {:>8}  {}",
                words::share(*shrunk),
                label(zone)
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
            // words: Phoned, by dealer | Phoned, by person | Phoned, by source | Phoned, by channel | Phoned, by month
            // words: Phoned, by week | Phoned, by weekday | Phoned, by hour
            let _ = writeln!(out, "\n{}", say(&format!("Phoned, by {field}")));
            last = field;
        }
        let _ = writeln!(
            out,
            "  {:<32} {}",
            name.clone().unwrap_or_else(|| say("(blank)")),
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
        let why = e
            .why
            .as_ref()
            .map_or_else(|| say("undefined for these leads"), Said::spoken);
        return fill("not known: {why}", &[("why", &why)]);
    };
    let interval = match (e.low, e.high) {
        (Some(low), Some(high)) if e.unit == "share" || e.unit == "points" => {
            format!(
                "  [{}]",
                between(
                    &format!("{:.1}", low * 100.0),
                    &format!("{:.1}", high * 100.0)
                )
            )
        }
        (Some(low), Some(high)) => {
            format!(
                "  [{}]",
                between(&format!("{low:.2}"), &format!("{high:.2}"))
            )
        }
        _ => String::new(),
    };
    let size = match e.k {
        Some(k) => format!("  {}", of(k, e.n)),
        None => format!("  n {}", e.n),
    };
    let shown = match e.unit {
        "share" => format!("{:>8}", words::share(value)),
        "points" => format!("{:>8}", words::points(value)),
        _ => format!("{:>8}", marked(&format!("{value:.3}"))),
    };
    let young = if e.immature > 0 {
        format!(
            "  ({})",
            fill("{n} too recent to judge", &[("n", &e.immature.to_string())])
        )
    } else {
        String::new()
    };
    format!("{shown}{interval}{size}{young}")
}

/// One distribution.
pub(crate) fn times(out: &mut String, d: &Distribution) {
    if let Some(why) = &d.why {
        let _ = writeln!(
            out,
            "{:<26} {}",
            d.id,
            fill("not known: {why}", &[("why", &why.spoken())])
        );
        return;
    }
    let median = d.median_ms.map_or_else(|| say("not reached"), words::span);
    let seen = match (d.observed_median_ms, d.observed_p90_ms) {
        (Some(median), Some(p90)) => fill(
            "where seen ({n}): median {median}, 90 % within {p90}",
            &[
                ("n", &d.observed.to_string()),
                ("median", &words::span(median)),
                ("p90", &words::span(p90)),
            ],
        ),
        _ => say("never seen"),
    };
    let times = fill(
        "median {median} over {n} leads, {censored} censored; {seen}",
        &[
            ("median", &median),
            ("n", &d.n.to_string()),
            ("censored", &d.censored.to_string()),
            ("seen", &seen),
        ],
    );
    let _ = writeln!(out, "{:<26} {times}", d.id);
}

/// `3 of 5`, digits as they are.
fn of(k: u64, n: u64) -> String {
    fill(
        "{k} of {n}",
        &[("k", &k.to_string()), ("n", &n.to_string())],
    )
}

/// The ends of an interval. Where a comma is in the numbers something else parts them.
fn between(low: &str, high: &str) -> String {
    let (low, high) = (marked(low), marked(high));
    let comma = low.contains(',');
    format!("{low}{} {high}", if comma { ";" } else { "," })
}

/// A stable name in words, as it is in English.
fn label(name: &str) -> String {
    // words: all | no activity | customer only | automatic only | one email | several emails | text or whatsapp
    // words: visit or other | called not reached | reached by phone | phoned | inside | alert below | alarm below
    // words: alert above | alarm above
    say(&name.replace('_', " "))
}
