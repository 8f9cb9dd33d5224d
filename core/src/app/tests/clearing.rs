//! A widget that forgot its files forgets what was said about them, and nothing that the host said.

use super::*;
use crate::time::Zone;

#[test]
fn filters_orders_and_mapping_go_and_the_hosts_settings_stay() {
    let mut app = App::new(Settings {
        as_of: Some(1_770_000_000_000),
        zone: Zone::utc(),
        ..expecting(0.6)
    });
    read(&mut app, &[("leads.csv", LEADS)]);
    act(&mut app, "filter", "dealers", "North");
    act(&mut app, "filter-from", "", "2026-01-06");
    act(&mut app, "map", "source", "");
    act(&mut app, "day-order", "created_at", "day-first");
    act(&mut app, "expect", "", "20%");
    act(&mut app, "width", "", "narrow");
    assert_eq!(act(&mut app, "clear", "", ""), [Effect::Clear]);
    assert!(app.report().is_none());
    assert_eq!(
        *app.settings(),
        Settings {
            as_of: Some(1_770_000_000_000),
            ..expecting(0.6)
        }
    );
    assert!(html(&app).contains("rg-narrow"));
    read(&mut app, &[("leads.csv", LEADS)]);
    assert_eq!(leads(&app), Some(8));
}

#[test]
fn a_guess_is_forgotten_and_asked_again() {
    let mut app = App::new(Settings::default());
    read(&mut app, &[("leads.csv", LEADS)]);
    act(&mut app, "reveal", "", "");
    act(&mut app, "clear", "", "");
    assert!(app.settings().expectations.is_empty());
    read(&mut app, &[("leads.csv", LEADS)]);
    assert!(html(&app).contains("data-rg=\"reveal\""));
}
