//! Units by size: a dot each, around the common rate, between the limits that chance alone keeps to.

use super::axis::percent_axis;
use super::canvas::{Anchor, Canvas, Plot, fit, width_of};
use super::frame::Frame;
use super::mark::{Mark, around};
use super::role::Role;
use crate::node::Node;
use crate::order::sorted;
use crate::words::{count, say};

/// One unit; shares are 0–1.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Its name.
    pub label: String,
    /// How many leads.
    pub n: u64,
    /// What happened.
    pub share: f64,
    /// Inner low and high, outer low and high.
    pub limits: [f64; 4],
    /// 0 inside the limits, 1 between inner and outer, 2 beyond.
    pub outside: u8,
    /// What it says to those who do not see it.
    pub mark: Mark,
}

/// The most names beside dots.
const NAMED: usize = 8;

/// Draws the units around `rate`.
#[must_use]
pub fn funnel(frame: Frame, spots: &[Spot], rate: f64, name: &str, description: &str) -> Node {
    let width = f64::from(frame.width);
    let (left, right, top, bottom) = (48.0, width - 10.0, 12.0, 252.0);
    let canvas = Canvas::new(frame.width, 290);
    let sheet = canvas.sheet();
    // Sizes differ by orders of magnitude: their square root is what chance goes by.
    let root = |n: u64| libm::sqrt(n as f64);
    let most = spots.iter().map(|s| s.n).max().unwrap_or(1).max(1);
    let end = root(most) * 1.04;
    let highest = spots
        .iter()
        .map(|s| s.share.max(s.limits[1]))
        .fold(rate, f64::max);
    let (percent, step) = percent_axis(highest, bottom - top);
    let share_end = f64::from(percent) / 100.0;
    let plot = canvas.plot(left..right, top..bottom, 0.0..end, 0.0..share_end);
    let x = |n: u64| left + (right - left) * root(n) / end;
    let y = |share: f64| bottom - (bottom - top) * share / share_end;

    let mut at = 0;
    while at <= percent {
        let share = f64::from(at) / 100.0;
        plot.line(Role::Grid, vec![(0.0, share), (end, share)]);
        sheet.label(
            Role::Muted,
            (left - 6.0, y(share)),
            Anchor::End,
            &super::axis::tick(at),
        );
        at += step;
    }
    let mut free = left;
    for n in sizes(most) {
        let label = count(n);
        let half = width_of(&label) / 2.0;
        if x(n) - half > free + 10.0 && x(n) + half <= width {
            sheet.label(Role::Muted, (x(n), bottom + 13.0), Anchor::Middle, &label);
            free = x(n) + half;
        }
    }
    sheet.label(
        Role::Muted,
        (right, bottom + 30.0),
        Anchor::End,
        &say("number of leads"),
    );

    let order = sorted(spots.iter().collect::<Vec<_>>(), |a, b| a.n.cmp(&b.n));
    for (limit, role) in [
        (0, Role::Axis),
        (1, Role::Axis),
        (2, Role::Limit),
        (3, Role::Limit),
    ] {
        let mut points: Vec<(f64, f64)> = Vec::new();
        for spot in &order {
            let point = (root(spot.n), spot.limits[limit].max(0.0).min(share_end));
            if points.last().is_none_or(|last| last.0 < point.0) {
                points.push(point);
            }
        }
        if points.len() > 1 {
            plot.line(role, points);
        }
    }
    plot.line(Role::Ink, vec![(0.0, rate), (end, rate)]);
    for spot in &order {
        let (open, at) = (canvas.open(), (x(spot.n), y(spot.share)));
        match spot.outside {
            0 => sheet.ring(Role::Actual, at, 4.0),
            1 => sheet.dot(Role::Actual, at, 4.5),
            _ => sheet.dot(Role::Actual, at, 6.5),
        }
        around(&canvas, &open, (&spot.label, &spot.mark), at);
    }
    names(&sheet, &order, &x, &y, (left, width, top, bottom));
    canvas.finish(name, description)
}

/// Names beside the dots outside, farthest first, wherever none is in the way.
fn names(
    sheet: &Plot,
    order: &[&Spot],
    x: &dyn Fn(u64) -> f64,
    y: &dyn Fn(f64) -> f64,
    (left, width, top, bottom): (f64, f64, f64, f64),
) {
    let outside: Vec<&Spot> = order.iter().copied().filter(|s| s.outside > 0).collect();
    let far = sorted(outside, |a, b| {
        b.outside.cmp(&a.outside).then(b.n.cmp(&a.n))
    });
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    let mut named = 0;
    for spot in far {
        let (at, middle) = (x(spot.n), y(spot.share));
        let label = fit(&spot.label, (width - left) * 0.5);
        let room = width_of(&label);
        let (anchor, from) = if at + 10.0 + room <= width {
            (Anchor::Start, at + 10.0)
        } else {
            (Anchor::End, at - 10.0 - room)
        };
        let clear = |other: &(f64, f64, f64)| {
            libm::fabs(other.2 - middle) > 15.0
                || from > other.1 + 4.0
                || from + room < other.0 - 4.0
        };
        let dots = order.iter().all(|other| {
            let (ox, oy) = (x(other.n), y(other.share));
            std::ptr::eq(*other, spot)
                || libm::fabs(oy - middle) > 9.0
                || ox < from - 6.0
                || ox > from + room + 6.0
        });
        if named == NAMED || from < left || middle < top || middle > bottom || !dots {
            continue;
        }
        if taken.iter().all(clear) {
            let place = if anchor == Anchor::Start {
                from
            } else {
                at - 10.0
            };
            sheet.label(Role::Ink, (place, middle), anchor, &label);
            taken.push((from, from + room, middle));
            named += 1;
        }
    }
}

/// Round numbers up to `most`, three to a power of ten.
fn sizes(most: u64) -> impl Iterator<Item = u64> {
    (0..10_u32)
        .flat_map(|power| [1, 2, 5].map(|digit| digit * 10_u64.pow(power)))
        .take_while(move |&n| n <= most)
        .filter(|&n| n >= 5)
}
