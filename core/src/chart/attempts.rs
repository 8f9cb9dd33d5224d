//! Upright columns over a count, with a dashed line before the target.

use super::axis::percent_axis;
use super::canvas::{Anchor, Canvas, width_of};
use super::frame::Frame;
use super::mark::Mark;
use super::role::Role;
use crate::node::Node;

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Text below it.
    pub label: String,
    /// Text above it.
    pub value: String,
    /// Its height, share 0–1.
    pub share: f64,
    /// What it stands for.
    pub role: Role,
    /// What it says to those who do not see it.
    pub mark: Mark,
}

/// Draws the columns; `target` is the index of the first column that meets the target, with the target's label.
#[must_use]
pub fn attempts(
    frame: Frame,
    columns: &[Column],
    target: Option<(usize, &str)>,
    name: &str,
    description: &str,
) -> Node {
    let width = f64::from(frame.width);
    let (top, bottom) = (40.0, 180.0);
    let canvas = Canvas::new(frame.width, 206);
    let sheet = canvas.sheet();
    let max = columns.iter().map(|c| c.share).fold(0.0_f64, f64::max);
    let end = f64::from(percent_axis(max, width).0) / 100.0;
    let count = columns.iter().fold(0.0, |n, _| n + 1.0);
    let plot = canvas.plot(0.0..width, top..bottom, 0.0..f64::max(count, 1.0), 0.0..end);
    let step = width / f64::max(count, 1.0);

    if let Some((index, label)) = target {
        let before = columns.iter().take(index).fold(0.0, |n, _| n + 1.0) * step;
        sheet.line(Role::Belief, vec![(before, 8.0), (before, bottom)]);
        let (at, anchor) = if before >= width_of(label) + 6.0 {
            (before - 5.0, Anchor::End)
        } else {
            (before + 5.0, Anchor::Start)
        };
        sheet.label(Role::Expected, (at, 9.0), anchor, label);
    }
    let mut from = 0.0;
    for column in columns {
        let middle = (from + 0.5) * step;
        let y = bottom - (bottom - top) * column.share / end;
        sheet.label(Role::Ink, (middle, y - 9.0), Anchor::Middle, &column.value);
        sheet.label(
            Role::Muted,
            (middle, bottom + 14.0),
            Anchor::Middle,
            &column.label,
        );
        // Its words stand beside it, not in it: its own say the same in full.
        let open = canvas.open();
        plot.rect(column.role, (from + 0.13, 0.0), (from + 0.87, column.share));
        canvas.close(
            &open,
            (&column.label, &column.mark),
            (middle - step / 2.0, top - 18.0),
            (middle + step / 2.0, bottom + 24.0),
        );
        from += 1.0;
    }
    sheet.line(Role::Axis, vec![(0.0, bottom), (width, bottom)]);
    canvas.finish(name, description)
}
