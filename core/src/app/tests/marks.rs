//! The marks of the charts, and the panels that stand around what was chosen.

use super::{LEADS, act, expecting, html, leads, read};
use crate::app::App;

fn shown() -> App {
    let mut app = App::new(expecting(0.75));
    app.settings.by = vec![crate::settings::By::Dealer];
    read(&mut app, &[("leads.csv", LEADS)]);
    app
}

/// The start tag of the mark with these words in it.
fn mark(page: &str, panel: &str, words: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("rg-card rg-{panel} "))?;
    let panel = rest.split("rg-card ").next()?;
    let mut marks = panel.split("<g data-rg-mark=").skip(1);
    marks.find_map(|mark| {
        let tag = mark.split('>').next()?;
        tag.contains(words).then(|| tag.to_owned())
    })
}

#[test]
fn a_bar_of_a_dealer_chooses_it_and_lets_it_go() {
    let mut app = shown();
    let north = mark(&html(&app), "dealers", "North").expect("a mark");
    for words in [
        "data-rg=\"filter\"",
        "data-rg-field=\"dealers\"",
        "data-rg-value=\"North\"",
        "role=\"button\"",
        "aria-pressed=\"false\"",
        "aria-label=\"Show only North: 1 of 4 leads reached by phone, 25.0",
        "Actual: 25.0",
        "k: 1",
        "n: 4",
    ] {
        assert!(north.contains(words), "{words}: {north}");
    }
    act(&mut app, "filter", "dealers", "North");
    assert_eq!(leads(&app), Some(4));
    // The panel stands around what was chosen: both are drawn, one of them is pressed.
    let page = html(&app);
    assert!(
        mark(&page, "dealers", "North")
            .expect("a mark")
            .contains("aria-pressed=\"true\"")
    );
    assert!(
        mark(&page, "dealers", "South")
            .expect("a mark")
            .contains("aria-pressed=\"false\"")
    );
    assert!(page.contains("All are drawn here, for comparison."));
    act(&mut app, "filter", "dealers", "South");
    assert_eq!(leads(&app), Some(8), "names of one field are alternatives");
    act(&mut app, "filter", "dealers", "North");
    act(&mut app, "filter", "dealers", "South");
    assert_eq!(leads(&app), Some(8));
    assert!(!html(&app).contains("All are drawn here"));
}

#[test]
fn a_bar_with_leads_behind_it_shows_them() {
    let mut app = shown();
    let bar = mark(&html(&app), "instead", "No activity logged").expect("a mark");
    assert!(
        bar.contains("data-rg=\"leads\"") && bar.contains("data-rg-field=\"instead:no_activity\"")
    );
    act(&mut app, "leads", "instead:no_activity", "");
    let page = html(&app);
    assert!(page.contains("No activity logged: 1 to 2 of 2 leads"));
    let bar = mark(&page, "instead", "No activity logged").expect("a mark");
    assert!(bar.contains("aria-pressed=\"true\""));
}

#[test]
fn what_can_be_saved_has_no_marks() {
    let app = shown();
    for text in [
        app.page(crate::view::CSS),
        app.drawing(crate::view::CSS, None)
            .map(|svg| crate::node::to_html(&svg.into())),
    ] {
        let text = text.expect("a report");
        assert!(text.contains("<svg"));
        for word in ["rg-choice\"", "data-rg-tip", "class=\"rg-sort"] {
            assert!(!text.contains(word), "{word}");
        }
    }
}
