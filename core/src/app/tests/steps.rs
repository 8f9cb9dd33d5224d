//! The way back and forth.

use super::{LEADS, act, expecting, html, leads, read};
use crate::app::App;
use crate::settings::{Definition, Settings};

fn shown() -> App {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    app
}

#[test]
fn each_choice_is_taken_back_and_done_again() {
    let mut app = shown();
    assert!(!html(&app).contains("data-rg=\"undo\""));
    let first = app.settings().clone();
    let mut states: Vec<Settings> = vec![first.clone()];
    for (name, field, value) in [
        ("filter", "dealers", "North"),
        ("filter", "people", "Ann"),
        ("definition", "", "foureyes"),
        ("expect", "", "60%"),
        ("sort", "dealers 1", "Gap down"),
        ("filter-from", "", "2026-01-06"),
        ("clear-filters", "", ""),
    ] {
        act(&mut app, name, field, value);
        assert_ne!(Some(app.settings()), states.last(), "{name}");
        states.push(app.settings().clone());
    }
    assert_eq!(app.settings().definition, Some(Definition::Foureyes));
    for state in states.iter().rev().skip(1) {
        act(&mut app, "undo", "", "");
        assert_eq!(app.settings(), state);
    }
    assert_eq!(leads(&app), Some(8));
    assert!(html(&app).contains("Undone. 2 of 8 leads"));
    act(&mut app, "undo", "", "");
    assert_eq!(app.settings(), &first, "nothing is left to undo");
    for state in &states[1..] {
        act(&mut app, "redo", "", "");
        assert_eq!(app.settings(), state);
    }
    act(&mut app, "undo", "", "");
    act(&mut app, "filter", "sources", "Web");
    let now = app.settings().clone();
    act(&mut app, "redo", "", "");
    assert_eq!(app.settings(), &now, "another way was taken");
}

#[test]
fn a_slider_that_is_drawn_is_one_step() {
    let mut app = shown();
    for value in ["0.7", "0.6", "0.5"] {
        act(&mut app, "expect", "", value);
    }
    act(&mut app, "undo", "", "");
    assert_eq!(
        app.settings().network_expectation().to_bits(),
        0.75_f64.to_bits()
    );
    act(&mut app, "redo", "", "");
    assert_eq!(
        app.settings().network_expectation().to_bits(),
        0.5_f64.to_bits()
    );
}

#[test]
fn nothing_is_kept_of_what_was_cleared_or_masked() {
    let mut app = shown();
    act(&mut app, "filter", "people", "Ann");
    act(&mut app, "filter", "people", "Ann");
    drop(app.configure(Settings {
        mask_people: true,
        ..app.settings().clone()
    }));
    act(&mut app, "undo", "", "");
    assert!(app.settings().filter.people.is_empty());
    let mut app = shown();
    act(&mut app, "filter", "people", "Ann");
    act(&mut app, "clear", "", "");
    act(&mut app, "undo", "", "");
    assert!(app.settings().filter.people.is_empty());
}
