//! A chart while it is being drawn: one view box, and regions of it with coordinates of their own.

use std::cell::{RefCell, RefMut};
use std::ops::Range;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, ShapeStyle, TextStyle};

use super::backend::{NodeBackend, TENTHS};
use super::mark::arrange;
use super::role::Role;
use super::text_width::text_width;
use crate::node::{Node, el};

/// Size of chart text, in units of the view box. The stylesheet sets the same.
pub(super) const TEXT: f64 = 13.0;

/// A view box.
pub(super) struct Canvas {
    area: DrawingArea<NodeBackend, Shift>,
    nodes: Rc<RefCell<Vec<Node>>>,
    width: u32,
    height: u32,
}

/// A region with coordinates of its own.
pub(super) struct Plot(DrawingArea<NodeBackend, Cartesian2d<RangedCoordf64, RangedCoordf64>>);

/// Where a text stands relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The text begins at the point.
    Start,
    /// The text is centred on the point.
    Middle,
    /// The text ends at the point.
    End,
}

impl Canvas {
    pub(super) fn new(width: u32, height: u32) -> Self {
        let nodes = Rc::new(RefCell::new(Vec::new()));
        let area = NodeBackend::new((width, height), Rc::clone(&nodes)).into_drawing_area();
        Self {
            area,
            nodes,
            width,
            height,
        }
    }

    /// A list of rows above an axis: `bottom` is where the rows end.
    pub(super) fn rows(width: u32, bottom: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most some thousands"
        )]
        let height = (bottom + 24.0) as u32;
        Self::new(width, height)
    }

    /// The region between these edges (in view-box units) with these coordinates; `y` runs from bottom to top.
    pub(super) fn plot(
        &self,
        left_right: Range<f64>,
        top_bottom: Range<f64>,
        x: Range<f64>,
        y: Range<f64>,
    ) -> Plot {
        let unit = |v: f64| tenth(v);
        let area = self.area.clone().shrink(
            (unit(left_right.start), unit(top_bottom.start)),
            (
                unit(left_right.end - left_right.start),
                unit(top_bottom.end - top_bottom.start),
            ),
        );
        let (across, down) = area.get_pixel_range();
        Plot(area.apply_coord_spec(Cartesian2d::new(x, y, (across, down.end..down.start))))
    }

    /// The whole view box in its own units, from the top.
    pub(super) fn sheet(&self) -> Plot {
        let (w, h) = (f64::from(self.width), f64::from(self.height));
        self.plot(0.0..w, 0.0..h, 0.0..w, h..0.0)
    }

    /// What is drawn so far.
    pub(super) fn drawn(&self) -> RefMut<'_, Vec<Node>> {
        self.nodes.borrow_mut()
    }

    /// The finished chart, named for those who do not see it.
    pub(super) fn finish(self, name: &str, description: &str) -> Node {
        let name = crate::words::say(name);
        let nodes = std::mem::take(&mut *self.drawn());
        let svg = el("svg")
            .class(format!("rg-chart rg-w{}", self.width))
            .attr("viewBox", format!("0 0 {} {}", self.width, self.height))
            .attr("focusable", "false");
        arrange(svg, nodes, &name, description).into()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "view boxes are a few thousand units"
)]
fn tenth(value: f64) -> i32 {
    libm::round(value * f64::from(TENTHS)) as i32
}

fn filled(role: Role) -> ShapeStyle {
    ShapeStyle {
        color: role.sentinel().into(),
        filled: true,
        stroke_width: 1,
    }
}

fn hollow(role: Role) -> ShapeStyle {
    ShapeStyle {
        color: role.sentinel().into(),
        filled: false,
        stroke_width: 1,
    }
}

// Drawing appends to a list and cannot fail: the backend's error has no value.
impl Plot {
    pub(super) fn rect(&self, role: Role, from: (f64, f64), to: (f64, f64)) {
        let _ = self.0.draw(&Rectangle::new([from, to], filled(role)));
    }

    pub(super) fn line(&self, role: Role, points: Vec<(f64, f64)>) {
        let _ = self.0.draw(&PathElement::new(points, hollow(role)));
    }

    pub(super) fn dot(&self, role: Role, at: (f64, f64), radius: f64) {
        let _ = self.0.draw(&Circle::new(at, tenth(radius), filled(role)));
    }

    pub(super) fn ring(&self, role: Role, at: (f64, f64), radius: f64) {
        let _ = self.0.draw(&Circle::new(at, tenth(radius), hollow(role)));
    }

    pub(super) fn label(&self, role: Role, at: (f64, f64), anchor: Anchor, value: &str) {
        self.words(role, at, anchor, value, FontStyle::Normal);
    }

    pub(super) fn strong(&self, role: Role, at: (f64, f64), anchor: Anchor, value: &str) {
        self.words(role, at, anchor, value, FontStyle::Bold);
    }

    fn words(&self, role: Role, at: (f64, f64), anchor: Anchor, value: &str, weight: FontStyle) {
        let h = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let font = ("sans-serif", TEXT * f64::from(TENTHS))
            .into_font()
            .style(weight);
        let color = role.sentinel();
        let style = TextStyle::from(font)
            .color(&color)
            .pos(Pos::new(h, VPos::Center));
        let _ = self.0.draw(&Text::new(value.to_owned(), at, style));
    }
}

/// An upright line at `x` over each of these spans from top to bottom.
pub(super) fn across(sheet: &Plot, role: Role, x: f64, bands: &[(f64, f64)]) {
    for &(top, bottom) in bands {
        sheet.line(role, vec![(x, top), (x, bottom)]);
    }
}

/// The spans that upright lines may cover in a list of rows: all of it where labels stand beside the marks; around the
/// marks where labels stand above them, so that no line runs through a word.
pub(super) fn bands(
    above: bool,
    rows: usize,
    (top, bottom): (f64, f64),
    pitch: f64,
    mark: (f64, f64),
) -> Vec<(f64, f64)> {
    if !above {
        return vec![(top, bottom)];
    }
    let mut y = top - pitch;
    (0..rows)
        .map(|_| {
            y += pitch;
            (y + mark.0 - 3.0, y + mark.1 + 3.0)
        })
        .collect()
}

/// Width of a chart text, in units of the view box.
pub(super) fn width_of(value: &str) -> f64 {
    text_width(value) * TEXT
}

/// Width of the widest of these texts, in units of the view box.
pub(super) fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> f64 {
    texts.map(width_of).fold(0.0_f64, f64::max)
}

/// The text, shortened with an ellipsis where it would be wider than `room`.
pub(super) fn fit(value: &str, room: f64) -> String {
    if width_of(value) <= room {
        return value.to_owned();
    }
    let room = room - width_of("…");
    let mut out = String::new();
    for c in value.chars() {
        out.push(c);
        if width_of(&out) > room {
            out.pop();
            break;
        }
    }
    format!("{}…", out.trim_end())
}
