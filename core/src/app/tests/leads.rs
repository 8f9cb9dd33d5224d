//! The leads behind a figure: which, how many, a page at a time, and put away again.

use super::{LEADS, act, expecting, html, read};
use crate::app::App;
use crate::settings::Settings;
use crate::summary::BEHIND;

fn shown(settings: Settings) -> App {
    let mut app = App::new(settings);
    read(&mut app, &[("leads.csv", LEADS)]);
    app
}

#[test]
fn the_leads_behind_a_bar_are_shown_and_put_away() {
    let mut app = shown(expecting(0.75));
    act(&mut app, "leads", "instead:no_activity", "");
    let page = html(&app);
    assert!(page.contains("No activity logged: 1 to 2 of 2 leads"));
    let row = |lead: &str| format!("class=\"rg-name\">{lead}</th><td");
    assert!(page.contains(&row("L4")) && page.contains(&row("L8")) && !page.contains(&row("L1")));
    act(&mut app, "filter", "dealers", "North");
    assert!(html(&app).contains("No activity logged: 1 to 1 of 1 lead"));
    act(&mut app, "leads", "instead:no_activity", "");
    assert!(!html(&app).contains("No activity logged: 1 to"));
    act(&mut app, "leads", "instead:nonsense", "");
    act(&mut app, "leads", "", "");
    assert!(!html(&app).contains(" of 1 lead"));
}

#[test]
fn leads_come_in_pages_of_fifty() {
    let head = "lead_id,created_at,dealer,activity_at,channel,direction,actor,result\n";
    let rows = (0..120).map(|i| format!("Q{i:03},2026-01-05T09:00:00Z,North,,,,,\n"));
    let rows: String = rows.collect();
    let phoned =
        "R1,2026-01-05T09:00:00Z,North,2026-01-05T09:20:00Z,phone,outbound,human,no answer\n";
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", &format!("{head}{phoned}{rows}"))]);
    act(&mut app, "leads", "instead:not_phoned", "");
    assert!(html(&app).contains("Not phoned: 1 to 50 of 120 leads"));
    act(&mut app, "leads-page", "50", "");
    act(&mut app, "leads-page", "100", "");
    assert!(html(&app).contains("Not phoned: 101 to 120 of 120 leads"));
    act(&mut app, "leads-page", "500", "");
    assert!(html(&app).contains("Not phoned: 1 to 50 of 120 leads"));
}

#[test]
fn a_saved_page_has_no_list_of_leads() {
    let mut app = shown(expecting(0.75));
    act(&mut app, "leads", "instead:phoned", "");
    let saved = app.page(crate::view::CSS).expect("a page");
    assert!(!saved.contains("Show the leads") && !saved.contains("Phoned: 1 to"));
}

#[test]
fn names_of_sets_are_unique() {
    for (at, set) in BEHIND.iter().enumerate() {
        assert!(
            BEHIND[..at].iter().all(|other| other.name != set.name),
            "{}",
            set.name
        );
    }
}

#[test]
fn another_rate_of_one_dealer_is_tried() {
    let mut app = shown(Settings {
        basis: Some(crate::settings::Basis::Attempt),
        ..expecting(0.75)
    });
    let more = |app: &App| {
        let table = app.report().and_then(|report| report.table("what_if"));
        let rows = table.map(|table| table.rows.clone()).unwrap_or_default();
        rows.first().map(|row| row[3].clone())
    };
    assert_eq!(more(&app), None);
    act(&mut app, "what-if", "who", "dealer:North");
    // North called 2 of 4; the expectation is where the slider stands at first.
    assert_eq!(more(&app), Some(crate::report::Value::Number(1.0)));
    act(&mut app, "what-if", "rate", "1");
    assert_eq!(more(&app), Some(crate::report::Value::Number(2.0)));
    assert!(html(&app).contains("North"));
    act(&mut app, "what-if", "who", "");
    assert_eq!(more(&app), None);
}

#[test]
fn names_of_people_are_hidden_until_they_are_asked_for() {
    let mut app = shown(expecting(0.75));
    act(&mut app, "leads", "instead:no_activity", "");
    let list = |app: &App| {
        let page = html(app);
        let (_, list) = page
            .split_once("<caption>No activity logged: ")
            .expect("the list");
        list.split("</table>").next().unwrap_or_default().to_owned()
    };
    assert!(list(&app).contains("B•••") && !list(&app).contains("Bob"));
    act(&mut app, "names", "", "");
    assert!(list(&app).contains("Bob"));
    act(&mut app, "names", "", "");
    assert!(!list(&app).contains("Bob"));
    act(&mut app, "names", "", "");
    // Other files are other people.
    read(&mut app, &[("leads.csv", LEADS)]);
    assert!(!list(&app).contains("Bob"), "forgotten");
    act(&mut app, "names", "", "");
    act(&mut app, "clear", "", "");
    read(&mut app, &[("leads.csv", LEADS)]);
    act(&mut app, "leads", "instead:no_activity", "");
    assert!(!list(&app).contains("Bob"), "forgotten");
    // Pseudonyms hide enough.
    let mut app = shown(Settings {
        mask_people: true,
        ..expecting(0.75)
    });
    act(&mut app, "leads", "instead:no_activity", "");
    assert!(!html(&app).contains("data-rg=\"names\"") && !list(&app).contains("•••"));
    assert!(!list(&app).contains("Bob"));
}
