//! A batch is shown whole or not at all, and what was on show stays until another one is good.

use super::*;
use crate::diagnostic::Error;

#[test]
fn a_failed_second_batch_leaves_the_first_report_and_says_why() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    let first = app.report().cloned();
    read(
        &mut app,
        &[("report.xlsx", "PK\u{3}\u{4}rest of an archive")],
    );
    assert_eq!(app.report().cloned(), first);
    assert_eq!(app.errors().len(), 1);
    let page = html(&app);
    assert!(page.contains("report.xlsx") && page.contains("data-rg=\"filter\""));
    act(&mut app, "dismiss", "0", "");
    assert!(app.errors().is_empty() && !html(&app).contains("report.xlsx"));
}

#[test]
fn cancelling_brings_back_what_was_on_show() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    let first = html(&app);
    app.open("other.csv", Some(1_000));
    app.push(b"lead_id,created_at\n");
    assert!(html(&app).contains("data-rg=\"cancel\""));
    assert_eq!(act(&mut app, "cancel", "", ""), [Effect::Cancel]);
    assert!(!app.push(b"L1,2026-01-01\n"), "nothing is taken any more");
    app.finish();
    assert!(html(&app).contains("data-rg=\"filter\""));
    assert!(html(&app).contains("cancelled") && !first.contains("cancelled"));
}

#[test]
fn what_goes_wrong_outside_is_shown_once_and_can_be_dismissed_one_by_one() {
    let mut app = App::new(expecting(0.75));
    for code in ["E101", "E102", "E101"] {
        app.fail(Error::new(
            code,
            "leads.csv",
            "expected the file, found none",
            "try again",
        ));
    }
    assert_eq!(app.errors().len(), 2);
    act(&mut app, "dismiss", "0", "");
    assert_eq!(app.errors().first().map(|error| error.code), Some("E102"));
    act(&mut app, "dismiss", "7", "");
    assert!(app.errors().is_empty());
}
