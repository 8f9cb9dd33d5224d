//! Whatever the files: rows read = rows counted + rows set aside, and those set aside are given back, each with its reason.

use std::collections::BTreeMap;

use reality_gap_core::records::{Ingest, Recall};
use reality_gap_core::report::set_aside_csv;
use reality_gap_core::settings::Settings;
use reality_gap_core::table::read_all;

/// A small generator of pseudo-random numbers (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % bound
    }

    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len() as u64) as usize]
    }
}

/// Headers of every kind of file, and what their cells are.
const KINDS: [&[(&str, Cell)]; 9] = [
    &[
        ("lead_id", Cell::Id),
        ("created_at", Cell::Date),
        ("dealer", Cell::Word),
        ("phone", Cell::Phone),
        ("email", Cell::Word),
    ],
    &[
        ("lead_id", Cell::Id),
        ("dealer", Cell::Word),
        ("lead source", Cell::Word),
    ],
    &[
        ("created_at", Cell::Date),
        ("dealer", Cell::Word),
        ("status", Cell::Word),
    ],
    &[
        ("lead_id", Cell::Id),
        ("activity date", Cell::Date),
        ("user", Cell::Word),
        ("comm channel", Cell::Word),
        ("direction", Cell::Word),
    ],
    &[
        ("lead_id", Cell::Id),
        ("created_at", Cell::Date),
        ("activity_at", Cell::Date),
        ("channel", Cell::Word),
        ("dealer", Cell::Word),
    ],
    &[
        ("call id", Cell::Id),
        ("call start time", Cell::Date),
        ("caller number", Cell::Phone),
        ("duration seconds", Cell::Number),
        ("call status", Cell::Word),
    ],
    &[
        ("lead_id", Cell::Id),
        ("task due date", Cell::Date),
        ("task completed date", Cell::Date),
        ("task type", Cell::Word),
    ],
    &[
        ("lead_id", Cell::Id),
        ("appointment date", Cell::Date),
        ("appointment status", Cell::Word),
        ("appointment type", Cell::Word),
    ],
    &[
        ("lead_id", Cell::Id),
        ("survey date", Cell::Date),
        ("score", Cell::Number),
        ("reason", Cell::Word),
    ],
];

#[derive(Clone, Copy)]
enum Cell {
    Id,
    Date,
    Word,
    Phone,
    Number,
}

