//! How long a lead waits: share of leads that have had an event by then, over a time axis that gives minutes as much
//! room as weeks.

use super::canvas::{Anchor, Canvas, Plot, width_of};
use super::frame::Frame;
use super::role::Role;
use crate::node::Node;
use crate::order::sorted;

/// One curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Text at its end.
    pub label: String,
    /// What it stands for; the stylesheet gives each its own dash.
    pub role: Role,
    /// `(milliseconds, share that had the event by then)`, ascending.
    pub points: Vec<(i64, f64)>,
}

/// Milliseconds and label of each tick.
const TICKS: [(i64, &str, &str); 7] = [
    (5 * 60_000, "5 min", "5 min"),
    (20 * 60_000, "20", ""),
    (60 * 60_000, "1 h", "1 h"),
    (4 * 3_600_000, "4 h", ""),
    (24 * 3_600_000, "1 day", "1 day"),
    (7 * 24 * 3_600_000, "1 week", "1 week"),
    (28 * 24 * 3_600_000, "4 weeks", ""),
];

/// Position on the time axis: the logarithm of one plus the minutes.
fn position(ms: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let minutes = ms.max(0) as f64 / 60_000.0;
    libm::log1p(minutes)
}

/// Draws the curves.
#[must_use]
pub fn waiting(frame: Frame, curves: &[Curve], name: &str, description: &str) -> Node {
    let width = f64::from(frame.width);
    let (top, bottom, height) = (14.0, 194.0, 220);
    let (left, right) = (52.0, width - 8.0);
    let canvas = Canvas::new(frame.width, height);
    let sheet = canvas.sheet();
    let last = curves
        .iter()
        .filter_map(|c| c.points.last())
        .map(|&(ms, _)| ms)
        .max()
        .unwrap_or(0);
    let end = position(last.max(TICKS[4].0));
    let plot = canvas.plot(left..right, top..bottom, 0.0..end, 0.0..1.0);

    for quarter in 0..=4_i32 {
        let share = f64::from(quarter) / 4.0;
        plot.line(Role::Grid, vec![(0.0, share), (end, share)]);
        let y = bottom - (bottom - top) * share;
        sheet.label(
            Role::Muted,
            (left - 6.0, y),
            Anchor::End,
            &format!("{} %", quarter * 25),
        );
    }
    for (ms, wide, narrow) in TICKS {
        let at = position(ms);
        let label = if frame.above { narrow } else { wide };
        let x = left + (right - left) * at / end;
        if at > end || label.is_empty() || x + width_of(label) / 2.0 > width {
            continue;
        }
        plot.line(Role::Grid, vec![(at, 0.0), (at, 1.0)]);
        sheet.label(Role::Muted, (x, bottom + 15.0), Anchor::Middle, label);
    }
    for curve in curves {
        plot.line(
            curve.role,
            curve
                .points
                .iter()
                .map(|&(ms, share)| (position(ms), share))
                .collect(),
        );
    }
    let place = |&(ms, share): &(i64, f64)| {
        (
            left + (right - left) * position(ms) / end,
            bottom - (bottom - top) * share,
        )
    };
    labels(&sheet, curves, &place, (top, bottom), right);
    canvas.finish(name, description)
}

/// Labels above the ends of the curves; where the ends are too close for that, or another curve runs through a label, a
/// key in the emptier half.
fn labels(
    sheet: &Plot,
    curves: &[Curve],
    place: &dyn Fn(&(i64, f64)) -> (f64, f64),
    (top, bottom): (f64, f64),
    right: f64,
) {
    const LINE: f64 = 18.0;
    let ends: Vec<(f64, &Curve)> = curves
        .iter()
        .filter_map(|c| {
            let &(_, share) = c.points.last()?;
            Some((bottom - (bottom - top) * share, c))
        })
        .collect();
    let ends = sorted(ends, |a, b| a.0.total_cmp(&b.0));
    let close = ends.windows(2).any(|pair| pair[1].0 - pair[0].0 < LINE);
    let crossed = ends.iter().any(|&(end, labelled)| {
        let from = right - width_of(&labelled.label);
        let runs_through = |curve: &Curve| {
            let points: Vec<(f64, f64)> = curve.points.iter().map(place).collect();
            points.windows(2).any(|pair| {
                let (high, low) = (pair[0].1.min(pair[1].1), pair[0].1.max(pair[1].1));
                pair[1].0 > from && high < end - 2.0 && low > end - LINE
            })
        };
        curves
            .iter()
            .any(|curve| curve.label != labelled.label && runs_through(curve))
    });
    let crowded = close || crossed;
    if !crowded {
        for (y, curve) in ends {
            sheet.label(
                curve.role,
                (right, (y - 10.0).max(7.0)),
                Anchor::End,
                &curve.label,
            );
        }
        return;
    }
    let rows = ends.iter().fold(0.0, |n, _| n + 1.0);
    let mean = ends.iter().map(|e| e.0).sum::<f64>() / f64::max(rows, 1.0);
    let mut y = if mean < f64::midpoint(top, bottom) {
        bottom - 4.0 - LINE * (rows - 0.5)
    } else {
        top + LINE * 0.7
    };
    let widest = ends
        .iter()
        .map(|e| width_of(&e.1.label))
        .fold(0.0, f64::max);
    let from = right - widest - 34.0;
    for (_, curve) in ends {
        // Three points make a curve of it, with the curve's own dash.
        sheet.line(
            curve.role,
            vec![(from, y), (from + 13.0, y), (from + 26.0, y)],
        );
        sheet.label(curve.role, (from + 34.0, y), Anchor::Start, &curve.label);
        y += LINE;
    }
}
