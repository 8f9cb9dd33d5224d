//! From a state and a report to the one tree. Reads report values only: no lead, no touch, no cell.

use crate::diagnostic::Error;
use crate::node::{Node, el};
use crate::records::{Columns, Question};
use crate::report::Report;
use crate::settings::Settings;

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
    /// Whether controls (filters, drop zone, buttons) make sense: not in a saved page.
    pub interactive: bool,
}

/// What is going on.
#[derive(Debug, Clone, Copy)]
pub enum State<'a> {
    /// Nothing was opened yet.
    Empty,
    /// Files are being read.
    Loading(&'a [Progress]),
    /// Reading cannot go on without an answer.
    Asking(&'a [Question], &'a [Columns]),
    /// "What do you think the rate is?" — asked before anything is shown. The guess so far, 0–1.
    Guessing(f64, &'a Report),
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

/// What the filters can offer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
}

/// The stylesheet of everything this folder makes.
pub const CSS: &str = "";

/// The whole widget.
#[must_use]
pub fn screen(_screen: &Screen<'_>) -> Node {
    el("section").into()
}
