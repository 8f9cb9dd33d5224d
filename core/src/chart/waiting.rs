//! How long a lead waits: share of leads that have had an event by then, over a time axis that gives minutes as much
//! room as weeks.

use super::canvas::{Anchor, Canvas, Plot, width_of};
use super::frame::Frame;
use super::mark::{Mark, around};
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
    /// Moments that can be reached one by one: milliseconds, the share by then, and what is said of it.
    pub marks: Vec<(i64, f64, Mark)>,
}

/// Milliseconds and label of each tick.
const TICKS: [(i64, &str, &str); 7] = [
    (5 * 60_000, "5 min", "5 min"),
    (20 * 60_000, "20", ""),
    // words: 1 h | 4 h
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

/// Room for one line of the key.
const LINE: f64 = 18.0;

/// Draws the curves.
#[must_use]
pub fn waiting(frame: Frame, curves: &[Curve], name: &str, description: &str) -> Node {
    let width = f64::from(frame.width);
    let (left, right) = (52.0, width - 8.0);
    let last = curves
        .iter()
        .filter_map(|c| c.points.last())
        .map(|&(ms, _)| ms)
        .max()
        .unwrap_or(0);
    let end = position(last.max(TICKS[4].0));
    let area = Area {
        left,
        right,
        top: 14.0,
        bottom: 194.0,
        end,
    };
    // A key stands above the curves, never on them.
    let keyed = crowded(curves, &area);
    let key = if keyed {
        LINE * curves.iter().fold(0.0, |n, _| n + 1.0)
    } else {
        0.0
    };
    let area = Area {
        top: area.top + key,
        bottom: area.bottom + key,
        ..area
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few lines of 18 units"
    )]
    let canvas = Canvas::new(frame.width, 220 + key as u32);
    let sheet = canvas.sheet();
    let plot = canvas.plot(left..right, area.top..area.bottom, 0.0..end, 0.0..1.0);

    for quarter in 0..=4_i32 {
        let share = f64::from(quarter) / 4.0;
        plot.line(Role::Grid, vec![(0.0, share), (end, share)]);
        sheet.label(
            Role::Muted,
            (left - 6.0, area.y(share)),
            Anchor::End,
            &super::axis::tick(quarter * 25),
        );
    }
    let mut free = 0.0;
    for (ms, wide, narrow) in TICKS {
        let label = &crate::words::say(if frame.above { narrow } else { wide });
        let x = area.x(ms);
        if position(ms) > end || label.is_empty() || x + width_of(label) / 2.0 > width {
            continue;
        }
        plot.line(Role::Grid, vec![(position(ms), 0.0), (position(ms), 1.0)]);
        // A label that would touch the one before is left out; its line says where it is.
        if x - width_of(label) / 2.0 < free {
            continue;
        }
        free = x + width_of(label) / 2.0 + 6.0;
        sheet.label(Role::Muted, (x, area.bottom + 15.0), Anchor::Middle, label);
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
    for curve in curves {
        for (at, (ms, share, mark)) in curve.marks.iter().enumerate() {
            let (open, point) = (canvas.open(), (area.x(*ms), area.y(*share)));
            sheet.dot(curve.role, point, 2.5);
            around(
                &canvas,
                &open,
                (&format!("{} {at}", curve.label), mark),
                point,
            );
        }
    }
    if keyed {
        draw_key(&sheet, curves, left);
    } else {
        for (y, curve) in ends(curves, &area) {
            sheet.label(
                curve.role,
                (right, (y - 10.0).max(7.0)),
                Anchor::End,
                &curve.label,
            );
        }
    }
    canvas.finish(name, description)
}

/// Where the curves are drawn, in view-box units.
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// Position of the right edge on the time axis.
    end: f64,
}

impl Area {
    fn x(&self, ms: i64) -> f64 {
        self.left + (self.right - self.left) * position(ms) / self.end
    }

    fn y(&self, share: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * share
    }
}

/// The curves with the height of their ends, from the top.
fn ends<'a>(curves: &'a [Curve], area: &Area) -> Vec<(f64, &'a Curve)> {
    let ends = curves
        .iter()
        .filter_map(|c| Some((area.y(c.points.last()?.1), c)))
        .collect();
    sorted(ends, |a: &(f64, &Curve), b| a.0.total_cmp(&b.0))
}

/// Whether labels above the ends of the curves would meet each other or another curve.
fn crowded(curves: &[Curve], area: &Area) -> bool {
    let ends = ends(curves, area);
    let close = ends.windows(2).any(|pair| pair[1].0 - pair[0].0 < LINE);
    close
        || ends.iter().any(|&(end, labelled)| {
            let from = area.right - width_of(&labelled.label);
            curves
                .iter()
                .filter(|curve| curve.label != labelled.label)
                .any(|curve| {
                    curve.points.windows(2).any(|pair| {
                        let (one, other) = (area.y(pair[0].1), area.y(pair[1].1));
                        area.x(pair[1].0) > from
                            && one.min(other) < end - 2.0
                            && one.max(other) > end - LINE
                    })
                })
        })
}

/// A line of each curve's own dash with its name, above the curves.
fn draw_key(sheet: &Plot, curves: &[Curve], left: f64) {
    let mut y = LINE / 2.0;
    for curve in curves {
        // Three points make a curve of it, with the curve's own dash.
        sheet.line(
            curve.role,
            vec![(left, y), (left + 13.0, y), (left + 26.0, y)],
        );
        sheet.label(curve.role, (left + 34.0, y), Anchor::Start, &curve.label);
        y += LINE;
    }
}
