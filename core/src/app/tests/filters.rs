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
fn what_is_shown_after_a_choice_is_what_the_whole_report_says() {
    let groups = [By::Dealer, By::Person, By::Source, By::Channel, By::Month];
    for by in groups.map(|by| vec![by]).into_iter().chain([groups.into()]) {
        let mut app = App::new(Settings {
            by,
            ..expecting(0.75)
        });
        read(&mut app, &[("export.csv", &export(400))]);
        act(&mut app, "filter", "sources", "Source 1");
        act(&mut app, "filter", "sources", "Source 2");
        act(&mut app, "filter", "people", "Person 3");
        act(&mut app, "definition", "", "vinsolutions");
        let loaded = app.loaded.as_ref().expect("files");
        let counted = crate::metrics::report(&loaded.facts, app.settings());
        assert_eq!(loaded.report, counted, "a tool counts otherwise");
        act(&mut app, "definition", "", "");
        let shown = html(&app);
        let whole = app.report().cloned().expect("a report");
        let loaded = app.loaded.as_mut().expect("files");
        assert!(loaded.report.estimates.len() < whole.estimates.len());
        assert_eq!(loaded.report.findings, whole.findings);
        assert_eq!(loaded.report.tables[..40], whole.tables[..40]);
        loaded.report = whole;
        assert_eq!(html(&app), shown);
    }
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

#[test]
fn what_is_chosen_is_said_and_each_part_can_be_let_go() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    act(&mut app, "filter", "dealers", "North");
    act(&mut app, "filter", "dealers", "South");
    act(&mut app, "filter", "sources", "Web");
    act(&mut app, "filter-from", "", "2026-01-06");
    act(&mut app, "filter-to", "", "2026-01-13");
    let said = "Dealer: North or South; Source: Web; Period: 6–13 Jan 2026";
    assert_eq!(crate::view::chosen(app.settings()), said);
    let page = html(&app);
    assert!(
        page.contains(&format!("data-rg-say=\"{said}. ")),
        "announced"
    );
    let chip = |field: &str, value: &str, words: &str| {
        format!(
            "data-rg-field=\"{field}\" value=\"{value}\" aria-label=\"{words}: remove this filter\""
        )
    };
    assert!(page.contains(&chip("dealers", "South", "South")));
    assert!(page.contains(&chip("period", "", "6–13 Jan 2026")));
    act(&mut app, "filter-period", "period", "");
    act(&mut app, "filter", "sources", "Web");
    act(&mut app, "filter", "dealers", "North");
    assert_eq!(crate::view::chosen(app.settings()), "Dealer: South");
    act(&mut app, "clear-filters", "", "");
    assert!(!html(&app).contains("remove this filter"));
}

#[test]
fn a_period_is_chosen_by_name_and_never_ends_before_it_begins() {
    let mut app = App::new(Settings {
        // 2026-02-10T12:00Z
        as_of: Some(1_770_724_800_000),
        ..expecting(0.75)
    });
    read(&mut app, &[("leads.csv", LEADS)]);
    let period = |app: &App| {
        let filter = &app.settings().filter;
        (
            filter.from.clone().unwrap_or_default(),
            filter.to.clone().unwrap_or_default(),
        )
    };
    let of = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    act(&mut app, "filter-period", "", "last-month");
    assert_eq!(period(&app), of("2026-01-01", "2026-01-31"));
    assert_eq!(leads(&app), Some(8));
    act(&mut app, "filter-period", "", "last-30-days");
    assert_eq!(period(&app), of("2026-01-12", "2026-02-10"));
    assert_eq!(leads(&app), Some(3));
    act(&mut app, "filter-period", "", "last-30-days");
    assert_eq!(period(&app), of("", ""), "a second time takes it back");
    act(&mut app, "filter", "period", "2026-W02");
    assert_eq!(period(&app), of("2026-01-05", "2026-01-11"));
    act(&mut app, "filter-from", "", "2026-01-13");
    assert_eq!(period(&app), of("2026-01-13", "2026-01-13"));
    act(&mut app, "filter-to", "", "2026-01-08");
    assert_eq!(period(&app), of("2026-01-08", "2026-01-08"));
    act(&mut app, "filter-period", "", "");
    assert_eq!(leads(&app), Some(8));
}

#[test]
fn the_first_channel_and_the_hours_are_fields_too() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    act(&mut app, "filter", "channels", "email");
    assert_eq!(leads(&app), Some(2));
    act(&mut app, "filter", "channels", "");
    assert_eq!(leads(&app), Some(4), "e-mail, or no attempt");
    act(&mut app, "filter", "dealers", "South");
    assert_eq!(leads(&app), Some(2));
    act(&mut app, "clear-filters", "", "");
    // Without opening hours nothing is known of any lead.
    act(&mut app, "filter", "arrival", "after-hours");
    assert_eq!(leads(&app), Some(0));
    act(&mut app, "filter", "arrival", "");
    assert_eq!(leads(&app), Some(8));
    let flagged = LEADS.replace("result\n", "result,after_hours\n").replacen(
        "no answer\n",
        "no answer,yes\n",
        1,
    );
    let flagged = flagged.replacen("connected\n", "connected,no\n", 1);
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", &flagged)]);
    act(&mut app, "filter", "arrival", "after-hours");
    assert_eq!(leads(&app), Some(1));
    act(&mut app, "filter", "arrival", "open-hours");
    assert_eq!(leads(&app), Some(2));
}

#[test]
fn in_a_long_list_one_searches() {
    let head = "lead_id,created_at,dealer\n";
    let rows = (0..120).map(|i| format!("Q{i:03},2026-01-05T09:00:00Z,Dealer {i:03}\n"));
    let rows: String = rows.collect();
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", &format!("{head}{rows}"))]);
    let boxes = |app: &App| {
        html(app)
            .matches("type=\"checkbox\" data-rg=\"filter\" data-rg-field=\"dealers\"")
            .count()
    };
    assert_eq!(boxes(&app), 40);
    act(&mut app, "search", "dealers", "DEALER 11");
    assert_eq!(boxes(&app), 10);
    assert!(html(&app).contains("10 of 120 names match."));
    act(&mut app, "filter", "dealers", "Dealer 111");
    act(&mut app, "search", "dealers", "nobody");
    // What is chosen stays in sight.
    assert_eq!(boxes(&app), 1);
    act(&mut app, "search", "dealers", "");
    assert_eq!(boxes(&app), 41);
}
