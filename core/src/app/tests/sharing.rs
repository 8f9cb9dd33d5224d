//! What can be handed on names no lead, no member of staff and no file.

use super::{LEADS, act, expecting, html, read};
use crate::app::App;
use crate::settings::{By, Settings};

#[test]
fn nothing_handed_on_names_a_lead_a_person_or_a_file() {
    let mut app = App::new(Settings {
        by: vec![By::Dealer, By::Person],
        ..expecting(0.75)
    });
    read(&mut app, &[("secret-file.csv", LEADS)]);
    act(&mut app, "leads", "instead:phoned", "");
    let json = app.aggregates().map(|report| report.to_json());
    for text in [json, app.aggregates_page(crate::view::CSS)] {
        let text = text.expect("a report");
        assert!(text.len() > 1_000);
        for word in [
            "Ann",
            "Bob",
            "Cid",
            "secret-file",
            "example.org",
            "activity_at",
        ] {
            assert!(!text.contains(word), "{word}");
        }
        for lead in 1..=8 {
            for mark in ["\"", ">", " "] {
                let id = format!("{mark}L{lead}{}", if mark == ">" { "<" } else { mark });
                assert!(!text.contains(&id), "{id}");
            }
        }
    }
    // The reader's own report is as it was.
    let own = app
        .report()
        .map(|report| report.to_json())
        .unwrap_or_default();
    assert!(own.contains("Ann") && own.contains("secret-file"));
}

#[test]
fn who_was_chosen_is_forgotten_when_names_are_hidden() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    act(&mut app, "what-if", "who", "person:Ann");
    assert!(html(&app).contains("Ann"));
    drop(app.configure(Settings {
        mask_people: true,
        ..app.settings().clone()
    }));
    assert_eq!(app.settings().what_if, None);
}
