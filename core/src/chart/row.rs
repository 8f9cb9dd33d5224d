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

/// Writes the words of the row whose top and middle are `(y, middle)`; beside the marks, the label ends at `end`.
pub(super) fn words(
    sheet: &Plot,
    frame: Frame,
    end: f64,
    (y, middle): (f64, f64),
    words: &Words<'_>,
) {
    let width = f64::from(frame.width);
    if frame.above {
        let room = width - width_of(words.above) - 12.0;
        let label = fit(words.label, room);
        sheet.label(Role::Ink, (0.0, y + 11.0), Anchor::Start, &label);
        sheet.label(Role::Muted, (width, y + 11.0), Anchor::End, words.above);
    } else {
        let label = fit(words.label, end);
        sheet.label(Role::Ink, (end, middle), Anchor::End, &label);
        sheet.label(Role::Muted, (width, middle), Anchor::End, words.beside);
    }
}
