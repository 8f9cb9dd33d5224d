//! Belief and log side by side for many units: a ring, a dot with its interval, and the line between them.

use super::axis::percent_axis;
use super::canvas::{Anchor, Canvas, across, bands, widest};
use super::frame::Frame;
use super::mark::Mark;
use super::role::Role;
use super::row::{Words, second, words};
use crate::node::Node;

/// One unit, e.g. one dealer; shares are 0–1.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Its name.
    pub label: String,
    /// What happened, with its 95 % interval.
    pub actual: Option<(f64, f64, f64)>,
    /// What was believed.
    pub expected: Option<f64>,
    /// What stands at the right end beside the marks, e.g. the number of leads.
    pub note: String,
    /// What stands at the right end above the marks, where there is a whole line for it.
    pub line: String,
    /// What it says to those who do not see it.
    pub mark: Mark,
}

/// Draws the pairs in the given order.
#[must_use]
pub fn dumbbell(frame: Frame, pairs: &[Pair], name: &str, description: &str) -> Node {
    rows(frame, pairs, Role::Expected, 1.0, (name, description))
}

/// The same with a ring that may stand for something else than what was believed, up to the largest share only.
#[must_use]
pub fn beside(frame: Frame, pairs: &[Pair], ring: Role, name: &str, description: &str) -> Node {
    let largest = pairs
        .iter()
        .flat_map(|pair| [pair.actual.map(|actual| actual.2), pair.expected])
        .flatten()
        .fold(0.0, f64::max);
    rows(frame, pairs, ring, largest, (name, description))
}

fn rows(
    frame: Frame,
    pairs: &[Pair],
    ring: Role,
    largest: f64,
    (name, description): (&str, &str),
) -> Node {
    // What was believed and what was done are a gap apart; anything else is linked.
    let link = if ring == Role::Expected {
        Role::Gap
    } else {
        Role::Link
    };
    let width = f64::from(frame.width);
    let second = second(
        frame,
        pairs.iter().map(|p| (p.label.as_str(), p.line.as_str())),
    );
    let (pitch, offset) = match (frame.above, pairs.len()) {
        (true, _) => (42.0 + second, 29.0 + second),
        (false, _) if frame.dense => (20.0, 10.0),
        (false, 0..=16) => (30.0, 15.0),
        (false, _) => (26.0, 13.0),
    };
    let top = 4.0;
    let rows: f64 = pairs.iter().map(|_| pitch).sum();
    let bottom = top + rows + 2.0;
    let canvas = Canvas::rows(frame.width, bottom);
    let sheet = canvas.sheet();
    let (left, right) = if frame.above {
        (9.0, width - 9.0)
    } else {
        let labels = widest(pairs.iter().map(|p| p.label.as_str())).min(width * 0.34);
        let notes = widest(pairs.iter().map(|p| p.note.as_str()));
        (labels + 20.0, width - notes.max(18.0) - 18.0)
    };
    let (end, step) = if largest >= 1.0 {
        (100, 25)
    } else {
        percent_axis(largest, right - left)
    };
    let x = |share: f64| left + (right - left) * (share * 100.0 / f64::from(end)).max(0.0).min(1.0);

    let bands = bands(
        frame.above,
        pairs.len(),
        (top, bottom),
        pitch,
        (offset - 8.0, offset + 8.0),
    );
    let mut tick = 0;
    while tick <= end {
        let at = x(f64::from(tick) / 100.0);
        across(&sheet, Role::Grid, at, &bands);
        let anchor = match (frame.above, tick) {
            (true, 0) => Anchor::Start,
            (true, tick) if tick == end => Anchor::End,
            _ => Anchor::Middle,
        };
        let at = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => at,
            Anchor::End => width,
        };
        sheet.label(
            Role::Muted,
            (at, bottom + 13.0),
            anchor,
            &super::axis::tick(tick),
        );
        tick += step;
    }
    let mut y = top;
    for pair in pairs {
        let middle = y + offset;
        // Beside the mark, not in it: its own words say the same in full.
        let said = Words {
            label: &pair.label,
            above: &pair.line,
            beside: &pair.note,
        };
        words(&sheet, frame, left - 18.0, (y, middle), second, &said);
        let open = canvas.open();
        if let (Some((actual, ..)), Some(expected)) = (pair.actual, pair.expected) {
            let (a, b) = (x(actual.min(expected)), x(actual.max(expected)));
            sheet.rect(link, (a, middle - 1.0), (b, middle + 1.0));
        }
        if let Some((actual, low, high)) = pair.actual {
            sheet.rect(
                Role::Interval,
                (x(low), middle - 3.0),
                (x(high), middle + 3.0),
            );
            if let Some(expected) = pair.expected {
                sheet.ring(ring, (x(expected), middle), 5.5);
            }
            sheet.dot(Role::Actual, (x(actual), middle), 6.0);
        } else if let Some(expected) = pair.expected {
            sheet.ring(ring, (x(expected), middle), 5.5);
        }
        canvas.close(
            &open,
            (&pair.label, &pair.mark),
            (0.0, y),
            (width, y + pitch),
        );
        y += pitch;
    }
    canvas.finish(name, description)
}
