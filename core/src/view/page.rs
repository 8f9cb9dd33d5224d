//! The report as one self-contained HTML file: nothing to load, nothing to run.
//!
//! It is laid out for paper; every chart is there a second time, laid out for a phone, and the style sheet shows the one
//! that fits.

use super::drawing::attribute;
use super::{Choices, Screen, State, Width, screen, stamp};
use crate::node::{Element, Node, text, to_html};
use crate::report::Report;
use crate::settings::Settings;
use crate::words::Words;

/// The whole file, with the style sheet in it. Details can be opened without any script.
#[must_use]
pub fn page(report: &Report, settings: &Settings, choices: &Choices, css: &str) -> String {
    let at = |width| {
        screen(&Screen {
            state: State::Ready(report, choices),
            errors: &[],
            width,
            settings,
            announcement: "",
            leads: None,
            interactive: false,
        })
    };
    let mut body = at(Width::Print);
    let mut small = Vec::new();
    charts(at(Width::Narrow), "", &mut small);
    beside(&mut body, "", &mut small);
    let html = to_html(&body);
    let title = to_html(&text(stamp::title(settings, choices)));
    let spoken = Words::spoken();
    let language = spoken.tag();
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{css}{PAGES}</style>\n</head>\n<body class=\"rg-page\">\n{html}\n</body>\n</html>\n"
    )
}

/// Numbers on the printed pages: only a page of its own may have them.
const PAGES: &str = "@page { @bottom-right { content: counter(page) \" / \" counter(pages); font: 11px sans-serif; } }\n";

/// Takes the charts out of a tree, each with the key of its panel.
fn charts(node: Node, panel: &str, out: &mut Vec<(String, Element)>) {
    let Node::Element(element) = node else { return };
    if element.tag == "svg" {
        out.push((panel.to_owned(), element));
        return;
    }
    let key = panel_of(&element).unwrap_or(panel).to_owned();
    for child in element.children {
        charts(child, &key, out);
    }
}

/// Puts the small chart of the same panel beside every chart, in order.
fn beside(node: &mut Node, panel: &str, small: &mut Vec<(String, Element)>) {
    let Node::Element(element) = node else { return };
    let key = panel_of(element).unwrap_or(panel).to_owned();
    let mut children = Vec::with_capacity(element.children.len());
    for mut child in std::mem::take(&mut element.children) {
        let is_chart = matches!(&child, Node::Element(chart) if chart.tag == "svg");
        if !is_chart {
            beside(&mut child, &key, small);
            children.push(child);
            continue;
        }
        let twin = small.iter().position(|(own, _)| *own == key);
        if let (Some(at), Node::Element(chart)) = (twin, &mut child) {
            let mut twin = small.remove(at).1;
            class(chart, "rg-large");
            class(&mut twin, "rg-small");
            children.push(twin.into());
        }
        children.push(child);
    }
    element.children = children;
}

fn panel_of(element: &Element) -> Option<&str> {
    let is_panel = attribute(element, "class")?.starts_with("rg-card");
    element.key.as_deref().filter(|_| is_panel)
}

fn class(element: &mut Element, more: &str) {
    if let Some((_, class)) = element
        .attributes
        .iter_mut()
        .find(|(name, _)| *name == "class")
    {
        class.push(' ');
        class.push_str(more);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{CSS, fixture};
    use super::*;

    #[test]
    fn every_chart_is_there_for_paper_and_for_a_phone() {
        let file = page(
            &fixture::report(),
            &Settings::default(),
            &fixture::choices(),
            CSS,
        );
        let body = file.split("<body").nth(1).unwrap_or_default();
        let count = |class: &str| body.matches(&format!("{class}\"")).count();
        assert!(count("rg-large") > 10, "{}", count("rg-large"));
        assert_eq!(count("rg-large"), count("rg-small"));
        assert_eq!(body.matches("<svg ").count(), 2 * count("rg-large"));
        assert_eq!(count("rg-chart rg-w288 rg-small"), count("rg-small"));
    }

    #[test]
    fn the_title_says_the_period_and_a_hostile_one_stays_text() {
        let mut settings = Settings::default();
        settings.filter.from = Some("</title><script>".to_owned());
        settings.filter.to = Some("2026-09-30".to_owned());
        let file = page(&fixture::report(), &settings, &fixture::choices(), CSS);
        assert!(!file.contains("<script"), "a period is text");
        assert!(file.contains("<title>Lead follow-up, "), "{file:.600}");
    }
}
