//! The report as one self-contained HTML file: nothing to load, nothing to run.

use super::{CSS, Choices, Screen, State, Width, screen};
use crate::node::{text, to_html};
use crate::report::Report;
use crate::settings::Settings;
use crate::words::{Words, say};

/// The whole file. Details can be opened without any script.
#[must_use]
pub fn page(report: &Report, settings: &Settings, choices: &Choices) -> String {
    let body = screen(&Screen {
        state: State::Ready(report, choices),
        errors: &[],
        width: Width::Print,
        settings,
        announcement: "",
        leads: None,
        interactive: false,
    });
    let html = to_html(&body);
    let title = to_html(&text(say("Lead follow-up")));
    let spoken = Words::spoken();
    let language = spoken.tag();
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{CSS}</style>\n</head>\n<body class=\"rg-page\">\n{html}\n</body>\n</html>\n"
    )
}
