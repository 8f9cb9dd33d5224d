//! The rows set aside come back: the right ones, with their reasons, from any number of files.

use reality_gap_core::records::{FileAccount, Ingest, Recall};
use reality_gap_core::settings::Settings;

fn recall(files: &[(&str, &str)]) -> Vec<FileAccount> {
    let mut recall = Recall::new(&Settings::default());
    loop {
        for (name, text) in files {
            recall.open(name);
            for slice in text.as_bytes().chunks(7) {
                recall.push(slice);
            }
            recall.close();
        }
        if !recall.turn() {
            return recall.finish();
        }
    }
}

/// `file line code first-cell`, one a row; and the counts are those of the report.
fn check(files: &[(&str, &str)], expected: &[&str]) {
    let found = recall(files);
    let rows: Vec<String> = found
        .iter()
        .flat_map(|file| {
            file.rows.iter().map(|row| {
                let cells = row.cells.join("|");
                format!("{} {} {} {cells}", file.name, row.line, row.code)
            })
        })
        .collect();
    assert_eq!(rows, expected);

    let mut ingest = Ingest::new(&Settings::default());
    for (name, text) in files {
        ingest.open(name);
        let _ = ingest.push(text.as_bytes());
        let _ = ingest.close();
    }
    let (dataset, _) = ingest.finish().expect("there is a report");
    for file in &dataset.files {
        let rows = found.iter().find(|other| other.name == file.name);
        let rows = rows.map_or(&[][..], |file| &file.rows);
        assert_eq!(rows.len() as u64, file.rows_set_aside, "{}", file.name);
        for tally in &file.reasons {
            let lines: Vec<u64> = rows
                .iter()
                .filter(|row| row.code == tally.code)
                .map(|row| row.line)
                .collect();
            assert_eq!(lines.len() as u64, tally.count, "{}", tally.code);
            assert!(lines.starts_with(&tally.first_lines), "{}", tally.code);
        }
    }
}

#[test]
fn rows_of_every_sort_of_reason_come_back_as_they_were_written() {
    let leads = "lead_id,created_at,dealer\n\
        1,13/01/2026,A\n\
        2,14/01/2026,\"A, B\"\n\
        ,15/01/2026,A\n\
        \n\
        3,01/20/2026,A\n\
        4,never again,A\n\
        5,16/01/2026\n\
        6,17/01/2026,A,B\n\
        7,x\"y\",A\n\
        8,18/01/2026,\"two\nlines\"\n\
        ,01/21/2026,\n";
    let touches = "lead_id,at,channel\n\
        1,2026-01-14,phone\n\
        99,2026-01-14,phone\n\
        2,,phone\n\
        \"\",2026-01-15,\"e\"\"mail\"\n";
    check(
        &[("leads.csv", leads), ("touches.csv", touches)],
        &[
            "leads.csv 4 L001 |15/01/2026|A",
            "leads.csv 6 L003 3|01/20/2026|A",
            "leads.csv 7 L002 4|never again|A",
            "leads.csv 8 C001 5|16/01/2026",
            "leads.csv 9 C002 6|17/01/2026|A|B",
            "leads.csv 10 C003 7,x\"y\",A",
            "leads.csv 13 L001 |01/21/2026|",
            "touches.csv 3 T003 99|2026-01-14|phone",
            "touches.csv 4 T002 2||phone",
            "touches.csv 5 T001 |2026-01-15|e\"mail",
        ],
    );
}

#[test]
fn rows_about_leads_that_are_not_there_come_back() {
    let leads = "lead_id,created_at\n1,2026-01-13\n2,2026-01-14\n";
    let owners =
        "lead_id,dealer,person,source\n1,A,Ann,Web\n7,A,Bob,Web\n2,B,Ann,Web\n7,B,Bob,Web\n";
    let tasks = "lead_id,task due date,task completed date,task type\n\
        1,2026-01-15,,call\n8,2026-01-16,,call\n";
    check(
        &[
            ("leads.csv", leads),
            ("owners.csv", owners),
            ("tasks.csv", tasks),
        ],
        &[
            "owners.csv 3 L004 7|A|Bob|Web",
            "owners.csv 5 L004 7|B|Bob|Web",
            "tasks.csv 3 V002 8|2026-01-16||call",
        ],
    );
}

#[test]
fn nothing_set_aside_is_read_once() {
    let mut recall = Recall::new(&Settings::default());
    recall.open("leads.csv");
    recall.push(b"lead_id,created_at\n1,2026-01-13\n");
    recall.close();
    assert!(!recall.turn());
    assert!(recall.finish().is_empty());
}
