//! What holds for every screen: only known actions, no inline style or script, every chart named and with a table.

use super::drawing::attribute;
use super::fixture;
use super::*;
use crate::node::text;
use crate::node::{Rank, to_html};
use crate::records::Question;

/// The actions of `app::Action` and those that the page handles itself.
const ACTIONS: &[&str] = &[
    "leads",
    "leads-page",
    "what-if",
    "template",
    "guess",
    "reveal",
    "expect",
    "basis",
    "definition",
    "filter",
    "filter-from",
    "filter-to",
    "filter-period",
    "search",
    "sort",
    "redo",
    "names",
    "customers",
    "clear-filters",
    "map",
    "value",
    "column",
    "day-order",
    "column-zone",
    "unit",
    "decimal",
    "table",
    "profile-name",
    "undo",
    "reset",
    "mapping",
    "width",
    "cancel",
    "clear",
    "dismiss",
    "open",
    "demo",
    "print",
    "export",
    "recall",
];

fn elements<'a>(node: &'a Node, out: &mut Vec<&'a Element>) {
    if let Node::Element(element) = node {
        out.push(element);
        for child in &element.children {
            elements(child, out);
        }
    }
}

fn show(state: State<'_>, width: Width, errors: &[Error], interactive: bool) -> Node {
    let settings = Settings::default();
    screen(&Screen {
        state,
        errors,
        width,
        settings: &settings,
        announcement: "Done.",
        leads: None,
        interactive,
    })
}

pub(super) fn every_screen(mut check: impl FnMut(&str, &[&Element])) {
    let (full, blind) = (fixture::report(), fixture::blind());
    let (choices, none) = (fixture::choices(), Choices::default());
    let columns = [fixture::columns()];
    let progress = [Progress {
        name: "a.csv".to_owned(),
        read: 5,
        size: Some(10),
        rows: 1,
    }];
    let first = Provisional {
        rate: full
            .estimate("attempt_rate_phone")
            .expect("a figure")
            .clone(),
        contact: false,
        until: full.as_of.clone(),
        share: 0.015,
    };
    let (before, now) = fixture::accounts();
    let questions = [Question {
        file: "a.csv".to_owned(),
        header: "Created".to_owned(),
        also: Vec::new(),
        contradicts: false,
        samples: vec!["03/04/2026".to_owned()],
    }];
    let errors = [Error::new(
        "B002",
        "a.xls",
        "expected text, found a workbook",
        "save it as CSV",
    )];
    let states = [
        ("empty", State::Empty),
        ("loading", State::Loading(&progress, Some(&first))),
        (
            "asking",
            State::Asking(Mapping {
                questions: &questions,
                before: None,
                usable: false,
                ..fixture::mapping(&columns, &before, &now)
            }),
        ),
        (
            "mapping",
            State::Asking(fixture::mapping(&columns, &before, &now)),
        ),
        ("guessing", State::Guessing(0.5, &full)),
        ("ready", State::Ready(&full, &choices)),
        ("blind", State::Ready(&blind, &none)),
    ];
    for (name, state) in states {
        for width in [Width::Narrow, Width::Wide, Width::Print] {
            for errors in [&errors[..], &[]] {
                let node = show(state, width, errors, true);
                let mut all = Vec::new();
                elements(&node, &mut all);
                check(name, &all);
            }
        }
    }
}

#[test]
fn controls_do_only_what_is_known_and_can_be_named() {
    every_screen(|name, all| {
        for element in all {
            if let Some(action) = attribute(element, "data-rg") {
                assert!(ACTIONS.contains(&action), "{name}: {action}");
            }
            if element.tag == "button" {
                assert_eq!(attribute(element, "type"), Some("button"), "{name}");
                assert!(
                    !element.children.is_empty(),
                    "{name}: a button without words"
                );
            }
        }
    });
}

#[test]
fn nothing_needs_an_exception_from_a_strict_policy() {
    every_screen(|name, all| {
        for element in all {
            assert!(
                !["script", "style", "link", "img", "iframe"].contains(&element.tag),
                "{name}: {}",
                element.tag
            );
            for (attribute, _) in &element.attributes {
                assert!(
                    *attribute != "style" && !attribute.starts_with("on"),
                    "{name}: {attribute}"
                );
            }
        }
    });
}

#[test]
fn keys_are_unique_among_siblings() {
    every_screen(|name, all| {
        for element in all {
            let mut keys: Vec<&str> = element
                .children
                .iter()
                .filter_map(|c| {
                    if let Node::Element(e) = c {
                        e.key.as_deref()
                    } else {
                        None
                    }
                })
                .collect();
            let before = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(
                before,
                keys.len(),
                "{name}: {} has a key twice",
                element.tag
            );
        }
    });
}