fn cell(dice: &mut Dice, cell: Cell, day_first: bool) -> String {
    match cell {
        _ if dice.below(12) == 0 => dice
            .one_of(&["", " ", "n/a", "?", "Ünknown", "=1+1"])
            .to_owned(),
        Cell::Id => format!("{}", dice.below(30)),
        Cell::Date => {
            let (day, month) = (1 + dice.below(28), 1 + dice.below(12));
            // Some are in the other order, some never were dates.
            match (day_first != (dice.below(15) == 0), dice.below(30)) {
                (_, 0) => "next week".to_owned(),
                (_, 1..5) => format!("2026-{month:02}-{day:02}T08:00:00Z"),
                (true, _) => format!("{day:02}/{month:02}/2026 10:15"),
                (false, _) => format!("{month:02}/{day:02}/2026 10:15"),
            }
        }
        Cell::Word => dice
            .one_of(&[
                "phone",
                "Sales",
                "Service visit",
                "Sold",
                "outbound",
                "x, y",
                "two\nlines",
                "say \"hi\"",
                "",
            ])
            .to_owned(),
        Cell::Phone => format!("0612345{:03}", dice.below(40)),
        Cell::Number => dice
            .one_of(&["0", "12", "4", "5", "120", "abc", "-3", ""])
            .to_owned(),
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// A file, and what stands on the line where each of its rows begins.
struct Made {
    name: String,
    text: String,
    rows: BTreeMap<u64, Vec<String>>,
}

fn make(dice: &mut Dice, nth: usize) -> Made {
    let columns = KINDS[dice.below(KINDS.len() as u64) as usize];
    let headers: Vec<&str> = columns.iter().map(|column| column.0).collect();
    let mut text = headers.join(",") + "\n";
    let mut rows = BTreeMap::new();
    let day_first = dice.below(2) == 0;
    // Neither order of the dates may be left open.
    let certain = if day_first {
        "27/11/2026"
    } else {
        "11/27/2026"
    };
    let fixed: Vec<String> = columns
        .iter()
        .map(|column| match column.1 {
            Cell::Id => "1".to_owned(),
            Cell::Date => certain.to_owned(),
            Cell::Phone => "0612345001".to_owned(),
            Cell::Number => "4".to_owned(),
            Cell::Word => "Sales".to_owned(),
        })
        .collect();
    for at in 0..3 + dice.below(40) {
        let line = text.matches('\n').count() as u64 + 1;
        if at < 6 {
            text += &(fixed.join(",") + "\n");
            rows.insert(line, fixed.clone());
            continue;
        }
        let mut cells: Vec<String> = columns
            .iter()
            .map(|column| cell(dice, column.1, day_first))
            .collect();
        match dice.below(25) {
            0 => drop(cells.pop()),
            1 => cells.push("more".to_owned()),
            2 => {
                text.push('\n');
                continue;
            }
            3 => {
                let raw = format!("{},o\"ops,3", dice.below(30));
                rows.insert(line, vec![raw.clone()]);
                text += &(raw + "\n");
                continue;
            }
            4 => cells = vec![String::new(); columns.len()],
            _ => {}
        }
        let blank = cells.iter().all(|cell| cell.trim().is_empty());
        let raw: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        text += &(raw.join(",") + "\n");
        // A row in which nothing stands is none.
        if !blank {
            rows.insert(line, cells);
        }
    }
    Made {
        name: format!("{nth}.csv"),
        text,
        rows,
    }
}

#[test]
fn totals_close_and_the_rows_set_aside_come_back() {
    let settings = Settings::default();
    let (mut reports, mut aside) = (0, BTreeMap::<&str, u64>::new());
    for seed in 1..60_u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let mut files: Vec<Made> = (0..1 + dice.below(4) as usize)
            .map(|nth| make(&mut dice, nth))
            .collect();
        if dice.below(4) == 0 {
            // The same once more, with an empty line in front.
            let first = &files[0];
            files.push(Made {
                name: "again.csv".to_owned(),
                text: format!("\n{}", first.text),
                rows: first
                    .rows
                    .iter()
                    .map(|(line, row)| (line + 1, row.clone()))
                    .collect(),
            });
        }
        let mut ingest = Ingest::new(&settings);
        for file in &files {
            ingest.open(&file.name);
            let _ = ingest.push(file.text.as_bytes());
            let _ = ingest.close();
        }
        let Ok((dataset, _)) = ingest.finish() else {
            continue;
        };
        reports += 1;
        let mut recall = Recall::new(&settings);
        loop {
            for file in &files {
                recall.open(&file.name);
                for slice in file.text.as_bytes().chunks(11) {
                    recall.push(slice);
                }
                recall.close();
            }
            if !recall.turn() {
                break;
            }
        }
        let found = recall.finish();
        for reading in &dataset.files {
            let about = format!("seed {seed}, {}, {:?}", reading.name, reading.kind);
            assert_eq!(
                reading.rows_read,
                reading.rows_counted + reading.rows_set_aside,
                "{about}"
            );
            let made = files.iter().find(|file| file.name == reading.name);
            let made = made.expect("the file was made");
            assert_eq!(reading.rows_read, made.rows.len() as u64, "{about}");
            let reasons: u64 = reading.reasons.iter().map(|tally| tally.count).sum();
            assert_eq!(reading.rows_set_aside, reasons, "{about}");

            let rows = found.iter().find(|file| file.name == reading.name);
            let rows = rows.map_or(&[][..], |file| &file.rows);
            assert_eq!(rows.len() as u64, reading.rows_set_aside, "{about}");
            for tally in &reading.reasons {
                let lines: Vec<u64> = rows
                    .iter()
                    .filter(|row| row.code == tally.code)
                    .map(|row| row.line)
                    .collect();
                assert_eq!(lines.len() as u64, tally.count, "{about} {}", tally.code);
                // Of a lead in no other file the first of its rows is known, whatever stands between.
                let first = if tally.code == "L004" {
                    tally.first_lines.iter().all(|line| lines.contains(line))
                } else {
                    lines.starts_with(&tally.first_lines)
                };
                assert!(
                    first,
                    "{about} {}: {lines:?} {:?}",
                    tally.code, tally.first_lines
                );
                *aside.entry(tally.code).or_default() += tally.count;
            }
            for pair in rows.windows(2) {
                assert!(pair[0].line < pair[1].line, "{about}: a row twice");
            }
            for row in rows {
                assert_eq!(Some(&row.cells), made.rows.get(&row.line), "{about}");
            }
        }
        // As a file they are the same rows again.
        for file in &found {
            let csv = set_aside_csv(std::slice::from_ref(file), true);
            let plain = read_all("aside.csv", [csv.as_bytes()]).expect("it can be read");
            assert_eq!(plain.aside, [], "seed {seed}");
            assert_eq!(plain.rows.len(), file.rows.len(), "seed {seed}");
            for (line, row) in plain.rows.iter().zip(&file.rows) {
                assert!(line[0].starts_with(row.code), "{line:?}");
                assert_eq!(line[1], row.line.to_string());
                for (cell, written) in line[2..].iter().zip(&row.cells) {
                    assert_eq!(
                        cell.trim_start_matches('\''),
                        written.trim_start_matches('\'')
                    );
                }
            }
        }
    }
    assert!(reports > 20, "only {reports} reports");
    // Every sort of reason was met, at the cells, at the rows and where files are joined.
    for code in [
        "C001", "C002", "C003", "L001", "L002", "L003", "L004", "T001", "T002", "T003", "T004",
        "T005", "V002",
    ] {
        assert!(aside.contains_key(code), "{code} is not among {aside:?}");
    }
}
