//! A list of shares with their intervals, as bars from zero or as dots.

use super::axis::percent_axis;
use super::canvas::{Anchor, Canvas, across, bands, widest, width_of};
use super::frame::Frame;
use super::mark::Mark;
use super::role::Role;
use super::row::{Words, second, words};
use crate::node::Node;

/// One share, 0–1.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// Whose.
    pub label: String,
    /// The share with its 95 % interval; `None` is drawn as nothing, not as zero.
    pub share: Option<(f64, f64, f64)>,
    /// Share, k and n as words.
    pub value: String,
    /// What it stands for.
    pub role: Role,
    /// What it says to those who do not see it.
    pub mark: Mark,
}

/// Draws the shares in the given order; as dots where zero is not a natural end.
#[must_use]
pub fn rates(frame: Frame, list: &[Rate], dots: bool, name: &str, description: &str) -> Node {
    let width = f64::from(frame.width);
    let second = second(
        frame,
        list.iter().map(|r| (r.label.as_str(), r.value.as_str())),
    );
    let (pitch, offset) = if frame.above {
        (42.0 + second, 29.0 + second)
    } else {
        (27.0, 13.5)
    };
    let top = 2.0;
    let rows: f64 = list.iter().map(|_| pitch).sum();
    let bottom = top + rows + 2.0;
    let canvas = Canvas::rows(frame.width, bottom);
    let sheet = canvas.sheet();
    let (left, right) = if frame.above {
        (9.0, width - 9.0)
    } else {
        let labels = widest(list.iter().map(|r| r.label.as_str())).min(width * 0.34);
        let values = widest(list.iter().map(|r| r.value.as_str()));
        (labels + 14.0, width - values.max(24.0) - 16.0)
    };
    let (end, tick) = percent_axis(
        list.iter()
            .filter_map(|r| r.share)
            .map(|s| s.2)
            .fold(0.0_f64, f64::max),
        right - left,
    );
    let x = |share: f64| left + (right - left) * (share * 100.0 / f64::from(end)).max(0.0).min(1.0);

    let bands = bands(
        frame.above,
        list.len(),
        (top, bottom),
        pitch,
        (offset - 8.0, offset + 8.0),
    );
    let mut at = 0;
    while at <= end {
        let share = f64::from(at) / 100.0;
        across(&sheet, Role::Grid, x(share), &bands);
        let label = super::axis::tick(at);
        let half = width_of(&label) / 2.0;
        sheet.label(
            Role::Muted,
            (x(share).max(half).min(width - half), bottom + 13.0),
            Anchor::Middle,
            &label,
        );
        at += tick;
    }
    let mut y = top;
    for rate in list {
        let middle = y + offset;
        // Beside the mark, not in it: its own words say the same in full.
        let said = Words {
            label: &rate.label,
            above: &rate.value,
            beside: &rate.value,
        };
        words(&sheet, frame, left - 12.0, (y, middle), second, &said);
        let open = canvas.open();
        if let Some((share, low, high)) = rate.share {
            if dots {
                sheet.rect(
                    Role::Interval,
                    (x(low), middle - 3.0),
                    (x(high), middle + 3.0),
                );
                sheet.dot(rate.role, (x(share), middle), 6.0);
            } else {
                sheet.rect(rate.role, (x(0.0), middle - 7.5), (x(share), middle + 7.5));
                sheet.line(Role::Ink, vec![(x(low), middle), (x(high), middle)]);
                sheet.line(
                    Role::Ink,
                    vec![(x(low), middle - 4.0), (x(low), middle + 4.0)],
                );
                sheet.line(
                    Role::Ink,
                    vec![(x(high), middle - 4.0), (x(high), middle + 4.0)],
                );
            }
        }
        canvas.close(
            &open,
            (&rate.label, &rate.mark),
            (0.0, y),
            (width, y + pitch),
        );
        y += pitch;
    }
    canvas.finish(name, description)
}
