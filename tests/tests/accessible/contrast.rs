//! Every pair of colours that the style sheet uses, in light and in dark: 4.5 for text, 3 for marks, controls and the ring
//! of the focus (WCAG 2.2, 1.4.3 and 1.4.11). The pairs are found in the sheet; one that this list does not know fails.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use reality_gap_core::view::CSS;

use crate::colours::{BLINDNESS, Linear, SEEING, apart, contrast, linear};
use crate::golden;

/// Colours of words, and what they stand on.
const TEXT: [(&str, &[&str]); 9] = [
    ("ink", &["surface", "page", "promise"]),
    ("muted", &["surface", "page", "promise"]),
    ("actual", &["surface"]),
    ("expected", &["surface"]),
    ("automatic", &["surface"]),
    ("promise-ink", &["promise"]),
    // The main button, and the line about the keys.
    ("surface", &["actual", "ink"]),
    ("human", &["surface"]),
    ("alarm", &["surface"]),
];

/// Colours of marks, controls and the focus, and what they stand on.
const MARKS: [(&str, &[&str]); 16] = [
    ("ink", &["surface", "page"]),
    ("actual", &["surface", "page", "promise"]),
    ("interval", &["surface"]),
    ("expected", &["surface", "page"]),
    ("gap", &["surface"]),
    ("all", &["surface"]),
    ("nothing", &["surface"]),
    ("customer", &["surface"]),
    ("automatic", &["surface"]),
    ("one-email", &["surface"]),
    ("several-emails", &["surface"]),
    ("message", &["surface"]),
    ("other", &["surface"]),
    ("called", &["surface"]),
    ("control", &["surface", "page"]),
    ("alarm", &["surface", "page"]),
];

/// Colours that nothing has to be told by: the edge of a card and the grid; the pale band behind the line of the answer,
/// whose ends are marks.
const DECORATION: [&str; 2] = ["line", "band"];

/// Other names of colours in charts.
const SAME: [(&str, &str); 5] = [
    ("human", "ink"),
    ("link", "ink"),
    ("axis", "muted"),
    ("limit", "muted"),
    ("belief", "expected"),
];

/// The light and the dark value of a custom property.
fn pair(name: &str) -> [Linear; 2] {
    let name = SAME.iter().find(|s| s.0 == name).map_or(name, |s| s.1);
    let begin = format!("--_{name}: var(--rg-{name}, light-dark(");
    let rest = CSS
        .split_once(begin.as_str())
        .unwrap_or_else(|| panic!("{name} is not in the style sheet"))
        .1;
    let values = rest.split_once(')').expect("an end").0;
    let mut values = values
        .split(',')
        .map(|value| linear(value.trim()).expect("a colour"));
    [values.next().expect("light"), values.next().expect("dark")]
}

/// Names in declarations like `color: var(--_ink)` of the rules for the screen. Rules in media come later and are indented;
/// the reader's own colours are no business of ours.
fn used(properties: &[&str]) -> BTreeSet<String> {
    let screen = CSS.split("@media (forced-colors").next().expect("rules");
    let mut out = BTreeSet::new();
    for part in screen.split([';', '{', '}']) {
        let Some((property, value)) = part.split_once(':') else {
            continue;
        };
        if !properties.contains(&property.trim()) {
            continue;
        }
        for name in value.split("var(--_").skip(1) {
            out.insert(name.split([')', ',']).next().unwrap_or_default().to_owned());
        }
    }
    // Charts say their colour in two steps.
    if out.remove("c") {
        for part in screen.split("--_c: var(--_").skip(1) {
            out.insert(part.split(')').next().unwrap_or_default().to_owned());
        }
    }
    // No colours.
    for name in ["radius", "gap-size", "size"] {
        out.remove(name);
    }
    out
}

fn table(out: &mut String, title: &str, list: &[(&str, &[&str])], least: f64) -> Vec<String> {
    let mut faults = Vec::new();
    write!(out, "| {title} | on | light | dark |\n|---|---|--:|--:|\n")
        .expect("writing to a string");
    for (name, grounds) in list {
        for ground in *grounds {
            let (marks, under) = (pair(name), pair(ground));
            let found = [contrast(marks[0], under[0]), contrast(marks[1], under[1])];
            for (scheme, found) in ["light", "dark"].iter().zip(found) {
                if found < least {
                    faults.push(format!(
                        "{name} on {ground}, {scheme}: {found:.2} < {least}"
                    ));
                }
            }
            writeln!(
                out,
                "| `{name}` | `{ground}` | {:.1} | {:.1} |",
                found[0], found[1]
            )
            .expect("writing to a string");
        }
    }
    faults
}

