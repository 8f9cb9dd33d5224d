//! The guess before the answer, and moving the expectation afterwards.

use super::*;

#[test]
fn nothing_is_shown_before_the_guess() {
    let mut app = App::new(Settings::default());
    read(&mut app, &[("leads.csv", LEADS)]);
    assert!(html(&app).contains("data-rg=\"reveal\""));
    assert!(!html(&app).contains("data-rg=\"filter\""));
    act(&mut app, "guess", "", "90%");
    assert!(
        app.settings().expectations.is_empty(),
        "a guess counts when it is revealed"
    );
    act(&mut app, "reveal", "", "");
    assert!((app.settings().network_expectation() - 0.9).abs() < 1e-12);
    assert!(html(&app).contains("data-rg=\"filter\""));
}

#[test]
fn the_gap_moves_with_the_expectation_and_the_counts_stand() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    act(&mut app, "basis", "", "attempt");
    let (gap, counts) = (value(&app, "reality_gap"), leads(&app));
    assert_eq!(value(&app, "attempt_rate_phone"), Some(0.5));
    assert!(gap.is_some_and(|gap| (gap - 0.25).abs() < 1e-12), "{gap:?}");
    assert_eq!(act(&mut app, "expect", "", "60%"), []);
    assert!(value(&app, "reality_gap").is_some_and(|gap| (gap - 0.1).abs() < 1e-12));
    assert_eq!(
        (value(&app, "attempt_rate_phone"), leads(&app)),
        (Some(0.5), counts)
    );
    act(&mut app, "expect", "", "plenty");
    assert!((app.settings().network_expectation() - 0.6).abs() < 1e-12);
}
