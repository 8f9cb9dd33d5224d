//! What the host and the room change about what is shown, and what no file can.

use super::*;
use crate::node::Node;

fn texts(node: &Node, out: &mut Vec<String>) {
    match node {
        Node::Text(text) => out.push(text.clone()),
        Node::Element(element) => element.children.iter().for_each(|child| texts(child, out)),
    }
}

#[test]
fn a_hostile_name_is_text_in_the_tree_and_in_every_file() {
    let hostile = "<img src=x onerror=alert(1)>";
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", &LEADS.replace("North", hostile))]);
    let mut all = Vec::new();
    texts(&app.view(), &mut all);
    assert!(all.iter().any(|text| text == hostile), "{all:?}");
    assert!(html(&app).contains("&lt;img"));
    for page in [
        Some(html(&app)),
        app.page(crate::view::CSS),
        app.drawing(crate::view::CSS, None)
            .map(|d| crate::view::svg(&d)),
    ] {
        let page = page.unwrap_or_default();
        assert!(page.len() > 1_000 && !page.contains("<img"));
    }
}

#[test]
fn the_width_changes_the_layout() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    let wide = html(&app);
    act(&mut app, "width", "", "narrow");
    let narrow = html(&app);
    assert!(wide.contains("rg-wide") && narrow.contains("rg-narrow"));
    assert_ne!(
        wide.replace("rg-wide", ""),
        narrow.replace("rg-narrow", ""),
        "charts are laid out anew"
    );
}

#[test]
fn a_smaller_view_keeps_the_answer_and_leaves_the_rest() {
    let mut app = App::new(expecting(0.75));
    read(&mut app, &[("leads.csv", LEADS)]);
    let has = |app: &App, class: &str| {
        html(app).contains(&format!("rg-card {class} "))
            || html(app).contains(&format!("rg-card {class}\""))
    };
    assert!(
        has(&app, "rg-answer") && has(&app, "rg-instead"),
        "{}",
        html(&app)
    );
    act(&mut app, "view", "", "summary");
    assert!(
        has(&app, "rg-answer")
            && has(&app, "rg-instead")
            && !has(&app, "rg-waiting")
            && html(&app).contains("data-rg=\"filter\"")
    );
    act(&mut app, "view", "", "gap");
    assert!(!has(&app, "rg-instead"));
    assert!(has(&app, "rg-answer") && !html(&app).contains("data-rg=\"filter\""));
    act(&mut app, "view", "", "full");
    assert!(has(&app, "rg-instead"));
    act(&mut app, "clear", "", "");
    act(&mut app, "view", "", "gap");
    assert!(
        html(&app).contains("data-rg=\"open\""),
        "an empty widget can still be given files"
    );
}

#[test]
fn masked_names_of_staff_are_nowhere() {
    let mut app = App::new(Settings {
        mask_people: true,
        by: vec![crate::settings::By::Person],
        ..expecting(0.75)
    });
    read(&mut app, &[("leads.csv", LEADS)]);
    let report = app.report().map(|report| {
        report.to_json() + &crate::report::to_csv(report, &crate::report::About::default())
    });
    for text in [report, Some(html(&app)), app.page(crate::view::CSS)] {
        let text = text.unwrap_or_default();
        assert!(text.len() > 1_000);
        for name in ["Ann", "Bob", "Cid"] {
            assert!(!text.contains(name), "{name}");
        }
    }
    let ann = crate::facts::pseudonym("Ann", "");
    assert!(html(&app).contains(&ann));
    act(&mut app, "filter", "people", &ann);
    assert_eq!(value(&app, "attempt_rate_phone"), Some(1.0));
}