/// Colours that stand side by side in one chart, where nothing but a key at its top says which is which; and the two roles
/// that carry the report.
const BESIDE: [(&str, &str); 6] = [
    ("actual", "expected"),
    ("actual", "other"),
    ("other", "nothing"),
    ("actual", "nothing"),
    ("actual", "automatic"),
    ("actual", "human"),
];

/// So far apart must those be through any eyes. About 2 can just be told apart.
const FAR: f64 = 6.0;

fn eyes(out: &mut String) -> Vec<String> {
    let mut faults = Vec::new();
    out.push_str("| pair | scheme | all cones | protanopia | deuteranopia | tritanopia |\n|---|---|--:|--:|--:|--:|\n");
    for (one, other) in BESIDE {
        let (a, b) = (pair(one), pair(other));
        for (at, scheme) in ["light", "dark"].into_iter().enumerate() {
            write!(out, "| `{one}`, `{other}` | {scheme} |").expect("writing to a string");
            for (name, eyes) in [("all cones", &SEEING)]
                .into_iter()
                .chain(BLINDNESS.iter().map(|(name, eyes)| (*name, eyes)))
            {
                let far = apart(eyes, a[at], b[at]);
                if far < FAR {
                    faults.push(format!(
                        "{one} and {other}, {scheme}, {name}: {far:.1} < {FAR}"
                    ));
                }
                write!(out, " {far:.0} |").expect("writing to a string");
            }
            out.push('\n');
        }
    }
    faults
}

#[test]
fn every_colour_of_the_sheet_is_in_a_list() {
    let known = |list: &[(&str, &[&str])], name: &str| {
        let same = SAME.iter().find(|s| s.0 == name).map_or(name, |s| s.1);
        list.iter()
            .any(|(known, _)| *known == name || *known == same)
    };
    for name in used(&["color"]) {
        assert!(
            known(&TEXT, &name),
            "no ground is known for text in `{name}`"
        );
    }
    let marks = used(&[
        "border",
        "border-color",
        "border-bottom",
        "border-top",
        "outline",
        "stroke",
        "fill",
        "accent-color",
        "text-decoration-color",
    ]);
    for name in marks {
        assert!(
            known(&MARKS, &name)
                || DECORATION.contains(&name.as_str())
                // Words of a chart and the ground around them.
                || known(&TEXT, &name),
            "no ground is known for marks in `{name}`"
        );
    }
    for name in used(&["background"]) {
        let ground =
            |list: &[(&str, &[&str])]| list.iter().any(|(_, on)| on.contains(&name.as_str()));
        assert!(ground(&TEXT), "nothing is known to stand on `{name}`");
    }
}

#[test]
fn colours_are_as_far_apart_as_the_page_about_them_says() {
    let mut text = String::from("### Words: at least 4.5\n\n");
    let mut faults = table(&mut text, "text", &TEXT, 4.5);
    text.push_str("\n### Marks, controls, the focus: at least 3\n\n");
    faults.extend(table(&mut text, "mark", &MARKS, 3.0));
    writeln!(
        text,
        "\n### Colour blindness\n\nDistance in OKLab, times 100, after taking one kind of cone away (Machado et al. 2009); about 2 can just be told \
         apart, at least {FAR:.0} is asked of colours that a key alone tells apart. Everything else in a chart has its name beside it.\n"
    )
    .expect("writing to a string");
    faults.extend(eyes(&mut text));
    assert!(faults.is_empty(), "{}", faults.join("\n"));

    const PATH: &str = "docs/accessibility.md";
    const BEGIN: &str = "<!-- measured: begin -->\n";
    const END: &str = "<!-- measured: end -->";
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = std::fs::read_to_string(root.join(PATH)).expect("the page about accessibility");
    let (before, rest) = page.split_once(BEGIN).expect("a place for the figures");
    let (_, after) = rest.split_once(END).expect("an end of the place");
    golden(PATH, &format!("{before}{BEGIN}\n{text}\n{END}{after}"));
}

#[test]
fn no_text_on_the_screen_is_smaller_than_12_px() {
    let screen = CSS.split("@media print").next().expect("rules");
    for part in screen.split("font-size:").skip(1) {
        let size = part.split([';', '}']).next().unwrap_or_default().trim();
        let Some(pixels) = size.strip_suffix("px") else {
            continue;
        };
        let pixels: f64 = pixels.parse().expect("a number");
        assert!(pixels >= 12.0, "{size}");
    }
}

#[test]
fn nothing_moves() {
    assert!(!CSS.contains("animation") && !CSS.contains("@keyframes"));
    // The one transition is for those who did not ask for less of it.
    let (before, after) = CSS
        .split_once("@media (prefers-reduced-motion: no-preference)")
        .expect("the rule about motion");
    let (inside, after) = after.split_once("\n}").expect("its end");
    assert!(inside.contains("transition"));
    assert!(!before.contains("transition") && !after.contains("transition"));
}
