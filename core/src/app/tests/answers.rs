//! What the files cannot tell is asked, and the answer reads them again.

use super::*;

const AMBIGUOUS: &str = "lead_id,created_at,dealer\nL1,03/04/2026 09:00,North\nL2,05/06/2026 10:00,North\nL3,07/08/2026 11:00,South\n";

#[test]
fn dates_that_can_be_read_two_ways_are_asked_about_and_the_answer_reloads() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", AMBIGUOUS)]);
    assert!(app.report().is_none());
    assert!(html(&app).contains("data-rg=\"day-order\""));
    assert_eq!(
        act(&mut app, "day-order", "created_at", "day-first"),
        [Effect::Reload]
    );
    read(&mut app, &[("leads.csv", AMBIGUOUS)]);
    assert_eq!(leads(&app), Some(3));
    assert!(html(&app).contains("3 Apr"));
}

#[test]
fn another_column_for_a_field_reloads() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    assert_eq!(act(&mut app, "map", "person", ""), [Effect::Reload]);
    read(&mut app, &[("leads.csv", LEADS)]);
    act(&mut app, "mapping", "close", "");
    assert!(!html(&app).contains("Ann"));
}

#[test]
fn settings_that_change_how_files_are_read_reload_and_others_do_not() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    assert_eq!(app.configure(expecting(0.5)), []);
    let masked = Settings {
        mask_people: true,
        ..expecting(0.5)
    };
    assert_eq!(app.configure(masked), [Effect::Reload]);
}

#[test]
fn a_value_that_is_not_understood_gets_a_meaning_and_loses_it_again() {
    const FILE: &str = "lead_id,created_at,dealer,at,channel\nL1,2026-09-01 09:00,North,2026-09-01 09:05,Tel. abgehend\nL2,2026-09-01 10:00,North,2026-09-01 10:05,Blumen\n";
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("wide.csv", FILE)]);
    act(&mut app, "mapping", "", "");
    assert!(html(&app).contains("value not understood") || html(&app).contains("values not"));
    assert!(html(&app).contains("data-rg=\"value\" data-rg-field=\"channel\""));
    let told = act(&mut app, "value", "channel", "Blumen\tletter");
    assert_eq!(told, [Effect::Reload]);
    read(&mut app, &[("wide.csv", FILE)]);
    act(&mut app, "mapping", "close", "");
    assert!(html(&app).contains("values mean, as told: Blumen is letter (1)"));
    act(&mut app, "value", "channel", "Blumen\t");
    assert!(app.settings().values.is_empty());
    assert_eq!(act(&mut app, "value", "channel", "no tab"), []);
}
