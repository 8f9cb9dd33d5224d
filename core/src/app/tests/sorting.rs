//! Sorted tables.

use super::{LEADS, act, expecting, html, read};
use crate::app::App;
use crate::words::{Pack, Words};

fn shown() -> App {
    let mut app = App::new(expecting(0.75));
    app.settings.by = vec![crate::settings::By::Dealer];
    read(&mut app, &[("leads.csv", LEADS)]);
    app
}

/// The first cells of the table with this caption.
fn names(app: &App, caption: &str) -> Vec<String> {
    let page = html(app);
    let (_, rest) = page
        .split_once(&format!("<caption>{caption}"))
        .expect("the table");
    let body = rest.split("</tbody>").next().unwrap_or_default();
    let rows = body.split("<th scope=\"row\" class=\"rg-name\">").skip(1);
    rows.map(|row| row.split('<').next().unwrap_or_default().to_owned())
        .collect()
}

const WATERFALL: &str = "Leads by what happened to them";

#[test]
fn a_table_is_sorted_by_a_heading_both_ways_and_back() {
    let mut app = shown();
    let order = names(&app, WATERFALL);
    let page = html(&app);
    let (_, button) = page
        .split_once("data-rg=\"sort\" data-rg-field=\"instead 1\" value=\"2 down\"")
        .expect("a button");
    assert!(button.starts_with(">Leads</button>"));
    act(&mut app, "sort", "instead 1", "2 down");
    let down = names(&app, WATERFALL);
    assert_eq!(down[0], "All leads");
    assert_ne!(down, order);
    let page = html(&app);
    assert!(page.contains("aria-sort=\"descending\"><button"));
    assert!(page.contains("Sorted: the largest or the last is first."));
    assert!(page.contains("value=\"2 up\""));
    act(&mut app, "sort", "instead 1", "2 up");
    assert_eq!(
        names(&app, WATERFALL).last().map(String::as_str),
        Some("All leads")
    );
    assert!(html(&app).contains("aria-sort=\"ascending\""));
    act(&mut app, "sort", "instead 1", "");
    assert_eq!(names(&app, WATERFALL), order);
    act(&mut app, "sort", "instead 1", "99 down");
    assert_eq!(names(&app, WATERFALL), order);
}

#[test]
fn equals_stay_as_they_were_and_the_unknown_is_last_both_ways() {
    let mut app = shown();
    let order = names(&app, WATERFALL);
    let zeros = |list: &[String]| -> Vec<String> {
        list.iter()
            .filter(|name| name.starts_with("Automatic") || name.starts_with("Several"))
            .cloned()
            .collect()
    };
    for value in ["2 down", "2 up"] {
        act(&mut app, "sort", "instead 1", value);
        assert_eq!(zeros(&names(&app, WATERFALL)), zeros(&order), "{value}");
    }
    let leads = "lead_id,created_at,activity_at,channel,direction,actor\n\
        A,,,,,\nB,2026-01-05T09:00:00Z,,,,\nC,2026-01-06T09:00:00Z,,,,\n";
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", leads)]);
    act(&mut app, "leads", "instead:no_activity", "");
    let list = "No activity logged: 1 to";
    for (value, wanted) in [("4 up", ["B", "C", "A"]), ("4 down", ["C", "B", "A"])] {
        act(&mut app, "sort", "leads", value);
        let found = names(&app, list);
        assert_eq!(found, wanted, "{value}");
    }
}

#[test]
fn leads_are_sorted_before_they_are_cut_into_pages() {
    let head = "lead_id,created_at,dealer\n";
    let rows =
        (0..120).map(|i| format!("Q{i:03},2026-01-{:02}T09:00:00Z,D{}\n", i % 28 + 1, 119 - i));
    let rows: String = rows.collect();
    let mut app = App::new(expecting(0.75));
    app.settings.by = vec![crate::settings::By::Dealer];
    read(&mut app, &[("leads.csv", &format!("{head}{rows}"))]);
    act(&mut app, "leads", "received:all", "");
    act(&mut app, "leads-page", "50", "");
    act(&mut app, "sort", "leads", "1 down");
    let first = names(&app, "All leads that count: 1 to 50 of 120");
    assert_eq!(first.first().map(String::as_str), Some("Q119"));
    act(&mut app, "leads-page", "100", "");
    let last = names(&app, "All leads that count: 101 to 120 of 120");
    assert_eq!(last.last().map(String::as_str), Some("Q000"));
}

/// The cells of one column, by its number from 0, of the first table of a panel.
fn column(app: &App, panel: &str, number: usize) -> Vec<String> {
    let page = html(app);
    let (_, rest) = page
        .split_once(&format!("data-rg-field=\"{panel} 1\""))
        .expect("the table");
    let rest = rest.split("<tbody>").nth(1).unwrap_or_default();
    let body = rest.split("</tbody>").next().unwrap_or_default();
    let rows = body.split("<tr>").skip(1);
    rows.map(|row| {
        let cell = row.split("</t").nth(number).unwrap_or_default();
        cell.rsplit('>').next().unwrap_or_default().to_owned()
    })
    .collect()
}

#[test]
fn times_and_spans_are_in_order_in_every_language_and_the_unknown_is_last() {
    let log = "lead_id,created_at,person,activity_at,channel,direction,actor\n\
        A,2026-01-05T09:00:00Z,Ann,2026-01-05T09:50:00Z,email,outbound,automatic\n\
        A,2026-01-05T09:00:00Z,Ann,2026-01-05T11:10:00Z,email,outbound,human\n\
        B,2026-01-12T09:00:00Z,Bob,2026-01-12T09:50:00Z,email,outbound,automatic\n\
        C,2025-12-30T09:00:00Z,Cid,2025-12-30T09:50:00Z,email,outbound,automatic\n\
        C,2025-12-30T09:00:00Z,Cid,2025-12-30T11:10:00Z,email,outbound,human\n";
    for words in [Words::english(), Words::of(Pack::invented())] {
        let mut app = App::new(expecting(0.75));
        app.speak(words.clone());
        read(&mut app, &[("leads.csv", log)]);
        // December of the year before is first, however days and months are spelt.
        for (order, wanted) in [("6 up", ["C", "B"]), ("6 down", ["B", "C"])] {
            act(&mut app, "sort", "worklist 1", order);
            assert_eq!(column(&app, "worklist", 1), wanted, "{order}");
        }
        let said = |ms: i64| {
            let _speaking = words.speak();
            crate::words::span(ms)
        };
        let (soon, late) = (said(50 * 60_000), said(130 * 60_000));
        act(&mut app, "sort", "waiting 1", "2 up");
        let up = column(&app, "waiting", 1);
        act(&mut app, "sort", "waiting 1", "2 down");
        let down = column(&app, "waiting", 1);
        assert_eq!((&up[0], &up[1]), (&soon, &late));
        assert_eq!((&down[0], &down[1]), (&late, &soon));
        assert!(up.len() > 2 && up[2..] == down[2..], "{up:?}, {down:?}");
    }
}
