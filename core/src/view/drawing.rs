//! All charts of the report as one SVG, one below the other: colours and widths of the light style sheet are written on
//! every element, so that the file looks the same in a browser, a word processor and a drawing program.

use super::{Choices, Screen, State, Width, headline, screen, stamp};
use crate::node::{Element, Node, el};
use crate::report::{Report, tenths};
use crate::settings::{Settings, decimal};

/// Room around and between charts, in view-box units.
const MARGIN: f64 = 32.0;
/// Width of a column of charts.
const COLUMN: f64 = 500.0;
/// Columns beside each other: one below the other they would be a strip too long for a picture.
const COLUMNS: usize = 3;
/// A line of text.
const LINE: f64 = 20.0;

/// The drawing as a tree; its root is an `svg` with `width` and `height` in pixels. The colours are those of the style
/// sheet. With a panel's key only its charts are drawn.
#[must_use]
pub fn drawing(
    report: &Report,
    settings: &Settings,
    choices: &Choices,
    css: &str,
    panel: Option<&str>,
) -> Element {
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
    collect(&page, &mut String::new(), panel, &mut charts);
    let sheet = Sheet::of(css);
    let mut parts: Vec<Element> = Vec::new();
    let line = |(x, y): (f64, f64), ink: &str, size: &str, weight: &str, words: &str| {
        el("text")
            .attr("x", tenths(x))
            .attr("y", tenths(y))
            .attr("fill", sheet.colour(ink))
            .attr("font-size", size)
            .attr("font-weight", weight)
            .text(words)
    };
    let title = stamp::title(settings, choices);
    let headline = headline(report);
    parts.push(line((MARGIN, MARGIN + LINE), "ink", "20px", "700", &title));
    parts.push(line(
        (MARGIN, MARGIN + 2.4 * LINE),
        "ink",
        "15px",
        "400",
        &headline,
    ));
    // How far each column is filled; what is wider than one begins below all.
    let mut ends = [MARGIN + 4.0 * LINE; COLUMNS];
    let count = charts.len().clamp(1, COLUMNS);
    let mut widest = 0.0_f64;
    for (heading, chart) in charts {
        let Some((w, h)) = size(chart) else { continue };
        let lowest = ends.iter().copied().fold(0.0, f64::max);
        let at = if w > COLUMN {
            ends = [lowest; COLUMNS];
            0
        } else {
            let shorter = |best, i| if ends[i] < ends[best] { i } else { best };
            (0..count).fold(0, shorter)
        };
        #[expect(clippy::cast_precision_loss, reason = "three columns")]
        let x = MARGIN + at as f64 * (COLUMN + MARGIN);
        let mut y = ends[at];
        if !heading.is_empty() {
            parts.push(line((x, y + 8.0), "ink", "15px", "700", &heading));
            y += LINE;
        }
        parts.push(placed(chart, (x, y), (w, h), &sheet));
        widest = widest.max(x + w);
        y += h + MARGIN;
        if w > COLUMN {
            ends = [y; COLUMNS];
        } else {
            ends[at] = y;
        }
    }
    let mut end = ends.iter().copied().fold(0.0, f64::max);
    let stamp = stamp::lines(report, settings, choices);
    for words in &stamp {
        parts.push(line((MARGIN, end), "muted", "13px", "400", words));
        end += LINE;
    }
    // A footer may be wider than one chart.
    let width = widest.max(640.0) + MARGIN;
    let size = |element: Element| {
        element
            .attr("width", tenths(width))
            .attr("height", tenths(end))
    };
    let description = format!("{headline} {}. {}.", stamp[0], stamp[1]);
    size(el("svg"))
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("viewBox", format!("0 0 {} {}", tenths(width), tenths(end)))
        .attr("role", "img")
        .attr(
            "font-family",
            "system-ui, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif",
        )
        .child(el("title").text(title))
        .child(el("desc").text(description))
        .child(size(el("rect")).attr("fill", sheet.colour("surface")))
        .children(parts)
}

fn placed(chart: &Element, (x, y): (f64, f64), (w, h): (f64, f64), sheet: &Sheet<'_>) -> Element {
    let mut out = el("svg");
    out.attributes = chart
        .attributes
        .iter()
        .filter(|a| a.0 == "viewBox")
        .cloned()
        .collect();
    out.attr("x", tenths(x))
        .attr("y", tenths(y))
        .attr("width", tenths(w))
        .attr("height", tenths(h))
        .attr("overflow", "visible")
        .children(chart.children.iter().map(|child| styled(child, sheet)))
}

