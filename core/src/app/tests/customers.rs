//! Names of customers: hidden, read from the files for the list on show, forgotten with it.

use super::{act, expecting, html, read};
use crate::app::{App, Effect};
use crate::settings::Settings;

const CUSTOMERS: &str = "lead_id,created_at,dealer,person,first name,last name,activity_at,channel,direction,actor\n\
    L1,2026-01-05T09:00:00Z,North,Ann,Nora,Quill,2026-01-05T09:20:00Z,phone,outbound,human\n\
    L2,2026-01-06T09:00:00Z,North,Ann,Otto,Rhys,,,,\n\
    L3,2026-01-07T09:00:00Z,South,Bob,,,,,,\n";

/// Reads the files again as often as the widget wants.
fn again(app: &mut App, file: &str) {
    app.begin(true);
    loop {
        app.open("leads.csv", None);
        app.push(file.as_bytes());
        app.close();
        if !app.turn() {
            return;
        }
    }
}

fn shown(file: &str, settings: Settings) -> App {
    let mut app = App::new(settings);
    read(&mut app, &[("leads.csv", file)]);
    act(&mut app, "leads", "instead:no_activity", "");
    app
}

/// All that can be taken away from the page.
fn exports(app: &App) -> String {
    let aggregates = app.aggregates().map(|report| report.to_json());
    let report = app.report().map(crate::report::Report::to_json);
    let parts = [
        app.page("").unwrap_or_default(),
        app.aggregates_page("").unwrap_or_default(),
        app.csv().unwrap_or_default(),
        app.profile(),
        report.unwrap_or_default(),
        aggregates.unwrap_or_default(),
        serde_json::to_string(app.settings()).unwrap_or_default(),
    ];
    parts.join("\n")
}

#[test]
fn names_are_shown_when_they_are_asked_for_and_forgotten_when_not() {
    let mut app = shown(CUSTOMERS, expecting(0.75));
    let page = html(&app);
    assert!(page.contains("Customer</th>") && page.contains("•••"));
    assert!(!page.contains("Rhys"));
    assert_eq!(act(&mut app, "customers", "", ""), [Effect::Recall]);
    assert!(html(&app).contains("The files are read again for the names."));
    again(&mut app, CUSTOMERS);
    let page = html(&app);
    // First and last name are one; a lead without a name says so; of other lists nothing is known.
    assert!(page.contains(">Otto Rhys</td>") && page.contains(">not known</td>"));
    assert!(!page.contains("Quill"));
    assert!(page.contains("what you print now does"));
    let taken = exports(&app);
    assert!(!taken.contains("Rhys") && !taken.contains("Otto"));
    assert_eq!(act(&mut app, "customers", "", ""), []);
    assert!(!html(&app).contains("Rhys") && html(&app).contains("hidden and forgotten"));
    assert_eq!(
        app.loaded
            .as_ref()
            .map(|loaded| loaded.choices.customers.clone()),
        Some(crate::view::Customers::Hidden)
    );
}

#[test]
fn another_list_hides_them_and_another_page_asks_again() {
    let head = "lead_id,created_at,dealer,customer name\n";
    let rows: String = (0..70)
        .map(|nth| format!("Q{nth:02},2026-01-05T09:00:00Z,D{nth},Ida {nth:02}\n"))
        .collect();
    let file = format!("{head}{rows}");
    let mut app = App::new(expecting(0.75));
    app.settings.by = vec![crate::settings::By::Dealer];
    read(&mut app, &[("leads.csv", &file)]);
    act(&mut app, "leads", "received:all", "");
    act(&mut app, "customers", "", "");
    again(&mut app, &file);
    assert!(html(&app).contains("Ida 49") && !html(&app).contains("Ida 50"));
    assert_eq!(act(&mut app, "leads-page", "50", ""), [Effect::Recall]);
    assert!(!html(&app).contains("Ida 49"), "of another page");
    again(&mut app, &file);
    assert!(html(&app).contains("Ida 69") && !html(&app).contains("Ida 49"));
    // The other end of the same list.
    assert_eq!(act(&mut app, "sort", "leads", "1 down"), [Effect::Recall]);
    again(&mut app, &file);
    assert!(html(&app).contains("Ida 69") && !html(&app).contains("Ida 00"));
    // Nothing else reads again, and another selection is another list.
    assert_eq!(act(&mut app, "width", "", "narrow"), []);
    assert!(html(&app).contains("Ida 69"));
    assert_eq!(act(&mut app, "filter-from", "", "2026-01-02"), []);
    assert!(!html(&app).contains("Ida "));
    act(&mut app, "customers", "", "");
    again(&mut app, &file);
    act(&mut app, "leads", "received:all", "");
    act(&mut app, "leads", "received:all", "");
    assert!(!html(&app).contains("Ida "), "asked for once");
    // Other files are other people.
    act(&mut app, "customers", "", "");
    again(&mut app, &file);
    assert!(html(&app).contains("Ida "));
    read(&mut app, &[("leads.csv", &file)]);
    assert!(!html(&app).contains("Ida "));
}

#[test]
fn where_there_is_no_name_or_no_file_any_more_it_is_said() {
    let mut app = shown(super::LEADS, expecting(0.75));
    let page = html(&app);
    assert!(page.contains("no column with names of customers"));
    assert!(!page.contains("data-rg=\"customers\"") && !page.contains("Customer</th>"));
    app = shown(CUSTOMERS, expecting(0.75));
    act(&mut app, "customers", "", "");
    act(&mut app, "await", "", "nothing");
    assert_eq!(
        app.errors().iter().map(|e| e.code).collect::<Vec<_>>(),
        ["E109"]
    );
    assert!(!html(&app).contains("read again for the names"));
    // A file that was moved is said by who reads it.
    act(&mut app, "customers", "", "");
    app.begin(true);
    app.fail(crate::diagnostic::Error::new("E109", "leads.csv", "x", "y"));
    assert!(!html(&app).contains("read again for the names"));
    // The rows set aside are another reading.
    act(&mut app, "customers", "", "");
    assert_eq!(act(&mut app, "recall", "", ""), [Effect::Recall]);
    again(&mut app, CUSTOMERS);
    assert!(app.set_aside().is_some() && !html(&app).contains("Rhys"));
}

#[test]
fn where_people_are_masked_there_is_nothing_to_ask_for() {
    for settings in [
        Settings {
            mask_people: true,
            ..expecting(0.75)
        },
        Settings {
            aggregates_only: true,
            ..expecting(0.75)
        },
    ] {
        let mut app = shown(CUSTOMERS, settings);
        assert!(!html(&app).contains("data-rg=\"customers\""));
        assert_eq!(act(&mut app, "customers", "", ""), []);
        again(&mut app, CUSTOMERS);
        assert!(!html(&app).contains("Rhys"));
    }
    let mut app = shown(CUSTOMERS, expecting(0.75));
    act(&mut app, "customers", "", "");
    again(&mut app, CUSTOMERS);
    app.configure(Settings {
        aggregates_only: true,
        ..app.settings().clone()
    });
    assert!(
        app.loaded
            .as_ref()
            .is_some_and(|loaded| loaded.choices.customers == crate::view::Customers::Hidden)
    );
}
