//! From a state and a report to the one tree. Reads report values only: no lead, no touch, no cell.

mod cell;
mod cells;
mod chapters;
mod chosen;
mod columns;
mod drawing;
mod errors;
mod extent;
mod figures;
mod filters;
mod first;
#[cfg(test)]
mod fixture;
mod header;
mod leads;
mod lines;
mod mapping;
mod marks;
mod missing;
mod page;
mod panels;
pub(crate) mod period;
mod privacy;
mod said;
mod shell;
mod sorting;
#[cfg(test)]
mod spoken;
mod stamp;
mod states;
mod templates;
#[cfg(test)]
mod tests;
mod twin;
mod values;
pub mod words;

pub use chosen::chosen;
pub use drawing::{drawing, svg};
pub use extent::{Extent, cut};
pub use filters::matches;
pub use first::first;
pub(crate) use leads::PAGE;
pub use mapping::{Mapping, effect, map_key};
pub use page::page;
pub use panels::OF_GROUPS;
pub use sorting::{LEADS, order};
pub use stamp::about;

use std::collections::BTreeMap;

use crate::chart::KEYS;
use crate::diagnostic::Error;
use crate::node::{Element, Node, el};
use crate::records::{Columns, FileAccount};
use crate::report::{Counts, Estimate, Leads, Report};
use crate::settings::Settings;
use crate::words::{Words, fill, say};

/// Width class of the container; charts are laid out for it, not scaled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    /// Up to 480 px.
    Narrow,
    /// Wider.
    #[default]
    Wide,
    /// A4 or Letter, for print and saved pages.
    Print,
}

/// Everything the widget can show.
#[derive(Debug, Clone, Copy)]
pub struct Screen<'a> {
    /// What is going on.
    pub state: State<'a>,
    /// What went wrong so far; stays visible until the user does something about it.
    pub errors: &'a [Error],
    /// Width class of the container.
    pub width: Width,
    /// Everything the user decided.
    pub settings: &'a Settings,
    /// Said once, politely, to screen readers.
    pub announcement: &'a str,
    /// The leads behind a figure, where they are to be shown.
    pub leads: Option<&'a Leads>,
    /// Whether controls (filters, drop zone, buttons) make sense: not in a saved page.
    pub interactive: bool,
}

/// What is going on.
#[derive(Debug, Clone, Copy)]
pub enum State<'a> {
    /// Nothing was opened yet.
    Empty,
    /// Files are being read, and a first figure from their beginning.
    Loading(&'a [Progress], Option<&'a Provisional>),
    /// How the files were read, to be checked; or reading cannot go on without an answer.
    Asking(Mapping<'a>),
    /// "What do you think the rate is?" — asked before anything is shown. The guess so far, 0–1.
    Guessing(f64, &'a Report),
    /// The program cannot start: the errors are all there is.
    Stopped,
    /// The report.
    Ready(&'a Report, &'a Choices),
}

/// How far a file is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The file's name.
    pub name: String,
    /// Bytes read.
    pub read: u64,
    /// Bytes in all, where known.
    pub size: Option<u64>,
    /// Rows read.
    pub rows: u64,
}

impl Progress {
    /// More bytes were read; those that were read twice count once.
    pub fn advance(&mut self, bytes: u64) {
        self.read = (self.read + bytes).min(self.size.unwrap_or(u64::MAX));
    }
}

/// A first figure, from the beginning of files that are still being read.
#[derive(Debug, Clone, PartialEq)]
pub struct Provisional {
    /// Leads phoned or reached by phone, as the expectation is about.
    pub rate: Estimate,
    /// It is about who was reached.
    pub contact: bool,
    /// The instant that the beginning of every file reaches.
    pub until: Option<String>,
    /// So much of the files, in bytes, it is from.
    pub share: f64,
}

/// What reading came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Account {
    /// Name, rows read, rows set aside of every file.
    pub files: Vec<(String, u64, u64)>,
    /// What the report counts, where there is one.
    pub counts: Option<Counts>,
}

/// What the filters can offer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choices {
    /// Dealers in the files, ascending.
    pub dealers: Vec<String>,
    /// People in the files, ascending.
    pub people: Vec<String>,
    /// Sources in the files, ascending.
    pub sources: Vec<String>,
    /// First and last local date of creation, `YYYY-MM-DD`.
    pub dates: Option<(String, String)>,
    /// How every file's columns were taken.
    pub columns: Vec<Columns>,
    /// Sets of leads that can be shown, name and words.
    pub sets: Vec<(&'static str, &'static str)>,
    /// The rows set aside, once the reader asked for them.
    pub account: Option<Vec<FileAccount>>,
    /// By field that is filtered: the report without that filter.
    pub around: Vec<(&'static str, Report)>,
    /// There is something to undo, and something to do again.
    pub undo: (bool, bool),
    /// Names are shown in lists of leads: the reader asked for them.
    pub names: bool,
    /// Names of customers in the list of leads.
    pub customers: Customers,
    /// What is searched for in the list of a field.
    pub search: BTreeMap<String, String>,
}

/// Names of customers in the list of leads on show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Customers {
    /// Hidden: nobody has them.
    #[default]
    Hidden,
    /// The files are read for them.
    Awaited,
    /// By lead id; a lead without one has no name in the files.
    Shown(BTreeMap<String, String>),
}

/// The stylesheet of everything this folder makes; works in a shadow root and in a saved page.
pub const CSS: &str = include_str!("style.css");

