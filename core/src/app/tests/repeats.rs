//! A lead that is repeated in each of its rows is read as one whose rows all differ.

use super::{App, expecting, read};
use crate::app::rehearsal::export;
use crate::report::Report;

/// Rows of an export in which something is wrong, missing or different now and then.
fn messy() -> Vec<Vec<String>> {
    let text = export(600);
    let mut rows: Vec<Vec<String>> = text
        .lines()
        .map(|row| row.split(',').map(str::to_owned).collect())
        .collect();
    for (at, row) in rows.iter_mut().enumerate().skip(1) {
        let mut set = |every: usize, column: usize, cell: &str| {
            if at.is_multiple_of(every) {
                row[column] = cell.to_owned();
            }
        };
        set(7, 1, "soon");
        set(11, 2, "Dealer 9");
        set(13, 3, "");
        set(17, 1, "13/01/2026 09:30");
        set(19, 1, "03/01/2026 09:30");
        set(23, 5, "");
        set(29, 6, "on the moon");
        set(31, 4, "Source 5");
    }
    rows
}

fn report(rows: &[Vec<String>], order: &[usize]) -> Report {
    let text: String = rows
        .iter()
        .map(|row| {
            let cells: Vec<&str> = order.iter().map(|&at| row[at].as_str()).collect();
            cells.join(",") + "\n"
        })
        .collect();
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("a.csv", &text)]);
    app.report().expect("a report").clone()
}

#[test]
fn columns_side_by_side_or_apart_tell_the_same() {
    let rows = messy();
    let together = report(&rows, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    // With touches between them, the columns about the lead are in too many pieces to be compared.
    let apart = report(&rows, &[1, 0, 2, 7, 3, 8, 4, 9, 5, 10, 6, 11]);
    assert!(together.counts.leads > 500, "{:?}", together.counts);
    assert_eq!(together.data_hash, apart.data_hash);
    assert_eq!(together.estimates, apart.estimates);
    assert_eq!(together.tables, apart.tables);
    let (one, other) = (&together.input.files[0], &apart.input.files[0]);
    assert!(!one.flags.is_empty());
    assert_eq!(one.flags, other.flags);
    assert_eq!(one.reasons, other.reasons);
    let values = |file: &crate::records::FileReading| format!("{:?}", file.unknown_values);
    assert_eq!(values(one), values(other));
    assert!(values(one).contains("on the moon"));
}