#[test]
fn every_chart_has_a_name_a_description_and_a_table() {
    every_screen(|name, all| {
        for card in all
            .iter()
            .filter(|e| e.tag == "section" && attribute(e, "class") != Some("rg"))
        {
            let node = Node::Element((*card).clone());
            let mut inside = Vec::new();
            elements(&node, &mut inside);
            let charts: Vec<_> = inside.iter().filter(|e| e.tag == "svg").collect();
            for chart in &charts {
                assert_eq!(attribute(chart, "role"), Some("group"), "{name}");
                assert!(
                    attribute(chart, "aria-label").is_some_and(|l| l.len() > 5),
                    "{name}"
                );
                let node = Node::Element((**chart).clone());
                let mut parts = Vec::new();
                elements(&node, &mut parts);
                let marks = parts
                    .iter()
                    .filter(|e| attribute(e, "data-rg-mark").is_some());
                let mut stops = 0;
                for mark in marks {
                    stops += usize::from(attribute(mark, "tabindex") == Some("0"));
                    let said = attribute(mark, "aria-label").unwrap_or_default();
                    assert!(said.contains(": ") && !said.contains(" · "), "{said}");
                }
                assert_eq!(stops, 1, "{name}: one stop of the Tab key a chart");
                assert!(
                    matches!(&chart.children[0], Node::Element(e) if e.tag == "title"),
                    "{name}"
                );
                assert!(
                    matches!(&chart.children[1], Node::Element(e) if e.tag == "desc"),
                    "{name}"
                );
            }
            if !charts.is_empty() {
                assert!(
                    inside.iter().any(|e| e.tag == "table"),
                    "{name}: a chart without its table"
                );
            }
        }
    });
}

#[test]
fn labels_of_a_chart_never_share_a_place() {
    every_screen(|name, all| {
        for chart in all.iter().filter(|e| e.tag == "svg") {
            let node = Node::Element((*chart).clone());
            let mut parts = Vec::new();
            elements(&node, &mut parts);
            let mut places: Vec<(&str, &str, &str)> = parts
                .iter()
                .filter(|e| e.tag == "text")
                .map(|e| {
                    let at = |what| attribute(e, what).unwrap_or("");
                    (at("x"), at("y"), at("text-anchor"))
                })
                .collect();
            let before = places.len();
            places.sort_unstable();
            places.dedup();
            assert_eq!(before, places.len(), "{name}: two labels at one place");
        }
    });
}

#[test]
fn errors_stay_on_every_screen() {
    let errors = [Error::new(
        "B002",
        "a.xls",
        "expected text, found a workbook",
        "save it as CSV",
    )];
    let (full, choices) = (fixture::report(), fixture::choices());
    for state in [
        State::Empty,
        State::Loading(&[], None),
        State::Guessing(0.5, &full),
        State::Ready(&full, &choices),
    ] {
        let html = to_html(&show(state, Width::Wide, &errors, true));
        assert!(
            html.contains("role=\"alert\"")
                && html.contains("B002")
                && html.contains("Save it as CSV.")
        );
    }
}

#[test]
fn the_guess_comes_before_the_answer() {
    let full = fixture::report();
    let html = to_html(&show(State::Guessing(0.6, &full), Width::Wide, &[], true));
    for answer in ["28.0", "1,680", "47.0", "1,302"] {
        assert!(!html.contains(answer), "{answer} is given away");
    }
}

#[test]
fn bars_of_the_waterfall_add_up_to_all_leads() {
    let full = fixture::report();
    let choices = fixture::choices();
    let settings = Settings::default();
    let node = screen(&Screen {
        state: State::Ready(&full, &choices),
        errors: &[],
        width: Width::Wide,
        settings: &settings,
        announcement: "",
        leads: None,
        interactive: true,
    });
    let mut all = Vec::new();
    elements(&node, &mut all);
    let card = all
        .iter()
        .find(|e| e.key.as_deref() == Some("instead"))
        .map(|e| Node::Element((*e).clone()));
    let mut inside = Vec::new();
    let card = card.unwrap_or_else(|| text(""));
    elements(&card, &mut inside);
    let widths = |classes: &[&str]| -> f64 {
        inside
            .iter()
            .filter(|e| {
                e.tag == "rect" && attribute(e, "class").is_some_and(|c| classes.contains(&c))
            })
            .filter_map(|e| attribute(e, "width")?.parse::<f64>().ok())
            .sum()
    };
    let whole = widths(&["all"]);
    let parts = widths(&[
        "nothing",
        "customer",
        "automatic",
        "one-email",
        "several-emails",
        "message",
        "other",
        "called",
    ]);
    // The last bar of the chart is "reached": with "called, not reached" it makes up the phoned ones.
    let reached = inside
        .iter()
        .rfind(|e| e.tag == "rect" && attribute(e, "class") == Some("actual"))
        .and_then(|e| attribute(e, "width")?.parse::<f64>().ok())
        .unwrap_or(0.0);
    assert!(whole > 100.0);
    assert!(
        (whole - parts - reached).abs() < 1.0,
        "{whole} is not {parts} + {reached}"
    );
}

