//! The answer as one line from 0 to 100 %: what was believed (a ring), what happened (a dot with its interval), and the
//! band between them.

use super::canvas::{Anchor, Canvas, width_of};
use super::frame::Frame;
use super::mark::{Mark, around};
use super::role::Role;
use crate::node::Node;

/// What the line shows; shares are 0–1.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What happened.
    pub actual: Option<f64>,
    /// Its 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// What was believed.
    pub expected: f64,
    /// Text at the dot.
    pub actual_label: String,
    /// Text at the ring.
    pub expected_label: String,
    /// Text in the band.
    pub gap_label: String,
    /// What is said of the ring.
    pub expected_mark: Mark,
    /// What is said of the dot.
    pub actual_mark: Mark,
}

/// Draws the line.
#[must_use]
pub fn answer_line(frame: Frame, answer: &Answer, name: &str, description: &str) -> Node {
    const LINE: f64 = 46.0;
    let width = f64::from(frame.width);
    let canvas = Canvas::new(frame.width, 82);
    let sheet = canvas.sheet();
    let margin = 22.0;
    let x = |share: f64| margin + (width - 2.0 * margin) * share.max(0.0).min(1.0);

    sheet.line(Role::Axis, vec![(margin, LINE), (width - margin, LINE)]);
    for quarter in 0..=4 {
        let share = f64::from(quarter) / 4.0;
        sheet.line(
            Role::Axis,
            vec![(x(share), LINE - 4.0), (x(share), LINE + 4.0)],
        );
        sheet.label(
            Role::Muted,
            (x(share), 70.0),
            Anchor::Middle,
            &super::axis::tick(quarter * 25),
        );
    }

    let at_expected = x(answer.expected);
    let Some(actual) = answer.actual else {
        let open = canvas.open();
        sheet.ring(Role::Expected, (at_expected, LINE), 8.0);
        let mark = ("expected", &answer.expected_mark);
        around(&canvas, &open, mark, (at_expected, LINE));
        let half = width_of(&answer.expected_label) * 0.56;
        sheet.strong(
            Role::Expected,
            (at_expected.max(half).min(width - half), 14.0),
            Anchor::Middle,
            &answer.expected_label,
        );
        return canvas.finish(name, description);
    };
    let at_actual = x(actual);
    sheet.rect(
        Role::Band,
        (at_actual.min(at_expected), LINE - 5.0),
        (at_actual.max(at_expected), LINE + 5.0),
    );
    if let Some((low, high)) = answer.interval {
        sheet.rect(Role::Interval, (x(low), LINE - 3.0), (x(high), LINE + 3.0));
    }
    let open = canvas.open();
    sheet.ring(Role::Expected, (at_expected, LINE), 8.0);
    let mark = ("expected", &answer.expected_mark);
    around(&canvas, &open, mark, (at_expected, LINE));
    let open = canvas.open();
    sheet.dot(Role::Actual, (at_actual, LINE), 9.0);
    let mark = ("actual", &answer.actual_mark);
    around(&canvas, &open, mark, (at_actual, LINE));

    // Bold letters are about an eighth wider than the table says.
    let (wide_actual, wide_expected) = (
        width_of(&answer.actual_label) * 1.12,
        width_of(&answer.expected_label) * 1.12,
    );
    let (label_actual, label_expected) = if at_actual <= at_expected {
        apart(
            (at_actual, wide_actual),
            (at_expected, wide_expected),
            width,
        )
    } else {
        let (e, a) = apart(
            (at_expected, wide_expected),
            (at_actual, wide_actual),
            width,
        );
        (a, e)
    };
    sheet.strong(
        Role::Actual,
        (label_actual, 14.0),
        Anchor::Middle,
        &answer.actual_label,
    );
    sheet.strong(
        Role::Expected,
        (label_expected, 14.0),
        Anchor::Middle,
        &answer.expected_label,
    );
    if (at_actual - at_expected).abs() > width_of(&answer.gap_label) + 36.0 {
        sheet.label(
            Role::Ink,
            ((at_actual + at_expected) / 2.0, 32.0),
            Anchor::Middle,
            &answer.gap_label,
        );
    }
    canvas.finish(name, description)
}

/// Centres of two labels, given as (centre, width) from left to right, moved apart as far as they must be and kept inside.
fn apart(left: (f64, f64), right: (f64, f64), width: f64) -> (f64, f64) {
    let (mut l, mut r) = (left.0, right.0);
    let need = f64::midpoint(left.1, right.1) + 10.0;
    if r - l < need {
        let middle = f64::midpoint(l, r);
        l = middle - need / 2.0;
        r = middle + need / 2.0;
    }
    let push = (left.1 / 2.0 - l).max(0.0);
    l += push;
    r = r.max(l + need);
    let pull = (r + right.1 / 2.0 - width).max(0.0);
    r -= pull;
    (l.min(r - need), r)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_never_overlap_and_never_leave_the_box() {
        for a in 0..=20 {
            for b in a..=20 {
                let (l, r) = apart(
                    (f64::from(a) * 16.0, 90.0),
                    (f64::from(b) * 16.0, 100.0),
                    320.0,
                );
                assert!(r - l >= 95.0, "{a} {b}");
                assert!(l >= 45.0 - 1e-9 && r <= 270.0 + 1e-9, "{a} {b}: {l} {r}");
            }
        }
    }
}
