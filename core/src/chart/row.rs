//! The words of a row: above its marks on a phone, beside them elsewhere.

use super::canvas::{Anchor, Plot, fit, width_of};
use super::frame::Frame;
use super::role::Role;

/// What a row says.
pub(super) struct Words<'a> {
    /// Whose row it is.
    pub(super) label: &'a str,
    /// Its figures where the words stand above the marks.
    pub(super) above: &'a str,
    /// Its figures where the words stand beside the marks.
    pub(super) beside: &'a str,
}

/// A second line of words.
const LINE: f64 = 17.0;

/// The room for a second line above the marks, where a label and its figures are too long for one: every row of the chart
/// has it then.
pub(super) fn second<'a>(frame: Frame, mut rows: impl Iterator<Item = (&'a str, &'a str)>) -> f64 {
    let width = f64::from(frame.width);
    let long = |(label, above): (&str, &str)| width_of(label) + width_of(above) + 12.0 > width;
    if frame.above && rows.any(long) {
        LINE
    } else {
        0.0
    }
}

/// Writes the words of the row whose top and middle are `(y, middle)`; beside the marks, the label ends at `end`.
pub(super) fn words(
    sheet: &Plot,
    frame: Frame,
    end: f64,
    (y, middle): (f64, f64),
    second: f64,
    words: &Words<'_>,
) {
    let width = f64::from(frame.width);
    if frame.above {
        let label = fit(words.label, width);
        sheet.label(Role::Ink, (0.0, y + 11.0), Anchor::Start, &label);
        let (x, anchor) = if second > 0.0 {
            (0.0, Anchor::Start)
        } else {
            (width, Anchor::End)
        };
        sheet.label(Role::Muted, (x, y + 11.0 + second), anchor, words.above);
    } else {
        let label = fit(words.label, end);
        sheet.label(Role::Ink, (end, middle), Anchor::End, &label);
        sheet.label(Role::Muted, (width, middle), Anchor::End, words.beside);
    }
}
