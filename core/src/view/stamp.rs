//! What every page, picture and file says about itself: period, filters in words, as-of time, version, data.

use super::chosen::chosen;
use super::{Choices, words};
use crate::node::{Element, el};
use crate::report::{About, Report, short_hash};
use crate::settings::Settings;
use crate::words::{fill, say};

/// First and last day that the report is about, `YYYY-MM-DD`.
fn days<'a>(settings: &'a Settings, choices: &'a Choices) -> (Option<&'a str>, Option<&'a str>) {
    let known = choices.dates.as_ref();
    let from = settings.filter.from.as_ref().or(known.map(|d| &d.0));
    let to = settings.filter.to.as_ref().or(known.map(|d| &d.1));
    (from.map(String::as_str), to.map(String::as_str))
}

/// The title of the report: what it is, and of which days.
pub(super) fn title(settings: &Settings, choices: &Choices) -> String {
    match days(settings, choices) {
        (Some(from), Some(to)) => fill(
            "Lead follow-up, {period}",
            &[("period", &words::period(from, to))],
        ),
        _ => say("Lead follow-up"),
    }
}

/// Period and filters, for names of files and for CSV.
#[must_use]
pub fn about(settings: &Settings, choices: &Choices) -> About {
    let (from, to) = days(settings, choices);
    About::of(from, to, chosen(settings))
}

/// The lines of the footer: what was counted, and by what.
pub(super) fn lines(report: &Report, settings: &Settings, choices: &Choices) -> [String; 2] {
    let mut counted = Vec::new();
    if let (Some(from), Some(to)) = days(settings, choices) {
        counted.push(words::period(from, to));
    }
    let filter = chosen(settings);
    counted.push(if filter.is_empty() {
        say("All leads")
    } else {
        filter
    });
    if let Some(as_of) = &report.as_of {
        counted.push(fill(
            "judged as of {time}, {zone}",
            &[("time", &words::instant(as_of)), ("zone", &report.timezone)],
        ));
    }
    let made = fill(
        "{version} · data {data} · settings {settings}",
        &[
            ("version", &report.generator),
            ("data", short_hash(&report.data_hash)),
            ("settings", short_hash(&report.config_hash)),
        ],
    );
    [counted.join(" · "), made]
}

/// The footer of the report.
pub(super) fn footer(report: &Report, settings: &Settings, choices: &Choices) -> Element {
    el("footer")
        .key("stamp")
        .class("rg-stamp")
        .attr("part", "footer")
        .children(lines(report, settings, choices).map(|line| el("p").text(line)))
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn the_footer_names_period_choice_version_and_data() {
        let (report, choices) = (fixture::report(), fixture::choices());
        let mut settings = Settings::default();
        let [counted, made] = lines(&report, &settings, &choices);
        assert!(
            counted.contains("All leads") && counted.contains("judged as of"),
            "{counted}"
        );
        assert!(
            made.starts_with("reality-gap ") && made.contains(short_hash(&report.data_hash)),
            "{made}"
        );
        settings.filter.dealers = vec!["A & B".to_owned(), "=C".to_owned()];
        settings.filter.from = Some("2026-09-07".to_owned());
        let [counted, _] = lines(&report, &settings, &choices);
        assert!(
            counted.contains("A & B or =C") && counted.contains("7 Sep 2026"),
            "{counted}"
        );
        let name = about(&settings, &choices).file_name(Some(&report), "", "csv");
        assert!(
            name.contains("_filtered_") && !name.contains('A') && !name.contains('='),
            "{name}"
        );
    }
}
