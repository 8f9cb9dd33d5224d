//! The mapping page: reached from the report, changed, undone, kept as a profile.

use super::*;
use crate::app::load_profile;

/// Headers that say nothing.
const BLIND: &str = "c1,c2,c3,c4\nA-1,2026-01-05T09:00:00Z,North,open\nA-2,2026-01-06T09:00:00Z,South,open\n\
    A-3,2026-01-07T09:00:00Z,South,Sold\n";

/// Neither do the values.
const BLANK: &str = "c1,c2,c3\nred,left,North\nblue,right,South\ngreen,up,South\n";

/// Does what the element does when the files are to be read again.
fn change(app: &mut App, files: &[(&str, &str)], name: &str, field: &str, value: &str) {
    if act(app, name, field, value) == [Effect::Reload] {
        read(app, files);
    }
}

/// A widget in which the columns of `BLIND` were named.
fn named() -> App {
    let mut app = App::new(expecting(0.75));
    let files = [("export.csv", BLIND)];
    read(&mut app, &files);
    for (header, field) in [
        ("c1", "lead_id"),
        ("c2", "created_at"),
        ("c3", "dealer"),
        ("c4", "status"),
    ] {
        change(&mut app, &files, "column", header, field);
    }
    app
}

#[test]
fn a_file_whose_headers_say_nothing_is_mapped_on_the_page() {
    let mut app = App::new(expecting(0.75));
    let files = [("export.csv", BLANK)];
    read(&mut app, &files);
    let shown = html(&app);
    assert!(
        shown.contains("Which column is what?") && shown.contains("blue"),
        "{shown}"
    );
    change(&mut app, &files, "column", "c1", "lead_id");
    let shown = html(&app);
    assert!(
        shown.contains("How the files were read") && shown.contains("By you."),
        "{shown}"
    );
    assert!(
        app.announcement.contains("0 → 3 rows counted"),
        "{}",
        app.announcement
    );
    change(&mut app, &files, "column", "c3", "dealer");
    assert!(
        html(&app).contains("The counts stay"),
        "{}",
        app.announcement
    );
    act(&mut app, "mapping", "close", "");
    assert!(html(&app).contains("rg-answer"));
    assert_eq!(leads(&app), Some(3));
}

#[test]
fn the_page_is_reached_from_the_report_and_stays_after_a_change() {
    let mut app = App::new(expecting(0.75));
    let files = [
        ("leads.csv", LEADS),
        ("more.csv", "lead_id,created_at\nM1,2026-01-05T09:00:00Z\n"),
    ];
    read(&mut app, &files);
    assert!(html(&app).contains("Check how the files were read"));
    act(&mut app, "mapping", "open", "");
    assert!(html(&app).contains("By its header."));
    act(&mut app, "mapping", "1", "");
    assert!(html(&app).contains("The first lines of more.csv"));
    change(&mut app, &files, "column", "created_at", "closed_at");
    let shown = html(&app);
    assert!(shown.contains("The first lines of more.csv"), "{shown}");
    assert_eq!(app.settings().map["leads.closed_at"], "created_at");
}

#[test]
fn the_page_is_on_show_while_the_files_are_read_again() {
    let mut app = named();
    assert_eq!(act(&mut app, "column", "c4", ""), [Effect::Reload]);
    app.open("export.csv", None);
    app.push(BLIND.as_bytes());
    assert!(html(&app).contains("Reading again"));
    app.close();
    app.finish();
    assert!(html(&app).contains("rows counted"));
}

#[test]
fn changes_are_taken_back_one_by_one_and_all_at_once() {
    let mut app = named();
    let files = [("export.csv", BLIND)];
    let before = app.settings().clone();
    change(&mut app, &files, "column", "c4", "");
    assert_eq!(app.settings().map["status"], "");
    change(&mut app, &files, "undo", "", "");
    assert_eq!(*app.settings(), before);
    change(&mut app, &files, "reset", "", "");
    assert!(app.settings().map.is_empty() && html(&app).contains("By its values."));
    change(&mut app, &files, "undo", "", "");
    assert_eq!(*app.settings(), before);
}

#[test]
fn a_column_can_be_no_longer_used_and_be_something_else() {
    let mut app = App::new(expecting(0.75));
    let files = [("leads.csv", LEADS)];
    read(&mut app, &files);
    act(&mut app, "mapping", "open", "");
    change(&mut app, &files, "column", "source", "");
    assert_eq!(app.settings().map["source"], "");
    change(&mut app, &files, "column", "person", "dealer");
    assert_eq!(app.settings().map["dealer"], "person");
    assert!(html(&app).contains("Ann"));
}

#[test]
fn every_decision_about_a_column_and_the_table_is_a_setting() {
    let mut app = named();
    let files = [("export.csv", BLIND)];
    change(&mut app, &files, "day-order", "c2", "day-first");
    change(&mut app, &files, "column-zone", "c2", "utc");
    change(&mut app, &files, "unit", "c3", "min");
    change(&mut app, &files, "decimal", "c3", "comma");
    change(&mut app, &[("export.csv", BLIND)], "table", "kind", "leads");
    let settings = app.settings().clone();
    assert_eq!(settings.tables["export.csv"].kind.as_deref(), Some("leads"));
    let json = app.profile();
    for part in [
        "\"c2\": \"day-first\"",
        "\"c2\": \"utc\"",
        "\"c3\": \"min\"",
        "\"kind\": \"leads\"",
    ] {
        assert!(json.contains(part), "{json}");
    }
    change(&mut app, &files, "day-order", "c2", "");
    change(&mut app, &files, "table", "kind", "");
    assert!(app.settings().day_order.is_empty() && app.settings().tables.is_empty());
}

