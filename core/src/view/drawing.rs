//! All charts of the report as one SVG, one below the other: colours and widths of the light style sheet are written on
//! every element, so that the file looks the same in a browser, a word processor and a drawing program.

use super::{CSS, Choices, Screen, State, Width, headline, screen};
use crate::node::{Element, Node, el};
use crate::report::{Report, tenths};
use crate::settings::{Settings, decimal};

/// Room around and between charts, in view-box units.
const MARGIN: f64 = 24.0;

/// The drawing as a tree; its root is an `svg` with `width` and `height` in pixels.
#[must_use]
pub fn drawing(report: &Report, settings: &Settings, choices: &Choices) -> Element {
    let page = screen(&Screen {
        state: State::Ready(report, choices),
        errors: &[],
        width: Width::Wide,
        settings,
        announcement: "",
        leads: None,
        interactive: false,
    });
    let mut charts = Vec::new();
    collect(&page, &mut String::new(), &mut charts);
    let rules = rules();
    let mut width = 640.0_f64;
    let mut y = MARGIN;
    let mut parts: Vec<Element> = Vec::new();
    let line = |y: f64, size: &str, weight: &str, words: &str| {
        el("text")
            .attr("x", tenths(MARGIN))
            .attr("y", tenths(y))
            .attr("fill", colour("ink"))
            .attr("font-size", size)
            .attr("font-weight", weight)
            .text(words)
    };
    y += 10.0;
    parts.push(line(y, "16px", "700", &headline(report)));
    y += MARGIN;
    for (title, chart) in charts {
        let Some((w, h)) = size(chart) else { continue };
        if !title.is_empty() {
            y += 8.0;
            parts.push(line(y, "15px", "700", &title));
            y += 12.0;
        }
        let mut placed = el("svg");
        placed.attributes = chart
            .attributes
            .iter()
            .filter(|a| a.0 == "viewBox")
            .cloned()
            .collect();
        placed = placed
            .attr("x", tenths(MARGIN))
            .attr("y", tenths(y))
            .attr("width", tenths(w))
            .attr("height", tenths(h))
            .attr("overflow", "visible");
        placed.children = chart
            .children
            .iter()
            .map(|child| styled(child, &rules))
            .collect();
        parts.push(placed);
        width = width.max(w);
        y += h + MARGIN;
    }
    let (width, height) = (width + 2.0 * MARGIN, y);
    el("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr(
            "viewBox",
            format!("0 0 {} {}", tenths(width), tenths(height)),
        )
        .attr("width", tenths(width))
        .attr("height", tenths(height))
        .attr(
            "font-family",
            "system-ui, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif",
        )
        .child(
            el("rect")
                .attr("x", "0")
                .attr("y", "0")
                .attr("width", tenths(width))
                .attr("height", tenths(height))
                .attr("fill", colour("surface")),
        )
        .children(parts)
}

/// Every chart with the heading above it. Where a chart is there twice, for more and for less room, the large one counts.
fn collect<'a>(node: &'a Node, heading: &mut String, charts: &mut Vec<(String, &'a Element)>) {
    let Node::Element(element) = node else { return };
    match element.tag {
        "h2" | "h3" => {
            heading.clear();
            words(element, heading);
        }
        "svg" => charts.push((std::mem::take(heading), element)),
        _ if classes(element).any(|class| class == "rg-small") => {}
        _ => element
            .children
            .iter()
            .for_each(|child| collect(child, heading, charts)),
    }
}

fn words(element: &Element, out: &mut String) {
    for child in &element.children {
        match child {
            Node::Text(text) => out.push_str(text),
            Node::Element(inner) => words(inner, out),
        }
    }
}

fn classes(element: &Element) -> impl Iterator<Item = &str> {
    attribute(element, "class")
        .unwrap_or_default()
        .split_whitespace()
}

/// The value of an attribute.
pub(super) fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element
        .attributes
        .iter()
        .find(|a| a.0 == name)
        .map(|a| a.1.as_str())
}

/// Width and height of the view box.
fn size(chart: &Element) -> Option<(f64, f64)> {
    let mut numbers = attribute(chart, "viewBox")?
        .split_whitespace()
        .skip(2)
        .map(decimal);
    Some((numbers.next()??, numbers.next()??))
}

/// A rule of the style sheet about what is in a chart.
struct Rule {
    /// Tag and class; an empty one is any.
    selectors: Vec<(&'static str, &'static str)>,
    declarations: Vec<(&'static str, &'static str)>,
}

