//! Names and forms of what is saved.

use super::*;
use crate::report::Form;

#[test]
fn names_of_files_say_period_choice_and_data_and_nothing_from_a_cell() {
    let hostile = "../../=cmd|'/C calc'!A0";
    let mut app = App::new(expecting(0.75));
    assert_eq!(app.file_name("csv"), "reality-gap.csv");
    read(&mut app, &[("leads.csv", &LEADS.replace("North", hostile))]);
    let hash = app.report().map(|report| report.data_hash[..8].to_owned());
    let hash = hash.unwrap_or_default();
    let name = app.file_name("csv");
    assert!(name.starts_with("reality-gap_2026-01-"), "{name}");
    assert!(name.ends_with(&format!("_{hash}.csv")), "{name}");
    act(&mut app, "filter", "dealers", hostile);
    let filtered = app.file_name("worklist");
    assert!(
        filtered.starts_with("reality-gap_worklist_2026-01-"),
        "{filtered}"
    );
    assert!(filtered.contains("_filtered_"), "{filtered}");
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    for kind in [
        "csv",
        "json",
        "html",
        "svg",
        "png",
        "worklist",
        "set-aside",
        "aggregates",
        "aggregates-html",
        "profile",
    ] {
        let name = app.file_name(kind);
        assert!(name.chars().all(plain) && !name.contains(".."), "{name}");
    }
}

#[test]
fn every_row_of_the_figures_says_what_it_is_about_and_runs_nothing() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", &LEADS.replace("North", "=1+1"))]);
    act(&mut app, "filter", "dealers", "=1+1");
    let csv = app.csv().unwrap_or_default();
    let first = csv.lines().next().unwrap_or_default();
    assert!(
        first.ends_with(",as_of,config_hash,data_hash,period,filter,generator"),
        "{first}"
    );
    let second = csv.lines().nth(1).unwrap_or_default();
    assert!(second.contains(",Dealer: =1+1,reality-gap "), "{second}");
    for line in Form::named(";,b").write(csv).lines().skip(1) {
        for cell in line.split(';') {
            let cell = cell.trim_matches('"');
            assert!(!cell.starts_with(['=', '+', '@']), "{line}");
            assert!(
                !cell.starts_with('-')
                    || cell.len() == 1
                    || cell[1..].starts_with(|c: char| c.is_ascii_digit()),
                "{line}"
            );
        }
    }
}

#[test]
fn what_goes_on_without_people_names_none_in_its_footer() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    act(&mut app, "filter", "people", "Ann");
    let css = crate::view::CSS;
    let (own, shared) = (app.page(css), app.aggregates_page(css));
    assert!(own.unwrap_or_default().contains("Person: Ann"));
    let shared = shared.unwrap_or_default();
    assert!(shared.contains("Person: 1 person") && !shared.contains("Ann"));
}
