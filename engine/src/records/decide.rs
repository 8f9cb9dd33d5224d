//! What is decided about the columns of dates of one file, and why: the order of day and month, the zone, whether midnight
//! is a time.

use super::columns::{DateColumn, Evidence, ZoneBy};
use super::dataset::Note;
use super::file::FileData;
use super::ingest::Question;
use crate::settings::{DayOrder, Settings};
use crate::words::{Said, msg};

/// Why in words, where the user said so.
const AS_TOLD: &str = msg("as told");

/// The order of day and month in one column.
#[derive(Debug)]
struct Decision<'a> {
    column: &'a DateColumn,
    /// None if the column itself does not tell.
    day_first: Option<bool>,
    /// Why, in words; nothing where the order does not matter.
    why: Option<Said>,
}

/// What is decided about all columns of dates of a file.
#[derive(Debug, Default)]
pub(crate) struct Decisions {
    /// Column and whether its dates are day first.
    orders: Vec<(usize, bool)>,
    pub(crate) notes: Vec<Note>,
    /// What only the user can tell: one question for all columns of one layout.
    pub(crate) questions: Vec<Question>,
}

impl Decisions {
    /// Whether the dates of a column are day first.
    pub(crate) fn day_first(&self, column: Option<&DateColumn>) -> bool {
        column.is_some_and(|column| self.orders.contains(&(column.column, true)))
    }
}

/// Decides about the columns of dates of a file.
pub(crate) fn decide(data: &FileData, settings: &Settings) -> Decisions {
    let mut columns: Vec<Decision<'_>> = Vec::new();
    for column in data.dates() {
        if columns
            .iter()
            .all(|other| other.column.column != column.column)
        {
            columns.push(own_order(data, column, settings));
        }
    }
    let mut out = Decisions::default();
    for at in 0..columns.len() {
        let decision = &columns[at];
        let column = decision.column;
        let header = data.header_of(column.column);
        let note = |text: Said| Note {
            header: header.to_owned(),
            text,
        };
        let found = match decision.day_first {
            Some(day_first) => Some((day_first, decision.why.clone())),
            None => by_another(data, &columns, decision),
        };
        match found {
            Some((day_first, why)) => {
                out.orders.push((column.column, day_first));
                if let Some(why) = why {
                    let text = if day_first {
                        msg("dates are day first: {why}")
                    } else {
                        msg("dates are month first: {why}")
                    };
                    out.notes
                        .push(note(Said::of(text, vec![("why", why.into())])));
                }
            }
            None => ask(&mut out.questions, data, column),
        }
        out.notes
            .extend(other_notes(column, settings).into_iter().map(note));
    }
    if columns
        .iter()
        .any(|decision| decision.column.has_local_times())
    {
        let zone = &settings.zone.name;
        let of_hours = settings
            .hours
            .as_ref()
            .and_then(|hours| hours.timezone.as_ref());
        let mut parts = vec![("zone", zone.as_str().into())];
        let text = match of_hours {
            Some(own) if own != zone => {
                parts.push(("other", own.as_str().into()));
                msg(
                    "times without a zone are taken as {zone}, though the opening hours are of {other}",
                )
            }
            _ => msg("times without a zone are taken as {zone}"),
        };
        out.notes.push(Note {
            header: String::new(),
            text: Said::of(text, parts),
        });
    }
    out
}

/// What the user or the column itself tells.
fn own_order<'a>(data: &FileData, column: &'a DateColumn, settings: &Settings) -> Decision<'a> {
    let header = data.header_of(column.column);
    let (day, month) = (column.day_first.count, column.month_first.count);
    let told = settings.day_order.get(header);
    let day_first = match (told, day.cmp(&month)) {
        (Some(order), _) => Some(*order == DayOrder::DayFirst),
        (None, std::cmp::Ordering::Greater) => Some(true),
        (None, std::cmp::Ordering::Less) => Some(false),
        (None, std::cmp::Ordering::Equal) => (day == 0 && column.either == 0).then_some(false),
    };
    let evidence: &Evidence = if day_first == Some(true) {
        &column.day_first
    } else {
        &column.month_first
    };
    let why = match (told, evidence.lines.first()) {
        _ if day + month + column.either == 0 => None,
        (Some(_), _) => Some(AS_TOLD.into()),
        (None, Some(line)) => Some(line_has(*line, &evidence.example)),
        (None, None) => None,
    };
    Decision {
        column,
        day_first,
        why,
    }
}