#[test]
fn a_saved_profile_gives_the_same_report_for_the_next_file_too() {
    let mut app = named();
    act(&mut app, "profile-name", "", "North and South");
    let (report, json) = (
        app.report().map(crate::report::Report::to_json),
        app.profile(),
    );
    assert!(
        report.is_some() && !json.contains("A-1") && !json.contains("2026"),
        "{json}"
    );
    for name in ["export.csv", "export_2026_10.csv"] {
        let mut other = App::new(expecting(0.75));
        assert_eq!(act(&mut other, "profile", "profile.json", &json), []);
        read(&mut other, &[(name, BLIND)]);
        let again = other.report().map(crate::report::Report::to_json);
        assert_eq!(again.map(|json| json.replace(name, "export.csv")), report);
        assert!(other.errors().is_empty());
        assert_eq!(other.profile(), json);
    }
}

#[test]
fn a_profile_of_other_files_says_what_did_not_fit_and_is_used_for_the_rest() {
    let json = named().profile();
    let mut app = App::new(expecting(0.75));
    act(&mut app, "profile", "profile.json", &json);
    read(
        &mut app,
        &[("other.csv", "c1,c2,kind\nB-1,2026-01-05T09:00:00Z,x\n")],
    );
    assert_eq!(leads(&app), Some(1));
    let error = app
        .errors()
        .first()
        .map(ToString::to_string)
        .unwrap_or_default();
    assert!(
        error.contains("E059")
            && error.contains("2 of its 4 entries")
            && error.contains("`c3` (dealer)"),
        "{error}"
    );
}

#[test]
fn what_is_no_profile_is_refused_and_says_why() {
    for (text, part) in [
        (
            "{\"reality-gap\":\"profile\",\"version\":2,\"columns\":[]}",
            "version 2",
        ),
        (
            "{\"reality-gap\":\"profile\",\"version\":1,\"settings\":{\"mapp\":{}}}",
            "unknown field `mapp`",
        ),
        (
            "{\"reality-gap\":\"profile\",\"version\":1,\"settings\":{\"mask-people\":true}}",
            "do not say how",
        ),
        (
            "{\"reality-gap\":\"pictures\",\"version\":1,\"settings\":{}}",
            "something else",
        ),
        (
            "{\"reality-gap\":\"profile\",\"version\":1,\"mapp\":{},\"settings\":{}}",
            "unknown entry \"mapp\"",
        ),
        (
            "{\"reality-gap\":\"profile\",\"version\":1",
            "something else",
        ),
        ("[]", "found"),
    ] {
        let error = load_profile("p.json", text)
            .err()
            .map(|e| e.to_string())
            .unwrap_or_default();
        assert!(
            error.contains("E058") && error.contains(part),
            "{text}: {error}"
        );
        let mut app = App::new(expecting(0.75));
        act(&mut app, "profile", "p.json", text);
        read(&mut app, &[("leads.csv", LEADS)]);
        assert_eq!(app.errors().len(), 1);
        assert_eq!(leads(&app), Some(8));
    }
}

#[test]
fn the_hosts_profile_survives_other_files_and_the_readers_goes() {
    let host = load_profile("", &named().profile()).unwrap_or_default();
    let mut app = App::new(Settings {
        expectations: expecting(0.75).expectations,
        ..host.clone()
    });
    act(&mut app, "map", "source", "");
    act(&mut app, "clear", "", "");
    assert!(app.settings().reads_as(&host));
}

#[test]
fn two_files_of_one_kind_can_name_one_field_by_two_headers() {
    let mut app = App::new(expecting(0.75));
    let files = [
        ("a.csv", BLIND),
        ("b.csv", "x1,x2\nB-1,2026-02-05T09:00:00Z\n"),
    ];
    read(&mut app, &files);
    for (file, header, field) in [
        ("0", "c1", "lead_id"),
        ("0", "c2", "created_at"),
        ("1", "x1", "lead_id"),
        ("1", "x2", "created_at"),
    ] {
        act(&mut app, "mapping", file, "");
        change(&mut app, &files, "column", header, field);
    }
    assert_eq!(
        leads(&app),
        Some(4),
        "{:?} {:?}",
        app.settings().map,
        app.errors()
    );
}

#[test]
fn names_of_staff_that_are_hidden_are_in_no_preview() {
    let mut app = App::new(Settings {
        mask_people: true,
        ..expecting(0.75)
    });
    read(&mut app, &[("leads.csv", LEADS)]);
    act(&mut app, "mapping", "open", "");
    assert!(html(&app).contains("By its header.") && !html(&app).contains("Ann"));
}

#[test]
fn other_files_begin_without_the_page() {
    let mut app = named();
    read(&mut app, &[("leads.csv", LEADS)]);
    assert!(html(&app).contains("Which column is what?") || html(&app).contains("rg-answer"));
    assert!(!html(&app).contains("data-rg=\"undo\""));
}