/// The rules that begin with `.rg-chart `, in order; rules for media come later in the sheet and are indented.
fn rules() -> Vec<Rule> {
    CSS.lines()
        .filter(|line| line.starts_with(".rg-chart ") && !line.starts_with(".rg-chart {"))
        .filter_map(|line| {
            let (selectors, body) = line.split_once('{')?;
            let selectors = selectors
                .split(',')
                .filter_map(|selector| selector.trim().strip_prefix(".rg-chart "))
                .map(|selector| {
                    selector
                        .trim()
                        .split_once('.')
                        .unwrap_or((selector.trim(), ""))
                })
                .collect();
            let declarations = body
                .trim_end()
                .trim_end_matches('}')
                .split(';')
                .filter_map(|declaration| declaration.split_once(':'))
                .map(|(name, value)| (name.trim(), value.trim()))
                .collect();
            Some(Rule {
                selectors,
                declarations,
            })
        })
        .collect()
}

/// The light value of a colour of the style sheet.
fn colour(name: &str) -> &'static str {
    let begin = format!("--_{name}: ");
    CSS.lines()
        .find_map(|line| line.trim_start().strip_prefix(begin.as_str()))
        .and_then(|value| value.split_once("light-dark(")?.1.split(',').next())
        .unwrap_or("#000000")
}

/// The attributes under which SVG knows a declaration.
const ATTRIBUTES: [&str; 9] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linejoin",
    "stroke-dasharray",
    "stroke-opacity",
    "font-size",
    "font-weight",
    "paint-order",
];

/// The same node with the style sheet's declarations as attributes.
fn styled(node: &Node, rules: &[Rule]) -> Node {
    let Node::Element(element) = node else {
        return node.clone();
    };
    let mut mark = None;
    let mut found: Vec<(&'static str, &'static str)> = Vec::new();
    for rule in rules {
        let applies = rule.selectors.iter().any(|&(tag, class)| {
            (tag.is_empty() || tag == element.tag)
                && (class.is_empty() || classes(element).any(|c| c == class))
        });
        if !applies {
            continue;
        }
        for &(name, value) in &rule.declarations {
            if name == "--_c" {
                mark = variable(value);
            } else {
                found.retain(|f| f.0 != name);
                found.push((name, value));
            }
        }
    }
    let mut out = el(element.tag);
    out.attributes = element
        .attributes
        .iter()
        .filter(|a| a.0 != "class" && !a.0.starts_with("data-"))
        .cloned()
        .collect();
    for (name, value) in found {
        let Some(name) = ATTRIBUTES.into_iter().find(|known| *known == name) else {
            continue;
        };
        let value = match variable(value) {
            Some("c") => colour(mark.unwrap_or("ink")),
            Some(other) => colour(other),
            None => value,
        };
        out = out.attr(name, value);
    }
    let drawn = element.children.iter().filter(|child| !is_area(child));
    out.children(drawn.map(|child| styled(child, rules))).into()
}

/// Whether it is the area of a mark, which nobody can reach in a drawing.
fn is_area(node: &Node) -> bool {
    matches!(node, Node::Element(e) if attribute(e, "class") == Some("hit"))
}

/// The name in `var(--_name)`.
fn variable(value: &'static str) -> Option<&'static str> {
    value.strip_prefix("var(--_")?.strip_suffix(')')
}

/// The drawing as a file. Characters that XML refuses are left out.
#[must_use]
pub fn svg(drawing: &Element) -> String {
    let text = crate::node::to_html(&Node::Element(drawing.clone()));
    text.chars()
        .filter(|&c| c >= ' ' || matches!(c, '\t' | '\n' | '\r'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn every_chart_is_there_once_with_its_colours() {
        let (report, choices) = (fixture::report(), fixture::choices());
        let file = svg(&drawing(&report, &Settings::default(), &choices));
        assert!(
            file.matches("<svg ").count() > 4,
            "{}",
            file.matches("<svg ").count()
        );
        for refused in ["var(", "light-dark", "class=", "currentColor", "<style"] {
            assert!(!file.contains(refused), "{refused}");
        }
        // Actual and expected, as in the light style sheet.
        for name in ["actual", "expected"] {
            assert!(file.contains(colour(name)), "{name}");
        }
        assert_ne!(colour("actual"), colour("expected"));
    }

    #[test]
    fn a_rule_of_the_sheet_reaches_the_element_it_is_about() {
        let line = el("line").class("belief").attr("x1", "1").into();
        let Node::Element(line) = styled(&line, &rules()) else {
            panic!("an element stays one")
        };
        assert_eq!(attribute(&line, "stroke"), Some(colour("expected")));
        assert_eq!(attribute(&line, "stroke-dasharray"), Some("3 3"));
        assert_eq!(attribute(&line, "stroke-width"), Some("2"));
    }
}
