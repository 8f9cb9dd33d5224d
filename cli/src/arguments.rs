//! The command line, as `contract.md` fixes it, and how it becomes [`Settings`].

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use reality_gap_core::json::{FromJson, Json, read};
use reality_gap_core::records::{Channel, TEMPLATES};
use reality_gap_core::settings::{
    Basis, By, DayOrder, Definition, Expectation, Filter, Scope, Settings, WhatIf, parse_share,
};

use crate::{Failure, table_hint, zone};

/// How the leads of a CRM export were really followed up.
#[derive(Debug, Parser)]
#[command(name = "reality-gap", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compute the report from one or several files, joined by lead id.
    Report(ReportOptions),
    /// List the leads behind a figure.
    Leads(LeadsOptions),
    /// Say how the files are read: kind, dialect, mapping, decisions, rows set aside.
    Check(CheckOptions),
    /// Write a file to start from: its columns and one example row.
    Template(TemplateOptions),
}

/// What changes how files are read.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// Files to read; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Read a field from the column with this header, e.g. `touches.at="Activity Date"`. Repeatable.
    #[arg(long = "map", value_name = "FIELD=HEADER")]
    map: Vec<String>,
    /// Order of day and month where the data cannot tell: `HEADER=day-first` or `HEADER=month-first`. Repeatable.
    #[arg(long, value_name = "HEADER=ORDER")]
    day_order: Vec<String>,
    /// What a value of a column means, e.g. `channel:"Tel. ausgehend"=phone`; docs/decisions.md lists the meanings. Repeatable.
    #[arg(long = "value", value_name = "FIELD:VALUE=MEANING")]
    values: Vec<String>,
    /// Unit of a column of durations: `HEADER=ms`, `s`, `min` or `h`. Repeatable.
    #[arg(long = "unit", value_name = "HEADER=UNIT")]
    units: Vec<String>,
    /// Zone of a column's times without an offset: `HEADER=utc`, or `local` for the zone of the report. Repeatable.
    #[arg(long = "column-zone", value_name = "HEADER=ZONE")]
    column_zones: Vec<String>,
    /// Decimal mark of a column of numbers: `HEADER=point` or `HEADER=comma`. Repeatable.
    #[arg(long = "decimal", value_name = "HEADER=MARK")]
    decimals: Vec<String>,
    /// How the table in a file is read, where it was recognised wrongly: `leads.csv:header-line=4`, or `delimiter=;`
    /// (`tab`), `quote='` (`none`), `encoding=windows-1252`, `kind=calls`. Repeatable.
    #[arg(long, value_name = "FILE:WHAT=VALUE")]
    table: Vec<String>,
    /// IANA zone of times without an offset, and of days and months [default: UTC].
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
    /// How such files are read, as the page or `check --save-profile` saved it; or all settings as JSON. Other options
    /// override it.
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// No progress bar.
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ReportOptions {
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// What to write.
    #[arg(long, default_value = "text")]
    pub(crate) format: Format,
    /// Language of the report as text or html: en, de, es, fr, it, nl. JSON, CSV and ids are English.
    #[arg(long, default_value = "en", value_name = "LANG")]
    pub(crate) lang: String,
    /// Only these figures, tables too: ids as in docs/metrics, e.g. `give_up_rate,journey`. With text, csv and json.
    #[arg(long, value_delimiter = ',', value_name = "ID")]
    pub(crate) only: Vec<String>,
    /// Where to [default: standard output].
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct LeadsOptions {
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// Which leads: `worklist`, `not_phoned`, `no_activity`, `email_only` …; any other word lists them all.
    #[arg(long, value_name = "SET")]
    pub(crate) behind: String,
    /// What to write.
    #[arg(long, default_value = "text")]
    pub(crate) format: ListFormat,
    /// Where to [default: standard output].
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
}

/// What changes how leads are judged and which of them count.
#[derive(Debug, Args)]
pub(crate) struct Judging {
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Share of leads believed to be phoned: `75%`, or for one scope `dealer:Northgate Cars=80%`. Repeatable [default:
    /// 75%].
    #[arg(long, value_name = "SHARE")]
    expected: Vec<String>,
    /// What the belief is about [default: contact where the files can tell it].
    #[arg(long)]
    basis: Option<BasisName>,
    /// Count answers and contacts as another tool would: vinsolutions, foureyes, autoplay, pied-piper, automated.
    #[arg(long, value_name = "TOOL")]
    definition: Option<String>,
    /// Judge as of this instant, RFC 3339 [default: the newest time in the files].
    #[arg(long, value_name = "T")]
    as_of: Option<String>,
    /// Opening hours as JSON: adds clocks that count open minutes only. Among the files they are recognised too.
    #[arg(long, value_name = "FILE")]
    pub(crate) hours: Option<PathBuf>,
    /// Count only leads with this value: dealer, person, source, channel (of the first
    /// attempt by a person), arrival (open-hours or after-hours), from, to. Repeatable: the same field adds, another narrows.
    #[arg(long = "where", value_name = "FIELD=VALUE")]
    filter: Vec<String>,
    /// Report by these fields too: dealer, person, source, channel, month, week, weekday, hour.
    #[arg(long, value_delimiter = ',', value_name = "FIELD")]
    by: Vec<String>,
    /// Judge rates at this age of the lead, e.g. `7d`, `24h`, `30m`; younger leads are not judged.
    #[arg(long, value_name = "SPAN")]
    horizon: Option<String>,
    /// One dealer or person at another rate: `dealer:Northgate Cars=60%`, `person:NAME=60%`.
    #[arg(long, value_name = "WHO=SHARE")]
    what_if: Option<String>,
    /// Hide names: `people` gives members of staff pseudonyms, the same in every file.
    #[arg(long, value_name = "WHOSE")]
    mask: Option<Mask>,
    /// With it only who knows the key can tell whose pseudonym it is.
    #[arg(long, value_name = "KEY")]
    mask_key: Option<String>,
    /// Hide cells about fewer leads than this, and others from which they could be worked out.
    #[arg(long, value_name = "N")]
    min_cell: Option<u64>,
    /// Leave out everything about single leads, members of staff and files; small cells of under 5 at the least.
    #[arg(long)]
    aggregates_only: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// Save how the files are read, for `--profile` and for the page: what the options say and what was recognised.
    #[arg(long, value_name = "OUT")]
    pub(crate) save_profile: Option<PathBuf>,
    /// Write the rows that are not counted to this file, as they were written, with reason and line in front.
    #[arg(long, value_name = "OUT.csv")]
    pub(crate) set_aside: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct TemplateOptions {
    /// What the file holds.
    #[arg(value_name = "KIND", value_parser = clap::builder::PossibleValuesParser::new(TEMPLATES))]
    pub(crate) kind: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a terminal.
    Text,
    /// The whole report.
    Json,
    /// One self-contained page.
    Html,
    /// The figures as a table.
    Csv,
    /// Whom to turn to now, as a table.
    Worklist,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For a terminal.
    Text,
    /// As a table.
    Csv,
    /// As JSON.
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Mask {
    /// Members of staff.
    People,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum BasisName {
    /// A call was made.
    Attempt,
    /// The customer was reached.
    Contact,
}

impl Reading {
    /// Takes opening hours out of the files: JSON that says `weekly` or `dealers` is a setting and not data.
    pub(crate) fn take_hours(&mut self) -> Option<PathBuf> {
        let is_hours = |path: &PathBuf| {
            path.extension().is_some_and(|end| end == "json")
                && std::fs::read_to_string(path)
                    .ok()
                    .and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok())
                    .is_some_and(|value| {
                        ["weekly", "dealers"]
                            .iter()
                            .any(|key| value[*key].is_object())
                    })
        };
        let at = self.files.iter().position(is_hours)?;
        Some(self.files.remove(at))
    }

    /// The settings that these options make, on top of the profile.
    pub(crate) fn settings(&self) -> Result<Settings, Failure> {
        let mut settings = match &self.profile {
            Some(path) => crate::profile::read(path)?,
            None => Settings::default(),
        };
        if let Some(name) = &self.timezone {
            settings.zone = zone::named(name).ok_or_else(|| {
                usage(format!(
                    "--timezone: expected an IANA zone such as Europe/Amsterdam, found `{name}`"
                ))
            })?;
        } else if settings.zone.offsets.len() <= 1 && settings.zone.name != "UTC" {
            settings.zone = zone::named(&settings.zone.name).ok_or_else(|| {
                usage(format!(
                    "profile: expected an IANA zone, found `{}`",
                    settings.zone.name
                ))
            })?;
        }
        pairs("--map", &self.map, &mut settings.map)?;
        let mut orders = BTreeMap::new();
        pairs("--day-order", &self.day_order, &mut orders)?;
        for (header, order) in orders {
            let order = match order.as_str() {
                "day-first" => DayOrder::DayFirst,
                "month-first" => DayOrder::MonthFirst,
                _ => {
                    return Err(usage(format!(
                        "--day-order: expected day-first or month-first, found `{order}`"
                    )));
                }
            };
            settings.day_order.insert(header, order);
        }
        for text in &self.values {
            let told = text
                .split_once(':')
                .and_then(|(field, rest)| Some((field, rest.rsplit_once('=')?)));
            let Some((field, (value, meaning))) = told else {
                return Err(usage(format!(
                    "--value: expected FIELD:VALUE=MEANING such as channel:\"Tel. ausgehend\"=phone, found `{text}`"
                )));
            };
            let values = settings.values.entry(field.to_owned()).or_default();
            values.insert(value.trim_matches('"').to_owned(), meaning.to_owned());
        }
        words(
            "--unit",
            &self.units,
            "ms, s, min or h",
            &mut settings.units,
        )?;
        words(
            "--column-zone",
            &self.column_zones,
            "utc or local",
            &mut settings.column_zones,
        )?;
        words(
            "--decimal",
            &self.decimals,
            "point or comma",
            &mut settings.decimal_marks,
        )?;
        for text in &self.table {
            table_hint::add(text, &mut settings.tables)?;
        }
        Ok(settings)
    }
}

impl Judging {
    /// Takes opening hours that stand among the files for what they are.
    pub(crate) fn find_hours(&mut self) {
        let found = self.reading.take_hours();
        self.hours = self.hours.take().or(found);
    }

    /// The file that the opening hours come from.
    pub(crate) fn hours_name(&self) -> String {
        let file = self.hours.as_ref().or(self.reading.profile.as_ref());
        file.and_then(|path| path.file_name())
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    }

    /// The settings that these options make, on top of the profile.
    pub(crate) fn settings(&self) -> Result<Settings, Failure> {
        let mut settings = self.reading.settings()?;
        for text in &self.expected {
            settings.expectations.push(expectation(text)?);
        }
        if let Some(basis) = self.basis {
            settings.basis = Some(match basis {
                BasisName::Attempt => Basis::Attempt,
                BasisName::Contact => Basis::Contact,
            });
        }
        if let Some(name) = &self.definition {
            settings.definition = Some(Definition::named(name).ok_or_else(|| {
                usage(format!(
                    "--definition: expected vinsolutions, foureyes, autoplay, pied-piper or automated, found `{name}`"
                ))
            })?);
        }
        if let Some(text) = &self.as_of {
            let ms = zone::parse_instant(text, &settings.zone).ok_or_else(|| {
                usage(format!(
                    "--as-of: expected a time such as 2026-10-01T09:00:00+02:00, found `{text}`"
                ))
            })?;
            settings.as_of = Some(ms);
        }
        if let Some(path) = &self.hours {
            let hours: reality_gap_core::time::Hours = from_json(path, "opening hours")?;
            settings.hours = Some(hours);
        }
        if let Some(hours) = &mut settings.hours {
            hours.resolve(&settings.zone, &mut zone::named);
        }
        for text in &self.filter {
            let (field, value) = pair("--where", text)?;
            let filter = &mut settings.filter;
            match field {
                "from" | "to" if !is_date(value) => {
                    return Err(usage(format!(
                        "--where {field}: expected a date such as 2026-09-30, found `{value}`"
                    )));
                }
                "from" => filter.from = Some(value.to_owned()),
                "to" => filter.to = Some(value.to_owned()),
                "arrival" if !value.is_empty() && !Filter::ARRIVAL.contains(&value) => {
                    return Err(usage(format!(
                        "--where arrival: expected open-hours, after-hours or nothing, found `{value}`"
                    )));
                }
                "channel" if !value.is_empty() && !is_channel(value) => {
                    return Err(usage(format!(
                        "--where channel: expected a channel such as phone or email, or nothing, found `{value}`"
                    )));
                }
                _ => {
                    let list = Filter::FIELDS.iter().find(|names| names.1 == field);
                    let Some(list) = list.and_then(|names| filter.list_mut(names.0)) else {
                        return Err(usage(format!(
                            "--where: expected dealer, person, source, channel, arrival, from or to, found `{field}`"
                        )));
                    };
                    list.push(value.to_owned());
                }
            }
        }
        for name in &self.by {
            let by = by_name(name).ok_or_else(|| {
                usage(format!(
                    "--by: expected dealer, person, source, channel, month, week, weekday or hour, found `{name}`"
                ))
            })?;
            if !settings.by.contains(&by) {
                settings.by.push(by);
            }
        }
        if let Some(text) = &self.horizon {
            let ms = span(text).ok_or_else(|| {
                usage(format!(
                    "--horizon: expected a span such as 7d, 24h or 30m, found `{text}`"
                ))
            })?;
            settings.horizon = Some(ms);
        }
        if let Some(text) = &self.what_if {
            let chosen = expectation(text)
                .ok()
                .filter(|chosen| matches!(chosen.scope, Scope::Dealer | Scope::Person));
            let Expectation {
                scope,
                name,
                value: rate,
            } = chosen.ok_or_else(|| {
                usage(format!(
                    "--what-if: expected dealer:NAME=60% or person:NAME=60%, found `{text}`"
                ))
            })?;
            settings.what_if = Some(WhatIf { scope, name, rate });
        }
        settings.mask_people |= self.mask.is_some();
        if let Some(key) = &self.mask_key {
            settings.mask_key = Some(key.clone());
        }
        settings.min_cell = self.min_cell.or(settings.min_cell);
        settings.aggregates_only |= self.aggregates_only;
        Ok(settings)
    }
}

pub(crate) fn usage(line: String) -> Failure {
    Failure::Usage(line)
}

pub(crate) fn from_json<T: FromJson>(path: &PathBuf, what: &str) -> Result<T, Failure> {
    let name = path.display();
    let text =
        std::fs::read_to_string(path).map_err(|e| Failure::File(vec![format!("{name}: {e}")]))?;
    read(&text)
        .map_err(|fault| Failure::File(vec![format!("{name}: {fault} (this should be {what})")]))
}

pub(crate) fn pair<'a>(option: &str, text: &'a str) -> Result<(&'a str, &'a str), Failure> {
    text.split_once('=')
        .ok_or_else(|| usage(format!("{option}: expected NAME=VALUE, found `{text}`")))
}

fn pairs(
    option: &str,
    texts: &[String],
    into: &mut BTreeMap<String, String>,
) -> Result<(), Failure> {
    for text in texts {
        let (name, value) = pair(option, text)?;
        into.insert(name.to_owned(), value.to_owned());
    }
    Ok(())
}

/// The same where the value is one of a few words.
fn words<T: FromJson>(
    option: &str,
    texts: &[String],
    expected: &str,
    into: &mut BTreeMap<String, T>,
) -> Result<(), Failure> {
    for text in texts {
        let (name, word) = pair(option, text)?;
        let value = T::from_json(&Json::Text(word.to_owned()));
        let value =
            value.map_err(|_| usage(format!("{option}: expected {expected}, found `{word}`")))?;
        into.insert(name.to_owned(), value);
    }
    Ok(())
}

fn expectation(text: &str) -> Result<Expectation, Failure> {
    let wrong = || {
        usage(format!(
            "--expected: expected a share such as 75% or dealer:NAME=80%, found `{text}`"
        ))
    };
    if let Some(value) = parse_share(text) {
        return Ok(Expectation {
            scope: Scope::Network,
            name: String::new(),
            value,
        });
    }
    let (scope, value) = text.rsplit_once('=').ok_or_else(wrong)?;
    let (scope, name) = scope.split_once(':').ok_or_else(wrong)?;
    let scope = match scope {
        "dealer" => Scope::Dealer,
        "person" => Scope::Person,
        "channel" => Scope::Channel,
        _ => return Err(wrong()),
    };
    Ok(Expectation {
        scope,
        name: name.to_owned(),
        value: parse_share(value).ok_or_else(wrong)?,
    })
}

fn by_name(name: &str) -> Option<By> {
    By::ALL.into_iter().find(|by| by.name() == name)
}

fn is_channel(text: &str) -> bool {
    Channel::ALL.iter().any(|channel| channel.name() == text)
}

fn is_date(text: &str) -> bool {
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

fn span(text: &str) -> Option<i64> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &text[digits.len()..] {
        "m" | "min" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    digits
        .parse::<i64>()
        .ok()
        .filter(|n| *n > 0)
        .and_then(|n| n.checked_mul(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_scoped_expectations_are_read() {
        assert_eq!(span("7d"), Some(604_800_000));
        assert_eq!(span("24h"), Some(86_400_000));
        assert_eq!(span("0d"), None);
        assert_eq!(span("7"), None);
        let e = expectation("dealer:A=B Cars=80%").ok();
        assert_eq!(
            e,
            Some(Expectation {
                scope: Scope::Dealer,
                name: "A=B Cars".into(),
                value: 0.8
            })
        );
        assert!(expectation("dealer:X").is_err());
    }

    #[test]
    fn a_filter_is_a_field_of_the_page() {
        let filter = |texts: &[&str]| {
            let wanted = texts.iter().flat_map(|text| ["--where", *text]);
            let words = ["reality-gap", "report", "leads.csv"]
                .into_iter()
                .chain(wanted);
            let Command::Report(options) = Arguments::parse_from(words).command else {
                panic!("a report was asked for")
            };
            options.judging.settings().map(|settings| settings.filter)
        };
        let chosen = filter(&[
            "dealer=North",
            "dealer=South",
            "channel=",
            "arrival=after-hours",
        ]);
        let Ok(chosen) = chosen else {
            panic!("expected a filter");
        };
        assert_eq!(chosen.dealers, ["North", "South"]);
        assert_eq!(
            (chosen.channels, chosen.arrival),
            (vec![String::new()], vec!["after-hours".to_owned()])
        );
        for wrong in ["arrival=night", "channel=pigeon", "from=soon", "colour=red"] {
            assert!(filter(&[wrong]).is_err(), "{wrong}");
        }
    }
}
