//! What is decided about columns does not depend on the order of rows, on their neighbours or on the pieces in which a file
//! arrives.

use reality_gap_core::records::{Dataset, Ingest, Stopped};
use reality_gap_core::settings::Settings;

const HEADER: &str =
    "Lead ID,Created,Closed At,Sold Date,Dealer,Lead Cost,Front Gross,Status,Hot Lead\n";

/// Every kind of evidence once, so that each row is the odd one for some column.
const ROWS: [&str; 12] = [
    "1,03/02/2026 09:00,04/02/2026,46090,North,12,1.250,Gewonnen,Ja",
    "2,05/02/2026 10:00,07/02/2026,,North,9.5,900,Brieftaube,☐",
    "3,06/02/2026 11:00,23/02/2026,,South,8,2.100,open,X",
    "4,3. März 2026 09:15,,46095.5,South,7,\"1.234,50\",Won,nein",
    "5,2026-03-04 08:00,,,North,6,\"2.345,75\",brieftaube,",
    "6,1772442000,,2026-03-10,North,5,700,Na ja,1",
    "7,07/02/2026 00:00,08/02/2026,,South,4,1.100,Lost,0",
    "8,08/02/2026 12:30,09/02/2026,,South,3,2.200,Lost,vielleicht",
    "9,38:44.5,10/02/2026,,South,3,2.300,Lost,0",
    "10,20260310 09:15,,,North,2,3.000,open,y",
    "11,11/02/2026 09:00,12/02/2026,,North,1,\"1,5\",open,n",
    "12,,,,North,1,800,open,n",
];

fn read(rows: &[&str], chunk: usize) -> Result<Dataset, Stopped> {
    let text = HEADER.to_owned() + &rows.join("\n") + "\n";
    let mut ingest = Ingest::new(&Settings::default());
    ingest.open("leads.csv");
    for part in text.as_bytes().chunks(chunk) {
        let _ = ingest.push(part);
    }
    let _ = ingest.close();
    ingest.finish().map(|(dataset, _)| dataset)
}

/// What was decided, without the line that is the evidence, and what became of each lead.
fn decided(dataset: &Dataset) -> (Vec<String>, Vec<String>) {
    let file = &dataset.files[0];
    let mut notes: Vec<String> = file
        .notes
        .iter()
        .map(|note| {
            // Which of several cells is shown depends on which comes first.
            let text = note.text.english();
            let text = text.split(" line ").next().unwrap_or_default();
            let text = text.split("numbers such as").next().unwrap_or_default();
            format!("{}: {text}", note.header)
        })
        .collect();
    notes.sort();
    notes.push(format!("{:?} {:?}", file.rows_read, file.rows_set_aside));
    for tally in file.reasons.iter().chain(&file.flags) {
        notes.push(format!("{} {}", tally.code, tally.count));
    }
    for values in &file.unknown_values {
        notes.push(format!(
            "{} {} {}",
            values.field, values.distinct, values.rows
        ));
    }
    let mut leads: Vec<String> = dataset
        .ids
        .iter()
        .zip(&dataset.leads)
        .zip(&dataset.more)
        .map(|((id, lead), more)| format!("{id}: {lead:?} {} {}", more.cost, more.gross))
        .collect();
    leads.sort();
    (notes, leads)
}

#[test]
fn the_order_of_rows_and_the_cut_of_the_file_decide_nothing() {
    let whole = read(&ROWS, usize::MAX).expect("a dataset");
    let expected = decided(&whole);
    assert!(
        expected.0.iter().any(|note| note.contains("day first")),
        "{expected:?}"
    );
    let mut rows = ROWS;
    let mut seed = 7_u64;
    for turn in 0..40 {
        match turn {
            0..12 => rows.rotate_left(1),
            12 => rows.reverse(),
            _ => {
                for at in (1..rows.len()).rev() {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    rows.swap(at, (seed >> 33) as usize % (at + 1));
                }
            }
        }
        let chunk = [1, 3, 17, usize::MAX][turn % 4];
        let found = decided(&read(&rows, chunk).expect("a dataset"));
        assert_eq!(found, expected, "turn {turn}: {rows:?}");
    }
}

#[test]
fn one_odd_row_does_not_turn_a_column() {
    // Ten rows tell the day first, one the month: it is the odd one, wherever it stands.
    let mut rows: Vec<String> = (13..23)
        .map(|day| format!("{day},{day}/02/2026 09:00,,,North,1,1,open,n"))
        .collect();
    rows.push("99,02/25/2026 09:00,,,North,1,1,open,n".to_owned());
    for turn in 0..rows.len() {
        rows.rotate_left(1);
        let texts: Vec<&str> = rows.iter().map(String::as_str).collect();
        let dataset = read(&texts, 64).expect("a dataset");
        let file = &dataset.files[0];
        assert_eq!((file.rows_counted, file.rows_set_aside), (10, 1), "{turn}");
        assert_eq!(file.reasons[0].code, "L003");
    }
}
