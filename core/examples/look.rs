//! Writes the fixture report in every state and width as HTML files, to look at: `cargo run --example look -- FOLDER`.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for people"
)]

use std::path::Path;

use reality_gap_core::diagnostic::Error;
use reality_gap_core::node::to_html;
use reality_gap_core::records::Question;
use reality_gap_core::settings::Settings;
use reality_gap_core::view::{CSS, Progress, Screen, State, Width, page, screen};
use reality_gap_core::{diagnostic, records, report, view};

#[path = "../src/view/fixture/mod.rs"]
mod fixture;

fn main() -> std::process::ExitCode {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "look".to_owned());
    match write_all(Path::new(&folder)) {
        Ok(count) => {
            println!("{count} pages in {folder}");
            std::process::ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{folder}: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn write_all(folder: &Path) -> std::io::Result<usize> {
    std::fs::create_dir_all(folder)?;
    let settings = Settings::default();
    let (full, blind) = (fixture::report(), fixture::blind());
    let choices = fixture::choices();
    let columns = [fixture::columns()];
    let progress = [
        Progress {
            name: "leads.csv".to_owned(),
            read: 4_200_000,
            size: Some(4_200_000),
            rows: 6_000,
        },
        Progress {
            name: "activity-2026-09.csv".to_owned(),
            read: 61_000_000,
            size: Some(142_000_000),
            rows: 367_201,
        },
    ];
    let (before, now) = fixture::accounts();
    let questions = [Question {
        file: "leads.csv".to_owned(),
        header: "Created On".to_owned(),
        also: Vec::new(),
        contradicts: false,
        samples: ["03/04/2026", "05/06/2026", "11/12/2026"]
            .map(str::to_owned)
            .to_vec(),
    }];
    let errors = [Error::new(
        "B002",
        "old.xls",
        "expected text, found a workbook",
        "save the sheet as CSV and open that",
    )
    .at_line(1)];
    let states: [(&str, State<'_>, &[Error]); 8] = [
        ("ready", State::Ready(&full, &choices), &[]),
        ("blind", State::Ready(&blind, &choices), &errors),
        ("empty", State::Empty, &[]),
        ("failed", State::Empty, &errors),
        ("loading", State::Loading(&progress, None), &[]),
        (
            "asking",
            State::Asking(view::Mapping {
                questions: &questions,
                before: None,
                usable: false,
                ..fixture::mapping(&columns, &before, &now)
            }),
            &[],
        ),
        (
            "mapping",
            State::Asking(fixture::mapping(&columns, &before, &now)),
            &[],
        ),
        ("guessing", State::Guessing(0.6, &full), &[]),
    ];
    let mut count = 1;
    for (name, state, errors) in states {
        for (class, width) in [("wide", Width::Wide), ("narrow", Width::Narrow)] {
            for theme in ["light", "dark"] {
                let node = screen(&Screen {
                    state,
                    errors,
                    width,
                    settings: &settings,
                    announcement: "",
                    leads: None,
                    interactive: true,
                });
                let html = to_html(&node).replacen(
                    "class=\"rg\"",
                    &format!("class=\"rg\" data-theme=\"{theme}\""),
                    1,
                );
                let page = format!(
                    "<!doctype html><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
                     <title>{name}</title><style>{CSS}</style><body class=\"rg-page\">{html}"
                );
                std::fs::write(folder.join(format!("{name}-{class}-{theme}.html")), page)?;
                count += 1;
            }
        }
    }
    std::fs::write(
        folder.join("page.html"),
        page(&full, &settings, &choices, CSS),
    )?;
    Ok(count)
}
