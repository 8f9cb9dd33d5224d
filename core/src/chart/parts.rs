//! Bars that are cut into parts which add up to the whole, one bar a row.

use super::axis::percent_axis;
use super::canvas::{Anchor, Canvas, across, bands, widest, width_of};
use super::frame::Frame;
use super::mark::Mark;
use super::role::Role;
use super::row::{Words, words};
use crate::node::Node;

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Whose.
    pub label: String,
    /// Its figures as words.
    pub value: String,
    /// Shares 0–1 from the left, in the order of the key.
    pub parts: Vec<f64>,
    /// What it says to those who do not see it.
    pub mark: Mark,
}

/// Room for one line of the key.
const LINE: f64 = 18.0;

/// Draws the bars below a key of what their parts stand for.
#[must_use]
pub fn parts(
    frame: Frame,
    key: &[(Role, &str)],
    bars: &[Bar],
    name: &str,
    description: &str,
) -> Node {
    let width = f64::from(frame.width);
    let (pitch, offset) = if frame.above {
        (42.0, 29.0)
    } else {
        (27.0, 13.5)
    };
    // The key runs on in a line as long as there is room.
    let mut entries = Vec::new();
    let (mut x, mut y) = (0.0, LINE / 2.0);
    for &(role, label) in key {
        let room = 20.0 + width_of(label) + 16.0;
        if x > 0.0 && x + room > width {
            (x, y) = (0.0, y + LINE);
        }
        entries.push((role, label, x, y));
        x += room;
    }
    let top = y + LINE;
    let bottom = bars.iter().fold(top, |bottom, _| bottom + pitch) + 2.0;
    let canvas = Canvas::rows(frame.width, bottom);
    let sheet = canvas.sheet();
    for (role, label, x, y) in entries {
        sheet.rect(role, (x, y - 6.0), (x + 12.0, y + 6.0));
        sheet.label(Role::Ink, (x + 18.0, y), Anchor::Start, label);
    }
    let (left, right) = if frame.above {
        (9.0, width - 9.0)
    } else {
        let labels = widest(bars.iter().map(|bar| bar.label.as_str())).min(width * 0.34);
        let values = widest(bars.iter().map(|bar| bar.value.as_str()));
        (labels + 14.0, width - values.max(24.0) - 16.0)
    };
    let (end, tick) = percent_axis(1.0, right - left);
    let place = |share: f64| left + (right - left) * (share * 100.0 / f64::from(end));
    let mark = (offset - 8.0, offset + 8.0);
    let bands = bands(frame.above, bars.len(), (top, bottom), pitch, mark);
    let mut at = 0;
    while at <= end {
        let x = place(f64::from(at) / 100.0);
        across(&sheet, Role::Grid, x, &bands);
        let label = super::axis::tick(at);
        let half = width_of(&label) / 2.0;
        let x = x.max(half).min(width - half);
        sheet.label(Role::Muted, (x, bottom + 13.0), Anchor::Middle, &label);
        at += tick;
    }
    let mut y = top;
    for bar in bars {
        let middle = y + offset;
        // Beside the mark, not in it: its own words say the same in full.
        let said = Words {
            label: &bar.label,
            above: &bar.value,
            beside: &bar.value,
        };
        words(&sheet, frame, left - 12.0, (y, middle), 0.0, &said);
        let open = canvas.open();
        let mut from = 0.0;
        for (&share, &(role, _)) in bar.parts.iter().zip(key) {
            let to = from + share;
            // A hair of the ground between two parts.
            if place(to) - place(from) > 1.5 {
                sheet.rect(
                    role,
                    (place(from), middle - 7.5),
                    (place(to) - 1.0, middle + 7.5),
                );
            }
            from = to;
        }
        canvas.close(&open, (&bar.label, &bar.mark), (0.0, y), (width, y + pitch));
        y += pitch;
    }
    canvas.finish(name, description)
}