/// Every chart with the heading above it. Where a chart is there twice, for more and for less room, the large one counts.
fn collect<'a>(
    node: &'a Node,
    heading: &mut String,
    panel: Option<&str>,
    charts: &mut Vec<(String, &'a Element)>,
) {
    let Node::Element(element) = node else { return };
    let is_panel = classes(element).any(|class| class == "rg-card");
    if is_panel && panel.is_some() && element.key.as_deref() != panel {
        return;
    }
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
            .for_each(|child| collect(child, heading, panel, charts)),
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
struct Rule<'a> {
    /// Tag and class; an empty one is any.
    selectors: Vec<(&'a str, &'a str)>,
    declarations: Vec<(&'a str, &'a str)>,
}

/// What a style sheet says about charts.
struct Sheet<'a> {
    css: &'a str,
    /// Those that begin with `.rg-chart `, in order; rules for media come later in the sheet and are indented.
    rules: Vec<Rule<'a>>,
}

impl<'a> Sheet<'a> {
    fn of(css: &'a str) -> Self {
        let rules = css
            .lines()
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
            .collect();
        Self { css, rules }
    }

    /// The light value of a colour of the style sheet.
    fn colour(&self, name: &str) -> &'a str {
        let begin = format!("--_{name}: ");
        self.css
            .lines()
            .find_map(|line| line.trim_start().strip_prefix(begin.as_str()))
            .and_then(|value| value.split_once("light-dark(")?.1.split(',').next())
            .unwrap_or("#000000")
    }
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
fn styled(node: &Node, sheet: &Sheet<'_>) -> Node {
    let Node::Element(element) = node else {
        return node.clone();
    };
    let mut mark = None;
    let mut found: Vec<(&str, &str)> = Vec::new();
    for rule in &sheet.rules {
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
            Some("c") => sheet.colour(mark.unwrap_or("ink")),
            Some(other) => sheet.colour(other),
            None => value,
        };
        out = out.attr(name, value);
    }
    let drawn = element.children.iter().filter(|child| !is_area(child));
    out.children(drawn.map(|child| styled(child, sheet))).into()
}

/// Whether it is the area of a mark, which nobody can reach in a drawing.
fn is_area(node: &Node) -> bool {
    matches!(node, Node::Element(e) if attribute(e, "class") == Some("hit"))
}

/// The name in `var(--_name)`.
fn variable(value: &str) -> Option<&str> {
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
    use super::super::{CSS, fixture};
    use super::*;

    fn colour(name: &str) -> &'static str {
        Sheet::of(CSS).colour(name)
    }

    #[test]
    fn every_chart_is_there_once_with_its_colours() {
        let (report, choices) = (fixture::report(), fixture::choices());
        let file = svg(&drawing(&report, &Settings::default(), &choices, CSS, None));
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
        assert!(
            file.contains("<title>Lead follow-up") && file.contains("<desc>"),
            "{file:.400}"
        );
        assert!(
            file.contains("All leads") && file.contains(" · data "),
            "the footer"
        );
    }

    #[test]
    fn charts_stand_beside_each_other_and_one_panel_can_be_had_alone() {
        let (report, choices) = (fixture::report(), fixture::choices());
        let draw = |panel| drawing(&report, &Settings::default(), &choices, CSS, panel);
        let measure = |drawing: &Element| size(drawing).unwrap_or_default();
        let (width, height) = measure(&draw(None));
        assert!(
            width < 1_700.0 && height < 3.0 * width,
            "{width} × {height}"
        );
        let one = draw(Some("instead"));
        let charts = |drawing: &Element| svg(drawing).matches("<svg ").count() - 1;
        assert_eq!((charts(&one), charts(&draw(Some("no such panel")))), (1, 0));
        assert!(measure(&one).0 < 700.0 && svg(&one).contains("What happened instead"));
    }

    #[test]
    fn a_rule_of_the_sheet_reaches_the_element_it_is_about() {
        let line = el("line").class("belief").attr("x1", "1").into();
        let Node::Element(line) = styled(&line, &Sheet::of(CSS)) else {
            panic!("an element stays one")
        };
        assert_eq!(attribute(&line, "stroke"), Some(colour("expected")));
        assert_eq!(attribute(&line, "stroke-dasharray"), Some("3 3"));
        assert_eq!(attribute(&line, "stroke-width"), Some("2"));
    }
}
