//! What is given twice: the same file, or a touch that stands in two files whose periods overlap.

use super::dataset::{Kind, Note, Touch};
use super::draft::Draft;
use super::events::EventRow;
use super::file::FileData;
use super::join::Decided;
use crate::order::ascending;
use crate::words::Said;

/// Empties files that hold the same rows as one before them; all their rows are set aside.
pub(crate) fn given_twice(files: &mut [Decided]) {
    for later in 1..files.len() {
        let (before, rest) = files.split_at_mut(later);
        let data = &mut rest[0].data;
        let Some(first) = before
            .iter()
            .find(|first| !first.data.twice && same_rows(&first.data, data))
        else {
            continue;
        };
        data.twice = true;
        data.notes.push(Note {
            header: String::new(),
            text: Said::of(
                "the same rows as in {file}: counted there",
                vec![("file", first.data.name.as_str().into())],
            ),
        });
        let counted = data.rows - data.aside.total();
        let lines = data.counted();
        data.aside.add_many("V020", counted, &lines);
        data.leads.clear();
        data.more_dates.clear();
        data.more = None;
        data.touches.clear();
        data.touch_lines.clear();
        if let Some(events) = &mut data.events {
            events.rows.clear();
        }
    }
}

/// Everything that was kept of the rows is the same, in the same order; the lines on which they stand need not be.
fn same_rows(one: &FileData, other: &FileData) -> bool {
    let events = |data: &FileData| data.events.as_ref().map(|events| events.rows.len());
    one.kind == other.kind
        && one.rows == other.rows
        && one.headers == other.headers
        && one.touches == other.touches
        && one.leads.len() == other.leads.len()
        && events(one) == events(other)
        && one.ids.len() == other.ids.len()
        && (0..one.ids.len() as u32).all(|code| one.ids.get(code) == other.ids.get(code))
        && one
            .leads
            .iter()
            .zip(&other.leads)
            .all(|(one, other)| Draft { line: 0, ..*one } == Draft { line: 0, ..*other })
        && match (&one.events, &other.events) {
            (Some(one), Some(other)) => one.rows.iter().zip(&other.rows).all(|(one, other)| {
                let line = one.line;
                *one == EventRow {
                    line,
                    ..other.clone()
                }
            }),
            _ => true,
        }
}

/// A touch of a lead at the same instant, by the same person and channel, with the same result, is one touch if it stands
/// in two files: exports of overlapping periods. Within one file such rows are two touches, as the system kept them.
pub(crate) fn in_two_files(files: &mut [Decided]) {
    let tells = |file: &&Decided| {
        matches!(file.data.kind, Some(Kind::Touches | Kind::Wide)) && !file.data.touches.is_empty()
    };
    if files.iter().filter(tells).count() > 1 {
        // Lead and what was done, instant, file and place in it.
        let mut all: Vec<[u64; 3]> = Vec::new();
        for (nth, file) in (0_u32..).zip(files.iter()) {
            for (at, touch) in (0_u32..).zip(&file.data.touches) {
                if let Some(ms) = touch.at.ms() {
                    let what = pair(touch.lead, touch.meta);
                    all.push([what, ms.cast_unsigned(), pair(nth, at)]);
                }
            }
        }
        ascending(&mut all);
        let mut dropped: Vec<[u64; 3]> = Vec::new();
        for same in all.chunk_by(|one, other| one[..2] == other[..2]) {
            // As many as the file has that has most of them; of equal ones the first.
            let file = |touch: &[u64; 3]| touch[2] >> 32;
            let (mut most, mut count) = (file(&same[0]), 0);
            for of_file in same.chunk_by(|one, other| file(one) == file(other)) {
                if of_file.len() > count {
                    (most, count) = (file(&of_file[0]), of_file.len());
                }
            }
            let others = same.iter().filter(|touch| file(touch) != most);
            dropped.extend(others.map(|touch| [touch[2], 0, 0]));
        }
        ascending(&mut dropped);
        for (nth, file) in (0_u64..).zip(files.iter_mut()) {
            let start = dropped.partition_point(|touch| touch[0] >> 32 < nth);
            let end = dropped.partition_point(|touch| touch[0] >> 32 <= nth);
            drop_touches(&mut file.data, &dropped[start..end]);
        }
    }
    for file in files {
        file.data.touch_lines = Vec::new();
    }
}

/// Two numbers as one, the first the greater.
fn pair(one: u32, other: u32) -> u64 {
    u64::from(one) << 32 | u64::from(other)
}

/// Drops the touches at these places, ascending: the lower half of the first number.
fn drop_touches(data: &mut FileData, dropped: &[[u64; 3]]) {
    let at = |touch: &[u64; 3]| touch[0] as u32;
    for touch in dropped {
        let line = data.touch_lines[at(touch) as usize];
        data.aside.add("T022", u64::from(line));
    }
    let mut next = dropped.iter().map(at).peekable();
    let mut at = 0;
    data.touches.retain(|_: &Touch| {
        let drop = next.next_if_eq(&at).is_some();
        at += 1;
        !drop
    });
}
