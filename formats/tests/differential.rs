//! Every workbook of the gallery, read here and by another library: the same cells.

mod common;

use std::path::{Path, PathBuf};

use calamine::{Data, Reader as _, open_workbook_auto};
use reality_gap_formats::Limits;

/// All workbooks that both can read.
fn workbooks() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = vec![here.join("tests/kinds.xls")];
    let real = here.join("../../shared/data/pwc-calls/calls.xlsx");
    found.extend(real.is_file().then_some(real));
    let gallery = here.join("../tests/gallery");
    for case in std::fs::read_dir(gallery).expect("a gallery") {
        let case = case.expect("a case").path();
        if !case.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(case).expect("a case") {
            let file = file.expect("a file").path();
            let kind = file.extension().and_then(|kind| kind.to_str());
            if matches!(kind, Some("xlsx" | "xls" | "ods" | "xlsb")) {
                found.push(file);
            }
        }
    }
    found.sort();
    found
}

/// A moment or a length of time as the days that a spreadsheet holds.
fn days(text: &str) -> Option<f64> {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (Some(date), time),
        None if text.contains(':') => (None, text),
        None => (Some(text), "00:00:00"),
    };
    let mut parts = time.split(':').map(|part| part.parse::<f64>().ok());
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
    let mut days = (hours * 3_600.0 + minutes * 60.0 + seconds) / 86_400.0;
    if let Some(date) = date {
        let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        // Days before the month in a year that begins in March.
        let (year, month) = if month < 3 {
            (year - 1, month + 9)
        } else {
            (year, month - 3)
        };
        let since = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
        days += (since - 693_900) as f64;
    }
    Some(days)
}

fn same(found: &str, expected: &Data) -> bool {
    match expected {
        Data::Empty | Data::Error(_) => found.is_empty(),
        Data::String(text) => {
            found.replace('\r', "") == text.replace('\r', "")
                || found.is_empty() && text.starts_with('#')
        }
        Data::Bool(yes) => found == if *yes { "TRUE" } else { "FALSE" },
        Data::Int(number) => found.parse() == Ok(*number),
        Data::Float(number) => found
            .parse::<f64>()
            .is_ok_and(|found| (found - number).abs() <= number.abs() * 1e-14),
        Data::DateTime(time) => {
            // Days may count from 1904.
            let expected = [time.as_f64(), time.as_f64() + 1_462.0];
            days(found).is_some_and(|found| expected.iter().any(|one| (found - one).abs() < 1e-8))
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => {
            let text = text.strip_suffix("T00:00:00").unwrap_or(text);
            found == text || text.starts_with("PT")
        }
        _ => false,
    }
}

#[test]
fn another_library_reads_the_same_cells() {
    let mut compared = 0;
    for path in workbooks() {
        let bytes = std::fs::read(&path).expect("a file");
        let Ok(mut other) = open_workbook_auto(&path) else {
            continue;
        };
        let Ok(kept) = common::open("b", &bytes, Limits::default()) else {
            continue;
        };
        for table in &kept.tables {
            let Some((_, title)) = table.name.split_once(": ") else {
                continue;
            };
            let range = other.worksheet_range(title).expect("a sheet");
            for (number, cells) in &table.rows {
                for (column, cell) in cells.iter().enumerate() {
                    let place = (*number as u32 - 1, column as u32);
                    let expected = range.get_value(place).unwrap_or(&Data::Empty);
                    assert!(
                        same(cell, expected),
                        "{}: {title} row {number} column {column}: {cell:?}, expected {expected:?}",
                        path.display()
                    );
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 400, "{compared}");
}
