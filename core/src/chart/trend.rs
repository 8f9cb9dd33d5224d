//! Shares period by period around their centre, between the limits that chance alone keeps to.

use super::axis::percent_axis;
use super::canvas::{Anchor, Canvas, width_of};
use super::frame::Frame;
use super::mark::{Mark, around};
use super::role::Role;
use crate::node::Node;

/// One period; shares are 0–1.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// Its name.
    pub label: String,
    /// What happened; `None` where nobody came in.
    pub share: Option<f64>,
    /// The limits; `None` where there are none to keep to.
    pub limits: Option<(f64, f64)>,
    /// Too recent to be judged.
    pub young: bool,
    /// Differs by more than chance.
    pub signal: bool,
    /// What it says to those who do not see it.
    pub mark: Mark,
}

/// Draws the periods around `centre`.
#[must_use]
pub fn trend(
    frame: Frame,
    moments: &[Moment],
    centre: Option<f64>,
    name: &str,
    description: &str,
) -> Node {
    let width = f64::from(frame.width);
    let (left, right, top, bottom) = (48.0, width - 10.0, 12.0, 212.0);
    let canvas = Canvas::new(frame.width, 238);
    let sheet = canvas.sheet();
    let highest = moments
        .iter()
        .flat_map(|m| [m.share, m.limits.map(|l| l.1)])
        .flatten()
        .fold(centre.unwrap_or(0.0), f64::max);
    let (percent, step) = percent_axis(highest, bottom - top);
    let share_end = f64::from(percent) / 100.0;
    let count = moments.iter().fold(0.0, |n, _| n + 1.0_f64).max(1.0);
    let pitch = (right - left) / count;
    let y = |share: f64| bottom - (bottom - top) * (share / share_end).max(0.0).min(1.0);

    let mut at = 0;
    while at <= percent {
        let share = f64::from(at) / 100.0;
        sheet.line(Role::Grid, vec![(left, y(share)), (right, y(share))]);
        sheet.label(
            Role::Muted,
            (left - 6.0, y(share)),
            Anchor::End,
            &super::axis::tick(at),
        );
        at += step;
    }
    // Limits as steps: each period has its own.
    let (mut low, mut high, mut line) = (Vec::new(), Vec::new(), Vec::new());
    let mut start = left;
    let mut free = left - 40.0;
    for moment in moments {
        let (from, middle, to) = (start, start + pitch / 2.0, start + pitch);
        start = to;
        if let Some((l, h)) = moment.limits {
            low.extend([(from, y(l)), (to, y(l))]);
            high.extend([(from, y(h)), (to, y(h))]);
            line.extend(moment.share.map(|share| (middle, y(share))));
        }
        if moment.young {
            // Hatched: still being worked.
            let mut foot = top + pitch.min(bottom - top);
            while foot <= bottom {
                sheet.line(
                    Role::Nothing,
                    vec![(from, foot), (to, foot - pitch.min(bottom - top))],
                );
                foot += 9.0;
            }
        }
        let half = width_of(&moment.label) / 2.0;
        let place = middle.max(half).min(width - half);
        if place - half > free + 12.0 {
            sheet.label(
                Role::Muted,
                (place, bottom + 15.0),
                Anchor::Middle,
                &moment.label,
            );
            free = place + half;
        }
    }
    for steps in [low, high] {
        if !steps.is_empty() {
            sheet.line(Role::Axis, steps);
        }
    }
    if let Some(centre) = centre {
        sheet.line(Role::Ink, vec![(left, y(centre)), (right, y(centre))]);
    }
    if line.len() > 1 {
        sheet.line(Role::Actual, line);
    }
    let mut middle = left + pitch / 2.0;
    for moment in moments {
        if let Some(share) = moment.share {
            let (open, at) = (canvas.open(), (middle, y(share)));
            match (moment.young, moment.signal) {
                (true, _) => sheet.ring(Role::Nothing, at, 4.0),
                (false, true) => sheet.dot(Role::Actual, at, 6.5),
                (false, false) => sheet.dot(Role::Actual, at, 3.5),
            }
            around(&canvas, &open, (&moment.label, &moment.mark), at);
        }
        middle += pitch;
    }
    canvas.finish(name, description)
}
