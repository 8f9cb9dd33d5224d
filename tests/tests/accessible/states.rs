//! Every state's tree as a file, and what holds in all of them.

use reality_gap_core::app::{Action, App};
use reality_gap_core::diagnostic::Error;
use reality_gap_core::node::Node;
use reality_gap_core::settings::{By, Expectation, Scope, Settings};

use crate::golden;
use crate::outline::{attribute, elements, outline};
use crate::support::export::wide;

fn app(expected: bool) -> App {
    let belief = Expectation {
        scope: Scope::Network,
        name: String::new(),
        value: 0.75,
    };
    App::new(Settings {
        expectations: if expected { vec![belief] } else { Vec::new() },
        by: vec![By::Dealer, By::Month],
        ..Settings::default()
    })
}

fn act(app: &mut App, name: &str, field: &str, value: &str) {
    app.update(&Action {
        name: name.to_owned(),
        field: field.to_owned(),
        value: value.to_owned(),
    });
}

fn read(app: &mut App, name: &str, text: &str) {
    app.open(name, u64::try_from(text.len()).ok());
    app.push(text.as_bytes());
    app.close();
    app.finish();
}

/// Name of the file, and the screen.
fn states() -> Vec<(&'static str, Node)> {
    let mut out = vec![("empty", app(true).view())];

    let mut loading = app(true);
    loading.open("export.csv", Some(100_000));
    loading.push(&wide().as_bytes()[..40_000]);
    out.push(("loading", loading.view()));

    let mut asking = app(true);
    read(
        &mut asking,
        "dates.csv",
        "lead_id,created_at,dealer,first_attempt_at\nA-1,03/04/2026 09:00,North,03/04/2026 09:20\n\
         A-2,05/06/2026 09:00,South,05/06/2026 10:20\n",
    );
    out.push(("asking", asking.view()));

    let mut mapping = app(true);
    read(
        &mut mapping,
        "headers.csv",
        "c1,c2,c3\nred,left,North\nblue,right,South\n",
    );
    out.push(("mapping", mapping.view()));

    let mut error = app(true);
    error.fail(Error::new(
        "B002",
        "a.xls",
        "expected text, found a workbook",
        "save it as CSV",
    ));
    out.push(("error", error.view()));

    let mut guessing = app(false);
    read(&mut guessing, "export.csv", &wide());
    out.push(("guessing", guessing.view()));

    let mut ready = app(true);
    read(&mut ready, "export.csv", &wide());
    out.push(("ready", ready.view()));
    act(&mut ready, "view", "", "summary");
    out.push(("summary", ready.view()));
    act(&mut ready, "view", "", "gap");
    out.push(("gap", ready.view()));
    act(&mut ready, "view", "", "full");
    act(&mut ready, "width", "", "narrow");
    out.push(("narrow", ready.view()));
    act(&mut ready, "width", "", "wide");
    act(&mut ready, "filter", "dealers", "Autohaus Müller");
    act(&mut ready, "leads", "instead:not_phoned", "");
    out.push(("leads-of-one-dealer", ready.view()));
    out
}

#[test]
fn every_state_reads_as_it_is_written_down() {
    for (name, screen) in states() {
        let mut text = outline(&screen);
        if name == "leads-of-one-dealer" {
            // The rest is in `ready`.
            let mut all = Vec::new();
            elements(&screen, &mut all);
            let panel = all
                .into_iter()
                .find(|e| attribute(e, "class").is_some_and(|class| class.contains("rg-instead")));
            text = outline(&Node::Element(panel.expect("the panel").clone()));
        }
        if name == "narrow" {
            // What the charts say does not depend on the room they have.
            let marks = |text: &str| -> Vec<String> {
                let lines = text.lines().map(str::trim);
                let marks = lines.filter(|line| line.contains(", tab "));
                let mut marks: Vec<String> = marks
                    .map(|line| line.split(", tab ").next().unwrap_or_default().to_owned())
                    .collect();
                marks.sort();
                marks.dedup();
                marks
            };
            let (_, wide) = states()
                .into_iter()
                .find(|(name, _)| *name == "ready")
                .expect("the wide one");
            let (narrow, wide) = (marks(&text), marks(&outline(&wide)));
            // On a phone a chart may take the place of a wide table, but none says something else.
            let lost: Vec<_> = wide.iter().filter(|mark| !narrow.contains(mark)).collect();
            assert!(
                wide.len() > 100 && lost.is_empty(),
                "{} marks, {lost:?}",
                wide.len()
            );
            continue;
        }
        text.insert_str(
            0,
            "What a screen reader gets: role, name, state. Written by the tests.\n\n",
        );
        golden(&format!("tests/suite/accessible/{name}.txt"), &text);
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    for (name, screen) in states() {
        let mut all = Vec::new();
        elements(&screen, &mut all);
        let levels: Vec<u32> = all
            .iter()
            .filter_map(|e| match e.tag {
                "h2" => Some(2),
                "h3" => Some(3),
                "h4" => Some(4),
                _ => None,
            })
            .collect();
        assert_eq!(
            levels.first().copied().unwrap_or(2),
            2,
            "{name}: {levels:?}"
        );
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{name}: {levels:?}");
        }
    }
}