/// What a cell tells.
pub(super) fn line_has(line: u64, cell: &str) -> Said {
    Said::of(
        "line {line} has {cell}",
        vec![("line", line.to_string().into()), ("cell", cell.into())],
    )
}

/// A cell whose numbers could change places.
fn example(column: &DateColumn) -> Option<&str> {
    let evidence = [&column.day_first, &column.month_first]
        .into_iter()
        .find(|evidence| evidence.count > 0);
    evidence
        .map(|evidence| evidence.example.as_str())
        .or(column.samples.first().map(String::as_str))
}

/// The mark between the numbers, and how many digits the year has.
fn layout(cell: &str) -> (char, usize) {
    let mut numbers = cell.split(|c: char| !c.is_ascii_digit());
    let mark = cell.chars().find(|c| !c.is_ascii_digit()).unwrap_or(' ');
    (mark, numbers.nth(2).map_or(0, str::len))
}

/// What the columns with the same layout in the same file tell, if they agree.
fn by_another(
    data: &FileData,
    columns: &[Decision<'_>],
    own: &Decision<'_>,
) -> Option<(bool, Option<Said>)> {
    // A column that contradicts itself is asked about.
    if own.column.day_first.count > 0 {
        return None;
    }
    let wanted = layout(example(own.column)?);
    let mut found: Option<(bool, Option<Said>)> = None;
    for other in columns {
        let (Some(day_first), Some(example)) = (other.day_first, example(other.column)) else {
            continue;
        };
        let Some(why) = other.why.as_ref().filter(|_| layout(example) == wanted) else {
            continue;
        };
        if found.as_ref().is_some_and(|(order, _)| *order != day_first) {
            return None;
        }
        if found.is_none() {
            let header = data.header_of(other.column.column);
            let mut parts = vec![("header", header.into())];
            let text = if why.message() == AS_TOLD {
                msg("as told for `{header}`")
            } else {
                parts.push(("why", why.clone().into()));
                msg("as in `{header}`, where {why}")
            };
            found = Some((day_first, Some(Said::of(text, parts))));
        }
    }
    found
}

/// One question for all columns of one layout: the answer about one holds for the others.
fn ask(questions: &mut Vec<Question>, data: &FileData, column: &DateColumn) {
    let samples = samples(column);
    let contradicts = column.day_first.count > 0;
    let same = questions.iter_mut().find(|question| {
        let (own, other) = (samples.first(), question.samples.first());
        !contradicts
            && !question.contradicts
            && own.map(|cell| layout(cell)) == other.map(|cell| layout(cell))
    });
    let header = data.header_of(column.column).to_owned();
    match same {
        Some(question) => question.also.push(header),
        None => questions.push(Question {
            file: data.name.clone(),
            header,
            samples,
            also: Vec::new(),
            contradicts,
        }),
    }
}

fn samples(column: &DateColumn) -> Vec<String> {
    let contradicting = [&column.day_first, &column.month_first]
        .into_iter()
        .filter(|e| e.count > 0);
    contradicting
        .map(|evidence| evidence.example.clone())
        .chain(column.samples.iter().cloned())
        .take(3)
        .collect()
}

/// Everything else that was decided about a column of dates.
fn other_notes(column: &DateColumn, settings: &Settings) -> Vec<Said> {
    let mut notes = Vec::new();
    if column.are_dates() {
        notes.push(msg("dates without a time: every time is 00:00").into());
    } else if column.has_times() {
        let zone = if column.utc {
            "UTC"
        } else {
            settings.zone.name.as_str()
        };
        match column.zone_by {
            ZoneBy::User => notes.push(Said::of(
                "times without a zone are {zone}: as told",
                vec![("zone", zone.into())],
            )),
            ZoneBy::Header => notes.push(msg("times are UTC: the header says so").into()),
            ZoneBy::Profile => {
                notes.push(
                    msg("times are UTC: the system that wrote the file is known for it").into(),
                );
            }
            ZoneBy::Default => {}
        }
    }
    if let Some((cell, line)) = &column.serial {
        notes.push(Said::of(
            "numbers are days since 1900 as spreadsheets count them: {why}",
            vec![("why", line_has(*line, cell).into())],
        ));
    }
    notes
}