#[test]
fn hostile_names_stay_text_and_many_dealers_stay_few_marks() {
    let mut full = fixture::report();
    let template = full
        .estimates_by("attempt_rate_phone", "dealer")
        .next()
        .cloned();
    for i in 0..200 {
        let mut e = template
            .clone()
            .unwrap_or_else(|| full.estimates[0].clone());
        e.group
            .insert("dealer", Some(format!("<script>alert({i})</script>")));
        full.estimates.push(e);
    }
    let choices = fixture::choices();
    let node = show(State::Ready(&full, &choices), Width::Wide, &[], true);
    let html = to_html(&node);
    assert!(!html.contains("<script"));
    assert!(html.contains("of 212. The table has them all."));
    assert!(html.contains("alert(199)"));
}

#[test]
fn a_report_that_knows_nothing_says_so_and_draws_nothing() {
    let html = to_html(&show(
        State::Ready(&fixture::blind(), &Choices::default()),
        Width::Wide,
        &[],
        true,
    ));
    assert!(html.contains("This file cannot tell."));
    assert!(html.contains("a touches file or a column “attempts” would tell"));
    // The answer says it for itself; one list stands for all other panels.
    assert_eq!(html.matches("This file cannot tell.").count(), 1);
    assert!(
        html.contains("What other columns would add") && html.contains("How long a lead waits;")
    );
    assert!(!html.contains("<svg") && !html.contains("NaN"));
}

#[test]
fn the_saved_page_is_one_file_that_runs_nothing() {
    let html = page(
        &fixture::report(),
        &Settings::default(),
        &fixture::choices(),
        CSS,
    );
    assert!(html.starts_with("<!doctype html>\n"));
    for word in [
        "<script", "http://", "https://", "data-rg=", "url(", "@import",
    ] {
        assert!(!html.contains(word), "{word}");
    }
    assert!(html.contains("<details><summary>Table</summary>"));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let draw = || {
        page(
            &fixture::report(),
            &Settings::default(),
            &fixture::choices(),
            CSS,
        )
    };
    assert_eq!(draw(), draw());
}

#[test]
fn chart_text_never_falls_below_twelve_pixels() {
    // Text is 13 units high; a chart may shrink to its smallest width, and no further.
    let mut found = 0;
    for line in CSS.lines().filter(|l| l.starts_with(".rg-w")) {
        let digits = |text: &str| {
            text.chars()
                .take_while(char::is_ascii_digit)
                .collect::<String>()
                .parse::<f64>()
        };
        let (Ok(width), Some(Ok(least))) = (
            digits(&line[5..]),
            line.split("min-width: ").nth(1).map(digits),
        ) else {
            continue;
        };
        found += 1;
        assert!(13.0 * least / width >= 11.95, "{line}");
    }
    assert_eq!(found, 5);
}

#[test]
fn every_part_and_custom_property_is_documented_and_there() {
    let source = include_str!("../../../www/src/reality-gap.js");
    let named = |tag: &str| -> Vec<&str> {
        let lines = source
            .lines()
            .filter_map(|line| line.trim().strip_prefix(tag));
        lines
            .filter_map(|line| line.split_whitespace().next())
            .collect()
    };
    // The frame around everything is the element's own.
    let there = std::cell::RefCell::new(std::collections::BTreeSet::from(["report".to_owned()]));
    every_screen(|_, all| {
        let parts = all.iter().filter_map(|element| attribute(element, "part"));
        let parts = parts.flat_map(|parts| parts.split(' '));
        let named = parts.filter(|part| !part.starts_with("panel-"));
        there.borrow_mut().extend(named.map(str::to_owned));
    });
    let there = there.into_inner();
    let documented = named("* @csspart ");
    for part in &there {
        assert!(
            documented.contains(&part.as_str()),
            "{part} has no line in the element's header"
        );
    }
    for part in documented {
        assert!(there.contains(part), "{part} is nowhere on the page");
    }
    let described = named("* @cssprop ");
    let mut used = Vec::new();
    for name in CSS.split("var(--rg-").skip(1) {
        used.push(name.split([',', ')']).next().unwrap_or_default());
    }
    for name in &used {
        assert!(
            described.contains(&format!("--rg-{name}").as_str()),
            "--rg-{name}"
        );
    }
    for name in described {
        assert!(
            used.iter().any(|used| name == format!("--rg-{used}")),
            "{name}"
        );
    }
}

#[test]
fn every_figure_in_a_table_brings_the_value_it_is_sorted_by() {
    let (mut values, mut unknown) = (0, 0);
    every_screen(|name, all| {
        // What is asked about columns is not sorted.
        let sorted = matches!(name, "ready" | "blind");
        let is_figure = |cell: &&&Element| {
            sorted
                && cell.tag == "td"
                && attribute(cell, "class").is_some_and(|class| class == "rg-fig")
        };
        for cell in all.iter().filter(is_figure) {
            let words: Vec<&Node> = cell.children.iter().collect();
            match cell.rank {
                Rank::Value(value) => {
                    assert!(value.is_finite(), "{name}: {words:?}");
                    values += 1;
                }
                Rank::Unknown => unknown += 1,
                Rank::Words => panic!("{name}: {words:?} has no value"),
            }
        }
    });
    assert!(values > 1_000 && unknown > 10, "{values} and {unknown}");
}