#[test]
fn there_is_no_live_region_but_the_elements_own_and_alerts() {
    for (name, screen) in states() {
        let mut all = Vec::new();
        elements(&screen, &mut all);
        for element in all {
            let live = attribute(element, "aria-live");
            assert!(
                !matches!(live, Some("polite" | "assertive")),
                "{name}: {element:?}"
            );
            assert_ne!(attribute(element, "role"), Some("status"), "{name}");
            assert_ne!(attribute(element, "role"), Some("application"), "{name}");
            if element.tag == "output" {
                assert_eq!(live, Some("off"), "{name}");
            }
        }
    }
}

#[test]
fn buttons_and_links_of_one_name_do_one_thing() {
    for (name, screen) in states() {
        let mut all = Vec::new();
        elements(&screen, &mut all);
        let mut seen: Vec<(String, String)> = Vec::new();
        for element in all.iter().filter(|e| matches!(e.tag, "button" | "a")) {
            let text: String = outline(&Node::Element((*element).clone()));
            let said = text.lines().next().unwrap_or_default();
            let said = said.split("\"").nth(1).unwrap_or_default().to_owned();
            assert!(!said.is_empty(), "{name}: a button without a name");
            // The heads of tables say what they are in the table's context.
            if attribute(element, "data-rg") == Some("sort") {
                continue;
            }
            let of = |what: &str| attribute(element, what).unwrap_or_default().to_owned();
            // The same set of leads can be behind several panels.
            let field = of("data-rg-field");
            let field = field.rsplit(':').next().unwrap_or_default().to_owned();
            let does = format!("{} {field} {} {}", of("data-rg"), of("value"), of("href"));
            let other = seen.iter().find(|(known, _)| *known == said);
            if let Some((_, known)) = other {
                assert_eq!(*known, does, "{name}: two buttons called {said}");
            }
            seen.push((said, does));
        }
    }
}

/// Syllables by groups of vowels, without a last mute e.
fn syllables(word: &str) -> usize {
    let word = word.to_ascii_lowercase();
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let (mut count, mut before) = (0, false);
    for c in word.chars() {
        count += usize::from(vowel(c) && !before);
        before = vowel(c);
    }
    let mute = word.ends_with('e') && !word.ends_with("le") && count > 1;
    (count - usize::from(mute)).max(1)
}

/// The grade of a text after Flesch and Kincaid.
fn grade(text: &str) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).expect("a short text"));
    let sentences = text
        .split(['.', '!', '?', ':', ';'])
        .filter(|s| s.split_whitespace().count() > 1);
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    let spoken: usize = words.iter().map(|word| syllables(word)).sum();
    let words = count(words.len().max(1));
    0.39 * words / count(sentences.count().max(1)) + 11.8 * count(spoken) / words - 15.59
}

#[test]
fn sentences_can_be_read_in_the_ninth_grade() {
    // The measure itself: a plain sentence, and one that is not.
    assert!(grade("The cat sat on the mat. It did not see the dog.") < 2.0);
    assert!(
        grade("Organisational accountability necessitates comprehensive documentation.") > 15.0
    );
    for (name, screen) in states() {
        let mut all = Vec::new();
        elements(&screen, &mut all);
        let mut text = String::new();
        for lead in all
            .iter()
            .filter(|e| attribute(e, "class") == Some("rg-lead"))
        {
            for child in &lead.children {
                if let Node::Text(words) = child {
                    text.push_str(words);
                    text.push(' ');
                }
            }
        }
        if text.is_empty() {
            continue;
        }
        let found = grade(&text);
        assert!(found < 9.0, "{name}: grade {found:.1} of: {text}");
    }
}
