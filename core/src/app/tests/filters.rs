//! Which leads count.

use super::*;

#[test]
fn a_tick_turns_a_name_on_and_off() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    assert_eq!(value(&app, "attempt_rate_phone"), Some(0.5));
    let whole = app.report().cloned();
    act(&mut app, "filter", "people", "Ann");
    assert_eq!(value(&app, "attempt_rate_phone"), Some(1.0));
    act(&mut app, "filter", "people", "Bob");
    assert_eq!(
        value(&app, "attempt_rate_phone"),
        Some(0.5),
        "names of one field are alternatives"
    );
    act(&mut app, "filter", "people", "Ann");
    assert_eq!(value(&app, "attempt_rate_phone"), Some(0.0));
    act(&mut app, "filter", "people", "Bob");
    assert_eq!(app.report().cloned(), whole);
}

#[test]
fn fields_and_dates_narrow_each_other_until_all_are_cleared() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    act(&mut app, "filter", "dealers", "South");
    act(&mut app, "filter", "sources", "Web");
    act(&mut app, "filter-to", "", "2026-01-13");
    let phoned = |app: &App| {
        app.report()
            .and_then(|r| r.estimate("attempt_rate_phone"))
            .map(|e| (e.k, e.n))
    };
    assert_eq!(phoned(&app), Some((Some(1), 2)));
    act(&mut app, "filter-to", "", "");
    assert_eq!(phoned(&app), Some((Some(1), 3)));
    act(&mut app, "clear-filters", "", "");
    assert_eq!(phoned(&app), Some((Some(4), 8)));
}
