//! The first figure, from the beginning of a large file.

use super::{App, Settings, act, expecting};
use crate::app::rehearsal::export;
use crate::node::to_html;

/// Bytes of a file that is long.
const LONG: u64 = 100 << 20;

/// The first figure that is shown when the file has been read so far.
fn figure(app: &App) -> Option<String> {
    let html = to_html(&app.view());
    let from = html.split_once("data-rg-provisional")?.1;
    Some(from.split("</div>").next()?.to_owned())
}

/// An export that is longer than a beginning.
fn long() -> String {
    let text = export(20_000);
    assert!(text.len() > 3 << 20);
    text
}

#[test]
fn a_large_file_shows_a_figure_of_its_beginning() {
    let text = long();
    let mut app = App::new(expecting(0.75));
    app.open("a.csv", Some(LONG));
    app.push(&text.as_bytes()[..1 << 20]);
    assert_eq!(figure(&app), None);
    app.push(&text.as_bytes()[1 << 20..]);
    let shown = figure(&app).expect("a figure");

    // The same from a file that ends there.
    let beginning = &text[..2 << 20];
    let beginning = &beginning[..=beginning.rfind('\n').expect("rows")];
    let mut other = App::new(expecting(0.75));
    other.open("a.csv", None);
    other.push(beginning.as_bytes());
    other.close();
    other.finish();
    let report = other.report().expect("a report");
    let rate = report.estimate("contact_rate_phone").expect("a rate");
    let (k, n) = (rate.k.unwrap_or(0), rate.n);
    assert!(k > 1_000 && k < n);
    let thousands = |n: u64| format!("{},{:03}", n / 1_000, n % 1_000);
    let expected = format!(
        "{} of {} leads reached by phone, as of",
        thousands(k),
        thousands(n)
    );
    assert!(shown.contains(&expected), "{shown}: {expected}");
    assert!(
        shown.contains("the first 2.0\u{a0}% of the file"),
        "{shown}"
    );

    // The report replaces it.
    app.close();
    app.finish();
    assert_eq!(figure(&app), None);
    assert!(app.report().is_some());
}

#[test]
fn nothing_is_shown_that_would_mislead() {
    let text = long();
    // Too short to wait for; of unknown length.
    for size in [Some(text.len() as u64), None] {
        let mut app = App::new(expecting(0.75));
        app.open("a.csv", size);
        app.push(text.as_bytes());
        assert_eq!(figure(&app), None, "{size:?}");
    }
    // Who has still to guess is not told.
    let mut app = App::new(Settings::default());
    app.open("a.csv", Some(LONG));
    app.push(text.as_bytes());
    assert_eq!(figure(&app), None);
    // Touches alone do not say which leads nobody touched.
    let cells = |row: &str| row.split(',').map(str::to_owned).collect::<Vec<_>>();
    let of_touch = |row: &str| {
        let cells = cells(row);
        format!("{},{}\n", cells[0], cells[7..].join(","))
    };
    let touches: String = text.lines().map(of_touch).collect();
    assert!(touches.len() > 2 << 20);
    let mut app = App::new(expecting(0.75));
    app.open("touches.csv", Some(LONG));
    app.push(touches.as_bytes());
    assert_eq!(figure(&app), None);
    // A file that cannot be used says so itself.
    let mut app = App::new(expecting(0.75));
    app.open("other.csv", Some(LONG));
    app.push("colour,size\nred,1\n".repeat(200_000).as_bytes());
    assert_eq!(figure(&app), None);
    assert_eq!(app.errors().len(), 1);
    act(&mut app, "dismiss", "", "");
}
