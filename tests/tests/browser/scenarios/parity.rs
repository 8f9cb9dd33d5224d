//! The widget and the command line agree to the byte.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::browsers::Session;
use crate::native;
use crate::page::{Page, Site, estimate};
use crate::support::export::{leads_and_touches, wide};

/// Loads the files in the widget and in the command, and compares the reports.
fn compare(session: &Session, name: &str, files: &[PathBuf], zone: &str) -> Result<Value> {
    let site = Site::strict().with("expected=\"75%\"");
    let page = Page::ready(session, name, site)?;
    page.js("widget.timezone = arguments[0]", &[zone.into()])?;
    page.choose(files)?;
    page.answer(1)?;
    let widget = page.report_text()?;
    // The widget shows the dealers side by side, so it groups by them.
    let options = ["--timezone", zone, "--expected", "75%", "--by", "dealer"];
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

pub(crate) fn the_same_bytes_as_the_command_line(session: &Session, name: &str) -> Result<()> {
    let files = native::files(name, &[("export.csv", wide().as_bytes())])?;
    let report = compare(session, name, &files, "Europe/Amsterdam")?;
    ensure!(report["counts"]["leads"] == 240, "{}", report["counts"]);
    Ok(())
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
    let report = compare(session, name, &files, "America/New_York")?;
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
    let report = compare(
        session,
        name,
        &[folder.join("leads.csv"), folder.join("touches.csv")],
        "Europe/Amsterdam",
    )?;
    ensure!(report["counts"]["leads"] == 5_333, "{}", report["counts"]);
    let phoned = estimate(&report, "attempt_rate_phone")?;
    ensure!(phoned["k"] == 3_447 && phoned["n"] == 5_333, "{phoned}");
    let response = report["distributions"]
        .as_array()
        .and_then(|all| all.iter().find(|d| d["id"] == "response_time_human"))
        .context("the report times the first response")?;
    ensure!(
        response["observed_median_ms"] == 3_042_211,
        "{}",
        response["observed_median_ms"]
    );
    ensure!(
        response["observed_p90_ms"] == 56_811_040,
        "{}",
        response["observed_p90_ms"]
    );
    Ok(())
}
