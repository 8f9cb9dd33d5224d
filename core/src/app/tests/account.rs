//! The rows set aside, shown and saved when the reader asks for them.

use super::*;

const MESSY: &str = "lead_id,created_at,dealer,activity_at,channel,direction\n\
    L1,2026-01-05T09:00:00Z,North,2026-01-05T09:20:00Z,phone,outbound\n\
    ,2026-01-06T09:00:00Z,Quux <b>,2026-01-06T10:20:00Z,phone,outbound\n\
    L2,2026-01-06T09:00:00Z,North\n";

/// Reads the file again as often as the widget wants.
fn again(app: &mut App) {
    app.begin(true);
    loop {
        app.open("messy.csv", None);
        app.push(MESSY.as_bytes());
        app.close();
        if !app.turn() {
            return;
        }
    }
}

fn asked(settings: Settings) -> App {
    let mut app = App::new(settings);
    read(&mut app, &[("messy.csv", MESSY)]);
    assert_eq!(app.set_aside(), None);
    assert_eq!(act(&mut app, "recall", "", ""), [Effect::Recall]);
    again(&mut app);
    app
}

#[test]
fn they_are_shown_and_saved_once_they_were_asked_for() {
    let mut app = asked(expecting(0.75));
    let shown = html(&app);
    for words in ["Quux &lt;b&gt;", "fill in the lead id", "C001"] {
        assert!(shown.contains(words), "{words}");
    }
    // They are there: nothing is read again.
    assert_eq!(act(&mut app, "recall", "", ""), []);
    let csv = app.set_aside().unwrap_or_default();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "reason,line,lead_id,created_at,dealer,activity_at,channel,direction"
    );
    assert!(
        lines[1].starts_with("\"L001 ") && lines[1].contains(",3,,2026-01-06T09:00:00Z,Quux <b>,")
    );
    assert!(
        lines[2].contains(",4,L2,2026-01-06T09:00:00Z,North,,"),
        "{}",
        lines[2]
    );
    // A saved page never holds a row.
    assert!(
        !app.page(crate::view::CSS)
            .unwrap_or_default()
            .contains("Quux")
    );
    // Another file has another account.
    read(&mut app, &[("leads.csv", LEADS)]);
    assert_eq!(app.set_aside(), None);
    assert!(!html(&app).contains("recall"), "no row was set aside");
}

#[test]
fn where_people_are_masked_no_row_is_shown_or_saved() {
    let app = asked(Settings {
        mask_people: true,
        ..expecting(0.75)
    });
    assert!(!html(&app).contains("Quux"));
    let csv = app.set_aside().unwrap_or_default();
    assert!(csv.starts_with("reason,line\r\n\"L001 "), "{csv}");
    assert!(!csv.contains("Quux"));
}

#[test]
fn what_is_read_again_changes_nothing_else() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("messy.csv", MESSY)]);
    let before = app.report().map(crate::report::Report::to_json);
    again(&mut app);
    assert_eq!(app.report().map(crate::report::Report::to_json), before);
    assert!(app.errors().is_empty());
    // Given up half way, a new batch begins from the start.
    app.begin(true);
    app.open("messy.csv", None);
    app.begin(false);
    read(&mut app, &[("messy.csv", MESSY)]);
    assert_eq!(app.report().map(crate::report::Report::to_json), before);
}

#[test]
fn the_files_within_a_file_are_read_under_its_name_and_size() {
    let mut app = App::new(expecting(0.75));
    app.begin(false);
    app.enter("leads.zip", Some(1_000));
    app.advance(500);
    app.open("leads.zip: leads.csv", None);
    app.push(LEADS.as_bytes());
    let shown = html(&app);
    assert!(
        shown.contains("leads.zip: leads.csv") && shown.contains("50\u{a0}%"),
        "{shown}"
    );
    app.close();
    app.leave();
    app.finish();
    let files: Vec<&str> = app
        .report()
        .map(|report| {
            report
                .input
                .files
                .iter()
                .map(|file| file.name.as_str())
                .collect()
        })
        .unwrap_or_default();
    assert_eq!(files, ["leads.zip: leads.csv"]);
}