/// The answer in one sentence, for screen readers and page titles.
#[must_use]
pub fn headline(report: &Report) -> String {
    let Some(gap) = report.estimate("reality_gap") else {
        return String::new();
    };
    let (id, contact) = report.subject();
    let (message, unknown) = if contact {
        (
            words::msg(
                "{k} of {n} leads reached by phone ({share}); expected {belief}; gap {points}.",
            ),
            words::msg("How many leads were reached by phone is not known from these files."),
        )
    } else {
        (
            words::msg("{k} of {n} leads phoned ({share}); expected {belief}; gap {points}."),
            words::msg("How many leads were phoned is not known from these files."),
        )
    };
    match (report.estimate(id), gap.expected) {
        (Some(actual), Some(expected)) if actual.value.is_some() => fill(
            message,
            &[
                ("k", &actual.k.map(words::count).unwrap_or_default()),
                ("n", &words::count(actual.n)),
                ("share", &words::value(actual)),
                ("belief", &words::belief(expected)),
                ("points", &words::value(gap)),
            ],
        ),
        _ => say(unknown),
    }
}

/// The whole widget.
#[must_use]
pub fn screen(screen: &Screen<'_>) -> Node {
    let width = match screen.width {
        Width::Narrow => "narrow",
        Width::Wide => "wide",
        Width::Print => "print",
    };
    let mut body = el("div")
        .class(format!("rg-body rg-{width}"))
        .children(errors::errors(screen.errors, screen.interactive));
    // Above what changes, so that it stays where it is while files are read; below a report it is in nobody's way.
    let before = !matches!(screen.state, State::Stopped | State::Ready(..));
    if before {
        body = body.child(header::promise());
    }
    body = match screen.state {
        State::Empty => body.child(states::empty()),
        State::Loading(files, first) => body.child(states::loading(files, first)),
        State::Asking(page) => body.child(mapping::page(&page, screen.settings)),
        State::Guessing(guess, report) => body.child(states::guessing(guess, report)),
        State::Stopped => body,
        State::Ready(report, choices) => ready(body, screen, report, choices),
    };
    if screen.interactive && !before {
        body = body.child(privacy::check());
    }
    let marks = screen.interactive && matches!(screen.state, State::Ready(..));
    let spoken = Words::spoken();
    let mut page = el("section").class("rg").attr("lang", spoken.tag());
    if spoken.right_to_left() {
        page = page.attr("dir", "rtl");
    }
    page = page
        .attr("aria-label", say("Reality gap: how leads are followed up"))
        .child(body)
        .children(marks.then(keys));
    if !screen.announcement.is_empty() {
        // The element has one live region, and says it there when its time has come.
        page = page.attr("data-rg-say", screen.announcement);
    }
    if !screen.interactive {
        still(&mut page);
    }
    page.into()
}

/// Which keys go through a chart: told with every chart, and shown while the focus is on a mark.
fn keys() -> Element {
    el("p").key("keys").class("rg-keys").child(
        el("span")
            .attr("id", KEYS)
            .text(say("Arrow keys go from mark to mark, Home and End to the first and the last, Escape on to the table.")),
    )
}

/// A page without a script has nobody to hear the keys: its marks say what they are, and take no focus.
fn still(element: &mut Element) {
    if element.tag == "svg" {
        element.attributes.retain(|a| a.0 != "aria-describedby");
    }
    for child in &mut element.children {
        if let Node::Element(child) = child {
            if child
                .attributes
                .first()
                .is_some_and(|a| a.0 == "data-rg-mark")
            {
                child
                    .attributes
                    .retain(|a| a.0 != "data-rg-mark" && a.0 != "tabindex");
            } else {
                still(child);
            }
        }
    }
}

fn ready(body: Element, screen: &Screen<'_>, report: &Report, choices: &Choices) -> Element {
    let at = panels::Place {
        width: screen.width,
        interactive: screen.interactive,
        settings: screen.settings,
        choices,
        leads: screen.leads,
    };
    let mut body = body.child(header::header(report, screen.settings, choices));
    if screen.interactive {
        body = body.child(filters::filters(report, screen.settings, choices));
    }
    let mut chapters = chapters::chapters(report, &at);
    let mut first = panels::first(report, &at);
    let missing = missing::collapse(report, &at, &mut first, &mut chapters);
    if screen.width == Width::Wide {
        chapters::lay_out(&mut chapters, &at);
    }
    let stamp = || stamp::footer(report, screen.settings, choices);
    body.child(first)
        // The end of the first printed page.
        .children((screen.width == Width::Print).then(|| stamp().key("first-stamp")))
        .children(chapters::contents(&chapters))
        .children(missing)
        .children(chapters)
        .child(panels::reading(report, &at))
        .children(screen.interactive.then(actions))
        .child(stamp())
}

/// What can be done with the finished report. The page itself handles `print`, `export` and `open`.
fn actions() -> Element {
    let button = |action: &str, field: &str, label: &str| {
        let button = el("button")
            .key(label)
            .class("rg-button")
            .attr("type", "button")
            .attr("data-rg", action)
            .text(say(label));
        if field.is_empty() {
            button
        } else {
            button.attr("data-rg-field", field)
        }
    };
    el("div")
        .key("actions")
        .class("rg-filters rg-actions")
        .attr("part", "actions")
        .attr("role", "group")
        .attr("aria-label", say("Take it with you"))
        .child(button("print", "", "Print"))
        .child(button("export", "html", "Save as a page"))
        .child(button("export", "aggregates-html", "Save without people"))
        .child(button("export", "xlsx-safe-csv", "Figures as CSV"))
        .child(button("export", "json", "Figures as JSON"))
        .child(button("export", "svg", "Charts as SVG"))
        .child(button("export", "png", "Charts as a picture"))
        .child(button("mapping", "open", "Check how the files were read"))
        .child(button("open", "", "Open other files"))
        .child(button("clear", "", "Forget these files"))
}
