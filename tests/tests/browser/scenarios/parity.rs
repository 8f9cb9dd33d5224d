//! The widget and the command line agree to the byte.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::browsers::Session;
use crate::native;
use crate::page::{Page, Site, estimate};
use crate::support::export::{leads_and_touches, wide};

/// The same wish to the widget, as a script, and to the command.
#[derive(Default)]
pub(crate) struct Settings<'a> {
    pub(crate) script: &'a str,
    pub(crate) options: &'a [&'a str],
}

/// Loads the files in the widget and in the command, and compares the reports.
pub(crate) fn compare(
    session: &Session,
    name: &str,
    files: &[PathBuf],
    zone: &str,
    more: &Settings<'_>,
) -> Result<Value> {
    let site = Site::strict().with("expected=\"75%\"");
    let page = Page::ready(session, name, site)?;
    page.js(
        &format!("widget.timezone = arguments[0]; {}", more.script),
        &[zone.into()],
    )?;
    page.choose(files)?;
    page.answer(1)?;
    let widget = page.report_text()?;
    // The widget shows the dealers side by side, so it groups by them.
    let mut options = vec!["--timezone", zone, "--expected", "75%", "--by", "dealer"];
    options.extend(more.options);
    let command = native::report(files, &options)?;
    let at = widget
        .bytes()
        .zip(command.bytes())
        .position(|(a, b)| a != b)
        .unwrap_or(widget.len().min(command.len()));
    let around = |text: &str| {
        String::from_utf8_lossy(
            &text.as_bytes()[at.saturating_sub(100)..(at + 100).min(text.len())],
        )
        .into_owned()
    };
    ensure!(
        widget == command,
        "the reports differ at byte {at}:\nwidget  …{}…\ncommand …{}…",
        around(&widget),
        around(&command)
    );
    page.calm()?;
    Ok(serde_json::from_str(&widget)?)
}

/// A file of so many leads gives the bytes that the command line gives.
pub(crate) fn same_as_the_command(
    session: &Session,
    name: &str,
    leads: u64,
    file: &str,
    bytes: &[u8],
) -> Result<()> {
    let files = native::files(name, &[(file, bytes)])?;
    let report = compare(
        session,
        name,
        &files,
        "Europe/Amsterdam",
        &Settings::default(),
    )?;
    ensure!(report["counts"]["leads"] == leads, "{}", report["counts"]);
    Ok(())
}

pub(crate) fn the_same_bytes_as_the_command_line(session: &Session, name: &str) -> Result<()> {
    same_as_the_command(session, name, 240, "export.csv", wide().as_bytes())
}

pub(crate) fn two_joined_files_give_the_same_bytes(session: &Session, name: &str) -> Result<()> {
    let (leads, touches) = leads_and_touches();
    let files = native::files(
        name,
        &[
            ("leads.csv", leads.as_bytes()),
            ("touches.csv", touches.as_bytes()),
        ],
    )?;
    let report = compare(
        session,
        name,
        &files,
        "America/New_York",
        &Settings::default(),
    )?;
    ensure!(report["counts"]["leads"] == 40, "{}", report["counts"]);
    ensure!(
        estimate(&report, "attempt_rate_phone")?["k"] == 10,
        "every fourth lead was phoned"
    );
    Ok(())
}

/// A real log, where it is present: the numbers that everyone can check.
pub(crate) fn the_bank_log_gives_the_same_bytes(session: &Session, name: &str) -> Result<()> {
    let Some(data) = reality_gap_tests::real_data() else {
        return Ok(());
    };
    // Drivers refuse a path with `..` in it.
    let folder = data.join("bpi2012").canonicalize()?;
    let files = [folder.join("leads.csv"), folder.join("touches.csv")];
    let weekly: String = ["mon", "tue", "wed", "thu", "fri"]
        .map(|day| format!(r#""{day}": [["09:00", "17:00"]]"#))
        .join(", ");
    let hours = format!(r#"{{ "weekly": {{ {weekly} }} }}"#);
    let written = native::files(name, &[("hours.json", hours.as_bytes())])?;
    let as_of = "2012-03-14T16:04:54.681+01:00";
    let settings = Settings {
        script: &format!("widget.asOf = '{as_of}'; widget.hours = {hours}"),
        options: &["--as-of", as_of, "--hours", &written[0].to_string_lossy()],
    };
    let report = compare(session, name, &files, "Europe/Amsterdam", &settings)?;
    ensure!(report["counts"]["leads"] == 5_333, "{}", report["counts"]);
    ensure!(
        report["counts"]["touches"] == 28_725,
        "{}",
        report["counts"]
    );
    for (id, k) in [
        ("attempt_rate_phone", 3_447),
        ("phone_touches_per_lead", 16_392),
        ("sla_5m", 775),
        ("sla_60m", 2_082),
        ("won_rate", 960),
    ] {
        let found = estimate(&report, id)?;
        ensure!(found["k"] == k && found["n"] == 5_333, "{found}");
    }
    let times = |id: &str, field: &str| {
        report["distributions"]
            .as_array()
            .and_then(|all| all.iter().find(|d| d["id"] == id))
            .map_or(Value::Null, |found| found[field].clone())
    };
    for (id, field, ms) in [
        ("response_time_human", "observed_median_ms", 3_042_211),
        ("response_time_human", "observed_p90_ms", 56_811_040),
        ("response_time_call", "observed_median_ms", 8_647_755),
        (
            "response_time_human_open_hours",
            "observed_median_ms",
            820_798,
        ),
    ] {
        let found = times(id, field);
        ensure!(found == ms, "{id} {field}: expected {ms}, found {found}");
    }
    let survival = times("response_time_call", "survival");
    let day = survival
        .as_array()
        .into_iter()
        .flatten()
        .find(|step| step[0] == 86_400_000);
    let left = day.and_then(|step| step[1].as_f64()).unwrap_or_default();
    ensure!((left - 0.340_466).abs() < 1e-6, "S(24 h) is {left}");
    Ok(())
}
